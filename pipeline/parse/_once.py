"""What is dear to make of a file is made once, whoever asks first: many readers look at one file in turn."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from pipeline.model import SavedFile

_KEPT = 4  # files at a time: an archive's neighbours, and no more memory than that
_Made = TypeVar("_Made")
_memories: list[OrderedDict[str, Any]] = []


class Knot:
    """What is made of parts that hold each other: Python finds by a long search alone that nobody needs it any more."""

    def untie(self) -> None:
        """Takes the parts from each other, so that each goes at once."""
        raise NotImplementedError


def once_a_file(make: Callable[[SavedFile], _Made]) -> Callable[[SavedFile], _Made]:
    """`make`, remembering by digest what it made of the last few files; nobody may change that."""
    made: OrderedDict[str, _Made] = OrderedDict()
    _memories.append(made)

    @wraps(make)
    def remembered(saved: SavedFile) -> _Made:
        if saved.digest not in made:
            made[saved.digest] = make(saved)
            while len(made) > _KEPT:
                made.popitem(last=False)
        return made[saved.digest]

    return remembered


def let_go(saved: SavedFile) -> None:
    """Forgets what was made of a file that is read; nobody uses it again."""
    for made in _memories:
        thing = made.pop(saved.digest, None)
        if isinstance(thing, Knot):
            thing.untie()
