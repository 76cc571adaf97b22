"""Names as they stand in the catalogue: without what frames, numbers or annotates them."""

import pytest

from pipeline.extract import extract
from pipeline.extract.title import tidy, words_of_url
from pipeline.find import find
from pipeline.model import Anchor, Block, Document, Genre, Role
from pipeline.strip import judge


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("— “Harbour Lights”, ", "Harbour Lights"),
        ("Sand School[1] series of videos", "Sand School series of videos"),
        ("the gravel notes[12]", "the gravel notes"),
        ("Harbour Lights (goodreads link)", "Harbour Lights"),
        ("“Harbour Lights” (Amazon)", "Harbour Lights"),
        ("Harbour Lights [link]", "Harbour Lights"),
        ("Harbour Lights (8 minute read)", "Harbour Lights"),
        ("HARBOUR LIGHTS (12 MIN WATCH)", "HARBOUR LIGHTS"),
        # near misses: years, places in a text, code, what is no link
        ("Evolution (The Missing Link)", "Evolution (The Missing Link)"),
        ("Rivers of the North (Amazon and Nile)", "Rivers of the North (Amazon and Nile)"),
        ("Harbour Lights (in 8 minutes)", "Harbour Lights (in 8 minutes)"),
        ("Link", "Link"),
        ("The Shop (link) in the Dunes", "The Shop (link) in the Dunes"),
        ("Winter 2020[1]", "Winter 2020[1]"),
        ("Sand School [Part 1]", "Sand School [Part 1]"),
        ("x[1]y", "x[1]y"),
        ("Programming in C#", "Programming in C#"),
        ("Sam Stone's 'What is Sand'", "Sam Stone's 'What is Sand'"),
        ('"What is Sand"', "What is Sand"),
        ("the dogs' bowl", "the dogs' bowl"),
        ('a "word in the middle', 'a "word in the middle'),
    ],
)
def test_tidy(written: str, title: str) -> None:
    assert tidy(written) == title


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://example.org/notes/loom-building.html", "loom building"),
        ("https://en.wikipedia.org/wiki/Warp_and_weft", "Warp and weft"),
        ("https://www.reddit.com/r/looms/comments/10u/books_on_wool/j7a1/", "books on wool"),
        ("https://old.reddit.com/r/looms/comments/10u/_/j7a1/", "looms"),
        ("https://shop.example/Loom-Building/dp/1234567890/ref=as_li_ss_il", "Loom Building"),
        ("https://shop.example/gp/product/1234567890/ref=as_li_ss_il", "shop.example"),
        ("https://example.org/looms/?ref=weekly_letter", "looms"),
        ("https://example.org/wool.cfm?id=1", "wool"),
        ("https://example.org/p/1", "example.org"),
        ("https://drive.example.org/drive/folders/1wN7j6ORM4f", "drive"),
        ("https://docs.example.org/document/d/1Zs1/view", "docs.example.org"),
        ("https://example.org/documents/loom-folder", "loom folder"),
        ("https://www.youtube.com/channel/UC-2YHgc363EdcusLIBbgxzg", "youtube.com"),
        ("https://example.org/channel-tunnel/2", "channel tunnel"),
        ("https://kilns.example/feeds/posts/default", "kilns.example"),
        ("https://kilns.example/feed/", "kilns.example"),
        ("https://kilns.example/feeding-a-kiln/", "feeding a kiln"),
    ],
)
def test_words_of_an_address(url: str, words: str) -> None:
    assert words_of_url(url) == words


@pytest.mark.parametrize(("genre", "title"), [(Genre.BOOKMARKS, None), (Genre.PAGE, "Loom building")])
def test_a_shelf_is_not_called_like_its_first_bookmark(genre: Genre, title: str | None) -> None:
    block = Block(Role.ITEM, "Loom building", (Anchor(0, 13, "https://example.org/looms"),))
    page = find(Document("case", genre, (block,)))
    assert extract(page, judge(page)).document.title == title
