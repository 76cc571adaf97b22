"""Which lines of a post speak of which link.

The text before a link is about it; a label on the link's own line belongs to it alone; links that follow each other
without a word between share what stands above them; what introduces a few labelled links is said of each.
"""

import re
from collections.abc import Sequence

from pipeline.find.posts.closing import FOLLOW
from pipeline.find.posts.companions import with_companions, with_names_by_host
from pipeline.find.posts.footnotes import footnotes
from pipeline.find.posts.items import Item
from pipeline.find.posts.lines import Line, sentences
from pipeline.find.posts.names import line_name
from pipeline.find.posts.scope import Scope
from pipeline.find.posts.sections import with_sections
from pipeline.find.posts.shape import TRAILING, is_name
from pipeline.find.posts.titles import ANNOUNCES
from pipeline.find.posts.words import EMPTY_LABELS, LEAD_INS, LEVEL_WORD, ON_ALL, POINTS_ON, SENTENCE
from pipeline.model import Candidate, Role
from pipeline.records import replace

WHOLE_POST = 50  # words; a longer post with one link is read by paragraphs
WHOLE_ARTICLE = 150  # words; what is longer and only links inside a sentence is about more than the link
WHOLE_PARAGRAPH = 45  # words; of a longer paragraph the sentence with the link counts
LEADS = 6  # words; a sentence that leads to its link has more than a label
_TITLE = 12  # words
_PARAGRAPHS = 2  # a title and an introduction
_LIST = 3  # linked lines that follow each other
FEW = 3  # labelled links that one introduction can speak of
_ANOTHER = re.compile(
    r"(?:for [\w ]{3,30}[,:]\s|and\s|then\s|also[,:]?\s)?[\"“«](?=[A-Z0-9])[^\"”»\n]{5,120}[\"”»]", re.I
)
_BACK = re.compile(
    r"^(?:it|this|these|that|they|both|the (?:first|second|last|book|course|author)|he|she|note|also covers)\b", re.I
)


def scopes(lines: Sequence[Line], parts: Sequence[Item], candidates: tuple[Candidate, ...]) -> list[Scope]:
    """One scope for each link, or for each run of links that share their text, in order; `parts` are the post's items."""
    found = with_companions(_scopes(lines, parts, candidates), candidates)
    return with_names_by_host(found, lines, candidates)


def _scopes(lines: Sequence[Line], parts: Sequence[Item], candidates: tuple[Candidate, ...]) -> list[Scope]:
    if noted := footnotes(lines, candidates):
        return noted
    if len(parts) <= 1 or not any(line.links for part in parts if part.marked for line in part.lines):
        return _plain(lines, candidates)
    found: list[Scope] = []
    for part in parts:
        section = (part.heading,) if part.heading else ()
        found += [
            replace(scope, section=section or scope.section)
            for scope in _plain(part.lines, candidates, item=part.marked)
        ]
    whole = all(any(line.links for line in part.lines) for part in parts if part.marked)  # else it speaks of the list
    intro = parts[0].lines if whole and not parts[0].marked and not any(line.links for line in parts[0].lines) else ()
    return _share_intro([replace(found[0], shared=tuple(intro)), *found[1:]]) if found else []


def _plain(lines: Sequence[Line], candidates: tuple[Candidate, ...], *, item: bool = False) -> list[Scope]:
    """The scopes of lines that no mark sets apart; `item`: together they are one item, which opens with what it is about."""
    units = _units(lines, candidates)
    linked = [line for line in units if line.links]
    if not linked:
        return []
    if sum(len(line.links) for line in linked) == 1:
        return [Scope(linked[0].links, tuple(_around(units, linked[0], candidates)))]
    return with_sections(_share_intro(_partition(units, item=item)), units)


def _units(lines: Sequence[Line], candidates: tuple[Candidate, ...]) -> list[Line]:
    """Lines; those of prose that hold several links are cut into sentences."""
    units: list[Line] = []
    for line in lines:
        prose = len(line.links) >= 2 and len(line.words.split()) > 8
        units += sentences(line, candidates) if prose else [line]
    return [u for u in units if u.words or u.links]


def _around(units: list[Line], link: Line, candidates: tuple[Candidate, ...]) -> list[Line]:
    """What a post says of its only link: all of it where it is short or opens with a name, else the link's paragraph."""
    units = _before_another(units, link)
    if _count(units) <= WHOLE_POST or _is_about(units, link):
        return units
    at = units.index(link)
    first = _opening(units, at)
    if first == at and first > 0 and len(link.words.split()) <= 2:  # a bare link: the paragraph above speaks of it
        first = _opening(units, at - 1)
    last = at + 1
    while last < len(units) and (not units[last].opens or _BACK.match(units[last].words)):
        last += 1
    chosen = units[first:last]
    if len(link.words.split()) > WHOLE_PARAGRAPH:
        parts = sentences(link, candidates)
        return [part for part in parts if part.links] or chosen
    if _count(chosen) <= WHOLE_POST:
        return chosen
    if link.words:
        return [link, *units[at + 1 : last]] if _leads(link) and not is_name(chosen[0].words) else chosen
    return _last_words(chosen, link, candidates)


def _is_about(units: list[Line], link: Line) -> bool:
    """The post opens with the name of what it links to; an article that a sentence links in is about more than that."""
    if ANNOUNCES.match(units[0].text):
        return not link.words
    named = is_name(units[0].words) and len(units[0].words.split()) <= _TITLE
    return named and (len(link.words.split()) <= LEADS or _count(units) <= WHOLE_ARTICLE)


