"""What is made of a file is gone when the file is read, without a search for cycles."""

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from pipeline.parse import parse
from pipeline.parse._html import page
from pipeline.parse._markdown import _Walk
from pipeline.parse._open import saved_file

PAGE = b"<!DOCTYPE html><html><head><title>A</title></head><body><p>One <a href='https://example.org'>b</a></p>"


@pytest.fixture(autouse=True)
def no_search() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def test_a_page() -> None:
    saved = saved_file("a.html", PAGE)
    tree, paragraph = ref(page(saved)), ref(page(saved).p)
    assert parse(saved)
    assert tree() is None
    assert paragraph() is None


def test_a_page_that_somebody_holds() -> None:
    saved = saved_file("a.html", PAGE)
    tree = page(saved)
    assert parse(saved)
    assert tree.nodes == []  # type: ignore[attr-defined]
    assert page(saved).p is not None  # it is read anew


def test_markdown() -> None:
    walk = _Walk("# A\n\n- [b](https://example.org) - **c** `d`\n", keep_lines=False)
    walk.run()
    gone = ref(walk.html)
    del walk
    assert gone() is None
