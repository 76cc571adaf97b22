"""Texts -> what they say of topics; each distinct text is read once and remembered."""

from collections.abc import Iterable, Mapping

from pipeline.classify.components import TopicPhrases, pipeline
from pipeline.classify.trained import Trained
from pipeline.classify.voices import Guess, Spoken
from pipeline.classify.words import words
from pipeline.config import Topic

_REMEMBERED = 50_000  # texts; headings and document titles come again and again


class Reader:
    """The spaCy pipeline of a vocabulary, with a memory."""

    def __init__(self, topics: tuple[Topic, ...]) -> None:
        self._nlp = pipeline(topics)
        phrases = self._nlp.get_pipe("topic_phrases")
        assert isinstance(phrases, TopicPhrases)
        self._phrases = phrases
        trained = Trained(self._nlp)
        # Another vocabulary has other borders between its topics: then phrases alone decide.
        self._trained = trained if set(trained.slugs) <= {topic.slug for topic in topics} else None
        self._spoken: dict[str, Spoken] = {}

    def read(self, texts: Iterable[str]) -> Mapping[str, Spoken]:
        """What each of the texts says, by text."""
        wanted = dict.fromkeys(texts)
        if len(self._spoken) + len(wanted) > _REMEMBERED:
            self._spoken = {}
        with self._nlp.memory_zone():  # spaCy would remember every word of every text
            for text in wanted:
                if text not in self._spoken:
                    self._spoken[text] = self._phrases.spoken(words(text))
        return self._spoken

    def guesses(self, texts: Iterable[str]) -> dict[str, Guess]:
        """What the trained half makes of each of the texts; nothing for another vocabulary."""
        wanted = list(dict.fromkeys(texts)) if self._trained else []
        if not self._trained or not wanted:
            return {}
        with self._nlp.memory_zone():
            docs = [self._nlp.make_doc(text) for text in wanted]
            return dict(zip(wanted, self._trained.guesses(docs), strict=True))
