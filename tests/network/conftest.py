from tests.network.fixtures import retries_without_waiting, world

__all__ = ["retries_without_waiting", "world"]
