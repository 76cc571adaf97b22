"""From a name to a connection."""

import asyncio
import socket

import httpcore
import pytest

from pipeline.config import NetworkSettings
from pipeline.errors import NetworkError, Outcome
from pipeline.network import Client, Reach, Reply, Wish, everything, run
from tests.network.servers import PUBLIC, Dial, World, page

SETTINGS = NetworkSettings(per_host_per_second=1000, timeout_seconds=0.4, total_seconds=2)
OTHER = "8.8.8.8"  # public, and never reached: the dialler of the tests leads nowhere but to loopback


async def got(reach: Reach, url: str = "http://one.example/") -> Reply:
    async with Client(SETTINGS, reach=reach) as client:
        return await client.get(url, Wish(exempt=everything))


class Refusing(Dial):
    """Nobody listens at one address."""

    async def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        if host == OTHER:
            self.world.connections.append((host, port))
            raise httpcore.ConnectError("refused")
        return await super().connect_tcp(host, port, timeout)


def test_the_next_address_is_tried(world: World) -> None:
    world.names["one.example"] = [[OTHER, PUBLIC]]
    world.routes["one.example/"] = page("here")
    reply = asyncio.run(got(Reach(resolver=world.resolve, dialler=Refusing(world))))
    assert reply.body == b"here"
    assert [address for address, _ in world.connections] == [OTHER, PUBLIC]


def failing(reach: Reach) -> Outcome:
    with pytest.raises(NetworkError) as caught:
        asyncio.run(got(reach))
    return caught.value.outcome


def test_a_name_without_addresses_is_gone(world: World) -> None:
    world.names["one.example"] = [[]]
    assert failing(world.reach()) is Outcome.GONE


def test_a_name_server_that_is_silent_is_a_timeout(world: World) -> None:
    async def silent(_host: str, _port: int) -> list[str]:
        await asyncio.sleep(30)
        return []

    assert failing(Reach(resolver=silent, dialler=Dial(world))) is Outcome.TIMEOUT


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (socket.EAI_NONAME, Outcome.GONE),
        (socket.EAI_AGAIN, Outcome.UNREACHABLE),  # nobody could be asked
        (socket.EAI_FAIL, Outcome.UNREACHABLE),
    ],
)
def test_what_the_system_says_of_a_name(
    world: World, monkeypatch: pytest.MonkeyPatch, code: int, outcome: Outcome
) -> None:
    def says(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(code, "as the system words it")

    monkeypatch.setattr(socket, "getaddrinfo", says)
    assert failing(Reach(dialler=Dial(world))) is outcome
    assert world.connections == []


def test_a_coroutine_runs_to_its_end_also_in_a_notebook(world: World) -> None:
    world.routes["one.example/"] = page("here")

    async def notebook() -> bytes:
        return run(got(world.reach())).body

    assert asyncio.run(notebook()) == run(got(world.reach())).body == b"here"


def test_a_socket_file_is_never_asked(world: World) -> None:
    from pipeline.network.reach import GuardedBackend

    with pytest.raises(NetworkError):
        asyncio.run(GuardedBackend(world.reach(), lookups=1).connect_unix_socket("/var/run/docker.sock"))
