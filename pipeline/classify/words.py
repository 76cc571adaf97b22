"""Any text -> its words, folded: the one form in which phrases and texts meet."""

import re
import unicodedata

_URL = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/\S*")
_DOMAIN_ML = re.compile(r"(?<=\w)\.ml\b", re.IGNORECASE)  # a top-level domain, no machine learning
_HANDLE = re.compile(r"(?<!\w)@[\w.]+")
# Chinese, Japanese and Korean are matched sign by sign: no dictionary is needed to find a phrase in them.
_SIGN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_SIGN}]|[^\W_{_SIGN}]+(?:\+\+|#)?")


def words(text: str) -> list[str]:
    """The words of `text` in order: case and accents folded, URLs and handles left out, ``C++`` and ``C#`` whole.

    ``&`` between words is "and".
    """
    if "/" in text or "www." in text:
        text = _URL.sub(" ", text)
    if ".ml" in text:
        text = _DOMAIN_ML.sub("", text)
    if "@" in text:
        text = _HANDLE.sub(" ", text)
    if " & " in text:
        text = text.replace(" & ", " and ")
    return _WORD.findall(_fold(text))


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFC", "".join(c for c in apart if unicodedata.category(c) != "Mn"))
