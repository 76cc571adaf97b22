"""Cost grows with what a file says: twice the entries, about twice the calls."""

import cProfile
import json
import time
from collections.abc import Callable

import pytest

from pipeline.config import load_config
from pipeline.reading import read

ONE, OTHER = 400, 10_000  # entries, and where the numbers of the longer file begin, so that no answer is remembered
SHAPES: dict[str, tuple[str, Callable[[int], str], str]] = {
    "links on one line": ("txt", "https://ex{0}.org/a{0}".format, " "),
    "names and links on one line": ("txt", "Gravel {0} https://ex{0}.org/a{0}".format, ", "),
    "lines of one paragraph": ("txt", "Gravel {0} https://ex{0}.org/a{0}".format, "\n"),
    "numbered posts": ("txt", "{0}/ Gravel {0} by Ada Stone https://ex{0}.org/a{0}".format, "\n\n"),
    "quoted titles": ("txt", '"The Gravel Road {0}" by Ada B. Stone'.format, "\n"),
    "quoted titles with more": ("txt", '"The Gravel Road {0}" by Ada B. Stone. All of it.'.format, "\n\n"),
    "items": ("md", "- [Gravel {0}](https://ex{0}.org/a{0}) by Ada Stone - all of it".format, "\n"),
    "items without links": ("md", "- Gravel {0} by Ada Stone".format, "\n"),
    "headings": ("md", "## Gravel {0}\n\nAda Stone\n\nhttps://ex{0}.org/a{0}\n".format, "\n"),
    "rows": ("md", "| [Gravel {0}](https://ex{0}.org/a{0}) | all of it |".format, "\n"),
    "anchors on one line": ("html", '<a href="https://ex{0}.org/a{0}">Gravel {0}</a>'.format, " "),
    "sections": ("html", '<h2>Gravel {0}</h2><p>By Ada Stone. <a href="https://ex{0}.org/a{0}">Buy</a></p>'.format, "\n"),
    "paragraphs": ("html", "<p>Read <b>Gravel {0}</b> by Ada Stone, all of it.</p>".format, "\n"),
}  # fmt: skip


NO_PROSE = {"hexadecimal": "0f3a", "capitals": "AB", "both": "Ab", "letters of genes": "GATTACA", "blanks": " "}
LENGTH = 20_000
SECONDS = (
    4.0  # of the processor; what looked for names in it took more than thirteen, and a comment of many links as long
)
LINKS = 2_000


def calls(ending: str, texts: list[str], between: str) -> int:
    """How many functions are called to read one file."""
    profile = cProfile.Profile()
    profile.runcall(read, f"saved.{ending}", between.join(texts).encode(), load_config())
    return sum(one.callcount for one in profile.getstats())


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_as_much_takes_about_twice_as_long(shape: str) -> None:
    ending, entry, between = SHAPES[shape]
    calls(ending, [entry(number) for number in range(5)], between)  # loads what reading needs
    once = calls(ending, [entry(number) for number in range(ONE)], between)
    twice = calls(ending, [entry(number) for number in range(OTHER, OTHER + 2 * ONE)], between)
    assert twice < 2.4 * once


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
@pytest.mark.parametrize("piece", NO_PROSE)
def test_names_are_not_sought_in_what_is_no_prose(piece: str, ending: str) -> None:
    text = f"Gravel by Ada Stone {NO_PROSE[piece] * (LENGTH // len(NO_PROSE[piece]))} https://ex.org/a"
    began = time.process_time()
    reading = read(f"saved.{ending}", text.encode(), load_config())
    assert time.process_time() - began < SECONDS
    assert [m.url for d in reading.documents for m in d.mentions] == ["https://ex.org/a"]


def test_a_comment_is_not_searched_anew_for_each_of_its_links() -> None:
    said = "<p>".join(f"Gravel number {number} is a fine book https://ex{number}.org/a" for number in range(LINKS))
    comment = {
        "id": 2,
        "type": "comment",
        "author": "bo",
        "created_at": "2020-01-01T00:00:00Z",
        "text": said,
        "children": [],
    }
    story = {"id": 1, "type": "story", "author": "ada", "title": "Ask HN: Books on gravel?", "text": None, "url": None}
    story |= {"created_at": "2020-01-01T00:00:00Z", "children": [comment]}
    began = time.process_time()
    reading = read("saved.json", json.dumps(story).encode(), load_config())
    assert time.process_time() - began < SECONDS
    assert sum(len(document.mentions) for document in reading.documents) == LINKS
