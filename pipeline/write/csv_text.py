"""catalogue.csv: RFC 4180, UTF-8 without BOM; lists and structs as JSON, null as an empty cell, times ISO 8601 in Z.

Text is made a column at a time; what Python spells (times, scores, strings with signs to escape) it spells once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_LINES = 4_000  # whose text is in memory at a time
_TO_QUOTE = '[",\r\n]'
_TO_ESCAPE = r'["\\\x00-\x1f]'


def through_csv(tables: Iterable[pa.Table], names: Sequence[str], file: Path) -> Iterator[pa.Table]:
    """The tables as they come, the columns `names` of each written to `file` on the way; all of them once the last has passed."""
    with file.open("wb") as stream:
        stream.write(",".join(names).encode() + b"\r\n")
        for table in tables:
            for start in range(0, table.num_rows, _LINES):
                cells = [_quoted(_cell(table[name].slice(start, _LINES).combine_chunks())) for name in names]
                lines = pc.binary_join_element_wise(*cells[:-1], _around("", cells[-1], "\r\n"), ",")
                stream.write(_bytes(lines))
            yield table


def _bytes(lines: pa.Array) -> memoryview:
    size = pc.sum(pc.binary_length(lines)).as_py()
    return memoryview(lines.buffers()[2])[:size]


def _quoted(cells: pa.Array) -> pa.Array:
    marked = pc.match_substring_regex(cells, _TO_QUOTE)
    some = cells.filter(marked)
    if not len(some):
        return cells
    return pc.replace_with_mask(cells, marked, _around('"', pc.replace_substring(some, '"', '""'), '"'))


def _cell(column: pa.Array) -> pa.Array:
    """The text of each value, "" for null."""
    if pa.types.is_nested(column.type):
        text = pc.if_else(pc.is_valid(column), _json(column), None) if column.null_count else _json(column)
    elif pa.types.is_timestamp(column.type):
        text = _times(column)
    else:
        text = column.cast(pa.string())
    return pc.fill_null(text, "") if text.null_count else text


def _json(column: pa.Array) -> pa.Array:
    """Each value as JSON, spelt as Python's json does."""
    kind = column.type
    if pa.types.is_list(kind):
        text = _around("[", pc.binary_join(_regrouped(column, _json(column.flatten())), ", "), "]")
    elif pa.types.is_struct(kind):
        fields = [_around(f'"{f.name}": ', _json(values), "") for f, values in zip(kind, column.flatten(), strict=True)]
        text = _around("{", pc.binary_join_element_wise(*fields, ", "), "}")
    elif pa.types.is_string(kind):
        text = _escaped(column)
    elif pa.types.is_timestamp(kind):
        text = _around('"', _times(column), '"')
    elif pa.types.is_floating(kind):
        text = _spelt(column, lambda value: repr(round(value, 3)))
    else:
        text = column.cast(pa.string())
    return pc.if_else(pc.is_valid(column), text, "null") if column.null_count else text


def _regrouped(lists: pa.Array, values: pa.Array) -> pa.Array:
    """Lists of the same lengths with other values; an empty one for null."""
    ends = pc.cumulative_sum(pc.fill_null(pc.list_value_length(lists), 0))
    return pa.ListArray.from_arrays(pa.concat_arrays([pa.array([0], pa.int32()), ends]), values)


def _escaped(strings: pa.Array) -> pa.Array:
    """Strings in JSON's quotes; the few with signs that JSON escapes are left to Python."""
    marked = pc.fill_null(pc.match_substring_regex(strings, _TO_ESCAPE), False)
    text = _around('"', strings, '"')
    some = [encode_basestring(value) for value in strings.filter(marked).to_pylist()]
    return pc.replace_with_mask(text, marked, pa.array(some, pa.string())) if some else text


def _around(before: str, text: pa.Array, behind: str) -> pa.Array:
    return pc.binary_join_element_wise(before, text, behind, "")


def _spelt(column: pa.Array, spell: Callable[[Any], str]) -> pa.Array:
    """Each distinct value spelt once."""
    coded = column.dictionary_encode()
    return pa.array([spell(value) for value in coded.dictionary.to_pylist()], pa.string()).take(coded.indices)


def _times(column: pa.Array) -> pa.Array:
    """ISO 8601 in Z, with fractions of a second where there are any."""
    micros = column.cast(pa.timestamp("us", tz="UTC")).cast(pa.int64())
    seconds = pc.divide(micros, 1_000_000)
    plain = seconds.cast(pa.timestamp("s", tz="UTC")).cast(pa.string())
    text = pc.if_else(pc.equal(pc.multiply(seconds, 1_000_000), micros), plain, column.cast(pa.string()))
    return pc.replace_substring(text, " ", "T")
