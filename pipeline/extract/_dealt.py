"""What a title or a remark only deals with: "How to write *a paper*" is none, "Code for *the book*" is no book."""

import re

from pipeline.text.caseless import caseless

# A question, an infinitive, an imperative or a gerund, and the thing that somebody does something with, up to the end of the clause.
_IN_TITLE = re.compile(
    r"(?:^\W{0,3}(?:how|why|what|when|which|where)\b(?:\s[\w'’/-]+){0,6}?|\bto\s[\w'’-]+(?:\s[\w'’-]+){0,2}?"
    r"|^\W{0,3}(?:build|write|make|create|design|start|run)"
    r"|\b(?!introduc|announc|present|releas|launch|publish)\w{2,16}ing(?:\s(?:up|out|with|for|like|from))?)"
    r"\s(?:an?|your|my|our)\s(?:(?!\s[-–—|]\s)[^:;.!?()\[\]|–—])*",
    re.IGNORECASE,
)
# What a remark says that a resource is for, is about, or comes with, down to the words that praise it.
_IN_REMARK = caseless(
    r"(?:\b(?:for|with|after|about|than|on)|\b(?:code|review|summary|slides|transcript|author|writer) of)\s"
    r"(?:the|his|her|their|its|my|our|your)\s(?:(?:best|great|excellent|free|open|online)\s)?"
)


def bare_title(title: str) -> str:
    """A title without what it deals with: "How to start a podcast (video)" is "(video)"."""
    return _IN_TITLE.sub(" ", title)


def bare_remark(sentence: str) -> str:
    """A remark in which nothing determines the things that it deals with."""
    return _IN_REMARK.pattern.sub("of ", sentence) if _IN_REMARK.holds(sentence) else sentence
