"""Long files: nothing is lost where markup that nobody ends would nest thousands of levels deep."""

from collections.abc import Callable

import pytest

from pipeline.config import load_config
from pipeline.reading import read

MANY = 2_500  # libxml2 drops what stands deeper than 2,048 levels
HEAD = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n<DT><H3>Stones</H3>\n<DL><p>\n"
LINK = '<a href="https://ex{0}.org/a">Gravel {0}</a>'
FILES: dict[str, tuple[str, str, Callable[[int], str]]] = {
    "bookmarks": ("netscape", HEAD, '<DT><A HREF="https://ex{0}.org/a" ADD_DATE="1600000000">Gravel {0}</A>\n'.format),
    "items": ("page", "<html><body><h1>Stones</h1><ul>", ("<li>" + LINK + "\n").format),
    "terms": ("page", "<html><body><h1>Stones</h1><dl>", ("<dt>" + LINK + "\n").format),
    "paragraphs": ("page", "<html><body><h1>Stones</h1>", ("<p>" + LINK + "\n").format),
    "boxes": ("page", "<html><body><h1>Stones</h1>", ("<div>" + LINK + "\n").format),
    "fonts": ("page", "<html><body><h1>Stones</h1>", ("<font>" + LINK + "<br>\n").format),
}


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_a_long_file_is_lost(name: str) -> None:
    form, head, entry = FILES[name]
    text = head + "".join(entry(number) for number in range(MANY))
    (document,) = read("saved.html", text.encode(), load_config()).documents
    assert document.document.format == form
    assert [m.title for m in document.mentions] == [f"Gravel {number}" for number in range(MANY)]
