"""URLs in running text, Markdown and HTML.

One scan looks for the two things that every link has, ``://`` or a dot inside a word, and reads outwards from there.
Work for each place is bounded, so the whole is linear in the text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.links.characters import ASCII_HOST, ELLIPSIS, HOST, SPACELESS
from pipeline.links.ends import tail_end
from pipeline.links.hosts import before_dash, is_address, is_bare_host, split_ending, well_formed
from pipeline.links.rewriting import Clear
from pipeline.links.shorteners import is_short
from pipeline.links.suffix import is_top_level
from pipeline.links.undisguise import undisguised
from pipeline.model import UrlState
from pipeline.records import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A URL found in text: text[start:end] is what was read, `url` what a reader would type."""

    url: str
    start: int
    end: int
    state: UrlState


_HINT = re.compile(r":(?=//)|\.(?=[^\W_])|//(?=[^\W_])")
# What browsers open, and what threat reports and manuals give addresses of services with.
_SCHEME = re.compile(r"(?:https?|s?ftps?|(?<![a-z])(?:tcp|udp))\Z", re.IGNORECASE)
_USER = re.compile(r"[A-Za-z0-9._~%!$&*+,;=:-]{1,128}@")
_HOST_RUN = re.compile(rf"{ASCII_HOST}{{0,300}}+{HOST}{{0,300}}+")
_ASCII_RUN = re.compile(rf"{ASCII_HOST}{{0,300}}+")
_SPACELESS = re.compile(f"[{SPACELESS}]")
_SIX = re.compile(r"\[[0-9A-Fa-f:.]{2,45}\]")
_BROKEN = re.compile(r"[!$&*+,;=%][A-Za-z0-9][A-Za-z0-9.-]{0,253}+")  # what reads on is no host that a resolver takes
_PORT = re.compile(r":(\d{1,6})(?!\d)")
_NETWORK = re.compile(
    r"/\d{1,2}(?![\w/?#-])(?!\.\w)"
)  # behind an address how much of it names the network: "10.0.0.0/8"
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# Marks before a name that make it a handle, a hashtag, a price, a mail address, a file's path or a piece of code.
_NOT_BEFORE = "@#$/\\.&%+"
_LOOK_BACK = 255
# A URL of plain signs between blanks, as most are: nothing has to be asked but whether a shortener made it. Those of t.co are
# left out, as what is glued behind their number is no part of them.
_PLAIN = re.compile(
    r"(?<!\S)https?://(?!(?i:(?:www\.)?t\.co/))(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,60}[A-Za-z0-9])?\.){1,3}[A-Za-z]{2,60}"
    r"(?:/(?:[A-Za-z0-9/._?=%#+-]{0,2000}[A-Za-z0-9/_=%#+-])?)?(?!\S)"
)
_KEPT = 2000  # characters; what was found in longer texts is not remembered
_LEADING = re.compile(r"[-_.]+|[^\w.-]+(?!\.)")


def find_links(text: str) -> list[Link]:
    """The links of `text` in order of where they start; none overlap."""
    return list(_found(text) if len(text) <= _KEPT else _found.__wrapped__(text))


@lru_cache(maxsize=8192)  # lists are copied, and the pages of one site share their menus
def _found(text: str) -> tuple[Link, ...]:
    clear = undisguised(text)
    if clear is None:
        return tuple(_scan(text))
    return tuple(_placed(link, clear) for link in _scan(clear.text))


def _placed(link: Link, clear: Clear) -> Link:
    return Link(link.url, clear.start(link.start), clear.end(link.end), link.state)


def _scan(text: str) -> Iterator[Link]:
    position = 0
    while hint := _HINT.search(text, position):
        link, position = _read(text, hint.start(), position)
        if link:
            yield link


def _read(text: str, at: int, floor: int) -> tuple[Link | None, int]:
    """The link around the hint at text[at], and where to go on; nothing before `floor` is read again."""
    if text[at] == ":":
        scheme = _SCHEME.search(text, max(floor, at - 5), at)
        if scheme is None:
            return None, _passed(text, at)
        if plain := _PLAIN.match(text, scheme.start()):
            url = plain[0]
            return Link(url, plain.start(), plain.end(), UrlState.SHORT if is_short(url) else UrlState.OK), plain.end()
        return _with_scheme(text, scheme.start(), at + 3)
    if text[at] == "/":
        return _without_scheme(text, at, at + 2) if _opens(text, at, floor) else (None, at + 2)
    return _bare(text, at, floor)


