"""Works without a link that one sentence of an article names with their makers: "Gravel by Sam Stone and Sand by Ida Frost"."""

from collections.abc import Sequence

from pipeline.find.posts.below import said_above
from pipeline.find.posts.lines import Line, sentences
from pipeline.find.posts.spans import Work, given
from pipeline.find.posts.titles import CITED, titles_by
from pipeline.find.posts.words import WORK_NOUNS
from pipeline.model import Document

_FEW = 2  # titles before "by" and a maker


def cited(document: Document, posts: Sequence[list[Line]]) -> list[Work]:
    """Works that one sentence names with their makers, two or more, in an article that speaks of works."""
    places = ((line, lines[: at + 1]) for lines in posts for at, line in enumerate(lines) if not line.links)
    citing = (
        line
        for line, read in places
        if len(list(titles_by(line.text))) >= _FEW and said_above(WORK_NOUNS, document, read)
    )
    return [work for line in citing for said in sentences(line, ()) for work in _cited_in(said)]


def _cited_in(said: Line) -> list[Work]:
    named = [match for match in CITED.finditer(said.text) if " " in match["title"]]
    return [given(said, match, (said.span,), "cited with its maker") for match in named] if len(named) >= _FEW else []
