"""Headings inside a post: short lines of their own above labelled links."""

from collections.abc import Sequence

from pipeline.find.posts.items import heading_text, is_heading
from pipeline.find.posts.lines import Line
from pipeline.find.posts.scope import Scope
from pipeline.find.posts.shape import is_name
from pipeline.find.posts.words import LEVEL_WORD
from pipeline.find.sorts import SORTS_ONLY
from pipeline.records import replace


def with_sections(found: Sequence[Scope], units: Sequence[Line]) -> list[Scope]:
    """The scopes with the headings that they stand under, which speak of no link."""
    place = {line.span: i for i, line in enumerate(units)}
    heads = [i for i, unit in enumerate(units[:-1]) if _heads(unit, units[i + 1 : i + 3])]
    headings = {units[i].span for i in heads}
    out = []
    for scope in found:
        at = min(place.get(line.span, len(units)) for line in scope.own if line.links)
        above = [i for i in heads if i < at]
        own = tuple(line for line in scope.own if line.span not in headings)
        heading = heading_text(units[above[-1]]) if above else None
        section = (heading,) if heading else ()
        out.append(replace(scope, own=own, section=section))
    return out


def _heads(line: Line, after: Sequence[Line]) -> bool:
    """True above a labelled link, "Name: URL" on the next line, or a name there and its bare link below it; "Blogs:" above any."""
    following = after[0]
    if following.links and not line.links and SORTS_ONLY.fullmatch(line.words):
        return True
    named = bool(following.links) and (is_name(following.words) or is_name(following.before))
    labelled = named and not LEVEL_WORD.match(following.words)
    bare = len(after) > 1 and bool(after[1].links) and not after[1].words
    above = not following.links and is_name(following.words) and bare
    return (labelled or above) and is_heading(line, following=following)
