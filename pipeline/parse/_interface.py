"""Lines that the interfaces of unrollers, viewers and networks print around a thread, as data.

Structure is asked first; these words only settle where content ends. Each list says what its lines mean.
"""

import re

# The rest of the page is other threads: footers of unrollers, in the languages that they come in.
FOREIGN_HEADINGS = tuple(
    "you may also like|you might also like|related threads|more threads|popular threads|recommended threads|"
    "trending threads|latest threads|similar threads|threads you may like|discover more|read next|"
    "también te puede interesar|te puede interesar|das könnte dir auch gefallen|vous aimerez aussi|"
    "você também pode gostar|potrebbe interessarti anche|你可能还喜欢|你可能也喜欢|相关推荐|こちらもおすすめ|"
    "함께 보면 좋은".split("|")
)
# … and whose they are is said behind these.
MORE_FROM = tuple(
    "more from|more by|more threads from|more threads by|más de|mehr von|plus de|mais de|altro da|meer van|"
    "więcej od|ещё от|更多来自".split("|")
)
_MORE_FROM = re.compile(rf"^\W{{0,3}}(?:{'|'.join(MORE_FROM)})\s+(?P<who>\S.{{0,80}})$", re.I)
_LETTERS = 4  # that a phrase has at least
_LONGEST = max(map(len, (*MORE_FROM, *FOREIGN_HEADINGS)))
_BEGINNINGS = re.compile(rf"\n[^\w\n]*(\w.{{{_LETTERS - 1},{_LONGEST - 1}}})")

# Lines of Thread Reader's footer, whole or by their beginning; the ones that end a thread come first.
READER_FOOTER = tuple(
    "missing some tweet in this thread|keep current with|stay in touch and get notified|"
    "this thread may be removed anytime|twitter may remove this content|read all threads|save this thread in pdf|"
    "save this thread|try unrolling a thread yourself|more from @|did thread reader help you today|support us!|"
    "follow @threadreaderapp".split("|")
)
READER_CHROME = (
    *READER_FOOTER,
    *(
        "force a refresh|force refresh|you can try to|read on twitter|read on x|scrolly|bookmark|"
        "share this page|enter url or id to unroll|practice here first|read more on our help page|"
        "donate via paypal|become premium|become a premium member|or donate anonymously using crypto|"
        "thank you for your support|like this thread|this content may be removed anytime|related hashtags|"
        'add to "my authors"|my authors|track bookmarks|this thread can be read here|see all of|'
        "more like this|follow |tweet this thread|copy to clipboard|subscribe to unrolls"
    ).split("|"),
)

# Buttons that pages print under their text, alone on a line, in the languages of their interfaces.
BUTTONS = tuple(
    "share|share this|share this thread|share this post|copy link|copy|save|save as pdf|download|download pdf|"
    "bookmark|print|report|subscribe|sign up|log in|back to top|load more|show more|read more|compartir|"
    "copiar enlace|guardar|teilen|link kopieren|speichern|partager|copier le lien|enregistrer|compartilhar|"
    "copiar link|salvar|condividi|分享|复制链接|保存|共有|공유".split("|")
)

# Lines that unrollers and viewers print beside a post; the picture itself is elsewhere.
PICTURES = (
    *"image|thread image|embedded video|photo|picture|video|gif|imagen|imagem|bild|immagine".split("|"),
    *"图像|图片|画像|이미지".split("|"),
)

# A viewer signs its page; what follows are its controls.
VIEWER_FOOTER = re.compile(
    r"^(?:generated|made|created|powered|unrolled|exported|rendered|erstellt|generiert|généré|créé|"
    r"generado|creado|gerado|criado|generato|creato|сделано|создано)\s+"
    r"(?:by|with|using|in|mit|von|avec|par|con|por|com|da|с помощью)\s+\S",
    re.I,
)
# Icon fonts show their names where the font is missing: "view_carousel Carousel", "arrow_forward".
ICON = re.compile(r"^[a-z]{2,20}(?:_[a-z]{1,20}){1,4}(?=\s|$)")
SHORTCUT = re.compile(r"\b(?:press|drücke|appuyez|pulsa|pressione|premi)\b.{0,20}(?:⌘|ctrl|cmd|strg|⌥|alt)", re.I)


def starts(text: str, phrases: tuple[str, ...]) -> bool:
    """True where the line, without leading marks, begins with one of `phrases`."""
    return text.strip(" \t•*#>|-").casefold().startswith(phrases)


def equals(text: str, phrases: tuple[str, ...]) -> bool:
    """True where the whole line is one of `phrases`."""
    return text.strip(" \t.:!·•").casefold() in phrases


def more_from(text: str) -> str | None:
    """Whom a footer "More from …" names."""
    found = _MORE_FROM.match(text.strip())
    who = found["who"].strip() if found else ""
    return who if who and len(who.split()) < 8 and not who.endswith((".", "!", "?", ",", ":")) else None


def has_footer(text: str) -> bool:
    """False where no footer of other threads can stand in `text`: cheaper than to look line by line.

    Only phrases with whose first letters some line begins are sought, seldom more than one or two, and only there.
    """
    beginnings = set(_BEGINNINGS.findall("\n" + text))
    begun = {letters.casefold()[:_LETTERS] for letters in {beginning[:_LETTERS] for beginning in beginnings}}
    phrases = [phrase for phrase in (*MORE_FROM, *FOREIGN_HEADINGS) if phrase[:_LETTERS] in begun]
    folded = "\n".join(beginnings).casefold() if phrases else ""
    return any(phrase in folded for phrase in phrases)
