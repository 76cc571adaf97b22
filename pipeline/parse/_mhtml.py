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

Its pictures and styles are parts beside the page: they are left out, their addresses named.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from html import escape

from pipeline.errors import UnreadableSource

_HEAD = 8192  # bytes that hold the head of such a file
_SIGN = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_FIELD = re.compile(rb"\s{0,20}(?:From|MIME-Version|Snapshot-Content-Location|Subject|Date|Content-[A-Za-z-]+):", re.I)


def is_mhtml(data: bytes) -> bool:
    """True where the file begins with the head of a MIME message of related parts."""
    return bool(_FIELD.match(data[:200]) and _SIGN.search(data[:_HEAD]))


def pages(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The page as UTF-8, behind a comment that tells its address as browsers write it into saved pages.

    Raises UnreadableSource where no part is a page.
    """
    message = message_from_bytes(data)
    parts = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not parts:
        raise UnreadableSource(f"{path}: this MHTML file holds no page")
    page = next((part for part in parts if _address(part) == _address(message)), parts[0])
    address = _address(message) or _address(page)
    mark = f"<!-- saved from url=({len(address):04d}){address} -->\n" if address else ""
    yield "index.html", (mark + _text(page) + _listed(message, page)).encode()


def _listed(message: Message, page: Message) -> str:
    """The addresses of the other parts, as links of the page's head: they are left out, but named."""
    places = [_address(part) for part in message.walk() if part is not page and not part.is_multipart()]
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
