"""What is said of several works at once, as each line of a post is taken for all that the post names."""

from collections.abc import Sequence

from pipeline.find.posts.spans import Work
from pipeline.model import Span
from pipeline.records import replace

_SEVERAL = 2  # lines that name works


def each_its_own(found: Sequence[Work]) -> list[Work]:
    """The works; of several that the same lines were taken for, each keeps those from its own up to the next one's."""
    sharing: dict[tuple[Span, ...], list[int]] = {}
    for work in found:
        if (at := _place(work)) is not None:
            sharing.setdefault(work.notes, []).append(at)
    return [_with_own_lines(work, sorted(set(sharing.get(work.notes, ())))) for work in found]


def _place(work: Work) -> int | None:
    """The line of its notes that names it."""
    inside = (i for i, x in enumerate(work.notes) if x.block == work.name.block and x.start <= work.name.start < x.end)
    return next(inside, None)


def _with_own_lines(work: Work, places: Sequence[int]) -> Work:
    at = _place(work)
    if at is None or len(places) < _SEVERAL:
        return work
    end = next((place for place in places if place > at), len(work.notes))
    return replace(work, notes=work.notes[0 if at == places[0] else at : end])
