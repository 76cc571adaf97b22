"""A URL -> a file in raw/, one file a site."""
