"""What two descriptions share: the same words at length, or the words that tell something."""

from collections.abc import Collection, Sequence
from functools import lru_cache

from pipeline.dedupe.generic import PLAIN
from pipeline.dedupe.titles import fold

_LONG = 12  # spaces: what two people say alike at that length, one of them has copied
_COMPARED = 8  # notes of each


def repeated(notes: Collection[str], others: Collection[str]) -> str | None:
    """The words that both say alike, where they are many."""
    shared = [note for note in set(notes).intersection(others) if note.count(" ") >= _LONG] if notes and others else ()
    return f"{min(shared)[:60]}..." if shared else None


def shared_words(notes: Sequence[str], others: Sequence[str], name: str) -> str | None:
    """The telling words that two descriptions of what is called `name` share, where they are enough of the shorter one."""
    best: tuple[int, str] | None = None
    for one in notes[:_COMPARED]:
        for other in others[:_COMPARED]:
            left, right = _stems(one) - {name[:6]}, _stems(other) - {name[:6]}
            shared = left & right
            enough = len(shared) >= 2 and (len(shared) >= 0.5 * min(len(left), len(right)) or len(shared) >= 4)
            if enough or (shared and fold(one) == fold(other)):  # said in the same words, one that tells will do
                best = max(best or (0, ""), (len(shared), ", ".join(sorted(shared)[:6])))
    return best[1] if best else None


@lru_cache(maxsize=2_000)
def words_of(notes: tuple[str, ...]) -> frozenset[str]:
    """All words of the notes, folded."""
    return frozenset(word for note in notes for word in fold(note))


@lru_cache(maxsize=2_000)
def _stems(note: str) -> frozenset[str]:
    """The words of a note that say something of their own, cut to the six letters that inflection leaves."""
    return frozenset(w[:6] for w in set(fold(note)) - PLAIN if len(w) > 2)
