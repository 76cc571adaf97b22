"""Disguises of links undone: dots, slashes and schemes that authors write so that no site cuts, counts or opens them.

Each rule has a gate, a search that is cheap on text without the disguise, and a pattern that sees the disguise only
where a host or a scheme stands around it. The spellings are those that threat reports and threads use.
"""

import base64
import binascii
import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from re import Match, Pattern
from urllib.parse import unquote

from pipeline.links import parted
from pipeline.links.hosts import WORD_ENDINGS
from pipeline.links.rewriting import Clear
from pipeline.links.suffix import is_top_level, registrable


@dataclass(frozen=True, slots=True)
class Disguise:
    """One way to hide a link, and how it is undone."""

    name: str
    gate: Pattern[str]
    pattern: Pattern[str]
    undo: Callable[[Match[str]], str | None]


def undisguised(text: str) -> Clear | None:
    """`text` with its disguises undone; None where there is none."""
    if not _ANY.search(text):
        return None
    clear = Clear(text)
    for disguise in DISGUISES:
        if disguise.gate.search(clear.text):
            clear = clear.rewritten(disguise.pattern, disguise.undo)
    return clear if clear.before else None


_INSIDE = "[A-Za-z0-9./:?=&%_#~@-]"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_SCHEMES = r"h[tx*+zy]{2,3}ps?|h?t{1,2}ps?|h__ps?|h\[tt\]ps?|ht\[t\]ps?|hxps?|meows?|fxps?|ftps?"
_COLON = r"(?:\[:\]|\(:\)|\{:\}|[:：∶])"
_SLASH = r"(?:\[/\]|\(/\)|[/／∕⁄])"
# Words before " dot com" that make it the name of an age, not of a site.
_NO_NAMES = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "every",
        "each",
        "any",
        "of",
        "and",
        "or",
        "in",
        "is",
        "was",
        "pre",
        "post",
        "my",
        "your",
        "our",
        "their",
        "its",
        "polka",
    ]
)
_AFTER_DOT_WORDS = frozenset(
    [
        "com",
        "org",
        "net",
        "edu",
        "gov",
        "io",
        "co",
        "dev",
        "ai",
        "app",
        "uk",
        "de",
        "fr",
        "us",
        "ca",
        "in",
        "me",
        "tv",
        "info",
        "be",
        "ly",
    ]
)


def _joined(found: Match[str]) -> str | None:
    """Invisible characters between two of a URL; not where a new word begins behind a host."""
    left, right = found.string[found.start() - 1], found.string[found.end()]
    return None if left.islower() and right.isupper() else ""


def _scheme(found: Match[str]) -> str | None:
    word = (found["boxed"] if "boxed" in found.re.groupindex and found["boxed"] else found["scheme"]).lower()
    plain = "ftp" if word.startswith("f") else "http"
    return f"{plain}{'s' if word.endswith('s') else ''}://"


def _slashes(found: Match[str]) -> str | None:
    return found[0].replace("\\/", "/").replace("\\", "/").replace("///", "//")


def _dots(found: Match[str]) -> str | None:
    """Odd dots in a name that ends in a real top-level domain."""
    name = re.sub(r"[∙․·•⋅。．｡]\s?", ".", found[0])
    return name if is_top_level(name.rpartition(".")[2]) else None


def _words(found: Match[str]) -> str | None:
    """``example dot com``."""
    labels = re.split(r"\s+dot\s+", found["name"], flags=re.IGNORECASE)
    if labels[0].lower() in _NO_NAMES or labels[-1].lower() not in _AFTER_DOT_WORDS:
        return None
    path = re.sub(r"\s+slash\s+", "/", found["path"] or "", flags=re.IGNORECASE)
    return ".".join(labels) + path


def _spaced(found: Match[str]) -> str | None:
    """``youtube. com/watch``: the last dot stands apart, and a path, a scheme or ``www`` shows that it is no sentence."""
    name, lead, path = found["name"], found["lead"] or "", found["path"] or ""
    labels = [(label[0], label.start()) for label in re.finditer(_LABEL, name)]
    solid = re.match(rf"{_LABEL}(?:\.{_LABEL})*", name)
    ending = labels[-1][0]
    if re.search(rf"[^\s]\.{_LABEL}\Z", name) or not ending.islower() or not is_top_level(ending):
        return None
    if (ending in WORD_ENDINGS and not path) or (solid and registrable(solid[0].lower()) and "." in solid[0]):
        return None
    first = 0 if lead or labels[0][0].lower() == "www" else _first_of_host(found, [label for label, _ in labels])
    host = ".".join(label for label, _ in labels[first:])
    return f"{lead.replace(' ', '')}{name[: labels[first][1]]}{host}{path.strip()}"


