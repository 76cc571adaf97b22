"""HTTP/2, chosen by the server in the TLS handshake; against a server of h2's own state machine."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable

import h2.config
import h2.connection
import h2.events
import pytest

from pipeline.config import NetworkSettings
from pipeline.errors import NetworkError, Outcome
from pipeline.network import Client, Wish, everything
from tests.network.servers import CERTIFICATE, World

SETTINGS = NetworkSettings(per_host_per_second=1000, timeout_seconds=2, total_seconds=4)


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    connection.initiate_connection()
    writer.write(connection.data_to_send())
    while received := await reader.read(65_536):
        for event in connection.receive_data(received):
            if isinstance(event, h2.events.RequestReceived):
                path = dict(event.headers)[b":path"]
                status = "404" if path == b"/robots.txt" else "200"
                connection.send_headers(event.stream_id, [(":status", status), ("content-type", "text/plain")])
                connection.send_data(event.stream_id, b"over h2: " + path, end_stream=True)
        writer.write(connection.data_to_send())
    writer.close()


async def serving(handler: Callable[..., Awaitable[None]], world: World) -> asyncio.Server:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(CERTIFICATE)
    tls.set_alpn_protocols(["h2"])
    server = await asyncio.start_server(handler, "127.0.0.1", 0, ssl=tls)
    world.ports[443] = server.sockets[0].getsockname()[1]
    return server


async def serve_nonsense(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A sound beginning, then a frame that no standard knows, in the middle of a body."""
    connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    connection.initiate_connection()
    writer.write(connection.data_to_send())
    while received := await reader.read(65_536):
        asked = [e for e in connection.receive_data(received) if isinstance(e, h2.events.RequestReceived)]
        for event in asked:
            connection.send_headers(event.stream_id, [(":status", "200")])
            connection.send_data(event.stream_id, b"the beginning")
        writer.write(connection.data_to_send())
        if asked:
            await writer.drain()
            await asyncio.sleep(0.05)
            writer.write(b"\x00\x00\x04\x08\x00\x00\x00\x00\x00\xff\xff\xff\xff" * 3)
    writer.close()


def test_nonsense_in_the_middle_of_an_answer_has_a_name(world: World) -> None:
    async def run() -> Outcome:
        async with await serving(serve_nonsense, world), Client(SETTINGS, reach=world.reach()) as client:
            with pytest.raises(NetworkError) as caught:
                await client.get("https://good.example/", Wish(exempt=everything))
        return caught.value.outcome

    assert asyncio.run(run()) in (Outcome.PROTOCOL, Outcome.DROPPED)


def test_http2_is_spoken_and_one_connection_serves_all(world: World) -> None:
    async def run() -> list[bytes]:
        async with await serving(serve, world), Client(SETTINGS, reach=world.reach()) as client:
            replies = await asyncio.gather(*(client.get(f"https://good.example/{n}") for n in range(20)))
        return [reply.body for reply in replies]

    assert asyncio.run(run()) == [b"over h2: /%d" % n for n in range(20)]
    assert len(world.connections) == 1
