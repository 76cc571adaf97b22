"""What needs no context: bytes to text, mojibake, entities; patterns that ignore case, made quick."""

from pipeline.text.decode import decode
from pipeline.text.letters import fold, unescape
from pipeline.text.repair import mend, repair_text

__all__ = ["decode", "fold", "mend", "repair_text", "unescape"]
