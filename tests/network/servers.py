"""Real servers on loopback, and a reach that leads every name to them: no packet leaves the machine."""

import asyncio
import json
import ssl
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpcore

from pipeline.network import Reach

CERTIFICATE = Path(__file__).with_name("server.pem")  # made by make_certificate.sh, for tests alone
PUBLIC = "93.184.216.34"  # what names resolve to, unless a test says otherwise


@dataclass(frozen=True)
class Request:
    host: str
    path: str
    headers: dict[str, str]


Handler = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


def page(text: str | bytes = "", status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str) -> Handler:
    """A whole answer; header names are written with underscores."""
    body = text.encode() if isinstance(text, str) else text
    lines = {"content-type": kind, "content-length": str(len(body))}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = f"HTTP/1.1 {status} X\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items())

    async def answer(_request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(head.encode() + b"\r\n" + body)

    return answer


def data(value: object, **headers: str) -> Handler:
    return page(json.dumps(value), kind="application/json", **headers)


def to(location: str, status: int = 302) -> Handler:
    return page("", status, location=location)


def raw(*pieces: bytes, wait: float = 0.0, close: bool = True) -> Handler:
    """Bytes as they stand, `wait` seconds between them, then the connection is closed."""

    async def answer(_request: Request, writer: asyncio.StreamWriter) -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            if wait:
                await asyncio.sleep(wait)
        if close:
            writer.close()

    return answer


def in_turn(*handlers: Handler) -> Handler:
    """Another answer each time; the last one stays."""
    left = list(handlers)

    async def answer(request: Request, writer: asyncio.StreamWriter) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(request, writer)

    return answer


def validated(text: str, etag: str, kind: str = "text/html") -> Handler:
    """304 to whoever knows the etag."""
    whole, same = page(text, kind=kind, etag=etag), page("", 304, etag=etag)

    async def answer(request: Request, writer: asyncio.StreamWriter) -> None:
        await (same if request.headers.get("if-none-match") == etag else whole)(request, writer)

    return answer


@dataclass
class World:
    """Every host of the test: routes by "host/path", asked over http and https."""

    routes: dict[str, Handler] = field(default_factory=dict)
    names: dict[str, list[list[str]]] = field(default_factory=dict)  # what a name resolves to, look-up after look-up
    gone: set[str] = field(default_factory=set)  # names that do not exist
    requests: list[Request] = field(default_factory=list)
    connections: list[tuple[str, int]] = field(default_factory=list)  # addresses that were connected to
    ports: dict[int, int] = field(default_factory=dict)

    def asked(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [r.host + r.path for r in self.requests if r.path != "/robots.txt"]

    def reach(self, *, allow_private: bool = False) -> Reach:
        context = ssl.create_default_context(cafile=str(CERTIFICATE))
        return Reach(allow_private=allow_private, resolver=self.resolve, dialler=Dial(self), tls=context)

    async def resolve(self, host: str, port: int) -> list[str]:
        from pipeline.errors import NetworkError, Outcome

        if host in self.gone:
            raise NetworkError(f"{host}: Name or service not known", Outcome.GONE)
        answers = self.names.get(host)
        if answers is None:
            return (
                [host] if host.strip("[]").replace(".", "").replace(":", "").isalnum() and _number(host) else [PUBLIC]
            )
        return answers.pop(0) if len(answers) > 1 else answers[0]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await _request(reader):
                self.requests.append(request)
                path = request.path.partition("?")[0]
                where = request.host.partition(":")[0]
                handler = self.routes.get(where + request.path) or self.routes.get(where + path) or page("", 404)
                await handler(request, writer)
                await writer.drain()
                if writer.is_closing():
                    return
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass
        finally:
            writer.close()


class Dial(httpcore.AsyncNetworkBackend):
    """Writes down where a connection is wanted, and leads it to the test's server."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.real = httpcore.AnyIOBackend()

    async def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        self.world.connections.append((host, port))
        return await self.real.connect_tcp("127.0.0.1", self.world.ports.get(port, port), timeout=timeout)


def _number(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()


async def _request(reader: asyncio.StreamReader) -> Request | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.strip().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Request(headers.get("host", ""), first.split()[1], headers)


class Running:
    """An event loop in a thread, with a plain and a TLS server of one world on free ports of 127.0.0.1."""

    def __init__(self) -> None:
        self.world = World()
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)

    def __enter__(self) -> World:
        self.thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self.loop).result(10)
        return self.world

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self.loop).result(10)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)

    async def _start(self) -> None:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(CERTIFICATE)
        for port, context in ((80, None), (443, tls)):
            server = await asyncio.start_server(self.world.serve, "127.0.0.1", 0, ssl=context)
            self.world.ports[port] = server.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