def _first_of_host(found: Match[str], labels: list[str]) -> int:
    """Which label begins the host: in a sentence only the registrable name is sure to belong to it."""
    before = found.string[: found.start()].rstrip(" ")[-1:]
    name = registrable(".".join(labels).lower())
    in_sentence = before.isalnum() or labels[0].istitle()
    return len(labels) - name.count(".") - 1 if name and in_sentence else 0


def _entities(found: Match[str]) -> str | None:
    return html.unescape(found[0]) if "&#" in found[0] or "&sol;" in found[0] else None


def _percent(found: Match[str]) -> str | None:
    return unquote(found[0])


def _base64(found: Match[str]) -> str | None:
    code = found[0].rstrip("=")
    try:
        text = base64.b64decode(code + "=" * (-len(code) % 4), validate=True).decode("ascii").strip()
    except (binascii.Error, UnicodeDecodeError):
        return None
    return text if re.fullmatch(r"https?://[!-~]+", text) else None


def _hexadecimal(found: Match[str]) -> str | None:
    try:
        text = bytes.fromhex(found[0]).decode("ascii").strip()
    except (ValueError, UnicodeDecodeError):
        return None
    return text if re.fullmatch(r"https?://[!-~]+", text) else None


def _always(new: str) -> Callable[[Match[str]], str]:
    return lambda found: new


def _continued(found: Match[str]) -> str | None:
    """A URL broken over two lines: what follows is one token that reads on."""
    return found["head"]


