"""The regions of a page that are not its content, by element, role, and the words of class and id.

The words are those that site generators and themes use (WordPress, Ghost, Hugo, Jekyll, Medium, Substack, Blogger); a
word counts as a whole part of a class name (``share-buttons``, never ``shared``). What no rule names is content.
"""

import re
from functools import lru_cache

from bs4 import Tag
from bs4.element import PageElement

from pipeline.model import Reason

# Checked in this order: a "related newsletter posts" box is other articles before it is a subscription.
_WORDS: tuple[tuple[Reason, str, str], ...] = (
    (
        Reason.OFF_TOPIC,
        "related",
        "related recommended recommendations recirculation readmore morefrom yarpp outbrain taboola "
        "jp-relatedposts upnext trending popular similar",
    ),
    (
        Reason.OFF_TOPIC,
        "comments",
        "comments commentlist comment-list respond disqus discussion-embed webmentions",
    ),
    (
        Reason.PROMOTION,
        "advert",
        "ad ads advert adverts advertisement advertisements adsbygoogle sponsor sponsors sponsored "
        "sponsorship promo promotion affiliate banner-ad dfp gpt-ad advertising",
    ),
    (
        Reason.PROMOTION,
        "subscribe",
        "subscribe subscription subscriptions signup sign-up newsletter-signup newsletter-form optin "
        "mailchimp donate donation patreon paywall subscribe-widget subscription-widget cta",
    ),
    (
        Reason.PROFILE,
        "author-box",
        "author-box author-bio authorbox author-card about-author author-info author-profile bio byline "
        "author-details post-author authors",
    ),
    (
        Reason.CHROME,
        "share",
        "share shares sharing share-buttons sharedaddy social socials social-links social-icons addtoany "
        "addthis shariff like-box likes claps voters voting upvote upvotes votelinks vote-count vote-buttons",
    ),
    (
        Reason.CHROME,
        "navigation",
        "nav navbar navigation navigator menu menus breadcrumb breadcrumbs pagination pager toc "
        "table-of-contents tableofcontents sidebar sidenav skip-link skip-links search searchform search-form "
        "login signin toolbar topbar masthead footer site-footer site-header page-footer tags tagcloud "
        "toc_container ez-toc-container wp-block-rank-math-toc-block wp-block-yoast-seo-table-of-contents "
        "tag-list post-tags post-meta entry-meta entry-footer post-footer prevnext post-navigation",
    ),
    (
        Reason.CHROME,
        "notice",
        "cookie cookies cookiebar consent gdpr privacy-notice popup modal overlay lightbox toast noprint "
        "screen-reader-text sr-only visually-hidden visuallyhidden print-only edit-link editsection "
        "mw-editsection",
    ),
)
_RULES = {word: (reason, rule) for reason, rule, words in reversed(_WORDS) for word in words.split()}
_ORDER = {rule: place for place, (_, rule, _) in enumerate(_WORDS)}
_ELEMENTS = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "aside",
    "dialog": "dialog",
    "form": "form",
    "button": "button",
}
_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar")
)
_PART = re.compile(r"[-_]+")
_KEPT = frozenset(
    ("html", "body", "main", "article", "a", "span", "p", "em", "strong", "b", "i", "code", "pre", "h1", "h2")
)


# "Photo by Ada Fern on Unsplash", "Image credit: NASA", "Foto: dpa"
_PICTURE = r"(?:(?:cover|header|featured|hero|title)\s+)?(?:photo(?:graph)?|image|picture|illustration|artwork|foto|bild|imagen|imagem)"
_CREDIT = re.compile(
    rf"{_PICTURE}s?\s*(?:(?:by|from|via|courtesy of|von|par|por|de)\s+\S|(?:credits?|source)?\s*(?:by|to|:)\s*\S)", re.I
)
_LONGEST_CREDIT = 120  # characters


def region_of(tag: Tag) -> tuple[Reason, str] | None:
    """(what it is, the name of the rule) of an element that begins a region of noise; None for the rest."""
    name = tag.name
    if name in ("figcaption", "p") and _is_credit(tag):
        return Reason.MEDIA, "picture-credit"
    if name in _KEPT:
        return None
    if name in _ELEMENTS:
        return Reason.CHROME, _ELEMENTS[name]
    if name == "header" and tag.parent is not None and tag.parent.name == "body":
        return Reason.CHROME, "header"
    attrs = tag.attrs
    if not attrs:
        return None
    role = attrs.get("role")
    if role in _ROLES:
        return Reason.CHROME, f"role-{role}"
    names = attrs.get("class")
    label = (" ".join(names) if isinstance(names, list) else names or "") + " " + str(attrs.get("id") or "")
    return _by_words(label) if label != " " else None


def _is_credit(tag: Tag) -> bool:
    """True for a line that says whose picture stands above it, and nothing else."""
    if _first_sign(tag).lower() not in _PICTURES_BEGIN:
        return False
    text = short_text(tag)
    return text is not None and _CREDIT.match(text) is not None


def _first_sign(tag: Tag) -> str:
    """What the text of an element begins with; "" where it begins with a blank or a picture."""
    node: PageElement = tag
    while isinstance(node, Tag):
        if not node.contents:
            return ""
        node = node.contents[0]
    return str(node)[:1].strip()


_PICTURES_BEGIN = frozenset("pichatfb") | {""}  # the first letters of what `_CREDIT` knows
_FEW = 20  # nodes


def short_text(tag: Tag) -> str | None:
    """The text of an element that holds little; read no further than that, as pages may nest without an end."""
    words: list[str] = []
    length = 0
    stack: list[PageElement] = [tag]
    for _ in range(_FEW):
        if not stack:
            return " ".join("".join(words).split())
        node = stack.pop()
        if isinstance(node, Tag):
            stack.extend(reversed(node.contents[: _FEW + 1]))
            continue
        words.append(str(node))
        length += len(words[-1])
        if length > _LONGEST_CREDIT:
            return None
    return None


@lru_cache(maxsize=4096)
def _by_words(label: str) -> tuple[Reason, str] | None:
    found = [_RULES[word] for word in _words(label.lower()) if word in _RULES]
    return min(found, key=lambda rule: _ORDER[rule[1]]) if found else None


def _words(label: str) -> list[str]:
    """Each class name, and its parts; a name with a layout word ("has-sidebar") counts only whole."""
    words: list[str] = []
    for name in label.split():
        words.append(name)
        parts = [part for part in _PART.split(name) if part]
        if parts and parts[0] not in _LAYOUT and parts[-1] not in _LAYOUT:
            words += (parts[0], parts[-1])
    return words


# Names that say how the content lies beside something, and utility classes (Tailwind's "md:block" has no such part).
_LAYOUTS = """has with no is not content wrapper container main page layout post entry article text body md lg sm xl
    enable hide show left right col"""
_LAYOUT = frozenset(_LAYOUTS.split())
