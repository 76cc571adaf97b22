"""Stored readings and merged resources -> the tables of the output folder, in their stated order."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.tables import schema, stored_schema
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


def load_mentions(fragments: Fragments, vocabulary: str) -> pa.Table:
    """Every live mention with its topics, in order of source, document and position."""
    mentions = load_stored(fragments, "mentions")
    topics = [pq.read_table(topics_file(folder, vocabulary)) for folder, _ in fragments]
    answers = pa.concat_tables(topics) if topics else TOPICS.empty_table()
    order = pc.index_in(mentions["mention_id"], answers["mention_id"].combine_chunks())
    for name in ("topics", "topic_scores", "topic_evidence"):
        mentions = mentions.append_column(TOPICS.field(name), answers[name].combine_chunks().take(order))
    return _sorted(mentions, "mentions")


def assemble(fragments: Fragments, mentions: pa.Table, merged: Merged) -> dict[str, pa.Table]:
    """The seven tables; `merged` was made from `mentions`."""
    plain = ("documents", "rejected", "stripped", "sources")
    tables = {name: _sorted(load_stored(fragments, name), name) for name in plain}
    ids = merged.resource_ids
    kept, refused = mentions.filter(pc.is_valid(ids)), mentions.filter(pc.is_null(ids))
    tables["mentions"] = kept.append_column(schema("mentions").field("resource_id"), ids.drop_null())
    if refused.num_rows:
        tables["rejected"] = _sorted(pa.concat_tables([tables["rejected"], _refused(refused)]), "rejected")
    return tables | {"catalogue": merged.catalogue, "merges": merged.merges}


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
