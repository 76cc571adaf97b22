"""Stored mentions are read with their own topics, whether all of the fragment's rows live or some."""

from pathlib import Path

import pytest

from pipeline.classify import Topics
from pipeline.config import Config
from pipeline.reading import read
from pipeline.write.mentions import StoredMentions
from pipeline.write.stored import tables_of, write_fragment
from pipeline.write.topics import write_topics

SAVED = b"""# Things to read

- [Rings](https://example.org/rings) - a first course
- [Fields](https://example.org/fields)
"""


@pytest.mark.parametrize("living", [["a.md", "b.md"], ["b.md"], ["a.md"]])
def test_topics_stand_beside_their_mentions(living: list[str], tmp_path: Path) -> None:
    tables = tables_of([read(name, SAVED, Config()) for name in ("a.md", "b.md")])
    write_fragment(tmp_path / "f", tables)
    ids = tables["mentions"]["mention_id"].to_pylist()
    write_topics(tmp_path / "f", "v", [(name, Topics(slugs=(f"of {name}",), scores=(1.0,))) for name in ids])
    rows = StoredMentions((tmp_path / "f", living), "v").read(["topics", "mention_id", "source_path"]).to_pylist()
    assert [row["source_path"] for row in rows] == [name for name in living for _ in range(2)]
    assert all(row["topics"] == [f"of {row['mention_id']}"] for row in rows)
