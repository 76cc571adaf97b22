"""JSON is read in the states in which people save it."""

import time
from typing import Any

import pytest

from pipeline.model import Block, Reason, Role
from pipeline.parse._json import Data, load
from pipeline.parse._leftovers import leftovers
from pipeline.parse._open import saved_file

WHOLE: list[tuple[str, Any]] = [
    ('{"a": 1}', {"a": 1}),
    ('\ufeff [{"a": "\\u00e4"}] \n', [{"a": "ä"}]),
    ("window.YTD.tweets.part0 = [\n {}\n]", [{}]),
    ('var data = {"a": [1, 2]};', {"a": [1, 2]}),
    ('{"a": "tab\there"}', {"a": "tab\there"}),
    ('{"a": "\\ud83d"}', {"a": "\ufffd"}),
    ('{"a": "d\\u00c3\\u00a9j\\u00c3\\u00a0 vu"}', {"a": "déjà vu"}),
    ('{"a": "one\\r\\ntwo"}', {"a": "one\ntwo"}),
    ('{"a": 1}\n\n{"a": 2}\n', [{"a": 1}, {"a": 2}]),
]
DAMAGED: list[tuple[str, Any]] = [
    ('[{"a": 1}, {"a": 2}, {"a":', [{"a": 1}, {"a": 2}]),
    ('{"items": [{"a": "x, ]"}, {"b": "https://cut.exa', {"items": [{"a": "x, ]"}]}),
    ('[{"a": 1}, {"a": 2,, "b": 3}, {"a": 4}]', [{"a": 1}, {"a": 2}]),
    ('{"a": 1}\n{"a": \n{"a": 3}', [{"a": 1}, {"a": 3}]),
    ('[{"a": 1}]\nHTTP 502 https://err.example', [{"a": 1}]),
]
NONE = [
    "", "{", "[", "just [text] with {braces}", "[[Link]] in a note", "[x] done", "{{ template }}", "a = b", "[1]: https://example.org",
    "{\\rtf1}", "key: [1, 2]", "[" * 100_000,
]  # fmt: skip


def read(text: str) -> Data | None:
    return load(saved_file("a.txt", text.encode("utf-8", "surrogatepass")))


@pytest.mark.parametrize(("text", "value"), WHOLE)
def test_whole(text: str, value: Any) -> None:
    data = read(text)
    assert data is not None
    assert (data.value, data.complaints) == (value, ())


@pytest.mark.parametrize(("text", "value"), DAMAGED)
def test_damaged_is_read_as_far_as_it_goes_and_says_so(text: str, value: Any) -> None:
    data = read(text)
    assert data is not None
    assert data.value == value
    assert data.complaints
    assert data.unread


@pytest.mark.parametrize("text", NONE)
def test_no_json(text: str) -> None:
    assert read(text) is None


def test_lines_know_their_numbers() -> None:
    data = read('{"a": 1}\n\n{"a": 2}')
    assert data is not None
    assert [where for where, _ in data.records()] == ["line 1", "line 3"]


def test_a_hostile_file_takes_no_long_time() -> None:
    start = time.perf_counter()
    for text in (
        '["' + '\\"' * 200_000,
        "[" + '{"a":"' * 100_000,
        '[{"a":1},' * 50_000 + "x",
        "{" * 200_000,
        '{"a"=' * 50_000,
    ):
        read(text)
    assert time.perf_counter() - start < 3


MARKS = [
    ({"user": {"avatar_url": "https://a.example/1"}}, Reason.MEDIA),
    ({"user": {"url": "https://a.example/1"}}, Reason.PROFILE),
    ({"user": {"entities": {"url": {"urls": [{"expanded_url": "https://a.example/1"}]}}}}, Reason.PROFILE),
    ({"entities": {"urls": [{"expanded_url": "https://a.example/1"}]}}, Reason.SUPPLEMENTARY),
    ({"mentions": [{"url": "https://a.example/1"}]}, Reason.PROFILE),
    ({"permalink": "https://a.example/1"}, Reason.SELF),
    ({"profileImageUrl": "https://a.example/1"}, Reason.MEDIA),
    ({"__meta": {"request": "https://a.example/1"}}, Reason.CHROME),
    ({"https://a.example/1": {}}, Reason.CHROME),
]


@pytest.mark.parametrize(("value", "mark"), MARKS)
def test_a_url_that_stands_in_no_block_is_marked_by_its_key(value: Any, mark: Reason) -> None:
    (block,) = leftovers(value, set(), like=Block(Role.NOISE, "", where="/0"))
    assert (block.role, block.text, block.mark, block.where) == (Role.NOISE, "https://a.example/1", mark, "/0")


def test_what_was_seen_is_not_repeated() -> None:
    seen = {"https://a.example/1"}
    value = [
        "https://a.example/1",
        "see https://a.example/2. And https://a.example/2!",
        "https:// nothing",
        "https://www.</span>",
    ]
    (block,) = leftovers(value, seen, like=Block(Role.NOISE, ""))
    assert block.text == "https://a.example/2"
