"""Mentions -> resources: keys, edges, labels, fields, decisions.

keys        what one mention alone says about its identity (computed where the file is read)
survey      one look at all mentions: their numbers, and what makes some of them special
things      mentions with the same keys, seen as one
pages       places on a page that are pages of their own
labels      a union-find over integers, with claims that keep things apart
nodes       mentions of one identity, seen as one thing
blocks      which nodes are worth comparing
gather      what comparing needs of nodes, batch by batch
comparing   pairs of nodes, each batch a task
likeness    whether two of them are one, and why
joining     in which order, and what has no URL last
merges      the table of joins
ids         resource_id and other_ids
parts       the catalogue in parts that share no resource, each a task
fields      one row for each resource
members     its lists: notes, files, headings
spread      where tasks run
rulings     what the user's decisions mean, above all of it
"""

from pipeline.dedupe.keys import mention_keys

__all__ = ["mention_keys"]  # who reads a file needs no more, nor DuckDB: ask pipeline.dedupe.merge for the rest
