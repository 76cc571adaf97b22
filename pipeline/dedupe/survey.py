"""One look at every mention before any are compared: its number, and what makes some of them special."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.spool import Marks, Numbers, Piece, inverse, pieces

Mentions = Sequence[Piece]  # all of them; memory holds a piece at a time


@dataclass(frozen=True, slots=True)
class Survey:
    """What merging keeps of every mention. A mention is its number: its place in the order of mention_id.

    So nothing depends on the order of rows.
    """

    names: pa.Array  # the mention_ids, in order
    number: Numbers  # of each row
    ends: Numbers  # the row behind the last one of each piece
    group: Numbers  # of each mention; equal where the keys are equal
    places: pa.Table  # mention, document_id, canonical_url, fragment: URLs that lead to a place on a page
    cuts: pa.Table  # mention, url: URLs of which only the beginning is shown
    companions: pa.Table  # mention, url: links beside the main one
    led: pa.Table  # mention, url: URLs whose target is known


_COLUMNS = ("mention_id", "identity", "document_id", "url", "url_state", "canonical_url", "companion_urls")

_URLS = pa.schema([("mention", pa.int64()), ("url", pa.string())])
_PLACES = pa.schema(
    [("mention", pa.int64()), *((n, pa.string()) for n in ("document_id", "canonical_url", "fragment"))]
)
_SPECIAL = {"places": _PLACES, "cuts": _URLS, "companions": _URLS, "led": _URLS}


def survey(mentions: Mentions, leading: Collection[str]) -> Survey:
    """Looks at every mention once; `leading` are the URLs whose target tells what they are."""
    names, groups = [pa.array([], pa.string())], [np.empty(0, np.int64)]
    ends: list[int] = []
    special = {name: [schema.empty_table()] for name, schema in _SPECIAL.items()}
    wanted = pa.array(sorted(leading), pa.string())
    for rows, table in pieces(mentions, _COLUMNS):
        names.append(table["mention_id"].combine_chunks())
        groups.append(table["identity"].to_numpy())
        numbered = table.append_column("mention", pa.array(np.arange(rows.start, rows.stop), pa.int64()))
        ends.append(rows.stop)
        special["places"].append(_places(numbered))
        special["cuts"].append(numbered.filter(pc.equal(table["url_state"], "truncated")).select(["mention", "url"]))
        special["companions"].append(_companions(numbered))
        if leading:
            special["led"].append(numbered.filter(pc.is_in(table["url"], wanted)).select(["mention", "url"]))
    ids = pa.concat_arrays(names)
    order = pc.sort_indices(ids).to_numpy()
    number = inverse(order.astype(np.int64))
    group = np.concatenate(groups)[order]
    found = {name: _numbered(tables, number) for name, tables in special.items()}
    return Survey(
        names=ids.take(pa.array(order)), number=number, ends=np.array(ends, dtype=np.int64), group=group, **found
    )


def _places(mentions: pa.Table) -> pa.Table:
    sharp = mentions.filter(pc.match_substring(mentions["url"], "#"))  # few: what follows looks at these alone
    whole = pc.equal(sharp["url_state"], "ok")
    sharp = sharp.filter(pc.and_(whole, pc.invert(pc.match_substring(sharp["canonical_url"], "#"))))
    fragment = pc.replace_substring_regex(sharp["url"], "^[^#]*#([^#]*).*$", "\\1")
    return sharp.select(["mention", "document_id", "canonical_url"]).append_column("fragment", fragment)


def _companions(mentions: pa.Table) -> pa.Table:
    beside = mentions["companion_urls"].combine_chunks()
    return pa.table(
        {"mention": mentions["mention"].take(pc.list_parent_indices(beside)), "url": pc.list_flatten(beside)}
    )


def _numbered(tables: Sequence[pa.Table], number: Numbers) -> pa.Table:
    """The tables as one, rows' places replaced by the numbers of their mentions."""
    table = pa.concat_tables([table.cast(tables[0].schema) for table in tables])
    return table.set_column(0, "mention", pa.array(number[table["mention"].to_numpy()]))


def some_rows(mentions: Mentions, columns: Sequence[str], number: Numbers, wanted: Marks) -> Iterator[pa.Table]:
    """These columns and the `mention` of those mentions that are `wanted` (a mark for each number)."""
    for rows, table in pieces(mentions, columns):
        numbers = number[rows]
        chosen = wanted[numbers]
        if chosen.any():
            yield table.filter(pa.array(chosen)).append_column("mention", pa.array(numbers[chosen]))
