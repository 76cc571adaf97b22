"""A name that the link's own address repeats: "Quantum Country does it with ..." at quantum.country."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from urllib.parse import unquote, urlsplit

from pipeline.find.posts.lines import Line
from pipeline.find.posts.spans import Name
from pipeline.links import site
from pipeline.model import Candidate, Span, UrlState
from pipeline.text.letters import run_together

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_BETWEEN = re.compile(r"[ \u00a0]?[-&:.]?[ \u00a0]?")  # what may part the words of one name
_ENDING = re.compile(r"\.(?:html?|php|aspx?|pdf|md|ipynb|epub|git)$", re.I)
_PLAIN_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(/[!-\"$->@-~]*)?(?:[?#][!-~]*)?")
_SENTENCE = re.compile(r"(?:^|(?<!\b[A-Z])[.!?]\s)\W*(?:the\s+)?$", re.I)
# Words of a longer name around these: "Ada's Big Book", "The Man in the White Suit", "Linear Algebra Done Right".
_BEGUN = re.compile(
    r"(?:['’]s?|[A-Z][\w'’]*(?:\s(?:of|the|and|in|for|to|on|an?|with|from)){0,3}|[A-Z]\w*\s[/&+])[\s:]{1,2}$"
)
_GOES_ON = re.compile(r"\s(?:of\s(?:the\s)?|[/&+]\s)?[A-Z]")
_CUT_SHORT = re.compile(
    r"\s(?:(?:of|to|for|in|on|the|with|from|a|an)\s){1,2}[A-Z]"
)  # a cut address holds no more of the name
_MIXED = re.compile(r"[a-z]\w*[A-Z]|\d")  # a single word that is no common one: XGBoost, D3
_MOST = 8  # words of a name
_LEAST = 4  # letters


def addressed(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """The words, begun by a capital, that run together are the site's name or a part of its path."""
    if not candidate.url or candidate.state not in (UrlState.OK, UrlState.TRUNCATED):
        return None
    hosts, parts = _keys(candidate.url)
    cut = _plain(candidate.url.rpartition("/")[2]) if candidate.state is UrlState.TRUNCATED else ""
    keys, going_on = hosts | parts, cut if len(cut) >= _LEAST else None
    sought = [*keys, going_on] if going_on else keys
    for line in lines:
        if not _may_hold(line, sought):
            continue
        if line is lines[0] and not line.links and going_on and _plain(line.words).startswith(going_on):
            return None  # the line is the name, of which the address shows a part
        for start, end, first in _runs(line, keys, going_on):
            written, key = line.text[start:end], _plain(line.text[start:end])
            if key == _plain(line.words) or _BEGUN.search(line.text[:start]) or _GOES_ON.match(line.text, end):
                continue
            if key not in keys and _CUT_SHORT.match(line.text, end):
                continue
            part = key in parts or (cut and key.startswith(cut))
            if (first and key in hosts) or (part and (" " in written or _MIXED.search(written))):
                return Name(Span(line.block, line.start + start, line.start + end), "address", False)
    return None


@lru_cache(maxsize=4096)
def _keys(url: str) -> tuple[frozenset[str], frozenset[str]]:
    """What the host and what the parts of the path are called, run together."""
    try:
        path = _path(url)
    except ValueError:
        return frozenset(), frozenset()
    domain = site(url) or ""
    pieces = [_ENDING.sub("", piece) if "." in piece else piece for piece in path.split("/")]
    return _long([domain.partition(".")[0], domain]), _long(pieces)


def _path(url: str) -> str:
    """The path of a URL, its escapes undone; most are plain enough to be cut by hand."""
    plain = _PLAIN_URL.fullmatch(url)
    path = (plain[1] or "") if plain else urlsplit(url).path
    return unquote(path) if "%" in path else path


def _long(names: Iterable[str]) -> frozenset[str]:
    return frozenset([key for name in names if len(key := run_together(name)) >= _LEAST])


@lru_cache(maxsize=8192)  # each link of a post asks about its lines, and posts are copied: four hits in five
def _plain(text: str) -> str:
    return run_together(text)


def _may_hold(line: Line, keys: Iterable[str]) -> bool:
    """False where no words outside of links run together to one of the keys, as in nearly every line."""
    joined = _plain(_unlinked(line) if line.spans else line.text)
    for key in keys:  # noqa: SIM110 - any() would cost as much as the searches
        if key in joined:
            return True
    return False


def _unlinked(line: Line) -> str:
    """The text without its links, but for those that a word runs into."""
    text, at, pieces = line.text, 0, []
    for start, end in line.spans:
        start = max(start - line.start, 0)
        before = text[max(start - 1, 0) : start]
        if not (before.isalnum() or before in ("'", "’")):
            pieces.append(text[at:start])
            at = max(at, end - line.start)
    return "".join([*pieces, text[at:]])


def _runs(line: Line, keys: frozenset[str], cut: str | None) -> Iterator[tuple[int, int, bool]]:
    """Words that stand together and, run together, are one of the keys or go on from a `cut` one.

    The third says whether a sentence begins there.
    """
    words = [w for w in _WORD.finditer(line.text) if not any(a <= line.start + w.start() < b for a, b in line.spans)]
    longest = max(map(len, keys), default=0)
    for place, word in enumerate(words):
        if not (word[0][0].isupper() or word[0][0].isdigit()):
            continue
        some = words[place : place + _MOST]
        for count, joined in enumerate(accumulate(_plain(w[0]) for w in some)):
            if len(joined) > longest and not (cut and joined.startswith(cut)):
                break
            if count and not _BETWEEN.fullmatch(line.text, some[count - 1].end(), some[count].start()):
                break
            if joined in keys or (cut and joined.startswith(cut)):
                yield word.start(), some[count].end(), bool(_SENTENCE.search(line.text[: word.start()]))
