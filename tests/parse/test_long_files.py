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


def test_notes_behind_a_large_attachment_are_read() -> None:
    """libxml2 by itself ends at a text of ten million characters."""
    note = "<note><title>Gravel {0}</title><content><![CDATA[<en-note>{1}</en-note>]]></content>{2}</note>".format
    link = '<div><a href="https://ex{0}.org/a">Gravel {0}</a> from the first stone to the last</div>'.format
    attached = f'<resource><data encoding="base64">{"QUJD" * 2_600_000}</data><mime>image/png</mime></resource>'
    notes = "".join(note(number, link(number), attached if number == 0 else "") for number in range(3))
    reading = read("saved.enex", f'<?xml version="1.0"?><en-export>{notes}</en-export>'.encode(), load_config())
    assert [m.url for d in reading.documents for m in d.mentions] == [f"https://ex{n}.org/a" for n in range(3)]


def test_entities_of_a_file_are_not_multiplied() -> None:
    names = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "gravel"}">' for n in range(9)]
    text = f'<?xml version="1.0"?><!DOCTYPE opml [{"".join(names)}]><opml><body><outline text="&a8;" xmlUrl="https://ex.org/f"/></body></opml>'
    assert read("saved.opml", text.encode(), load_config()).status in ("empty", "failed")


def test_a_picture_as_text_ends_no_list() -> None:
    """Docutils by itself reads nothing of a text with a line above its limit."""
    item = "* `Gravel {0} <https://ex{0}.org/a>`_ is good\n\n".format
    text = f"Stones\n======\n\n{item(0)}.. image:: data:image/png;base64,{'QUJD' * 300_000}\n\n{item(1)}"
    reading = read("saved.rst", text.encode(), load_config())
    assert [m.url for d in reading.documents for m in d.mentions] == ["https://ex0.org/a", "https://ex1.org/a"]
