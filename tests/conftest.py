"""Processes that tests start run this checkout, not one that is installed elsewhere."""

import os
from pathlib import Path

os.environ["PYTHONPATH"] = str(Path(__file__).parent.parent)
