"""Links in an article that are called alike below one work after another: where each of them is lent, sold or heard.

[Gravel], by Sam Stone:  [City Library] - [County Library]
[Sand], by Ida Frost:    [City Library] - [County Library]

Inside a sentence they are a part of it: "I read [Gravel] in [May]".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from pipeline.find.posts.names import OWN_NAMES
from pipeline.model import Candidate, Document, Entry
from pipeline.records import replace
from pipeline.text.letters import run_together

_OFTEN = 3  # paragraphs with a link that is called so, and addresses that they lead to
_LABEL = 4  # words of one
_NEAR = 4  # characters before a link
_SET_OFF = re.compile(r"(?:^|[\n:|/·•(\[–—-])\s*$")  # what stands before them


def without_recurring(document: Document, entries: Sequence[Entry], candidates: Sequence[Candidate]) -> list[Entry]:
    """The entries; links with such a label belong to the first link of their paragraph, which is called otherwise."""
    labels = _recurring(document, entries, candidates)
    return [entry for group in _paragraphs(entries, candidates) for entry in _owned(group, candidates, labels)]


def _paragraphs(entries: Sequence[Entry], candidates: Sequence[Candidate]) -> Iterator[list[Entry]]:
    for _, group in groupby(entries, key=lambda entry: candidates[entry.main].block):
        yield list(group)


def _recurring(document: Document, entries: Sequence[Entry], candidates: Sequence[Candidate]) -> frozenset[str]:
    """The labels that stand in several paragraphs and lead elsewhere in each."""
    places: dict[str, dict[int, str | None]] = {}
    for link in (candidates[entry.main] for entry in entries if entry.rule in OWN_NAMES):
        if link.label and len(link.label.split()) <= _LABEL and _set_off(document, link):
            places.setdefault(run_together(link.label), {})[link.block] = link.url
    return frozenset(label for label, urls in places.items() if label and _differ(urls))


def _set_off(document: Document, link: Candidate) -> bool:
    return _SET_OFF.search(document.blocks[link.block].text, max(0, link.start - _NEAR), link.start) is not None


def _differ(urls: Mapping[int, str | None]) -> bool:
    return len(set(urls.values())) == len(urls) >= _OFTEN


def _owned(group: Sequence[Entry], candidates: Sequence[Candidate], labels: frozenset[str]) -> list[Entry]:
    """The entries of one paragraph, those of such labels given to its first."""
    first, *others = group
    if run_together(candidates[first.main].label) in labels:
        return list(group)
    theirs = [e for e in others if e.rule in OWN_NAMES and run_together(candidates[e.main].label) in labels]
    links = (link for entry in theirs for link in (entry.main, *entry.companions))
    kept = [entry for entry in others if entry not in theirs]
    return [replace(first, companions=(*first.companions, *links)) if theirs else first, *kept]