def _before_another(units: list[Line], link: Line) -> list[Line]:
    """The lines up to a paragraph below the link that opens with a work of its own: '"Gravel" is the other one'."""
    if not link.words:
        return units
    below = range(units.index(link) + 1, len(units))
    return units[: next((i for i in below if units[i].opens and _ANOTHER.match(units[i].text)), len(units))]


def _leads(link: Line) -> bool:
    """A sentence that leads to the link at its end: "Here I wrote more about ...: URL"."""
    words = link.words
    return len(words.split()) >= LEADS and words.endswith(":") and not link.text.count(".", 0, len(words))


def _last_words(chosen: list[Line], link: Line, candidates: tuple[Candidate, ...]) -> list[Line]:
    """Of a long paragraph above a bare link, its last sentence; all of it where that one only bids to read."""
    at = chosen.index(link)
    above = [part for line in chosen[:at] for part in sentences(line, candidates)]
    if above and LEAD_INS.match(above[-1].words):
        return chosen
    return [*above[-1:], *chosen[at:]]


def _opening(units: list[Line], at: int) -> int:
    """Where the paragraph of units[at] begins."""
    while at > 0 and not units[at].opens:
        at -= 1
    return at


def _count(units: Sequence[Line]) -> int:
    return sum(len(u.words.split()) for u in units)


def _partition(units: list[Line], *, item: bool) -> list[Scope]:
    done: list[Scope] = []
    pending: list[Line] = []
    for at, line in enumerate(units):
        if not line.links:
            pending.append(line)
            continue
        bare = not line.words or bool(LEVEL_WORD.match(line.words)) or _only_points(line)
        if bare and not pending and done:
            done.append(replace(done[-1], links=line.links, own=(*_texts(done[-1].own), line)))
            continue
        before, mine = _split(pending, line, first=not done, bare=bare)
        done = _append(done, before)
        if item and not done:
            before, mine = [], [*before, *mine]
        elif not done and _listed(units[at : at + _LIST]):
            before, mine = pending, []
        if not done and before and _opens_with_its_name(before, line):
            before, mine = [], [*before, *mine]
        shared = tuple(before) if not done else ()
        done.append(Scope(line.links, (*mine, line), shared))
        pending = []
    return _append(done, pending)


def _opens_with_its_name(before: Sequence[Line], line: Line) -> bool:
    """A text that opens with the name of what its first sentence links to; what comes to that later is about more."""
    near = sum(unit.opens for unit in before) <= _PARAGRAPHS and _count(before) <= WHOLE_POST
    named = before[0].role is not Role.HEADING and is_name(before[0].words)
    return near and named and bool(line.words) and not is_name(line.words)


def _listed(units: Sequence[Line]) -> bool:
    """Lines that follow each other, each with its own words and link: what stands above is said of all or of none."""
    return len(units) == _LIST and all(len(line.links) == 1 and is_name(line.before) for line in units)


def _only_points(line: Line) -> bool:
    """A label such as "Link:" or "Recording here:", which names nothing."""
    words = line.words.strip(TRAILING)
    return words.lower() in EMPTY_LABELS or (len(words.split()) <= 2 and POINTS_ON.holds(words))


def _texts(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines that speak, without the bare links among them."""
    return tuple(line for line in lines if not line.links or not (not line.words or LEVEL_WORD.match(line.words)))


def _split(pending: list[Line], line: Line, *, first: bool, bare: bool) -> tuple[list[Line], list[Line]]:
    """Which of the lines before a link speak of what came before it, and which of the link."""
    if not pending:
        return [], []
    if bare:
        start = len(pending) - 1
        while start > 0 and not pending[start].opens:
            start -= 1
        return pending[:start], pending[start:]
    if line.opens:
        return pending, []
    start = len(pending)
    while start > 0 and not (start < len(pending) and pending[start].opens):
        start -= 1
    return pending[:start], pending[start:]


def _append(done: list[Scope], lines: list[Line]) -> list[Scope]:
    """Lines that follow a link speak of it, where they do not open something else or speak of several."""
    if not done or not lines:
        return done
    after = []
    for line in lines:
        if line.opens and len(done) > 1 and (ON_ALL.match(line.words) or not _BACK.match(line.words)):
            break
        after.append(line)
    return [*done[:-1], replace(done[-1], own=(*done[-1].own, *after))]


def _share_intro(found: list[Scope]) -> list[Scope]:
    """An introduction is said of each link where they are few and have only labels of their own."""
    intro = found[0].shared if found else ()
    speaks = any(SENTENCE.holds(line.words) or FOLLOW.match(line.words) for line in intro)
    if not intro or len(found) > FEW or not speaks:
        return [replace(scope, shared=()) if scope.shared else scope for scope in found]
    alike = all(_only_label(scope) and _silent(scope) for scope in found)
    return [replace(scope, shared=intro if alike else ()) for scope in found]


def _silent(scope: Scope) -> bool:
    """Nothing is said beside the name, neither below it nor behind a dash."""
    return all(is_name(line.words) or not line.words for line in scope.own if not line.links) and not any(
        _describes(line) for line in scope.own if line.links
    )


def _describes(line: Line) -> bool:
    name = line_name(line)
    return line.words[:1] in ("-", "–", "—") or (name is not None and name.remark is not None)


def _only_label(scope: Scope) -> bool:
    """The link's own line says no more than its name."""
    return all(is_name(line.words) or not line.words for line in scope.own if line.links)
