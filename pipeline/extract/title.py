"""The name of a resource: the words that stand for it, else a card's title, else the words of its URL."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from pipeline.extract.wording import clean
from pipeline.model import Candidate, Document, Entry, UrlState

# Rules that drew a title out of a sentence or an address: nobody gave it as the name.
DRAWN = frozenset({"first sentence", "capitalised", "noun phrase", "words of the URL"})
_EDGES = " \t\"“”„«»‘’'`*_-–—:;,.|>→#·•"
_WORDS = re.compile(r"[^\W\d_](?:[^\W_]|')*|\d+")
_KEPT = re.compile(r"\b[CFJ]#[\"”’']?$|\.\.\.$")  # signs that belong to the name they end
_CLOSING = {"'": "'", "‘": "’", '"': '"', "“": "”"}
_QUOTE_INSIDE = re.compile(r"\s(['‘\"“])(?=\w)(?:(?!\w[’'”\"](?:\W|$))[^\n])*$")  # Sam's "Gravel
_FOOTNOTE = re.compile(r"(?<=[^\W\d_])\[\d{1,2}\](?=[\s,.;:)]|$)")
# What stood behind a name on the page was a link, to a shop or a shelf: "(goodreads link)", "[link]"; or how long it takes: "(8 minute read)".
_BESIDE = re.compile(
    r"\s+[(\[](?:(?:affiliate|amazon|goodreads|bookshop|publisher|shop|store)(?:\s+links?)?|links?|\d{1,3}[ -]?min(?:ute)?s?\s(?:read|watch|listen))[)\]]$",
    re.I,
)
_ENDING = re.compile(r"\.(?:html?|php|aspx?|cfm|jsp|pdf|md|ipynb|txt)$", re.I)


def title_of(document: Document, entry: Entry, candidate: Candidate) -> tuple[str | None, str]:
    """The title, and the rule that gave it; None where nothing names the resource."""
    name = tidy(document.text_of(entry.name)) if entry.name is not None else None
    if name and not _ADDRESS.match(name):
        return name, entry.rule
    if candidate.title and (card := tidy(candidate.title)):
        return card, "card"
    if candidate.url and candidate.state is not UrlState.SHORT:
        words = words_of_url(candidate.url)
        return (words, "words of the URL") if words else (None, "unnamed")
    return None, "unnamed"


@lru_cache(maxsize=8192)
def tidy(text: str) -> str | None:
    """A name without quotation marks, numbering, footnote marks, word of a link, reading time and trailing stops; styled letters become plain ones (NFKC)."""
    folded = unicodedata.normalize("NFKC", clean(text))
    folded = _FOOTNOTE.sub("", folded) if "[" in folded else folded
    folded = _BESIDE.sub("", folded) if folded.endswith((")", "]")) else folded
    bare = folded.strip(_EDGES)
    if _KEPT.search(folded):
        bare = folded.strip(_EDGES.replace("#", "").replace(".", ""))
    if opened := _QUOTE_INSIDE.search(bare):
        bare = _closed(bare, folded, _CLOSING[opened[1]])
    if bare.count("(") > bare.count(")"):
        bare = _closed(bare, folded, ")")
    return bare or None


def _closed(bare: str, folded: str, sign: str) -> str:
    """`bare` with the sign that closes it, where `folded` has that right behind it."""
    return bare + sign if folded.startswith(sign, folded.find(bare) + len(bare)) else bare


@lru_cache(maxsize=8192)
def words_of_url(url: str) -> str | None:
    """A name out of the last telling part of the path, or the host: "deep-learning-notes" is "deep learning notes"."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    for piece in reversed(unquote(parts.path).strip("/").split("/")):
        words = _WORDS.findall(_ENDING.sub("", piece)) if "=" not in piece else []  # "ref=sr_1_1" says how one came
        if sum(len(w) for w in words if w.isalpha()) >= 4 and len(words) <= 14 and piece.lower() not in _DULL:
            return " ".join(words)
    return (parts.hostname or "").removeprefix("www.") or None


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$", re.I)  # a page that was saved without its title
# Parts of paths that are the same on every page of a platform.
_DULL = frozenset(
    """
    index index.html index.php index.xml home default default.aspx main master blob tree watch playlist channel reel reels shorts
    status comments posts feed feeds feed.xml rss.xml atom.xml blog.xml item product details folder folders file files
    document documents view viewer edit preview open share embed download downloads
    """.split()
)
