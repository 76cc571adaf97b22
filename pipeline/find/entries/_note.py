"""Where an entry's name ends and its remark begins and ends."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.find.entries._layout import kind_only
from pipeline.find.entries._words import BYLINE, CONNECTORS, FILE_TYPES, SEPARATOR, WROTE
from pipeline.model import Block, Candidate, Role, Span
from pipeline.text.emoji import SHORTCODE, SHORTCODE_LAST

_GROUP = re.compile(r"\([^()\n]{0,200}\)|\[[^\[\]\n]{0,80}\]")
_MARKS = re.compile(r"[\s*_`\"“”'‘’«»》」』\])|,;:.\-–—−=>→•·~]+")
_SECOND = re.compile(r"[-–—:|•·]{1,3}\s+")  # a dash behind a closing quote that itself looked like a separator
_NAME_MARKS = " \t\n*_`\"“”'‘’«»-–—:|,•·"
_OPENING = "([{（"
_SENTENCE_END = re.compile(r"(?<!e\.g)(?<!i\.e)(?<!\bcf)(?<!\bvs)(?<!\betc)[.!?。！？…)\]\"”'’]\s*$")
_COUNT_OF_STARS = r"[\s(\[|·,-]{0,4}(?:[⭐★🌟☆]\ufe0f?|:star2?:)\s{0,2}[\d.,]{1,9}\s?[kKmM]?\+?[)\]]?"
_STARS = re.compile(_COUNT_OF_STARS + r"\s*\Z")
_RATING = re.compile(r"(?:\s{0,3}:star2?:){1,10}\Z")
_DECORATION = re.compile(
    rf"\s{{0,3}}(?:(?P<count>(?:[⭐★🌟☆]\ufe0f?|:star2?:)\s{{0,2}}[\d.,]{{1,9}}\s?[kKmM]?\+?(?!\w))|{SHORTCODE.pattern})"
)
_TAIL_GAP = re.compile(r"[\s,;|/·•&+\-–—:.()\[\]📄📝💻🔗⭐🎥]*(?:\b(?:and|or|see|also|via)\b[\s,;:(]*)*")
_WORD = re.compile(r"\w")


class Opener(NamedTuple):
    """A link behind an entry's name."""

    start: int
    end: int
    generic: bool  # its text names nothing


class Remark(NamedTuple):
    """What stands behind a name; offsets from there."""

    byline: tuple[int, int] | None
    start: int
    end: int
    says: bool  # more than marks and links


@lru_cache(maxsize=4096)  # lists are copied, and saved again when they have grown
def remark_in(text: str, code: tuple[tuple[int, int], ...], links: tuple[Opener, ...], *, drops_code: bool) -> Remark:
    """The remark in all that stands behind a name; `links` are those that do not lead the entry."""
    block = Block(Role.ITEM, text, code=code)
    made, begin = None, after_name(block, 0, len(text))
    for position in (0, begin):
        if made is None and (made := byline(block, position, len(text))):
            begin = after_name(block, made[1], len(text))
    end = trim_end(block, links, begin, len(text), drops_code=drops_code)
    return Remark(made, begin, end, begin < end and _says(text, links, begin, end))


def _says(text: str, links: Sequence[Opener], start: int, end: int) -> bool:
    """False for text that only strings links together."""
    rest = text[start:end]
    inside = [link for link in links if start <= link.start and link.end <= end]
    for link in reversed(inside):
        rest = rest[: link.start - start] + " " + rest[link.end - start :]
    if CONNECTORS.fullmatch(rest.strip(" .:-–—()")) or FILE_TYPES.fullmatch(rest.strip()):
        return False
    return not kind_only(rest) if inside else _WORD.search(rest) is not None


def after_name(block: Block, start: int, end: int) -> int:
    """Where the remark may begin: behind the name's marks, its codes and bracketed facts, and the separator."""
    start = _past_decorations(block.text, start, end)
    position = skip_facts(block, start, end)
    found = SEPARATOR.match(block.text, position, end)
    if found and found.end() > position:
        again = _SECOND.match(block.text, found.end(), end)
        return again.end() if again else found.end()
    plain = _MARKS.match(block.text, start, end)
    position = plain.end() if plain else start
    colon = position - 1 if plain and block.text[position - 1] == ":" else position
    return colon if SHORTCODE.match(block.text, colon, end) else position


def skip_facts(block: Block, start: int, end: int) -> int:
    """Past the marks, codes and bracketed facts behind a name."""
    position = start
    while position < end:
        skipped = _skip_fact(block, position, end)
        if skipped == position:
            break
        position = skipped
    return position


def _skip_fact(block: Block, position: int, end: int) -> int:
    """Past one code span, bracketed group, mark or count behind a name."""
    text = block.text
    for start, stop in block.code:
        if start == position and stop <= end:
            return stop
    group = _GROUP.match(text, position, end)
    if group:
        return group.end()
    if text[position] in " \u00a0*_`\"”’'»)]" or not (
        text[position].isalnum() or text[position] in "-–—−:：|=→>»·•~\n(["
    ):
        nearest = position + 1
        found = SEPARATOR.match(text, position, end)
        return position if found and found.end() > position else nearest
    return position


