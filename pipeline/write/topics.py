"""The topics of one fragment's mentions, in a file that is named by the vocabulary that gave them.

A changed phrase names another file: the fragment is classified again, and nothing is parsed again.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa

from pipeline.write.parquet import read_parquet, write_parquet

_COMPANY = 150  # titles and headings that say what a document is about; more say it no better
_TEXTS = ("title", "note", "section", "url", "document_title")
Mentions: TypeAlias = pa.Table  # what is read of them: at least the columns READ
READ = ("mention_id", "document_id", "alone", *_TEXTS)
TOPICS = pa.schema([
    pa.field("mention_id", pa.string(), nullable=False),
    pa.field("topics", pa.list_(pa.field("item", pa.string(), nullable=False)), nullable=False),
    pa.field("topic_scores", pa.list_(pa.field("item", pa.float32(), nullable=False)), nullable=False),
    pa.field("topic_evidence", pa.list_(pa.field("item", pa.string(), nullable=False)), nullable=False),
])  # fmt: skip


def topics_file(fragment: Path, vocabulary: str) -> Path:
    """Where the topics of `fragment` stand for the vocabulary (with its code) that `vocabulary` names."""
    return fragment / f"topics-{vocabulary}.parquet"


def evidence_rows(fragment: Path, mentions: Mentions | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each mention's id with the texts that topics are read off; `mentions` are the fragment's, where memory has them."""
    table = read_parquet(fragment / "mentions.parquet", READ) if mentions is None else mentions
    ids, documents = table["mention_id"].to_pylist(), table["document_id"].to_pylist()
    texts = {name: table[name].to_pylist() for name in _TEXTS}
    texts["section"] = list(map(tuple, texts["section"]))
    company, alone = _company(documents, texts), table["alone"].to_pylist()
    texts["company"] = [() if own else company[document] for document, own in zip(documents, alone, strict=True)]
    for mention_id, *values in zip(ids, *texts.values(), strict=True):
        yield mention_id, dict(zip(texts, values, strict=True))


def _company(documents: list[str], texts: dict[str, list[Any]]) -> dict[str, tuple[str, ...]]:
    """For each document its distinct titles and headings; of many, some from all over it.

    Who saves links saves them of whatever he meets, as people post of it: what most are about tells nothing of the others.
    """
    found: dict[str, dict[str | None, None]] = {}
    rows = zip(documents, texts["document_title"], texts["title"], texts["section"], strict=True)
    for document, about, title, section in rows:
        found.setdefault(document, {}).update(dict.fromkeys((about, title, *section)))
    beside = {document: [text for text in company if text] for document, company in found.items()}
    return {document: tuple(lines[:: -(-len(lines) // _COMPANY) or 1]) for document, lines in beside.items()}


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
