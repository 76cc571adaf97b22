"""Drafts -> entries: the same URL under several headings is one entry."""

from pipeline.find.entries._draft import Draft
from pipeline.model import Candidate, Entry, Span, UrlState

# A passing word in a sentence yields to the place where the list gives the work an entry of its own.
_WEAK = frozenset({"link-in-sentence", "label-then-link"})


def merge(drafts: list[Draft], candidates: list[Candidate]) -> list[Entry]:
    """One entry for each URL; works without one get a candidate of their own, appended."""
    kept: dict[str, Draft] = {}
    order: list[Draft] = []
    for draft in drafts:
        if draft.main is None:
            order.append(draft)
            continue
        key = _key(candidates[draft.main].url or "")
        if key not in kept:
            kept[key] = draft
            order.append(draft)
        elif kept[key].rule in _WEAK and draft.rule not in _WEAK:
            order[order.index(kept[key])] = draft
            draft.companions.append(kept[key].main or 0)
            draft.companions += kept[key].companions
            kept[key] = draft
        else:
            _join(kept[key], draft)
    order.sort(key=lambda draft: (draft.block, draft.start))
    return [_entry(draft, candidates) for draft in order]


def _key(url: str) -> str:
    """What makes two links of one list the same; a fragment can be an entry of its own, so it stays."""
    bare = url.partition("://")[2] or url
    page, mark, fragment = bare.removeprefix("www.").partition("#")
    host, slash, path = page.partition("/")
    return f"{host.lower()}{slash}{path}".rstrip("/") + mark + fragment


def _join(first: Draft, second: Draft) -> None:
    """A later mention adds its section; its remark only where the first has none."""
    if second.main is not None:
        first.companions.append(second.main)
    first.companions += second.companions
    if second.section != first.section and second.section not in first.also_in:
        first.also_in.append(second.section)
    first.notes = first.notes or second.notes
    first.name = first.name or second.name
    first.byline = first.byline or second.byline
    first.facts = first.facts or second.facts


def _entry(draft: Draft, candidates: list[Candidate]) -> Entry:
    main = draft.main
    if main is None:
        name = draft.name or Span(draft.block, draft.start, draft.start)
        candidates.append(Candidate(name.block, name.start, name.end, None, "", UrlState.MISSING, draft.rule))
        main = len(candidates) - 1
    return Entry(
        main=main,
        companions=tuple(dict.fromkeys(i for i in draft.companions if i != main)) if draft.companions else (),
        name=draft.name,
        byline=draft.byline,
        notes=tuple(draft.notes),
        facts=tuple(draft.facts),
        section=draft.section,
        also_in=tuple(draft.also_in),
        rule=draft.rule,
    )
