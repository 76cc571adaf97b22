"""What Kramdown and Pandoc write behind an element for the page alone: [Gravel](…){:target="_blank"}, {: .no_toc }."""

import re

_ATTRIBUTE = r"(?:[.#][\w-]+|[\w-]+=(?:\"[^\"\n]*\"|“[^”\n]*”|[^\s{}\"]+))"
_LIST = re.compile(rf"\{{(?::?\s*{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*|:\s*\w+)\s*\}}")


def without_attributes(text: str) -> str:
    """Text behind an element, or of a new line, without the attributes at its beginning; other braces stay: "{x: 1}"."""
    found = _LIST.match(text)
    return text[found.end() :] if found else text
