"""A discussion of Reddit or Hacker News that a tool or a reader wrote to a note: a byline above each comment.

    ## Which book made looms click?

    - **[ada](https://www.reddit.com/user/ada)** ⬆️ 120 _(2023-04-02 18:01:44)_

        The Patient Loom, free at https://looms.example

        - u/bert (3 points):
          ```
          Seconded.
          ```

    [cora](https://news.ycombinator.com/item?id=43243331):

    > A whole comment as a quotation.

    [+] dan | 2 years ago | reply

    > [!quote] u/eve
    > A callout.

What is indented or quoted deeper answers what stands above it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model import Block, Document, Genre, Reason, Role, SavedFile
from pipeline.parse import _fragment, _status_links
from pipeline.parse._draft import Draft, Line, Read, lines_of, trimmed
from pipeline.parse._front_matter import FrontMatter, front_matter, head_inline
from pipeline.parse._note_body import RULE
from pipeline.parse._notes import Mark, inline
from pipeline.parse._prose import prose
from pipeline.parse._reddit import mark_of, post_ids, user
from pipeline.parse._written_dates import read_date
from pipeline.records import dataclass, replace

_SITE = r"https?://(?:[\w-]{1,12}\.)?(?:reddit\.com/(?:u/|user/|r/\w{2,30}/comments/)|news\.ycombinator\.com/(?:item|user)\?id=)"
_AGE = r"(?:(?:\d{1,4}|an?)\s?(?:s|m|h|d|w|mo|y|yr|(?:second|minute|hour|day|week|month|year)s?)\b(?: ago)?|just now)"
_DATE = (
    r"(?:on )?(?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?(?: UTC)?)?|[A-Z][a-z]{2,8} \d{1,2}, \d{4})"
)
_SAID = (  # of a comment: its score, its age, whose it is
    rf"(?:(?:⬆|↑|▲|👍|score:?)\ufe0f?\s*-?[\d.,]{{1,7}}k?|-?[\d.,]{{1,7}}k? (?:points?|upvotes?|karma)|{_DATE}|{_AGE}|"
    rf"OP|reply|parent|edited|permalink|wrote|said)"
)
_BYLINE = re.compile(
    rf"^(?P<margin>[ \t>]*)(?:\[!\w+\][+-]?[ \t]*)?(?:[-*+][ \t]+)?(?:\#{{1,6}}[ \t]+)?(?P<fold>\[[+–-]\][ \t]*)?(?:[^\w\s\[*_/>#|-]{{1,4}}\s*)?"
    rf"(?:(?:comment|reply|post(?:ed)?) )?(?:by )?(?:\*\*|__)?"
    rf"(?:\[(?P<linked>[^\]\n]{{2,40}})\]\((?P<url>{_SITE}[^\s()]{{1,200}})\)|/?(?P<user>u/[\w-]{{2,30}})|(?P<name>[\w-]{{2,30}}|\[deleted\]))"
    rf"(?:\*\*|__)?(?P<said>(?:[\s|·•(),:*_–—-]{{1,4}}{_SAID})*)[\s|·•(),:*_–—-]*$",
    re.I,
)
# Of which bylines or the head have one; "edu/" is in every list.
_SIGNS = (
    "reddit.com/u",
    "ycombinator.com/",
    "[+] ",
    "[–] ",
    "[-] ",
    " u/",
    "\nu/",
    "\tu/",
    "*u/",
    "[u/",
    " /u/",
    "*/u/",
)
_ROOTS = ("u/", "ycombinator.com/", "[+] ", "[–] ", "[-] ", "reddit.com/u")  # one of them is in each of these
_NAMED = re.compile(r"\*\*|__|u/|user/|ycombinator|\[[+–-]\]|reddit\.com")
_LONGEST = 300  # characters of a byline with its links
_OWN = re.compile(
    r"https?://(?:[\w-]{1,12}\.)?(?:reddit\.com/r/\w+/comments/\w+[^\s)\]>\"']*|news\.ycombinator\.com/item\?id=\d+)"
)
_TITLE = re.compile(r"^\s{0,3}#{1,3}\s+(?P<title>\S.*?)\s*$")
_HEAD = re.compile(
    r"^\s*(?:\W{0,4}\*{0,2}(?:original post|\d[\d.,k]* points? \||source|link|url|author|subreddit|score|posted by|view on \w+|saved|exported|archived)\b.*|"
    r"\[view on \w+\]\(\S+\)|\*{0,2}\W{0,3}r/\w+\*{0,2}\s*\|.*|\W{0,4}~?\s*\d[\d.,k]*\s+(?:replies|comments|points).{0,80}|"
    r"#{1,6}\s+(?:post|comments?|replies|answers|discussion)\W*)$",
    re.I,
)
_ASKER = re.compile(
    r"\bposted by \*{0,2}(?P<who>u/[\w-]{2,30})|\*{0,2}author:\*{0,2}\s*\*{0,2}\[?(?P<author>u/[\w-]{2,30})", re.I
)
_GONE = re.compile(r"^\W*(?:deleted|removed)\W*$", re.I)
_FENCE = re.compile(r"^\s*(?:```|~~~)\w*\s*$")
_QUOTED = re.compile(r"^[ \t]*>[ \t]?")
SUREST = 80


@dataclass(frozen=True, slots=True)
class _Comment:
    """Where a comment's byline stands, how deep, and whose it is."""

    at: int
    depth: int
    who: str | None
    when: str


