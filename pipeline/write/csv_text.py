"""catalogue.csv: RFC 4180, UTF-8 without BOM; lists and structs as JSON, null as an empty cell, times ISO 8601 in Z.

Text is made a column at a time, and of the values inside lists each distinct one is spelt once. JSON is spelt as it stands
in a quoted cell, every quotation mark twice, so that no finished cell has to be gone through again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from json.encoder import encode_basestring
from pathlib import Path

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
                cells = [_cell(table[name].slice(start, _LINES).combine_chunks()) for name in names]
                lines = pc.binary_join_element_wise(*cells[:-1], _joined(cells[-1], "\r\n"), ",")
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
    return pc.replace_with_mask(cells, marked, _joined('"', pc.replace_substring(some, '"', '""'), '"'))


def _quoted_json(cells: pa.Array) -> pa.Array:
    """JSON has its line breaks escaped and its quotation marks doubled."""
    marked = pc.or_(pc.match_substring(cells, '"'), pc.match_substring(cells, ","))
    return pc.if_else(marked, _joined('"', cells, '"'), cells)


def _cell(column: pa.Array) -> pa.Array:
    """The text of each value as it stands in the file, "" for null."""
    if pa.types.is_nested(column.type):
        text = _quoted_json(_json(column))
        text = pc.if_else(pc.is_valid(column), text, "") if column.null_count else text
    elif pa.types.is_timestamp(column.type):
        text = _each_once(_times, column)
    else:
        text = _quoted(column.cast(pa.string()))
    return pc.fill_null(text, "") if text.null_count else text


def _json(column: pa.Array) -> pa.Array:
    """Each value as JSON, spelt as Python's json does but for its doubled quotation marks."""
    kind = column.type
    if pa.types.is_list(kind):
        text = _joined("[", pc.binary_join(_regrouped(column, _json(column.flatten())), ", "), "]")
    elif pa.types.is_struct(kind):
        before = ["{", *[", "] * (kind.num_fields - 1)]
        names = [f'{sign}""{field.name}"": ' for sign, field in zip(before, kind, strict=True)]
        text = _joined(*chain(*zip(names, map(_json, column.flatten()), strict=True)), "}")
    else:
        text = _each_once(_plain, column)
    return pc.if_else(pc.is_valid(column), text, "null") if column.null_count else text


def _each_once(spell: Callable[[pa.Array], pa.Array], column: pa.Array) -> pa.Array:
    """What `spell` makes of each distinct value, where the value stands."""
    coded = column.dictionary_encode()
    return spell(coded.dictionary).take(coded.indices)


def _plain(values: pa.Array) -> pa.Array:
    """Numbers, times and strings as JSON."""
    if pa.types.is_string(values.type):
        return _escaped(values)
    if pa.types.is_timestamp(values.type):
        return _joined('""', _times(values), '""')
    if pa.types.is_floating(values.type):
        return pa.array([repr(round(value, 3)) for value in values.to_pylist()], pa.string())
    return values.cast(pa.string())


def _regrouped(lists: pa.Array, values: pa.Array) -> pa.Array:
    """Lists of the same lengths with other values; an empty one for null."""
    ends = pc.cumulative_sum(pc.fill_null(pc.list_value_length(lists), 0))
    return pa.ListArray.from_arrays(pa.concat_arrays([pa.array([0], pa.int32()), ends]), values)


def _escaped(strings: pa.Array) -> pa.Array:
    """Strings in JSON's quotes; the few with signs that JSON escapes are left to Python."""
    marked = pc.match_substring_regex(strings, _TO_ESCAPE)
    text = _joined('""', strings, '""')
    some = [encode_basestring(value).replace('"', '""') for value in strings.filter(marked).to_pylist()]
    return pc.replace_with_mask(text, marked, pa.array(some, pa.string())) if some else text


def _joined(*texts: pa.Array | str) -> pa.Array:
    return pc.binary_join_element_wise(*texts, "")


def _times(column: pa.Array) -> pa.Array:
    """ISO 8601 in Z, with fractions of a second where there are any."""
    micros = column.cast(pa.timestamp("us", tz="UTC")).cast(pa.int64())
    seconds = pc.divide(micros, 1_000_000)
    plain = seconds.cast(pa.timestamp("s", tz="UTC")).cast(pa.string())
    text = pc.if_else(pc.equal(pc.multiply(seconds, 1_000_000), micros), plain, column.cast(pa.string()))
    return pc.replace_substring(text, " ", "T")
