"""catalogue.csv: what RFC 4180 and CONTRACT say of a cell, byte for byte and read back."""

import csv
import json
from datetime import UTC, datetime, timedelta, timezone
from io import StringIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipeline.write.csv_text import through_csv

COLUMNS = pa.schema([
    ("text", pa.string()), ("count", pa.int32()), ("names", pa.list_(pa.string())), ("scores", pa.list_(pa.float32())),
    ("when", pa.timestamp("us", tz="UTC")), ("notes", pa.list_(pa.struct([("text", pa.string()), ("at", pa.timestamp("us", tz="UTC"))]))),
])  # fmt: skip
AT = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def written_csv(tables: list[pa.Table], names: list[str], file: Path) -> None:
    assert list(through_csv(tables, names, file)) == tables


def written(row: dict[str, object], folder: Path) -> bytes:
    written_csv([pa.Table.from_pylist([row], COLUMNS)], COLUMNS.names, folder / "t.csv")
    return (folder / "t.csv").read_bytes()


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        ({"text": "plain", "count": 3}, "plain,3,,,,"),
        ({"text": "a, b"}, '"a, b",,,,,'),
        ({"text": 'say "so"'}, '"say ""so""",,,,,'),
        ({"text": "two\nlines"}, '"two\nlines",,,,,'),
        ({"text": "cr\ronly"}, '"cr\ronly",,,,,'),
        ({"text": None, "count": None}, ",,,,,"),
        ({"names": []}, ",,[],,,"),
        ({"names": ["é", 'q"']}, ',,"[""é"", ""q\\""""]",,,'),
        ({"scores": [0.5, 0.1]}, ',,,"[0.5, 0.1]",,'),
        ({"when": AT}, ",,,,2024-05-06T07:08:09Z,"),
        ({"when": AT + timedelta(microseconds=5)}, ",,,,2024-05-06T07:08:09.000005Z,"),
        ({"when": AT.astimezone(timezone(timedelta(hours=2)))}, ",,,,2024-05-06T07:08:09Z,"),
        ({"notes": [{"text": "x", "at": AT}]}, ',,,,,"[{""text"": ""x"", ""at"": ""2024-05-06T07:08:09Z""}]"'),
        ({"notes": [{"text": None, "at": None}]}, ',,,,,"[{""text"": null, ""at"": null}]"'),
    ],
)
def test_a_line_is_as_the_rfc_has_it(cells: dict[str, object], line: str, tmp_path: Path) -> None:
    head = "text,count,names,scores,when,notes\r\n"
    assert written(cells, tmp_path) == (head + line + "\r\n").encode()


def test_what_is_read_back_is_what_was_written(tmp_path: Path) -> None:
    row = {
        "text": '=1+1,"\r\n;\t',
        "count": -7,
        "names": ["a,b", "", "\u2028"],
        "scores": [0.25],
        "when": AT,
        "notes": [],
    }
    data = written(row, tmp_path)
    assert not data.startswith(b"\xef\xbb\xbf")
    (read,) = csv.DictReader(StringIO(data.decode("utf-8"), newline=""), strict=True)
    assert read["text"] == row["text"] and read["count"] == "-7"
    assert json.loads(read["names"]) == row["names"] and json.loads(read["scores"]) == [0.25]


def test_no_rows_leave_the_names_of_the_columns(tmp_path: Path) -> None:
    written_csv([], COLUMNS.names, tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes() == b"text,count,names,scores,when,notes\r\n"


def test_more_rows_than_one_batch(tmp_path: Path) -> None:
    table = pa.Table.from_pylist([{"text": str(n)} for n in range(25_000)], COLUMNS)
    written_csv([table.slice(start, 10_000) for start in range(0, 25_000, 10_000)], COLUMNS.names, tmp_path / "t.csv")
    lines = (tmp_path / "t.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 25_001 and lines[-1] == "24999,,,,,"


NASTY = [
    "",
    " ",
    "a",
    '"',
    '""',
    "\\",
    '\\"',
    "\n",
    "\r\n",
    "\t",
    "\b\f",
    "\x00",
    "\x1f",
    "\x7f",
    "\u2028",
    "é,",
    "😀",
    "a\0b",
    None,
]


def test_every_cell_is_what_pythons_csv_and_json_write(tmp_path: Path) -> None:
    rows = [
        {
            "text": text, "count": place, "names": [n for n in NASTY if n is not None][:place],
            "scores": [place / 7, 1 / (place + 1), 1.0, 0.0], "when": AT + timedelta(microseconds=place * 1001),
            "notes": [{"text": other, "at": AT if other else None} for other in NASTY[place:]],
        }
        for place, text in enumerate(NASTY)
    ]  # fmt: skip
    table = pa.Table.from_pylist(rows, COLUMNS)
    whole, part = tmp_path / "whole.csv", tmp_path / "part.csv"
    written_csv([table], COLUMNS.names, whole)
    written_csv([pa.concat_tables([table, table]).slice(5, len(rows))], COLUMNS.names, part)
    expected = StringIO()
    writer = csv.writer(expected, lineterminator="\r\n")
    writer.writerows(_as_python_writes(row) for row in table.to_pylist())
    lines = expected.getvalue()
    assert whole.read_bytes().decode() == ",".join(COLUMNS.names) + "\r\n" + lines
    assert sorted(part.read_bytes()) == sorted(whole.read_bytes())


def _as_python_writes(row: dict[str, Any]) -> list[str]:
    def plain(value: Any) -> Any:
        if isinstance(value, list):
            return [plain(item) for item in value]
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items()}
        if isinstance(value, datetime):
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        return round(value, 3) if isinstance(value, float) else value

    cells = [plain(value) for value in row.values()]
    return [
        "" if c is None else json.dumps(c, ensure_ascii=False) if isinstance(c, list | dict) else str(c) for c in cells
    ]
