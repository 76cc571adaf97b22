"""Lists made to hurt: they end soon, with what can be read and a word of complaint."""

import importlib
import time

import pytest

from pipeline.find.entries import draw
from pipeline.find.urls import candidates_of
from pipeline.model import Document, SavedFile

GOOD = "- [Good](https://good.example.org) - still read\n\n"
MANY = 100_000
CASES = {
    "brackets.md": GOOD + "[" * MANY,
    "pictures.md": GOOD + "![" * MANY,
    "quotes.md": GOOD + ">" * MANY + " deep",
    "items.md": GOOD + "- " * MANY + "deep",
    "indents.md": GOOD + "".join(" " * (2 * i) + "- a\n" for i in range(1000)),
    "stars.md": GOOD + "**a " * MANY,
    "tags.md": GOOD + "<a href='x' " * MANY,
    "details.md": GOOD + "<details><summary>" * 20_000,
    "links.md": GOOD + "- " + "[a](https://a.example.org/x) and " * 10_000,
    "lines.md": GOOD + "".join(f"[a{i}](https://a.example.org/{i})\n" for i in range(10_000)),
    "rows.md": GOOD + "|a|b|\n|-|-|\n" + "|" * MANY,
    "brackets.org": "* A\n" + "- [[https://good.example.org][Good]] - still read\n" + "[[" * MANY,
    "indents.org": "* A\n"
    + "- [[https://good.example.org][Good]] - still read\n"
    + "".join(" " * i + "- a\n" for i in range(1000)),
    "links.adoc": "= A\n* https://good.example.org[Good] - still read\n\n" + "https://a.example.org[" * 10_000,
    "tables.wiki": "* [https://good.example.org Good] - still read\n" + "{|\n" * 20_000,
    "quotes.wiki": "* [https://good.example.org Good] - still read\n" + "''a " * MANY,
    "indents.rst": "* `Good <https://good.example.org>`_ - still read\n\n"
    + "".join(" " * i + "* a\n\n" for i in range(0, 400, 2)),
    "roles.rst": "* `Good <https://good.example.org>`_ - still read\n\n" + "`" * MANY,
}
READERS = {"md": "markdown", "org": "org", "adoc": "asciidoc", "wiki": "mediawiki", "rst": "restructuredtext"}
DEEP = {"quotes.md", "items.md", "indents.md", "indents.org", "indents.rst"}


def read(path: str, text: str) -> Document:
    reader = importlib.import_module(f"pipeline.parse.{READERS[path.rpartition('.')[2]]}")
    (document,) = reader.read(SavedFile(path, b"", "0", text, "utf-8"))
    return document


@pytest.mark.parametrize("path", CASES)
def test_hostile_lists_end(path: str) -> None:
    begin = time.process_time()
    document = read(path, CASES[path])
    candidates, entries, _ = draw(document, candidates_of(document))
    assert time.process_time() - begin < 10
    assert "https://good.example.org" in {candidates[entry.main].url for entry in entries}
    assert bool(document.complaints) or path not in DEEP


def test_a_long_list_takes_no_time() -> None:
    item = (
        "- [Name {0}](https://site.example.org/{0}) - What it is. ([Demo](https://demo.example.org/{0})) `MIT` `Go`\n"
    )
    text = "# Long\n\n" + "".join(
        f"## S{s}\n\n" + "".join(item.format(s * 100 + i) for i in range(100)) for s in range(50)
    )
    begin = time.process_time()
    document = read("README.md", text)
    _, entries, _ = draw(document, candidates_of(document))
    assert len(entries) == 5000
    assert time.process_time() - begin < 4  # a second on an idle core
