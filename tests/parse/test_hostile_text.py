"""Text made to be slow: every reader of prose takes about as long as for any other text of its length."""

import time
from dataclasses import replace

import pytest

from pipeline.parse import readers
from pipeline.parse._open import saved_file

STATUS = "https://twitter.com/a/status/1376631183589699586"
HEADS = {
    "none": "",
    "logseq": f"title:: x\nauthor:: [[@a on Twitter]]\ncategory:: #tweets\nurl:: {STATUS}\n",
    "obsidian": f"# t\n## Metadata\n- Author: x\n- URL: {STATUS}\n## Highlights\n",
    "full": f"# t\n## Metadata\n- Author: x\n- URL: {STATUS}\n## Full Document\n",
    "clipper": f"---\nsource: {STATUS}\n---\n**a** @b 2020-01-01\n",
}
PIECES = [
    " ",
    "\t",
    "\n",
    "a",
    "1/ ",
    "@a ",
    "@a\n",
    "(1 / ",
    "- a\n",
    "> ",
    "[",
    "More from a\n",
    "— a (@b) ",
    "A : b\n",
    "| a\n",
]
LENGTH = 20_000
SECONDS = 1.0  # of the processor; quadratic readers took more than four for twice this length


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_time_grows_with_length(head: str, piece: str) -> None:
    saved = replace(saved_file("x.txt", b"x"), text=HEADS[head] + piece * (LENGTH // len(piece)))
    for reader in readers():
        began = time.process_time()
        if reader.recognises(saved) and "html" not in reader.__name__:
            list(reader.read(saved))
        assert time.process_time() - began < SECONDS, reader.__name__
