"""off-topic: strangers' posts, quoted posts, conversation."""

import re

from pipeline.model import Genre, Reason, Role, Standing, UrlState, Verdict
from pipeline.strip.case import Case, count_words
from pipeline.strip.genres import POSTS, SPOKEN, only_at, only_in

_STRANGERS = {
    Standing.REPLY: "somebody else's reply",
    Standing.QUOTED: "a quoted post",
    Standing.FOREIGN: "another thread",
}
_CHATS = frozenset({"telegram", "discord", "slack", "whatsapp"})
_DISCUSSION = frozenset({Genre.DISCUSSION})
_TALKED = frozenset({"twitter", "mastodon"})
# Where in an interface something is found: the link shows an example of such a page.
_INTERFACE = re.compile(
    r"\b(?:button|icon|menu|tab|toggle|checkbox|dropdown|schaltfl[äa]che|bot[óo]n|bot[ãa]o|bouton)\b[^.\n]{0,60}\b(?:top|bottom|upper|lower|right|left|corner|sidebar|oben|unten|rechts|links|arriba|abajo|derecha|izquierda|direita|esquerda|droite|gauche)\b",
    re.I,
)
_OWN_THING = re.compile(r"\b(?:my|mein\w{0,2}|mi|mis|meu|minha|mon|ma|mes|our|unser\w{0,2})\b|我的|私の|내 ", re.I)
_URL = re.compile(r"https?://\S+")
_LAUGHS = re.compile(
    r"[😂🤣😅😆😜😹]|(?<!\w)[;:]-?[)Pp](?!\w)|\b(?:lol|lmao|haha\w*|jaja\w*|kkk+|mdr|ptdr)\b|wwww|哈哈|ㅋㅋ", re.I
)
_IN_JEST = re.compile(r"(?<!\w);-?\)|😜|😉|#(?:fun_?fact|jokes?|humou?r|memes?|shitpost\w*|blague|witz|chiste)\b", re.I)
_ASKING = re.compile(r"[?？]\s*$", re.M)
_LIKES = re.compile(r"\b(?:recommend|love|like|enjoy|favou?rite|best|great|check out|useful|helpful)\w*\b", re.I)
_GUESSES = frozenset({"capitalised", "first sentence"})  # what names a link where no words do
# Words that lead to a post as to something to read, and signs that point at it.
_POINTS = re.compile(
    r"\b(?:threads?|tweets?|posts?|hilos?|fios?|fils?|read|see|check|here|via|by|follow|lists?|guides?|tutorials?|explain\w*|summar\w*|"
    r"resources?|courses?|books?|papers?|tools?|lee[rn]?|leia|lire|lest|siehe|aquí|aqui|ici|hier)\b|[:：↓→⬇👇][\s\ufe0f]*$",
    re.I,
)
# Parts of a site that are for machines, records of a ledger, and a machine's own number.
_MACHINERY = re.compile(
    r"^https?://[^/]+/(?:robots\.txt|favicon\.ico|sitemap\.xml|ads\.txt|humans\.txt)$|"
    r"^https?://[^/]+/(?:[\w-]+/){0,3}(?:address|tx|transaction|wallet)/[A-Za-z0-9]{16,}|"
    r"^https://(?P<number>\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?)$",
    re.I,
)
# Rooms in which a call is held at some hour.
_MEETING = re.compile(
    r"^https?://(?:[\w-]+\.)?(?:zoom\.(?:us|com)/(?:j|my|w)/|meet\.google\.com/|meet\.jit\.si/|whereby\.com/|webex\.com/meet/"
    r"|teams\.(?:microsoft|live)\.com/(?:l/meetup-join|meet)/)",
    re.I,
)
_BOT = re.compile(
    r"\b(?:I am|I['’]m|this is) an? (?:\w+ )?bot\b|\bthis action was performed automatically\b|\bbeep,? boop\b|\^bot\b",
    re.I,
)
_BOTS = re.compile(
    r"(?:u/)?(?:AutoModerator|RemindMeBot|sneakpeekbot|WikiTextBot|WikiSummarizerBot|AutoNewspaperAdmin)", re.I
)
_TALKS = re.compile(r"\s*@\w+(?:@[\w.-]+)?\s")
_PATH = re.compile(r"https?://[^/]+/[^?#]")
_STATUS = re.compile(  # or what the network shows of one: "twitter.com/ada/stat…"
    r"https?://(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com/\w+/(?:status(?:es)?/\d+|s(?:t(?:a(?:t(?:us?)?)?)?)?/?$)|"
    r"https?://bsky\.app/profile/[^/]+/post/",
    re.I,
)


def stranger(case: Case) -> Verdict | None:
    """The post is not of the thread."""
    if case.post is None:
        return None
    if case.post.standing is Standing.ADVERT:
        return Verdict(Reason.CHROME, "an advert", case.post.author or "")
    rule = _STRANGERS.get(case.post.standing)
    return Verdict(Reason.OFF_TOPIC, rule, case.post.author or "") if rule else None


