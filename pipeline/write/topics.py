"""The topics of one fragment's mentions, in a file that is named by the vocabulary that gave them.

A changed phrase names another file: the fragment is classified again, and nothing is parsed again.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.write.parquet import read_parquet, write_parquet

_COMPANY = 150  # titles and headings that say what a document is about; more say it no better
TOPICS = pa.schema([
    pa.field("mention_id", pa.string(), nullable=False),
    pa.field("topics", pa.list_(pa.field("item", pa.string(), nullable=False)), nullable=False),
    pa.field("topic_scores", pa.list_(pa.field("item", pa.float32(), nullable=False)), nullable=False),
    pa.field("topic_evidence", pa.list_(pa.field("item", pa.string(), nullable=False)), nullable=False),
])  # fmt: skip


def topics_file(fragment: Path, vocabulary: str) -> Path:
    """Where the topics of `fragment` stand for the vocabulary (with its code) that `vocabulary` names."""
    return fragment / f"topics-{vocabulary}.parquet"


def evidence_rows(fragment: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each mention's id with the texts that topics are read off."""
    columns = ["mention_id", "document_id", "title", "note", "section", "url", "document_title"]
    rows = read_parquet(fragment / "mentions.parquet", columns).to_pylist()
    company = _company(rows)
    for row in rows:
        document = row.pop("document_id")
        yield row.pop("mention_id"), row | {"section": tuple(row["section"]), "company": company[document]}


def _company(rows: list[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """For each document its distinct titles and headings; of many, some from all over it."""
    texts: dict[str, dict[str, None]] = {}
    for row in rows:
        beside = texts.setdefault(row["document_id"], {})
        beside.update(dict.fromkeys(t for t in (row["document_title"], row["title"], *row["section"]) if t))
    return {document: tuple(beside)[:: -(-len(beside) // _COMPANY) or 1] for document, beside in texts.items()}


def join_topics(fragments: Sequence[Path], folder: Path, vocabulary: str) -> None:
    """Stores the topics of several fragments as those of one."""
    table = pa.concat_tables([read_parquet(topics_file(fragment, vocabulary)) for fragment in fragments])
    write_parquet(table, topics_file(folder, vocabulary))


def write_topics(fragment: Path, vocabulary: str, rows: Sequence[tuple[str, Any]]) -> None:
    """Stores (mention_id, topics) pairs; answers for other vocabularies go."""
    table = pa.table(
        {
            "mention_id": [mention_id for mention_id, _ in rows],
            "topics": [list(t.slugs) for _, t in rows],
            "topic_scores": [list(t.scores) for _, t in rows],
            "topic_evidence": [list(t.evidence) for _, t in rows],
        },
        schema=TOPICS,
    )
    file = topics_file(fragment, vocabulary)
    aside = file.with_suffix(".new")
    write_parquet(table, aside)
    for old in fragment.glob("topics-*.parquet"):
        old.unlink()
    aside.replace(file)
