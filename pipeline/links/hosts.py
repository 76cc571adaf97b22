"""Which host names count as links, with and without a scheme before them."""

import re
from functools import lru_cache

from pipeline.links.characters import SPACELESS
from pipeline.links.rules import words
from pipeline.links.suffix import is_public_suffix, is_top_level

FILE_ENDINGS = words("file_endings")
SITES_LIKE_FILES = words("sites_like_files")

BARE_GENERIC = words("bare_endings")
WORD_ENDINGS = words("word_endings")

_LABEL = re.compile(r"[^\W_](?:[\w\-\u200c\u200d]{0,80}[^\W_]|[\u0300-\u036f])?|[^\x00-\x7f][^\x00-\x2c./:-@]{0,80}")
_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_TOUCHED = re.compile(rf"([A-Za-z0-9._-]{{1,255}}\.[A-Za-z0-9-]{{2,63}})[{SPACELESS}]")


def is_address(host: str) -> bool:
    """True for an IPv4 address in four decimal parts."""
    return _ADDRESS.fullmatch(host) is not None and all(int(part) < 256 for part in host.split("."))


@lru_cache(maxsize=8192)
def well_formed(host: str) -> bool:
    """True where every label could stand in a host; underscores may stand in subdomains only."""
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        return False
    return not any("_" in label for label in labels[-2:])


@lru_cache(maxsize=8192)  # the same few hosts come again and again
def is_bare_host(host: str, *, path: bool) -> bool:
    """True where `host` without a scheme reads as a link; `path`: something follows it after a slash."""
    labels = host.split(".")
    if len(labels) < 2:
        return False
    if all(label.isdigit() for label in labels):
        return is_address(host)
    ending = labels[-1]
    if not ending[-1:].isalpha() or not is_top_level(ending) or not well_formed(host) or is_public_suffix(host):
        return False
    return path or labels[0].lower() == "www" or _stands_alone(labels)


def _stands_alone(labels: list[str]) -> bool:
    """Whether a bare name without a path is a site rather than a file, code or a missing space."""
    name, ending = labels[-2], labels[-1]
    lowered = ending.lower()
    if lowered in FILE_ENDINGS:
        return f"{name}.{ending}".lower() in SITES_LIKE_FILES
    if not ending.isascii() or lowered.startswith("xn--"):
        return not name.isdigit()  # "1.한국": the first of a list
    if ending.istitle() or (ending.isupper() and not name.isupper()):
        return lowered in BARE_GENERIC and (lowered in ("com", "org", "net", "edu") or name.istitle())
    if len(ending) > 2:
        return lowered in BARE_GENERIC
    if ending.isupper() or (name.isdigit() and lowered != "cn"):
        return lowered not in WORD_ENDINGS and not name.isdigit() and len(name) > 1
    return True


def split_ending(host: str) -> str:
    """The host up to an ASCII ending that words of a script without spaces touch (``example.comは``)."""
    found = _TOUCHED.match(host)
    return found[1] if found and is_top_level(found[1].rpartition(".")[2]) else host


def before_dash(host: str) -> str:
    """The host up to an ending that words behind a dash touch (``example.com-where-a-blank-is-missing``)."""
    name, _, ending = host.rpartition(".")
    real, dash, _ = ending.partition("-")
    return f"{name}.{real}" if dash and name and real.lower() != "xn" and is_top_level(real) else host
