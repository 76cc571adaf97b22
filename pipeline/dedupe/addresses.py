"""Whether two nodes are one by their addresses: moved pages, mirrors, files below a page, URLs cut short."""

from pipeline.dedupe.nodes import FORGES, Node, Title
from pipeline.dedupe.reasons import Join
from pipeline.dedupe.titles import fold, generic


def mirrored(a: Node, b: Node) -> Join | None:
    """One repository on two forges, one file at two addresses, under one name."""
    repositories = {path for path in a.repositories & b.repositories if not path.endswith("/")}
    named = [[t.words for t in node.titles if t.form != "alias"] for node in (a, b)]
    if not any(f" {x} " in f" {y} " or f" {y} " in f" {x} " for x in named[0] for y in named[1]):
        return None
    if repositories and not a.spaces & b.spaces & FORGES:
        return Join(0.95, "witness", f"{min(repositories)} on two forges, called alike")
    files = {name for name in a.files & b.files if len(name) > 5 and not generic(fold(name))}
    if files and not a.urls & b.urls:
        spaces = a.spaces & b.spaces
        return Join(
            0.95, "witness", f"the file {min(files)!r} at two addresses, called alike", min(spaces, default=None)
        )
    return None


def moved(a: Node, b: Node, space: str) -> Join | None:
    """Two addresses on one host: the same page in other folders, or a work's page and its file below."""
    if a.documents & b.documents or not space.startswith("host "):
        return None
    shared = {t.words for t in a.titles if t.form == "title"} & {t.words for t in b.titles if t.form == "title"}
    if long_name := max((words for words in shared if words.count(" ") >= 2), default=None):
        return Join(0.9, "witness", f"same name {long_name!r} on one host", space)
    if again := _same_book(a, b):
        return Join(
            0.9, "title and creator", f"same name {again!r} on one host, creator {min(a.creators & b.creators)}", space
        )
    for x, y in ((x, y) for s, x in sorted(a.places) for t, y in sorted(b.places) if s == t == space):
        short, long = sorted((x.split("/"), y.split("/")), key=len)
        ends = short[-1] == long[-1] and len(short[-1].split("-")) >= 4
        if ends and len(short) < len(long) and not any(len(piece) == 2 for piece in long[:-1]):
            return Join(0.9, "witness", f"{short[-1]!r} in two folders of one host", space)
        # A site's own name says where a page stands, not what it is.
        telling = (words for words in shared if " " in words and _compact(words) not in a.sites - {_compact(short[-1])})
        named = max(telling, default=None)
        if named and short[0] and short == long[: len(short)] != long:
            return Join(0.9, "witness", f"same name {named!r}, one lies below the other's page", space)
    return None


def _same_book(a: Node, b: Node) -> str | None:
    """The subject's name of three words that a book bears at both addresses, by the same maker."""
    if not (a.creators & b.creators and a.kinds == b.kinds == {"book"}):
        return None
    shared = {t.words for t in a.titles if t.form == "topic"} & {t.words for t in b.titles if t.form == "topic"}
    return max((words for words in shared if words.count(" ") >= 2), default=None)


def _compact(name: str) -> str:
    return name.replace(" ", "").replace("-", "")


def healed(a: Node, b: Node) -> Join | None:
    """A URL cut in mid-word and a whole one that goes on from there."""
    for cut_off, whole in ((a, b), (b, a)):
        full = min((u for cut in cut_off.cuts if len(cut) - cut.find("/") > 6 and cut[-1:].isalnum()
                    for u in whole.urls if u.startswith(cut) and len(u) > len(cut)), default=None)  # fmt: skip
        if full and not cut_off.whole:
            return Join(0.93, "witness", f"the beginning that is shown goes on as {full}")
    return None


def housed(a: Node, b: Node) -> Join | None:
    """A repository, and a page of its owner's site that bears the repository's name."""
    for repository, page in ((a, b), (b, a)):
        if owners := repository.owners & page.sites:
            held = {path.rpartition("/")[2].replace("-", "") for path in repository.repositories if path.count("-")}
            if named := held & {t.compact for t in page.titles if t.form != "alias"}:
                return Join(0.9, "witness", f"the page has the name of {min(owners)}'s repository {min(named)!r}")
    return None


def published(a: Node, b: Node) -> str | None:
    """The pages that a forge publishes of a repository: "owner.github.io/name" of "owner/name"."""
    for repository, page in ((a, b), (b, a)):
        pages = {f"{owner}.github.io/{name}" for owner, _, name in (p.partition("/") for p in repository.repositories)}
        if found := pages & {url.casefold() for url in page.urls}:
            return min(found)
    return None


def shortened(a: Node, b: Node, title: Title) -> str | None:
    """The last folder of both addresses, where it is short for a title of three words: ".../ElemStatLearn/"."""
    if len(title.parts) < 3:
        return None
    folders = [{url.rstrip("/").rpartition("/")[2].casefold() for url in node.urls} for node in (a, b)]
    return next((name for name in sorted(folders[0] & folders[1]) if _abbreviates(name, title.compact)), None)


def _abbreviates(name: str, compact: str) -> bool:
    letters = iter(compact)
    return 6 <= len(name) < len(compact) and name[0] == compact[0] and all(letter in letters for letter in name)
