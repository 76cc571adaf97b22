"""What keeps two nodes apart whatever they are called: another sort of thing, another maker, remarks that tell them apart."""

from pipeline.dedupe.misspelt import same_person
from pipeline.dedupe.nodes import FORGES, Node

_WATCHED = frozenset({"video", "playlist", "podcast"})  # and never an article


def contradict(a: Node, b: Node) -> bool:
    """What two entries say that one resource cannot be."""
    if a.documents & b.documents and a.linked and b.linked and _told_apart(a, b):
        return True
    if a.documents & b.documents and a.printings and b.printings:  # two printings in one list: volumes, or two books
        return True
    formats = (a.formats, b.formats)
    # A repository may hold anything, and a file is a paper to one and a book or course notes to another.
    open_ended = (a.whole and b.whole and bool(a.repositories) != bool(b.repositories)) or (a.files and b.files)
    if formats[0] and formats[1] and not formats[0] & formats[1] and not open_ended:
        return True
    for one, other in ((a, b), (b, a)):
        if one.kinds == {"article"} and other.kinds <= _WATCHED:
            return True
        if one.cuts and (other.cuts or other.urls) and not _begins(one.cuts, other):
            return True
        if one.companions and other.repositories and _other_repository(one, other):
            return True
    return bool(a.creators and b.creators and not a.creators & b.creators) and not same_person(a, b)


def _told_apart(a: Node, b: Node) -> bool:
    """One document's remark that covers several links, or its two remarks on two links that show no target."""
    shared = set(a.notes) & set(b.notes)
    if a.whole or b.whole:
        return bool(shared)
    return bool(a.notes and b.notes)


def _other_repository(site: Node, repository: Node) -> bool:
    """The site's entry carries a repository of the same owner, and it is another one: the server, not the client."""
    own = {key.partition("/")[0] for key in repository.linked if key.partition(":")[0] in FORGES}
    carried = {key for key in site.companions if key.partition("/")[0] in own}
    return bool(carried) and not carried & repository.linked


def _begins(cuts: frozenset[str], other: Node) -> bool:
    """A shown beginning goes on as one of the other's URLs, or one shown beginning as the other."""
    longer = any(full.startswith(cut) for cut in cuts for full in other.urls | other.cuts)
    return longer or any(cut.startswith(begun) for cut in cuts for begun in other.cuts)
