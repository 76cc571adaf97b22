"""A kept entry -> a Mention, one file a field; a page with its verdicts -> all that the document gives."""

from pipeline.extract.document import extract

__all__ = ["extract"]
