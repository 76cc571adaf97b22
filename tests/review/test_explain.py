"""explain: by id, old id, URL in any spelling, title, mention, source; what is unknown is said to be."""

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.review.explain import explain
from tests.review.written import REJECTED, write


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return write(tmp_path)[1]


@pytest.mark.parametrize("what", [
    "r1", "r0-of-old", "m2", "The Book", "the book", "Notes on groups", "https://example.org/book", "http://www.example.org/book/", "https://example.org/notes",
])  # fmt: skip
def test_a_resource_is_found_by_every_name_it_has_or_had(what: str, out: Path) -> None:
    told = explain(what, out)
    assert told.found and told.lines[0] == "in: r1  The Book  https://example.org/book"


def test_a_resource_is_told_with_its_mentions_rules_topics_and_merges(out: Path) -> None:
    told = "\n".join(explain("r1", out).lines)
    for words in (
        "book, topics ['algebra'], 2 mentions in 1 sources", "mention m1 by @ada in thread.txt at 1:6", "title: link text",
        "topic: algebra: groups in title 0.9", "one with: m1 and m2 by title and creator (0.91): the book",
    ):  # fmt: skip
        assert words in told
    assert "level" not in told


def test_a_rejected_url_is_told_with_its_reason_rule_and_place(out: Path) -> None:
    told = explain("http://example.org/@me", out)
    assert told.found
    assert told.lines == ("out: https://example.org/@me in thread.txt at 3:40", "  profile: an account")


def test_what_belongs_to_another_entry_names_it(tmp_path: Path) -> None:
    row = REJECTED[0] | {"reason": "supplementary", "rule": "a mirror", "belongs_to": "m1"}
    _, out = write(tmp_path, rejected=[row])
    assert explain("https://example.org/@me", out).lines[1] == "  supplementary: a mirror, belongs to m1"


def test_a_source_is_told_with_all_that_is_in_and_out(out: Path) -> None:
    told = explain("thread.txt", out).lines
    assert told[:2] == ("source thread.txt: ok", "  read as plain_text: @ada, Two books")
    assert [line.split()[:2] for line in told[2:]] == [
        ["in", "https://example.org/book"], ["in", "https://example.org/notes"], ["out", "https://example.org/@me"],
    ]  # fmt: skip
    assert explain("quiet.md", out).lines == ("source quiet.md: empty",)


def test_of_a_source_with_very_many_rejected_urls_some_are_shown_and_all_are_counted(tmp_path: Path) -> None:
    rows = [REJECTED[0] | {"url": f"https://example.org/{n}"} for n in range(250)]
    lines = explain("thread.txt", write(tmp_path, rejected=rows)[1]).lines
    shown = sum(line.startswith("  out") for line in lines)
    assert 50 <= shown < 250 and f"{250 - shown} more" in lines[-1]


@pytest.mark.parametrize("what", ["r", "https://example.org/boo", "thread", "", "m3", "Book"])
def test_what_is_unknown_is_said_to_be(what: str, out: Path) -> None:
    told = explain(what, out)
    assert not told.found and "nothing is known of" in told.lines[0] and repr(what) in told.lines[0]


def test_without_a_run_the_call_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no finished run; run"):
        explain("r1", tmp_path)
