"""Texts -> what they say of topics; each distinct text is tokenised once and remembered."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pipeline.classify.components import pipeline
from pipeline.classify.trained import Trained
from pipeline.classify.voices import Spoken
from pipeline.config import Topic

_REMEMBERED = 100_000  # texts; headings and document titles come again and again


class Reader:
    """The spaCy pipeline of a vocabulary, with a memory."""

    def __init__(self, topics: tuple[Topic, ...]) -> None:
        self._nlp = pipeline(topics)
        trained = Trained(self._nlp)
        # Another vocabulary has other borders between its topics: then phrases alone decide.
        self._trained = trained if set(trained.slugs) <= {topic.slug for topic in topics} else None
        self._spoken: dict[str, Spoken] = {}

    def read(self, texts: Iterable[str]) -> Mapping[str, Spoken]:
        """What each of the texts says, by text."""
        wanted = dict.fromkeys(texts)
        if len(self._spoken) + len(wanted) > _REMEMBERED:
            self._spoken = {}
        new = [text for text in wanted if text not in self._spoken]
        docs = list(self._nlp.pipe(new))
        self._spoken.update((text, doc._.spoken) for text, doc in zip(new, docs, strict=True))
        if self._trained is not None:
            silent = [(text, doc) for text, doc in zip(new, docs, strict=True) if not doc._.spoken.hits]
            guesses = self._trained.guesses([doc for _, doc in silent])
            for (text, _), guess in zip(silent, guesses, strict=True):
                self._spoken[text] = replace(self._spoken[text], guess=guess)
        return self._spoken
