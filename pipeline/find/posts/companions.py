"""Links to a part of what another link leads to, its code, slides, demo; and a host that is its name."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.find.posts.lines import Line
from pipeline.find.posts.scope import Scope
from pipeline.find.posts.words import COMPANION
from pipeline.links import site
from pipeline.model import Candidate
from pipeline.records import replace

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_BETWEEN = re.compile(r"\s*[(:\-–—]{1,2}\s*")


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


def with_names_by_host(found: list[Scope], lines: Sequence[Line], candidates: tuple[Candidate, ...]) -> list[Scope]:
    """A site's bare host right before another address of that site is its name: "Gravel.io (https://learn.gravel.io)"."""
    pairs = ((line, a, b) for line in lines if len(line.links) > 1 for a, b in pairwise(line.links))
    names = {a: b for line, a, b in pairs if _is_name_of(line, candidates[a], candidates[b])}
    said = {host: scope.own for scope in found for host in scope.links if host in names} if names else {}
    return [_with_names(scope, names, said) for scope in found if not said.keys() >= {*scope.links}] if said else found


def _is_name_of(line: Line, host: Candidate, link: Candidate) -> bool:
    between = line.text[host.end - line.start : link.start - line.start]
    bare = not host.label and _HOST.fullmatch(host.written) and _BETWEEN.fullmatch(between)
    return bool(bare and host.url and link.url and site(host.url) == site(link.url))


def _with_names(scope: Scope, names: Mapping[int, int], said: Mapping[int, tuple[Line, ...]]) -> Scope:
    links = tuple(link for link in scope.links if link not in names)
    theirs = tuple(host for host, link in names.items() if link in links)
    own = (*(line for host in theirs for line in said.get(host, ())), *scope.own)
    return replace(scope, links=links, own=tuple(dict.fromkeys(own)), companions=(*scope.companions, *theirs))


def _leads_to_a_part(scope: Scope, candidate: Candidate) -> bool:
    line = next(line for line in scope.own if scope.links[0] in line.links)
    before = line.text[: max(0, candidate.start - line.start)]
    return len(before.split()) >= 3 and bool(COMPANION.search(before))
