"""One thing that Google remembers of somebody -> a Save; what he asked for and what an advert showed are none."""

import re

from pipeline.parse._saves import Save

_DONE = re.compile(r"(?:Watched|Viewed|Visited|Read|Listened to) ")
_ASKED = re.compile(r"/(?:results|search)\?")
ADVERT = "From Google Ads"


def activity(url: str, title: str, maker: str, *, advert: bool, where: str) -> Save:
    """A video or a page; an empty Save where it is no such thing."""
    if not url or advert or _ASKED.search(url):
        return Save("")
    return Save(url, "" if url in title else _DONE.sub("", title, count=1), byline=maker, where=where)
