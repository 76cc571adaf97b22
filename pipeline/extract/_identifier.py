"""py3langid's identifier in a third of its memory, for the languages that are asked for.

The model is shipped so tightly packed that unpacking it takes 0.6 s and 100 MB. What is needed of it is kept (13 MB,
0.01 s): every worker of every run would have to unpack it.
"""

import sys
from array import array
from functools import lru_cache, partial
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier
from py3langid.modelio import load_model

from pipeline.extract._kept import Arrays, kept

_BLOCK = 16  # moves; most blocks of the automaton's rows are the same as many others
_MIXER = np.uint64(0x9E3779B97F4A7C15)


class Moves:
    """The automaton's next states, read like the list that they are given as; blocks that are the same stand once.

    6 MB instead of 39, for 0.05 ms more a text.
    """

    def __init__(self, blocks: "array[int]", places: "array[int]") -> None:
        self._blocks, self._places = blocks, places

    def __getitem__(self, at: int) -> int:
        return self._blocks[self._places[at >> 4] << 4 | at & 15]


@lru_cache(maxsize=1)
def identifier(wanted: tuple[str, ...]) -> Any:
    """What identifies the language of a text among those that are `wanted`; loaded once in a process."""
    model = kept("languages", _maker(wanted), partial(_model, wanted))
    moves = Moves(_numbers(model["blocks"]), _numbers(model["places"]))
    return LanguageIdentifier(
        model["chances"], model["priors"], model["languages"].tolist(), moves, _numbers(model["features"]),
        norm_probs=True, tk_row=_numbers(model["rows"]),
    )  # fmt: skip


def _maker(wanted: tuple[str, ...]) -> str:
    code = blake2b(Path(__file__).read_bytes(), digest_size=8).hexdigest()
    return " ".join(("py3langid", version("py3langid"), sys.byteorder, code, *wanted))


def _model(wanted: tuple[str, ...]) -> Arrays:
    """What is needed of the model that the package ships."""
    chances, priors, languages, moves, rows, features = load_model(MODEL_DIR / MODEL_FILE)
    read = [place for place, language in enumerate(languages) if language in wanted]
    blocks, places = packed(moves)
    return {
        "chances": chances[:, read],
        "priors": priors[read],
        "languages": np.array([languages[place] for place in read]),
        "blocks": blocks,
        "places": places,
        "rows": np.array(rows),
        "features": np.array(features, np.int32),
    }


def packed(moves: "array[int]") -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The blocks of an automaton's next states, each once, and for each place which of them stands there."""
    blocks = np.frombuffer(moves, dtype=f"u{moves.itemsize}").reshape(-1, _BLOCK)
    marks = np.zeros(len(blocks), dtype=np.uint64)  # 64 bits that stand for a block: quicker told apart than it
    for column in blocks.T:
        marks = marks * _MIXER + column
    _, first, places = np.unique(marks, return_index=True, return_inverse=True)
    return blocks[first].ravel(), places.astype(np.uint32)


def _numbers(given: np.ndarray[Any, Any]) -> "array[int]":
    """As an array of Python's own, which gives single numbers three times as fast."""
    return array(given.dtype.char, given.tobytes())
