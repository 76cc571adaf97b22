"""Processes that tests start run this checkout, not one that is installed elsewhere, and keep nothing in the user's folders."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["PYTHONPATH"] = str(Path(__file__).parent.parent)


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache folder of the tests' own, where the system asks for its name in the environment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
