"""``make train``: labelled sentences and the configured phrases -> the shipped weights.

    python -m pipeline.classify.train

Same data, same library versions, same bytes: one thread, a fixed seed, a fixed order.
"""

import random
import zlib
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from spacy.training import Example
from thinc.api import fix_random_seed

from pipeline.classify.components import pipeline
from pipeline.classify.trained import SETTINGS, WEIGHTS
from pipeline.config import DEFAULTS, Topic, load_config

SENTENCES = Path(__file__).parent / "data" / "sentences.tsv"
DIGEST = WEIGHTS.with_suffix(".digest")  # of the data that the weights were trained on: a test compares it
_SEED = 7
_EPOCHS = 15  # more only raises the certainty of what is known already
_BATCH = 32
_RATE = 0.01

Labelled = tuple[str, frozenset[str]]  # a text and the slugs of its topics


def sentences(file: Path = SENTENCES) -> list[Labelled]:
    """The labelled sentences: slugs apart by spaces ("-": none), a TAB, the text; "#" begins a remark."""
    rows = (line.split("\t", 1) for line in file.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#"))
    return [(text, frozenset(slugs.split()) - {"-"}) for slugs, text in rows]


def labelled(topics: Iterable[Topic]) -> Iterator[Labelled]:
    """All that is learnt from: the sentences, and each topic's examples and phrases."""
    yield from sentences()
    for topic in topics:
        for text in (*topic.examples, *topic.phrases):
            yield text, frozenset({topic.slug})


def digest(data: Iterable[Labelled]) -> str:
    """A hash of the training data."""
    return blake2b(repr([(text, sorted(slugs)) for text, slugs in data]).encode(), digest_size=12).hexdigest()


def train(topics: tuple[Topic, ...], *, epochs: int = _EPOCHS) -> bytes:
    """The weights of a textcat that knows `topics`, compressed."""
    fix_random_seed(_SEED)
    shuffle = random.Random(_SEED).shuffle
    nlp = pipeline(())
    slugs = sorted(topic.slug for topic in topics)
    textcat = nlp.add_pipe("textcat_multilabel", config=SETTINGS)
    for slug in slugs:
        textcat.add_label(slug)  # type: ignore[attr-defined]
    examples = [
        Example.from_dict(nlp.make_doc(text), {"cats": {slug: float(slug in about) for slug in slugs}})
        for text, about in labelled(topics)
    ]
    optimizer = nlp.initialize(lambda: examples)
    optimizer.learn_rate = _RATE
    for _ in range(epochs):
        shuffle(examples)
        for start in range(0, len(examples), _BATCH):
            nlp.update(examples[start : start + _BATCH], sgd=optimizer)
    return zlib.compress(textcat.to_bytes(exclude=["vocab"]), 9)  # type: ignore[attr-defined]


def main() -> None:
    """Train on the shipped vocabulary and write the weights beside the sentences."""
    topics = load_config(DEFAULTS).topics
    WEIGHTS.write_bytes(train(topics))
    DIGEST.write_text(digest(labelled(topics)) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
