"""A full disk, as SQLite says it."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.engine.room import room_for


def test_a_database_without_room_is_an_error_of_the_system(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "some.sqlite")) as database:
        database.execute("create table words (word text)")
        database.execute("pragma max_page_count = 3")
        with pytest.raises(OSError) as error, room_for(tmp_path):
            database.executemany("insert into words values (?)", [("word" * 500,)] * 9)
    assert (error.value.errno, error.value.filename) == (errno.ENOSPC, str(tmp_path))


def test_any_other_error_of_a_database_stays_what_it_is(tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(tmp_path / "some.sqlite")) as database,
        pytest.raises(sqlite3.OperationalError),
        room_for(tmp_path),
    ):
        database.execute("select word from words")
