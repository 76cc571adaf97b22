"""Whether two nodes are one resource: a name that both bear, and a fact beside it that supports the name."""

from collections.abc import Iterator

from pipeline.dedupe.addresses import healed, housed, mirrored, moved, published, shortened
from pipeline.dedupe.contradiction import contradict
from pipeline.dedupe.courses import taught
from pipeline.dedupe.descriptions import repeated, shared_words, words_of
from pipeline.dedupe.generic import DERIVED, EDITIONS, FORMS, SATELLITES, VOLUMES
from pipeline.dedupe.misspelt import misspelt, same_person
from pipeline.dedupe.nodes import FORMATS, Node, Title
from pipeline.dedupe.reasons import Join
from pipeline.dedupe.titles import adapted

# What a single word may name: "React" the library is no paper called "ReAct".
_WIDER = FORMATS | {"repository": "software", "website": "software"}

STRONG = 0.85  # from here on two whole URLs may be joined; below only a mention without one
NAME_ALONE = 0.80
_LONG_NAME = 5  # words: no two papers bear it by chance
_PRINTED = frozenset({"edition", "ed", "2e", "3e", "4e", "5e"})
_COMMON = 4  # names up to this length are common words and commands: many tools are called so


def judge(a: Node, b: Node) -> Join | None:
    """The best reason to join two nodes, None where there is none; the same for (b, a)."""
    beside = a.companions & b.linked or b.companions & a.linked
    if beside and _related(a, b):
        return Join(0.95, "witness", f"one carries {min(beside)} beside its link, the other as its link")
    if (a.repositories & b.repositories or a.files & b.files) and (mirror := mirrored(a, b)):
        return mirror
    levels = [
        (one, other, level)
        for one in a.titles
        for other in b.titles
        if one.parts[0] in other.parts
        or other.parts[0] in one.parts
        or len(one.parts) == len(other.parts) >= 3
        or one.compact == other.compact
        if (level := _level(one, other))
    ]
    if not (levels or _hinted(a, b)) or contradict(a, b):
        return None
    spaces = a.spaces & b.spaces
    if spaces and not a.places & b.places:
        return (moved(a, b, min(spaces)) or _taught(a, b, again=True)) if len(spaces) == 1 else None
    found = [join for one, other, level in levels if (join := _named(a, b, one, other, level))]
    found += [join for join in _otherwise(a, b) if join]
    return max(found, key=lambda join: (join.score, join.evidence), default=None)


def _otherwise(a: Node, b: Node) -> Iterator[Join | None]:
    """What joins them beside their names."""
    if a.abouts and b.abouts:
        yield _taught(a, b)
    if a.cuts or b.cuts:
        yield healed(a, b)
    if (a.repositories and b.sites) or (b.repositories and a.sites):
        yield housed(a, b)


def _taught(a: Node, b: Node, *, again: bool = False) -> Join | None:
    """One course, by its subject and teachers; `again`: also one that a platform shows twice."""
    found = taught(a, b)
    if not found or (again and (found[0] < STRONG or a.documents & b.documents)):
        return None
    despite = "youtube" if found[0] >= STRONG and not a.documents & b.documents else None
    return Join(found[0], "title and creator", found[1], despite)


def _hinted(a: Node, b: Node) -> bool:
    """Anything but a name could join them."""
    return bool(
        a.spaces & b.spaces or (a.abouts and b.abouts) or a.cuts or b.cuts or a.owners & b.sites or b.owners & a.sites
    )


def _named(a: Node, b: Node, one: Title, other: Title, level: str) -> Join | None:
    makers, forms = a.creators & b.creators, {one.form, other.form}
    if forms == {"alias"} or (level == "contained" and not makers):  # of parts: a school's name, a series, an edition
        return None
    said = f"{level} name {min(one.words, other.words)!r}"
    if makers and (level != "contained" or _telling(one, other)) and not ("alias" in forms and "topic" in forms):
        score = {"same": 0.97, "contained": 0.9, "nearly the same": 0.88}[level] - 0.02 * ("alias" in forms)
        return Join(score, "title and creator", f"{said}, creator {min(makers)}")
    if level == "contained":
        return None
    if (
        level == "same"
        and "alias" not in forms
        and not a.documents & b.documents
        and (words := repeated(a.notes, b.notes))
    ):
        return Join(0.9, "witness", f"{said}, both described by {words!r}")
    if level == "same" and "alias" not in forms and _told_twice(a, b):
        return Join(0.96, "witness", f"{said}, both from {min(a.recommenders & b.recommenders)}")
    if level == "same" and forms == {"title"} and (folder := shortened(a, b, one)):
        return Join(0.9, "witness", f"{said}, both in a folder called {folder!r}")
    papers = a.kinds == b.kinds == {"paper"} and not (a.repositories or b.repositories)
    if level == "same" and forms == {"title"} and len(one.parts) >= _LONG_NAME and papers:
        return Join(0.9, "witness", f"{said}, both papers")
    if level == "same" and "alias" not in forms and (pages := published(a, b)):
        return Join(0.94, "witness", f"{said}, the repository's pages are {pages}")
    if level == "same" and "alias" not in forms and a.places & b.places:
        return Join(0.95, "witness", f"{said}, both the front page of one site")
    if level == "same" and "alias" not in forms and (site := _sited(a, b, one)):
        return Join(0.9, "witness", f"{said}, {site}")
    if "topic" in forms:
        return None
    return _supported(a, b, level, said, alias="alias" in forms, name=one.compact)


