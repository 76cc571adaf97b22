"""Frozen dataclasses at a tenth of their price: the type checker holds them frozen, Python need not.

A dataclass that Python itself freezes sets each field by a call around its own lock: a Block of fifteen fields takes
2.6 µs instead of 0.2, and one file makes thousands. So ``frozen=True`` is here a promise that ``make check`` keeps.

    from pipeline.records import dataclass, replace      as from dataclasses

`lazy` is functools.cached_property without the lock that it takes before Python 3.12, a third of the price.
"""

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass", "lazy", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass, replace
    from functools import cached_property as lazy
else:

    def dataclass(*, frozen: bool = False, slots: bool = False, eq: bool = True) -> Callable[[type], type]:
        """As of dataclasses; a frozen one is hashed by its fields."""
        return dataclasses.dataclass(slots=slots, eq=eq, unsafe_hash=frozen and eq)

    def replace(thing: Any, /, **changes: Any) -> Any:
        """As of dataclasses: a copy with other values in some fields."""
        places, values_of = _fields(type(thing))
        values = list(values_of(thing))
        for name, value in changes.items():
            values[places[name]] = value
        return type(thing)(*values)

    class lazy:  # noqa: N801 - a decorator
        """A property that is worked out once; the value then stands in the object's own dict."""

        def __init__(self, make: Callable[[Any], Any]) -> None:
            self._make = make
            self.__doc__ = make.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self._name = name

        def __get__(self, thing: Any, owner: type) -> Any:
            if thing is None:
                return self
            value = thing.__dict__[self._name] = self._make(thing)
            return value


@cache
def _fields(kind: type) -> tuple[dict[str, int], Callable[[Any], tuple[Any, ...]]]:
    """The place of each field, and what takes the values of all of them out of a record."""
    names = [field.name for field in dataclasses.fields(kind)]
    values_of = attrgetter(*names) if len(names) > 1 else lambda thing: (getattr(thing, names[0]),)
    return {name: place for place, name in enumerate(names)}, values_of
