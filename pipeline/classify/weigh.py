"""Phrases found in places -> one score a topic.

A place speaks the louder the nearer it stands to the resource; what a near place says, a far one may confirm or
make more precise, but not change: under the title "Linear algebra" a heading "Machine learning" adds nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.classify.evidence import Place, Topics

# How sure one phrase makes us by the place where it stands: set on half of the hand-labelled documents so that a
# score is about the share of right answers, and checked on the other half.
WEIGHTS = {
    Place.TITLE: 0.85,
    Place.SECTION: 0.70,
    Place.URL: 0.45,
    Place.BESIDE: 0.65,
    Place.NOTE: 0.65,
    Place.HEADINGS: 0.48,
    Place.TRAINED: 0.60,
    Place.DOCUMENT: 0.55,
    Place.COMPANY: 0.52,
}
# Nearest first; places of one tier speak with each other, a later tier only where the earlier ones are silent.
TIERS = (
    (Place.TITLE,),
    (Place.BESIDE,),
    (Place.SECTION, Place.NOTE),
    (Place.URL,),
    (Place.TRAINED,),
    (Place.HEADINGS,),
    (Place.DOCUMENT,),
    (Place.COMPANY,),
)
SILENCED = 0.4  # what is left of a far place's weight when a nearer one named other topics
NEAR = frozenset({Place.TITLE, Place.BESIDE, Place.SECTION, Place.NOTE, Place.URL})
GUESSED = frozenset({Place.TITLE, Place.NOTE})  # texts of which the trained half is asked
HEARD = 0.45  # the weight from which a near place makes a guess idle
SURE = 0.4  # the certainty from which a guess counts; right in four of five
REFINED = 0.55  # their least weight when they do
REFINING = frozenset({Place.SECTION, Place.URL})  # places that may name a narrower topic than the title does


LOUD = 0.5  # the weight from which a topic silences others in farther places
FEWEST_VOICES = 4  # titles and headings that name any topic, before a document has a subject
MAJORITY = 0.5  # of them
WORDS_A_PHRASE = 8  # a remark that is about a topic names it this often; one phrase in many words is said in passing
MOST_PHRASES = 2.5
OPENING = 3  # words in which a remark says what it is about
MODIFYING = 0.2  # what is left of a phrase behind a preposition when another topic stands before it
BROAD = 0.3  # what is left of a topic without a parent beside a narrower one: "the mathematics of neural networks"
ASIDE = 0.8  # what is left, in a document's title, of all topics but the first


@dataclass(frozen=True, slots=True)
class Hit:
    """One phrase of a topic in a text."""

    slug: str
    phrase: str
    start: int  # the number of its first word
    modifier: bool = False  # stands behind a preposition


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one text says of topics."""

    hits: tuple[Hit, ...] = ()
    length: int = 0  # words
    guess: tuple[str, float] | None = None  # of the trained half, for a text without hits: slug and certainty


@dataclass(frozen=True, slots=True)
class Found:
    """A topic's phrases in one place."""

    place: Place
    slug: str
    phrases: tuple[str, ...]
    share: float  # of the most often named topic of that place, 0 to 1


def shares(place: Place, spoken: Spoken, ancestors: Mapping[str, frozenset[str]]) -> list[Found]:
    """The topics that a place names, each with its share of the loudest one's voice."""
    hits = spoken.hits
    if not hits:
        return []
    phrases: dict[str, dict[str, float]] = defaultdict(dict)
    first = min(hit.start for hit in hits)
    narrow = {hit.start for hit in hits if ancestors[hit.slug]}
    for hit in hits:
        headed = hit.modifier and any(h.start < hit.start and h.slug != hit.slug for h in hits)
        beside_narrow = not ancestors[hit.slug] and bool(narrow) and hit.start not in narrow
        aside = place is Place.DOCUMENT and hit.start > first
        voice = MODIFYING if headed else BROAD if beside_narrow else ASIDE if aside else 1.0
        phrases[hit.slug][hit.phrase] = max(voice, phrases[hit.slug].get(hit.phrase, 0.0))
    voices = {slug: sum(named.values()) for slug, named in phrases.items()}
    expected = min(spoken.length / WORDS_A_PHRASE, MOST_PHRASES) if place is Place.NOTE and first > OPENING else 1.0
    loudest = max(*voices.values(), expected, 1.0)
    return [Found(place, slug, tuple(phrases[slug]), voice / loudest) for slug, voice in sorted(voices.items())]


