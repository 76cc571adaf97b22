"""Which things are one: a union-find over integers that keeps apart what must not meet."""

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt


class Labels:
    """Disjoint sets of 0..size-1; the smallest member labels its set.

    A *claim* says of one thing that in a namespace (a site, a user's decision) it is one identity. Sets whose
    claims in one namespace share nothing are never united.
    """

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))
        self.claims: dict[int, dict[str, frozenset[str]]] = {}

    def claim(self, thing: int, claims: Mapping[str, frozenset[str]]) -> None:
        """Lay further claims on the set of `thing`."""
        if claims:
            root = self.find(thing)
            self.claims[root] = _union(self.claims.get(root, {}), claims)

    def find(self, thing: int) -> int:
        """The label of the set that holds `thing`."""
        parent = self.parent
        while parent[thing] != thing:
            parent[thing] = parent[parent[thing]]
            thing = parent[thing]
        return thing

    def clash(self, one: int, other: int, *, despite: str | None = None) -> bool:
        """True where the sets of both make different claims in a namespace other than `despite`."""
        small, large = sorted((self.claims.get(self.find(t), {}) for t in (one, other)), key=len)
        return any(space in large and space != despite and not small[space] & large[space] for space in small)

    def unite(self, one: int, other: int, *, despite: str | None = None) -> bool:
        """Make one set of two; False where they are one already or must not be (a clash in `despite` does not count)."""
        a, b = self.find(one), self.find(other)
        if a == b or (a in self.claims and b in self.claims and self.clash(a, b, despite=despite)):
            return False
        low, high = (a, b) if a < b else (b, a)
        self.parent[high] = low
        if high in self.claims:
            self.claims[low] = _union(self.claims.get(low, {}), self.claims.pop(high))
        return True

    def unite_all(self, pairs: Iterable[tuple[int, int]]) -> list[int]:
        """Unite each pair in order; the positions of those that united something: a spanning forest."""
        return [place for place, (one, other) in enumerate(pairs) if self.unite(one, other)]

    def roots(self) -> npt.NDArray[np.int64]:
        """The label of each thing."""
        labels = np.array(self.parent, dtype=np.int64)
        while not np.array_equal(labels, further := labels[labels]):
            labels = further
        return labels


def _union(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    return {space: one.get(space, frozenset()) | other.get(space, frozenset()) for space in {**one, **other}}
