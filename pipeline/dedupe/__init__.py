"""Mentions -> resources: keys, edges, labels, fields, decisions."""
