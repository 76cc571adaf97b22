"""A thread, discussion or article -> its entries, post by post."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from pipeline.find.posts.beside import described
from pipeline.find.posts.carded import carded
from pipeline.find.posts.cells import with_columns
from pipeline.find.posts.closing import asked, without_closing
from pipeline.find.posts.dashed import with_makers
from pipeline.find.posts.emphasised import SET_OFF
from pipeline.find.posts.headings import under_headings
from pipeline.find.posts.items import items
from pipeline.find.posts.lines import Line, lines_of, shows_url, without_series
from pipeline.find.posts.names import by_label, find_name
from pipeline.find.posts.near import near
from pipeline.find.posts.owners import with_owners, without_owners
from pipeline.find.posts.recurring import without_recurring
from pipeline.find.posts.scope import Scope
from pipeline.find.posts.scopes import scopes
from pipeline.find.posts.several import without_shared_names
from pipeline.find.posts.shape import TRAILING, leads_up
from pipeline.find.posts.spans import Name, Work, byline_of, said, without
from pipeline.find.posts.titled import without_title
from pipeline.find.posts.titles import OWNED
from pipeline.find.posts.words import BACK_TO, BY_LINE_ONLY, EMPTY_LABELS, LEAD_INS, LEVEL_WORD
from pipeline.find.posts.works import works
from pipeline.model import Candidate, Document, Entry, Genre, Objection, Page, Reason, Role, Span, Standing, UrlState
from pipeline.records import replace
from pipeline.text.letters import run_together

_GUESSES = frozenset({"noun phrase", "capitalised", "first sentence"})  # they read a name out of any words
_BARE_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,12}")
_SPEAKS = frozenset({Standing.OWN, Standing.REPOST})


def draw(document: Document, candidates: tuple[Candidate, ...]) -> Page:
    """The page of a document that is written in posts or prose."""
    of: dict[int, list[int]] = {}
    for index, candidate in enumerate(candidates):
        of.setdefault(candidate.block, []).append(index)
    entries: list[Entry] = []
    posts = without_series([lines_of(document, group, candidates, of) for group in _groups(document)])
    whole, posts = posts, without_closing(document, posts)
    parts = [items(lines) for lines in posts]
    before: list[Entry] = []  # of the post above
    for lines, some in zip(posts, parts, strict=True):
        if before and _looks_back(lines, document, candidates[before[-1].main]):
            entries[-1] = replace(before[-1], notes=(*before[-1].notes, *(line.span for line in lines)))
        before = [e for scope in scopes(lines, some, candidates) for e in _entries(scope, candidates, document)]
        entries += before
    entries = without_shared_names(document, entries)
    page = document.genre is Genre.PAGE
    if page:
        entries = with_columns(document, without_recurring(document, entries, candidates), candidates)
    entries, headed = under_headings(document, candidates, entries, posts) if page else (entries, [])
    entries = _whole(entries, candidates)
    named = without_owners(document, _unlinked([*works(document, posts, parts), *headed], entries, document))
    named = [_without_addresses(work, of, candidates) for work in named]
    entries = _without(named, entries, candidates)
    extra = tuple(_candidate(work, document) for work in named)
    first = len(candidates)
    entries += [_work_entry(work, first + i, document) for i, work in enumerate(named)]
    entries = without_title(document, with_owners(document, with_makers(document, entries)))
    everything = candidates + extra
    entries.sort(key=lambda e: (everything[e.main].block, everything[e.main].start))
    objections = tuple(
        Objection(link, Reason.SUPPLEMENTARY, "a part of another entry", at)
        for at, entry in enumerate(entries)
        for link in entry.companions
    )
    return Page(document, everything, tuple(entries), (*objections, *asked(whole, posts)))


def _whole(entries: list[Entry], candidates: Sequence[Candidate]) -> list[Entry]:
    """The entries without those whose link is a part of another's name, "sieve.example - Gravel for All", and belongs to it."""
    names = _named_in(entries)
    parts: dict[int, int] = {}
    for at, entry in enumerate(entries):
        link = candidates[entry.main]
        if not _BARE_HOST.fullmatch(link.written):
            continue
        over = _over(names, entries, link.block, link.start, link.end)
        if longer := [i for i in over if i != at and _longer(entries[i], link)]:
            parts[at] = longer[0]
    owned = {owner: entries[at].main for at, owner in parts.items() if owner not in parts}
    found = [replace(e, companions=(*e.companions, owned[at])) if at in owned else e for at, e in enumerate(entries)]
    return [entry for at, entry in enumerate(found) if parts.get(at) not in owned]


def _longer(entry: Entry, link: Candidate) -> bool:
    """The entry's name is more than the link."""
    return entry.name is not None and entry.name.end - entry.name.start > link.end - link.start


def _named_in(entries: Sequence[Entry]) -> dict[int, list[int]]:
    """The entries with a name, by the block that it stands in."""
    found: dict[int, list[int]] = {}
    for at, entry in enumerate(entries):
        if entry.name:
            found.setdefault(entry.name.block, []).append(at)
    return found


def _over(names: dict[int, list[int]], entries: Sequence[Entry], block: int, start: int, end: int) -> list[int]:
    """The entries whose names reach over these characters."""
    named = ((at, entries[at].name) for at in names.get(block, ()))
    return [at for at, name in named if name and name.start <= start and end <= name.end]


def _called_so(work: Work, names: dict[int, list[int]], entries: Sequence[Entry]) -> bool:
    """A link is called so, perhaps with the quotes around the name."""
    over = _over(names, entries, work.name.block, work.name.start, work.name.start + 1)
    return any((name := entries[at].name) and work.name.start - name.start <= 1 for at in over)


