"""The stored mentions with their topics, fragment by fragment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.write.parquet import read_parquet
from pipeline.write.stored import Fragments, live_rows
from pipeline.write.topics import TOPICS, topics_file


@dataclass(frozen=True, slots=True)
class StoredMentions:
    """All mentions that live, in fragments; memory holds one of these at a time."""

    fragments: Fragments
    vocabulary: str

    def read(self, columns: Sequence[str]) -> Iterator[pa.Table]:
        """These columns of every mention, a table a fragment, always in the same order."""
        for fragment in self.fragments:
            yield self.fragment(fragment, columns)

    def fragment(self, fragment: tuple[Path, list[str]], columns: Sequence[str]) -> pa.Table:
        """These columns of the mentions in one fragment."""
        given = [name for name in columns if name in TOPICS.names and name != "mention_id"]
        own = [name for name in columns if name not in given]
        mentions = live_rows(fragment, "mentions", [*dict.fromkeys((*own, *(["mention_id"] if given else [])))])
        if not given:
            return mentions
        topics = read_parquet(topics_file(fragment[0], self.vocabulary), ["mention_id", *given])
        order = pc.index_in(mentions["mention_id"], topics["mention_id"].combine_chunks())
        for name in given:
            mentions = mentions.append_column(TOPICS.field(name), topics[name].take(order))
        return mentions.select(columns)
