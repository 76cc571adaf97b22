"""A page of GitHub, GitLab, Gitea or Codeberg whose content is a README or another rendered document.

    <article class="markdown-body entry-content" itemprop="text">
      <div class="markdown-heading"><h2 class="heading-element">Books</h2><a class="anchor" href="#books"></a></div>
      <ul><li><a href="https://example.com">Name</a> - what it is</li></ul>
      <a href="https://img.shields.io"><img src="https://camo.githubusercontent.com/..." data-canonical-src="https://img.shields.io/...">

All around it is the site's interface: files, languages, releases, contributors.
"""

import json
import re
from collections.abc import Iterator
from functools import partial

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Document, Genre, Reason, Role, SavedFile
from pipeline.parse._feed import classes, finished, host_of
from pipeline.parse._html import Inside, Look, address, anchor_of, blocks_of, is_site, page, sectioned, within
from pipeline.parse._html_inside import picture
from pipeline.parse._titles import title_of
from pipeline.records import replace

RULE = "repository-interface"
MARKS = ("markdown-body", "js-markup-content", "file-content md", "file-view markup", "wiki js-wiki")
_README = re.compile(r"https?://[^/]+/[^/]+/[^/?#]+")
_SITES = ("github.com", "gitlab.com", "codeberg.org", "gitea.com", "gist.github.com", "bitbucket.org", "notabug.org")
SUREST = 85


def recognises(saved: SavedFile) -> int:
    """85 for a page of a code host with a rendered document that is no issue or discussion."""
    text = saved.text
    return 85 * (is_site(saved) and any(sign in text for sign in MARKS) and _document(page(saved)) is not None)


def read(saved: SavedFile) -> Iterator[Document]:
    """One list."""
    soup = page(saved)
    url = address(soup, saved)
    main = _document(soup)
    interface = Block(Role.NOISE, "", mark=Reason.CHROME, rule=RULE)
    look = Look(partial(_part, main), partial(_link, url), url, picture)
    blocks = list(blocks_of(soup, like=interface, look=look))
    if main is not None and not within(main, soup):
        blocks += blocks_of(main, look=look)
    content = [b for b in blocks if b.role is not Role.NOISE]
    title = title_of(content) or _name(url)
    listed = finished(sectioned(blocks, title=title), saved, soup, base=url, mark=partial(_outside, host_of(url)))
    yield Document("repository_page", Genre.LIST, listed, (), _platform(url), None, title, url)


def _document(soup: BeautifulSoup) -> Tag | None:
    """The rendered document; None for a page of comments, which renders several."""
    found = [
        tag
        for tag in soup.find_all(["article", "div"], class_=["markdown-body", "md", "markup", "wiki"])
        if tag.attrs.get("itemprop") == "text"
        or "entry-content" in classes(tag)
        or not classes(tag).isdisjoint(_FRAMES)
    ]
    if soup.find(class_=["js-comment-body", "comment-body"]) is not None:
        return None
    return found[0] if found else _embedded(soup)


def _embedded(soup: BeautifulSoup) -> Tag | None:
    """GitHub's page of one file holds the rendered text only in its data, when no script has run."""
    for script in soup.find_all("script", {"data-target": "react-app.embeddedData"}):
        try:
            payload = json.loads(script.get_text())["payload"]
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
        blob = payload.get("blob") if isinstance(payload, dict) else None
        text = blob.get("richText") if isinstance(blob, dict) else None
        if isinstance(text, str):
            return BeautifulSoup(text, "lxml").find("article")
    return None


_FRAMES = frozenset(("file-content", "file-view", "js-markup-content", "js-wiki", "blob-content"))


def _part(main: Tag | None, tag: Tag, like: Block) -> Inside | None:
    if tag is main:
        return Inside(Block(Role.PARAGRAPH, ""))
    if like.role is Role.NOISE:
        return None
    names = classes(tag)
    if "anchor" in names or "zeroclipboard-container" in names or "octicon" in names:
        return Inside(like, silent=True)
    return None


def _link(own: str | None, tag: Tag, base: str | None) -> Anchor | None:
    anchor = anchor_of(tag, base)
    if anchor is not None and own and anchor.url.partition("#")[0].rstrip("/") == own.rstrip("/"):
        return replace(anchor, mark=Reason.SELF)
    return anchor


def _outside(host: str, tag: str, name: str, url: str) -> Reason | None:
    return Reason.MEDIA if host_of(url).startswith(("avatars.", "camo.", "opengraph.", "user-images.")) else None


def _name(url: str | None) -> str | None:
    """``owner/name`` of the repository."""
    found = _README.match(url or "")
    return found[0].split("/", 3)[3] if found else None


def _platform(url: str | None) -> str | None:
    host = host_of(url)
    return next((site.split(".")[-2] for site in _SITES if host.endswith(site)), None)
