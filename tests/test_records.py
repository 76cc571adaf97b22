"""Records are made, copied and compared as frozen dataclasses are."""

import dataclasses

import pytest

from pipeline.model import Anchor, Block, Repair, Role
from pipeline.records import dataclass, lazy, replace


@dataclass(frozen=True, slots=True)
class Alone:
    """A record of one field."""

    word: str


def test_a_copy_changes_what_it_is_told() -> None:
    block = Block(Role.PARAGRAPH, "text", (Anchor(0, 4, "https://example.org"),))
    copy = replace(block, text="more", depth=1)
    assert (copy.text, copy.depth, copy.anchors, block.text) == ("more", 1, block.anchors, "text")
    assert copy == dataclasses.replace(block, text="more", depth=1)
    assert replace(Alone("a"), word="bc") == Alone("bc")


def test_unknown_fields_are_errors() -> None:
    with pytest.raises(KeyError):
        replace(Repair("a", "b", "rule", 0), rul="c")  # type: ignore[call-arg]


def test_equal_records_are_one_key() -> None:
    assert len({Anchor(0, 1, "u"), Anchor(0, 1, "u"), Anchor(0, 2, "u")}) == 2


def test_no_other_names_can_be_set() -> None:
    with pytest.raises(AttributeError):
        Anchor(0, 1, "u").color = "red"  # type: ignore[attr-defined]


class Counted:
    """Something that is dear to work out."""

    asked = 0

    @lazy
    def value(self) -> int:
        """What it comes to."""
        self.asked += 1
        return 7


def test_a_lazy_value_is_worked_out_once() -> None:
    first, second = Counted(), Counted()
    assert (first.value, first.value, first.asked, second.asked) == (7, 7, 1, 0)
    assert Counted.value.__doc__ == "What it comes to."
