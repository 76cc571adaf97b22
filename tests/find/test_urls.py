"""What the targets of a document's links are as a reader would type them."""

import pytest

from pipeline.find.urls import candidates_of
from pipeline.model import Anchor, Block, Document, Genre, Role


def url_of(target: str) -> str | None:
    block = Block(Role.ITEM, "Name", (Anchor(0, 4, target),))
    (candidate,) = candidates_of(Document("case", Genre.LIST, (block,)))
    return candidate.url


@pytest.mark.parametrize(
    "target",
    [
        "www.example.org",
        "www.example.co.uk/a?b=c#d",
        "example.com",
        "tides.example.io/x",
        "example.org/wiki/Knot_(rope)",
    ],
)
def test_a_target_without_its_scheme_is_a_site(target: str) -> None:
    assert url_of(target) == "https://" + target


FILES = """
README.md guide.py docs/x.sh notes.md#top 3.design/notes.md ../www.example.org #example.com Name mailto:a@example.com
main.rs/x index.html example.com&more /example.com v1.0 .github/example.com
""".split()


@pytest.mark.parametrize("target", FILES)
def test_a_path_of_the_repository_stays(target: str) -> None:
    assert url_of(target) == target


def test_a_target_without_its_protocol_gets_one() -> None:
    assert url_of("//example.org/x") == "https://example.org/x"
