"""Programming languages that say what a thing is written in, not what it is about: "a *Python* library for statistics"."""

from collections.abc import Sequence
from functools import lru_cache

from pipeline.classify.words import words

# By the names that the TIOBE index and lists of software use; "go" and "swift" mean other things in sentences.
_LANGUAGES = frozenset(
    words("""
    c c++ c# clojure elixir erlang fortran go golang haskell java javascript julia kotlin lisp lua matlab ocaml octave perl
    php python r ruby rust scala swift typescript
    """)
)
_MADE = frozenset(
    words("""
    api apis binding bindings client clients framework frameworks helper helpers implementation implementations interface
    interfaces library libraries module modules package packages plugin plugins port ports sdk sdks tool tools
    toolbox toolboxes toolkit toolkits wrapper wrappers
    """)
)
_WITHIN = 2  # words: "a *Python* imaging library"
# Behind a language they begin something else: "PHP's package manager", "Python and tools", "Java with plugins".
_APART = frozenset(words("a an and as at by for from in of on or s the to using via with"))
_WRITTEN = frozenset(words("coded developed implemented programmed written"))


def is_material(said: Sequence[str], start: int, end: int) -> bool:
    """True for a language of which something is made: "*Python* library", "*C++* test framework", "written in *Rust*"."""
    if end - start != 1 or said[start] not in _LANGUAGES:
        return False
    return _names_what_is_made(said[end : end + _WITHIN]) or _says_written_in(said[max(0, start - 2) : start])


def _names_what_is_made(behind: Sequence[str]) -> bool:
    return _APART.isdisjoint(behind[:1]) and not _MADE.isdisjoint(behind)


def _says_written_in(before: Sequence[str]) -> bool:
    return len(before) == 2 and before[0] in _WRITTEN and before[1] == "in"


@lru_cache(maxsize=4096)
def names_languages(heading: str) -> bool:
    """True for "Python", "C/C++", "R packages": it tells apart what things are written in."""
    said = words(heading)
    return not _LANGUAGES.isdisjoint(said) and (_LANGUAGES | _MADE).issuperset(said)
