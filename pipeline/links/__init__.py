"""What a URL is: found in text, undisguised, identified."""

from pipeline.links.canonical import canonical_url, identity_keys, site
from pipeline.links.find import Link, find_links
from pipeline.links.opening import open_url
from pipeline.links.sameness import same_spelling
from pipeline.links.shorteners import is_short
from pipeline.links.version import RULES_VERSION

__all__ = [
    "RULES_VERSION",
    "Link",
    "canonical_url",
    "find_links",
    "identity_keys",
    "is_short",
    "open_url",
    "same_spelling",
    "site",
]
