"""How each disguise is undone: a match of its pattern in, the plain spelling out, None where it is none after all."""

import binascii
import html
import re
from base64 import b64decode
from collections.abc import Callable
from re import Match
from urllib.parse import unquote

from pipeline.links.hosts import WORD_ENDINGS
from pipeline.links.rules import words
from pipeline.links.shorteners import SHORTENERS
from pipeline.links.suffix import is_top_level, registrable

LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
# Words before " dot com" that make it the name of an age, not of a site.
_NO_NAMES = words("no_names")
# Endings with which a sentence may begin, too.
_SENTENCE_WORDS = WORD_ENDINGS | words("sentence_endings")
# Endings that are spelt out as words.
_SPOKEN_ENDINGS = words("spoken_endings")


def joined(found: Match[str]) -> str | None:
    """Invisible characters between two of a URL; not where a new word begins behind a host."""
    left, right = found.string[found.start() - 1], found.string[found.end()]
    return None if left.islower() and right.isupper() else ""


def scheme(found: Match[str]) -> str | None:
    """``hxxp``, ``meow`` and the like."""
    word = (found["boxed"] if "boxed" in found.re.groupindex and found["boxed"] else found["scheme"]).lower()
    plain = "ftp" if word.startswith("f") else "http"
    new = f"{plain}{'s' if word.endswith('s') or word == 'xxxxx' else ''}://"
    return None if found[0].lower() == new else new


def slashes(found: Match[str]) -> str | None:
    r"""``http:\\``, and the escaped slashes of JSON."""
    return found[0].replace("\\/", "/").replace("\\", "/").replace("///", "//")


def dots(found: Match[str]) -> str | None:
    """Odd dots in a name that ends in a real top-level domain; a bullet before a whole host only stands before it."""
    bullet = max(map(found[0].rfind, "·•⋅"))
    if bullet >= 0 and registrable(found[0][bullet + 1 :].strip()):
        return None
    name = re.sub(r"[∙․·•⋅。．｡]\s?", ".", found[0])
    return name if is_top_level(name.rpartition(".")[2]) else None


def spoken(found: Match[str]) -> str | None:
    """``example dot com``."""
    labels = re.split(r"\s+dot\s+", found["name"], flags=re.IGNORECASE)
    if labels[0].lower() in _NO_NAMES or labels[-1].lower() not in _SPOKEN_ENDINGS:
        return None
    path = re.sub(r"\s+slash\s+", "/", found["path"] or "", flags=re.IGNORECASE)
    return ".".join(labels) + path


def spaced(found: Match[str]) -> str | None:
    """``youtube. com/watch``: the last dot stands apart; a path, a scheme or ``www`` shows that it is no sentence."""
    name, lead, path = found["name"], found["lead"] or "", found["path"] or ""
    labels = [(label[0], label.start()) for label in re.finditer(LABEL, name)]
    solid = re.match(rf"{LABEL}(?:\.{LABEL})*", name)
    ending = labels[-1][0]
    if re.search(rf"[^\s]\.{LABEL}\Z", name) or not ending.islower() or not is_top_level(ending):
        return None
    pair = ".".join(label for label, _ in labels[-2:])
    if (ending in _SENTENCE_WORDS and not (path and (lead or pair in SHORTENERS or pair == "youtu.be"))) or (
        solid and registrable(solid[0].lower()) and "." in solid[0]
    ):
        return None
    first = 0 if lead or labels[0][0].lower() == "www" else _first_of_host(found, labels)
    host = ".".join(label for label, _ in labels[first:])
    return f"{lead.replace(' ', '')}{name[: labels[first][1]]}{host}{path.strip()}"


def _first_of_host(found: Match[str], places: list[tuple[str, int]]) -> int:
    """Which label begins the host: in a sentence only the registrable name is sure to belong to it, and what stands before " ."."""
    labels = [label for label, _ in places]
    before = found.string[: found.start()].rstrip(" ")[-1:]
    name = registrable(".".join(labels).lower())
    in_sentence = before.isalnum() or labels[0].istitle()
    first = len(labels) - name.count(".") - 1 if name and in_sentence else 0
    while first and found["name"][places[first - 1][1] + len(labels[first - 1])] == " ":  # no full stop stands so
        first -= 1
    return first


def entities(found: Match[str]) -> str | None:
    """A URL whose slashes are HTML entities."""
    return html.unescape(found[0]) if "&#" in found[0] or "&sol;" in found[0] else None


def percent(found: Match[str]) -> str | None:
    """A URL that is percent-encoded as a whole."""
    return unquote(found[0])


def base64(found: Match[str]) -> str | None:
    """A URL in base64; anything else stays."""
    code = found[0].rstrip("=")
    try:
        text = b64decode(code + "=" * (-len(code) % 4), validate=True).decode("ascii").strip()
    except (binascii.Error, UnicodeDecodeError):
        return None
    return text if re.fullmatch(r"https?://[!-~]+", text) else None


def hexadecimal(found: Match[str]) -> str | None:
    """A URL in hexadecimal, alone or with the text around it; anything else stays."""
    try:
        text = bytes.fromhex(found[0]).decode("ascii")
    except (ValueError, UnicodeDecodeError):
        return None
    url = re.search(r"https?://[!-~]+", text)
    return url[0] if url else None


def bracketed(found: Match[str]) -> str | None:
    """A dot in brackets or behind a backslash; a word between blanks may mean itself: "the (dot) is round"."""
    written = found[0].strip()
    doubtful = (written != found[0] and not _BOXED.fullmatch(written)) or written[0] in "])}"
    word = _WORD.match(found.string, found.end())
    return None if doubtful and word and word[0].lower() in WORD_ENDINGS else "."


_BOXED = re.compile(r"[\[({<]\s?\.\s?[\])}>]")
_WORD = re.compile(r"[A-Za-z]{2}(?![\w/-])")


def inside(found: Match[str]) -> str | None:
    """``exampleDOTcom`` and ``example-dot-com``, but not the "polka-dot-com dress"."""
    last = found["name"].rpartition("-")[2]
    sound = last not in _NO_NAMES and found["ending"] in _SPOKEN_ENDINGS
    return f"{found['name']}.{found['ending']}" if sound else None


def behind_host(found: Match[str]) -> str | None:
    """``http://example.com /path``: only behind a scheme and a host that has no path yet."""
    before = found.string[max(found.start() - 270, 0) : found.start()]
    return "" if re.search(r"(?:https?|s?ftps?|tcp|udp)://[^\s/?#<>\"'()]{3,255}\Z", before) else None


def always(new: str) -> Callable[[Match[str]], str]:
    """The same replacement for every match."""
    return lambda found: new


def continued(found: Match[str]) -> str | None:
    """A URL broken over two lines: what follows is one token that reads on."""
    return found["head"]
