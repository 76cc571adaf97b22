"""Where markup says that a URL ends: Markdown's destinations and HTML's attributes may hold spaces and brackets."""

import re

from pipeline.links.characters import ELLIPSIS

_LONGEST = 2048
_DESTINATION = re.compile(
    rf"[^()\n<>]{{0,{_LONGEST}}}+(?:\([^()\n<>]{{0,{_LONGEST}}}+\)[^()\n<>]{{0,{_LONGEST}}}+){{0,8}}\)"
)
_POINTED = re.compile(rf"[^\n<>]{{0,{_LONGEST}}}+>")
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*'|\([^)]*\))\s*\Z""")
# A space inside a destination belongs to the URL when the last word still reads like one: a file or a folder.
_READS_ON = re.compile(r"[/%=]|\.[A-Za-z0-9]{2,5}\Z")


def marked_end(text: str, start: int) -> int | None:
    """The end of the URL at text[start] where markup gives it; None where nothing does."""
    if text.endswith("](", 0, start):
        found = _DESTINATION.match(text, start)
        return _end(found[0][:-1], start) if found else None
    if text.endswith("(<", 0, start):
        found = _POINTED.match(text, start)
        return start + len(found[0]) - 1 if found else None
    if text.endswith(('="', "='"), 0, start):
        quote = text[start - 1]
        end = text.find(quote, start, start + _LONGEST)
        return _end(text[start:end], start) if end >= 0 and not set("\n<>") & set(text[start:end]) else None
    return None


def _end(destination: str, start: int) -> int | None:
    """Where the URL ends in what stands between the marks; None where it was cut off or words follow."""
    if "\\" in destination or ELLIPSIS.search(destination):
        return None
    titled = _TITLE.search(destination)
    url = destination[: titled.start()] if titled else destination.rstrip()
    words = url.split()
    return start + len(url) if len(words) < 2 or _READS_ON.search(words[-1]) else None
