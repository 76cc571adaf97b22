"""Mentions -> resources: keys, edges, labels, fields, decisions.

keys        what one mention alone says about its identity (computed where the file is read)
things      mentions with the same keys, seen as one
pages       places on a page that are pages of their own
labels      a union-find over integers, with claims that keep things apart
nodes       mentions of one identity, seen as one thing
blocks      which nodes are worth comparing
likeness    whether two of them are one, and why
joining     in which order, and what has no URL last
ids         resource_id and other_ids
fields      one row for each resource
members     its lists: notes, files, headings
rulings     what the user's decisions mean, above all of it
"""

from pipeline.dedupe.keys import mention_keys
from pipeline.dedupe.merge import Merged, merge

__all__ = ["Merged", "mention_keys", "merge"]
