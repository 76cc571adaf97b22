"""Read what was written and explain it; change nothing."""
