"""Where a name ends that no link or mark sets off: "Gravel by Sam Stone", "Stone, S.: Gravel - a book", "书名 作者"."""

import re

from pipeline.find.entries._layout import QUOTED
from pipeline.find.entries._makers import behind_authors, bold_title, by_again, cited_title, closed, italic_title
from pipeline.find.entries._people import are_people
from pipeline.find.manner import says_how
from pipeline.model import Block

_CUT = re.compile(
    r"\s+[-–—]+\s+|,\s+by\s|\s+[bB]y\s+(?=[^\W\d_a-z])|(?<=[a-z0-9)\]\"”’]{2})(?<!\s\d\d)(?<!\bUniv|\bProf|\bInst|\bDept)(?<!\b(?:Vol|Inc|Ltd|Eng))[.!?]\s+|:\s+(?=[a-z])|[:：]\s*$|[,;]\s*$"
)
_BEHIND = re.compile(r"[^\S\n]+([^\W\d_a-z][^\n]{2,120}?[^\s.!?:;,])\s*\Z")
_SMALL = 3  # letters: "the", "for" are no capitals in titles
_SIGNED = re.compile(r"[\"“]([^\"“”]{3,120})[\"”](?=,?\s+by\s+[^\W\d_a-z])")  # or, if you must, "Gravel" by Sam Stone
_DATED = re.compile(r"\((?:1[89]|20)\d\d[a-z]?\)[.,:]?\s+\Z")  # behind it a reference's title goes up to the stop
_STOP = re.compile(r"(?<=[^\W_]{2})(?<!\bvs)\.(?:\s+|$)|(?<=[)\"”'’?!])\.(?:\s+|$)")
# Where or when a paper came out, behind its title: "[WACV 24]", "[Submitted 30 Nov 2023 arXiv]"; not "[2nd edition]".
_APPEARED = re.compile(
    r"(?<=\w)\s\[(?=[^\[\]]*\b(?:(?:19|20)\d\d\b|[A-Z]{3,}\s?['’]?\d\d\b))[^\[\]]{4,60}\]\s*[\[(|:–—-]*\s*\Z"
)
_CHINESE = re.compile(r"\s*([\u4e00-\u9fff][^\sA-Za-z,，。；：]{1,30})\s+(?=[\u4e00-\u9fff\[])")  # 书名 作者

_COMMA = re.compile(", ")
_INITIAL = re.compile(r"\b[^\W\d_a-z](?:\.|\s)")
_NOBODY = re.compile(  # "Gravel for the Patient, Second Edition", "..., Harbour Press"
    r"\b(?:edition|volumes?|vol|part|press|publish\w*|verlag|universit\w*|institute|school|college|inc|ltd)\b", re.I
)


def cut(block: Block, start: int, end: int) -> tuple[int, int]:
    """The name at the beginning of a text: quoted, in italics, or up to the first separator or Chinese blank."""
    if titled := italic_title(block, start, end) or bold_title(block, start, end):
        return titled
    before, start = start, behind_authors(block.text, start, end)
    head = block.text[start:end]
    if start > before and _DATED.search(block.text, before, start) and (stop := _STOP.search(head)):
        return start, start + stop.start()
    if quoted := QUOTED.match(head) or _SIGNED.search(head):
        return start + quoted.start(quoted.lastindex or 0), start + quoted.end(quoted.lastindex or 0)
    if cited := cited_title(block, start, end):
        return cited
    if spaced := _CHINESE.match(head):
        return start, start + spaced.end(1)
    cuts = _CUT.finditer(head, 3) if len(head) > 3 else ()
    found = next(
        (
            cut
            for cut in cuts
            if closed(head[: cut.start()]) and not by_again(head, cut) and not says_how(head, *cut.span())
        ),
        None,
    )
    if found is None and (appeared := _APPEARED.search(head)):
        return start, start + appeared.start()
    return start, start + (found.start() if found else len(head.rstrip()))


def title_behind(block: Block, start: int, end: int) -> tuple[int, int] | None:
    """A title right behind a bare URL: "https://gravel.example.org Gravel for the Patient"; a remark has few capitals."""
    found = _BEHIND.match(block.text, start, end)
    words = [word for word in found[1].split() if len(word) > _SMALL] if found else []
    capitals = sum(word[0].isupper() for word in words)
    return found.span(1) if found and capitals * 2 > len(words) else None


def maker_behind(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The whole names, an initial among them, behind a title's comma: "Gravel for the Patient, Sam T. Stone".

    Without an initial they may be words of the title: "Introduction to Stones, Sand Dunes".
    """
    behind = (match.end() for match in _COMMA.finditer(text, start, end))
    at = next((at for at in behind if _INITIAL.search(text, at, end) and are_people(text[at:end], whole=True)), None)
    if at is None or _NOBODY.search(text, at, end) or are_people(text[start : at - 2], whole=False):
        return None
    return at, end
