"""Links to a part of what another link leads to: its code, slides, demo."""

from pipeline.find.posts.scope import Scope
from pipeline.find.posts.words import COMPANION
from pipeline.model import Candidate
from pipeline.records import replace


def with_companions(found: list[Scope], candidates: tuple[Candidate, ...]) -> list[Scope]:
    """A link inside a sentence right behind "code", "slides", ... belongs to the bare link that follows it in the post."""
    kept: list[Scope] = []
    held: list[Scope] = []
    for scope in found:
        if len(scope.links) == 1 and _leads_to_a_part(scope, candidates[scope.links[0]]):
            held.append(scope)
            continue
        if held and any(line.links and not line.words for line in scope.own):
            links = tuple(link for part in held for link in part.links)
            said = tuple(line for part in held for line in part.own)
            scope = replace(scope, own=tuple(dict.fromkeys((*said, *scope.own))), companions=links)
        else:
            kept += held
        held = []
        kept.append(scope)
    return kept + held


def _leads_to_a_part(scope: Scope, candidate: Candidate) -> bool:
    line = next(line for line in scope.own if scope.links[0] in line.links)
    before = line.text[: max(0, candidate.start - line.start)]
    return len(before.split()) >= 3 and bool(COMPANION.search(before))
