"""What reference managers know of a work -> a Save: its kind in a word, its makers in the order of speech, its link."""

import re
from collections.abc import Iterable

from pipeline.parse._saves import Save

# What BibTeX, RIS and CSL call a work, in a word that names its kind; webpages and what is mixed name none.
_WORDS = {
    "paper": "article inproceedings conference incollection phdthesis mastersthesis thesis techreport report unpublished "
    "jour conf cpaper thes rprt unpb mgzn article-journal paper-conference manuscript",
    "book": "book inbook booklet collection proceedings mvbook chap edbook ebook chapter",
    "video": "video motion_picture mpct",
    "software": "software comp",
    "dataset": "dataset data",
}
KINDS = {name: word for word, names in _WORDS.items() for name in names.split()}
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)?\s*(10\.\d{4,9}/\S+)", re.I)
_ARXIV = re.compile(r"(?:arxiv:)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)", re.I)
_PART = re.compile(r"\b(given|family)=([^,]+)")
_COMMA = re.compile(r"\s*,\s*")


def reference(
    kind: str, title: str, makers: Iterable[str], *, url: str, where: str, doi: str = "", eprint: str = "",
    note: str = "", abstract: str = "", tags: Iterable[str] = (),
) -> Save:  # fmt: skip
    """A work as a bookmark: `kind` is its format's own word, `note` its keeper's, `abstract` the work's."""
    word = KINDS.get(kind.lower(), "")
    return Save(
        url or _by_number(doi, eprint),
        title,
        note=note,
        quotes=abstract,
        byline=", ".join(map(spoken, makers)),
        tags=(*([word] if word else ()), *tags),
        where=where,
    )


def spoken(name: str) -> str:
    """ "Meadows, Donella H." or "family=Meadows, given=Donella H." as one says it: "Donella H. Meadows"."""
    parts = dict(_PART.findall(name)) if "family=" in name else {}
    if parts:
        return f"{parts.get('given', '')} {parts['family']}".strip()
    last, *rest = _COMMA.split(name.strip())
    return " ".join((*reversed(rest), last)).strip()


def _by_number(doi: str, eprint: str) -> str:
    """The link that a number stands for; an e-print may be given as a link."""
    if found := _DOI.fullmatch(doi.strip()):
        return f"https://doi.org/{found[1]}"
    if eprint.startswith("http"):
        return eprint
    found = _ARXIV.fullmatch(eprint.strip())
    return f"https://arxiv.org/abs/{found[1]}" if found else ""
