"""Lists that name the makers with each entry: "[Gravel](…) - S. T. Stone (Quarry School)", "[Gravel by Sam Stone](…)"."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from pipeline.find.entries._crowds import sign_by_crowds
from pipeline.find.entries._draft import Draft
from pipeline.find.entries._makers import behind_authors, titled_by
from pipeline.find.entries._people import are_people, told_by_surname
from pipeline.find.entries._signed_brackets import FEW, Remark, bracket, date, set_apart, unlike
from pipeline.find.entries._signed_of import sign_of
from pipeline.find.entries._units import Tree
from pipeline.find.entries._words import announces_works
from pipeline.model import Span

MANY = 5  # such entries make a list that signs
INITIALS = 2  # of them: "Web Scraping" looks like a name as well, "S. T. Stone" like nothing else
TOLD = 2  # of these, whose titles can be no names
NEARLY_ALL = 0.9  # of the remarks on announced works, of the links of a list
LONG = 15  # words: more is a remark
_BRACKET = re.compile(r"\s*\([^()\n]*\)")
_YEAR = re.compile(r",?\s(?:19|20)\d\d\W*\Z")
# With initials or a year: what else stands before a name may be anything.
_REFERRED = re.compile(
    r"\W*(?:\d{1,3}\W+)?(?P<by>[^\W\d_a-z][^\d\n()]{2,200}?(?:\b[^\W\d_a-z]\.)?)[.,]?\s"
    r"(?:\(?(?:1[5-9]|20)\d\d[a-z]?\)?[.,:]*\s*|(?<=\b\w[.,]\s))\W*"
)
_VENUE = re.compile(r"\w*[A-Z]{3,}\w*")  # of "[ICML 2019] [Gravel](…)"
_APART = tuple(  # between title and makers in the text of a link
    map(re.compile, (r";\s", r"\s[-–—]\s", r",\s", r"\s\((?=[^()]+\)\Z)"))
)
_SURNAMES = re.compile(  # "Stone, Gravel for the Patient", "Stone and Pen, Sand in Motion"
    r"(?P<by>[^\W\d_a-z][\w'’-]+(?:\s(?:and|und|y|et|e|i|и|&)\s[^\W\d_a-z][\w'’-]+)?),\s(?=[^\W\d_a-z])"
)
_BOOK = re.compile(r"(?:text|e-?)?book|libro|livro|livre|buch|книга|书|書籍|책", re.I)
_STOP = re.compile(r"\w\w\.\s")  # "Sam Stone. Available": more than names
_INITIAL = re.compile(r"\b[^\W\d_a-z]\.")


def sign(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Gives entries the makers that the list names beside their titles; remarks that are nothing but names stay remarks."""
    _cut_makers_off(tree, drafts)
    _cut_surnames_off(tree, drafts)
    _name_makers(tree, drafts)
    _refer(tree, drafts)
    date(tree, drafts)
    bracket(tree, drafts)
    sign_by_crowds(tree, drafts)
    sign_of(tree, drafts)
    short = list(_short_remarks(tree, drafts))
    announced = {id(draft) for draft, _, _ in short if announces_works(tree.document.title, draft.section)}
    for draft, span, _ in (*_of_works(tree, short, announced), *_of_all(short, announced)):
        draft.byline = _without_facts(tree, span)


def _of_works(tree: Tree, short: Sequence[Remark], announced: Collection[int]) -> Iterator[Remark]:
    """The names behind what can only be a work: "Book: Gravel - Sam Stone", "*Gravel*, Sam Stone", "**Gravel** - Sam Stone"."""
    for draft, span, text in short:
        work = _labelled_a_book(tree, draft) or (id(draft) in announced and set_apart(tree, draft))
        if work and not _STOP.search(text) and are_people(text, whole=True):
            yield draft, span, text


def _of_all(short: Sequence[Remark], announced: Collection[int]) -> Sequence[Remark]:
    """The names, where most short remarks are such: some of them with initials, or nearly all in a list of works."""
    if not announced and sum(_INITIAL.search(text) is not None for _, _, text in short) < INITIALS:
        return ()
    names = [(draft, span, text) for draft, span, text in short if are_people(text, whole=True)]
    if _initialled(short, names):
        return names
    names = [signed for signed in names if id(signed[0]) in announced]
    return names if len(names) >= MANY and len(names) >= NEARLY_ALL * len(announced) and unlike(names) else ()


def _initialled(short: Sequence[Remark], names: Sequence[Remark]) -> bool:
    """True where many remarks are names and some of them have initials."""
    initials = sum(_INITIAL.search(text) is not None for _, _, text in names)
    return len(names) >= MANY and initials >= INITIALS and len(names) * 2 >= len(short)


def _cut_makers_off(tree: Tree, drafts: Sequence[Draft]) -> None:
    """The makers that the links of a shelf name behind their titles, "[Gravel by Sam Stone](…)", become bylines.

    Where nearly all links of a list name them, it needs nothing that announces works.
    """
    signed = list(_titled_by_makers(tree, drafts))
    cut = [part for part in signed if announces_works(tree.document.title, part[0].section)]
    cut = signed if len(signed) >= NEARLY_ALL * len(drafts) else cut
    if len(cut) >= FEW and len(cut) * 2 > len(drafts):
        for draft, name, maker in cut:
            draft.name, draft.byline = name, maker


