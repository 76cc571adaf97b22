"""Stored readings and merged resources -> the tables of the output folder, in their stated order."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables import schema, stored_schema
from pipeline.write.parquet import read_parquet
from pipeline.write.stored import load_stored
from pipeline.write.topics import TOPICS, topics_file

Fragments = Sequence[tuple[Path, list[str]]]


class Merged(Protocol):
    """What deduplication gives."""

    @property
    def catalogue(self) -> pa.Table:
        """A row a resource."""

    @property
    def merges(self) -> pa.Table:
        """A row a join."""

    @property
    def resource_ids(self) -> pa.Array:
        """Of each mention; null where the user rejected the resource."""


# What the rows of each table are ordered by.
ORDER = {
    "documents": ("source_path", "part"),
    "rejected": ("source_path", "document_id", "locator", "url_as_written", "reason"),
    "stripped": ("source_path", "document_id", "locator", "text"),
    "sources": ("source_path",),
    "mentions": ("source_path", "document_index", "position"),
}


def load_mentions(fragments: Fragments, vocabulary: str, columns: Sequence[str]) -> pa.Table:
    """These columns of every live mention, its topics among them, always in the same order."""
    own = [name for name in columns if name not in TOPICS.names or name == "mention_id"]
    mentions = load_stored(fragments, "mentions", [*{*own, "mention_id"}])
    given = [name for name in columns if name not in own]
    topics = [read_parquet(topics_file(f, vocabulary), ["mention_id", *given]) for f, _ in fragments]
    answers = pa.concat_tables(topics) if topics else TOPICS.empty_table()
    order = pc.index_in(mentions["mention_id"], answers["mention_id"].combine_chunks())
    for name in given:
        mentions = mentions.append_column(
            TOPICS.field(name), answers[name].combine_chunks().take(order.combine_chunks())
        )
    return mentions.select(columns)


def assemble(fragments: Fragments, vocabulary: str, mentions: pa.Table, merged: Merged) -> dict[str, pa.Table]:
    """The seven tables; `merged` was made from `mentions`, whose further columns are read here."""
    plain = ("documents", "rejected", "stripped", "sources")
    tables = {name: _sorted(load_stored(fragments, name), name) for name in plain}
    everything = _completed(fragments, vocabulary, mentions).append_column("resource_id", merged.resource_ids)
    tables["mentions"] = _sorted(everything, "mentions")
    if merged.resource_ids.null_count:
        refused = tables["mentions"].filter(pc.is_null(tables["mentions"]["resource_id"]))
        tables["mentions"] = tables["mentions"].filter(pc.is_valid(tables["mentions"]["resource_id"]))
        tables["rejected"] = _sorted(pa.concat_tables([tables["rejected"], _refused(refused)]), "rejected")
    return tables | {"catalogue": merged.catalogue, "merges": merged.merges}


def _completed(fragments: Fragments, vocabulary: str, mentions: pa.Table) -> pa.Table:
    """What the table of mentions shows, and what it is ordered by; merging has read most of it."""
    named = dict.fromkeys((*schema("mentions").names, *ORDER["mentions"]))
    further = [name for name in named if name not in mentions.column_names and name != "resource_id"]
    rest = load_mentions(fragments, vocabulary, further)
    columns = mentions.select([name for name in named if name in mentions.column_names])
    for name in further:
        columns = columns.append_column(rest.field(name), rest[name])
    return columns


def _refused(mentions: pa.Table) -> pa.Table:
    """The rows of `rejected` for mentions that the user's decisions leave out; named works have no URL to account for."""
    linked = mentions.filter(pc.is_valid(mentions["url_as_written"]))
    constant = {"reason": "off-topic", "rule": "decisions.yaml: reject", "belongs_to": None}
    columns = [
        pa.array([constant[c.name]] * linked.num_rows, c.type) if c.name in constant else linked[c.name]
        for c in stored_schema("rejected")
    ]
    return pa.table(columns, schema=stored_schema("rejected"))


def _sorted(table: pa.Table, name: str) -> pa.Table:
    return table.sort_by([(column, "ascending") for column in ORDER[name]])
