"""Lists of works without links inside a post.

"Title - Maker"; a title, a sentence and the names of lost shop links; bare titles below "Six books on bread".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.find.posts.items import Item, heading_text
from pipeline.find.posts.lines import Line, opens_with_site
from pipeline.find.posts.names import line_name
from pipeline.find.posts.openings import Head, openings
from pipeline.find.posts.shape import is_name, mostly_capitals
from pipeline.find.posts.spans import Work, text_in
from pipeline.find.posts.titles import MAKER_AND_WORK, SIGNED_OPENING, TELLING_VERB, WORK_AND_MAKER, may_be_person
from pipeline.find.posts.words import CAPITALISED, KIND_HEADING, NO_SHELF, WORK_NOUNS, announces
from pipeline.model import Document, Genre, Role, Span

_SHELF = 3  # works side by side
_SHOPS = re.compile(r"(?<!\s)\s*[(\[][^()\[\]\n|]{2,40}(?:\|[^()\[\]\n|]{2,40}){1,4}[)\]]\s*\.?$")
_DASHED = re.compile(r"[^\n]{2,100}?\s[-–—]\s[^\n]{2,100}")
_REMARKED = re.compile(r"(?P<title>[A-ZÀ-ÖØ-Þ0-9¿¡][^\n]{0,88}?)\s+[-–—]\s+(?P<rest>[a-zß-öø-ÿ][^\n]*)")
_PARTED = re.compile(r"(?P<title>[A-ZÀ-ÖØ-Þ0-9¿¡][^\n:.!?]{0,88}[!?]?)(?:(?<=[!?])|[:.])\s+(?P<rest>\S[^\n]+)")
_SAID_TO_BE = re.compile(
    r"(?P<title>[A-ZÀ-ÖØ-Þ0-9¿¡][^\n.!?]{0,118}?)\s+(?:is|was|remains|es|ist|est|é)\s+(?P<rest>\S[^\n]+)"
)
# "a novel about", "one of those books", "un libro conmovedor": what work somebody says that it is.
A_WORK = re.compile(
    r"(?:one of (?:the|those|these|my) (?:[\w'’-]+\s+){0,2}?(?:(?:text|hand)?books|novels|memoirs|biographies|films|documentaries)|"
    r"(?:an?|the|my|una?|el|la|une|le|eine?|der|die|das|uma?|o)\s+(?:[\w'’-]+\s+){0,2}?"
    r"(?:(?:text|hand)?book|novel|memoir|biography|(?:essay|story) collection|film|documentary|"
    r"novela|libro|ensayo|biografía|película|documental|livro|romance|ensaio|livre|roman|essai|récit|buch|sachbuch|biografie))\b"
    r"(?!\s+(?:shop|store|club|seller|maker|critic|lover|fair|festival|review|voice|way|idea)s?\b)",  # what books and films only describe
    re.I,
)
_HEAD = 4  # blocks that may hold an article's title
_TITLE = 12  # words of one
_LONGEST = 9  # words before the verb
_LONGEST_TITLE = 90  # characters of a title that only an announcement vouches for


def announcing(document: Document) -> tuple[str, ...]:
    """The titles at the head of an article that announce a list of works for all of its sections: "My year in reading"."""
    if document.genre is not Genre.PAGE:
        return ()
    heads = (block.text for block in document.blocks[:_HEAD] if block.mark is None and block.role is not Role.ITEM)
    return tuple(text for text in heads if len(text.split()) <= _TITLE and announces(text))


def shelved(lines: Sequence[Line], parts: Sequence[Item], headings: Sequence[str]) -> Iterator[Work]:
    """The works of the lists that a post holds; `parts` are its items, `headings` those that it stands under."""
    if any(line.links and not opens_with_site(line) for line in lines):
        return
    marked = [part for part in parts if part.marked] or _unmarked(lines)
    if len(marked) < _SHELF or _ask(marked):
        return
    shops = [part for part in marked if _SHOPS.search(part.lines[-1].text)]
    if len(shops) * 2 > len(marked):
        yield from (work for part in shops if (work := _told_of(part)) is not None)
        return
    before = [*headings, *(line.text for line in lines[: lines.index(marked[0].lines[0])])]
    if before and before[-1].endswith(":") and NO_SHELF.holds(before[-1]):
        return  # "The list has three categories:"
    listed = {line.span for part in marked for line in part.lines}
    theirs = {part.heading for part in marked}
    rest = (line for line in lines if line.span not in listed and heading_text(line) not in theirs)
    yield from _shelf(marked, [*headings, *(line.words for line in rest)])


def _ask(marked: Sequence[Item]) -> bool:
    """Most items are questions, as in "1. The best book that you read?": what answers them stands below."""
    return sum(part.lines[0].text.endswith("?") for part in marked) * 2 > len(marked)


def _unmarked(lines: Sequence[Line]) -> list[Item]:
    """Lines without a mark below one that announces works, nearly all of them a title and a maker apart by a dash."""
    if len(lines) <= _SHELF or not announces(lines[0].words):
        return []
    pairs = sum(bool(_DASHED.fullmatch(line.text)) for line in lines[1:])
    return [Item((line,), marked=True) for line in lines[1:]] if pairs * 5 >= (len(lines) - 1) * 4 else []


def _shelf(marked: Sequence[Item], above: Sequence[str]) -> Iterator[Work]:
    """Works that most items sign, or that the words above or their own headings announce."""
    headings = [part.heading for part in marked if part.heading]
    shape = MAKER_AND_WORK if _makers_first(marked) else WORK_AND_MAKER
    pairs = [(part, shape.match(part.lines[0].text)) for part in marked]
    speaks = WORK_NOUNS.holds(" ".join((*above, *headings)))
    opened = openings([part.lines[0] for part in marked]) if speaks else []
    if opened and len(opened) * 3 >= len(marked) * 2:
        yield from (_opened(marked[head.at], head) for head in opened)
    elif speaks and sum(bool(match) for _, match in pairs) * 2 > len(marked):
        yield from (_signed(part, match) for part, match in pairs if match)
        signed = {part.heading for part, match in pairs if match}
        yield from _by_heading([part for part in marked if part.heading not in signed])
    elif any(map(announces, above)):
        yield from _listed(marked, " ".join((*above, *headings)))
    elif described := _described(marked):
        yield from described
    else:
        yield from _by_heading(marked)


def _by_heading(marked: Sequence[Item]) -> Iterator[Work]:
    """Works of the items whose own heading announces them, or says what sort of things they are."""
    for heading, below in groupby(marked, key=lambda part: part.heading):
        if heading and (announces(heading) or (KIND_HEADING.holds(heading) and not NO_SHELF.holds(heading))):
            yield from _listed(list(below), heading)


def _listed(marked: Sequence[Item], announced: str) -> list[Work]:
    """What an announced list holds, in whatever way its items go on behind their names."""
    return _dashed(marked) or list(_titles(marked, announced)) or list(_parted(marked))


def _dashed(marked: Sequence[Item]) -> list[Work]:
    """Items that nearly all go on in small letters behind a dash: "Gravel - too long"."""
    found = [(part, m) for part in marked if (m := _REMARKED.fullmatch(part.lines[0].text)) and is_name(m["title"])]
    return [_parted_work(part, m) for part, m in found] if len(found) * 5 >= len(marked) * 4 else []


def _makers_first(marked: Sequence[Item]) -> bool:
    """True where a semicolon stands behind the makers, or what could be persons stands before most dashes and not behind."""
    texts = [part.lines[0].text for part in marked]
    found = [match for text in texts if (match := MAKER_AND_WORK.match(text))]
    if len(found) * 5 < len(marked) * 4:
        return False
    if all(";" in text for text in texts):
        return True
    before, behind = (sum(may_be_person(match[side]) for match in found) for side in ("by", "title"))
    return before * 5 >= len(marked) * 4 and behind * 2 <= len(marked)


def _titles(marked: Sequence[Item], announced: str) -> Iterator[Work]:
    """Items that open with a name, alone on its line or before its maker or a remark.

    None where more than one in five does not, or where English steps stand in small letters: "Buy a microphone".
    """
    named = [(part, name) for part in marked if (name := line_name(part.lines[0])) is not None]
    named = [(part, name) for part, name in named if name.span.end - name.span.start <= _LONGEST_TITLE]
    small = sum(_in_small(text_in(part.lines[0], name.span).split()) for part, name in named)
    if small * 2 > len(named) and CAPITALISED.holds(announced):
        return
    for part, name in named if len(named) * 5 >= len(marked) * 4 else ():
        if match := WORK_AND_MAKER.match(part.lines[0].text):
            yield _signed(part, match)
        else:
            remark = (name.remark,) if name.remark else ()
            notes = (*remark, *(line.span for line in part.lines[1:]))
            yield Work(name.span, None, notes, "announced shelf", part.heading)


def _parted(marked: Sequence[Item]) -> Iterator[Work]:
    """Items that nearly all go on behind a colon or a stop, unsigned and few in capitals: "Gravel: Too long, but kind"."""
    texts = [part.lines[0].text for part in marked]
    if any(map(SIGNED_OPENING.match, texts)):
        return
    found = [
        (part, m) for part, text in zip(marked, texts, strict=True) if (m := _PARTED.match(text)) and is_name(m[1])
    ]
    capital, subtitles = (sum(mostly_capitals(m[side].split()) for _, m in found) for side in ("title", "rest"))
    if len(found) * 5 < len(marked) * 4 or capital * 3 < len(found) * 2 or subtitles * 3 > len(found):
        return
    yield from (_parted_work(part, match) for part, match in found)


def _parted_work(part: Item, match: re.Match[str]) -> Work:
    first = part.lines[0]
    title, rest = (Span(first.block, first.start + a, first.start + b) for a, b in map(match.span, ("title", "rest")))
    return Work(title, None, (rest, *(line.span for line in part.lines[1:])), "announced shelf", part.heading)


def _described(marked: Sequence[Item]) -> list[Work]:
    """Items most of which go on with what work they are, below whatever: "Gravel: a novel about ...", "Gravel is a novel ..."."""
    for shape, work in ((_PARTED, _parted_work), (_SAID_TO_BE, _work_in_sentence)):
        found = [(part, m) for part in marked if (m := shape.match(part.lines[0].text)) and is_name(m["title"])]
        told = sum(bool(A_WORK.match(m["rest"])) for _, m in found)
        if told * 3 >= len(marked) * 2:
            return [work(part, m) for part, m in found]
    return []


def _work_in_sentence(part: Item, match: re.Match[str]) -> Work:
    """A title and what is said of it in one sentence: the remark is the whole of it."""
    first = part.lines[0]
    title = Span(first.block, first.start + match.start("title"), first.start + match.end("title"))
    return Work(title, None, tuple(line.span for line in part.lines), "announced shelf", part.heading)


def _in_small(words: list[str]) -> bool:
    return sum(word[0].islower() for word in words) * 2 >= len(words)


def _told_of(part: Item) -> Work | None:
    """The name before the verb that tells of it: "Title tells the story of ... (Shop | Shop)."."""
    first, last = part.lines[0], part.lines[-1]
    verb = TELLING_VERB.search(first.text)
    if verb is None or len(first.text[: verb.start()].split()) > _LONGEST or not is_name(first.text[: verb.start()]):
        return None
    end = last.start + (_SHOPS.search(last.text) or re.compile("$").search(last.text)).start()  # type: ignore[union-attr]
    ends = [line.end for line in part.lines[:-1]] + [end]
    starts = [first.start + verb.start("verb"), *(line.start for line in part.lines[1:])]
    notes = tuple(Span(line.block, a, b) for line, a, b in zip(part.lines, starts, ends, strict=True) if a < b)
    return Work(Span(first.block, first.start, first.start + verb.start()), None, notes, "told of beside shops")


def _opened(part: Item, head: Head) -> Work:
    notes = (*([head.rest] if head.rest else []), *(line.span for line in part.lines[1:]))
    return Work(head.title, head.maker, notes, "shelf with makers", part.heading)


def _signed(part: Item, match: re.Match[str]) -> Work:
    first, rest = part.lines[0], part.lines[1:]
    at = [Span(first.block, first.start + a, first.start + b) for a, b in (match.span("title"), match.span("by"))]
    return Work(at[0], at[1], tuple(line.span for line in rest), "shelf with makers", part.heading)
