"""Lists that are indented as deep as code below a line of text, although no item stands over them, outdented.

    Books to begin with:
        * [Name](https://example.org): what it is

Strict readers show one below a paragraph as more of its words, and one below an empty line as code. Whoever wrote a link
into it meant a list.
"""

import re

# Lines so deep, of which the first leads somewhere: an item with a URL, or a link. Whether it is too deep, those above tell.
_DEEP = re.compile(
    r"\n((?:\t| {4})[ \t]*+)(?=(?:[-*+] |\d{1,3}[.)] )[^\n]*https?://|\[[^\]\n]+\]\(https?://)"
    r"[^\n]*(?:\n(?:\t| {4})[^\n]*|\n[ \t]*(?=\n(?:\t| {4})))*"
)
_OWNERS = re.compile(r"[-*+] |\d{1,3}[.)] |\[\^|[ \t\n]|```|~~~")  # how that begins of which deep lines are a part
_FAR = 4_000  # characters: a paragraph begins not further above


def outdented(text: str) -> str:
    """The text, which begins with an empty line, with such lists at the margin, line for line."""
    return _DEEP.sub(lambda found: _at_margin(found) if _below_words(text, found.start()) else found[0], text)


def _below_words(text: str, start: int) -> bool:
    """Whether a paragraph or a heading at the margin ends here, or one empty line above."""
    end = start - 1 if text[start - 1] == "\n" else start
    line, empty = text.rfind("\n", 0, end), text.rfind("\n\n", max(0, end - _FAR), end)
    return not _OWNERS.match(text, line + 1) and not _OWNERS.match(text, empty + 2 if empty >= 0 else 1)


def _at_margin(found: re.Match[str]) -> str:
    lines = found[0].split("\n")
    return "\n".join(line.removeprefix(found[1]) if line.startswith(found[1]) else line.lstrip() for line in lines)
