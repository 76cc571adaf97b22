"""Mentions -> topics, with the words they rest on."""
