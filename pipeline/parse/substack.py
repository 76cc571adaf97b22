"""A post of Substack, or of a newsletter on its own domain that Substack serves.

<h1 class="post-title">Title</h1> <a class="... profile-hover-card-target" href="https://substack.com/@ada">Ada</a>
<div class="available-content"><div class="body markup"><p>Text</p>
  <div class="subscription-widget-wrap" data-attrs='{"url": ...}'>, <p class="button-wrapper" data-attrs=...>
  <div class="tweet" data-attrs='{"url": "https://twitter.com/ada/status/1", "full_text": "...", ...}'>
  <div class="embedded-post-wrap" data-attrs='{"url": "https://bob.substack.com/p/title", "title": "..."}'>
  <div class="youtube-wrap" data-attrs='{"videoId": "dQw4w9WgXcQ"}'>
"""

import json
import re
from collections.abc import Iterator

from bs4 import Tag

from pipeline.model import Block, Document, Reason, SavedFile
from pipeline.parse._article import article
from pipeline.parse._feed import classes, noise
from pipeline.parse._html import Inside, is_site, page

_SIGNS = ("substackcdn.com", "substack-post-media", "substack.com/embed")
_NAMES = """subscription-widget-wrap subscription-widget-wrap-editor subscription-widget button-wrapper
    captioned-button-wrap subscribe-footer install-substack-app-embed community-chat directMessage post-ufi share-dialog
    footer-buttons"""
_WIDGETS = frozenset(_NAMES.split())
# Copies of anchors, and of the card of a post all but its title and teaser.
_COPIES = """footnote-anchor header-anchor-parent header-anchor-widget embedded-post-header embedded-post-cta-wrapper
    embedded-post-meta"""
_SILENT = frozenset(_COPIES.split())
_ACTIONS = ("subscribe", "share", "comment", "action=", "donate", "%%", "leave-a-comment", "gift", "refer")
SUREST = 80


def recognises(saved: SavedFile) -> int:
    """80 for a page that Substack made."""
    text = saved.text
    return 80 * (
        is_site(saved)
        and "substack" in text
        and ("body markup" in text or "available-content" in text)
        and any(sign in text for sign in _SIGNS)
    )


def read(saved: SavedFile) -> Iterator[Document]:
    """One document."""
    soup = page(saved)
    main = soup.find("div", class_="available-content") or soup.find("div", class_="body")
    yield article(saved, soup, name="substack", platform="substack", main=main, part=_part, mark=_mark)


def _part(tag: Tag, like: Block) -> Inside | None:
    names = classes(tag)
    if names & _WIDGETS:
        return noise(like, Reason.PROMOTION, "substack-widget") if _asks(tag) else None
    if names & _SILENT:
        return Inside(like, silent=True)
    return None


def _mark(url: str) -> Reason | None:
    """Substack's own pages: accounts, and what asks for a subscription."""
    if re.match(r"https?://substack\.com/(?:@|profile/)[\w-]+/?(?:\?.*)?$", url):
        return Reason.PROFILE
    return Reason.PROMOTION if re.search(r"\.substack\.com/(?:subscribe|account)\b", url) else None


def _asks(tag: Tag) -> bool:
    """True for a widget that asks for something; a button that leads to another page is a link."""
    if "button-wrapper" not in classes(tag) and "captioned-button-wrap" not in classes(tag):
        return True
    try:
        data = json.loads(str(tag.attrs.get("data-attrs") or "{}"))
    except (ValueError, RecursionError):
        return True
    url = str(data.get("url") or "") if isinstance(data, dict) else ""
    return not url or any(action in url.lower() for action in _ACTIONS)
