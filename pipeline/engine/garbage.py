"""How often Python looks for cycles while much is made that has none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def collect_rarely() -> None:
    """From now on looks for cycles seldom, and never among what there is already."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@contextmanager
def rare_collections() -> Iterator[None]:
    """Looks for cycles seldom: a document, or a table, makes many small objects, nearly all of which die by themselves.

    At the end it looks once through all that was made meanwhile: the few cycles in it (the parser's, a page's) would
    stay for good among what is looked at never.
    """
    before = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.collect()
        gc.set_threshold(*before)
        gc.unfreeze()
