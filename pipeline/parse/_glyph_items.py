"""Items of a list that begin with a picture, a bullet or a number that Markdown does not know: strict readers run them together.

    • Gravel for the Patient by Ada Pen          ➡️ *Gravel* - Ada Pen. I quote it weekly.          (1) Gravel, Ada Pen.
    • Sand at Sea by Sam Stone                   ➡️ *Sand* - Sam Stone.                             (2) Sand, Sam Stone.

A picture alone may only point at what follows, "👉 https://example.org", so it has to begin two lines in a row; numbers
in brackets have to begin paragraphs, three at least.
"""

import re

_BULLETS = "•●■▪◦‣▸∙"
_BULLET = re.compile(rf"(?<=\n)([ \t]*)[{_BULLETS}][ \t\u00a0]+(?=\S)")
PICTURE = r"[\u2190-\u21ff\u25a0-\u25ff\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]"
_COUNTED = re.compile(r"(?<=\n\n)\((\d{1,3})\)(?= \S)")
_COUNT = ("\n\n(1) ", "\n\n(2) ", "\n\n(3) ")
_LINE = r"[ \t]+(?=\S)[^\n]*"
_PICTURED = re.compile(rf"(?<=\n)[ ]{{0,3}}(?P<picture>{PICTURE}\ufe0f?){_LINE}(?:\n[ ]{{0,3}}(?P=picture){_LINE})+")


def itemised(text: str) -> str:
    """The text, which begins with an empty line, with such lines as Markdown's items, line for line."""
    if all(number in text for number in _COUNT):
        text = _COUNTED.sub(r" \1.", text)  # as long as before: places stay
    if text.isascii():
        return text
    if len(_BULLET.findall(text)) > 1:
        text = _BULLET.sub(r"\1- ", text)
    return _PICTURED.sub(_dashed, text)


def _dashed(found: re.Match[str]) -> str:
    picture = found["picture"]
    return "\n".join(line.replace(picture, "-", 1) for line in found[0].split("\n"))
