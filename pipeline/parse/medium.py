"""A story of Medium: a page of the site, or a file of the archive that it exports.

<article class="h-entry"><section data-field="body" class="e-content">
  <h3 class="graf graf--h3 graf--title">Title</h3> <p class="graf graf--p">Text <a data-href="https://example.com">
  <div class="graf graf--mixtapeEmbed"><a title="https://example.com"><strong>Title</strong><br><em>What</em>example.com</a>
<footer>By <a class="p-author">Ada</a> on <a href="https://medium.com/p/1"><time class="dt-published" datetime="...">
  <a class="p-canonical" href="https://medium.com/@ada/title-1">
<article><h1 class="pw-post-title">Title</h1> <h2 class="pw-subtitle-paragraph"> <p class="pw-post-body-paragraph">   (since 2021)
"""

import re
from collections.abc import Iterator
from functools import partial

from bs4 import Tag

from pipeline.model import Block, Document, Reason, SavedFile
from pipeline.parse._article import article
from pipeline.parse._feed import classes, noise
from pipeline.parse._html import Inside, address, is_site, page

_SIGNS = (
    "graf graf--",
    "pw-post-body-paragraph",
    "p-canonical",
    "medium.com/m/signin",
    'property="al:ios:app_name" content="Medium"',
    "cdn-client.medium.com",
)
_SITE = re.compile(
    r"https?://medium\.com(?:/p/(?P<number>[0-9a-f]{8,14})|/?(?P<account>@[\w.-]+)?/?(?:\?.*)?$|/m/signin|/tag/|/plans|/me/|/about|/search)"
)
_OFFERED = re.compile(r"[?&]source=(?:-{0,3}read_next|-{0,3}post_internal_links|[^&]*recirc)")
_NO_HEADINGS = frozenset(("graf--subtitle", "graf--kicker", "pw-subtitle-paragraph"))
SUREST = 80


def recognises(saved: SavedFile) -> int:
    """80 for a page that Medium made."""
    text = saved.text
    return 80 * (is_site(saved) and "medium.com" in text and any(sign in text for sign in _SIGNS))


def read(saved: SavedFile) -> Iterator[Document]:
    """One document."""
    soup = page(saved)
    main = soup.find("section", class_="e-content") or soup.find("article")
    yield article(
        saved, soup, name="medium", platform="medium", main=main, part=_part, mark=partial(_mark, address(soup, saved))
    )


def _part(tag: Tag, like: Block) -> Inside | None:
    names = classes(tag)
    if names & _NO_HEADINGS:
        return Inside(like, level=0)
    if "markup--mixtapeEmbed-anchor" in names:
        return Inside(like, strings=False)
    if tag.name == "a" and "mixtapeImage" in names:
        return Inside(like, silent=True)
    if "speechify-ignore" in names or "pw-multi-vote-count" in names:
        return noise(like, Reason.CHROME, "medium-interface")
    return None


def _mark(own: str | None, url: str) -> Reason | None:
    """Medium's own pages: the story by its number, accounts, other stories that it offers, the rest of the site."""
    if "medium.com/" in url and _OFFERED.search(url):
        return Reason.OFF_TOPIC
    if re.match(r"https?://(?:help|policy|about|status|speechify)\.(?:medium\.)?com", url):
        return Reason.CHROME
    found = _SITE.match(url)
    if found is None:
        return None
    number = found["number"]
    if number and own and own.partition("?")[0].endswith(number):
        return Reason.SELF
    if number:
        return None
    return Reason.PROFILE if found["account"] else Reason.CHROME
