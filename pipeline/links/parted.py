"""Hosts whose ending an author set apart so that no site opens or cuts them: ``pixabay .com``, ``sora com`` in Chinese.

What stands around must show that a site is meant: ".com" alone is also the name of an age, ".net" of a framework.
"""

import re
from re import Match

from pipeline.links.characters import SPACELESS

# Endings that sites of every kind have and that hardly are a word with a dot before it; .net is a framework's name.
_ENDINGS = "com|org|io|ai|dev|app|edu|xyz|info|gg|tv"
GATE = re.compile(rf"[a-z0-9] \.(?:{_ENDINGS})\b|[a-z0-9](?:\. ?| \.| )(?:com|org|io|ai) ?[{SPACELESS}]", re.I)
BEFORE_DOT = re.compile(rf"(?<![\w@./-])[A-Za-z0-9][A-Za-z0-9-]{{1,62}} \.(?:{_ENDINGS})(?![\w.-])", re.I)
IN_SPACELESS = re.compile(
    rf"(?<=[{SPACELESS}：，、])(?P<space> ?)(?P<name>[A-Za-z0-9][A-Za-z0-9-]{{1,62}})(?:\. | \.| )(?P<end>com|org|io|ai)(?= ?[{SPACELESS}，。、）)])"
)
# Words before ".com" that make it a word of its own.
_NO_NAMES = frozenset(
    "the a an this that these those every each any of and or in is was my your our their its with like as".split()
)
# Words that lead to a site.
_LEADING = re.compile(r"\b(?:at|on|via|from|to|visit|try|use|using|check(?: out)?|see|called|auf|bei|über|en|sur|via|no|na|em|su)\s+$", re.I)  # fmt: skip
_MARK = re.compile(r"(?:^|[\n:(👉🔗→*•·–—|]|[^\w\s,.;\"'“”‘’)]|\d[.)]|-)[ \t\ufe0f]*$")
_STOP = re.compile(
    r"\s*(?:$|[\n,;:!?)\]|–—(👉]|\.(?:\s|$)|[-→=]\s|(?:for|and|or|to|if|when|where|und|oder|für|y|para|et|pour)\s)"
)


def joined(found: Match[str]) -> str | None:
    """``pixabay .com`` where a mark or a word leads to it and nothing that reads on follows."""
    name = found[0].split()[0]
    before = found.string[max(0, found.start() - 20) : found.start()]
    led = _LEADING.search(before) or _MARK.search(before)
    meant = led and _STOP.match(found.string, found.end()) and name.lower() not in _NO_NAMES
    return found[0].replace(" ", "") if meant else None


def closed(found: Match[str]) -> str | None:
    """``sora com`` between words of a script without spaces."""
    return f"{found['space']}{found['name']}.{found['end']}"