def subject(lines: Iterable[Spoken], ancestors: Mapping[str, frozenset[str]]) -> list[Found]:
    """What a document is about: the narrowest topics that most of its titles and headings name or belong to."""
    votes: dict[str, int] = defaultdict(int)
    speaking = 0
    for line in lines:
        named = {hit.slug for hit in line.hits if not hit.modifier}
        speaking += bool(named)
        for slug in named.union(*(ancestors[slug] for slug in named)):
            votes[slug] += 1
    if speaking < FEWEST_VOICES:
        return []
    common = {slug for slug, count in votes.items() if count >= MAJORITY * speaking}
    narrow = common - {up for slug in common for up in ancestors[slug]}
    return [Found(Place.COMPANY, slug, (f"{votes[slug]} of {speaking}",), 1.0) for slug in sorted(narrow)]


def guess(
    places: Iterable[tuple[Place, Spoken]], found: list[Found], ancestors: Mapping[str, frozenset[str]]
) -> list[Found]:
    """What the trained half adds: only where nothing near the resource speaks, and within its document's subject."""
    if any(f.place in NEAR and WEIGHTS[f.place] * f.share**0.5 >= HEARD for f in found):
        return []
    guesses = [spoken.guess for place, spoken in places if place in GUESSED and spoken.guess]
    slug, certainty = max(guesses, key=lambda pair: pair[1], default=("", 0.0))
    about = {f.slug for f in found if f.place in (Place.DOCUMENT, Place.COMPANY)}
    if certainty < SURE or not about & {slug, *ancestors[slug]}:
        return []
    return [Found(Place.TRAINED, slug, (f"certainty {certainty:.2f}",), 1.0)]


def weigh(found: Iterable[Found], ancestors: Mapping[str, frozenset[str]]) -> dict[str, list[tuple[Found, float]]]:
    """The weight of everything found, by topic: later tiers are silenced by what earlier ones named."""
    weights: dict[str, list[tuple[Found, float]]] = defaultdict(list)
    everything = list(found)
    named: set[str] = set()
    for tier in TIERS:
        heard: set[str] = set()
        for f in everything:
            if f.place not in tier:
                continue
            refines = f.place in REFINING and bool(named & ancestors[f.slug])
            speaks = not named or f.slug in named or refines
            weight = WEIGHTS[f.place] * f.share**0.5 * (1.0 if speaks else SILENCED)
            if refines and f.share == 1.0:
                weight = max(weight, REFINED)
            weights[f.slug].append((f, weight))
            heard |= {f.slug} if speaks and weight >= LOUD else set()
        named |= heard
    return weights


def decide(found: Iterable[Found], ancestors: Mapping[str, frozenset[str]], *, threshold: float, most: int) -> Topics:
    """The topics that count: above the threshold, no mere ancestor of another, the `most` surest of them."""
    weights = weigh(found, ancestors)
    scores = {slug: round(either(weight for _, weight in given), 3) for slug, given in weights.items()}
    counted = {slug: score for slug, score in scores.items() if score >= threshold}
    counted = _gathered(counted, ancestors, most)
    broader = {up for slug in counted for up in ancestors[slug]}
    chosen = sorted((slug for slug in counted if slug not in broader), key=lambda slug: (-counted[slug], slug))[:most]
    return Topics(
        slugs=tuple(chosen),
        scores=tuple(counted[slug] for slug in chosen),
        evidence=tuple(_shown(found, weight) for slug in chosen for found, weight in weights[slug]),
    )


def _gathered(counted: dict[str, float], ancestors: Mapping[str, frozenset[str]], most: int) -> dict[str, float]:
    """More children of one topic than may be named are that topic: a survey of mathematics names all its branches."""
    children: dict[str, list[str]] = defaultdict(list)
    for slug in counted:
        for up in ancestors[slug]:
            children[up].append(slug)
    many = {up: slugs for up, slugs in children.items() if len(slugs) > most}
    gathered = {up: max(counted[slug] for slug in slugs) for up, slugs in many.items()}
    below = {slug for slugs in many.values() for slug in slugs}
    return {slug: score for slug, score in counted.items() if slug not in below} | gathered


def _shown(found: Found, weight: float) -> str:
    return f"{found.place}: {', '.join(map(repr, found.phrases))} {weight:.2f}"


def either(weights: Iterable[float]) -> float:
    """The certainty that independent witnesses give together."""
    doubt = 1.0
    for weight in weights:
        doubt *= 1.0 - weight
    return 1.0 - doubt
