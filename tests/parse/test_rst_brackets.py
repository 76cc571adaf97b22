"""A bare URL in reStructuredText keeps the bracket that it opened, and only that."""

import pytest

from pipeline.model import SavedFile
from pipeline.parse.restructuredtext import read

URL = "https://stones.example.org/Gravel_(stone)"


def shown(line: str) -> tuple[list[str], str]:
    text = f"Stones\n======\n\n- {line}\n"
    (document,) = read(SavedFile("stones.rst", text.encode(), "0", text, "utf-8"))
    (item,) = [block for block in document.blocks if block.text != "Stones"]
    assert all(item.text[anchor.start : anchor.end] in (anchor.url, "Gravel") for anchor in item.anchors)
    return [anchor.url for anchor in item.anchors], item.text


@pytest.mark.parametrize(
    ("line", "url"),
    [
        (URL, URL),
        (f"Gravel ({URL}), slow", URL),
        (f"See {URL}. Slow.", URL),
        (f"`Gravel <{URL}>`_", URL),
        ("(see https://stones.example.org/gravel)", "https://stones.example.org/gravel"),
        ("https://stones.example.org/Gravel_(stone and sand", "https://stones.example.org/Gravel_(stone"),
    ],
)
def test_the_bracket_of_a_url(line: str, url: str) -> None:
    urls, text = shown(line)
    assert urls == [url]
    assert text == line.replace(f"`Gravel <{URL}>`_", "Gravel")
