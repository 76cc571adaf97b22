"""What a list's own repetition says: which link texts, fields and code spans recur, and what most entries look like."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

from pipeline.find.entries._units import Tree, Unit
from pipeline.find.entries._words import KIND_WORDS
from pipeline.model import Block, Role
from pipeline.records import dataclass
from pipeline.text.emoji import SHORTCODE

SMALL = 60  # linked units: what is written by one hand and says more than its items
REPEATED = 3  # a link text or field that stands thrice over different targets is a label, not a name
_FIELD = re.compile(r"[^\w:]{0,4}([^\W\d_][\w /&-]{1,24}?)\s*[:：]")  # ":emoji:" is none
QUOTED = re.compile(
    r"\s*(?:\"([^\"“”\n]{2,200})”|\"([^\"\n]{2,200})\"|“([^”\"\n]{2,200})(?<=\S)\"(?!\w)|“([^”\n]{2,200})”"  # also those that do not match
    r"|«([^»\n]{2,200})»|「([^」\n]{2,100})」|《([^》\n]{2,100})》|„([^“\n]{2,200})“)"
)
_SIGNED = re.compile(r"\s(?:(?:by|von|par|por)\s[^\W\d_a-z][^\n]*|\([^()\n]{1,60}\))")  # behind a title in quotes
_WORD = re.compile(r"[\w'’]+")
_IN_BRACKETS = re.compile(r"\s?\([^()]{1,30}\)\Z")  # "GitHub repository (Python)", "Videos (2015)"
_URL_TEXT = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.I)
# When a course was held.
_TERM = re.compile(r"(?:spring|summer|fall|autumn|winter|wise|sose)\W{0,2}(?:19|20)\d\d", re.I)
# What may stand before a name and is no word of it: marks, :shortcodes:, "[2020]", "(free)".
_LETTER = re.compile(r"[^\W\d_]")
_BARE = re.compile(r"(?::[a-z0-9_+-]{1,40}:|\[[^\[\]]{1,30}\](?!\()|\([^()]{1,30}\)|\d+|[\W_])*+\Z", re.I)


@dataclass(frozen=True, slots=True)
class Layout:
    """What was learnt from one list."""

    labels: frozenset[str]  # link texts that recur over different targets
    fields: frozenset[str]  # "Languages:", "Website:" that recur below entries
    codes: bool  # entries end with code spans: licences, languages
    structured: bool  # most links that lead out stand at the head of an item, a row or a line of their own
    small: bool  # so short a list that its prose recommends too
    lines: bool  # entries are lines of paragraphs more than items and rows
    paragraphs: bool  # of such lines only the first of a paragraph is an entry
    nested: bool  # items below entries open the same thing elsewhere
    named: bool  # most items give a name in bold or as code and no link
    bold: bool  # most linked items too
    introduced: Mapping[tuple[str, ...], int]  # sections of items or rows -> the first one's block: before it, prose

    def generic(self, label: str) -> bool:
        """True for a link text that names nothing: "GitHub", "PDF", a URL."""
        words, names_nothing = _read(label)
        return names_nothing or words in self.labels


def led_units(tree: Tree) -> list[Unit]:
    """Rows with links, and the items and lines that a link leads."""
    linked = (unit for unit in tree.units if unit.links and unit.kind is not Role.HEADING)
    return [unit for unit in linked if unit.kind is Role.ROW or leads(tree, unit)]


def learn(tree: Tree, led: list[Unit]) -> Layout:
    """Counts over all units of the list; `led` are those that a link leads."""
    items = [unit for unit in tree.units if unit.kind is Role.ITEM]
    linked = [unit for unit in tree.units if unit.links and unit.kind is not Role.HEADING]
    top = [unit for unit in items if unit.links and (unit.parent is None or not unit.parent.links)]
    lines = [unit for unit in led if unit.kind in (Role.PARAGRAPH, Role.QUOTE)]
    ends = sum(_ends_with_code(tree.blocks[unit.block]) for unit in linked)
    named = sum(bool(lead_name(tree.blocks[unit.block])) for unit in items if not unit.links)
    labels = _labels(tree)
    return Layout(
        labels=labels,
        fields=_fields(tree),
        codes=ends >= REPEATED and ends * 10 >= len(linked) * 3,
        structured=sum(len(unit.links) for unit in led) * 10 >= 6 * sum(len(unit.links) for unit in linked),
        small=len(linked) < SMALL,
        lines=len(lines) * 2 >= len(led),
        paragraphs=_first_lines_only(lines),
        nested=_nested_companions(tree, items, labels),
        named=named >= REPEATED and named * 2 >= len(items),
        bold=sum(bool(name_span(tree.blocks[u.block])) for u in top) * 2 > len(top),
        introduced={u.section: u.block for u in reversed(led) if u.kind in (Role.ITEM, Role.ROW)},
    )


def _first_lines_only(lines: list[Unit]) -> bool:
    """True where a paragraph is one entry: few paragraphs have a second line that leads with a link."""
    each = Counter(unit.block for unit in lines)
    first = sum(unit.first_line for unit in lines)
    several = sum(count > 1 for count in each.values())
    return first >= REPEATED and several * 6 <= len(each)


def _nested_companions(tree: Tree, items: list[Unit], labels: frozenset[str]) -> bool:
    """True where nearly all links below linked items bear labels that recur."""
    below = [u for u in items if u.links and u.parent is not None and u.parent.links]
    generic = sum(all(_read(tree.candidates[i].label)[0] in labels for i in u.links) for u in below)
    return len(below) >= REPEATED and generic * 10 >= len(below) * 9


def _labels(tree: Tree) -> frozenset[str]:
    linked = [tree.candidates[index] for unit in tree.units for index in unit.links]
    labels = [_read(candidate.label)[0] for candidate in linked]
    often = {label for label, count in Counter(labels).items() if label and count >= REPEATED}
    targets: dict[str, set[str]] = defaultdict(set)
    for label, candidate in zip(labels, linked, strict=True):
        if label in often:
            targets[label].add(candidate.url or "")
    return frozenset(label for label, urls in targets.items() if len(urls) >= REPEATED)


def _fields(tree: Tree) -> frozenset[str]:
    seen: Counter[str] = Counter()
    for unit in tree.units:
        texts = [tree.blocks[index].text for index in unit.below] if unit.below else []
        nested = unit.kind is Role.ITEM and unit.parent is not None
        if nested or (not unit.first_line and unit.kind in (Role.PARAGRAPH, Role.QUOTE)):
            texts.append(tree.text(unit))
        for text in texts:
            if label := field_label(text):
                seen[label] += 1
    return frozenset(label for label, count in seen.items() if count >= REPEATED)


def field_label(text: str) -> str:
    """The label of "Languages: …", '' for other text."""
    found = _FIELD.match(text) if ":" in text or "：" in text else None
    label = _key(found[1]) if found else ""
    return "" if label in ("http", "https") else label


def behind_label(text: str) -> int:
    """Where the words behind "Languages:" begin."""
    found = _FIELD.match(text)
    return len(text) - len(text[found.end() :].lstrip()) if found else 0


def is_field(text: str, layout: Layout) -> bool:
    """True for "Languages: C", where such a label recurs below entries."""
    return field_label(text) in layout.fields


def leads(tree: Tree, unit: Unit) -> bool:
    """True where nothing but marks, or words like "the book", stands before the unit's first link."""
    if not unit.links:
        return False
    first = tree.candidates[unit.links[0]]
    before = tree.blocks[unit.block].text[unit.start : first.start]
    return unled(before) or kind_only(before)


