"""Papers by the numbers that publishers and archives give them, however their pages and files are spelt.

The forms are those that the sites themselves hand out: abstract, full text, file, and the addresses that they had before
they moved. Where the number is a DOI it is taken as one, so that the publisher's page and doi.org are the same paper.
"""

import re
from collections.abc import Callable
from urllib.parse import quote, unquote

from pipeline.links.parts import Parts
from pipeline.links.videos import Identity

IN_DOI = "/:;()!$&'*+,=@~"  # what stands raw in its URL (RFC 3986); "<", "#" and "?" would end it
# ".../doi/10.x", ".../doi/abs/10.x", ".../doi/10.x/full": how most publishers write it.
_DOI_PAGE = re.compile(
    r"/doi/(?:[A-Za-z]{2,12}/)?(10\.\d{4,9}/\S+?)(?:/(?:full|abstract|pdf|epdf|summary|references))?/?\Z"
)
_SPRINGER = re.compile(r"/(?:article|chapter|protocol|content/pdf)/(10\.\d{4,9}/\S+?)(?:\.pdf|/fulltext\.html)?/?\Z")
_PREPRINT = re.compile(r"/content/(?:early/\d{4}/\d\d/\d\d/)?(10\.\d{4,9}/[\d.]+\d)(?:v\d+)?(?:\.[a-z.-]+)?/?\Z")
_FRONTIERS = re.compile(r"/(?:articles|journals/[a-z-]+/articles)/(10\.\d{4,9}/[^/\s]+)(?:/(?:full|abstract|pdf))?/?\Z")
_EUCLID = re.compile(r"/(10\.\d{4,9}/\S+?)(?:\.(?:full|short|pdf))?/?\Z")
_NATURE = re.compile(r"/articles/([a-z0-9-]{6,40})(?:\.pdf)?/?\Z")
_ARXIV = re.compile(r"/(?:papers|abs|arxiv/|arxiv:)/?(\d{4}\.\d{4,5})(?:v\d+)?/?\Z", re.IGNORECASE)
_NIPS = re.compile(
    r"/(?:paper_files/)?paper/(?:(\d{4})/(?:file|hash)/([0-9a-f]{32})-(?:Paper|Abstract)\S*|(\d{3,5})(-[^/]+?)(?:\.pdf)?)\Z"
)
_PMLR = re.compile(r"/(?:proceedings/papers/)?(v\d+)/([a-z]+\d\d[a-z]?)(?:/\2)?(?:\.(?:html|pdf))?/?\Z")
_JMLR = re.compile(r"/papers/v(?:olume)?(\d+)/([a-z-]+\d\d[a-z]?)(?:/\2(?:\.old)?)?(?:\.(?:html|pdf))?/?\Z")
_ACL = re.compile(
    r"/(?:anthology/)?(?:[A-Z]/[A-Z]\d\d/)?([A-Z]\d\d-\d{4}|20\d\d\.[a-z0-9-]+\.\d+)(?:v\d)?(?:\.pdf)?/?\Z"
)
_SSRN = re.compile(r".*[?&/]abstract(?:_id)?=(\d+)")
_ZENODO = re.compile(r"/records?/(\d+)/?\Z")
_ACM = re.compile(r"/citation\.cfm\?(?:.*&)?(?:id|doid)=(\d+\.\d+)(?:&|\Z)")
_HEX = re.compile(r"/paper/(?:[^/]+/)?([0-9a-f]{40})/?\Z")
_IEEE = re.compile(r"/(?:abstract/)?document/(\d{5,9})/?\Z")


def doi_of(name: str) -> Identity:
    """The identity of a DOI; they are compared without case (ISO 26324)."""
    name = name.lower()
    return Identity(f"doi:{name}", f"https://doi.org/{quote(name, safe=IN_DOI)}")


def doi_page(parts: Parts) -> Identity | None:
    """A publisher's page whose path holds its DOI behind "/doi/"."""
    found = _DOI_PAGE.search(unquote(parts.path)) if "/doi/" in parts.path else None
    return doi_of(found[1]) if found else None


def _by_doi(pattern: re.Pattern[str], registrant: str = "") -> Callable[[Parts], Identity | None]:
    def rule(parts: Parts) -> Identity | None:
        found = pattern.search(unquote(parts.path))
        return doi_of(registrant + found[1]) if found else None

    return rule


