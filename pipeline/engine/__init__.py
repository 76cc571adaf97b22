"""Where the work runs, and the journal of what is done."""

from pipeline.engine.stamp import catalogue_stamp, reading_stamp, vocabulary_stamp

__all__ = ["catalogue_stamp", "reading_stamp", "vocabulary_stamp"]
