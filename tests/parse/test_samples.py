"""Every sample has one owner and gives what its expectation says."""

from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.model import Document
from pipeline.parse import owners, parse, readers
from pipeline.parse._marks import Marks
from tests.samples import expectation, opened, render, samples

SAMPLES = samples()


def name(sample: Path) -> str:
    return f"{sample.parent.name}/{sample.name}"


@pytest.mark.parametrize("sample", SAMPLES, ids=name)
def test_sample_gives_what_is_expected(sample: Path) -> None:
    file = expectation(sample)
    assert file.exists(), f"no expectation: python -m tests.approve {name(sample)}"
    assert render(sample) == file.read_text(encoding="utf-8"), f"python -m tests.approve {name(sample)}, if right"


@pytest.mark.parametrize("sample", SAMPLES, ids=name)
def test_sample_has_one_owner(sample: Path) -> None:
    claims = [owners(saved) for saved in opened(sample)]
    assert all(len(claim) <= 1 for claim in claims), f"a tie: {claims}"
    folder = sample.parent.name
    assert folder.startswith("_") or [folder] in claims


@pytest.mark.parametrize("sample", SAMPLES, ids=name)
def test_no_reader_is_surer_than_it_says(sample: Path) -> None:
    """Who says less is not asked where another has said more."""
    for saved in opened(sample):
        claims = {reader.__name__: (reader.recognises(saved), getattr(reader, "SUREST", 100)) for reader in readers()}
        assert not {name: claim for name, claim in claims.items() if claim[0] > claim[1]}


@pytest.mark.parametrize("sample", SAMPLES, ids=name)
def test_every_reader_that_knows_a_page_finds_its_marks(sample: Path) -> None:
    """Whose marks a page lacks is not asked."""
    marked = {reader: marks for reader in readers() if (marks := getattr(reader, "MARKS", ()))}
    for saved in opened(sample):
        knowing = {reader.__name__ for reader in marked if reader.recognises(saved)}
        assert knowing.isdisjoint(Marks({reader.__name__: marks for reader, marks in marked.items()}).lacking(saved))


@pytest.mark.parametrize("sample", SAMPLES, ids=name)
def test_documents_are_sound(sample: Path) -> None:
    for saved in opened(sample):
        for document in parse(saved):
            check(document)


def check(document: Document) -> None:
    for block in document.blocks:
        assert block.post is None or 0 <= block.post < len(document.posts), block
        starts = [anchor.start for anchor in block.anchors]
        assert starts == sorted(starts), block
        assert all(0 <= a.start <= a.end <= len(block.text) and a.url for a in block.anchors), block
    for post in document.posts:
        assert post.reply_to is None or 0 <= post.reply_to < len(document.posts), post
        assert post.posted_at is None or post.posted_at.utcoffset() == timedelta(0), post


def test_every_expectation_has_its_sample() -> None:
    folder = Path(__file__).parent
    stale = [file for file in folder.rglob("*.expected.json") if file not in {expectation(s) for s in SAMPLES}]
    assert not stale
