"""How fetchers ask: with the validators of the last answer, and with words for what a user can do about a refusal."""

import json
from collections.abc import Collection
from typing import Any

from pipeline.errors import NetworkError, Outcome
from pipeline.fetch._memory import Memory
from pipeline.links import is_short
from pipeline.network import Client, Reply, Wish, everything

# What a status means for somebody who wants to save the page.
_REFUSALS = {
    401: "it is shown only to those logged in; save it from your browser",
    403: "the site does not let programs in; save it from your browser",
    404: "there is nothing under this URL",
    410: "it was deleted",
    429: "the site has had enough requests; try again later",
    451: "it is closed for legal reasons",
    999: "the site does not let programs in; save it from your browser",
}

JSON = ("application/json", "application/activity+json", "text/json", "text/plain")


class Refused(NetworkError):
    """An answer that is none, with its status."""

    def __init__(self, url: str, status: int) -> None:
        why = _REFUSALS.get(status, f"it answers {status}; try again later")
        super().__init__(f"{url}: {why}", Outcome.CONTENT)
        self.status = status


class Ask:
    """What a fetcher may use of the network."""

    def __init__(self, client: Client, memory: Memory) -> None:
        self._client = client
        self._memory = memory

    async def get(
        self, url: str, *, accept: str = "*/*", kinds: Collection[str] = (), interface: bool = False
    ) -> Reply:
        """The answer of `url`; where the site says that nothing changed, the stored one.

        `interface`: the URL belongs to an interface that the site documents for programs, so robots.txt, which
        is for those who wander from page to page, does not speak of it; nor of the redirect of a short link. Raises NetworkError where it is refused
        or, with `kinds`, of another media type.
        """
        kept = self._memory.recall(url)
        wish = Wish(
            accept=accept, headers=kept.validators if kept else None, exempt=everything if interface else is_short
        )
        reply = await self._client.get(url, wish)
        if kept and reply.status == 304:
            return Reply(url, kept.final_url, 200, {"content-type": kept.kind}, kept.body)
        if not reply.ok:
            raise Refused(url, reply.status)
        if kinds and reply.kind not in kinds:
            what = reply.kind or "something without a type"
            raise NetworkError(f"{url}: this is {what}, not a thread or list", Outcome.CONTENT)
        self._memory.keep(url, reply)
        return reply

    async def json(self, url: str) -> Any:
        """The JSON value that an interface gives."""
        reply = await self.get(url, accept="application/json", kinds=JSON, interface=True)
        try:
            return json.loads(reply.body)
        except (ValueError, RecursionError) as error:
            raise NetworkError(f"{url}: the answer is no JSON", Outcome.CONTENT) from error


def dumped(value: object) -> bytes:
    """JSON as bytes, the same for the same value."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
