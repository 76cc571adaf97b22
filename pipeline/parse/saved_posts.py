"""Bookmarked posts of many people as an exporter writes them to one Markdown file: a text and its fields, post after post.

    ## December 14, 2025

    ### @ada
    *Ada Example*

    > The best book on looms:
    > https://t.co/aB3dE5gH7i

    - **Tweet:** [https://x.com/ada/status/1376631183589699586](https://x.com/ada/status/1376631183589699586)
    - **Date:** 2021-03-29 20:23 UTC
    - **Links:** [looms.example/book](https://looms.example/book)

    ---

The fields stand below the text or above it, with bullets or without; a heading may name the post's author, its number
or what the saver's tool calls it, which names the only link of the post. Short links in a text are paired with the
targets that the fields list.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Anchor, Document, Genre, Reason, Role, SavedFile, Standing
from pipeline.parse import _status_links
from pipeline.parse._draft import Draft, Line, Read, lines_of
from pipeline.parse._front_matter import front_matter, head_inline
from pipeline.parse._note_body import HEADING, QUOTE
from pipeline.parse._notes import Inline, inline, marking
from pipeline.parse._post_fields import Field, Says
from pipeline.parse._post_parts import HANDLE, WORDS, Part, own_depth, parts, signed
from pipeline.parse._prose import prose
from pipeline.parse._written_dates import read_date
from pipeline.records import replace

_STATUS = re.compile(r"(?:twitter|x)\.com/\w{1,30}/(?:web/)?status")
_NAME = re.compile(r"^\s*\*[^*\n]{1,80}\*\s*$")  # the author's name in italics below a handle
_NAMED = re.compile(r"^\W{0,4}(?P<name>[^(@\[\]]{1,60}?)\s*\(?\[?@\w")
_SHORT = re.compile(r"https?://t\.co/\w{4,12}")
_QUOTING = re.compile(r"^\s*\W{0,3}(?:quoting|quoted(?: tweet| post)?)\b.{0,40}?@\w", re.I)
_CALLED = re.compile(r"^@\w{1,30}\s+[-–—]\s+(?P<title>\S.*)$")  # what the saver's tool calls a post
_DATED = re.compile(r"^\s*(?:date|day)\s*:\s", re.I)
_COUNTS = re.compile(r"^\s*(?:[^\w\s#>(.,|·•]{1,4}\s*[\d.,]{1,9}[KMkm]?\s*[|·•]?\s*){2,}$")
SUREST = 87


def recognises(saved: SavedFile) -> int:
    """Posts, each with a field that links it and with words of its own; a file may hold a single one."""
    if "/status" not in saved.text or not prose(saved) or not _STATUS.search(saved.text):
        return 0
    found = list(parts(lines_of(saved.text)[front_matter(saved.text).lines :]))
    linked = [part for part in found if part.link is not None]
    spoken = sum(bool(part.above or part.below) for part in linked)
    alone = spoken == len(found) == 1 and any(field.names_author for field in linked[0].fields)
    return 87 if (alone or (spoken >= 2 and spoken * 3 >= len(linked) * 2)) and signed(linked) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """Every saved post, each with its own author; what the exporter wrote around them is its interface."""
    lines = lines_of(saved.text)
    head = front_matter(saved.text)
    found = list(parts(lines[head.lines :]))
    own = own_depth(found)
    draft = Draft(inline)
    draft.noise(lines[: head.lines], mark=Reason.CHROME, rule="front matter", read=head_inline(_mark))
    title = head.get("title")
    post: int | None = None
    for part in found:
        if part.link is not None:
            post = _post(draft, part, own)
        elif part.heading and post is None and title is None and part.depth == 1:
            title = _title(part.heading)
            draft.noise([part.heading, *part.above], mark=Reason.CHROME, rule="head of the export")
        else:
            _between(draft, part, post)
    yield _document(draft, title)


def _document(draft: Draft, title: str | None) -> Document:
    """Many people's posts are a discussion in which everybody counts; a single one is a thread."""
    own = [post for post in draft.posts if post.standing is Standing.OWN]
    if len(own) > 1:
        return draft.document(format="saved_posts", genre=Genre.DISCUSSION, platform="twitter", title=title)
    (post,) = own
    return draft.document(
        format="saved_posts",
        platform="twitter",
        author=post.author,
        title=title,
        url=post.url,
        posted_at=post.posted_at,
    )


def _between(draft: Draft, part: Part, post: int | None) -> None:
    """A heading over several posts, or text that goes on behind a rule."""
    if part.heading:
        _section(draft, part.heading)
    if post is None:
        draft.noise(part.above, mark=Reason.CHROME, rule="head of the export")
    else:
        dates = [line for line in part.above if _DATED.match(line.text) and _is_date(line.text)]
        draft.say(_unquoted([line for line in part.above if line not in dates]), post=post)
        draft.noise(dates, mark=Reason.CHROME, rule="date of the export")


def _section(draft: Draft, heading: Line) -> None:
    found = HEADING.match(heading.text)
    text = found["text"].strip("# \t") if found else ""
    depth = len(found["marks"]) if found else 1
    draft.noise([heading], mark=Reason.CHROME, rule="heading of the export")
    draft.section = () if _is_date(text) or depth == 1 else (*draft.section[: depth - 2], inline(text).text)


