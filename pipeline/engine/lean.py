"""What a process of a run spares: what libraries load although nothing of it is used here.

pyarrow loads pandas at its first list, to see whether it was given a data frame, and confection, which spaCy is configured
by, an old pydantic beside the new one, to see whether it was given its schemas. spaCy loads its command line, and for it
three web clients: 0.2 of its 0.55 seconds, 22 of its 70 MB. BeautifulSoup loads what would answer CSS selectors, which
nobody asks here. Arrow's own allocator keeps 40 MB of what the tables of a batch once stood in, as fast as the system's
may be asked again. And numpy starts a thread for each core, which spin: 0.05 s on two cores, for products of a few
numbers.
"""

import os
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import ModuleType

_MISSING = frozenset({"pandas", "pydantic.v1"})  # whoever asks for these goes on without
_HOLLOW = {"spacy.cli": (), "spacy.cli.info": ("info",), "soupsieve": ()}  # and the names that are imported from it


class _Hollow(Loader):
    """Makes modules in which nothing is but the names that somebody imports."""

    def exec_module(self, module: ModuleType) -> None:
        """Gives the module its names."""
        vars(module).update(dict.fromkeys(_HOLLOW[module.__name__]))


class _Spared(MetaPathFinder):
    """Does not find what is done without, and finds hollow modules for what is imported and never called."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name in _MISSING:
            raise ModuleNotFoundError(f"{name} is spared in processes that read and merge", name=name)
        return spec_from_loader(name, _Hollow(), is_package=True) if name in _HOLLOW else None


_SPARED = _Spared()


def be_lean() -> None:
    """Keeps that out of this process, which makes no data frames and obeys no command; only for processes of our own."""
    if _SPARED not in sys.meta_path:  # which a forked process inherits
        sys.meta_path.insert(0, _SPARED)
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # read once, when pyarrow is imported
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # likewise, by numpy
