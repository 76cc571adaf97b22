"""A page with its verdicts -> mentions, rejected URLs and stripped passages of one document."""

from collections.abc import Iterator

from pipeline.decisions import KEPT
from pipeline.extract.counted import counted
from pipeline.extract.language import language_of
from pipeline.extract.mention import Draft, draft_of, mention_of
from pipeline.extract.place import lead_ins, locator
from pipeline.extract.wording import clean
from pipeline.links import same_spelling
from pipeline.model import (
    Block,
    Document,
    DocumentReading,
    Entry,
    Mention,
    Page,
    Reason,
    Rejection,
    Role,
    Span,
    Stripped,
    Verdict,
    Verdicts,
)
from pipeline.records import replace

_SHOWN = 200  # characters of a stripped passage


def extract(page: Page, verdicts: Verdicts) -> DocumentReading:
    """All that one document gives."""
    document = page.document
    leads = lead_ins(document)
    title = document.title or (None if document.is_collection else _first_line(document))
    entries = _entries(page, verdicts)
    drafts = _merged([draft_of(page, entry, leads[page.candidates[entry.main].block]) for entry in entries])
    things = counted(document)
    mentions = tuple(
        _told(mention_of(draft, document, title, things), verdicts.candidates[draft.entry.main]) for draft in drafts
    )
    places = {index: at for at, draft in enumerate(drafts) for index in draft.candidates}
    stripped = tuple(_stripped(block) for block in document.blocks if _is_cut(block))
    about = replace(document, blocks=(), title=clean(title)[:300] or None if title else None)
    return DocumentReading(
        about, language_of(_sample(document)), mentions, _rejected(page, verdicts, drafts, places), stripped
    )


def _entries(page: Page, verdicts: Verdicts) -> Iterator[Entry]:
    """What is kept: the entries that were drawn, and links outside of them that the user wants."""
    yield from (entry for entry in page.entries if verdicts.candidates[entry.main].kept)
    drawn = {entry.main for entry in page.entries}
    for index, (candidate, verdict) in enumerate(zip(page.candidates, verdicts.candidates, strict=True)):
        if verdict.rule == KEPT and index not in drawn:
            shown = candidate.label.strip() and "://" not in candidate.label
            name = Span(candidate.block, candidate.start, candidate.end) if shown else None
            yield Entry(index, name=name, rule="label" if name else "unnamed")


def _told(mention: Mention, verdict: Verdict) -> Mention:
    """The mention, saying that the user keeps it where that is so."""
    return replace(mention, rules=(*mention.rules, KEPT)) if verdict.rule == KEPT else mention


def _merged(drafts: list[Draft]) -> list[Draft]:
    """One draft for each (recommender, resource): a second remark extends the note."""
    found: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        identity = draft.identity
        before = found.get(identity)
        if before is not None and before.by_others(draft):
            identity = (*identity, draft.surnames)
            before = found.get(identity)
        found[identity] = draft if before is None else before.extended(draft)
    return list(found.values())


def _rejected(page: Page, verdicts: Verdicts, drafts: list[Draft], places: dict[int, int]) -> tuple[Rejection, ...]:
    """Every URL that no mention carries, once, with the first reason that was given for it."""
    kept = {same_spelling(d.candidate.url) for d in drafts if d.candidate.url}
    owners = {o.candidate: o.entry for o in page.objections}
    found: dict[str, Rejection] = {}
    for index, (candidate, verdict) in enumerate(zip(page.candidates, verdicts.candidates, strict=True)):
        if candidate.url is None:
            continue
        spelling = same_spelling(candidate.url)
        if spelling in kept or spelling in found:
            continue
        reason = verdict.reason or Reason.OFF_TOPIC
        entry = owners.get(index)
        belongs = places.get(page.entries[entry].main) if entry is not None else None
        rule = verdict.rule if verdict.reason else "speaks for no entry"
        where = locator(page.document, candidate)
        found[spelling] = Rejection(candidate.url, candidate.written, reason, rule, where, belongs)
    return tuple(found.values())


def _is_cut(block: Block) -> bool:
    return (block.mark is not None or block.role is Role.NOISE) and bool(block.text.strip())


def _stripped(block: Block) -> Stripped:
    return Stripped(
        clean(block.text)[:_SHOWN] or "-", block.mark or Reason.CHROME, block.rule or "structure", block.where
    )


def _first_line(document: Document) -> str | None:
    for block in document.blocks:
        if not _is_cut(block) and block.text.strip():
            return block.text.strip().split("\n", 1)[0]
    return None


def _sample(document: Document) -> str:
    return " ".join(b.text for b in document.blocks[:60] if not _is_cut(b))[:2000]