def _past_decorations(text: str, position: int, end: int) -> int:
    """Past counts of stars, and past emoji by their names where no remark begins with them: "[Name](...) :star:800 - what it is"."""
    if ":" not in text and text.isascii():
        return position
    counted = position
    while found := _DECORATION.match(text, position, end):
        position = found.end()
        counted = position if found["count"] else counted
    rest = text[position:end].lstrip()
    return position if not rest or rest[0] in "([" or SEPARATOR.match(text, position, end) else counted


# Small words inside names, and between them.
_PARTICLES = frozenset("and et al al. de van von der da la y und the with di del e".split())


def byline(block: Block, start: int, end: int) -> tuple[int, int] | None:
    """A bare "by A. Author and B. Author" that fills a line or ends with the text: its span, else None."""
    found = BYLINE.match(block.text, start, end) or WROTE.match(block.text, start, end)
    if not found:
        return None
    who = found["who"]
    stop = re.search(r"(?<![A-Z])(?<!\bProf)(?<!\bDr)\.\s|\.$|;| [-–—] |\s?:\s|\)|\s\(", who)
    names = who[: stop.start()] if stop else who
    words = re.findall(r"@?[^\W\d_][\w.'’-]*", names)
    small = [word for word in words if word[0].islower() and word not in _PARTICLES]
    if not words or small or len(words) > 24:
        return None
    return found.start("by"), found.start("who") + len(names)


def trim_end(block: Block, links: Sequence[Opener], start: int, end: int, *, drops_code: bool) -> int:
    """The end of the remark without trailing codes, companion links and marks."""
    text = block.text
    while end > start:
        before = end
        end = _drop_marks(text, start, end)
        end = _drop_codes(block, start, end) if drops_code else end
        end = _drop_stars(text, start, end)
        end = _drop_links(text, links, start, end) if links else end
        if end == before:
            break
    return end


def _drop_marks(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in "-–—|·•,;:([ㅤ*_"):
        if text[end - 1] == ":" and SHORTCODE_LAST.search(text, start, end):
            break
        end -= 1
    return end


def _drop_stars(text: str, start: int, end: int) -> int:
    """A count of stars is none of the remark, nor are stars that rate, by their names."""
    if text.isascii() and ":star" not in text:
        return end
    found = _STARS.search(text, max(start, end - 24), end) or _RATING.search(text, max(start, end - 80), end)
    return found.start() if found else end


def _drop_codes(block: Block, start: int, end: int) -> int:
    for left, right in reversed(block.code):
        if right == end and left > start:
            return left
    return end


def _drop_links(text: str, links: Sequence[Opener], start: int, end: int) -> int:
    """A group of links at the end, in brackets or behind a sentence, is no part of it."""
    inside = [c for c in links if start <= c.start and c.end <= end and c.end > c.start]
    if not inside:
        return end
    if text[end - 1] == ")":
        return _bracketed(text, inside, start, end)
    last = inside[-1]
    if text[last.end : end].strip(" .,;)]*_`"):
        return end
    before = text[start : last.start].rstrip("([*_` ")
    free = (
        text[: last.start].rstrip()[-1:] in ("[", "(")
        or _SENTENCE_END.search(before)
        or re.search(r"[-–—|·•,:]\s*$", before)
        or not before.strip()
    )
    if free and (last.generic or not re.search(r",\s*$", before)):
        return last.start
    return end


def _bracketed(text: str, inside: Sequence[Opener], start: int, end: int) -> int:
    opening = text.rfind("(", start, end)
    group = [c for c in inside if c.start > opening]
    position = opening + 1
    if opening < 0 or not group:
        return end
    for candidate in group:
        gap = text[position : candidate.start]
        if not (_TAIL_GAP.fullmatch(gap) or len(gap.split()) <= 2):
            return end
        position = candidate.end
    return opening if not text[position : end - 1].strip(" .,;") else end


def joined(text: str, left: Candidate, right: Candidate) -> bool:
    """True where only a comma or "and" stands between two links, or a bracketed remark besides."""
    gap = _GROUP.sub(" ", text[left.end : right.start])
    return bool(gap.strip()) and CONNECTORS.fullmatch(gap) is not None


def name_of(block: Block, start: int, end: int) -> Span | None:
    """The span without the marks around the name, and the count of stars behind it."""
    text = block.text
    end = _drop_stars(text, start, end)
    while start < end and (text[start] in _NAME_MARKS or _pictorial(text[start])):
        code = SHORTCODE.match(text, start, end) if text[start] == ":" else None
        start = code.end() if code else start + 1
    while end > start and (text[end - 1] in _NAME_MARKS + _OPENING or _pictorial(text[end - 1])):
        code = SHORTCODE_LAST.search(text, start, end) if text[end - 1] == ":" else None
        end = code.start() if code else end - 1
    return Span(-1, start, end) if start < end else None


def _pictorial(character: str) -> bool:
    return (
        ord(character) >= 0x2190
        and not character.isalnum()
        and not 0x3000 <= ord(character) <= 0x30FF
        and not 0xFF00 <= ord(character) <= 0xFFEF
    )


def only_links(block: Block) -> bool:
    """True for a paragraph of links, a label before them aside: "Website: example.org"."""
    rest = block.text
    for anchor in reversed(block.anchors):
        rest = rest[: anchor.start] + rest[anchor.end :]
    label = rest.strip(" *_").endswith(":") and len(rest.split()) <= 2
    return bool(block.anchors) and (label or not any(c.isalnum() for c in rest))
