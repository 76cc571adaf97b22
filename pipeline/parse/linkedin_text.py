"""A LinkedIn post as text: copied from its page, or out of a document viewer that breaks lines anywhere.

Ada Example
• 3rd+
Data engineer at Example
1w • Edited •

Ten courses I would take again:
1. Machine Learning: lnkd.in/dAbc12
…see more
1,234
56 comments
Like
Comment
Repost
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Document, Reason, SavedFile, Standing
from pipeline.parse._byline import frame
from pipeline.parse._draft import Draft, Line, chunks, lines_of, unescape
from pipeline.parse._prose import bare
from pipeline.parse._unrolled import first_words
from pipeline.records import replace

_SHORT = re.compile(r"\blnkd\.in/", re.I)
_DEGREE = re.compile(r"^\s*(?:[•·]\s*)?(?:1st|2nd|3rd\+?|following|1er|2e|3e|1º|2º|3º|\d\.)(?:\s*[•·].*)?\s*$", re.I)
_AGE = re.compile(r"^\s*\d{1,3}\s?(?:s|m|h|d|w|mo|yr|y)\b\s*(?:[•·].{0,40})?$")
# Buttons and counters of the page, in the languages of its interface that have been seen.
_NUMBER = r"[\d.,k]{1,8}"
_BUTTONS = re.compile(
    rf"^\s*(?:like|comment|repost|send|share|follow|connect|message|reply|…?\s?see more|…more|see translation|"
    rf"report this post|view profile|load more comments|most relevant|activate to view larger image.{{0,40}}|"
    rf"gefällt mir|kommentieren|folgen|teilen|j’aime|commenter|suivre|partager|recomendar|comentar|seguir|compartir|"
    rf"gostei|compartilhar|{_NUMBER}|{_NUMBER} (?:comments?|reposts?|likes?|reactions?|kommentare?|commentaires?|"
    rf"comentarios?|comentários?)(?: [•·].{{0,30}})?|.{{1,60}} and {_NUMBER} others?)\s*$",
    re.I,
)
# Ends the row below a post; comments have "Like" and "Reply" only.
_LAST_BUTTON = re.compile(r"^\s*(?:repost|send|share|teilen|partager|compartir|compartilhar)\s*$", re.I)
_GOES_ON = re.compile(r"\blnkd\.in/\w+[^\w\n]{1,3}\w", re.I)
_BREAKING = re.compile(r"(?:https?:/{0,2}|lnkd\.in/|www\.)$", re.I)
SUREST = 74


def recognises(saved: SavedFile) -> int:
    """Two or more of LinkedIn's short links, or its line of degree and age; no markup."""
    if not bare(saved) or "](http" in saved.text or "\n## " in saved.text:
        return 0
    shorts = len(_SHORT.findall(saved.text)) if "lnkd.in/" in saved.text.lower() else 0
    lines = saved.text.split("\n")
    page = sum(bool(_DEGREE.match(x) or _AGE.match(x)) for x in lines[:15]) and sum(map(_is_button, lines)) > 2
    return 74 if page else 55 if shorts > 2 else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The post; the byline above and the buttons below as noise."""
    lines = list(_joined(lines_of(unescape(saved.text))))
    start, name = _head(lines)
    if not start and _streamed(lines):
        lines = [line for part in chunks(lines) for line in (_stream(part), Line(part[-1].number, ""))]
    draft = Draft()
    draft.noise(lines[:start], mark=Reason.CHROME, rule="byline")
    author = name or frame(lines).author
    _post(draft, lines[start:], draft.post(author))
    yield draft.document(format="linkedin_text", platform="linkedin", author=author, title=_title(lines[start:]))


def _post(draft: Draft, lines: Sequence[Line], post: int) -> None:
    """The text up to its row of buttons; what stands below was written by others."""
    run: list[Line] = []
    for line in lines:
        if line.blank or not _is_button(line.text):
            run.append(line)
            continue
        draft.say(run, post=post)
        draft.noise([line], mark=Reason.CHROME, rule="buttons and counters")
        run = []
        if _LAST_BUTTON.match(line.text) and draft.posts[post].standing is Standing.OWN:
            post = draft.post(standing=Standing.REPLY)
    draft.say(run, post=post)
    if draft.posts[post].standing is Standing.REPLY and all(block.post != post for block in draft.blocks):
        draft.posts.pop()


def _title(lines: Sequence[Line]) -> str | None:
    return first_words([line for line in lines if not _is_button(line.text)])


def _is_button(text: str) -> bool:
    return bool(_BUTTONS.match(text))


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines, with a URL that was broken right behind its host or scheme in one piece again."""
    held: Line | None = None
    for line in lines:
        if held is not None:
            line = Line(held.number, held.text.rstrip() + line.text.lstrip(), held.column)
        held = line if _BREAKING.search(line.text.rstrip()) else None
        if held is None:
            yield line
    if held is not None:
        yield held


def _streamed(lines: Sequence[Line]) -> bool:
    """True where text goes on behind links in the same line: the viewer broke lines anywhere."""
    inside = sum(bool(_GOES_ON.search(line.text)) for line in lines)
    return inside >= 2 and 2 * inside >= sum(bool(_SHORT.search(line.text)) for line in lines)


def _stream(part: Sequence[Line]) -> Line:
    """A paragraph as one line."""
    return replace(part[0], text=" ".join(line.text.strip() for line in part))


def _head(lines: Sequence[Line]) -> tuple[int, str | None]:
    """Where the text begins, and the name above it."""
    marks = [i for i, line in enumerate(lines[:15]) if _DEGREE.match(line.text) or _AGE.match(line.text)]
    if not marks:
        return 0, None
    shown = [line for line in lines[: marks[0]] if not line.blank and not _is_button(line.text)]
    return marks[-1] + 1, shown[0].text.strip() if shown else None
