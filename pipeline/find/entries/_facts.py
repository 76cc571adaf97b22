"""The labelled facts of an entry, and what each label means: "**Author:** Sam Stone | **Level:** beginner"."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from pipeline.find.entries._draft import Draft
from pipeline.find.entries._layout import unled
from pipeline.find.entries._units import Tree, Unit
from pipeline.model import Block, Role, Span

LONG = 15  # words: what follows a maker's label and is longer is a sentence


class Says(Enum):
    """What a fact tells of its entry."""

    MAKER = "who made it"
    SORT = "for whom it is, or what it is"
    PLACE = "where it stands"
    REMARK = "what is said of it"
    ASIDE = "what a catalogue does not keep"


# Labels of public lists in English, Spanish, Portuguese, French, German, Russian, Chinese and Japanese.
_LABELS = {
    Says.MAKER: r"authors?|written by|by|instructors?|taught by|teachers?|lecturers?|professors?|creators?|created by|speakers?|hosts?|"
    r"autor(?:es|en|in)?|auteurs?|profesor(?:es)?|docentes?|автор(?:ы)?",
    Says.SORT: r"(?:difficulty |skill )?levels?|difficulty(?: level)?|audience|type|format|kind|"
    r"nivel|n[ií]vel|niveau|dificultad|dificuldade|schwierigkeit(?:sgrad)?|tipo|formato|уровень|сложность",
    Says.PLACE: r"links?|urls?|web ?sites?|web|site|home ?page|course (?:link|page)|where|enlaces?|lien|ссылка|"
    r"(?:read |watch )?online|(?:free |official |online )+(?:access|book|copy|course|docs|documentation|html|link|online|pdf|site|version|web ?site)|"
    r"pdf|download|docs|documentation|channel|doi|arxiv",
    Says.REMARK: r"(?:course |book |short )?descriptions?|summary|about|overview|review|comments?|focus|best for|good for|strengths?|highlights?|key takeaways?|why(?: read)?(?: it| this)?|descripci[oó]n|descri[cç][aã]o|resumen|resumo|beschreibung|описание"
    r"|介绍|介紹|简介|簡介|描述|说明|說明|点评|概要|紹介|説明",
    Says.ASIDE: r"(?:estimated )?duration|length|time(?: (?:commitment|required))?|effort|workload|price|cost|fee|year|published|publisher|publication date|"
    r"edition|isbn|pages|languages?|licen[cs]e|platform|provider|offered by|institution|university|school|prerequisites?|rating|certificate|"
    r"last updated|updated|status|topics?|tags?|duraci[oó]n|dura[cç][aã]o|precio|pre[cç]o|idioma|a[nñ]o|ano|dauer|sprache|язык|год",
}
_MEANS = [(says, re.compile(label, re.I)) for says, label in _LABELS.items()]
# A label, a colon and a space; scripts that part no words need none.
_PLAIN = re.compile(r"\W{0,4}([^\W\d_][\w ]{1,24}?)\s*(?:[:：]\W{0,3}(?=\s)|：|(?<=[\u3040-\u9fff])[:：])")
_COLON = re.compile(r"\W{0,3}[:：]")
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")  # "🎓 Level"
_MARKS = " \t\n*_|·•,;:："


class Fact(NamedTuple):
    """A fact, and where its value stands in the block's text."""

    says: Says
    start: int
    end: int


def facts_of(tree: Tree, unit: Unit) -> list[Fact]:
    """The facts of a unit that is made of them; [] for any other, and for a row, whose columns have labels of their own."""
    block, start, end = tree.blocks[unit.block], unit.start, unit.end
    if unit.kind is Role.ROW:
        return []
    if block.text.find(":", start, end) < 0 and block.text.find("：", start, end) < 0:
        return []
    heads = list(_heads(block, start, end))
    if not heads or not unled(block.text[start : heads[0][1]]):
        return []
    ends = [begin for _, begin, _ in heads[1:]] + [end]
    values = (_bare(block.text, behind, until) for (_, _, behind), until in zip(heads, ends, strict=True))
    facts = [Fact(says, *value) for (says, _, _), value in zip(heads, values, strict=True)]
    return [f for f in facts if f.says is not Says.MAKER or len(block.text[f.start : f.end].split()) <= LONG]


def _heads(block: Block, start: int, end: int) -> Iterator[tuple[Says, int, int]]:
    """What each label says, where it begins, and where its colon ends: labels in bold, or one that opens the line."""
    text = block.text
    bold = [(begin, until) for begin, until in block.bold if start <= begin < end]
    if not bold and (opening := _PLAIN.match(text, start, end)) and (says := _meaning(opening[1])):
        yield says, opening.start(1), opening.end()
    for begin, until in bold:
        colon = _COLON.match(text, until, end)
        closed = text[begin:until].rstrip().endswith((":", "："))
        if (closed or colon) and (says := _meaning(text[begin:until])):
            yield says, begin, until if closed or colon is None else colon.end()


def _meaning(label: str) -> Says | None:
    bare = _AROUND.sub("", label)
    return next((says for says, labels in _MEANS if labels.fullmatch(bare)), None)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The value without the marks around it."""
    value = text[start:end]
    left = start + len(value) - len(value.lstrip(_MARKS))
    return left, max(left, start + len(value.rstrip(_MARKS)))


def tell(draft: Draft, block: int, facts: Sequence[Fact]) -> None:
    """Gives the entry what the facts say of it."""
    for fact in facts:
        span = Span(block, fact.start, fact.end)
        if fact.start == fact.end:  # a link's address may be all of its value
            continue
        if fact.says is Says.MAKER:
            draft.byline = draft.byline or span
        elif fact.says is Says.SORT:
            draft.facts.append(span)
        elif fact.says is Says.REMARK:
            draft.notes.append(span)
