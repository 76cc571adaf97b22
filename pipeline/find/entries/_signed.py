"""Lists that name the makers behind each entry and say no more: "[Gravel](…) - S. T. Stone (Quarry School)"."""

import re
from collections.abc import Iterator, Sequence

from pipeline.find.entries._draft import Draft
from pipeline.find.entries._people import are_people
from pipeline.find.entries._units import Tree
from pipeline.model import Span

MANY = 5  # such entries make a list that signs
INITIALS = 2  # of them: "Web Scraping" looks like a name as well, "S. T. Stone" like nothing else
LONG = 15  # words: more is a remark
_BRACKET = re.compile(r"\s*\([^()\n]*\)")
_YEAR = re.compile(r",?\s(?:19|20)\d\d\W*\Z")
_BOOK = re.compile(r"(?:text|e-?)?book|libro|livro|livre|buch|книга|书|書籍|책", re.I)
_INITIAL = re.compile(r"\b[^\W\d_a-z]\.")


def sign(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Makes remarks that are nothing but names the bylines of their entries too, where most short remarks are such."""
    short = list(_short_remarks(tree, drafts))
    for draft, span, text in short:
        if _labelled_a_book(tree, draft) and are_people(text, whole=True):
            draft.byline = _without_facts(tree, span)
    if sum(_INITIAL.search(text) is not None for _, _, text in short) < INITIALS:
        return
    names = [(draft, span, text) for draft, span, text in short if are_people(text, whole=True)]
    initials = sum(_INITIAL.search(text) is not None for _, _, text in names)
    if len(names) >= MANY and initials >= INITIALS and len(names) * 2 >= len(short):
        for draft, span, _ in names:
            draft.byline = _without_facts(tree, span)


def _labelled_a_book(tree: Tree, draft: Draft) -> bool:
    """True for "Book: Gravel - Sam Stone"."""
    return any(_BOOK.fullmatch(tree.blocks[fact.block].text, fact.start, fact.end) for fact in draft.facts)


def _without_facts(tree: Tree, span: Span) -> Span:
    """The names without the year or the one bracket behind them."""
    text = tree.blocks[span.block].text[span.start : span.end]
    if dated := _YEAR.search(text):
        return Span(span.block, span.start, span.start + dated.start())
    behind = text.find(" (") if text.count("(") == 1 and text.endswith(")") else -1
    return span if behind < 0 else Span(span.block, span.start, span.start + behind)


def _short_remarks(tree: Tree, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Span, str]]:
    for draft in drafts:
        if draft.byline is None and len(draft.notes) == 1 and draft.rule != "link-in-sentence":
            span = draft.notes[0]
            text = tree.blocks[span.block].text[span.start : span.end]
            text = _YEAR.sub("", _BRACKET.sub("", text) if "(" in text else text)
            if 0 < len(text.split(maxsplit=LONG)) <= LONG:
                yield draft, span, text
