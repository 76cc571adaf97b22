"""Articles that review sites: what their headings name, and what belongs to it."""

import pytest

from pipeline.find import find
from pipeline.model import Anchor, Block, Document, Genre, Page, Reason, Role

Written = tuple[Role, str, str | None, str | None]  # role, text, linked words, their URL
HEADING, TEXT, ITEM, QUOTE = Role.HEADING, Role.PARAGRAPH, Role.ITEM, Role.QUOTE


def page_of(*written: Written, genre: Genre = Genre.PAGE) -> Page:
    blocks, section = [], ()
    for role, text, words, url in written:
        at = text.index(words) if words else 0
        anchors = (Anchor(at, at + len(words), url),) if words and url else ()
        blocks.append(Block(role, text, anchors, depth=3, section=() if role is HEADING else section))
        section = (text,) if role is HEADING else section
    return find(Document("case", genre, tuple(blocks), author="Writer"))


def mains(page: Page) -> list[str | None]:
    return [page.candidates[entry.main].url for entry in page.entries]


def parts(page: Page) -> list[str | None]:
    return [page.candidates[o.candidate].url for o in page.objections if o.reason is Reason.SUPPLEMENTARY]


PLOTTER: tuple[Written, ...] = (
    (HEADING, "1.) Plotter", None, None),
    (TEXT, "Plotter draws what you type.", "Plotter", "https://plotter.io/"),
    (TEXT, "If you know what you want, start here!", "start here!", "https://plotter.io/new"),
    (TEXT, "Other ways were too slow for a class.", "too slow", "https://forum.example.com/t/19"),
)
SKETCH: tuple[Written, ...] = (
    (HEADING, "Sketch-Pad", None, None),
    (QUOTE, "Sketchpad is a page on which a class can draw.", "Sketchpad", "https://sketchpad.net"),
)


def test_the_home_page_is_the_entry_and_what_supports_it_belongs_to_it() -> None:
    page = page_of(*PLOTTER, *SKETCH)
    assert mains(page) == ["https://plotter.io/", "https://sketchpad.net"]
    assert parts(page) == ["https://plotter.io/new", "https://forum.example.com/t/19"]
    assert {page.entries[o.entry].main for o in page.objections if o.entry is not None} == {0}


def test_an_entry_in_a_quotation_takes_its_words() -> None:
    page = page_of(*PLOTTER, *SKETCH)
    span = page.entries[1].notes[0]
    assert page.document.blocks[span.block].text == "Sketchpad is a page on which a class can draw."


def test_a_site_that_only_its_blog_is_linked_of_is_named() -> None:
    page = page_of(
        *PLOTTER, (HEADING, "RULER.IO", None, None), (TEXT, "My favourite for its clear marks.", None, None),
        (HEADING, "No setup", "No setup", "https://blog.ruler.io/no-setup"),
    )  # fmt: skip
    work = page.candidates[page.entries[-1].main]
    assert (work.url, work.label) == (None, "RULER.IO")
    assert parts(page)[-1] == "https://blog.ruler.io/no-setup"


def test_what_follows_the_last_link_to_a_site_stands_for_itself() -> None:
    page = page_of(
        *PLOTTER, *SKETCH, (TEXT, "Next week: the Atlas of Knots.", "Atlas of Knots", "https://knots.example.com/a")
    )
    assert mains(page)[-1] == "https://knots.example.com/a"


@pytest.mark.parametrize(
    "written",
    [
        (*PLOTTER, (HEADING, "What else", None, None), (TEXT, "See the Atlas.", "Atlas", "https://knots.example.com/a")),
        (
            (HEADING, "Coursera", None, None), (ITEM, "Machine Learning, by Ng", "Machine Learning", "https://coursera.org/learn/ml"),
            (HEADING, "edX", None, None), (ITEM, "Probability, by Blitzstein", "Probability", "https://edx.org/learn/probability"),
        ),
        (
            (HEADING, "Coursera", None, None), (TEXT, "Begin at Coursera.", "Coursera", "https://coursera.org"),
            (ITEM, "Machine Learning, by Ng", "Machine Learning", "https://coursera.org/learn/ml"), *SKETCH,
        ),
    ],
    ids=["one heading alone names a site", "courses under the name of their school", "items that a link leads"],
)  # fmt: skip
def test_near_misses(written: tuple[Written, ...]) -> None:
    assert parts(page_of(*written)) == []


def test_posts_are_no_article() -> None:
    assert parts(page_of(*PLOTTER, *SKETCH, genre=Genre.THREAD)) == []


def test_a_capitalised_name_with_an_ending_is_no_link_where_markup_links() -> None:
    bare = (TEXT, "Repl.it runs in the browser, ruler.io too.", None, None)
    marks = {c.url: c.mark for c in page_of(PLOTTER[1], bare).candidates}
    assert marks == {"https://plotter.io/": None, "https://Repl.it": Reason.OFF_TOPIC, "https://ruler.io": None}
    assert [c.mark for c in page_of(bare).candidates] == [None, None]
