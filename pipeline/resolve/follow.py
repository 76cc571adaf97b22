"""One link followed to its end, through redirects of the server and of the page."""

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.errors import NetworkError, Outcome
from pipeline.network import MAX_REDIRECTS, Client, Hop, Reply, Wish, bare
from pipeline.resolve.answer import Answer
from pipeline.resolve.page import ENOUGH, HTML, Head, read_head

_ACCEPT = "text/html,application/xhtml+xml,*/*;q=0.8"


@dataclass(frozen=True, slots=True)
class Trail:
    """Where a link led."""

    reply: Reply
    head: Head
    hops: tuple[Hop, ...]


async def follow(client: Client, url: str, *, short: Callable[[str], bool], known: Answer | None) -> Trail:
    """The end of `url`'s redirects; `short` tells a shortener's URL, of whose redirect robots.txt does not speak.

    Where `known` has an ETag, a page that has not changed is not sent again. Raises NetworkError.
    """
    hops: tuple[Hop, ...] = ()
    here, seen = url, {bare(url)}
    while True:
        try:
            reply = await client.get(here, _wish(known, here, short), redirects=MAX_REDIRECTS - len(hops))
        except NetworkError as error:
            error.reached = (*(hop.url for hop in hops), *error.reached)
            raise
        hops += reply.hops
        head = read_head(reply, short=short(reply.final_url))
        if head.sends_to is None:
            return Trail(reply, head, hops)
        here = head.sends_to
        hops += (Hop(200, here),)
        if bare(here) in seen or len(hops) > MAX_REDIRECTS:
            reached = tuple(hop.url for hop in hops)
            raise NetworkError(f"{url}: the redirects have no end", Outcome.REDIRECTS, reached)
        seen |= {bare(here), *(bare(hop.url) for hop in reply.hops)}


def _wish(known: Answer | None, here: str, short: Callable[[str], bool]) -> Wish:
    asks = known is not None and known.etag and known.final_url and bare(known.final_url) == bare(here)
    headers = {"if-none-match": known.etag} if asks and known and known.etag else None
    return Wish(accept=_ACCEPT, headers=headers, enough=ENOUGH, kinds=HTML, exempt=short)
