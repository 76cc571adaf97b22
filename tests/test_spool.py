"""Rows that are dealt out come back whole, in order, and cut alike however they came."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from pipeline import spool


def rows(count: int, seed: int = 1) -> pa.Table:
    dice = np.random.default_rng(seed)
    return pa.table({
        "path": pa.array([f"{n:03}.md" for n in dice.integers(0, 40, count)]),
        "place": pa.array(dice.permutation(count)),
        "tags": pa.array([[f"t{n % 5}"] * (n % 3) for n in range(count)], pa.list_(pa.string())),
    })  # fmt: skip


def cut(table: pa.Table, size: int) -> list[pa.Table]:
    return [table.slice(start, size) for start in range(0, len(table), size)]


def test_every_row_stands_in_the_file_of_its_part_in_the_order_in_which_it_came(tmp_path: Path) -> None:
    table = rows(1000)
    parts = table["place"].to_numpy() % 7
    pieces = [table.slice(0, 0), *cut(table, 90)]  # a piece may be empty
    dealt = ((piece, piece["place"].to_numpy() % 7) for piece in pieces)
    files = spool.deal(dealt, tmp_path / "parts")
    assert len(files) == 7
    for number, file in enumerate(files):
        assert spool.whole(file).equals(table.filter(pa.array(parts == number)))
    assert spool.whole(files[0], ["place"]).column_names == ["place"]


def test_parts_are_about_as_large_as_wanted_and_tear_no_group_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "ROWS", 10)
    assert spool.parts_of(np.array([40, 40])).tolist() == [0, 0]  # few rows are one part
    monkeypatch.setattr(spool, "UNDIVIDED", 20)
    sizes = np.array([4, 4, 4, 30, 1, 1])
    assert spool.parts_of(sizes).tolist() == [0, 0, 0, 1, 4, 4]  # numbers may be left out, never go back
    assert spool.parts_of(np.empty(0, np.int64)).tolist() == []


@pytest.mark.parametrize(("groups", "least", "most"), [(10, 10, 10), (501, 250, 500), (100_000, 490, 500)])
def test_there_are_no_more_parts_than_files_may_be_open(groups: int, least: int, most: int) -> None:
    parts = spool.cut(np.full(groups, 7), 7)
    assert (np.diff(parts) >= 0).all()
    assert least <= len(np.unique(parts)) <= most


@pytest.mark.parametrize("parts", [1, 5])
@pytest.mark.parametrize("size", [1000, 130])
def test_rows_come_in_order_however_they_came(parts: int, size: int, tmp_path: Path) -> None:
    table = rows(1000)
    order = [("path", "ascending"), ("place", "ascending")]
    paths = sorted(set(table["path"].to_pylist()))
    number = {path: place * parts // len(paths) for place, path in enumerate(paths)}
    dealt = ((piece, np.array([number[p] for p in piece["path"].to_pylist()])) for piece in cut(table, size))
    pieces = list(spool.in_order(dealt, order, tmp_path / "ordered"))
    assert len(pieces) == parts
    assert pa.concat_tables(pieces).equals(table.sort_by(order))
    assert not any((tmp_path / "ordered").iterdir())


def test_nothing_comes_of_nothing(tmp_path: Path) -> None:
    assert list(spool.in_order([], [("path", "ascending")], tmp_path / "ordered")) == []
    assert list(spool.even([])) == []


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_what_is_spooled_is_cut_in_the_same_places_however_it_came(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "ROWS", 64)
    table = rows(200)
    given = list(spool.spooled(cut(table, size), table.schema, tmp_path / "some.arrow"))
    assert [len(piece) for piece in given] == [64, 64, 64, 8]
    assert pa.concat_tables(given).equals(table)
