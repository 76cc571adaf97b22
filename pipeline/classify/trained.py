"""The trained half: a bag of words that guesses the topic of a text in which no phrase stands.

It speaks only of the vocabulary that it was trained on, and (see :func:`pipeline.classify.weigh.unsure`) only to say
more precisely what its document is about anyway. Measured on the hand-labelled documents with two phrases in five
taken away, as a new subject would have it: topics 0.66 -> 0.69, and none where there are none as before.
"""

import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.classify.voices import Guess

WEIGHTS = Path(__file__).parent / "data" / "textcat.bin"  # written by pipeline.classify.train
# A linear model over hashed words; 4,096 rows hold the words of the sentences with few collisions.
SETTINGS: dict[str, Any] = {
    "model": {
        "@architectures": "spacy.TextCatBOW.v3",
        "exclusive_classes": False,
        "ngram_size": 1,
        "no_output_layer": False,
        "length": 4096,
    }
}


class Trained:
    """The shipped weights, ready to guess."""

    def __init__(self, nlp: Language, weights: Path = WEIGHTS) -> None:
        textcat: Any = nlp.create_pipe("textcat_multilabel", config=SETTINGS)
        textcat.from_bytes(zlib.decompress(weights.read_bytes()), exclude=["vocab"])
        self._textcat = textcat
        self.slugs: tuple[str, ...] = tuple(textcat.labels)

    def guesses(self, docs: Sequence[Doc]) -> list[Guess]:
        """The likeliest topic of each text."""
        if not docs:
            return []
        scores = self._textcat.predict(docs)
        return [Guess(self.slugs[int(row.argmax())], round(float(row.max()), 3)) for row in scores]
