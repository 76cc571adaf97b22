"""Which file of a folder is its README, and how a file of a repository is named here."""

from collections.abc import Iterable, Sequence

from pipeline.fetch._files import digest, file_name

# In the order in which forges choose; other endings come last.
_ENDINGS = ("md", "markdown", "mdown", "mkdn", "rst", "org", "adoc", "asciidoc", "textile", "txt", "")


def chosen(names: Iterable[str]) -> str | None:
    """The README among the file names of a folder."""
    readmes = [name for name in names if name.lower().partition(".")[0] == "readme"]
    return min(readmes, key=_rank, default=None)


def _rank(name: str) -> tuple[int, str]:
    ending = name.lower().partition(".")[2]
    return (_ENDINGS.index(ending) if ending in _ENDINGS else len(_ENDINGS), name)


def named(forge: str, repository: Sequence[str], path: str) -> str:
    """``github-owner-name-readme.md``; a file below the root has its path in its name, and a digest of it."""
    *folders, file = path.split("/")
    stem, dot, ending = file.rpartition(".")
    parts = [forge, *repository, *folders, stem if dot else file]
    if folders:
        parts.append(digest("/".join([*repository, path])))
    return file_name(*parts, ending=ending if dot else "txt")
