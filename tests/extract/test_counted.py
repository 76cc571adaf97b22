"""What the opening of a thread counts, and what it does not."""

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.extract.counted import counted
from pipeline.extract.kind import kind_of
from pipeline.model import Block, Document, Genre, Kind, Post, Role

START = datetime(2024, 3, 1, tzinfo=UTC)


def thread(opening: str, *, days: int = 0, genre: Genre = Genre.THREAD) -> Document:
    posts = (Post("@ida", None, START), Post("@ida", None, START + timedelta(days=days)))
    blocks = (Block(Role.PARAGRAPH, opening, post=0), Block(Role.PARAGRAPH, "1. Gravel", post=1))
    return Document(blocks=blocks, posts=posts, format="x", genre=genre)


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("10 threads to make better gravel:", Kind.THREAD),
        ("Seven of my favourite sand sieving articles I read this year + why.", Kind.ARTICLE),
        ("🪨 11 Gravel Courses\n\nNot every school has a quarry.", Kind.COURSE),
        ("누구나 읽어야 할 10 책. 하나씩 봐야지", Kind.BOOK),
        ("20 books from the course on sand", Kind.BOOK),
        ("5 lessons from the best book about gravel", None),
        ("12 tools and courses for the garden", None),
        ("I wrote 3 days about one book", None),
        ("A course on gravel", None),
        ("A thread of some of my favourite quarry threads!", Kind.THREAD),
        ("My all-time favorite books on sand, in no order", Kind.BOOK),
        ("Some of my threads, sorted by weight", Kind.THREAD),
        ("My favorite book on sand is out of print", None),
        ("If you like my threads, follow me", None),
        ("Some of my friends write books", None),
        ("Some of the best people I met in threads", None),
    ],
)
def test_opening(opening: str, kind: Kind | None) -> None:
    assert counted(thread(opening)) is kind


def test_an_archive_counts_nothing() -> None:
    assert counted(thread("10 threads to make better gravel:", days=40)) is None


def test_a_page_counts_nothing() -> None:
    assert counted(thread("10 threads to make better gravel:", genre=Genre.PAGE)) is None


@pytest.mark.parametrize(
    ("url", "title", "note", "kind"),
    [
        ("https://t.co/abcdefghij", "20 Ways to Sieve", "A handbook of the most common sieves.", Kind.THREAD),
        ("https://t.co/abcdefghij", "A course on sieves", "", Kind.COURSE),
        ("https://youtu.be/abcdefghijk", "Sieves", "", Kind.VIDEO),
    ],
)
def test_what_goes_before(url: str, title: str, note: str, kind: Kind) -> None:
    assert kind_of(url=url, title=title, note=note, counted=Kind.THREAD)[0] is kind
