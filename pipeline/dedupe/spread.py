"""Where the parts of merging are worked on: this is all that merging knows of the engine."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Spread(Protocol):
    """Runs a function for each item, wherever the work runs."""

    def __call__(
        self, function: Callable[[Item], Result], work: Sequence[Item], /, *, locked: bool = False
    ) -> Iterable[Result]:
        """The results, in any order; `locked`: the function holds Python's lock nearly all the time."""
