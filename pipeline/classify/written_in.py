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
    api apis binding bindings client clients framework frameworks implementation implementations interface interfaces
    library libraries module modules package packages plugin plugins port ports toolbox toolboxes toolkit toolkits wrapper
    wrappers
    """)
)


def is_material(said: Sequence[str], start: int, end: int) -> bool:
    """True for a language before what is made of it: "*Python* library", "*C++* port"."""
    return end - start == 1 and said[start] in _LANGUAGES and end < len(said) and said[end] in _MADE


@lru_cache(maxsize=4096)
def names_languages(heading: str) -> bool:
    """True for "Python", "C/C++", "R packages": it tells apart what things are written in."""
    said = words(heading)
    return not _LANGUAGES.isdisjoint(said) and (_LANGUAGES | _MADE).issuperset(said)