def _supported(a: Node, b: Node, level: str, said: str, *, alias: bool, name: str) -> Join | None:
    if level == "same" and not a.creators & b.creators and (maker := same_person(a, b)):
        return Join(0.9, "title and creator", f"{said}, creator {maker} spelt otherwise", "creators")
    owners = a.owners & b.sites or b.owners & a.sites
    if level == "same" and owners:
        return Join(0.94 - 0.02 * alias, "witness", f"{said}, the repository's owner {min(owners)} is the site's name")
    if level == "same" and len(name) > _COMMON and any(x.channel and name in y.sites for x, y in ((a, b), (b, a))):
        return Join(0.9, "witness", f"{said}, a channel and the site called so")
    alike = shared_words(a.notes, b.notes, name) if len(name) > _COMMON else None
    if alike:
        return Join(0.92 - 0.02 * alias - 0.04 * (level != "same"), "witness", f"{said}, both described by {alike}")
    if level == "same" and not alias and not (a.whole and b.whole) and _alone(a, b, said):
        return Join(NAME_ALONE, "witness", f"{said}, and nothing else bears it")
    return None


def _alone(a: Node, b: Node, said: str) -> bool:
    """A name of several words stands for itself; one word only among things of one sort."""
    sorts = [{_WIDER.get(kind, kind) for kind in node.kinds} for node in (a, b)]
    return said.count(" ") > 2 or bool(sorts[0] & sorts[1])


def _sited(a: Node, b: Node, one: Title) -> str | None:
    """Even a subject's name is a work's where the site is called so, or where what is said names the site."""
    if a.documents & b.documents and (a.short or b.short):  # two entries of one list, each with a link of its own
        return None
    for bare, whole in ((a, b), (b, a)) if a.whole != b.whole else ():
        if whole.whole:
            if one.compact in whole.sites:
                return "which is the site's name too"
            if FORMS.issuperset(one.parts):  # "Videos", said to be at YouTube
                continue
            said = words_of(bare.notes).union(*(t.parts for t in bare.titles))
            named = sorted(site for site in whole.sites & said if len(site) > _COMMON and site != one.compact)
            if named:
                return f"said to be at {named[0]}"
    return None


def _told_twice(a: Node, b: Node) -> bool:
    """One person's word in two saved documents, of which at most one shows where the link leads."""
    shown = a.whole + 2 * a.short != b.whole + 2 * b.short
    return shown and bool(a.recommenders & b.recommenders) and not a.documents & b.documents


def _level(one: Title, other: Title) -> str | None:
    if one.compact == other.compact:
        return "same"
    left, right = one.parts, other.parts
    if f" {one.words} " in f" {other.words} " or f" {other.words} " in f" {one.words} ":
        return "contained"
    if len(left) == len(right) >= 3 and "alias" not in (one.form, other.form):
        differing = [(x, y) for x, y in zip(left, right, strict=True) if x != y]
        if len(differing) == 1 and misspelt(*differing[0]):
            return "nearly the same"
    return None


def _telling(one: Title, other: Title) -> bool:
    """The shorter title is more than a subject, and no number stands against another."""
    short, long = sorted((one, other), key=lambda title: (len(title.words), title.words))
    digits = [{word for word in title.words.split() if any(c.isdigit() for c in word)} for title in (one, other)]
    rest = set(long.parts) - set(short.parts)
    if not (DERIVED | VOLUMES).isdisjoint(rest) or adapted(long.parts) != adapted(short.parts):
        return False
    # Another edition of a work by the same maker: its subject's name will do. "Second Rivers" is none of "Rivers".
    printed_again = rest <= EDITIONS and not _PRINTED.isdisjoint(rest) and long.words.startswith(short.words)
    least = 1 if printed_again else 2 if short.form == "title" else 4
    begins = long.form != "alias" or long.words.startswith(short.words)
    told = (short.form != "topic" or printed_again) and begins and len(short.words.split()) >= least
    return told and not (digits[0] and digits[1] and digits[0] ^ digits[1])


def _related(a: Node, b: Node) -> bool:
    """One name is the other or begins or ends it."""
    for one in a.titles:
        for other in b.titles:
            if one.compact == other.compact:
                return True
            short, long = sorted((one.parts, other.parts), key=len)
            rest = long[len(short) :] if long[: len(short)] == short else long[: -len(short)]
            if (*short, *rest) in (long, (*long[-len(short) :], *rest)) and not SATELLITES.intersection(rest):
                return True
    called = [{t.compact for t in node.titles} for node in (a, b)]
    held = [{path.rpartition("/")[2] for path in node.repositories} for node in (a, b)]
    return bool(called[0] & (b.sites | held[1]) or called[1] & (a.sites | held[0]))
