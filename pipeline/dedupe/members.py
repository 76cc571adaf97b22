"""The lists of a resource: what its mentions say, gathered by sorting numbers instead of strings."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.spool import Numbers, inverse
from pipeline.tables import schema

_NEVER = np.iinfo(np.int64).max  # behind every date


def ranks(column: pa.Array) -> tuple[Numbers, pa.Array]:
    """Each value's place in the order of the distinct values (-1 for null), and these in order."""
    coded = column.dictionary_encode()
    order = pc.sort_indices(coded.dictionary)
    place = np.append(inverse(order.to_numpy().astype(np.int64)), -1)
    return place[pc.fill_null(coded.indices, -1).to_numpy()], coded.dictionary.take(order)


def distinct(owners: Numbers, values: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """For `size` owners the offsets of their values, and these: nothing twice, in order. Below 0 is nobody and nothing."""
    width = int(values.max(initial=0)) + 1
    pairs = np.sort((owners * width + values)[(values >= 0) & (owners >= 0)])
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]
    return _offsets(pairs // width, size), pairs % width


def _offsets(owners: Numbers, size: int) -> Numbers:
    return np.concatenate(([0], np.cumsum(np.bincount(owners, minlength=size))))


def lists(owners: Numbers, column: pa.Array, size: int) -> pa.Array:
    """For each of `size` owners the distinct values of its rows, in order."""
    codes, values = ranks(column)
    offsets, some = distinct(owners, codes, size)
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), values.take(pa.array(some)))


def sections(owners: Numbers, mentions: pa.Table, size: int) -> pa.Array:
    """For each of `size` owners the distinct headings that its mentions stand under, each a path of headings."""
    own, also = mentions["section"].combine_chunks(), mentions["also_in"].combine_chunks()
    paths = pa.concat_arrays([_joined(own), _joined(pc.list_flatten(also))])
    codes, joined = ranks(pc.if_else(pc.equal(paths, ""), None, paths))
    standing = np.concatenate((owners, owners[pc.list_parent_indices(also).to_numpy()]))
    offsets, some = distinct(standing, codes, size)
    return pa.ListArray.from_arrays(
        pa.array(offsets, pa.int32()), pc.split_pattern(joined, _BREAK).take(pa.array(some))
    )


_BREAK = "\0"  # below every character, so that joined paths are in the order of paths


def _joined(paths: pa.Array) -> pa.Array:
    return pc.binary_join(paths.cast(pa.list_(pa.string())), _BREAK)


def notes(owners: Numbers, mentions: pa.Table, size: int) -> pa.Array:
    """For each of `size` owners all notes with who said it, where and when: the oldest first, then by file and place."""
    said = pc.is_valid(mentions["note"]).to_numpy() & (owners >= 0)
    when = mentions["posted_at"].combine_chunks().cast(pa.int64()).fill_null(_NEVER).to_numpy()
    files, _ = ranks(mentions["source_path"].combine_chunks())
    columns = (mentions["mention"].to_numpy(), mentions["position"].to_numpy(), files, when, owners)
    order = np.lexsort([column[said] for column in columns])
    rows = pa.array(np.flatnonzero(said)[order])
    kind = schema("catalogue").field("notes").type.value_type
    given = {"text": "note", "posted_at": "posted_at"}
    fields = [mentions[given.get(f.name, f.name)].combine_chunks().take(rows) for f in kind]
    return pa.ListArray.from_arrays(
        pa.array(_offsets(owners[said], size), pa.int32()), pa.StructArray.from_arrays(fields, fields=list(kind))
    )
