"""Does this look like a name? Judged by shape alone: short, no sentence, no mere pointer, no praise."""

import re
from functools import lru_cache

from pipeline.find.posts.titles import inner_title_in
from pipeline.find.posts.words import (
    BY_LINE_ONLY,
    EMPTY_LABELS,
    HOLLOW,
    LEAD_INS,
    LEVEL_LABEL,
    NOTE_LABEL,
    POINTS_ON,
    REMARK,
    SENTENCE,
    STRONG_PRAISE,
)

# A stop that ends a sentence: not the one of an initial or a title of honour.
SENTENCE_END = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bSt)(?<!\bvs)(?<!\bNo)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bMrs)(?<!\bVol)(?<!Prof)(?<!Asst)\.|[!?。！？])['\"”’)]?(?:\s|$)"
)
TRAILING = " \t:：-–—=→➡>|,;(["
POINTERS = "🔗👉👇⬇\ufe0f"  # they point at the link that follows
LONGEST_NAME = 30  # words; longer ones are remarks
_OPEN_END = re.compile(r"\b(?:and so on|etc|and more|and others)$", re.I)
_ARTICLE = re.compile(
    r"(?:an?|the|eine?|de[rs]|die|das|el|la|los|las|un|une|una|uma|o|as|os|le|les|on|on the|how|why|what)\s", re.I
)
_BOOK = re.compile(r"[《『][^》』\n]{1,80}[》』]")
_HEADLINE = re.compile(r"(?:how|why|what|when|where|who)\b", re.I)  # articles are called so
_GOING_ON = re.compile(r"(?:Then|Now|Next|Finally|Also|And|But|So)\s+[a-z]")  # "Then do the problems"
_POSSESSIVE_HANDLE = re.compile(r"^\.?\s*@\w+['’]s\b|^\.?\s*@\w+\s+(?!\()[a-z]")


# What leads up to a link in scripts that do not part words: "the course that I took is", "here".
_LEADS_ON = re.compile(r"[\u3040-\u30ff\u3400-\u9fff](?:是|为|在|叫|叫做|如下|这个|这里|这篇|は|こちら)$")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")  # kana and Han: about two characters a word
_CLAUSES = re.compile("[，；]")  # they part what sentences say, in scripts whose verbs no list here holds
_SAYS = 8  # words of such
_STOP = re.compile(r"[.!?。！？]")


def size(text: str) -> int:
    """The number of words, also in scripts that do not part them."""
    if text.isascii():
        return len(text.split())
    unspaced = len(_UNSPACED.findall(text))
    return len(_UNSPACED.sub(" ", text).split()) + (unspaced + 1) // 2


def sentence_end(text: str) -> re.Match[str] | None:
    """Where the first sentence ends; most lines hold no stop at all."""
    return SENTENCE_END.search(text) if _STOP.search(text) else None


@lru_cache(maxsize=8192)  # several rules ask of the same line
def is_name(text: str) -> bool:
    """True for words that could stand on a cover."""
    bare = text.strip(TRAILING + ".!")
    words, count = bare.split(), size(bare)
    if not 1 <= count <= LONGEST_NAME or len(bare) > 200 or not any(c.isalnum() for c in bare):
        return False
    if len(words) > 1 and all(word[0] == "#" for word in words[1:]):
        return False  # a run of hashtags, the first of which may have lost its mark
    return not (_ends_openly(text, bare, count) or _points(text, bare) or _speaks(bare, words))


def _ends_openly(text: str, bare: str, words: int) -> bool:
    """It ends like a sentence, or goes on behind its end."""
    if text.rstrip().endswith("。") or (words > 6 and text.rstrip().endswith(".")):
        return True
    inner = sentence_end(bare)
    if inner and inner.end() < len(bare):
        return bare[inner.start()] != "?" or _remarks(bare[inner.end() :].lstrip())
    return bool(_OPEN_END.search(bare))


def _remarks(rest: str) -> bool:
    """Behind a question: a verbless remark or a sentence, and no subtitle."""
    subtitle = _ARTICLE.match(rest) or mostly_capitals(rest.split())
    return bool(REMARK.match(rest)) or (size(rest) >= 3 and not subtitle)


def _points(text: str, bare: str) -> bool:
    """It only points at a link, says for whom it is, or introduces a remark or a maker."""
    if (
        bare.lower() in EMPTY_LABELS
        or LEVEL_LABEL.match(text.strip())
        or NOTE_LABEL.match(text)
        or BY_LINE_ONLY.match(bare)
    ):
        return True
    return bool(LEAD_INS.match(bare) or POINTS_ON.holds(bare) or (not bare.isascii() and _LEADS_ON.search(bare)))


def _speaks(bare: str, words: list[str]) -> bool:
    """It praises, has a verb or a person in it, or a title of its own inside; names in capitals may hold such words."""
    if (inner := _BOOK.search(bare)) and size(bare) - size(inner[0]) >= 2:
        return True
    if mostly_capitals(words) or bare.endswith("?") or _HEADLINE.match(bare):
        return bool(_POSSESSIVE_HANDLE.match(bare))
    if inner_title_in(bare) or _GOING_ON.match(bare) or _POSSESSIVE_HANDLE.match(bare):
        return True
    praise = words[:1] + [
        word for word in words[1:] if not word[0].isupper()
    ]  # "A Year on the Great Wall" praises nothing
    if _CLAUSES.search(bare) and size(bare) >= _SAYS:
        return True
    return SENTENCE.holds(bare) or any(word.strip("*_,").lower() in STRONG_PRAISE for word in praise)


def leads_up(text: str) -> bool:
    """No word in it says anything: "See", "Second, by"."""
    return HOLLOW.issuperset(re.findall(r"[^\W_]+(?:['’]\w+)?", text.lower()))


def mostly_capitals(words: list[str]) -> bool:
    """Set like a headline: three words in five begin with a capital."""
    return sum(w[0].isupper() for w in words if w[0].isalpha()) >= 0.6 * len(words)
