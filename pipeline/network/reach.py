"""From a host's name to a connection: resolved once, every answer checked, the checked address connected to.

There is no second look-up between check and connection, so a name that changes its answer (DNS rebinding)
gains nothing; host name, SNI and certificate stay those of the URL.
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

import certifi
import httpcore

from pipeline.errors import Forbidden, NetworkError, Outcome
from pipeline.network.addresses import BAD_PORTS, objection

Resolver = Callable[[str, int], Awaitable[list[str]]]

# What getaddrinfo says when a name does not exist, rather than that nobody could be asked.
_GONE = {getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name)}
_TRIED = 4  # addresses of one name, before giving up


@dataclass(frozen=True, slots=True)
class Reach:
    """How hosts are reached. Only the Python API can give another than the default; config.yaml cannot."""

    allow_private: bool = False  # loopback and private ranges too: tests and private archives
    resolver: Resolver | None = None  # host, port -> addresses in digits; None: the system's
    dialler: httpcore.AsyncNetworkBackend | None = None  # connects to a checked address; None: the system's
    tls: ssl.SSLContext | None = None  # None: the certificates of certifi


def tls_context() -> ssl.SSLContext:
    """Certificates checked against certifi's list; no variable of the environment changes it."""
    return ssl.create_default_context(cafile=certifi.where())


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects to public addresses only."""

    def __init__(self, reach: Reach, *, lookups: int) -> None:
        self._reach = reach
        self._dial = reach.dialler or httpcore.AnyIOBackend()
        self._threads = ThreadPoolExecutor(lookups, thread_name_prefix="lookup")

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to a checked address of `host`; raises Forbidden before any packet leaves."""
        if port in BAD_PORTS:
            raise Forbidden(f"{host}:{port}: this port is not the web's and never asked")
        failure: Exception = NetworkError(f"{host}: no address", Outcome.GONE)
        addresses = (await self._addresses(host, port, timeout))[:_TRIED]
        each = timeout / len(addresses) if timeout and addresses else timeout
        for address in addresses:
            try:
                return await self._dial.connect_tcp(address, port, timeout=each, socket_options=socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Never."""
        raise Forbidden(f"{path}: a socket file is never asked")

    async def sleep(self, seconds: float) -> None:
        """As the event loop sleeps."""
        await asyncio.sleep(seconds)

    def close(self) -> None:
        """Lets go of look-ups that are still under way."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _addresses(self, host: str, port: int, timeout: float | None) -> list[str]:
        try:
            async with asyncio.timeout(timeout):
                addresses = await (self._reach.resolver or self._system)(host, port)
        except TimeoutError as error:
            raise NetworkError(f"{host}: the name was not resolved in time", Outcome.TIMEOUT) from error
        for address in addresses:
            if reason := objection(address, allow_private=self._reach.allow_private):
                raise Forbidden(f"{host}: {reason}; only the public web is asked")
        return addresses

    async def _system(self, host: str, port: int) -> list[str]:
        if _digits(host):
            return [host]
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(
                self._threads, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            )
        except socket.gaierror as error:
            outcome = Outcome.GONE if error.errno in _GONE else Outcome.UNREACHABLE
            raise NetworkError(f"{host}: {error.strerror}", outcome) from error
        except UnicodeError as error:
            raise NetworkError(f"{host}: this is no host name", Outcome.PROTOCOL) from error
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _digits(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
