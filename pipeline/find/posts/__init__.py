"""Posts and prose -> entries: which words name a link, which speak of it, and which works are named without one."""

from pipeline.find.posts.draw import draw

__all__ = ["draw"]
