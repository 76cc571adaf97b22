"""What every test of the network stands on: real servers on loopback, and retries that don't wait.

A folder's conftest.py takes them by name; both are to hold there only.
"""

from collections.abc import Iterator

import pytest
import stamina

from tests.network.servers import Running, World


@pytest.fixture
def world() -> Iterator[World]:
    with Running() as world:
        yield world


@pytest.fixture(autouse=True)
def retries_without_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=3, cap=True):
        yield