DISGUISES: tuple[Disguise, ...] = (
    Disguise(
        "entities",
        re.compile(r"https?(?::|&#58;|&#x3a;|&colon;)(?://[^\s<>\"]{0,300}&#|&#|&sol;)", re.IGNORECASE),
        re.compile(r"https?(?::|&#58;|&#x3a;|&colon;)(?://|(?:&#x2f;|&#47;|&sol;){2})[^\s<>\"']{1,2000}", re.IGNORECASE),
        _entities,
    ),
    Disguise(
        "zero-width characters inside",
        re.compile("[\u200b-\u200d\u2060\u00ad\ufeff]"),
        re.compile(f"(?<={_INSIDE})[\u200b-\u200d\u2060\u00ad\ufeff]{{1,4}}(?={_INSIDE})"),
        _joined,
    ),
    Disguise(
        "percent-encoded whole",
        re.compile(r"https?%3a%2f", re.IGNORECASE),
        re.compile(r"(?<![=A-Za-z0-9/%&?])https?%3A%2F%2F[A-Za-z0-9%._~!$'*+,;:@/?#&=-]{3,2000}", re.IGNORECASE),
        _percent,
    ),
    Disguise("base64", re.compile("aHR0c"), re.compile(r"(?<![A-Za-z0-9+/=_%?&.-])aHR0c[A-Za-z0-9+/]{8,2000}={0,2}(?![\w.])"), _base64),
    Disguise(
        "hexadecimal",
        re.compile("68747470"),
        re.compile(r"(?<![A-Za-z0-9/=_%?&.-])68747470(?:[0-9A-Fa-f]{2}){6,1000}(?![\w.])"),
        _hexadecimal,
    ),
    Disguise(
        "backslashes",
        re.compile(r"[a-z]:(?:\\\\|\\/)", re.IGNORECASE),
        re.compile(r"\b(?:https?|hxxps?|ftp):(?:\\\\|\\/\\/)[^\s<>\"]{1,2000}", re.IGNORECASE),
        _slashes,
    ),
    Disguise(
        "broken behind the scheme",
        re.compile(r"https?:/{0,2}[ \t]{0,4}\n", re.IGNORECASE),
        re.compile(r"(?P<scheme>https?):(?:/?/?[ \t]{0,4}\n[ \t▌│|>]{0,40}(?=//?\w)/{1,2}|//[ \t]{0,4}\n[ \t▌│|>]{0,40}(?=\w))", re.IGNORECASE),
        _scheme,
    ),
    Disguise(
        "scheme misspelt",
        re.compile(r"h(?:[tx*+zy]{2,3}|t|__|\[tt\]|t\[t\]|x)ps?|meows?|fxp|\[(?:https?|ftp)\]|[\[({]:|:[\[({]|[：∶]|: //|:// |ps?__\w|\bt?tps?://", re.IGNORECASE),
        re.compile(
            rf"(?<![A-Za-z0-9])(?:\[(?P<boxed>https?|ftp)\]|(?P<scheme>{_SCHEMES}))\s?"
            rf"(?:{_COLON}\s?{_SLASH}\s?{_SLASH}|\[://\]|\(://\)|{_COLON}\[//\]|{_COLON}__|__)\s?(?=[^\W_]|\[)",
            re.IGNORECASE,
        ),
        _scheme,
    ),
    Disguise(
        "dots in brackets",
        re.compile(r"[\[({<]\s?(?:\.|dot|d\]|punkt)|\.\s?[\])}]|\\\.|dot\s?[\])}]", re.IGNORECASE),
        re.compile(
            r"(?<=[^\W_])(?:\s?(?:\[\s?(?:\.|dot|d|punkt)\s?\]|\(\s?(?:\.|dot)\s?\)|\{\s?(?:\.|dot)\s?\}|<\s?(?:\.|dot)\s?>)\s?"
            r"|\\?[\[({]\s?\.\s?|\s?\.\\?[\])}]|\\[.]\\?[\])}]?|[\[({]dot|\[\.\)|\(\.\])(?=[^\W_])",
            re.IGNORECASE,
        ),
        _always("."),
    ),
    Disguise("slashes in brackets", re.compile(r"\[/\]"), re.compile(r"(?<=[A-Za-z0-9])\s?\[/\](?=\S)"), _always("/")),
    Disguise(
        "odd dots",
        re.compile("[A-Za-z0-9][∙․·•⋅。．｡]\\s?[A-Za-z0-9]"),
        re.compile(rf"(?<![A-Za-z0-9@._/-])(?:{_LABEL}[∙․·•⋅。．｡.]\s?){{1,6}}[A-Za-z][A-Za-z0-9-]{{1,62}}(?![A-Za-z0-9])|(?<=://)(?:{_LABEL}[∙․·•⋅。．｡.]){{1,6}}[A-Za-z]{{2,63}}"),
        _dots,
    ),
    Disguise(
        "dots as words",
        re.compile(r"\sdot\s", re.IGNORECASE),
        re.compile(rf"(?<![\w@.-])(?P<name>{_LABEL}(?:\s+dot\s+{_LABEL}){{1,5}})(?P<path>(?:\s+slash\s+[\w-]{{1,64}}){{0,6}})(?=\Z|[\s/.,;:!?)])", re.IGNORECASE),
        _words,
    ),
    Disguise(
        "spaces at dots",
        re.compile(r"(?:\. | \.) ?[a-z]{2,12} ?/[^\s/]|(?:https?://|www)[^\s]{0,80}(?: \.|\. )", re.IGNORECASE),
        re.compile(rf"(?<![\w@./-])(?P<lead>https?://\s?)?(?P<name>{_LABEL}(?:\s?\.\s?{_LABEL}){{1,6}})(?![\w-])(?P<path>\s?/(?=[^\s/]))?", re.IGNORECASE),
        _spaced,
    ),
    Disguise("an ending set apart", parted.GATE, parted.BEFORE_DOT, parted.joined),
    Disguise("an ending set apart among words without spaces", parted.GATE, parted.IN_SPACELESS, parted.closed),
    Disguise(
        "broken inside the path",
        re.compile(r"[-_=&?%/][ \t]{0,4}\n\S"),
        re.compile(r"(?P<head>https?://[^\s<>\"]{6,400}[-_=&?%])[ \t]{0,4}\n(?=[a-z0-9%][\w%./=&?#~-]{2,200}(?:\s*$|\s*\n))", re.IGNORECASE | re.MULTILINE),
        _continued,
    ),
)  # fmt: skip
_ANY = re.compile("|".join(f"(?:{disguise.gate.pattern})" for disguise in DISGUISES), re.IGNORECASE)
