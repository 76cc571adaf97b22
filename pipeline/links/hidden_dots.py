"""Dots of hosts in the odder disguises: quoted, escaped, as commas, and behind brackets that nobody opened.

Each may stand for itself in code or prose, so a real ending must follow, and with a single sign more has to speak for it.
"""

import re
from re import Match

from pipeline.links.hosts import WORD_ENDINGS
from pipeline.links.rules import words
from pipeline.links.spelling import LABEL
from pipeline.links.suffix import is_top_level, registrable

# Endings that stand for a host even where no scheme does.
_ENDINGS = words("spoken_endings")

# theurn'.'com, theurn"."com, theurn|.|com; quotes around the labels make it two strings of a program.
QUOTED = re.compile(
    rf"(?<![\w'\"|.@/-]){LABEL}(?:(?:'\.'|\"\.\"|\|\.\||\.){LABEL}){{1,5}}(?![\w'\"|(-])",
)
QUOTED_GATE = re.compile(r"\w(?:'\.'|\"\.\"|\|\.\|)[a-z]")
# theurn%2Ecom; in a path or a query it is left as it stands.
ESCAPED = re.compile(
    rf"(?<![\w%/=&?#~@.+-])(?P<scheme>https?://)?(?P<name>{LABEL}(?:(?:\.|%2E){LABEL}){{1,5}})(?![\w%@=&-])",
    re.IGNORECASE,
)
ESCAPED_GATE = re.compile(r"\w%2[eE][A-Za-z]")
# http://theurn,com: the comma was typed for a dot.
COMMAS = re.compile(rf"(?<=://){LABEL}(?:,{LABEL}){{1,5}}(?=[/?#\s]|\Z)")
COMMAS_GATE = re.compile(r"://[A-Za-z0-9-]{1,63},[A-Za-z]")
# www.[theurn.[com, www].theurn].com
UNOPENED = re.compile(rf"(?<![\w.@\[/-]){LABEL}(?:(?:\]\.\[?|\[?\.\[|\.){LABEL}){{1,5}}(?![\w\]-])")
UNOPENED_GATE = re.compile(r"(?:(?<!\w)www[\w.-]{0,64}|[.\]][\[.][\w-]{1,63}+)(?:\.\[|\]\.)\w")


def quoted(found: Match[str]) -> str | None:
    """The host whose dots stand in quotes or between bars."""
    return _named(re.sub(r"['\"|]\.['\"|]", ".", found[0]))


def escaped(found: Match[str]) -> str | None:
    """The host whose dots are percent-escaped."""
    name = re.sub("%2E", ".", found["name"], flags=re.IGNORECASE)
    sound = found["scheme"] and is_top_level(name.rpartition(".")[2])
    return f"{found['scheme']}{name}" if sound else _named(name)


def commas(found: Match[str]) -> str | None:
    """The host with dots for its commas; None where it parts two words."""
    name = found[0].replace(",", ".")
    ending = name.rpartition(".")[2]
    return None if ending in WORD_ENDINGS or registrable(name) is None else name


def unopened(found: Match[str]) -> str | None:
    """The host whose dots have half a pair of brackets; a single one may as well close what stands before."""
    odd = len(re.findall(r"\]\.|\.\[", found[0]))
    several = odd > 1 or found[0].startswith("www")
    return _named(re.sub(r"[\[\]]", "", found[0])) if odd and several else None


def _named(name: str) -> str | None:
    """`name` where it ends like the hosts that people spell out."""
    return name if name.rpartition(".")[2].lower() in _ENDINGS else None
