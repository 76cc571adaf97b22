"""Stored mentions are read with their own topics, whether all of the fragment's rows live or some."""

from pathlib import Path

import pytest

from pipeline.classify import Topics
from pipeline.config import Config
from pipeline.reading import read
from pipeline.write import mentions
from pipeline.write.mentions import StoredMentions, mentions_of
from pipeline.write.stored import tables_of, write_fragment
from pipeline.write.topics import write_topics

SAVED = b"""# Things to read

- [Rings](https://example.org/rings) - a first course
- [Fields](https://example.org/fields)
"""


def _stored(folder: Path, *names: str) -> list[str]:
    """Stores a fragment of these files with topics that tell whose they are; the ids of its mentions."""
    tables = tables_of([read(name, SAVED, Config()) for name in names])
    write_fragment(folder, tables)
    ids: list[str] = tables["mentions"]["mention_id"].to_pylist()
    write_topics(folder, "v", [(name, Topics(slugs=(f"of {name}",), scores=(1.0,))) for name in ids])
    return ids


@pytest.mark.parametrize("living", [["a.md", "b.md"], ["b.md"], ["a.md"]])
def test_topics_stand_beside_their_mentions(living: list[str], tmp_path: Path) -> None:
    _stored(tmp_path / "f", "a.md", "b.md")
    rows = StoredMentions((tmp_path / "f", living), "v").read(["topics", "mention_id", "source_path"]).to_pylist()
    assert [row["source_path"] for row in rows] == [name for name in living for _ in range(2)]
    assert all(row["topics"] == [f"of {row['mention_id']}"] for row in rows)


@pytest.mark.parametrize(("most", "pieces"), [(6, 1), (5, 2)])
def test_few_mentions_are_one_piece(most: int, pieces: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mentions, "UNDIVIDED", most)
    ids = [*_stored(tmp_path / "f", "a.md", "b.md")[2:], *_stored(tmp_path / "g", "c.md")]
    found = mentions_of([(tmp_path / "f", ["b.md"]), (tmp_path / "g", ["c.md"])], "v")
    assert len(found) == pieces
    rows = [row for piece in found for row in piece.read(["topics", "title", "mention_id"]).to_pylist()]
    assert [row["mention_id"] for row in rows] == ids
    assert [row["topics"] for row in rows] == [[f"of {name}"] for name in ids]
    assert [row["title"] for row in rows] == ["Rings", "Fields"] * 2


def test_nothing_stored_is_no_piece() -> None:
    assert mentions_of([], "v") == []
