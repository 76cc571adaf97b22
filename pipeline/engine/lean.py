"""What a worker process spares: pyarrow loads pandas at its first list, to see whether it was given a data frame."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from types import ModuleType


class _Spared(MetaPathFinder):
    """Finds no pandas."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(f"{name} is spared in worker processes", name=name)


def spare_pandas() -> None:
    """Keeps pandas out of this process, which makes no data frames; only for processes of our own."""
    sys.meta_path.insert(0, _Spared())