def _acm(parts: Parts) -> Identity | None:
    found = _ACM.match(parts.tail)  # pages of before 2020 bear the end of the DOI
    return doi_of(f"10.1145/{found[1]}") if found else doi_page(parts)


def _ssrn(parts: Parts) -> Identity | None:
    found = _SSRN.match(parts.tail)
    return doi_of(f"10.2139/ssrn.{found[1]}") if found else None


def _plos(parts: Parts) -> Identity | None:
    number = (parts.value("id") or "").removeprefix("info:doi/")
    return doi_of(number) if number.startswith("10.1371/") else None


def _arxiv(parts: Parts) -> Identity | None:
    found = _ARXIV.match(parts.path)
    return Identity(f"arxiv:{found[1]}", f"https://arxiv.org/abs/{found[1]}") if found else None


def _openreview(parts: Parts) -> Identity | None:
    whole = parts.path in ("/forum", "/pdf") or (parts.path == "/attachment" and parts.value("name") == "pdf")
    name = parts.value("id") if whole else None
    return Identity(f"openreview:{name}", f"https://openreview.net/forum?id={name}") if name else None


def _nips(parts: Parts) -> Identity | None:
    found = _NIPS.match(parts.path)
    if not found:
        return None
    year, name, number, slug = found.groups()
    if name:
        return Identity(f"nips:{name}", f"https://papers.nips.cc/paper/{year}/hash/{name}-Abstract.html")
    return Identity(f"nips-number:{number}", f"https://papers.nips.cc/paper/{number}{slug}")  # no other than the hash


def _pmlr(parts: Parts) -> Identity | None:
    found = _PMLR.match(parts.path)
    return (
        Identity(f"pmlr:{found[1]}/{found[2]}", f"https://proceedings.mlr.press/{found[1]}/{found[2]}.html")
        if found
        else None
    )


def _jmlr(parts: Parts) -> Identity | None:
    if parts.path.startswith("/proceedings/"):
        return _pmlr(parts)
    found = _JMLR.match(parts.path)
    return (
        Identity(f"jmlr:v{found[1]}/{found[2]}", f"https://jmlr.org/papers/v{found[1]}/{found[2]}.html")
        if found
        else None
    )


def _acl(parts: Parts) -> Identity | None:
    found = _ACL.match(parts.path)
    return Identity(f"acl:{found[1]}", f"https://aclanthology.org/{found[1]}") if found else None


def _semantic_scholar(parts: Parts) -> Identity | None:
    found = _HEX.match(parts.path)
    if not found and parts.path.startswith("/arxiv/"):
        return _arxiv(parts)
    return Identity(f"s2:{found[1]}", f"https://semanticscholar.org/paper/{found[1]}") if found else None


def _ieee(parts: Parts) -> Identity | None:
    found = _IEEE.match(parts.path)
    number = found[1] if found else parts.value("arnumber") if parts.path.endswith(".jsp") else None
    return Identity(f"ieee:{number}", f"https://ieeexplore.ieee.org/document/{number}") if number else None


PAPERS: dict[str, Callable[[Parts], Identity | None]] = {
    "link.springer.com": _by_doi(_SPRINGER),
    "nature.com": _by_doi(_NATURE, "10.1038/"),
    "frontiersin.org": _by_doi(_FRONTIERS),
    "projecteuclid.org": _by_doi(_EUCLID),
    **dict.fromkeys(("biorxiv.org", "medrxiv.org"), _by_doi(_PREPRINT)),
    "journals.plos.org": _plos,
    **dict.fromkeys(("huggingface.co", "arxiv-vanity.com", "arxiv-sanity.com", "scirate.com", "papers.cool"), _arxiv),
    "api.semanticscholar.org": _arxiv,
    **dict.fromkeys(("papers.ssrn.com", "ssrn.com"), _ssrn),
    "zenodo.org": _by_doi(_ZENODO, "10.5281/zenodo."),
    "dl.acm.org": _acm,
    "doi.acm.org": _by_doi(_EUCLID),
    "openreview.net": _openreview,
    **dict.fromkeys(("papers.nips.cc", "papers.neurips.cc", "proceedings.neurips.cc"), _nips),
    "proceedings.mlr.press": _pmlr,
    "jmlr.org": _jmlr,
    **dict.fromkeys(("aclweb.org", "aclanthology.org", "aclanthology.info"), _acl),
    "semanticscholar.org": _semantic_scholar,
    "ieeexplore.ieee.org": _ieee,
}
