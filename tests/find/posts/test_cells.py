"""Rows of tables in articles whose links mostly stand in sentences."""

import pytest

from pipeline.find import find
from pipeline.model import Anchor, Block, Document, Genre, Role, Span

PROSE = Block(
    Role.PARAGRAPH, "Last year I wrote of walls and of the sea.", anchors=(Anchor(21, 26, "https://walls.example"),)
)


def read(header: str, *rows: str) -> list[tuple[str, str, str, int]]:
    """Name, maker, note and companions of what rows link; a link is written "[words]"."""
    blocks = [PROSE]
    for number, row in enumerate(rows):
        text, anchors = "", []
        for part in row.replace(" | ", "\t").replace("]", "[").split("["):
            if row.find(f"[{part}]") >= 0:
                url = f"https://x{number}.example/{len(anchors)}"
                anchors.append(Anchor(len(text), len(text) + len(part), url))
            text += part
        blocks.append(Block(Role.ROW, text, tuple(anchors), header=tuple(filter(None, header.split(" | ")))))
    page = find(Document("case", Genre.PAGE, tuple(blocks), title="What I read"))

    def words(span: Span | None) -> str:
        return page.document.text_of(span) if span else ""

    rowed = [e for e in page.entries if page.document.blocks[page.candidates[e.main].block].role is Role.ROW]
    return [(words(e.name), words(e.byline), " ".join(map(words, e.notes)), len(e.companions)) for e in rowed]


@pytest.mark.parametrize(
    ("header", "row", "want"),
    [
        # columns that name it and its maker, beside a link that only opens it
        ("# | Title | Author | Level | Link", "1 | Gravel | Sam Stone | Beginner | [Read]", ("Gravel", "Sam Stone", "", 0)),
        # a number and a second link are no remark
        ("", "1 | [Sand and Sea] | [pdf]", ("Sand and Sea", "", "", 1)),
        ("Week | Reading | Slides", "2 | [Sand and Sea] | [pdf]", ("Sand and Sea", "", "", 1)),
        # what is said of it, by the column or by its length
        ("Title | Notes", "[Clay] | Wet.", ("Clay", "", "Wet.", 0)),
        ("", "[Clay] | Nobody else wrote so much of it", ("Clay", "", "Nobody else wrote so much of it", 0)),
        # in the cell of its name
        ("", "3 | [Clay] was the best of all", ("Clay", "", "[Clay] was the best of all", 0)),
    ],
)  # fmt: skip
def test_a_row_that_links_one_thing_is_read_by_its_columns(
    header: str, row: str, want: tuple[str, str, str, int]
) -> None:
    assert read(header, row) == [(*want[:2], want[2].replace("[", "").replace("]", ""), want[3])]


def test_a_row_that_links_several_by_name_is_no_one_thing() -> None:
    got = read("Week | Reading | Also", "1 | [Sand and Sea] | [Clay for All]")
    assert [name for name, *_ in got] == ["Sand and Sea", "Clay for All"] and {count for *_, count in got} == {0}


def test_a_link_that_only_opens_keeps_its_name_where_no_column_gives_one() -> None:
    assert read("Day | Where", "Sand and Sea | [Read]")[0][0] == "Sand and Sea"


@pytest.mark.parametrize(
    ("header", "row", "want"),
    [
        ("Title | Author", "Gravel | Sam Stone", ("Gravel", "Sam Stone", "")),
        # what a column of remarks says, or one that has no name
        ("# | Book | Author(s) | Notes", "1 | Gravel | Sam Stone, Ida Frost | Wet.", ("Gravel", "Sam Stone, Ida Frost", "Wet.")),
        ("Title | Author", "Gravel | Sam Stone | twice", ("Gravel", "Sam Stone", "twice")),
        ("Year | Film | Director", "1984 | Clay at Dawn | Ida Frost", ("Clay at Dawn", "Ida Frost", "")),
        ("Autor | Titel", "Sam Stone | Der lange Kies", ("Der lange Kies", "Sam Stone", "")),
    ],
)  # fmt: skip
def test_a_row_without_links_names_a_work_where_columns_say_so(
    header: str, row: str, want: tuple[str, str, str]
) -> None:
    assert read(header, row) == [(*want, 0)]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        # near misses: people and what they do, talks, programs, nobody's work, the columns once more
        ("School | Director", "Quarry School | Sam Stone"),
        ("Session | Speaker", "Gravel at Night | Sam Stone"),
        ("Name | Author", "gravel-sort | Sam Stone"),
        ("Role | By", "Opening words | Sam Stone"),
        ("Song | Artist", "Gravel | The Stones"),
        ("Title | Author", "Gravel | "),
        ("Title | Author", "Title | Author"),
        ("", "Gravel | Sam Stone"),
    ],
)
def test_other_rows_without_links_name_none(header: str, row: str) -> None:
    assert read(header, row) == []
