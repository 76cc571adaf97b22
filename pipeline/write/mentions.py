"""The stored mentions with their topics."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.spool import UNDIVIDED, Held, Piece
from pipeline.tables import stored_schema
from pipeline.write.parquet import read_parquet, rows_of
from pipeline.write.stored import Fragment, Fragments, live_rows
from pipeline.write.topics import TOPICS, topics_file


@dataclass(frozen=True, slots=True)
class StoredMentions:
    """The mentions of one fragment that live."""

    fragment: Fragment
    vocabulary: str

    def read(self, columns: Sequence[str]) -> pa.Table:
        """These columns of each of them, always in the same order."""
        given = [name for name in columns if name in TOPICS.names and name != "mention_id"]
        own = [name for name in columns if name not in given]
        mentions = live_rows(self.fragment, "mentions", [*dict.fromkeys((*own, *(["mention_id"] if given else [])))])
        if not given:
            return mentions
        topics = read_parquet(topics_file(self.fragment[0], self.vocabulary), ["mention_id", *given])
        if not mentions["mention_id"].equals(topics["mention_id"]):  # some rows do not live any more
            topics = topics.take(pc.index_in(mentions["mention_id"], topics["mention_id"].combine_chunks()))
        for name in given:
            mentions = mentions.append_column(TOPICS.field(name), topics[name])
        return mentions.select(columns)


_ALL = [*dict.fromkeys((*stored_schema("mentions").names, *TOPICS.names))]


def mentions_of(fragments: Fragments, vocabulary: str) -> Sequence[Piece]:
    """The mentions of all fragments, a piece each; few of them as one that memory holds.

    Merging asks six times for some columns, and opening a small file costs more than reading it.
    """
    stored = [StoredMentions(fragment, vocabulary) for fragment in fragments]
    if not stored or sum(rows_of(folder / "mentions.parquet") for folder, _ in fragments) > UNDIVIDED:
        return stored
    return [Held(pa.concat_tables([piece.read(_ALL) for piece in stored]))]
