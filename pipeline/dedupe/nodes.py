"""Mentions that share an identity key, seen as one thing: what is known of it when names are compared."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field

from pipeline.dedupe.keys import rank
from pipeline.links import canonical_url, identity_keys
from pipeline.links.suffix import registrable
from pipeline.records import dataclass

_CHANNEL = re.compile(r"https://(?:youtube\.com/(?:@|c/|channel/|user/)|vimeo\.com/[a-z])")
# Path segments that choose a language or a version of one and the same front page.
_FRONT = frozenset({"en", "en-us", "stable", "latest", "current", "main", "master", "home", "index.html"})
# Where every repository bears its owner's name, so that the owner says whose a project is.
FORGES = frozenset({"github", "gitlab", "codeberg", "bitbucket", "sourcehut"})
_NUMBERS = frozenset({"doi", "isbn"})  # one work may have several: print and electronic
# Shops and catalogues that number each printing of a book: paper and electronic, first and second edition.
_PRINTED = frozenset({"amazon", "goodreads", "books"})
# A copy that an archive of the web holds of another page.
_COPY = re.compile(r"url:https://(?:web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?|archive\.(?:is|ph|today))/(https?:.+)")
TITLES = ("title:", "topic:", "alias:", "about:")  # what keys that are names begin with
# What an owner adds to the name of its one project: "keras-team", "appsmithorg", "TryGhost", "palletsprojects".
_AFFIX = re.compile(r"^(?:get|try|use|the)|(?:team|org|hq|app|projects?)$")
# Where a project's label stands before a host that it shares with others.
_SHARED = frozenset({"sourceforge.net", "sourceforge.io", "savannah.gnu.org", "nongnu.org", "codeplex.com"})
# A repository that is no platform identity of its own: a forge's page of an owner, or of a branch.
_HELD = re.compile(
    r"https://(github|gitlab|codeberg|bitbucket)\.(?:com|org)/([^/?#]+)(?:/([^/?#]+)(?:/-)?/tree/(?:master|main|HEAD))?$"
)
_FILE = re.compile(r"/([^/?#]{6,120})\.(?:pdf|epub|djvu|ipynb|ps)$", re.IGNORECASE)


_NOTES = 20  # that are compared; what thousands name is not known by the last of them

# Kinds that are never one work; whatever is not named here (website, repository, article, other ...) may hold any.
FORMATS = {"book": "book", "course": "course", "playlist": "course", "video": "course", "podcast": "podcast"}
FORMATS |= {"newsletter": "newsletter", "dataset": "dataset", "person": "person", "community": "community"}
FORMATS |= {"tool": "software", "library": "software", "paper": "paper", "cheatsheet": "cheatsheet"}


@dataclass(frozen=True, slots=True)
class Title:
    """One folded title of a node and how far it can be trusted."""

    words: str
    form: str  # title: names one work; topic: many works are called so; alias: a part or an abbreviation
    compact: str  # the words run together
    parts: tuple[str, ...]  # the words


@dataclass(frozen=True, slots=True)
class Node:
    """All mentions that one identity joins."""

    key: str  # the smallest identity key
    titles: tuple[Title, ...]
    creators: frozenset[str]  # folded last names
    kinds: frozenset[str]
    linked: frozenset[str]  # identity keys other than titles
    companions: frozenset[str]  # identity keys of links beside the main one, and of what an archived copy shows
    notes: tuple[str, ...]
    recommenders: frozenset[str]
    abouts: tuple[tuple[frozenset[str], frozenset[str]], ...]  # a course's subject, and its teachers and schools
    documents: frozenset[int]  # numbers that stand for them
    whole: bool  # some mention has a whole URL
    short: bool  # some mention has a short one
    formats: frozenset[str]  # of its kinds, those that are never one work
    places: frozenset[tuple[str, str]] = field(default=frozenset())  # (namespace, what it is there)
    spaces: frozenset[str] = field(default=frozenset())  # the namespaces alone
    urls: frozenset[str] = field(default=frozenset())  # canonical, without scheme
    cuts: frozenset[str] = field(default=frozenset())  # shown beginnings of URLs, likewise
    owners: frozenset[str] = field(default=frozenset())  # who holds the repository
    repositories: frozenset[str] = field(default=frozenset())  # owner/name on whatever forge
    printings: frozenset[str] = field(default=frozenset())  # the numbers that shops give a book's printings
    channel: bool = False  # an account on a platform that shows films
    files: frozenset[str] = field(default=frozenset())  # names of files that name something
    sites: frozenset[str] = field(default=frozenset())  # labels that name the site: "alacritty" of alacritty.org

    def claims(self) -> Mapping[str, frozenset[str]]:
        """In which namespace it is what: two pages of one site, two repositories, two makers stay apart."""
        found: dict[str, frozenset[str]] = {}
        for space, name in self.places:
            found[space] = found.get(space, frozenset()) | {name}
        if self.creators:
            found["creators"] = self.creators
        return found


def node(
    *,
    keys: Collection[str],
    companions: Collection[str],
    kind: Collection[str],
    url_state: Collection[str],
    cut: Collection[str],
    document: Collection[int],
    note: Collection[str],
    author: Collection[str],
) -> Node:
    """A Node of its identity keys, those of links beside its own, and the distinct values that its mentions have.

    `cut` are URLs of which only the beginning is shown; `document` are numbers that stand for documents.
    """
    named = [parts for key in keys if (parts := _parts(key))]
    linked = frozenset(key for key in keys if not key.startswith(TITLES))
    whole = "ok" in url_state
    urls = [key[4:] for key in linked if key.startswith("url:")] if whole else []
    held = {key.partition(":")[2] for key in linked if key.partition(":")[0] in FORGES} | set(_held(urls))
    titles = {
        (words, form): Title(words, form, words.replace(" ", ""), tuple(words.split()))
        for form, words, _ in named
        if words and form != "about"
    }
    creators = frozenset(name for form, _, makers in named if form != "about" for name in makers.split("+") if name)
    places = frozenset(_places(linked)) if whole else frozenset()
    return Node(
        key=min(keys, key=rank),
        titles=tuple(title for _, title in sorted(titles.items())),
        creators=creators,
        kinds=frozenset(kind),
        linked=linked,
        companions=frozenset(companions).union(*map(_copied, linked)),
        printings=frozenset(key for key in linked if key.partition(":")[0] in _PRINTED),
        notes=tuple(sorted(note)[:_NOTES]),
        recommenders=frozenset(name.casefold().lstrip("@") for name in author),
        abouts=tuple(
            (frozenset(words.split()), frozenset(rest.split())) for form, words, rest in named if form == "about"
        ),
        documents=frozenset(document),
        whole=whole,
        short="short" in url_state,
        formats=frozenset(FORMATS[name] for name in kind if name in FORMATS),
        places=places,
        spaces=frozenset(space for space, _ in places),
        urls=frozenset(url.partition("://")[2] for url in urls),
        cuts=frozenset(canonical_url(url).partition("://")[2] for url in cut),
        owners=frozenset(name for path in held for name in _plain(path.partition("/")[0])),
        repositories=frozenset(held),
        channel=any(_CHANNEL.match(url) for url in urls),
        files=frozenset(found[1].casefold() for url in urls if (found := _FILE.search(url))),
        sites=frozenset(_labels(urls)),
    )


def _parts(key: str) -> tuple[str, str, str] | None:
    """Form, words and creators of a title key; None for any other key."""
    if not key.startswith(TITLES):
        return None
    form, _, rest = key.partition(":")
    words, _, rest = rest.partition("|")
    return form, words, rest.partition("|")[0]


def _copied(key: str) -> Iterable[str]:
    """The identity keys of the page that an archived copy shows."""
    copy = _COPY.match(key)
    return identity_keys(copy[1]) if copy else ()


def _held(urls: Iterable[str]) -> Iterable[str]:
    for url in urls:
        if found := _HELD.match(url):
            yield f"{found[2]}/{found[3] or ''}".casefold()


def _plain(name: str) -> Iterable[str]:
    """An owner's or a site's name, and the project that it is called after."""
    name = name.replace("-", "")
    yield name
    if len(plain := _AFFIX.sub("", name)) > 2:
        yield plain


def _places(keys: Iterable[str]) -> Iterable[tuple[str, str]]:
    """A platform's identity on the platform, any other page on its host."""
    keys = sorted(keys)
    platforms = {key.partition(":")[0] for key in keys} - _NUMBERS - {"url"}
    for key in keys:
        space, _, name = key.partition(":")
        if space == "url":
            host, path, rest = _pieces(name)
            if host.partition(".")[0] in platforms:
                continue
            yield f"host {host}", "/".join(piece for piece in path.split("/") if piece not in _FRONT and piece) + rest
        elif space not in _NUMBERS | _PRINTED:
            yield space, name


_ADDRESS = re.compile(r"[a-z]+://(?:[^/?#@]*@)?(\[[^]]*\]|[^/?#:]*)(?::\d+)?([^?#]*)(.*)", re.DOTALL)


def _pieces(url: str) -> tuple[str, str, str]:
    """Host, path, and the rest from ? or # on, of a canonical URL."""
    found = _ADDRESS.match(url)
    return (found[1], found[2], found[3]) if found else ("", url, "")


def _labels(urls: Iterable[str]) -> Iterable[str]:
    """What a site is called: its registrable label, the whole domain run together, a project's label before a shared one."""
    for url in urls:
        host = _pieces(url)[0]
        domain = registrable(host) or ""
        label, _, ending = domain.partition(".")
        if label in FORGES:
            continue
        if domain in _SHARED:
            yield host.partition(".")[0].replace("-", "")
            continue
        yield from _plain(label)
        yield (label + ending).replace(".", "").replace("-", "")
