"""Lists without a link: where no entry is found in them, they are articles that name works."""

import pytest

from pipeline.find import find
from pipeline.model import Block, Document, Genre, Role

ITEM, LINE = Role.ITEM, Role.PARAGRAPH
WHY = "It is slow, but what it says of sieves and of sand I still think of every week."


def names_of(*below: tuple[Role, str], title: str) -> list[str]:
    """The works named below a heading, in a document that its parser takes for a list."""
    head = Block(Role.HEADING, title, depth=1)
    page = find(Document("case", Genre.LIST, (head, *(Block(role, text) for role, text in below)), title=title))
    spans = [entry.name for entry in page.entries]
    return [page.document.text_of(span) for span in spans if span]


@pytest.mark.parametrize(
    ("below", "names"),
    [
        (  # signed titles above what is said of them
            [(LINE, "Gravel at Night by Sam Stone"), (LINE, WHY), (LINE, "The Slow Sieve by Ida Frost"), (LINE, WHY)],
            ["Gravel at Night", "The Slow Sieve"],
        ),
        (  # items that go on behind the maker
            [(ITEM, f"Gravel at Night, by Sam Stone. {WHY}"), (ITEM, f"The Slow Sieve, by Ida Frost. {WHY}")],
            ["Gravel at Night", "The Slow Sieve"],
        ),
    ],
)
def test_works_named_in_prose_are_found(below: list[tuple[Role, str]], names: list[str]) -> None:
    assert names_of(*below, title="My favourite books this winter") == names


@pytest.mark.parametrize(
    ("below", "title"),
    [
        ([(ITEM, "Install the sieve"), (ITEM, "Run the sieve by hand"), (LINE, WHY)], "Sieve"),  # how to use a tool
        ([(LINE, "Gravel at Night by Sam Stone"), (LINE, WHY)], "Notes on a walk"),  # nothing speaks of works
        ([(ITEM, "Fixed the sieve."), (ITEM, "Added a second sieve by Ida Frost.")], "Changes"),
        ([(ITEM, "The Great Sieving, by Ida Frost"), (ITEM, "New Plugin System by Bo Lind")], "Changelog"),
    ],
)
def test_other_texts_name_none(below: list[tuple[Role, str]], title: str) -> None:
    assert names_of(*below, title=title) == []
