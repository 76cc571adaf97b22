"""httpx's transport over a guarded connection pool for each host.

A pool for each host, not one for all: httpcore looks through the whole pool at every request, and through
the sockets of its idle connections, which costs more than the request once some hundred hosts are open.
"""

import ssl
from collections import OrderedDict
from collections.abc import AsyncIterator
from typing import cast

import httpcore
import httpx

_IDLE_SECONDS = 15.0  # a connection is kept for the next URL of its host
_CONNECTIONS = 4  # to one host


class _Pool:
    """The connections to one host, and how many requests are under way on them."""

    def __init__(self, connections: httpcore.AsyncConnectionPool) -> None:
        self.connections = connections
        self.busy = 0


class Transport(httpx.AsyncBaseTransport):
    """HTTP/1.1 and HTTP/2 through `backend`; at most `hosts` pools stay open while they are idle."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend, tls: ssl.SSLContext, *, hosts: int) -> None:
        self._backend = backend
        self._tls = tls
        self._hosts = hosts
        self._pools: OrderedDict[tuple[str, str, int | None], _Pool] = OrderedDict()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """One request and its answer's head; errors are httpcore's."""
        pool = await self._pool(request.url)
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        asked = httpcore.Request(
            request.method, url, headers=request.headers.raw, content=request.stream, extensions=request.extensions
        )
        pool.busy += 1
        try:
            answer = await pool.connections.handle_async_request(asked)
        except BaseException:
            pool.busy -= 1
            raise
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer, pool), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        """Closes every connection."""
        while self._pools:
            await self._pools.popitem()[1].connections.aclose()

    async def _pool(self, url: httpx.URL) -> _Pool:
        key = (url.scheme, url.host, url.port)
        if key not in self._pools:
            self._pools[key] = _Pool(
                httpcore.AsyncConnectionPool(
                    ssl_context=self._tls,
                    max_connections=_CONNECTIONS,
                    keepalive_expiry=_IDLE_SECONDS,
                    http2=True,
                    network_backend=self._backend,
                )
            )
        self._pools.move_to_end(key)
        pool = self._pools[key]
        pool.busy += 1  # held, while others are closed
        try:
            await self._close_idle()
        finally:
            pool.busy -= 1
        return pool

    async def _close_idle(self) -> None:
        idle = [key for key, pool in self._pools.items() if not pool.busy] if len(self._pools) > self._hosts else []
        for key in idle[: len(self._pools) - self._hosts]:
            pool = self._pools.pop(key, None)
            if pool is not None:
                await pool.connections.aclose()


class _Stream(httpx.AsyncByteStream):
    """An answer's body, which gives its pool free when it is closed."""

    def __init__(self, answer: httpcore.Response, pool: _Pool) -> None:
        self._answer = answer
        self._pool = pool
        self._open = True

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in cast(AsyncIterator[bytes], self._answer.stream):
            yield chunk

    async def aclose(self) -> None:
        if self._open:
            self._open = False
            self._pool.busy -= 1
            await self._answer.aclose()
