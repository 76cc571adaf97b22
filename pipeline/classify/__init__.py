"""Evidence about a resource -> its topics, out of the vocabulary that the configuration gives.

    classifier(config).topics(Evidence(title="Linear Algebra Done Right"))

Pure: no network, no disk beyond the package's own weights, no state but a cache; spaCy is imported when the first
text is read.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from pipeline.classify.evidence import Evidence, Place, Topics
from pipeline.classify.voices import Found, Spoken, shares, subject
from pipeline.classify.weigh import decide, guess
from pipeline.config import ClassifySettings, Config, Topic

__all__ = ["Classifier", "Evidence", "Place", "Topics", "classifier"]


class Classifier:
    """Finds the topics of resources; make it by :func:`classifier`."""

    def __init__(self, topics: tuple[Topic, ...], settings: ClassifySettings) -> None:
        from pipeline.classify.reader import Reader

        self._settings = settings
        self._ancestors = _ancestors(topics)
        self._reader = Reader(topics)

    def topics(self, evidence: Evidence) -> Topics:
        """The topics of one resource."""
        return self.many([evidence])[0]

    def many(self, evidence: Iterable[Evidence]) -> list[Topics]:
        """The topics of each, in order; every distinct text is tokenised once."""
        items = list(evidence)
        texts = [list(item.texts()) for item in items]
        companies = dict.fromkeys(item.company for item in items)
        read = self._reader.read(
            chain((text for places in texts for _, text in places), chain.from_iterable(companies))
        )
        subjects = {lines: subject([read[line] for line in lines], self._ancestors) for lines in companies}
        spoken = ([(place, read[text]) for place, text in places] for places in texts)
        return [self._decide(places, subjects[item.company]) for item, places in zip(items, spoken, strict=True)]

    def _decide(self, places: list[tuple[Place, Spoken]], company: list[Found]) -> Topics:
        found = [f for place, spoken in places for f in shares(place, spoken, self._ancestors)] + company
        found += guess(places, found, self._ancestors)
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
