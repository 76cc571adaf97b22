"""What Discourse puts into a post beside its words: quotes of other posts, previews of links."""

from bs4 import Tag

from pipeline.model import Anchor, Block, Reason, Role
from pipeline.parse._feed import CARD, card, classes, noise
from pipeline.parse._html import Inside, text_of
from pipeline.records import replace

_HEADINGS = ("h3", "h4")


def aside(tag: Tag, like: Block) -> Inside | None:
    """A preview or a quotation; None for anything else.

    A preview stands where the author wrote a bare link: its heading is a line of the post, its other words the page's.
    """
    names = classes(tag)
    if tag.name in _HEADINGS and like.rule == CARD:
        return Inside(replace(like, role=Role.PARAGRAPH, mark=None, rule=""), level=0)
    if "onebox" in names and like.mark is None:
        return card(like)
    if "source" in names and tag.name == "header":
        return Inside(like, silent=True)
    if "quote" in names and tag.name == "aside":
        return noise(like, Reason.OFF_TOPIC, "quoted-post")
    return None


def previewed(tag: Tag, anchor: Anchor) -> Anchor:
    """The link; that of a preview's heading has its name."""
    named = tag.parent is not None and tag.parent.name in _HEADINGS and tag.find_parent("aside") is not None
    return replace(anchor, title=text_of(tag) or None if named else None)
