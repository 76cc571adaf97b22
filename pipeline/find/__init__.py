"""Document -> Page: URLs, works named without one, and the entries they stand in."""
