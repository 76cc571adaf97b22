"""A kept entry -> a Mention, one file a field."""
