import pytest

from pipeline.decisions import Decisions, load_decisions
from pipeline.errors import ConfigError
from tests.dedupe.samples import groups, mention, merged

BOOK, MIRROR, COURSE = "https://rivers.example/book", "https://mirror.example/rivers", "https://rivers.example/course"


def _decided(tmp_path, text):
    file = tmp_path / "decisions.yaml"
    file.write_text(text, encoding="utf-8")
    return load_decisions(file)


def _rows():
    return [
        mention("Rivers of Chance", BOOK, document="a.md", creators=["Ada Byrne"], kind="book"),
        mention("Rivers of Chance", MIRROR, document="b.md", creators=["Byrne"], kind="book"),
        mention("A course on rivers", COURSE, document="c.md", kind="course"),
    ]


def _id(url, **given):
    return merged(mention("x", url, **given)).catalogue["resource_id"][0].as_py()


def _row(result, url):
    return next(row for row in result.catalogue.to_pylist() if row["url"] == url)


def test_no_file_decides_nothing(tmp_path):
    assert load_decisions(tmp_path / "none.yaml") == Decisions()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("same: [[a, b]\n", 2, "no YAML"),
        ("reject:\n  - a\njoin:\n  - [a, b]\n", 3, "unknown key 'join'"),
        ("same:\n  - [a]\n", 2, "two different"),
        ("same:\n  - [a, a]\n", 2, "two different"),
        ("kind:\n  a: tome\n", 2, "unknown kind 'tome'"),
        ("topics:\n  a: calculus\n", 2, "expected a list"),
        ("title:\n  a: ''\n", 2, "expected one value"),
        ("- a\n", 1, "expected keys"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path, text, line, said):
    with pytest.raises(ConfigError, match=said) as raised:
        _decided(tmp_path, text)
    assert str(raised.value).split(":")[1] == str(line)


def test_an_empty_key_decides_nothing(tmp_path):
    assert _decided(tmp_path, "same:\nreject:\n") == Decisions()


def test_same_joins_and_survives(tmp_path):
    rows = _rows()
    decisions = _decided(tmp_path, f"same:\n  - [{BOOK}?utm_source=x, {COURSE}]\n")
    result = merged(*rows, decisions=decisions)
    assert groups(result, rows) == {frozenset({0, 1, 2})}
    assert "decision" in result.merges["rule"].to_pylist()
    assert result.unmatched_decisions == ()
    assert groups(merged(*reversed(rows), decisions=decisions), rows) == {frozenset({0, 1, 2})}


def test_different_keeps_apart_what_a_name_would_join(tmp_path):
    rows = _rows()
    result = merged(*rows, decisions=_decided(tmp_path, f"different:\n  - [{BOOK}, {MIRROR}]\n"))
    assert groups(merged(*rows), rows) == {frozenset({0, 1}), frozenset({2})}
    assert groups(result, rows) == {frozenset({0}), frozenset({1}), frozenset({2})}
    assert result.unmatched_decisions == ()


def test_different_keeps_apart_what_a_third_would_bridge(tmp_path):
    rows = [*_rows(), mention("Rivers of Chance", document="d.md", creators=["Ada Byrne"], kind="book")]
    result = merged(*rows, decisions=_decided(tmp_path, f"different:\n  - [{BOOK}, {MIRROR}]\n"))
    assert {0, 1} not in [group & {0, 1} for group in groups(result, rows)]


def test_a_former_id_still_names_its_resource(tmp_path):
    former = _id(MIRROR)
    rows = _rows()
    assert former in _row(merged(*rows), BOOK)["other_ids"] + [_row(merged(*rows), BOOK)["resource_id"]]
    result = merged(*rows, decisions=_decided(tmp_path, f"title:\n  {former}: Chance\n"))
    assert _row(result, BOOK)["title"] == "Chance"
    assert result.unmatched_decisions == ()


def test_fields_are_overruled(tmp_path):
    text = f"title: {{{COURSE}: Rivers}}\nkind: {{{COURSE}: video}}\ntopics: {{{COURSE}: [calculus, statistics]}}\n"
    row = _row(merged(*_rows(), decisions=_decided(tmp_path, text)), COURSE)
    assert (row["title"], row["kind"], row["topics"]) == ("Rivers", "video", ["calculus", "statistics"])


def test_rejected_leaves_the_catalogue_unless_kept(tmp_path):
    result = merged(*_rows(), decisions=_decided(tmp_path, f"reject:\n  - {COURSE}\n"))
    assert COURSE not in result.catalogue["url"].to_pylist()
    assert result.resource_ids.null_count == 1
    kept = merged(*_rows(), decisions=_decided(tmp_path, f"reject: [{COURSE}]\nkeep: [{COURSE}]\n"))
    assert COURSE in kept.catalogue["url"].to_pylist()


def test_what_matches_nothing_or_contradicts_is_reported(tmp_path):
    text = f"reject:\n  - https://gone.example/x\nsame:\n  - [{BOOK}, https://gone.example/y]\n"
    assert [d.line for d in merged(*_rows(), decisions=_decided(tmp_path, text)).unmatched_decisions] == [2, 4]
    text = f"same:\n  - [{BOOK}, {COURSE}]\ndifferent:\n  - [{BOOK}, {COURSE}]\n"
    assert [d.verb for d in merged(*_rows(), decisions=_decided(tmp_path, text)).unmatched_decisions] == ["same"]


def test_different_leaves_together_what_has_one_set_of_keys(tmp_path):
    forge, page = "https://github.com/wren/rivers", "https://github.com/wren/rivers/issues"
    rows = [mention("Rivers", forge, document=f"{place}.md") for place in range(3)] + [mention("Talk", page)]
    result = merged(*rows, decisions=_decided(tmp_path, f"different:\n  - [{forge}, {page}]\n"))
    assert groups(result, rows) == {frozenset({0, 1, 2}), frozenset({3})}
    assert result.merges.num_rows == 2
