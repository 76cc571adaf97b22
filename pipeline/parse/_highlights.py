"""What every export of Readwise says, whatever app it writes for: a head, then highlights with the saver's notes."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.model import Block, Document, Genre, Reason, Role, Standing
from pipeline.parse import _status_links
from pipeline.parse._draft import Draft, Line, trimmed
from pipeline.parse._front_matter import head_inline, page
from pipeline.parse._notes import Inline, inline, marking
from pipeline.parse._status_links import Status
from pipeline.records import dataclass

_NETWORK = re.compile(r"^(?P<who>.+?) on (?P<network>Twitter|X|Mastodon|Bluesky|LinkedIn|Reddit|YouTube)$", re.I)
_PLATFORMS = {"x": "twitter"}
# The link back that Readwise puts behind a highlight: "([View Tweet](…))", "([View Highlight](…))", or as the user
# translated it; its target may hold parentheses.
_LINK_BACK = re.compile(
    r"\(\[(?P<label>[^\[\]]{1,40})\]\((?P<url>https?://\S{1,2000})\)\)(?:\s*(?:\^[\w-]{3,40}|#\S{1,60})){0,6}\s*$"
)
# Lines that an outliner keeps inside a bullet: properties, the marks of a quotation.
_OUTLINER = re.compile(r"^\s*(?:(?:id|collapsed|created-at|updated-at|tags|hl-\w+)::\s|#\+(?:BEGIN|END)_\w+\s*$)", re.I)
_LIKED = re.compile(r"^\s*(?P<handle>@\w{1,30}):\s+")
_NOTE = re.compile(
    r"^\s*\*{0,2}(?P<key>notes?|tags?|nota|notiz|note de lecture|笔记|标签)\*{0,2}\s*[::]\s*\*{0,2}\s*", re.I
)
_TAGS = re.compile(r"tags?|标签", re.I)
_TAG = re.compile(r"\[\[([^\[\]]{1,80})\]\]|#([\w/-]{1,80})")
# The network ends a post with a short link to its photos. Exports that show the photos below once took that link out,
# and left the space before it; newer ones leave it.
_PHOTO = re.compile(r"\s*!\[[^\]\n]*\]\(https?://pbs\.twimg\.com/")
_PHOTO_LINK = re.compile(r"https?://t\.co/\w+$")
# What Readwise itself writes as a note, on the first post of a thread that it saved as a whole.
_MACHINE_NOTES = {"thread", ".thread"}


@dataclass(frozen=True, slots=True)
class Head:
    """What the properties say of the whole document."""

    title: str | None
    author: str | None  # "@ada" where the export shows a handle, else the name
    url: str | None
    platform: str | None

    @classmethod
    def of(cls, *, title: str | None, author: str | None, url: str | None, category: str | None = None) -> "Head":
        """A head from the properties as written."""
        name = page(author or "").split(" | ")[0].strip() or None  # behind a bar people advertise what they do
        found = _NETWORK.match(name) if name else None
        network = found["network"].lower() if found else None
        url = url if url and "://" in url else None  # some templates name the network there
        tweets = "tweet" in (category or "").casefold()
        if network is None and (tweets or _status_links.status(url or "") or _status_links.account(url or "")):
            network = "twitter"
        return cls(
            _title(title or ""), found["who"] if found else name, url or None, _PLATFORMS.get(network or "", network)
        )


@dataclass(frozen=True, slots=True)
class Highlight:
    """One entry of an export: a line of the app's own, or a post with what the saver wrote below it."""

    sync: list[Line]
    text: list[Line]
    notes: list[list[Line]]


def _title(written: str) -> str | None:
    title = written.strip().strip('"').strip()
    title = re.sub(r"^Readwise/(?:Highlights/)?(?:Tweets/)?", "", title)
    return re.sub(r"\s*\(highlights\)$", "", title, flags=re.I) or None


def head_block(draft: Draft, lines: Sequence[Line], head: Head) -> None:
    """The properties as they stand; their URLs marked."""

    def mark(url: str) -> Reason:
        if url == head.url and not _status_links.account(url):
            return Reason.SELF
        return _status_links.mark(url) or Reason.CHROME

    draft.noise(lines, mark=Reason.CHROME, rule="properties", read=head_inline(mark))


def write(draft: Draft, highlights: Sequence[Highlight], head: Head) -> None:
    """Every highlight as a post of the draft; one that comes twice word for word counts once."""
    draft.read = inline
    handles = Counter(s.handle for h in highlights if (s := _written_by(h)) and s.handle)
    owner = handles.most_common(1)[0][0] if handles else head.author
    seen: set[str] = set()
    for highlight in highlights:
        draft.noise(highlight.sync, mark=Reason.CHROME, rule="sync line")
        marks = [line for line in highlight.text if _OUTLINER.match(line.text)]
        draft.noise(marks, mark=Reason.CHROME, rule="outliner's marks")
        text = trimmed([line for line in highlight.text if not _OUTLINER.match(line.text)])
        if not text:
            continue
        key = "\n".join(line.text for line in text)
        if key in seen:
            draft.noise(text, mark=Reason.SELF, rule="the same highlight again", read=_all_self)
            continue
        seen.add(key)
        _post(draft, text, highlight.notes, head, owner)


