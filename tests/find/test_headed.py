"""Newsletters whose headings carry the links."""

from pipeline.find import find
from pipeline.model import Anchor, Block, Document, Genre, Page, Reason, Role

NAMES = ["A court stops the sale", "A parser for tides", "Fans that whisper", "Notes on cron", "A map of proofs"]


def page_of(*below: tuple[Role, str, str], genre: Genre = Genre.PAGE) -> Page:
    """Five linked headings; under the first stand `below`: role, text, the words of it that are linked."""
    blocks = []
    for number, name in enumerate(NAMES):
        blocks.append(Block(Role.HEADING, name, (Anchor(0, len(name), f"https://example.org/{number}"),), depth=2))
        for role, text, words in below if number == 0 else ():
            at = text.index(words)
            anchor = Anchor(at, at + len(words), "https://other.example.com/x")
            blocks.append(Block(role, text, (anchor,), section=(name,)))
    return find(Document("case", genre, tuple(blocks)))


def below(page: Page) -> list[int | None]:
    return [o.entry for o in page.objections if o.rule == "below a linked heading"]


def notes(page: Page, entry: int) -> list[str]:
    return [page.document.text_of(s) for s in page.entries[entry].notes]


def test_a_link_in_the_remark_belongs_to_the_heading_and_its_words_are_the_remark() -> None:
    page = page_of(
        (Role.PARAGRAPH, "Good news, as the sale announced last month is put on hold.", "announced last month")
    )
    assert below(page) == [0]
    assert len(page.entries) == len(NAMES)
    assert "put on hold" in " ".join(notes(page, 0))
    assert {o.reason for o in page.objections if o.entry == 0} == {Reason.SUPPLEMENTARY}


def test_whom_a_quotation_names_belongs_to_the_heading_but_does_not_speak_for_the_writer() -> None:
    page = page_of(
        (Role.QUOTE, "We wanted this for a year, and now we can do it at last. - Ada Lovelace", "Ada Lovelace")
    )
    assert below(page) == [0]
    assert notes(page, 0) == []


def test_items_below_a_heading_are_entries() -> None:
    assert below(page_of((Role.ITEM, "The long story of the sale", "The long story of the sale"))) == []


def test_a_readme_decides_for_itself() -> None:
    text = "Good news, as the sale announced last month is put on hold."
    assert below(page_of((Role.PARAGRAPH, text, "announced last month"), genre=Genre.LIST)) == []
