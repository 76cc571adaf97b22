"""A page that a browser saved as one file (MHTML, "web archive, single file").

    From: <Saved by Blink>
    Snapshot-Content-Location: https://news.example/item?id=1
    Content-Type: multipart/related; type="text/html"; boundary="----x"

    ------x
    Content-Type: text/html
    Content-Transfer-Encoding: quoted-printable
    Content-Location: https://news.example/item?id=1

    <html>… href=3D"https://example.com/a=
    bc"

Its pictures and styles are parts beside the page: they are left out, their addresses named. A mail is of the same form
(a newsletter, saved as .eml): its head tells the page's title, author and time.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from html import escape

from pipeline.errors import UnreadableSource

_HEAD, _LONG_HEAD = 8192, 40_000  # bytes that hold the head of such a file, and of a mail that many servers signed
_SIGN = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_FIELD = re.compile(rb"\s{0,20}(?:From|MIME-Version|Snapshot-Content-Location|Subject|Date|Content-[A-Za-z-]+):", re.I)
# A mail's head: what the servers on its way wrote into it comes first, and the sender's lines among it.
_MAIL = re.compile(
    rb"(?:From |(?:Delivered-To|Received|Return-Path|From|To|Subject|Date|Message-ID|MIME-Version|Reply-To|List-[\w-]+|X-[\w-]+|ARC-[\w-]+|DKIM-[\w-]+|Content-[\w-]+):)",
    re.I,
)
_MAILED = tuple(re.compile(rb"^%s:" % name, re.I | re.M) for name in (b"From", b"Subject", b"MIME-Version"))
_SENT = re.compile(rb"^Content-Type:\s*(?:multipart/(?:alternative|mixed)|text/html)", re.I | re.M)
_URL = re.compile(r"https?://[^\s<>\"]+")
_HEADED = re.compile(r"<head\b[^<>]*>", re.I)


def is_mhtml(data: bytes) -> bool:
    """True where the file begins with the head of a MIME message of related parts, or of a mail that is a page."""
    return bool(_FIELD.match(data[:200]) and _SIGN.search(data[:_HEAD])) or _is_mail(data)


def _is_mail(data: bytes) -> bool:
    if not _MAIL.match(data[:200]):
        return False
    head = re.split(rb"\r?\n\r?\n", data[:_LONG_HEAD], maxsplit=1)[0]
    return _SENT.search(head) is not None and all(field.search(head) for field in _MAILED)


def pages(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The page as UTF-8, behind a comment that tells its address as browsers write it into saved pages; a mail's text.

    Raises UnreadableSource where no part is a page or a text.
    """
    message = message_from_bytes(data)
    parts = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    words = [part for part in message.walk() if part.get_content_type() == "text/plain"]
    if not parts and not words:
        raise UnreadableSource(f"{path}: this MHTML file or mail holds no page")
    if not parts:
        yield "mail.txt", _text(words[0]).encode()
        return
    page = next((part for part in parts if _address(part) == _address(message)), parts[0])
    address = _address(message) or _address(page)
    mark = f"<!-- saved from url=({len(address):04d}){address} -->\n" if address else ""
    told = "" if address or _address(page) else _told(message)
    yield "index.html", (mark + _headed(_text(page), told) + _listed(message, page)).encode()


def _told(message: Message) -> str:
    """What a mail's head says of it, as a page's head says it."""
    title, author, sent = _field(message, "Subject"), parseaddr(_field(message, "From"))[0], _sent(message)
    told = f"<title>{escape(title)}</title>" if title else ""
    told += f'<meta name="author" content="{escape(author)}">' if author else ""
    return told + (f'<meta property="article:published_time" content="{sent}">' if sent else "")


def _field(message: Message, name: str) -> str:
    """A line of the head, its words decoded where that can be done."""
    written = str(message[name] or "")
    try:
        return str(make_header(decode_header(written)))
    except (HeaderParseError, LookupError, ValueError):
        return written


def _sent(message: Message) -> str:
    try:
        return parsedate_to_datetime(str(message["Date"])).isoformat()
    except ValueError:
        return ""


def _headed(page: str, told: str) -> str:
    """The page with `told` first in its head."""
    found = _HEADED.search(page)
    if not told or found is None:
        return f"<html><head>{told}</head>{page}" if told else page
    return page[: found.end()] + told + page[found.end() :]


def _listed(message: Message, page: Message) -> str:
    """The addresses of the other parts, and in their words, as links of the page's head: they are left out, but named."""
    others = [part for part in message.walk() if part is not page and not part.is_multipart()]
    places = [_address(part) for part in others]
    for part in others:
        if part.get_content_type() == "text/plain":
            places += _URL.findall(_text(part))
    return "".join(f'\n<link rel="saved-part" href="{escape(place)}">' for place in dict.fromkeys(places) if place)


def _address(part: Message) -> str:
    for name in ("Snapshot-Content-Location", "Content-Location"):
        if part[name]:
            return re.sub(r"\s+", "", str(part[name])).replace("--", "%2D%2D")
    return ""


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    declared = part.get_content_charset() or _declared(raw)
    for encoding in ("utf-8", declared):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("windows-1252", "replace")


def _declared(raw: bytes) -> str:
    match = re.search(rb"charset=[\"']?([\w-]{1,40})", raw[:2048], re.IGNORECASE)
    return match[1].decode("ascii") if match else "windows-1252"
