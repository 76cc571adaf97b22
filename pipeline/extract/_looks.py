"""How the name of a resource looks: a site's address, a repository's name, a file, a question."""

import re
from functools import lru_cache

_DOMAIN = re.compile(r"[\w-]{2,40}(?:\.[\w-]{2,40}){0,2}\s?\.[a-z]{2,12}", re.IGNORECASE)
_FILE_TYPES = frozenset({"pdf", "md", "txt", "js", "py", "html", "htm", "doc", "docx", "epub", "csv", "ipynb"})
_HOME = re.compile(r"(?:home|homepage|welcome|inicio|accueil|startseite|главная)\s[-–—|]\s", re.IGNORECASE)
_QUESTION = re.compile(
    r"^(?:what|which|why|how|when|where|who) (?:is|are|was|were|do|does|did|can|should|would)\b|[?？]$", re.IGNORECASE
)
_BY_SITE = re.compile(r"by (?:[\w-]{2,40}\.){1,3}[a-z]{2,12}(?=[\s,;]|$)", re.IGNORECASE)
_OWN_TITLE = re.compile(r"[\w.-]{1,60}/[\w.-]{1,100}(?::\s|$)")
_PAGE_OF_A_REPOSITORY = re.compile(r"(?:GitHub|GitLab) - [\w.-]{1,60}/[\w.-]{1,100}(?::\s|$)")
_USE = re.compile(r"\b(?:use|try|install|switch to|go with)\s+\Z", re.IGNORECASE)
_SLUG = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)+")


def slug(title: str) -> bool:
    """True for the name of a repository: "awesome-widgets"."""
    return bool(_SLUG.fullmatch(title.strip()))


def code_name(title: str) -> bool:
    """True for a repository's name as nobody writes a title: "thing-from-scratch", not "Moby-Dick"."""
    return slug(title) and title.islower()


@lru_cache(maxsize=4096)
def domain(title: str) -> bool:
    """True where a site is named by its address: "example.org"."""
    name = title.strip()
    return bool(_DOMAIN.fullmatch(name)) and name.rpartition(".")[2].casefold() not in _FILE_TYPES


def site(title: str) -> bool:
    """True for a site's name: its address, or "Home" before the name."""
    return domain(title) or bool(_HOME.match(title))


def file_name(title: str) -> bool:
    """True for "notes.pdf"."""
    name = title.strip()
    return bool(_DOMAIN.fullmatch(name)) and not domain(name)


def question(title: str) -> bool:
    """True for a question asked somewhere: "What are ...", "...?"."""
    return bool(_QUESTION.search(title.strip()))


def by_a_site(note: str) -> bool:
    """True where a site is named as the author: "by example.org"."""
    return bool(_BY_SITE.match(note))


def used(title: str, note: str) -> bool:
    """True where a remark says to use what is called so: "Don't buy bread, use Sieve"."""
    at = note.find(title)
    return at > 0 and bool(_USE.search(note, 0, at))


def own_title(title: str) -> bool:
    """True for the title that a code host gives a repository: "owner/name: what it does"."""
    return bool(_OWN_TITLE.match(title))


def page_of_a_repository(title: str) -> bool:
    """True for the title of a repository's page, as browsers and cards show it: "GitHub - owner/name: what it does"."""
    return bool(_PAGE_OF_A_REPOSITORY.match(title))