@only_in(SPOKEN | {Genre.BOOKMARKS})
def code_block(case: Case) -> Verdict | None:
    """An address in a listing or a quotation is an example."""
    if case.block.role is Role.CODE:
        return Verdict(Reason.OFF_TOPIC, "in a listing", case.line[:80])
    if case.block.role is Role.QUOTE and case.entry is None:
        return Verdict(Reason.OFF_TOPIC, "in a quotation", case.line[:80])
    return None


@only_in(SPOKEN)
@only_at(_STATUS.match)
def conversation(case: Case) -> Verdict | None:
    """A post of the network, linked without a word or behind words that neither point to it nor praise: the one that is quoted."""
    if case.entry is None or (case.entry.name is not None and not _answered(case)):
        return None
    return Verdict(Reason.OFF_TOPIC, "a quoted post's address", case.url)


@only_in(POSTS)
def talk(case: Case) -> Verdict | None:
    """A post of a timeline that begins with somebody's name talks to them; in one author's, where it laughs with them."""
    if case.document.platform not in _TALKED or case.entry is None:
        return None
    match = _TALKS.match(case.told.texts[0] if case.told.texts else "")
    if not match or not (case.document.genre is Genre.DISCUSSION or case.around.find(_LAUGHS)):
        return None
    return Verdict(Reason.OFF_TOPIC, "talks to somebody", match[0])


@only_in(_DISCUSSION)
def jest(case: Case) -> Verdict | None:
    """A post of a timeline that winks, or that a tag calls a joke."""
    if not case.document.is_timeline or case.entry is None:
        return None
    match = case.around.find(_IN_JEST)
    return Verdict(Reason.OFF_TOPIC, "in jest", match[0]) if match else None


def wordless(case: Case) -> Verdict | None:
    """A bare home page in a chat, or any page in a timeline, with hardly a word about it."""
    if case.document.is_timeline and case.entry is not None and not case.candidate.title:
        said = case.around.words
        return Verdict(Reason.OFF_TOPIC, "post without words", case.url) if said <= 1 else None
    if case.document.platform not in _CHATS or case.entry is None or _PATH.match(case.url) or case.candidate.title:
        return None
    said = count_words(case.block.text.replace(case.candidate.written, " "))
    return Verdict(Reason.OFF_TOPIC, "home page without a word", case.url) if not said else None


@only_in(_DISCUSSION)
def example_page(case: Case) -> Verdict | None:
    """A page that shows where in an interface something stands."""
    match = _INTERFACE.search(case.line)
    return Verdict(Reason.OFF_TOPIC, "shows an interface", match[0]) if match else None


@only_in(SPOKEN)
@only_at(_MACHINERY.match)
def machinery(case: Case) -> Verdict | None:
    """A file for crawlers, a wallet, a transaction, the number of a machine as it stands: nobody learns from it."""
    match = _MACHINERY.match(case.url)
    if match and match["number"] and "://" in case.candidate.written:
        return None  # somebody's site may have no name
    return Verdict(Reason.OFF_TOPIC, "for machines", case.url[:80])


@only_in(SPOKEN)
@only_at(_MEETING.match)
def meeting(case: Case) -> Verdict:
    """A room for a call."""
    return Verdict(Reason.OFF_TOPIC, "a meeting", case.url[:80])


@only_in(_DISCUSSION)
def bot(case: Case) -> Verdict | None:
    """What a program answers to every post: the rules of the house, a reminder."""
    if case.post is None:
        return None
    said = _BOTS.fullmatch(case.post.author or "") or case.around.find(_BOT)
    return Verdict(Reason.OFF_TOPIC, "a bot", said[0]) if said else None


@only_in(_DISCUSSION)
def asked_about(case: Case) -> Verdict | None:
    """The post that opens a discussion asks about something of its author's: its links show what is meant."""
    opens = case.post is not None and case.post.reply_to is None and case.block.post == 0
    if not opens or case.document.is_timeline or case.entry is None:
        return None
    asking, own = case.around.find(_ASKING), _OWN_THING.search(_URL.sub("", case.line))
    if not (asking and own) or _LIKES.search(case.line):
        return None
    return Verdict(Reason.OFF_TOPIC, "what a question is about", own[0])


def _answered(case: Case) -> bool:
    """The link ends a post whose words are about what it says: their name for it was guessed.

    An address that the network cut short was typed by nobody, so that its line is enough.
    """
    cut = case.candidate.state is UrlState.TRUNCATED
    if case.entry is None or not (cut or (case.post is not None and case.entry.rule in _GUESSES)):
        return False
    before, behind = case.block.text[: case.candidate.start], case.block.text[case.candidate.end :]
    behind = behind.partition("\n")[0].strip(" …") if cut else behind
    last = before.strip().rpartition("\n")[2]
    return bool(last) and not behind.strip() and not _POINTS.search(last) and not _LIKES.search(last)