def _passed(text: str, at: int) -> int:
    """Where to go on behind another scheme's ``://``: its host is no link of ours."""
    run = _HOST_RUN.match(text, at + 3) if at and text[at - 1].isalpha() else None
    return run.end() if run else at + 3


def _opens(text: str, at: int, floor: int) -> bool:
    return at == floor or not (text[at - 1].isalnum() or text[at - 1] in ":/_\\.")


def _with_scheme(text: str, start: int, at: int) -> tuple[Link | None, int]:
    before = text[start - 1] if start else ""
    if before and before in "@#$" and not text[start - 2 : start - 1].isalnum():
        run = _HOST_RUN.match(text, at)
        return None, max(at, run.end() if run else at)
    user = _USER.match(text, at)
    host_at = user.end() if user else at
    host, end = _host(text, host_at)
    if "-" in host:
        host = before_dash(host)
        end = host_at + len(host)
    if not host or not _sound(host):
        return None, max(end, at)
    if "." not in host and host != "localhost" and (broken := _BROKEN.match(text, end)):
        return None, broken.end()
    return _link(text, start, host, end, text[start:host_at])


def _without_scheme(text: str, start: int, at: int) -> tuple[Link | None, int]:
    host, end = _host(text, at)
    if not (is_bare_host(host, path=True) or host == "localhost" or host.startswith("test.")):
        return None, max(end, at)
    return _link(text, start, host, end, "https://")


def _bare(text: str, at: int, floor: int) -> tuple[Link | None, int]:
    run = _HOST_RUN.match(text, at)
    run_end = run.end() if run else at + 1
    start = _run_start(text, at, floor)
    host, end = _host(text, start)
    lead = _LEADING.match(host)
    if lead and "." in host[lead.end() + 1 :]:
        start += lead.end()
        host = host[lead.end() :]
    before = text[start - 1] if start else ""
    after = text[end : end + 1]
    if (before and before in _NOT_BEFORE) or after in ("@", "(") or (before == "_" and not text.startswith("_", end)):
        return None, run_end
    if not is_bare_host(host, path=after == "/" and text[end + 1 : end + 2].strip(" \n)]") != ""):
        return None, max(run_end, end)
    if after == "/" and host[-1].isdigit() and _NETWORK.match(text, end):
        return None, max(run_end, end)
    return _link(text, start, host, end, "https://")


def _run_start(text: str, at: int, floor: int) -> int:
    """Where the name begins that has a dot at text[at]; words of a script without spaces that touch it are left out."""
    before = text[max(floor, at - _LOOK_BACK) : at][::-1]
    touching = _ASCII_RUN.match(before)
    start = at - (touching.end() if touching else 0)
    if start == at or _SPACELESS.match(before, at - start) is None:
        run = _HOST_RUN.match(before)
        start = at - (run.end() if run else 0)
    return start


def _host(text: str, at: int) -> tuple[str, int]:
    """The host that begins at text[at], and where it ends; final dots and dashes belong to the sentence."""
    six = _SIX.match(text, at)
    if six:
        return six[0], six.end()
    run = _HOST_RUN.match(text, at)
    host = split_ending(run[0].rstrip(".-_") if run else "")
    return host, at + len(host)


def _sound(host: str) -> bool:
    return host.startswith("[") or (
        well_formed(host) and (not host[-1].isdigit() or is_address(host) or "." not in host)
    )


def _link(text: str, start: int, host: str, end: int, prefix: str) -> tuple[Link | None, int]:
    port = _PORT.match(text, end)
    if port and int(port[1]) > 65535:
        return None, port.end()
    tail_at = port.end() if port else end
    stop = tail_end(text, start, tail_at, host=host)
    url = prefix + host + text[end:stop]
    state = UrlState.SHORT if is_short(url) else UrlState.OK
    cut = ELLIPSIS.match(text, stop)
    if cut and (stop > tail_at or not is_top_level(host.rpartition(".")[2])):
        state, finish = UrlState.TRUNCATED, cut.end()
    else:
        finish = stop
    return Link(_undone(url), start, finish, state), finish


def _undone(url: str) -> str:
    """Escapes of Markdown and HTML that stand inside a URL, undone."""
    while "&amp;" in url:
        url = url.replace("&amp;", "&")
    url = _ESCAPE.sub(r"\1", url) if "\\" in url else url
    return url.replace(" ", "%20")