def unled(before: str) -> bool:
    """True for what may stand before a name: nothing, marks, a number, a bracketed tag."""
    if ":" not in before and "[" not in before and "(" not in before:
        return _LETTER.search(before) is None
    return _BARE.match(before) is not None


def _ends_with_code(block: Block) -> bool:
    return bool(block.code) and block.code[-1][1] >= len(block.text.rstrip(" .)"))


def name_span(block: Block) -> tuple[int, int] | None:
    """Where the block begins with a bold or code-set name."""
    if not (block.bold or block.code):
        return None
    for start, end in (*block.bold[:1], *block.code[:1]):
        if unled(block.text[:start]) and not unled(block.text[start:end]):
            return _quoted_in(block.text, start, end) or (start, end)
    return None


def _quoted_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The title in quotes with which a name begins, where only its maker or a bracket stands behind: **"Gravel" by Sam Stone**."""
    quoted = QUOTED.match(text, start, end)
    behind = quoted and _SIGNED.fullmatch(text, quoted.end(), end)
    return quoted.span(quoted.lastindex or 0) if quoted and behind else None


def lead_name(block: Block) -> tuple[int, int] | None:
    """Where the block begins with a name set apart: bold, code, italic or quoted."""
    if named := name_span(block):
        return named
    for start, end in block.italic[:1]:
        if unled(block.text[:start]) and not unled(block.text[start:end]):
            return start, end
    quoted = QUOTED.match(block.text)
    return quoted.span(quoted.lastindex or 0) if quoted else None


def kind_only(text: str) -> bool:
    """True for text of words that say what a thing is, not what it is called."""
    told = False
    for word in _WORD.finditer(text.casefold()):
        if not word[0].isdigit():
            if word[0] not in KIND_WORDS:
                return False
            told = True
    return told


def term(text: str) -> bool:
    """True for the term in which a course was held: "Spring 2016"."""
    return text[-4:].isdigit() and _TERM.fullmatch(text.strip()) is not None


def url_like(text: str) -> bool:
    """True for a text that is itself a URL."""
    if "/" not in text and "." not in text:
        return False
    return _URL_TEXT.fullmatch(text.strip().strip("<>[]()`")) is not None


@lru_cache(maxsize=8192)  # asked several times of each link text, and the same ones stand under many links
def _read(label: str) -> tuple[str, bool]:
    """The words of a link text, comparable, and whether they name nothing in any list."""
    label = SHORTCODE.sub(" ", label) if ":" in label else label  # ":arrow_down:"
    words = _key(label)
    return words, not words or url_like(label) or term(label) or kind_only(_IN_BRACKETS.sub("", label) or label)


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
