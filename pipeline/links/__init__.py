"""What a URL is: found in text, undisguised, identified."""

from pipeline.links.canonical import canonical_url
from pipeline.links.find import Link, find_links

__all__ = ["Link", "canonical_url", "find_links"]
