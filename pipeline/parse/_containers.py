"""Which lists, quotes and <details> are open around a place, and how deep that is."""

from pipeline.records import dataclass

MAX_DEPTH = 100  # no list that people read is nested deeper; hostile ones are


@dataclass(slots=True)
class _Container:
    """A list, a quote or a <details> that is open."""

    kind: str  # "list", "quote", "details"
    html: bool
    number: int | None = None  # of the next item; None: bullets


class Containers:
    """The containers that are open, outermost first."""

    def __init__(self) -> None:
        self._open: list[_Container] = []
        self._lists = 0  # how many of them are no quotes

    def begin(self, kind: str, *, html: bool, number: int | None) -> bool:
        """Opens one; True where it is the first that is nested too deep."""
        self._open.append(_Container(kind, html, number))
        self._lists += kind != "quote"
        return len(self._open) == MAX_DEPTH + 1

    def end(self, kind: str, *, html: bool) -> None:
        """Closes the innermost of this kind; an HTML tag closes none of Markdown's."""
        for index in range(len(self._open) - 1, -1, -1):
            container = self._open[index]
            if container.kind == kind and container.html == html:
                self._lists -= sum(inner.kind != "quote" for inner in self._open[index:])
                del self._open[index:]
                return
            if html and not container.html:
                return

    def depth(self) -> int:
        """How many lists are open here."""
        return self._lists if len(self._open) <= MAX_DEPTH else MAX_DEPTH

    def quoted(self) -> bool:
        """Whether the innermost is a quote."""
        return bool(self._open) and self._open[-1].kind == "quote"

    def next_number(self) -> int | None:
        """The number of the item that begins here; None where items are not numbered."""
        for around in self._open[:-3:-1]:
            if around.kind == "list":
                if around.number is None:
                    return None
                around.number += 1
                return around.number - 1
        return None
