"""Topics named in places -> one score each, and those that count.

A place speaks the louder the nearer it stands to the resource; what a near place says, a far one may confirm or
make more precise, but not change: under the title "Linear algebra" a heading "Machine learning" adds nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from math import sqrt
from operator import attrgetter

from pipeline.classify.evidence import Place, Topics
from pipeline.classify.voices import Ancestors, Found, Guess

# How sure one phrase makes us by the place where it stands: set on half of the hand-labelled documents so that a
# score is about the share of right answers, and checked on the other half.
WEIGHTS = {
    Place.TITLE: 0.85,
    Place.BESIDE: 0.65,
    Place.SECTION: 0.70,
    Place.NOTE: 0.65,
    Place.LANGUAGE: 0.70,
    Place.URL: 0.45,
    Place.TRAINED: 0.60,
    Place.HEADINGS: 0.48,
    Place.DOCUMENT: 0.55,
    Place.COMPANY: 0.52,
    Place.WRITTEN: 0.65,
}
# Nearest first; places of one tier speak with each other, a later tier only where the earlier ones are silent.
TIERS = (
    (Place.TITLE,),
    (Place.BESIDE,),
    (Place.SECTION, Place.NOTE),
    (Place.LANGUAGE,),
    (Place.URL,),
    (Place.TRAINED,),
    (Place.HEADINGS,),
    (Place.DOCUMENT,),
    (Place.COMPANY,),
    (Place.WRITTEN,),
)
_TIER_OF = {place: number for number, tier in enumerate(TIERS) for place in tier}
LOUD = 0.5  # the weight from which a topic silences others in farther places
SILENCED = 0.4  # what is left of their weight
# Places that may name a narrower topic than a nearer one did; the outer headings, than the inner one.
REFINING = frozenset({Place.SECTION, Place.URL, Place.HEADINGS})
REFINED = 0.55  # their least weight when they do
# The trained half is asked of title and note, where no near place has this weight; so sure it is right in four of five.
GUESSED = frozenset({Place.TITLE, Place.NOTE})
ABOUT = frozenset({Place.DOCUMENT, Place.COMPANY})
NEAR = frozenset({Place.TITLE, Place.BESIDE, Place.SECTION, Place.NOTE, Place.LANGUAGE, Place.URL})
HEARD = 0.45
SURE = 0.4
_NONE = Guess("", 0.0)

Weights = dict[str, list[tuple[Found, float]]]


def unsure(found: Iterable[Found]) -> bool:
    """True where nothing near the resource speaks and its document has a subject: then the trained half is asked."""
    about = False
    for f in found:
        if f.place in NEAR and _weight(f) >= HEARD:
            return False
        about |= f.place in ABOUT
    return about


def guess(guesses: Iterable[Guess], found: Iterable[Found], ancestors: Ancestors) -> list[Found]:
    """What the trained half adds: only what lies within the document's subject, by its title if that is plain."""
    slug, certainty = max(guesses, key=attrgetter("certainty"), default=_NONE)
    titled = {f.slug for f in found if f.place is Place.DOCUMENT and _weight(f) >= LOUD}
    about = titled or {f.slug for f in found if f.place in ABOUT}
    if certainty < SURE or about.isdisjoint({slug, *ancestors[slug]}):
        return []
    return [Found(Place.TRAINED, slug, (f"certainty {certainty:.2f}",))]


def decide(found: Sequence[Found], ancestors: Ancestors, *, threshold: float, most: int) -> Topics:
    """The topics that count: above the threshold, no mere ancestor of another, the `most` surest of them."""
    if not found:
        return Topics()
    weights = weigh(found, ancestors)
    scores = {slug: round(_either(weight for _, weight in given), 3) for slug, given in weights.items()}
    counted = {slug: score for slug, score in scores.items() if score >= threshold}
    trunks = _trunks(counted, ancestors, most)
    for trunk, branches in trunks.items():
        weights[trunk] = [given for branch in branches for given in weights[branch]]
        counted[trunk] = max(counted.pop(branch) for branch in branches)
    broader = {up for slug in counted for up in ancestors[slug]}
    chosen = sorted((slug for slug in counted if slug not in broader), key=lambda slug: (-counted[slug], slug))[:most]
    return Topics(
        slugs=tuple(chosen),
        scores=tuple(counted[slug] for slug in chosen),
        evidence=tuple(_shown(f, weight) for slug in chosen for f, weight in weights[slug]),
    )


def weigh(found: Sequence[Found], ancestors: Ancestors) -> Weights:
    """The weight of everything found, by topic: later tiers are silenced by what earlier ones named."""
    weights: Weights = defaultdict(list)
    tiers: list[list[Found]] = [[] for _ in TIERS]
    about = {f.slug for f in found if f.place in ABOUT}
    for f in found:
        tiers[_TIER_OF[_standing(f, about)]].append(f)
    inner = {f.slug for f in found if f.place is Place.SECTION}
    named: set[str] = set()
    for tier in tiers:
        heard: set[str] = set()
        for f in tier:
            nearer = inner if f.place is Place.HEADINGS else named
            refines = f.place in REFINING and bool(nearer & ancestors[f.slug])
            speaks = not named or f.slug in named or refines
            weight = _weight(f) * (1.0 if speaks else SILENCED)
            if refines and f.share == 1.0:
                weight = max(weight, REFINED)
            weights[f.slug].append((f, weight))
            heard |= {f.slug} if speaks and weight >= LOUD else set()
        named |= heard
    _confirm(weights, ancestors)
    return weights


def _standing(found: Found, about: Set[str]) -> Place:
    """Where what was found stands: in a document about programming, a heading that names a language is like others."""
    return Place.SECTION if found.place is Place.LANGUAGE and found.slug in about else found.place


def _confirm(weights: Weights, ancestors: Ancestors) -> None:
    """What the document is about speaks for the part of it that the outer headings name: it is no other topic."""
    for slug, given in weights.items():
        if any(f.place is Place.HEADINGS and f.share == 1.0 and weight >= WEIGHTS[f.place] for f, weight in given):
            given += [about for up in ancestors[slug] for about in weights.get(up, ()) if about[0].place in ABOUT]


def _weight(found: Found) -> float:
    return WEIGHTS[found.place] * sqrt(found.share)


def _trunks(counted: Mapping[str, float], ancestors: Ancestors, most: int) -> dict[str, list[str]]:
    """Topics of which more branches count than may be named: a survey of mathematics names all its parts."""
    if len(counted) <= most:
        return {}
    branches: dict[str, list[str]] = defaultdict(list)
    for slug in counted:
        for up in ancestors[slug]:
            branches[up].append(slug)
    many = {up: below for up, below in branches.items() if len(below) > most}
    return {up: below for up, below in many.items() if not any(up in ancestors[other] for other in many)}


def _either(weights: Iterable[float]) -> float:
    """The certainty that independent witnesses give together."""
    doubt = 1.0
    for weight in weights:
        doubt *= 1.0 - weight
    return 1.0 - doubt


def _shown(found: Found, weight: float) -> str:
    return f"{found.place}: {', '.join(map(repr, found.phrases))} {weight:.2f}"
