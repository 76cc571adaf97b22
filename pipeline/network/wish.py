"""What is wanted of a URL."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of a URL beside its answer."""

    accept: str = "*/*"
    headers: Mapping[str, str] | None = None  # validators of a stored answer
    enough: int | None = None  # bytes after which reading stops; None: a body beyond the limit is an error
    kinds: Collection[str] | None = None  # media types whose body is wanted; None: all
    exempt: Callable[[str], bool] = lambda _url: False  # URLs, at any redirect, that robots.txt does not speak of


def everything(_url: str) -> bool:
    """For `Wish.exempt`: an interface that its site documents for programs."""
    return True