def _written_by(highlight: Highlight) -> Status | None:
    found = next((m for line in reversed(highlight.text) if (m := _LINK_BACK.search(line.text))), None)
    return _status_links.status(found["url"]) if found else None


def _all_self(text: str) -> Inline:
    return inline(text, lambda url: Reason.SELF if _status_links.status(url) else _status_links.mark(url))


def _post(draft: Draft, lines: list[Line], notes: list[list[Line]], head: Head, owner: str | None) -> None:
    lines, label, url = _link_back(lines)
    status = _status_links.status(url)
    liked = _LIKED.match(lines[0].text) if lines and not head.author else None
    author = head.author
    if liked:
        author, lines = liked["handle"], [lines[0].cut(liked.end()), *lines[1:]]
    elif status and status.handle and owner and status.handle.lower() != owner.lower():
        author = status.handle
    stranger = author != head.author and head.author is not None and _threaded(head)
    post = draft.post(
        author,
        url=url or None,
        at=_status_links.written_at(url),
        standing=Standing.REPLY if stranger else Standing.OWN,
    )
    said, photo = _photo_link(lines)
    draft.say(said, post=post)
    draft.noise(photo, mark=Reason.MEDIA, rule="the post's own photo", post=post)
    if label:
        like = Block(Role.NOISE, "", post=post, mark=Reason.SELF, rule="link back")
        draft.add([label], like, read=marking(Reason.SELF))
    for note in notes:
        _note(draft, note, post)


def _photo_link(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without the link to the photos that stand below it, and that link as a line of its own."""
    photo = next((i for i, line in enumerate(lines) if _PHOTO.match(line.text)), 0)
    last = next((i for i in range(photo - 1, -1, -1) if not lines[i].blank), 0)
    found = _PHOTO_LINK.search(lines[last].text) if photo else None
    if not found:
        return lines, []
    link = lines[last].cut(found.start())
    return [*lines[:last], lines[last].cut(0, found.start()), *lines[last + 1 :]], [link]


def _threaded(head: Head) -> bool:
    return bool(head.url and _status_links.status(head.url))


def _note(draft: Draft, lines: list[Line], post: int) -> None:
    """What stands below a post: a note or tags of the saver's, or an item of a list inside the post."""
    found = _NOTE.match(lines[0].text) if lines else None
    if not found:
        draft.add(lines, Block(Role.ITEM, "", post=post, depth=1, marker="-"))
        return
    lines = [lines[0].cut(found.end()), *lines[1:]]
    tags = _TAGS.match(found["key"]) and tuple(a or b for a, b in _TAG.findall(lines[0].text))
    if tags:
        draft.add(lines, Block(Role.NOISE, "", post=post, mark=Reason.CHROME, rule="the saver's tags", tags=tags))
        return
    if " ".join(line.text for line in lines).strip().lower() in _MACHINE_NOTES:
        draft.noise(lines, mark=Reason.CHROME, rule="thread marker", post=post)
    else:
        draft.say(lines, post=post, role=Role.SAVER)


def links_back(line: Line) -> bool:
    """True for a line that ends in the link back of a highlight."""
    return bool(_LINK_BACK.search(line.text))


def _link_back(lines: Sequence[Line]) -> tuple[list[Line], Line | None, str]:
    """The lines without the link back at their end, that link as a line of its own, and its target ('': none)."""
    lines = trimmed(lines)
    found = _LINK_BACK.search(lines[-1].text) if lines else None
    if not found:
        return lines, None, ""
    last = lines[-1]
    left = found.start("label") - 1
    label = last.cut(left, found.end("url") + 1)
    return trimmed([*lines[:-1], last.cut(0, found.start())]), label, found["url"]


def _genre(head: Head) -> Genre:
    """What many people wrote ("Liked Tweets" has no author) is read like a discussion: everybody counts."""
    if not head.platform:
        return Genre.PAGE
    return Genre.THREAD if head.author else Genre.DISCUSSION


def document(draft: Draft, head: Head, module: str, *, part: str | None = None) -> Document:
    """The draft as a document with what its head says."""
    return draft.document(
        format=module.rpartition(".")[2],
        genre=_genre(head),
        platform=head.platform,
        author=head.author,
        title=head.title,
        url=head.url,
        posted_at=_status_links.written_at(head.url or "")[0],
        part=part,
    )
