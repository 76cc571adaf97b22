"""The nouns that travel between the stages: small, frozen, each field documented once.

    SavedFile -> Document(Block, Anchor, Post) -> Page(Candidate, Entry) -> Verdict -> Mention

Offsets are positions in ``Block.text``, counted in characters, the end exclusive. Tuples stand where
order matters, so that equal values are equal and hash alike on every machine.
"""

from dataclasses import field
from datetime import datetime
from enum import StrEnum

from pipeline.records import dataclass


class UrlState(StrEnum):
    """How much of a URL the document shows."""

    OK = "ok"
    SHORT = "short"  # a shortener's, its target not shown
    TRUNCATED = "truncated"  # only the beginning
    MISSING = "missing"  # the work is named, no URL is given


class Reason(StrEnum):
    """Why a URL or a passage stays out of the catalogue."""

    CHROME = "chrome"  # the saving site's or app's own interface, tables of contents, badges
    SELF = "self"  # permalinks of the document itself and of its posts
    PROFILE = "profile"  # accounts, mentions, hashtags
    MEDIA = "media"  # pictures, videos and cards attached to a post
    PROMOTION = "promotion"  # follow me, subscribe, sponsors
    OFF_TOPIC = "off-topic"  # other threads, strangers, chatter
    SUPPLEMENTARY = "supplementary"  # belongs to another entry
    MALFORMED = "malformed"  # no reader could open it


class Kind(StrEnum):
    """What sort of resource it is."""

    BOOK = "book"
    COURSE = "course"
    VIDEO = "video"
    PLAYLIST = "playlist"
    ARTICLE = "article"
    PAPER = "paper"
    CHEATSHEET = "cheatsheet"
    TOOL = "tool"
    LIBRARY = "library"
    REPOSITORY = "repository"
    DATASET = "dataset"
    WEBSITE = "website"
    PODCAST = "podcast"
    NEWSLETTER = "newsletter"
    COMMUNITY = "community"
    THREAD = "thread"
    PERSON = "person"
    OTHER = "other"


class Level(StrEnum):
    """For whom an author says that a resource is."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Genre(StrEnum):
    """How a document speaks, which decides how entries are found in it."""

    THREAD = "thread"  # one author's posts in order; others are strangers
    DISCUSSION = "discussion"  # everybody's posts count, each with its author
    LIST = "list"  # headings and entries, usually without authors: a README
    BOOKMARKS = "bookmarks"  # the saver's own entries: title, link, note and folder are given
    PAGE = "page"  # running prose with links: an article or a newsletter


class Role(StrEnum):
    """What a block is in its document."""

    HEADING = "heading"  # depth is its level, 1 the outermost
    PARAGRAPH = "paragraph"
    ITEM = "item"  # one item of a list; depth is its nesting, 0 the outermost
    ROW = "row"  # one row of a table: cells apart by TAB, header cells in `header`
    QUOTE = "quote"
    CODE = "code"
    SAVER = "saver"  # a note by the person who saved the document
    NOISE = "noise"  # what the reader knows by structure to be no content; `mark` says which


class Standing(StrEnum):
    """Whose post it is, seen from the document."""

    OWN = "own"  # the thread's author, or in a discussion anybody who takes part
    REPLY = "reply"  # somebody else's answer under a thread
    QUOTED = "quoted"
    REPOST = "repost"
    FOREIGN = "foreign"  # another thread that the page dragged in
    ADVERT = "advert"


class Precision(StrEnum):
    """How exactly a time is known."""

    SECOND = "second"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Repair:
    """One mended run of characters: what stood there, what stands now, by which rule."""

    before: str
    after: str
    rule: str
    start: int  # in the text before any repair


@dataclass(frozen=True, slots=True)
class SavedFile:
    """One saved file, or one inner file of an archive (``a.zip!/data/tweets.js``)."""

    path: str  # relative to RAW, forward slashes
    data: bytes
    digest: str  # sha256 of data, hexadecimal
    text: str  # decoded and repaired; '' for what is no text
    encoding: str | None  # None for what is no text
    repairs: tuple[Repair, ...] = ()
    beside: tuple["SavedFile", ...] = ()  # small files of the same archive that name its owner (account.js, actor.json)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link that markup or data gives to a run of characters of its block."""

    start: int
    end: int
    url: str  # the target, entities undone; the fullest form that the document shows
    written: str = ""  # as it stands in the source where that differs (a t.co before its target)
    mark: Reason | None = None  # what the reader knows by structure; None: not noise
    title: str | None = None  # a title that the markup gives beside the text (a card's, a title attribute)


