"""What comparing needs of the nodes: keys of all in tables, the rest of those that meet another in files, batch by batch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.dedupe.nodes import Node, node
from pipeline.dedupe.survey import Mentions, Survey, some_rows
from pipeline.links import identity_keys
from pipeline.spool import ROWS, Numbers, deal, marked, whole

_TABLES = """
CREATE OR REPLACE TEMP TABLE node_key AS SELECT DISTINCT node, key FROM thing_key JOIN node_of USING (thing);
CREATE OR REPLACE TEMP VIEW linked AS SELECT node, key FROM node_key WHERE key ^@ 'url:';
CREATE OR REPLACE TEMP TABLE about AS
SELECT node, substr(split_part(key, '|', 1), 7) AS subject, split_part(key, '|', 2) AS rest
FROM node_key WHERE key ^@ 'about:';
CREATE OR REPLACE TEMP TABLE cut AS
SELECT DISTINCT node, begins
FROM (SELECT node, regexp_extract(regexp_replace(url, '^https?://(www[.])?', ''), '^[^/]+/.{6}') AS begins FROM cut_url)
WHERE begins <> '';
CREATE OR REPLACE TEMP TABLE companion AS SELECT DISTINCT node, key FROM companion_url JOIN companion_key USING (url);
"""


@dataclass(frozen=True, slots=True)
class Bearers:
    """The mentions behind the nodes."""

    mentions: Mentions
    number: Numbers  # of each row, the number of its mention
    node: Numbers  # of each mention

    def of(self, nodes: Numbers, columns: Sequence[str]) -> Iterator[pa.Table]:
        """These columns of the mentions of these nodes, with the `node` of each."""
        wanted = marked(
            nodes, len(self.node)
        )  # a node is numbered like a thing: there are no more things than mentions
        for table in some_rows(self.mentions, columns, self.number, wanted[self.node]) if len(nodes) else ():
            yield table.append_column("node", pa.array(self.node[table["mention"].to_numpy()]))


def nodes(connection: duckdb.DuckDBPyConnection, seen: Survey, node: Numbers) -> None:
    """Lay down node_key, linked, about, cut and companion; `node` is that of each mention. Reads thing_key and node_of."""
    for name, table in (("cut_url", seen.cuts), ("companion_url", seen.companions)):
        connection.register(name, table.append_column("node", pa.array(node[table["mention"].to_numpy()])))
    urls = sorted(pc.unique(seen.companions["url"]).to_pylist())
    pairs = [(url, key) for url in urls for key in identity_keys(url)]
    keys = {"url": pa.array([u for u, _ in pairs], pa.string()), "key": pa.array([k for _, k in pairs], pa.string())}
    connection.register("companion_key", pa.table(keys))
    connection.execute(_TABLES)


_AUTHORS = ("note_author", "document_author")
_NAMED = pa.schema([*((name, pa.string()) for name in _AUTHORS), ("node", pa.int64())])


def authors(bearers: Bearers, wanted: Numbers) -> pa.Table:
    """Who recommends these nodes: node, note_author, document_author."""
    tables = [table.select(_NAMED.names).cast(_NAMED) for table in bearers.of(wanted, _AUTHORS)]
    return pa.concat_tables([_NAMED.empty_table(), *tables])


_SAID = ("kind", "url_state", "url", "document_id", "note", *_AUTHORS)
_TABLES_OF_BATCHES = {
    "said": pa.schema([*((name, pa.string()) for name in _SAID), ("node", pa.int64())]),
    "node_key": pa.schema([("node", pa.int64()), ("key", pa.string())]),
    "companion": pa.schema([("node", pa.int64()), ("key", pa.string())]),
}


def lay_out(connection: duckdb.DuckDBPyConnection, bearers: Bearers, batch: Numbers, folder: Path) -> None:
    """Writes what is known of nodes, a file for each `batch` (that of each node, below 0 where it meets no other).

    Drops what ``nodes`` laid down.
    """
    wanted = np.flatnonzero(batch >= 0)
    connection.register("wanted", pa.table({"node": wanted}))
    tables = {name: _of_nodes(connection, name) for name in ("node_key", "companion")}
    for name, some in {"said": bearers.of(wanted, _SAID), **tables}.items():
        kind = _TABLES_OF_BATCHES[name]
        narrow = (table.select(kind.names).cast(kind) for table in some)
        deal(((table, batch[table["node"].to_numpy()]) for table in narrow), folder / name)
    connection.execute(
        "DROP VIEW linked; " + "".join(f"DROP TABLE {name}; " for name in ("node_key", "about", "cut", "companion"))
    )


def _of_nodes(connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[pa.Table]:
    reader = connection.sql(f"FROM {name} SEMI JOIN wanted USING (node)").to_arrow_reader(ROWS)
    yield from (pa.Table.from_batches([batch]) for batch in reader)


def read_nodes(folder: Path, batch: str) -> dict[int, Node]:
    """The nodes of one batch, by their numbers, from the files that ``lay_out`` wrote."""
    said, keys, companions = (_told(folder / name / batch, kind) for name, kind in _TABLES_OF_BATCHES.items())
    truncated = pc.equal(said["url_state"], "truncated")
    known = pa.table(
        {
            "node": said["node"],
            "kind": said["kind"],
            "url_state": said["url_state"],
            "cut": pc.if_else(truncated, said["url"], pa.scalar(None, pa.string())),
            "document": said["document_id"].combine_chunks().dictionary_encode().indices,
            "note": said["note"],
            "author": pc.coalesce(said["note_author"], said["document_author"]),
        }
    )
    facts = _by_node(known)
    keys_of, companions_of = _by_node(keys)["key"], _by_node(companions)["key"]
    return {
        number: node(
            keys=keys,
            companions=companions_of.get(number, ()),
            **{name: [value for value in column[number] if value is not None] for name, column in facts.items()},
        )
        for number, keys in keys_of.items()
    }


def _told(file: Path, kind: pa.Schema) -> pa.Table:
    """A batch's file; none is written where nothing is to be said."""
    return whole(file) if file.exists() else kind.empty_table()


def _by_node(table: pa.Table) -> dict[str, dict[int, list[Any]]]:
    """For each column the distinct values that it has for each node."""
    names = [name for name in table.column_names if name != "node"]
    found = table.group_by("node", use_threads=False).aggregate([(name, "distinct") for name in names])
    numbers = found["node"].to_pylist()
    return {name: dict(zip(numbers, found[f"{name}_distinct"].to_pylist(), strict=True)) for name in names}