def recognises(saved: SavedFile) -> int:
    """Two or more bylines, most of which only such sites have, with words below them."""
    if (
        not prose(saved)
        or not any(map(saved.text.__contains__, _ROOTS))
        or not any(map(saved.text.__contains__, _SIGNS))
    ):
        return 0
    if not _OWN.search(saved.text[:3000]) and sum(saved.text.count(sign) for sign in _SIGNS) < 2:
        return 0
    lines = [line for line in lines_of(saved.text) if not line.blank]
    found = [_byline(line) for line in lines]
    bylines = [m for m in found if m]
    spoken = sum(bool(m) and not after for m, after in pairwise([*found, None]))
    if len(bylines) < 2 or spoken * 2 < len(bylines):
        return 0
    sure = sum(bool(m["url"] or m["user"] or m["fold"]) for m in bylines)
    return 80 if sure >= 2 or _OWN.search(saved.text[:3000]) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The question as the first post, then every comment."""
    lines = lines_of(saved.text)
    head = front_matter(saved.text)
    comments = list(_comments(lines, head.lines))
    own = _OWN.search("\n".join(line.text for line in lines[: comments[0].at]))
    url = own[0] if own else None
    draft, mark, tool = Draft(inline), _mark(url), _tool(_in_head(url))
    draft.noise(lines[: head.lines], mark=Reason.CHROME, rule="front matter", read=head_inline(_in_head(url)))
    title = _question(draft, lines[head.lines : comments[0].at], head, url)
    places: list[tuple[int, int]] = []  # of the comments so far: depth and post
    for comment, end in zip(comments, [*(c.at for c in comments[1:]), len(lines)], strict=True):
        above = next((post for depth, post in reversed(places) if depth < comment.depth), 0)
        post = draft.post(comment.who, at=read_date(comment.when), reply_to=above)
        places.append((comment.depth, post))
        draft.noise(lines[comment.at : comment.at + 1], mark=Reason.CHROME, rule="byline", post=post, read=tool)
        _text(draft, lines[comment.at + 1 : end], post, mark)
    yield draft.document(
        format="discussion_note",
        genre=Genre.DISCUSSION,
        platform="hackernews" if "news.ycombinator.com" in saved.text or not _reddit(saved.text) else "reddit",
        author=draft.posts[0].author,
        title=title,
        url=url,
        posted_at=draft.posts[0].posted_at,
    )


def _reddit(text: str) -> bool:
    return "reddit.com" in text or bool(re.search(r"(?<![\w/])[ur]/\w", text))


def _byline(line: Line) -> re.Match[str] | None:
    """A name that a link, "u/" or what is said behind it shows to be a byline."""
    text = line.text
    if len(text) > _LONGEST or not _NAMED.search(text):
        return None
    found = _BYLINE.match(text)
    return found if found and (found["url"] or found["user"] or found["said"].strip()) else None


def _comments(lines: Sequence[Line], start: int) -> Iterator[_Comment]:
    for at, line in enumerate(lines[start:], start):
        found = _byline(line)
        if found:
            margin = found["margin"].expandtabs(4)
            yield _Comment(at, len(margin) + 4 * margin.count(">"), _who(found), found["said"])


def _who(found: re.Match[str]) -> str | None:
    """The name as its site writes it; None for an account that is gone."""
    name = found["linked"] or found["user"] or found["name"]
    if _GONE.match(name) or name.casefold() in ("u/none", "u/deleted"):
        return None
    return user(name) if found["url"] and "reddit.com" in found["url"] else name


def _question(draft: Draft, lines: Sequence[Line], head: FrontMatter, url: str | None) -> str | None:
    """The first post: title, what the tool says of it, its text; returns the title."""
    tools = [line for line in lines if _HEAD.match(line.text)]
    rest = trimmed([line for line in lines if line not in tools])
    heading = next((line for line in rest if _TITLE.match(line.text)), rest[0] if rest else None)
    found = _TITLE.match(heading.text) if heading else None
    asker = next((m["who"] or m["author"] for line in tools if (m := _ASKER.search(line.text))), None)
    post = draft.post(head.get("author") or asker, url=url, at=read_date(head.get("created", "date") or ""))
    if heading:
        shown = heading.cut(found.start("title")) if found else heading
        draft.add([shown], Block(Role.HEADING, "", post=post, depth=1))
    for line in tools:
        draft.noise([line], mark=Reason.CHROME, rule="head of the note", post=post, read=_tool(_in_head(url)))
    _text(draft, [line for line in rest if line is not heading], post, _mark(url))
    return head.get("title") or (found["title"] if found else heading.text.strip() if heading else None)


def _text(draft: Draft, lines: Sequence[Line], post: int, mark: Mark) -> None:
    """A comment's words without the margin, the fence or the quotation that holds all of it."""
    words = trimmed([line for line in lines if not RULE.match(line.text)])
    if words and _FENCE.match(words[0].text) and _FENCE.match(words[-1].text):
        words = trimmed(words[1:-1])
    elif words and all(line.blank or _QUOTED.match(line.text) for line in words):
        words = trimmed([line.cut(m.end()) if (m := _QUOTED.match(line.text)) else line for line in words])
    margin = min((len(line.text) - len(line.text.lstrip()) for line in words if not line.blank), default=0)
    words = [line.cut(min(margin, len(line.text))) for line in words]
    if len(words) == 1 and _GONE.match(words[0].text):
        draft.noise(words, mark=Reason.CHROME, rule="gone", post=post)
    elif words:
        like = Block(Role.PARAGRAPH, "", post=post, where=f"{words[0].number}:{words[0].column}")
        written = _fragment.markdown("\n".join(line.text for line in words), like=like, lines=True)
        draft.blocks += [_marked(block, mark) for block in written]


def _marked(block: Block, mark: Mark) -> Block:
    anchors = tuple(replace(anchor, mark=anchor.mark or mark(anchor.url)) for anchor in block.anchors)
    return replace(block, anchors=anchors)


def _tool(mark: Mark) -> Read:
    """Reads a line that the tool wrote: its links, bare or not."""
    return lambda text: inline(text, mark) if "](" in text else head_inline(mark)(text)


def _mark(url: str | None) -> Mark:
    """What a link in the words is: the discussion itself, an account, a picture."""
    own = (post_ids(url) or (None,))[0]
    return lambda found: Reason.SELF if found == url else mark_of(found, own) or _status_links.mark(found)


def _in_head(url: str | None) -> Mark:
    words = _mark(url)
    return lambda found: Reason.SELF if _OWN.match(found) else words(found) or Reason.CHROME
