"""Evidence about a resource -> its topics, out of the vocabulary that the configuration gives.

    classifier(config).topics(Evidence(title="Linear Algebra Done Right"))

Pure: no network, no disk beyond the package's own weights, no state but a cache; spaCy is imported when the first
text is read.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from pipeline.classify.evidence import Evidence, Place, Texts, Topics
from pipeline.classify.voices import Found, Spoken, shares, subject
from pipeline.classify.weigh import GUESSED, decide, guess, unsure
from pipeline.config import ClassifySettings, Config, Topic

__all__ = ["Classifier", "Evidence", "Place", "Topics", "classifier"]


_REMEMBERED = 20_000  # answers; copies of a list come again in other files
_Question = tuple[str | None, str | None, tuple[str, ...], str | None, str | None, str]


class Classifier:
    """Finds the topics of resources; make it by :func:`classifier`."""

    def __init__(self, topics: tuple[Topic, ...], settings: ClassifySettings) -> None:
        from pipeline.classify.reader import Reader

        self._settings = settings
        self._ancestors = _ancestors(topics)
        self._reader = Reader(topics)
        self._answers: dict[_Question, Topics] = {}

    def topics(self, evidence: Evidence) -> Topics:
        """The topics of one resource."""
        return self.many([evidence])[0]

    def many(self, evidence: Iterable[Evidence]) -> list[Topics]:
        """The topics of each, in order; what copies of a list say several times is weighed once."""
        items = list(evidence)
        subjects = self._subjects(items)
        named = {company: ", ".join(f"{f.slug} {f.phrases}" for f in found) for company, found in subjects.items()}
        questions = [(e.title, e.note, e.section, e.url, e.document_title, named[id(e.company)]) for e in items]
        asked = dict(zip(questions, items, strict=True))
        if len(self._answers) > _REMEMBERED:
            self._answers = {}
        new = [question for question in asked if question not in self._answers]
        self._answers.update(zip(new, self._answered([asked[question] for question in new], subjects), strict=True))
        return [self._answers[question] for question in questions]

    def _subjects(self, items: Iterable[Evidence]) -> dict[int, list[Found]]:
        """What the documents are about, by the ids of their companies: these are long, and the same for a document."""
        companies = {id(item.company): item.company for item in items}
        read = self._reader.read(chain.from_iterable(companies.values()))
        return {name: subject([read[line] for line in lines], self._ancestors) for name, lines in companies.items()}

    def _answered(self, items: Sequence[Evidence], subjects: Mapping[int, list[Found]]) -> list[Topics]:
        texts = [item.texts() for item in items]
        read = self._reader.read(text for places in texts for _, text in places)
        heard = self._heard(texts, read)
        found = [
            [f for place, text in places if text in heard for f in heard[text][place]] + subjects[id(item.company)]
            for item, places in zip(items, texts, strict=True)
        ]
        self._guess(texts, read, found)
        return [self._decide(heard) for heard in found]

    def _heard(self, texts: Iterable[Texts], read: Mapping[str, Spoken]) -> dict[str, dict[Place, list[Found]]]:
        """What each text that names topics says in each of its places: once for all that stands under one heading."""
        heard: dict[str, dict[Place, list[Found]]] = {}
        for place, text in chain.from_iterable(texts):
            if (spoken := read[text]).hits and place not in (said := heard.setdefault(text, {})):
                said[place] = shares(place, spoken, self._ancestors)
        return heard

    def _guess(self, texts: Sequence[Texts], read: Mapping[str, Spoken], found: Sequence[list[Found]]) -> None:
        """Adds what the trained half makes of titles and notes: of those alone on which something depends."""
        asked = [
            (
                heard,
                [text for place, text in places if place in GUESSED and not read[text].hits and read[text].length > 1],
            )
            for places, heard in zip(texts, found, strict=True)
            if unsure(heard)
        ]
        guesses = self._reader.guesses(text for _, silent in asked for text in silent)
        for heard, silent in asked:
            heard += guess([guesses[text] for text in silent if text in guesses], heard, self._ancestors)

    def _decide(self, found: list[Found]) -> Topics:
        return decide(found, self._ancestors, threshold=self._settings.threshold, most=self._settings.max_topics)


def classifier(config: Config) -> Classifier:
    """The classifier of a configuration; made once in a process."""
    return _classifier(config.topics, config.classify)


@lru_cache(maxsize=4)
def _classifier(topics: tuple[Topic, ...], settings: ClassifySettings) -> Classifier:
    return Classifier(topics, settings)


def _ancestors(topics: tuple[Topic, ...]) -> dict[str, frozenset[str]]:
    parents = {topic.slug: topic.parent for topic in topics}
    return {slug: frozenset(_upwards(slug, parents)) for slug in parents}


def _upwards(slug: str, parents: dict[str, str | None]) -> list[str]:
    path: list[str] = []
    parent = parents.get(slug)
    while parent and parent not in path:
        path.append(parent)
        parent = parents.get(parent)
    return path
