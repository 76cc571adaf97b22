"""Phrases in texts -> the topics that a place names, each with its share of the loudest voice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pipeline.classify.evidence import Place
from pipeline.records import dataclass

# How loud a phrase speaks, 1 being the whole voice. Set, as all figures here, on half of the hand-labelled documents
# and checked on the other half.
# Behind a preposition, when another topic stands before it: "statistics *with Python*"; or of what a thing is made,
# when another topic stands anywhere: "a *Python* library for statistics".
MODIFYING = 0.2
BROAD = 0.3  # a topic without a parent beside a narrower one: "the *mathematics* of neural networks"
ASIDE = 0.8  # in a document's title, all topics but the first
# A remark that is about a topic names it in its first words or once in so many; else it says it in passing.
OPENING = 3
WORDS_A_PHRASE = 12
MOST_PHRASES = 2.5
# A document has a subject when so many titles and headings name it, and so large a share of those that name any topic.
FEWEST_VOICES = 4
MAJORITY = 0.5
LEAST_SHARE = 0.17  # of all titles and headings, most of which may be mere names; at 0.15 front pages had a subject

Ancestors = Mapping[str, frozenset[str]]  # of each topic: its parent, that one's parent, ...


@dataclass(frozen=True, slots=True)
class Hit:
    """One phrase of a topic in a text."""

    slug: str
    phrase: str
    start: int  # the number of its first word
    modifier: bool = False  # stands behind a preposition
    field: bool = False  # and this says where it is of use: "for", "in", not "with"
    joined: bool = False  # "and" stands between it and another phrase
    material: bool = False  # a programming language in which something is written: "a Python library"


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one text says of topics."""

    hits: tuple[Hit, ...] = ()
    length: int = 0  # words


class Guess(NamedTuple):
    """The likeliest topic of a text that names none, and the trained half's certainty, 0 to 1."""

    slug: str
    certainty: float


@dataclass(frozen=True, slots=True)
class Found:
    """A topic's phrases in one place."""

    place: Place
    slug: str
    phrases: tuple[str, ...]
    share: float = 1.0  # of the loudest voice of that place, 0 to 1


def shares(place: Place, spoken: Spoken, ancestors: Ancestors) -> list[Found]:
    """The topics that a place names, each with its share of the loudest one's voice."""
    if not spoken.hits:
        return []
    first: dict[str, int] = {}
    for hit in [hit for hit in spoken.hits if not hit.material] or spoken.hits:
        first[hit.slug] = min(hit.start, first.get(hit.slug, hit.start))
    narrow = {hit.start for hit in spoken.hits if ancestors[hit.slug] and not _headed(hit, first)}
    phrases: dict[str, dict[str, float]] = defaultdict(dict)
    for hit in spoken.hits:
        voice = _voice(hit, place, first, beside_narrow=bool(narrow) and hit.start not in narrow, ancestors=ancestors)
        phrases[hit.slug][hit.phrase] = max(voice, phrases[hit.slug].get(hit.phrase, 0.0))
    voices = {slug: sum(named.values()) for slug, named in phrases.items()}
    loudest = max(*voices.values(), _expected(place, spoken, spoken.hits[0].start), 1.0)
    stands = Place.WRITTEN if place is Place.NOTE and all(hit.material for hit in spoken.hits) else place
    return [Found(stands, slug, tuple(phrases[slug]), voice / loudest) for slug, voice in sorted(voices.items())]


def _voice(hit: Hit, place: Place, first: Mapping[str, int], *, beside_narrow: bool, ancestors: Ancestors) -> float:
    if _headed(hit, first):
        return 1.0 if hit.field and place is Place.TITLE and _kindred(hit.slug, first, ancestors) else MODIFYING
    if beside_narrow and not hit.joined and not ancestors[hit.slug]:
        return BROAD
    return ASIDE if place is Place.DOCUMENT and hit.start > min(first.values()) else 1.0


def _headed(hit: Hit, first: Mapping[str, int]) -> bool:
    """True for what a preposition ties to another topic before it, and for what something of another topic is made of."""
    others = [start for slug, start in first.items() if slug != hit.slug]
    return bool(others) and (hit.material or (hit.modifier and min(others) < hit.start))


def _kindred(slug: str, others: Iterable[str], ancestors: Ancestors) -> bool:
    """True beside a topic of the same family: "*deep learning* for natural language processing" is about both."""
    return any(not ancestors[slug].isdisjoint({other, *ancestors[other]}) for other in others if other != slug)


def _expected(place: Place, spoken: Spoken, first: int) -> float:
    """How many phrases of a topic a text of this length has that is about it."""
    if place is not Place.NOTE or first <= OPENING:
        return 1.0
    return min(spoken.length / WORDS_A_PHRASE, MOST_PHRASES)


def subject(lines: Iterable[Spoken], ancestors: Ancestors) -> list[Found]:
    """What a document is about: the narrowest topics that most of its titles and headings name or belong to."""
    votes: dict[str, int] = defaultdict(int)
    speaking = everything = 0
    for line in lines:
        everything += 1
        named = {hit.slug for hit in line.hits if not hit.modifier}
        speaking += bool(named)
        for slug in named.union(*(ancestors[slug] for slug in named)):
            votes[slug] += 1
    if speaking < FEWEST_VOICES:
        return []
    fewest = max(FEWEST_VOICES, MAJORITY * speaking, LEAST_SHARE * everything)
    common = {slug for slug, count in votes.items() if count >= fewest}
    narrow = common - {up for slug in common for up in ancestors[slug]}
    return [Found(Place.COMPANY, slug, (f"{votes[slug]} of {speaking}",)) for slug in sorted(narrow)]