def _title(heading: Line) -> str | None:
    text = heading.text.strip("# \t")
    return None if _is_date(text) else text


def _is_date(text: str) -> bool:
    return read_date(text)[0] is not None and len(text.split()) <= 5


def _post(draft: Draft, part: Part, own: int) -> int:
    """One saved post: byline, words, fields."""
    heading = part.heading if part.depth == own else None
    if part.heading and not heading:
        _section(draft, part.heading)
    said = next((f.value for f in part.fields if f.names_author), heading.text.strip("# \t") if heading else "")
    name, url = _NAMED.match(said), part.link or ""
    status = _status_links.status(url)
    handle = (status.handle if status else None) or next(iter(HANDLE.findall(said)), None)
    post = draft.post(handle, url=url, at=_status_links.written_at(url), name=name["name"].strip() if name else None)
    if heading:
        draft.noise([heading], mark=Reason.CHROME, rule="heading of the post", post=post, read=marking(Reason.SELF))
    byline = part.above[:1] if part.above and _NAME.match(part.above[0].text) else []
    draft.noise(byline, mark=Reason.PROFILE, rule="byline", post=post)
    above, below = part.above[len(byline) :], part.below
    called = match["title"] if heading and (match := _CALLED.match(said)) else None
    words = _titled(_paired(part.fields), part.fields, called)
    _say(draft, above, post, words)
    shown = "\n".join(line.text for line in [*above, *below])
    _fields(draft, part.fields, post, shown=shown, read=_titled(inline, part.fields, called))
    _say(draft, below, post, words)
    return post


def _say(draft: Draft, lines: Sequence[Line], post: int, read: Read) -> None:
    """The post's words with the targets of its short links; what it quotes as a post of somebody else."""
    words = _unquoted([line for line in lines if not WORDS.match(line.text)])
    at = next((i for i, line in enumerate(words) if _QUOTING.match(line.text)), len(words))
    counts = [line for line in words[:at] if _COUNTS.match(line.text)]
    plain, draft.read = draft.read, read
    draft.say([line for line in words[:at] if line not in counts], post=post)
    draft.read = plain
    draft.noise(counts, mark=Reason.CHROME, rule="counts", post=post)
    if words[at:]:
        draft.say(words[at:], post=draft.post(standing=Standing.QUOTED, reply_to=post))


def _fields(draft: Draft, found: Sequence[Field], post: int, *, shown: str, read: Read) -> None:
    short = len(_SHORT.findall(shown))
    for field in found:
        reason = _REASONS.get(field.says)
        new = [link for link in field.links if link.url not in shown][short:]
        if field.says is Says.LINKS and new:
            plain, draft.read = draft.read, read
            draft.say([_value(field)], post=post)
            draft.read = plain
        elif field.says is Says.REMARK:
            draft.say([_value(field)], post=post, role=Role.SAVER)
        else:
            draft.noise([field.line], mark=reason or Reason.CHROME, rule=f"field: {field.says.name.lower()}", post=post,
                        read=marking(reason) if reason else inline)  # fmt: skip


def _titled(read: Read, found: Sequence[Field], called: str | None) -> Read:
    """Reads the one address that the fields list with the name that the saver's tool gave to the post."""
    listed = {link.url for field in found if field.says is Says.LINKS for link in field.links}
    if called is None or len(listed) != 1:
        return read
    (url,) = listed

    def titled(source: str) -> Inline:
        said = read(source)
        bare = [m for m in re.finditer(rf"{re.escape(url)}(?![\w/])", said.text) if not _anchored(said, m.start())]
        anchors = [*said.anchors, *(Anchor(m.start(), m.end(), url, title=called) for m in bare)]
        return replace(said, anchors=tuple(sorted(anchors, key=lambda a: a.start)))

    return titled


def _anchored(said: Inline, at: int) -> bool:
    return any(anchor.start <= at < anchor.end for anchor in said.anchors)


_REASONS = {Says.PERMALINK: Reason.SELF, Says.QUOTED: Reason.OFF_TOPIC, Says.MEDIA: Reason.MEDIA}


def _value(field: Field) -> Line:
    start = field.line.text.rindex(field.value) if field.value else len(field.line.text)
    return field.line.cut(start)


def _paired(found: Sequence[Field]) -> Read:
    """Reads a text whose short links lead, in order, where the fields say; those left over are its own pictures."""
    targets = iter([link for field in found if field.says is Says.LINKS for link in field.links])
    pictured = any(field.says is Says.MEDIA for field in found)

    def read(source: str) -> Inline:
        said = inline(source)
        anchors = list(said.anchors)
        for short in _SHORT.finditer(said.text):
            target = next(targets, None)
            if target:
                anchors.append(Anchor(short.start(), short.end(), target.url, short[0], title=target.name))
            elif pictured:
                anchors.append(Anchor(short.start(), short.end(), short[0], mark=Reason.MEDIA))
        return replace(said, anchors=tuple(sorted(anchors, key=lambda a: a.start)))

    return read


def _unquoted(lines: Sequence[Line]) -> list[Line]:
    return [line.cut(m.end()) if (m := QUOTE.match(line.text)) else line for line in lines]


def _mark(url: str) -> Reason:
    return _status_links.mark(url) or Reason.CHROME
