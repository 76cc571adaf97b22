"""What the head of a page says: its title, its own address, and where it sends a reader."""

import codecs
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import lxml.html
from lxml.etree import LxmlError

from pipeline.errors import NetworkError
from pipeline.network import Reply, bare, redirected
from pipeline.text import repair_text

HTML = frozenset({"text/html", "application/xhtml+xml"})
ENOUGH = 262_144  # bytes of a page that are read; its head ends long before
_SOON = 5.0  # seconds; a refresh that comes later reloads a page that is meant to be read
_TITLE = 300  # characters
_REFRESH = re.compile(r"\s*([\d.]{0,10})\s*[;,]?\s*(?:url\s*=\s*)?(.*)", re.IGNORECASE | re.DOTALL)
_SCRIPT = re.compile(r"""location(?:\.href|\.replace|\.assign)?\s{0,9}[=(]\s{0,9}["'](https?:[^"'<>\s]{1,2000})["']""")

# Shorteners that show a page of their own before they let go: where its link to the target stands.
_GATES = {"lnkd.in": "//a[@data-tracking-control-name='external_url_click']/@href"}


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself."""

    title: str | None = None
    canonical_url: str | None = None
    sends_to: str | None = None  # the target of a refresh


def read_head(reply: Reply, *, short: bool) -> Head:
    """The head of an HTML answer. Of a shortener's page also scripts, gates and what is meant for no-script count."""
    if reply.kind not in HTML or not reply.body.strip():
        return Head()
    body = reply.body if short else _cut(reply.body)
    root = _parsed(body, reply.charset)
    if root is None:
        return Head()
    sends = _refresh(root, reply, short=short) or (_hidden(root, body, reply.final_url) if short else None)
    canonical = next((link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"), None)
    return Head(_title(root), _absolute(reply.final_url, canonical), sends)


def _cut(body: bytes) -> bytes:
    """The page up to the end of its head, which is all that is needed of it."""
    end = re.search(rb"</head|<body", body, re.IGNORECASE)
    return body[: end.start()] if end and re.search(rb"<title", body[: end.start()], re.IGNORECASE) else body


def _parsed(body: bytes, charset: str | None) -> lxml.html.HtmlElement | None:
    try:
        return lxml.html.document_fromstring(body, parser=_parser(body, charset))
    except (LxmlError, ValueError, AssertionError):  # lxml raises each of them on some empty or binary input
        return None


def _parser(body: bytes, charset: str | None) -> lxml.html.HTMLParser:
    """For UTF-8 where the bytes are; else for what the header says; else for what the page itself says."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body)
        return lxml.html.HTMLParser(encoding="utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return lxml.html.HTMLParser(encoding=charset)
    except (LookupError, ValueError):  # an encoding that nobody knows
        return lxml.html.HTMLParser()


def _title(root: lxml.html.HtmlElement) -> str | None:
    """The name that the page gives to those who share it, else its title."""
    shared = (meta.get("content") for meta in root.iter("meta") if meta.get("property") == "og:title")
    own = (title.text for title in root.iter("title") if not any(a.tag == "svg" for a in title.iterancestors()))
    for title in (next(shared, None) or "", next(own, None) or ""):
        clean = " ".join(repair_text(title[: 10 * _TITLE]).split())
        if clean:
            return clean if len(clean) <= _TITLE else clean[: _TITLE - 1].rstrip() + "…"
    return None


def _refresh(root: lxml.html.HtmlElement, reply: Reply, *, short: bool) -> str | None:
    contents = [reply.headers.get("refresh", "")]
    for meta in root.iter("meta"):
        named = (meta.get("http-equiv") or "").strip().lower() == "refresh"
        if named and (short or not any(a.tag == "noscript" for a in meta.iterancestors())):
            contents.append(meta.get("content") or "")
    for content in contents:
        found = _REFRESH.match(content[:4000])
        target = found[2].strip(" \t\r\n\"'") if found else ""
        if found and target and _seconds(found[1]) <= _SOON:
            there = _absolute(reply.final_url, target)
            if there and bare(there) != bare(reply.final_url):
                return there
    return None


def _seconds(text: str) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return _SOON + 1


def _hidden(root: lxml.html.HtmlElement, body: bytes, here: str) -> str | None:
    """The target that a shortener's page gives to a script, or behind a button."""
    host = (urlsplit(here).hostname or "").removeprefix("www.")
    gate = next(iter(root.xpath(_GATES[host])), None) if host in _GATES else None
    script = _SCRIPT.search(body.decode("utf-8", "replace").replace("\\/", "/"))
    return _absolute(here, str(gate) if gate else script[1] if script else None)


def _absolute(here: str, target: str | None) -> str | None:
    try:
        return redirected(here, target) if target else None
    except NetworkError:
        return None