def _looks_back(lines: list[Line], document: Document, link: Candidate) -> bool:
    """A post without links that opens with "this book ...": its author's remark on the link above it."""
    post, earlier = (document.blocks[b].post for b in (lines[0].block, link.block)) if lines else (None, None)
    if post is None or earlier is None or document.posts[post].author != document.posts[earlier].author:
        return False
    return bool(BACK_TO.match(lines[0].words)) and not any(line.links for line in lines)


def _groups(document: Document) -> Iterator[list[int]]:
    """The blocks of each post that speaks; prose without posts is cut before and behind its headings."""
    speaking = [i for i, block in enumerate(document.blocks) if _speaks(document, i)]
    for _, group in groupby(speaking, key=lambda i: _unit(document, i)):
        yield list(group)


def _unit(document: Document, index: int) -> tuple[object, ...]:
    """A post; in prose what stands below one heading, which is said of nothing that stands above it."""
    block = document.blocks[index]
    if block.post is not None:
        return (block.post,)
    return (None, block.section, index if block.role is Role.HEADING else None)


def _speaks(document: Document, index: int) -> bool:
    block = document.blocks[index]
    if block.mark is not None or block.role in (Role.NOISE, Role.SAVER, Role.CODE, Role.QUOTE):
        return False
    return block.post is None or document.posts[block.post].standing in _SPEAKS


def _entries(scope: Scope, candidates: tuple[Candidate, ...], document: Document) -> Iterator[Entry]:
    for link in scope.links:
        candidate = candidates[link]
        own = [near(line, candidate, candidates) for line in scope.own]
        name = _name(own, scope, candidate)
        section = document.blocks[candidate.block].section or scope.section
        byline = (name.byline if name else None) or byline_of(own) or carded(own, candidate)
        yield Entry(link, companions=scope.companions, name=name.span if name else None, byline=byline, notes=_notes(own, scope, name, candidates),
                    section=section, rule=name.rule if name else "unnamed")  # fmt: skip


def _name(own: list[Line], scope: Scope, candidate: Candidate) -> Name | None:
    """The name beside the link; a card's own title goes before all but the text of the link."""
    if candidate.title:
        return by_label(own, candidate)
    name = find_name(own, candidate) or find_name(scope.shared, candidate)
    return None if name and name.rule in _GUESSES and described(own, candidate) else name


def _notes(own: list[Line], scope: Scope, name: Name | None, candidates: tuple[Candidate, ...]) -> tuple[Span, ...]:
    """What is said beside the name: whole lines without URLs; of the name's own line only what is a remark."""
    said: list[Span] = []
    for line in own:
        if BY_LINE_ONLY.match(line.text) and not line.links:
            continue
        if name is not None and _holds(line, name) and (name.alone or name.remark):
            said += [name.remark] if name.remark else []
        elif line.words and not LEVEL_WORD.match(line.words) and not _only_points(line):
            said += _spoken(line, candidates, name)
    shared = [s for line in scope.shared for s in _spoken(line, candidates, name)]
    return tuple(s for s in shared + said if s.end > s.start)


def _holds(line: Line, name: Name) -> bool:
    return line.block == name.span.block and line.start <= name.span.start < line.end


def _only_points(line: Line) -> bool:
    """A label such as "Link:" or "Check out" that says nothing of what it leads to."""
    bare = line.words.lower().strip(TRAILING)
    return (bool(line.links) and (bare in EMPTY_LABELS or leads_up(bare))) or bool(LEAD_INS.fullmatch(bare))


def _spoken(line: Line, candidates: tuple[Candidate, ...], name: Name | None) -> Iterator[Span]:
    """The line without the URLs that it shows; one that is the name stays, or that has what is named."""
    at = said(line).start
    for link in line.links:
        candidate = candidates[link]
        called = name is not None and name.span == Span(line.block, candidate.start, candidate.end)
        if shows_url(candidate) and not (called or OWNED.match(line.text, candidate.end - line.start)):
            if at < candidate.start:
                yield Span(line.block, at, candidate.start)
            at = max(at, candidate.end)
    if at < line.end:
        yield Span(line.block, at, line.end)


def _unlinked(found: Sequence[Work], entries: Sequence[Entry], document: Document) -> list[Work]:
    """The works that no link is called by, there or elsewhere in the document."""
    names = _named_in(entries)
    called = {run_together(document.text_of(entry.name)) for entry in entries if entry.name}
    new = (work for work in found if not _called_so(work, names, entries))
    return [work for work in new if run_together(document.text_of(work.name)) not in called]


def _candidate(work: Work, document: Document) -> Candidate:
    text = document.text_of(work.name)
    return Candidate(work.name.block, work.name.start, work.name.end, None, text, UrlState.MISSING, work.rule, text)


def _without(works: Sequence[Work], entries: list[Entry], candidates: Sequence[Candidate]) -> list[Entry]:
    """The entries without the lines that say of a work of their own, set off by the markup, who made it."""
    theirs = {note for work in works if work.rule == SET_OFF for note in work.notes}
    if not theirs:
        return entries
    return [
        replace(e, notes=tuple(n for n in e.notes if n not in theirs or n.block == candidates[e.main].block))
        for e in entries
    ]


def _without_addresses(work: Work, of: dict[int, list[int]], candidates: Sequence[Candidate]) -> Work:
    shown = (without(note, (candidates[i] for i in of.get(note.block, ()))) for note in work.notes)
    return replace(work, notes=tuple(chain.from_iterable(shown)))


def _work_entry(work: Work, main: int, document: Document) -> Entry:
    section = document.blocks[work.name.block].section or ((work.heading,) if work.heading else ())
    return replace(Entry(main), name=work.name, byline=work.byline, notes=work.notes, section=section, rule=work.rule)