@dataclass(frozen=True, slots=True)
class Post:
    """One post, comment or message."""

    author: str | None  # "@handle" where there is one, else the name
    url: str | None = None  # the permalink
    posted_at: datetime | None = None  # aware, UTC
    precision: Precision | None = None
    standing: Standing = Standing.OWN
    reply_to: int | None = None  # index of the post that it answers
    name: str | None = None  # the display name, where `author` is a handle


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, item, row, quote or code block, with the links that its markup gives."""

    role: Role
    text: str  # no markup; lines apart by "\n" where the source breaks lines on purpose
    anchors: tuple[Anchor, ...] = ()  # in order of start
    post: int | None = None  # index into Document.posts
    depth: int = 0
    section: tuple[str, ...] = ()  # the headings above, outermost first
    mark: Reason | None = None  # why the whole block is noise, where structure says so
    rule: str = ""  # the name of the structure that says so
    where: str = ""  # "line:column" of the first character, or a JSON pointer
    header: tuple[str, ...] = ()  # of a ROW: the table's header cells
    marker: str = ""  # of an ITEM: its bullet or number as written ("■", "3.")
    tags: tuple[str, ...] = ()  # labels that the saver or author gave (bookmarks, hashtags of a card)
    bold: tuple[tuple[int, int], ...] = ()  # spans that the markup emphasises strongly
    code: tuple[tuple[int, int], ...] = ()  # spans set as code
    italic: tuple[tuple[int, int], ...] = ()  # spans that the markup emphasises: often a work's title


_TIMELINES = frozenset({"twitter", "mastodon", "bluesky"})


@dataclass(frozen=True, slots=True)
class Document:
    """A thread, a discussion or a list, as its reader saw it."""

    format: str  # the reader's name: the stem of its file in parse/
    genre: Genre
    blocks: tuple[Block, ...]
    posts: tuple[Post, ...] = ()
    platform: str | None = None  # twitter, reddit, github, ...
    author: str | None = None
    title: str | None = None
    url: str | None = None
    posted_at: datetime | None = None
    part: str | None = None  # where in its source; None for the whole
    complaints: tuple[str, ...] = ()  # what could not be read, in words for the user

    def text_of(self, span: "Span") -> str:
        """The characters of a span as they stand."""
        return self.blocks[span.block].text[span.start : span.end]

    @property
    def is_timeline(self) -> bool:
        """Whether many people's posts stand side by side, none of them an answer to the others."""
        return self.genre is Genre.DISCUSSION and self.platform in _TIMELINES

    @property
    def is_collection(self) -> bool:
        """Whether its entries have nothing in common: neither a subject nor a title."""
        return self.genre is Genre.BOOKMARKS or self.is_timeline


@dataclass(frozen=True, slots=True)
class Candidate:
    """A URL, or a work named without one, that a document holds."""

    block: int  # index into Document.blocks
    start: int
    end: int
    url: str | None  # as a reader would type it; of a truncated one its beginning; None for a named work
    written: str  # as it stands in the source
    state: UrlState
    rule: str  # which rule found it
    label: str = ""  # the text that carries the link, '' for a bare URL
    mark: Reason | None = None  # from its anchor
    title: str | None = None  # from its anchor


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters of one block."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What a document says about one resource: where its link, name, makers and remarks stand."""

    main: int  # index into Page.candidates
    companions: tuple[int, ...] = ()  # candidates that belong to it: source code, demo, mirror
    name: Span | None = None
    byline: Span | None = None  # "by A. Author and B. Author"
    notes: tuple[Span, ...] = ()  # in reading order; several entries may share one
    facts: tuple[Span, ...] = ()  # its level or sort where a label says so: "beginner", "video course"
    section: tuple[str, ...] = ()
    also_in: tuple[tuple[str, ...], ...] = ()
    rule: str = ""  # which layout or rule drew it


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a candidate is no entry of its own, seen from how its document is laid out."""

    candidate: int  # index into Page.candidates
    reason: Reason
    rule: str
    entry: int | None = None  # index into Page.entries: the entry that it belongs to


@dataclass(frozen=True, slots=True)
class Page:
    """A document with what was found in it."""

    document: Document
    candidates: tuple[Candidate, ...]
    entries: tuple[Entry, ...]
    objections: tuple[Objection, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Keep, or a reason to leave out; with the rule that decided and what it rested on."""

    reason: Reason | None  # None: keep
    rule: str
    evidence: str = ""

    @property
    def kept(self) -> bool:
        """True where nothing speaks against it."""
        return self.reason is None


@dataclass(frozen=True, slots=True)
class Verdicts:
    """One verdict for each candidate of a page; for each block None, or why it is cut."""

    candidates: tuple[Verdict, ...]
    blocks: tuple[Verdict | None, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """One recommender pointing to one resource in one document: a row of the table ``mentions``."""

    url: str | None
    url_as_written: str | None
    url_state: UrlState
    canonical_url: str | None
    title: str | None
    creators: tuple[str, ...]
    note: str | None
    note_author: str | None
    language: str | None
    kind: Kind
    level: Level | None
    section: tuple[str, ...]
    also_in: tuple[tuple[str, ...], ...]
    post_url: str | None
    posted_at: datetime | None
    posted_precision: Precision | None
    locator: str
    companion_urls: tuple[str, ...] = ()  # links that the entry carries beside its main one: witnesses for merging
    keys: tuple[str, ...] = ()  # identity keys, smallest first
    rules: tuple[str, ...] = ()  # "field: rule" for each field, for explain
    tags: tuple[str, ...] = ()
    title_drawn: bool = False  # out of a sentence or an address: nobody gave it as the name


@dataclass(frozen=True, slots=True)
class Rejection:
    """One URL that stays out: a row of the table ``rejected``."""

    url: str | None
    url_as_written: str
    reason: Reason
    rule: str
    locator: str
    belongs_to: int | None = None  # index into DocumentReading.mentions


@dataclass(frozen=True, slots=True)
class Stripped:
    """One passage that was cut as noise: a row of the table ``stripped``."""

    text: str
    reason: Reason
    rule: str
    locator: str


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """All that one document gives."""

    document: Document  # without its blocks
    language: str | None
    mentions: tuple[Mention, ...]
    rejected: tuple[Rejection, ...]
    stripped: tuple[Stripped, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one raw file gives: its row in ``sources`` and what its documents hold."""

    path: str
    digest: str
    size: int  # bytes
    encoding: str | None
    repaired: bool
    status: str  # ok, empty, failed
    error: str | None
    documents: tuple[DocumentReading, ...] = field(default=())
