from pathlib import Path

import pytest
import yaml

from pipeline.dedupe.nodes import _pieces
from tests.dedupe.samples import groups, mention, merged

CASES = yaml.safe_load(Path(__file__).with_name("pairs.yaml").read_text(encoding="utf-8"))
# The pairs that only make sense inside one document.
TOGETHER = {
    "places of one page, each an entry of one list",
    "two short links of one list, a video and an article",
    "cut URLs that go on otherwise",
    "one repository on two forges, one remark",
    "two short links of one author, one opening, two remarks",
    "a sentence that stands for two links",
    "two short entries, one called like the other's site",
    "two printings in one list",
}


def _rows(name, pair):
    paths = ["a.md", "a.md"] if name in TOGETHER else ["a.md", "b.md"]
    return [
        mention(side.pop("title"), side.pop("url", None), document=path, position=place, **side)
        for place, (side, path) in enumerate(zip([dict(s) for s in pair], paths, strict=True))
    ]


@pytest.mark.parametrize("name", CASES["one"])
def test_one_resource(name):
    rows = _rows(name, CASES["one"][name])
    result = merged(*rows)
    assert groups(result, rows) == {frozenset({0, 1})}
    assert result.merges.num_rows == 1
    assert result.merges["evidence"][0].as_py()


@pytest.mark.parametrize("name", CASES["two"])
def test_two_resources(name):
    rows = _rows(name, CASES["two"][name])
    result = merged(*rows)
    assert groups(result, rows) == {frozenset({0}), frozenset({1})}
    assert result.merges.num_rows == 0


@pytest.mark.parametrize(
    ("url", "pieces"),
    [
        ("https://example.org", ("example.org", "", "")),
        ("https://example.org?s=1", ("example.org", "", "?s=1")),
        ("https://example.org#part", ("example.org", "", "#part")),
        ("https://example.org:8080/a/b?c=d#e", ("example.org", "/a/b", "?c=d#e")),
        ("https://[2001:db8::1]:81/a", ("[2001:db8::1]", "/a", "")),
        ("ftp://me:secret@example.org/a", ("example.org", "/a", "")),
        ("mailto:someone@example.org", ("", "mailto:someone@example.org", "")),
    ],
)
def test_the_host_of_an_address_ends_where_its_path_query_or_fragment_begins(url, pieces):
    assert _pieces(url) == pieces
