"""Thread Reader, as page text: a thread's page, or a user's page with the beginnings of many threads.

    Ada Example Profile picture
    Jan 11, 2023 • 18 tweets • 11 min read • Read on X       this line changed over the years
    First post …
    • • •
    Missing some Tweet in this thread? You can try to
    force a refresh
    Keep Current with Ada Example
    More from @ada
    Oct 29, 2023
    Another thread of hers …
    Read 6 tweets
    Did Thread Reader help you today?

Pictures leave the bare word "Image". On a user's page each head line is followed by a thread's first two posts.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Document, Reason, SavedFile, Standing
from pipeline.parse import _interface
from pipeline.parse._draft import NEVER, Draft, Line, When, lines_of, trimmed, unescape
from pipeline.parse._numbering import segments
from pipeline.parse._prose import bare
from pipeline.parse._unrolled import first_words, platform_of
from pipeline.parse._written_dates import read_date

_HEAD = re.compile(r"\b\d{1,4}\s+(?:tweets?|posts?)\b.{0,14}?\b\d{1,4}\s+min(?:ute)?s?\s+read\b", re.I)
_PROFILE = re.compile(r"(?P<name>\S.{0,80}?) Profile picture\b")
_DOTS = re.compile(r"^\s*(?:(?:[•·∙*]|β(?:€’)?|â€¢)\s+){2}(?:[•·∙*]|β(?:€’)?|â€¢)\s*$")
_READ_ON = re.compile(r"^\s*Read (?:on (?:Twitter|X)|\d+ (?:tweets|posts))\s*$", re.I)
_CONTROLS = re.compile(  # between the head line and the first post
    r"^\s*(?:(?:read on (?:twitter|x)|scrolly|bookmark|save as pdf|\+|(?:add to )?[\"“]?my authors[\"”]?|print|share)\s*)*$",
    re.I,
)
_CURRENT = re.compile(r"^\s*Keep Current with (?P<name>\S.{0,80})$", re.I)
_FOLLOW = re.compile(r"^\s*You can follow (?P<handle>@\w{1,30})\b", re.I)
_REFRESH = ("missing some tweet", "force a refresh", "force refresh", "you can try to")
_PICTURE = re.compile(r"(?:(?<=\s)|^)(?:Image\s?){1,4}(?=\s|$)")
_LINK_ONLY = re.compile(r"^\W*(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}/\S*\s*$", re.I)
_ASKS = re.compile(rf"\bthread ?reader ?(?:app)?\b|{_DOTS.pattern}", re.I)  # the site speaks of itself
_SUPPORT = ("did thread reader help you today", "support us!", "become premium", "follow us!")
SUREST = 84


def recognises(saved: SavedFile) -> int:
    """A head line, a profile picture's name, or the footer's first line."""
    if not bare(saved) or "](http" in saved.text:
        return 0
    lines = [line.text for line in lines_of(saved.text)]
    folded = saved.text.casefold()
    heads = " read" in folded and any(_HEAD.search(line) and len(line) < 120 for line in lines)
    named = any(line.endswith(" Profile picture") for line in lines[:5])
    footed = any(phrase in folded for phrase in _interface.READER_FOOTER[:2])
    footer = footed and any(_interface.starts(line, _interface.READER_FOOTER[:2]) for line in lines)
    return 84 if heads or footer or named else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The page as one document."""
    lines = lines_of(unescape(saved.text))
    heads = [i for i, line in enumerate(lines) if _HEAD.search(line.text) and len(line.text) < 120]
    end = _footer(lines)
    start = _start(lines, heads, end)
    user_page = len([i for i in heads if i < end]) > 1
    author, name = _author(lines, heads)
    draft = Draft()
    draft.noise(lines[:start], mark=Reason.PROFILE if user_page else Reason.CHROME, rule="head of the page")
    if user_page:
        _threads(draft, lines[start:end], author, name)
    else:
        _thread(draft, lines[start:end], author, name, lines[heads[0]].text if heads and heads[0] < start else "")
    _after(draft, lines[end:])
    yield draft.document(
        format="thread_reader_text",
        platform=platform_of(saved.text, default="twitter"),
        author=author or name,
        title=name if user_page else first_words([x for x in lines[start:end] if not _picture_only(x)]),
        posted_at=read_date(lines[heads[0]].text)[0] if heads and not user_page else None,
    )


def _footer(lines: Sequence[Line]) -> int:
    """Where the thread ends: at three dots or at the footer's first words."""
    for i, line in enumerate(lines):
        if _interface.starts(line.text, _interface.READER_FOOTER) or _FOLLOW.match(line.text):
            return i
        if _DOTS.match(line.text):
            rest = trimmed(lines[i + 1 :])
            if not rest or _interface.starts(rest[0].text, _interface.READER_CHROME) or _FOLLOW.match(rest[0].text):
                return i
    return len(lines)


