"""Any other page: saved whole, as a browser would save it."""

import codecs
import re

from pipeline.fetch._ask import Ask
from pipeline.fetch._files import Saved, digest, file_name
from pipeline.fetch._urls import address
from pipeline.network import Reply, bare

_HTML = ("text/html", "application/xhtml+xml")
_TEXT = {
    "text/plain": "txt",
    "text/markdown": "md",
    "text/x-markdown": "md",
    "text/x-rst": "rst",
    "text/org": "org",
    "text/csv": "csv",
    "text/xml": "xml",
    "application/xml": "xml",
    "application/json": "json",
    "application/ld+json": "json",
    "application/activity+json": "json",
    "multipart/related": "mhtml",
}
_KEPT = (
    "md",
    "markdown",
    "rst",
    "org",
    "adoc",
    "txt",
    "json",
    "csv",
    "opml",
    "mhtml",
    "htm",
    "html",
)  # of a URL's path
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype[^>]{0,500}>)?", re.IGNORECASE)


def matches(url: str) -> int:
    """1 for every URL."""
    return 1


async def save(url: str, ask: Ask) -> list[Saved]:
    """The page in UTF-8 with its address in front, as browsers write it; text and JSON as they are."""
    reply = await ask.get(url, accept="text/html,application/xhtml+xml,text/*;q=0.9", kinds=(*_HTML, *_TEXT))
    html = reply.kind in _HTML
    data = _with_source(_utf8(reply), reply.final_url) if html else _utf8(reply)
    return [Saved(_name(reply.final_url, "html" if html else _TEXT[reply.kind]), data, bare(reply.final_url))]


def _name(url: str, ending: str) -> str:
    at = address(url)
    last = at.path[-1] if at.path else ""
    stem, dot, own = last.rpartition(".")
    path = at.path
    if dot and own.lower() in _KEPT:
        path = (*at.path[:-1], stem)
        ending = own if ending == "txt" else ending
    return file_name("page", at.host, *path, *([digest(bare(url))] if at.query else []), ending=ending)


def _utf8(reply: Reply) -> bytes:
    """The body; where only the HTTP header names its encoding, which no file keeps, turned into UTF-8."""
    body, charset = reply.body, reply.charset
    if charset is None or body.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return body.decode(charset, "replace").encode("utf-8", "replace")
        except (LookupError, ValueError):  # an encoding that nobody knows
            return body
    return body


def _with_source(body: bytes, url: str) -> bytes:
    """A comment behind the doctype, in the form in which browsers note where a page was saved from."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body
    head = _HEAD.match(body)
    cut = head.end() if head else 0
    address = url.replace("--", "%2D%2D").encode("ascii", "ignore")
    return body[:cut] + b"\n<!-- saved from url=(%04d)%s -->\n" % (len(address), address) + body[cut:]
