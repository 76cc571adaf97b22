"""Where a URL ends in running text."""

import re

from pipeline.links.characters import ASCII_TAIL, DAMAGED_ELLIPSIS, ELLIPSIS, SPACELESS, TAIL
from pipeline.links.markup import marked_end

LONGEST = 2048  # characters of path, query and fragment; what is longer is no link that anybody shares
DEEPEST = 8  # open brackets at a time; bounds the work on hostile text

# Quotes end a URL but where they stand around words of a page's name: wiki/"Heroes"_(album).
_TAIL = re.compile(
    rf"{ASCII_TAIL}{{0,{LONGEST}}}+(?:{TAIL}|(?:(?<=_)|(?<=/wiki/))\"[\w.!'-]{{1,64}}\"){{0,{LONGEST}}}+"
)
# Where nothing else stands in a tail, nothing in it can end the URL but closing punctuation.
_PLAIN = re.compile(r"[A-Za-z0-9/._?=%#+-]*+")
_BRACKET = re.compile(r"[()\[\]{}]")
_OPENER = {")": "(", "]": "[", "}": "{"}
# Another URL begins right behind a letter, a digit or an opening bracket: two links were glued.
_GLUED = re.compile(r"(?<=[A-Za-z0-9\u0080-\uffff(\[{'|*])(?i:https?|hxxps?)://")
# Words of a script without spaces right behind an ASCII letter or digit, but not in a wiki's page name.
_TOUCHING = re.compile(rf"(?<=[A-Za-z0-9])[{SPACELESS}]")
# An HTML entity of a character that cannot stand in a URL.
_ENTITY = re.compile(r"&(?:quot|lt|gt|nbsp|#0*(?:34|39|60|62|160)|#x0*(?:22|27|3c|3e|a0));?", re.IGNORECASE)
# A backslash escapes Markdown's punctuation; before anything else it ends the URL (an escape of the surrounding code).
_BACKSLASH = re.compile(r"\\(?![!-/:-@\[-`{-~])")
# Closing punctuation that the sentence owns, not the URL.
_CLOSING = ".,;:!?'’*~|@\\"
_LETTERS_ONLY = re.compile(r"/[A-Za-z0-9]*")
# What encloses a URL, and so ends it.
_ENCLOSING = {"'": "'", "*": "*", "~": "~", "{": "}"}
# A bar parts cells and labels; it stands in a URL only behind its question mark.
_BAR = re.compile(r"[^?|\s]*+(\|)")


def tail_end(text: str, start: int, at: int, *, host: str) -> int:
    """Where the URL of text[start:] ends, whose path, query and fragment begin at text[at]."""
    if at >= len(text) or text[at] not in "/?#":
        return at
    if (marked := marked_end(text, start)) is not None and marked >= at:
        return marked
    before = text[start - 1] if start else ""
    if host.lower() in ("t.co", "www.t.co"):
        code = _LETTERS_ONLY.match(text, at)
        return code.end() if code else at
    end = _longest(text, at)
    plain = _PLAIN.match(text, at)
    if plain is None or plain.end() != end:
        end = _cut(text, at, end, before)
        cut_off = ELLIPSIS.match(text, end) is not None
        end = _balanced(text, at, end, open_end=cut_off)
    end = _trimmed(text, at, end)
    return end - 1 if before == "_" and text[end - 1] == "_" else end


def _longest(text: str, at: int) -> int:
    """The end of what could be a tail at all; not beyond the next scheme when that is another URL's."""
    other = text.find("://", at, at + LONGEST)
    found = _TAIL.match(text, at, other) if other >= 0 else _TAIL.match(text, at)
    end = found.end() if found else at
    if end != other:
        return end
    if glued := _GLUED.search(text, at, other + len("://")):
        return glued.start()
    whole = _TAIL.match(text, at)
    return whole.end() if whole else end


def _cut(text: str, at: int, end: int, before: str) -> int:
    """The first place where something that is no URL begins."""
    for pattern in (_GLUED, _ENTITY, _BACKSLASH):
        if found := pattern.search(text, at, end):
            end = found.start()
    if found := DAMAGED_ELLIPSIS.search(text, at, end + 4):  # its last character may stand behind the end
        end = min(end, found.start())
    if (closer := _ENCLOSING.get(before)) and (place := text.find(closer, at, end)) >= 0:
        end = place
    if found := _BAR.match(text, at, end):
        end = found.start(1)
    if not text.startswith("/wiki/", at) and (found := _TOUCHING.search(text, at, end)):
        end = found.start()
    return end


def _balanced(text: str, at: int, end: int, *, open_end: bool) -> int:
    """The end before the first bracket without a partner; an open one may stand in a URL that was cut off."""
    waiting: list[tuple[str, int]] = []
    for found in _BRACKET.finditer(text, at, end):
        bracket = found[0]
        if bracket not in _OPENER:
            waiting.append((bracket, found.start()))
            if len(waiting) > DEEPEST:
                break
        elif not waiting or waiting.pop()[0] != _OPENER[bracket]:
            return found.start()
    return waiting[0][1] if waiting and not open_end else end


def _trimmed(text: str, at: int, end: int) -> int:
    quoted = text.count("'", at, end) % 2 == 0
    while end > at and text[end - 1] in _CLOSING and not (quoted and text[end - 1] == "'"):
        end -= 1
    return end
