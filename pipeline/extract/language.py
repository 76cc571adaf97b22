"""In which language a text is: said only where the text is long enough to be sure."""

import re
from functools import lru_cache

_URL = re.compile(r"https?://\S+|[@#]\w+")
_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile("[a-z]+")
# Words that stand in nearly every English sentence and are rare elsewhere: most texts are decided by them alone.
_ENGLISH = frozenset({
    "the", "and", "of", "to", "is", "for", "that", "with", "this", "you", "are", "it", "on", "from", "how", "what",
    "your", "have", "be", "by", "not", "all", "can", "learn", "about", "will", "an",
})  # fmt: skip
_ENOUGH_ENGLISH = 0.15  # share of such words in running English is about a third, in other languages under 0.05
# So many words are enough to overlook the accents of a few names: in nearly all other languages more words bear some.
_MANY_WORDS = 20
_FOREIGN = 0.05
_FEWEST_WORDS = 4
_REMARK = 500  # characters: longer ones, and samples of whole documents, would fill the memory and seldom come again
_FEWEST_SIGNS = 6  # of a script that only one language writes, or that writes no spaces
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_ANY_SCRIPT = re.compile("|".join(script.pattern for _, script in _SCRIPTS))
# Near neighbours that hardly anybody saves threads in (Galician, Luxembourgish) only take votes from these.
_READ = (
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ja",
    "ko", "nl", "no", "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh",
)  # fmt: skip
_SURE = 0.9  # of py3langid's own certainty
_SURE_WORDS = 8  # below, its answer is not better than a guess on titles and remarks


def language_of(text: str) -> str | None:
    """The BCP 47 tag of the language that `text` is written in; None where it is too short to be sure."""
    return _remembered(text) if len(text) < _REMARK else _told(text)


def _told(text: str) -> str | None:
    if not text:
        return None
    bare = _URL.sub(" ", text) if "://" in text or "@" in text or "#" in text else text
    if not bare.isascii() and (script := _by_script(bare)):
        return script
    words = (_ASCII_WORD if bare.isascii() else _WORD).findall(bare.lower())
    if len(words) < _FEWEST_WORDS:
        return None
    if (bare.isascii() or _plain(words)) and sum(map(_ENGLISH.__contains__, words)) >= _ENOUGH_ENGLISH * len(words):
        return "en"
    if len(words) < _SURE_WORDS:
        return None
    return _identified(" ".join(words))


_remembered = lru_cache(maxsize=8192)(_told)  # remarks come again in copies of a list


def _plain(words: list[str]) -> bool:
    """True for many words of which hardly one has other letters than a to z."""
    return len(words) >= _MANY_WORDS and sum(map(str.isascii, words)) >= (1 - _FOREIGN) * len(words)


def _by_script(text: str) -> str | None:
    if not _ANY_SCRIPT.search(text):
        return None
    letters = sum(map(str.isalpha, text))
    for language, script in _SCRIPTS:
        signs = len(script.findall(text))
        if language == "ja" and signs:  # kana stand between Chinese signs: a few are enough
            signs += len(_SCRIPTS[2][1].findall(text))
        if signs >= _FEWEST_SIGNS and signs * 3 > letters:
            return language
    return None


def _identified(text: str) -> str | None:
    from pipeline.extract._identifier import identifier

    language, certainty = identifier(_READ).classify(text)
    return str(language) if certainty >= _SURE else None
