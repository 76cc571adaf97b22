r"""The text of a BibTeX field: braces that keep capitals, accents and signs as LaTeX writes them.

{G}reedy {\"o}rder \& {\textquotedblleft}noise{\textquotedblright}   ->   Greedy örder & “noise”
"""

import re
import unicodedata

# LaTeX's accents as combining characters; its letters and signs by their commands.
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "i": "i", "j": "j", "textquotedblleft": "“", "textquotedblright": "”", "textquoteleft": "‘", "textquoteright": "’",
    "textquotesingle": "'", "textendash": "–", "textemdash": "—", "textregistered": "®", "textbackslash": "\\",
    "textasciitilde": "~", "textunderscore": "_", "slash": "/", "ldots": "…", "dots": "…",
}  # fmt: skip
_ACCENTED = re.compile(
    r"\\(?:([`'^~=.\"])\s*|([uvHckrd])(?:\s+|(?=\{)))(?:\{\s*(?:\\([ij])|(\w))\s*\}|\\([ij])\b|(\w))"
)
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*(?:\{\})?")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """The text without its markup, on one line."""
    if "\\" in text:
        text = _ACCENTED.sub(_accented, text)
        text = _COMMAND.sub(lambda command: _LETTERS.get(command[1], ""), text)
        text = re.sub(r"\\([&%$#_{}])", r"\1", text)
    text = text.replace("{", "").replace("}", "").replace("``", "“").replace("''", "”").replace("---", "—")
    return _SPACES.sub(" ", text.replace("--", "–").replace("~", " ")).strip()


def address(text: str) -> str:
    """A link or a number: signs that LaTeX escapes are its own."""
    text = re.sub(r"\\(?=[&%$#_~])", "", re.sub(r"\\[A-Za-z]+", " ", text)) if "\\" in text else text
    return text.replace("{", "").replace("}", "").strip()


def _accented(found: re.Match[str]) -> str:
    letter = next(part for part in found.groups()[2:] if part)
    return unicodedata.normalize("NFC", letter + _ACCENTS[found[1] or found[2]])
