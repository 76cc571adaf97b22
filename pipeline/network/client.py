"""The one HTTP client: polite, bounded, and closed to all but the public web.

Each request waits for its host's turn, is allowed by robots.txt, is tried again where that is worth it, and
is bounded in time, size and redirects. Cookies, credentials and the environment's proxies are not used.
"""

import logging
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import version
from types import TracebackType
from typing import Self

import httpx
import stamina

from pipeline.config import NetworkSettings
from pipeline.errors import NetworkError, Outcome
from pipeline.network import body, faults
from pipeline.network.clock import Clock
from pipeline.network.pace import PATIENCE, Pace, retry_after
from pipeline.network.reach import GuardedBackend, Reach, tls_context
from pipeline.network.reply import Hop, Reply
from pipeline.network.robots import AGENT, BYTES, Robots
from pipeline.network.transport import Transport
from pipeline.network.urls import askable, bare, host, redirected
from pipeline.network.wish import Wish, everything

MAX_REDIRECTS = 10
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SMALL = 16_384  # bytes of a body that nobody reads
_BUSY = frozenset({429, 500, 502, 503, 504})  # worth asking again

logging.getLogger("stamina").addHandler(logging.NullHandler())  # a retry is no warning


class Client:
    """Use as ``async with Client(settings) as client: reply = await client.get(url)``."""

    def __init__(self, settings: NetworkSettings, *, reach: Reach | None = None) -> None:
        reach = reach or Reach()
        self._settings = settings
        self._pace = Pace(settings.per_host_per_second)
        self._robots = Robots(self._robots_text)
        self._backend = GuardedBackend(reach, lookups=max(4, settings.hosts_at_once))
        self._http = httpx.AsyncClient(
            transport=Transport(self._backend, reach.tls or tls_context(), hosts=2 * settings.hosts_at_once),
            headers={"user-agent": user_agent(settings.contact), "accept-encoding": body.ENCODINGS},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx.Timeout(settings.timeout_seconds, pool=None),
            event_hooks={"response": [_take_location]},
            trust_env=False,  # a proxy of the environment would connect where it likes
        )
        self.answered = 0  # answers of whatever status: is there a network at all?

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._robots.close()
        await self._http.aclose()
        self._backend.close()

    async def get(self, url: str, wish: Wish | None = None, *, redirects: int = MAX_REDIRECTS) -> Reply:
        """The answer to GET `url`, its redirects followed; any status is an answer.

        Raises NetworkError, its `outcome` saying how it failed; Forbidden for what is never asked.
        """
        wish = wish or Wish()
        here, hops, clock = askable(url), list[Hop](), Clock(self._settings.total_seconds)
        seen = {bare(here)}
        while True:
            try:
                reply = await self._patiently(here, wish, clock)
                there = _onward(here, reply)
            except NetworkError as error:
                error.reached = (*(hop.url for hop in hops), *error.reached)
                raise
            if there is None:
                return Reply(url, here, reply.status, reply.headers, reply.body, tuple(hops), reply.cut)
            here = there
            hops.append(Hop(reply.status, here))
            if bare(here) in seen or len(hops) > redirects:
                what = "run in a circle" if bare(here) in seen else f"are more than {redirects}"
                raise NetworkError(f"{url}: the redirects {what}", Outcome.REDIRECTS, tuple(hop.url for hop in hops))
            seen.add(bare(here))

    async def _patiently(self, url: str, wish: Wish, clock: Clock) -> Reply:
        if not wish.exempt(url):
            self._pace.slow_down(host(url), await self._robots.delay(url))
        tries = stamina.retry_context(
            on=faults.worth_retrying,
            attempts=1 + self._settings.retries,
            timeout=None,
            wait_initial=0.5,
            wait_max=PATIENCE,
        )
        try:
            async for attempt in tries:
                with attempt:
                    return await self._once(url, wish, clock)
        except faults.Busy as busy:
            return busy.reply
        raise AssertionError("unreachable")

    async def _once(self, url: str, wish: Wish, clock: Clock) -> Reply:
        await self._pace.turn(host(url))
        with faults.named(url):
            async with clock.running():
                reply = await self._send(url, wish)
        self.answered += 1
        pause = retry_after(reply.headers.get("retry-after")) if reply.status in _BUSY else None
        if pause:
            self._pace.pause(host(url), pause)
        if reply.status in _BUSY:
            raise faults.Busy(reply, worth=pause is None or pause <= PATIENCE)
        return reply

    async def _send(self, url: str, wish: Wish) -> Reply:
        headers = {"accept": wish.accept, **(wish.headers or {})}
        response = await self._http.send(self._http.build_request("GET", url, headers=headers), stream=True)
        try:
            data, cut = await self._body(response, wish)
        finally:
            await response.aclose()
        return Reply(url, url, response.status_code, _headers(response), data, cut=cut)

    async def _body(self, response: httpx.Response, wish: Wish) -> tuple[bytes, bool]:
        if _unwanted(response, wish):
            if 0 < _length(response) <= _SMALL:  # read, so that the connection can be used again
                await body.read(response.aiter_raw(), encoding="", limit=_SMALL, cut=True)
            return b"", False
        return await body.read(
            response.aiter_raw(),
            encoding=response.headers.get("content-encoding", ""),
            limit=self._settings.response_bytes if wish.enough is None else wish.enough,
            cut=wish.enough is not None,
        )

    async def _robots_text(self, url: str) -> str:
        try:
            reply = await self.get(url, Wish(accept="text/plain, */*;q=0.1", enough=BYTES, exempt=everything))
        except NetworkError as error:
            if error.reached or error.outcome is Outcome.PROTOCOL:
                return ""  # redirected into nowhere, or broken: as good as none (RFC 9309, 2.3.1.3)
            raise  # the host itself: its pages cannot be asked either
        if reply.status >= 500:
            raise NetworkError(f"{url}: answers {reply.status}, so nothing may be asked there", Outcome.ROBOTS)
        return reply.body.decode("utf-8", "replace") if reply.ok else ""


def _onward(here: str, reply: Reply) -> str | None:
    """Where `reply` redirects to; None where it is the end."""
    location = reply.headers.get("location")
    if reply.status not in REDIRECTS or not location:
        return None
    try:
        with faults.named(here):
            return redirected(here, location)
    except NetworkError as error:
        error.reached = (location,)
        raise


async def _take_location(response: httpx.Response) -> None:
    """Hides the redirect from httpx, which would build the next request itself, unchecked."""
    if "location" in response.headers:
        response.extensions["location"] = response.headers.pop("location")


def _unwanted(response: httpx.Response, wish: Wish) -> bool:
    """True for a body that nobody reads: a redirect's, or of another media type."""
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return response.status_code in REDIRECTS or (wish.kinds is not None and kind not in wish.kinds)


def _length(response: httpx.Response) -> int:
    length = response.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 10 else 0


def _headers(response: httpx.Response) -> dict[str, str]:
    headers = dict(response.headers)
    if "location" in response.extensions:
        headers["location"] = response.extensions["location"]
    return headers


def user_agent(contact: str | None) -> str:
    """Who asks, for what, and where its owner is found."""
    return f"{AGENT}/{version(AGENT)} ({f'+{contact}' if contact else 'saves and checks links for one reader'})"
