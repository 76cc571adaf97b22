"""Works that the answers of a discussion name, where it asks for works to read or to watch."""

import re
from collections.abc import Iterator, Sequence

from pipeline.find.posts.items import Item
from pipeline.find.posts.lines import Line
from pipeline.find.posts.names import line_name
from pipeline.find.posts.shape import is_name, sentence_end
from pipeline.find.posts.spans import Work, given
from pipeline.find.posts.titles import (
    CAPITALS,
    MAKER_AND_WORK,
    MAKER_QUOTED,
    TITLE_BY,
    TITLE_COLON,
    TITLE_PAREN,
    WORK_AND_DASHED_MAKER,
    may_be_person,
)
from pipeline.find.posts.words import WORK_NOUNS
from pipeline.model import Document, Role, Span

_LONGEST = 9  # words of a title that is vouched for by italics or by its place alone
# What a maker's whole work is called: "Anything by Jonas Eide".
_ALL = frozenset(
    "Anything Everything Something Stuff Books Novels Works Essays Stories Written Recommended Seconded Directed Narrated "
    "Translated Illustrated Published Inspired Followed Made Edited Posted".split()
)
# Answers that thank, praise or joke, whatever their capitals.
_POLITE = re.compile(
    r"(?:thanks?|happy|nice|same|this|seconded|agreed|congrat\w+|username|came here|well (?:said|done)|"
    r"(?:good|great|excellent|solid|awesome)\s+(?:bot|point|one|luck|question|list|stuff|call|thread|post|idea|choices?|picks?|suggestions?|answers?|books?))\b",
    re.I,
)
_BEHIND = re.compile(r"(?:['’]s?|,)\s+[\"“„«‘'][A-ZÀ-ÖØ-Þ0-9]")  # a quote behind a maker
_TO_LEARN = re.compile(r"\b(?:resources?|references?|reference[- ]request|(?:study|learning) materials?)\b", re.I)
_QUOTE = re.compile(r"[\"“«]")
_QUOTED = re.compile(r"(?<!\w)[\"“«]([^\"”»\n]{5,120})[\"”»](?!\w)")
# A question for people: their names are no titles.
_WHO = re.compile(
    r"\W*who(?:m|['’]?s)?\b|.*\b(?:favou?rite|best|top|greatest|which|what|underrated|recommend(?:ed)?)\s+(?:[\w'-]+\s+){0,2}"
    r"(?:authors?|writers?|novelists?|poets?|translators?|directors?)\b(?!['’])",
    re.I,
)
_SHELF = 2  # items of a list that holds nothing but names


def asks(document: Document) -> bool:
    """The discussion is about works to read or watch, or by its title about what to learn from."""
    return bool(_TO_LEARN.search(document.title or "")) or bool(
        WORK_NOUNS.holds(" ".join([document.title or "", *(b.text for b in document.blocks[:4])]))
    )


def answers(document: Document, lines: Sequence[Line], parts: Sequence[Item]) -> Iterator[Work]:
    """The works of one post; what the asker sets in italics has been read already."""
    answering = _answering(document, lines)
    found = list(_signed(lines, titled=not answering and _titled(document, lines)))
    if answering and not _WHO.match(document.title or ""):
        found += [*_set_off(lines, parts), *_listed(lines, parts), *_alone(document, lines)]
    yield from {(work.name.block, work.name.start): work for work in reversed(found)}.values()


def _answering(document: Document, lines: Sequence[Line]) -> bool:
    post = document.blocks[lines[0].block].post if lines else None
    return post is not None and document.posts[post].reply_to is not None


def _titled(document: Document, lines: Sequence[Line]) -> bool:
    """The first line is a heading, or the title of the whole discussion."""
    return bool(lines) and (
        document.blocks[lines[0].block].role is Role.HEADING or lines[0].text == (document.title or "").strip()
    )