def _start(lines: Sequence[Line], heads: Sequence[int], end: int) -> int:
    """Where the text begins: after the names of pictures and, on a thread's page, after its head line."""
    if len([i for i in heads if i < end]) > 1:
        return heads[0]
    if heads and heads[0] < min(end, 12):
        return next((i for i in range(heads[0] + 1, end) if not _CONTROLS.match(lines[i].text)), end)
    named = [i for i, line in enumerate(lines[: min(end, 5)]) if line.text.rstrip().endswith("Profile picture")]
    return named[-1] + 1 if named else 0


def _author(lines: Sequence[Line], heads: Sequence[int]) -> tuple[str | None, str | None]:
    """Handle and name of the thread's author, as far as head and footer give them."""
    top = lines[: heads[0]] if heads else lines[:5]
    found = next((m["name"] for m in (_PROFILE.search(line.text) for line in top) if m), None)
    handle = None
    for line in lines:
        who = _interface.more_from(line.text)
        follow = _FOLLOW.match(line.text)
        handle = handle or (follow["handle"] if follow else who if who and who.startswith("@") else None)
        current = _CURRENT.match(line.text)
        found = found or (current["name"].strip() if current else None)
    return handle, found


def _thread(draft: Draft, lines: Sequence[Line], author: str | None, name: str | None, head: str) -> None:
    when = read_date(head)
    for part in segments(lines):
        for said in _ended_by_pictures(part):
            post = draft.post(author or name, at=when, name=name if author else None)
            _say(draft, said, post)


def _threads(draft: Draft, lines: Sequence[Line], author: str | None, name: str | None) -> None:
    """A user's page: at each head line a thread begins; a picture parts the two posts shown of it."""
    when: When = NEVER
    run: list[Line] = []
    for line in [*lines, None]:
        head = line is None or _HEAD.search(line.text)
        if head and run:
            for part in _glued(run):
                post = draft.post(author or name, at=when, name=name if author else None)
                _say(draft, part, post)
            run = []
        if line is not None and head:
            draft.noise([line], mark=Reason.CHROME, rule="head of a thread")
            when = read_date(line.text)
        elif line is not None:
            run.append(line)


def _ended_by_pictures(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Posts that part behind pictures: the site shows a post's own below its text. A bare link still belongs to what it follows."""
    run: list[Line] = []
    shown = False
    for line in lines:
        if shown and not (line.blank or _picture_only(line) or _LINK_ONLY.match(line.text)):
            yield run
            run, shown = [], False
        run.append(line)
        shown = shown or _ends_in_picture(line)
    yield run


def _glued(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The posts of a thread's beginning, parted where a picture stands between two of them on one line."""
    run: list[Line] = []
    for line in lines:
        cut = next((m for m in _PICTURE.finditer(line.text) if line.text[m.end() :].strip()), None)
        if cut:
            yield [*run, line.cut(0, cut.end())]
            run = [line.cut(cut.end())]
        else:
            run.append(line)
    if trimmed(run):
        yield run


def _say(draft: Draft, lines: Sequence[Line], post: int) -> None:
    """A post's text, its pictures' bare word apart as noise."""
    run: list[Line] = []
    for line in lines:
        found = _PICTURE.search(line.text)
        if not found or line.text[found.end() :].strip():
            run.append(line)
            continue
        if line.text[: found.start()].strip():
            run.append(line.cut(0, found.start()))
        draft.say(run, post=post)
        draft.noise([line.cut(found.start())], mark=Reason.MEDIA, rule="picture", post=post)
        run = []
    draft.say(run, post=post)


def _ends_in_picture(line: Line) -> bool:
    return any(not line.text[found.end() :].strip() for found in _PICTURE.finditer(line.text))


def _picture_only(line: Line) -> bool:
    found = _PICTURE.match(line.text.strip())
    return bool(found and found.end() == len(line.text.strip()))


def _after(draft: Draft, lines: Sequence[Line]) -> None:
    """Behind the thread: the footer's lines, other threads, and the site's asking for support."""
    state = "refresh"  # until another footer line comes, what is no footer is already another thread
    foreign: list[Line] = []
    for line in lines:
        asks = _interface.starts(line.text, _interface.READER_CHROME) or _ASKS.search(line.text)
        other = _HEAD.search(line.text) or _interface.more_from(line.text)
        if asks or other or _READ_ON.match(line.text) or _FOLLOW.match(line.text) or state == "chrome":
            _flush(draft, foreign)
            draft.noise([line], mark=Reason.CHROME, rule="footer of the site")
            state = _next(state, line, bool(other))
        else:
            foreign.append(line)
            state = state if line.blank else "foreign"
    _flush(draft, foreign)


def _next(state: str, line: Line, other: bool) -> str:
    if other or _READ_ON.match(line.text):
        return "foreign"
    if _interface.starts(line.text, _SUPPORT):
        return "chrome"
    if state == "foreign" or _DOTS.match(line.text) or _interface.starts(line.text, _REFRESH):
        return state
    return state if _READ_ON.match(line.text) else "chrome"


def _flush(draft: Draft, foreign: list[Line]) -> None:
    if trimmed(foreign):
        draft.say(foreign, post=draft.post(standing=Standing.FOREIGN))
    foreign.clear()
