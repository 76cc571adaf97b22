"""Shapes of titles and makers: runs of capitalised words, bylines, quotes before a maker."""

import re
from collections.abc import Iterable

from pipeline.find.manner import says_how
from pipeline.find.posts.words import BYLINE, RESOURCE_NOUNS
from pipeline.text.caseless import caseless

PARTICLES = "van|von|de|der|la|al|du|di|da|del|den|dos"  # small words inside names
_NAME = rf"(?:(?:Dr|Prof|Professor)\.?\s+)?(?:[A-ZÀ-ÖØ-Þ]\.\s?){{0,3}}[A-ZÀ-ÖØ-Þ0-9][\w'’-]+(?:\s+(?:[A-ZÀ-ÖØ-Þ]\.\s*)*(?:(?:{PARTICLES})\s+)*[A-ZÀ-ÖØ-Þ][\w'’-]+){{0,3}}"
_SMALL = (
    r"of|the|and|a|an|for|in|to|on|with|from|&|is|at|de|la|y|und|der|die|das|et|le|o|do|da|e|you|need|your|without|as"
)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ0-9](?:[\w'’+#&/-]|\.(?=\w))*"
TITLE_RUN = rf"{_CAPITAL}(?:[:,]?\s+(?:{_CAPITAL}|(?:{_SMALL})(?=\s))){{0,14}}"

_CODE_NAME = r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+"  # "loom-kit"
_GLAD = r"(?:(?:we|i)(?:['’](?:re|m)|\sare|\sam)\s+)?(?:(?:so|very|super|really)\s+)?(?:excited|happy|proud|thrilled|pleased|delighted|glad)"
# A line that introduces something by its name: "Announcing Loom!", "Meet Loom, ...", "We are glad to announce loom-kit, ...".
ANNOUNCES = re.compile(
    rf"^(?:announcing|introducing|meet|presenting|say hello to|presentamos|te presento|apresentamos|apresento|voici|darf ich vorstellen)(?:[\s.:…]|[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])+"
    rf"(?P<title>(?-i:{TITLE_RUN}))|"
    rf"^{_GLAD}\s+to\s+(?:announce|introduce|present|release|launch)\s+(?P<made>(?-i:{TITLE_RUN}|{_CODE_NAME}))(?=\s*(?:[,.!:;(–—]|-\s|$))",
    re.I,
)

# What somebody has just made, at the end of a line: "Check out my new blog post Gravel at Night."
NEWLY_MADE = re.compile(
    rf"\b(?:my|our)\s+(?:brand[- ])?(?:new|newest|latest|most recent)\s+(?:[\w-]+\s+)?(?:{RESOURCE_NOUNS})[,:]?\s+"
    rf"(?:(?:called|named|titled)\s+)?[\"“'‘]?(?P<title>(?-i:{TITLE_RUN}))[\"”'’]?\s*[.!:]?$",
    re.I,
)

# What somebody has made, pointed at right before its link: "Take a look at our Gravel Sorting Demo:".
POINTED_AT = re.compile(
    rf"(?:^|[.!?]\s+)(?:(?:and|you can|please)\s+)?(?:check out|take a look at|have a look at|see|read|try|watch)\s+(?:also\s+)?(?:my|our)\s+"
    rf"[\"“'‘]?(?P<title>(?-i:{TITLE_RUN}))[\"”'’]?\s*:\s*$",
    re.I,
)

# The words right before a link that name it: "my new book, The Long Way", "you should use Loom".
_OWNER = r"(?:my|our|his|her|their|your|the|a|this)"
APPOSITION = re.compile(
    rf"\b{_OWNER}\s+(?:[\w-]+\s+){{0,2}}(?:{RESOURCE_NOUNS}),?\s+(?:(?:called|named|titled)\s+)?[\"“'‘]?(?P<title>(?-i:{TITLE_RUN}))$",
    re.I,
)
USED = re.compile(
    rf"\b(?:use|using|used|try|recommend|called|named|titled|usa|usar|usad|prueba|nutzt|benutzt|utilisez)\s+(?P<title>(?-i:{TITLE_RUN}))$",
    re.I,
)
BRACKETED = re.compile(
    rf"(?:^|[\s,(])(?P<title>{_CAPITAL}(?:\s+(?:{_CAPITAL}|(?:{_SMALL})(?=\s+{_CAPITAL}))){{0,7}})\s*[(\[]$"
)
# What somebody has, behind their name: "example.org's Gravel Weekly".
OWNED = re.compile(
    rf"['’]s\s+(?P<title>{_CAPITAL}(?:\s+(?!(?:and|&)\s+[\w'’-]+['’]s\s)(?:{_CAPITAL}|(?:{_SMALL})(?=\s+{_CAPITAL}))){{0,9}})?"
)

# The makers that end a line: "Title by Maker", "Title: By A, B and C", "Titel von Maker"; "de" and its kin only behind a comma or dash.
NAMES = rf"{_NAME}(?:,\s+(?!and\b|y\b|und\b){_NAME}){{0,5}}(?:,?\s+(?:and|y|und|et|e|&)\s+{_NAME})?"
_SURNAME = rf"(?:[A-ZÀ-ÖØ-Þ]\.\s?)*(?:(?:{PARTICLES})\s+)*[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ][\w'’-]*"
SURNAMES = rf"{_SURNAME}(?:(?:,|,? and|,? &|,? und|,? y)\s+{_SURNAME}){{0,4}}"
_INITIALED = r"[A-ZÀ-ÖØ-Þ][\w'’-]+\s+(?:[A-ZÀ-ÖØ-Þ]\.\s*){1,3}[A-ZÀ-ÖØ-Þ][\w'’-]+"  # needs no word before it
BYLINE_END = re.compile(
    rf"(?<=[a-z])\s{_INITIALED}(?:(?:,|,? and|,? &)\s+{_INITIALED}){{0,4}}$|"
    rf"(?<!\s)\s*(?:[,:–—(-]\s*(?:[Dd]e|[Dd]i|[Dd]a|[Dd]o|[Dd]el|[Bb]y|[Vv]on|[Pp]ar|[Pp]or)|(?<=\s)(?:by|von|par|por|av|af))\s+{NAMES}[.)]*$"
)


def byline_end(text: str) -> re.Match[str] | None:
    """The makers that end `text`."""
    found = BYLINE_END.search(text)
    return None if found and says_how(text, *found.span()) else found


def byline_in(text: str) -> re.Match[str] | None:
    """What first comes between a work and its maker in `text`."""
    return next((m for m in BYLINE.finditer(text) if not says_how(text, *m.span())), None)


# What comes behind "by" in plans: weekdays, and the months that are nobody's name.
_DUE = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|July|September|October|November|December)\b"

# Labels before a title: "Fiction: The Salt Road by Mira Petrossian".
_GENRE = r"(?:(?:Non-?)?[Ff]iction|Sci-?[Ff]i|Fantasy|Novels?|(?:Reference |Text ?)?[Bb]ooks?|Memoirs?|Biograph(?:y|ies)|Business|Technical|Bonus|Also)"

# "Title by Maker", "Title, by Maker", "Title series by Maker": a run of capitalised words before somebody's name.
TITLE_BY = re.compile(
    rf"(?P<title>(?!{_GENRE}:){TITLE_RUN})(?:\s+(?:series|trilogy|saga|books|novels))?\s*,?\s+(?:by|von|par|de)\s+(?!{_DUE}|(?P=title)\b)(?P<by>{_NAME})"
)
_MADE = re.compile(r"\s(?:by|von|par|de)\s")


def titles_by(text: str) -> Iterable[re.Match[str]]:
    """Every title before its maker; a word between them is looked for first, as most lines have capitals and no maker."""
    return TITLE_BY.finditer(text) if _MADE.search(text) else ()


# A work and its maker open the line, a remark follows: "Title by Maker. I read it twice", "Title, by @maker - short".
_MAKER = rf"(?:@\w{{2,30}}|{NAMES})"
SIGNED_OPENING = re.compile(
    rf"(?:{_GENRE}:\s+|(?:Probably|Definitely|Easily),?\s+(?=The\s|An?\s))?(?P<title>[A-ZÀ-ÖØ-Þ0-9¿¡](?:[^\n.!?;()“„]|\([^()\n]{{1,60}}\)|[!?](?=,?\s+by\s)|(?<=[MDS][rt])\.){{1,119}}?(?<=[\w)!?’']))(?:\s*,)?\s+(?:(?:co-)?hosted\s+)?(?:by|von|par|por)\s+(?!{_DUE}|(?P=title)\b)(?P<by>{_MAKER})"
    r"(?:[).]*$|\s*[.:;,!]\s+|\.(?=[A-Z])|\s?(?:\.{3}|…)\s?(?=\w)|\s+[-–—:]+\s+|\s*[–—]\s*|(?=\s+[(&])|\s-(?=\w))"
)

# What somebody made who is no maker of a work: "Photo by Sam Stone", "Posted by Sam".
CREDIT = re.compile(
    r"(?:.*\s)?(?:photos?|photographs?|images?|pictures?|illustrations?|cover|art|artwork|graphics?|video|posted|written|reviewed|reported|edited|"
    r"translated|published|submitted|recommended|suggested|chosen|picked|indicado|recomendado|sugerido|empfohlen|recommandé|shared|compiled|curated|created|designed|directed|story|text|words|review|comment|quote|fotos?|bild|imagen)(?:\s+(?:by|von|por|par|da|di)\s.*)?|"
    r"(?:updated|presented|hosted|produced|powered|sponsored|founded|moderated|narrated|inspired|followed|led|made|taught|organi[sz]ed|introduction|foreword|music|lyrics|"
    r"screenplay)(?:\s+by\s.*)?",
    re.I,
)

# What comes behind a title that the markup sets off: "by Sam Stone", ", von Ida Frost", "(Stone & Frost)", "(Sam Stone, 2015)".
MAKER_BEHIND = re.compile(
    rf"[.,]?\s+(?:(?:by|von|par|por|de|di|av|af)\s+(?P<by>{NAMES})"
    rf"|\((?P<made>(?!The\b|A\b|In\b){_SURNAME}(?:,\s+{_SURNAME})*(?:,?\s+(?:&|and|und|y|et|e)\s+|\s+){_SURNAME})(?:,\s*(?:1[89]|20)\d\d)?\))"
)

# A maker before a title in quotes: "Strogatz's “Nonlinear Dynamics”", "Halmos, 'Measure Theory'".
MAKER_QUOTED = re.compile(
    rf"(?<![\w.])(?P<by>(?:[A-ZÀ-ÖØ-Þ][\w-]+\s+){{0,2}}{_SURNAME})(?:['’]s?|,)\s+[\"“„«‘'](?P<title>{TITLE_RUN}[!?]?)[,.]?[\"”“»’'](?!\w)"
)
# Makers in brackets behind a name, each with at least two words: "(Bo Frost, Ana Silva)".
_PART = r"(?:(?:[A-ZÀ-ÖØ-Þ]\.){2,4}|[A-ZÀ-ÖØ-Þ][\w'’-]*\.?)"
PERSON = rf"{_PART}(?:\s+(?:(?:{PARTICLES})\s+){{0,2}}{_PART}){{1,3}}"
PERSONS = rf"{PERSON}(?:(?:,|,? and|,? &)\s+{PERSON}){{0,4}}"
# Several of whom the last stands behind "and"; no title of somebody else's does: "by Sam Stone and Sand by Ida Frost".
_TOGETHER = (
    rf"{PERSON}(?:,\s+{PERSON}){{0,4}},?\s+(?:and|&|y|und|et|e)\s+{PERSON}"
    r"(?!\s+(?:by|von|de|di|par|por)\s)(?=[.,;:!?)]|$|\s+[-–—(a-z])"
)
# The same by their surnames alone: "by Stone, Frost and Lind".
_BY_SURNAMES = (
    rf"{_SURNAME}(?:,\s+{_SURNAME}){{0,4}},?\s+(?:and|&|y|und|et|e)\s+{_SURNAME}"
    r"(?!\s+(?:by|von|de|di|par|por)\s)(?=[.;:!?)]|$|\s+[-–—(])"
)
QUOTED_BY = re.compile(
    rf"[\"“„«](?P<title>[^\"“”»\n]{{3,120}}?)[,.]?[\"“”»]\s*,?\s*(?:\([^()\n]{{1,30}}\)\s*)?(?:by|von|de|di|par|por)\s+(?P<by>{_TOGETHER}|{_BY_SURNAMES}|{_NAME})"
)
MAKERS_IN_BRACKETS = re.compile(rf"(?<!\s)\s+\((?P<by>{PERSONS})\)$")
# "Title by Maker and Maker" among others of its kind: what follows "and" is no next title.
_UNBROKEN = rf"{_CAPITAL}(?:\s+(?:{_CAPITAL}|(?:{_SMALL})(?=\s))){{0,14}}"
CITED = re.compile(
    rf"(?P<title>{TITLE_RUN}),?\s+(?:by|von|par)\s+(?P<by>{PERSON}(?:\s+(?:and|&|und|et)\s+(?!{_UNBROKEN},?\s+(?:by|von|par)\s){PERSON})?(?<!\w\w\.))"
)
# Nothing but people, each with at least two words, and perhaps when: "Sam Stone", "by Ida Frost, c. 1872".
PERSONS_ONLY = re.compile(rf"(?:[Bb]y\s+)?(?P<by>{PERSONS})(?:,|,?\s+\(?(?:c\.\s?)?(?:1\d|20)\d\d\)?)?$")

# A name and, behind a comma, what it is: "River Logic, a free course in nine evenings".
APPOSED = re.compile(
    rf"(?:^|(?<=\s))(?P<title>{_CAPITAL}(?:\s+(?:{_CAPITAL}|(?:{_SMALL})(?=\s+{_CAPITAL}))){{1,8}}),\s+(?:a|an|the|my|our|his|her|their)\s+(?:[\w-]+\s+){{0,3}}"
    rf"(?:{RESOURCE_NOUNS})\b"
)

# Titles between book brackets, and their maker behind a label: "《慢工》 作者：林小满".
BOOK_BRACKETS = re.compile(
    r"[《『](?P<title>[^》』\n]{1,80})[》』]\s*(?:[-–—,，]?\s*(?:作者|著者|저자|by)\s*[:：]?\s*(?P<by>[^\s,，。()（）]{2,30}))?"
)

TITLE_PAREN = re.compile(rf"^(?P<title>{TITLE_RUN})\s+\((?P<by>{_NAME})\)\.?$")
TITLE_COLON = re.compile(
    rf"^(?P<title>{_CAPITAL}(?:\s+(?:{_CAPITAL}|(?:{_SMALL})(?=\s))){{0,6}}:\s+{_CAPITAL}(?:\s+(?:{_CAPITAL}|(?:{_SMALL})(?=\s+{_CAPITAL}))){{1,8}})"
)
# "Title - Maker", "Title (Maker)", "Title (Novel, by Maker)", "Title, Maker", "Title - Maker et al.": one work of a shelf.
WORK_AND_MAKER = re.compile(
    rf"(?P<title>[A-ZÀ-ÖØ-Þ0-9][^\n()–—]{{2,120}}?)(?:\s+[-–—]\s+|\s+\((?:[^\W\d_]{{3,20}},\s)?(?:(?:by|von|par|por|de)\s+)?|,\s+|,?\s+(?:by|von|par|por|de)\s+(?!(?P=title)\b))(?P<by>(?-i:{NAMES}))(?:,?\s+et al\.?)?\)?\.?$"
)

# The same where the maker has at least two words.
WORK_AND_PERSON = re.compile(
    rf"(?P<title>[A-ZÀ-ÖØ-Þ0-9][^\n–—]{{2,120}}?)(?:\s+[-–—]\s+|,?\s+(?:by|von|par|por|de)\s+|,\s+)(?P<by>{PERSONS})"
)

# "Maker; Title", "Maker - Title": one work of a shelf whose makers go first.
MAKER_AND_WORK = re.compile(
    rf"(?P<by>(?-i:{NAMES}))(?:;\s+|\s+[-–—]\s+)(?P<title>[A-ZÀ-ÖØ-Þ0-9¿¡][^\n;–—]{{1,119}}?)\.?$"
)
_SMALL_IN_NAMES = frozenset(("and", "y", "und", *PARTICLES.split("|")))
_NO_PERSON = frozenset("The A An How Why What When Who On In Of My Your Our No All New Big Zero One Two Three".split())


def may_be_person(text: str) -> bool:
    """Two to four words that all begin with a capital, the first of them no word that opens titles."""
    words = text.replace("&", "and").split()
    named = [word for word in words if word[:1].isupper()]
    small = all(word in _SMALL_IN_NAMES for word in words if word not in named)
    return small and 2 <= len(named) <= 4 and words[0] not in _NO_PERSON


# "Title - Maker" and nothing else, the maker with at least two words.
WORK_AND_DASHED_MAKER = re.compile(rf"^(?P<title>{TITLE_RUN})\s+[-–—]\s+(?P<by>{PERSON})\.?$")

# Words that all begin with a capital or are small: "The Left Hand of Darkness".
CAPITALS = re.compile(rf"{_CAPITAL}(?:[:,]?\s+(?:{_CAPITAL}|(?:{_SMALL})(?=\s+)))*[!?]?")

# Verbs that tell of a work behind its name, in the third person (read off reading lists in five languages).
TELLING_VERB = re.compile(
    r"\s+(?P<verb>(?:(?:del?|by|von|di)\s+@\w+\s+)?(?:cuenta|explica|repasa|narra|trata|habla|recoge|recorre|muestra|reúne|es|relata|conta|mostra|"
    r"fala|é|tells|explains|covers|follows|shows|describes|is|collects|teaches|looks|raconte|explique|montre|suit|est|erzählt|erklärt|zeigt|"
    r"handelt|ist|sammelt|beschreibt|racconta|spiega|mostra)\b)",
)

# Words for things to use, where a thread is about one of them.
TOOL_NOUNS = caseless(
    r"\b(?:open[- ]source|tool|app|extension|plugin|plug-in|library|framework|cli|herramienta|aplicación|extensión|ferramenta|outil|werkzeug|"
    r"erweiterung|programm|strumento)\b|工具|项目|插件|开源|扩展|ツール|アプリ|拡張機能|도구|앱|확장"
)

# Words that only something to sign up for has.
PLAN_NOUNS = caseless(
    r"\b(?:account|plan|version|subscription|konto|version|tarif|plano|abonnement|compte)\b|账号|アカウント|계정"
)

# Words before a handle that say to work with it.
USES = re.compile(r"\b(?:with|using|use|try|mit|nutzt|con|usando|usa|com|avec|utilisez)\s+@(?P<tool>\w{2,30})", re.I)

# A title inside a sentence begins with a capital article: "start with The Effect for intuition".
INNER_TITLE = re.compile(
    rf"(?<=[a-z,] )(?<!\bby )(?<!\bat )(?<!\bof )(?<!\bfrom )(?<!\bin )(?P<title>(?:The|A|An)\s+{_CAPITAL}(?:[:,]?\s+(?:{_CAPITAL}|(?:{_SMALL})(?=\s+{_CAPITAL})))*)|(?P<owned>{_CAPITAL}['’]s\s+(?:The|A|An)\s+{_CAPITAL}(?:\s+{_CAPITAL})*)"
)
_ARTICLE = re.compile(r"\s(?:The|An?)\s")


def inner_title_in(text: str) -> re.Match[str] | None:
    """The first title inside a sentence; its article is looked for first, as most lines have none."""
    return INNER_TITLE.search(text) if _ARTICLE.search(text) else None
