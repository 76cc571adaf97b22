"""A Page -> a Verdict for each block and candidate, one file a reason."""
