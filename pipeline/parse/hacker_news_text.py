"""A Hacker News discussion as terminal text: a header block, then comments behind bars, indented by depth.

    [HN Gopher] Name of the story
           Author : ada
           Score  : 274 points
           Date   : 2021-11-18 09:12 UTC (11 hours ago)

     (HTM) web link (example.com)

           | bert wrote:
           | Text, broken at the terminal's width, also inside of
           | https://example.com/a-long-
           | address
             | cecil wrote:
             | An answer.

Lines are joined again; a short one was broken by its writer.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model import Anchor, Block, Document, Genre, Reason, Role, SavedFile
from pipeline.parse._draft import Draft, Line, chunks, lines_of
from pipeline.parse._notes import Inline
from pipeline.parse._prose import bare
from pipeline.parse._written_dates import read_date
from pipeline.records import dataclass, replace

_BAR = re.compile(r"^(?P<indent>[ \t]*)[|│┃](?: (?P<text>.*)|\s*)$")
_WROTE = re.compile(r"^(?P<who>[\w-]{2,20}) (?:wrote|said)(?: .{0,40})?:\s*$")
_TITLE = re.compile(r"^\s*\[HN[^\]]{0,20}\]\s*(?P<title>\S.*)$")
_FIELD = re.compile(
    r"^\s*(?P<key>Author|Submitted by|By|Score|Points|Date|Posted|URL|Link)\s*:\s*(?P<value>\S.*)$", re.I
)
_WEB_LINK = re.compile(r"^\s*\((?P<kind>HTM|TXT|URL)\)\s+(?P<label>[^()]{1,40}?)\s*\((?P<domain>[^()\s]{3,200})\)\s*$")
_RULE = re.compile(r"^\s*[_=─-]{10,}\s*$")
_URL_TAIL = re.compile(r"https?:(?://\S*)?$")
_ITEM = re.compile(r"^\s*(?:[-*•>]|\[?\d{1,2}[\].)])\s")
_SHORT = 0.7  # of the longest line: a word as long as the rest is rare, so what is shorter was broken by its writer


@dataclass(frozen=True, slots=True)
class _Comment:
    """One comment: how far its bar stands from the margin, who wrote it, its lines without bars."""

    indent: int
    author: str | None
    lines: list[Line]


def recognises(saved: SavedFile) -> int:
    """Bars down the margin with "name wrote:" behind them."""
    if not bare(saved) or ("|" not in saved.text and "│" not in saved.text):
        return 0
    wrote = 0
    for line in saved.text.split("\n"):
        bar = _BAR.match(line)
        wrote += bool(bar and bar["text"] and _WROTE.match(bar["text"].strip()))
    header = saved.text.lstrip().startswith("[HN")
    return 88 if (wrote and header) or wrote >= 3 else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The story as the first post, every comment as an answer to the nearest one that is indented less."""
    lines = lines_of(saved.text)
    start = next(i for i, line in enumerate(lines) if _BAR.match(line.text))
    fields = {m["key"].lower(): m["value"].strip() for m in (_FIELD.match(x.text) for x in lines[:start]) if m}
    author = fields.get("author") or fields.get("submitted by") or fields.get("by")
    title = next((m["title"].strip() for m in (_TITLE.match(line.text) for line in lines[:start]) if m), None)
    when = read_date(fields.get("date") or fields.get("posted") or "")
    draft = Draft()
    story = draft.post(author, at=when)
    _header(draft, lines[:start], title, story)
    _comments(draft, lines[start:], story)
    yield draft.document(
        format="hacker_news_text",
        genre=Genre.DISCUSSION,
        platform="hackernews",
        author=author,
        title=title,
        posted_at=when[0],
    )


def _header(draft: Draft, lines: Sequence[Line], title: str | None, story: int) -> None:
    """The story's own link stands as its title over the domain that is shown; the rest is the page's."""
    linked = False
    for line in lines:
        link = _WEB_LINK.match(line.text)
        if link and not linked and title:
            linked = True
            shown, url = f"{title} ({link['domain']})", f"https://{link['domain']}"
            anchor = Anchor(0, len(title), url, written=link["domain"])
            like = Block(Role.PARAGRAPH, "", post=story)
            draft.add([line], like, read=lambda _, s=shown, a=anchor: Inline(s, (a,)))  # type: ignore[misc]
        else:
            draft.noise([line], mark=Reason.CHROME, rule="header of the page")


def _comments(draft: Draft, lines: Sequence[Line], story: int) -> None:
    above: list[tuple[int, int]] = []  # indentation and post of the comments that the next one may answer
    found, rest = _split(lines)
    width = max((len(line.text) + line.column - 1 for c in found for line in c.lines), default=0)
    for comment in found:
        while above and above[-1][0] >= comment.indent:
            above.pop()
        post = draft.post(comment.author, reply_to=above[-1][1] if above else story)
        above.append((comment.indent, post))
        for paragraph in _paragraphs(comment.lines, width):
            draft.say(paragraph, post=post)
    draft.noise(rest, mark=Reason.CHROME, rule="footer of the page")


def _split(lines: Sequence[Line]) -> tuple[list[_Comment], list[Line]]:
    """The comments, and the lines around them that stand behind no bar."""
    found: list[_Comment] = []
    rest: list[Line] = []
    last: int | None = None  # the indentation of the comment that goes on
    for line in lines:
        bar = _BAR.match(line.text)
        if not bar:
            rest.append(line)
            last = None if line.blank else last
            continue
        text = line.cut(bar.start("text") if bar["text"] is not None else len(line.text))
        wrote = _WROTE.match(text.text.strip())
        indent = len(bar["indent"].expandtabs())
        if wrote or indent != last or not found:
            found.append(_Comment(indent, wrote["who"] if wrote else None, []))
        if not wrote:
            found[-1].lines.append(text)
        last = indent
    return found, rest


def _paragraphs(lines: Sequence[Line], width: int) -> Iterator[list[Line]]:
    """Paragraphs with their lines joined as their writer had them."""
    for chunk in chunks(lines):
        run = [chunk[0]]
        for before, line in pairwise(chunk):
            glue = _glue(before, line, width)
            if glue is None:
                run.append(line)
            else:
                run[-1] = replace(run[-1], text=run[-1].text.rstrip() + glue + line.text.lstrip())
        yield run


def _glue(before: Line, line: Line, width: int) -> str | None:
    """What joins a line to the one before: nothing inside a URL, a space, or None where the writer broke it."""
    text = before.text.rstrip()
    url = _URL_TAIL.search(text)
    length = before.column - 1 + len(text)
    if url and ((url[0].endswith(":") and line.text.lstrip().startswith("//")) or url[0].endswith("-")):
        return ""
    if _ITEM.match(line.text) or length < width * _SHORT:
        return None
    return "" if url and length >= width and not text.endswith((".", ",", ")")) else " "