def _cut_surnames_off(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Surnames before the titles of nearly all works of a section, "Stone, Gravel for the Patient - https://…", become bylines.

    One of the titles at least is none that could be a name, as "Linear Algebra" could.
    """
    sections: dict[tuple[str, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.rule != "link-first" and announces_works(tree.document.title, draft.section):
            sections[draft.section].append(draft)
    for shelf in sections.values():
        signed = [(draft, draft.name, at) for draft in shelf if draft.name and (at := _surnames(tree, draft.name))]
        makers = {tree.blocks[name.block].text[name.start : by] for _, name, (by, _) in signed}
        titled = any(not are_people(tree.blocks[n.block].text[at : n.end], whole=False) for _, n, (_, at) in signed)
        if titled and len(makers) >= FEW and len(signed) >= NEARLY_ALL * len(shelf):
            for draft, name, (by, title) in signed:
                draft.name, draft.byline = Span(name.block, title, name.end), Span(name.block, name.start, by)


def _surnames(tree: Tree, name: Span) -> tuple[int, int] | None:
    """Where the surnames before a title end, and where the title begins."""
    found = _SURNAMES.match(tree.blocks[name.block].text, name.start, name.end)
    return (found.end("by"), found.end()) if found else None


def _titled_by_makers(tree: Tree, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Span, Span]]:
    """The drafts whose names hold their makers, with the title and the maker."""
    for draft in drafts:
        if draft.name is not None and draft.byline is None:
            block, start, end = draft.name.block, draft.name.start, draft.name.end
            if at := titled_by(tree.blocks[block].text[start:end]):
                yield draft, Span(block, start, start + at[0]), Span(block, start + at[1], end)


def _name_makers(tree: Tree, drafts: Sequence[Draft]) -> None:
    """The makers that most links of a shelf name behind a separator, "[Gravel; Sam Stone](…)"; the names stay what they are called."""
    shelf = [d for d in drafts if d.main is not None and d.name and announces_works(tree.document.title, d.section)]
    for separator in _APART:
        signed = [(draft, *made) for draft in shelf if (made := _maker_in(tree, draft, separator))]
        told = sum(not are_people(_before(tree, draft, span), whole=True) for draft, span, _ in signed)
        sure = unlike(signed) or sum(_INITIAL.search(text) is not None for _, _, text in signed) >= INITIALS
        if len(signed) >= FEW and len(signed) * 2 > len(shelf) and told >= TOLD and sure:
            for draft, span, _ in signed:
                draft.byline = draft.byline or span
            return


def _maker_in(tree: Tree, draft: Draft, separator: re.Pattern[str]) -> tuple[Span, str] | None:
    """The whole names behind a separator in a draft's name, as far to the left as they go."""
    if draft.name is None:
        return None
    text, start, end = tree.blocks[draft.name.block].text, draft.name.start, draft.name.end
    for apart in separator.finditer(text, start, end):
        stop = end - apart[0].endswith("(")
        if are_people(text[apart.end() : stop], whole=True):
            return Span(draft.name.block, apart.end(), stop), text[apart.end() : stop]
    return None


def _before(tree: Tree, draft: Draft, maker: Span) -> str:
    """The words of a draft's name before its maker: "Database Internals" looks like a name, and others on the shelf do not."""
    start = draft.name.start if draft.name else maker.start
    return tree.blocks[maker.block].text[start : maker.start].rstrip(" ;,(-–—")


def _refer(tree: Tree, drafts: Sequence[Draft]) -> None:
    """The makers that a reference sets before its title: "Stone, S., & Pen, A. (2016). *Gravel*", "Stone, Sam: **Gravel**"."""
    for draft in drafts:
        if draft.name is None or draft.byline is not None:
            continue
        text, end = tree.blocks[draft.name.block].text, draft.name.start
        start = text.rfind("\n", 0, end) + 1
        found = _REFERRED.fullmatch(text, start, end)
        if found and not _VENUE.fullmatch(found["by"]) and are_people(found["by"], whole=False):
            draft.byline = Span(draft.name.block, *found.span("by"))
        elif colon := _behind_colon(text, start, end):
            draft.byline = Span(draft.name.block, start, colon)


def _behind_colon(text: str, start: int, end: int) -> int:
    """Where the makers end whose colon stands right before a title, "Stone, Sam; Pen, Ada: "; 0 where none does."""
    colon = text.rfind(":", start, end)
    if colon < 0 or text[colon + 1 : end].strip(' *_"“„«') or behind_authors(text, start, end) < colon:
        return 0
    return start + len(told_by_surname(text[start:colon]))


def _labelled_a_book(tree: Tree, draft: Draft) -> bool:
    """True for "Book: Gravel - Sam Stone"."""
    return any(_BOOK.fullmatch(tree.blocks[fact.block].text, fact.start, fact.end) for fact in draft.facts)


def _without_facts(tree: Tree, span: Span) -> Span:
    """The names without the year or the one bracket behind them."""
    text = tree.document.text_of(span)
    if dated := _YEAR.search(text):
        return Span(span.block, span.start, span.start + dated.start())
    behind = text.find(" (") if text.count("(") == 1 and text.endswith(")") else -1
    return span if behind < 0 else Span(span.block, span.start, span.start + behind)


def _short_remarks(tree: Tree, drafts: Sequence[Draft]) -> Iterator[Remark]:
    for draft in drafts:
        if draft.byline is None and len(draft.notes) == 1 and draft.rule != "link-in-sentence":
            span = draft.notes[0]
            text = tree.document.text_of(span)
            text = _YEAR.sub("", _BRACKET.sub("", text) if "(" in text else text)
            if 0 < len(text.split(maxsplit=LONG)) <= LONG:
                yield draft, span, text
