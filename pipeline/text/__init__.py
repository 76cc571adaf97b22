"""Repairs that need no context: bytes to text, mojibake, entities."""

from pipeline.text.decode import decode
from pipeline.text.repair import mend, repair_text

__all__ = ["decode", "mend", "repair_text"]