def _signed(lines: Sequence[Line], *, titled: bool) -> Iterator[Work]:
    """Names given with their makers: alone on a line, "Title by Maker" or "Maker's 'Title'" in a sentence; "Title: Subtitle" first.

    With `titled` the first line is the title of a discussion: before its colon stands what sort it is ("Ask HN: Best book?").
    """
    for line in lines:
        if line.links:
            continue
        alone = _maker_first(line) or TITLE_PAREN.match(line.text) or WORK_AND_DASHED_MAKER.match(line.text)
        colon = TITLE_COLON.match(line.text) if line is lines[0] and not titled else None
        quoted = MAKER_QUOTED.finditer(line.text) if _BEHIND.search(line.text) else ()
        for match in [alone] if alone else [*TITLE_BY.finditer(line.text), *quoted] or ([colon] if colon else []):
            if len(match["title"].split()) >= 2 or (alone and " " in match["by"]) or _opens(line, match):
                rule = "named with its maker" if "by" in match.groupdict() else "name with a subtitle"
                yield given(line, match, () if alone else tuple(other.span for other in lines), rule)


def _maker_first(line: Line) -> re.Match[str] | None:
    """ "Maker - Title" and nothing else, where only what stands first could be somebody."""
    match = MAKER_AND_WORK.fullmatch(line.text)
    if match is None or not may_be_person(match["by"]) or may_be_person(match["title"]):
        return None
    return match if " " in match["title"] and CAPITALS.fullmatch(match["title"]) else None


def _opens(line: Line, match: re.Match[str]) -> bool:
    """A title of one word that opens the line, before the whole name of its maker: "Solaris by Stanislaw Lem is"."""
    return match.start() == 0 and " " in match["by"] and match["title"] not in _ALL


def _set_off(lines: Sequence[Line], parts: Sequence[Item]) -> Iterator[Work]:
    """Titles in italics or in quotes: words in capitals, and more than one of them."""
    for line in lines:
        quoted = [match.span(1) for match in _QUOTED.finditer(line.text)] if _QUOTE.search(line.text) else ()
        for start, end in (*line.italic, *((line.start + a, line.start + b) for a, b in quoted)):
            title = line.text[start - line.start : end - line.start].strip(" .,;:!*_")
            if 2 <= len(title.split()) <= _LONGEST and CAPITALS.fullmatch(title) and _apart(line, start, end):
                rule = "set in italics" if (start, end) in line.italic else "quoted title"
                yield Work(Span(line.block, start, end), None, tuple(x.span for x in _about(line, lines, parts)), rule)


def _about(line: Line, lines: Sequence[Line], parts: Sequence[Item]) -> Sequence[Line]:
    """What is said of a work on this line: its item, the line alone where others tell of links, else the whole answer."""
    item = next((part.lines for part in parts if part.marked and line in part.lines), None)
    return item or ([line] if any(other.links for other in lines) else lines)


def _apart(line: Line, start: int, end: int) -> bool:
    """No link stands in the sentence."""
    between = (line.text[min(end, b) - line.start : max(start, a) - line.start] for a, b in line.spans)
    return all(sentence_end(text) for text in between)


def _listed(lines: Sequence[Line], parts: Sequence[Item]) -> Iterator[Work]:
    """An answer that is a list of names and nothing else."""
    marked = [part for part in parts if part.marked]
    if len(marked) < _SHELF or any(line.links for line in lines):
        return
    named = [(part, name) for part in marked if (name := line_name(part.lines[0])) and is_name(part.lines[0].words)]
    capital = [
        CAPITALS.fullmatch(part.lines[0].words) for part, _ in named if len(part.lines[0].words.split()) <= _LONGEST
    ]
    if len(named) == len(marked) and all(capital) and len(capital) == len(marked):
        yield from (
            Work(name.span, None, tuple(x.span for x in part.lines[1:]), "answer of names") for part, name in named
        )


def _alone(document: Document, lines: Sequence[Line]) -> Iterator[Work]:
    """An answer to the question itself that is a title in capitals and not a word more."""
    line = lines[0]
    post = document.posts[document.blocks[line.block].post or 0]
    words = line.text.split()
    if len(lines) > 1 or line.links or line.lead or post.reply_to != 0 or not WORK_NOUNS.holds(document.title or ""):
        return
    if (
        2 <= len(words) <= _LONGEST
        and CAPITALS.fullmatch(line.text.rstrip("."))
        and not _POLITE.match(line.text)
        and is_name(line.text)
    ):
        yield Work(Span(line.block, line.start, line.start + len(line.text.rstrip("."))), None, (), "answer of a name")
