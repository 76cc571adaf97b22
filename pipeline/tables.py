"""The tables of the output folder: every column, its type and its meaning, said once.

Parquet schemas, datapackage.json and docs/tables.md are all made from this data. The types are Arrow's names.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `nullable` is False where a value always stands."""

    name: str
    type: str
    meaning: str
    nullable: bool = False


def _c(name: str, kind: str, meaning: str) -> Column:
    return Column(name, kind.removesuffix("?"), meaning, nullable=kind.endswith("?"))


_NOTE = "list<struct<text, author, language, source_path, post_url, posted_at>>"

TABLES: dict[str, tuple[Column, ...]] = {
    "catalogue": (
        _c("resource_id", "string", "hash of the smallest identity key among the mentions"),
        _c("other_ids", "list<string>", "the ids that its other keys would give alone"),
        _c("title", "string?", "the resource's name"),
        _c("url", "string?", "the link to open, tracking parameters removed; null for truncated and missing"),
        _c("url_shown", "string?", "the beginning that a source shows of a truncated URL"),
        _c("url_state", "string", "ok, short, truncated or missing"),
        _c("canonical_url", "string?", "the identity that rows are merged by, not meant for opening"),
        _c("site", "string?", "registrable domain of url; null for short ones"),
        _c("final_url", "string?", "where url led when resolve asked"),
        _c("link_status", "string?", "alive, moved, dead, blocked or unknown, when resolve asked"),
        _c("checked_at", "timestamp?", "when resolve asked"),
        _c("other_urls", "list<string>", "under which other URLs it was recommended"),
        _c("other_titles", "list<string>", "under which other names it was recommended"),
        _c("kind", "string", "book, course, video, playlist, article, paper, ... other"),
        _c("topics", "list<string>", "slugs of the configured topics, most certain first"),
        _c("topic_scores", "list<float>", "their scores, 0 to 1, to 3 decimals"),
        _c("level", "string?", "beginner, intermediate or advanced, where an author says so"),
        _c("creators", "list<string>", "who made it, where a source says so"),
        _c("note", "string?", "the most telling note"),
        _c("note_author", "string?", "who wrote that note"),
        _c("notes", _NOTE, "all notes, oldest first"),
        _c("recommended_by", "list<string>", "who points to it"),
        _c("source_paths", "list<string>", "in which files it stands"),
        _c("sections", "list<list<string>>", "the headings it stands under"),
        _c("languages", "list<string>", "of the notes (BCP 47)"),
        _c("mention_count", "int32", "distinct (author, post)"),
        _c("source_count", "int32", "distinct sources"),
        _c("first_posted", "timestamp?", "of its mentions"),
        _c("last_posted", "timestamp?", "of its mentions"),
    ),
    "mentions": (
        _c("mention_id", "string", "hash of the document and what is mentioned by whom"),
        _c("resource_id", "string", "its row in catalogue"),
        _c("document_id", "string", "its row in documents"),
        _c("source_path", "string", "its row in sources"),
        _c("position", "int32", "its place among the document's mentions, from 0"),
        _c("url", "string?", "as a reader would type it; of a truncated one its beginning"),
        _c("url_as_written", "string?", "as it stands in the source"),
        _c("url_state", "string", "ok, short, truncated or missing"),
        _c("canonical_url", "string?", "a stable identity of url; null where there is no whole URL"),
        _c("title", "string?", "the name that the document gives"),
        _c("creators", "list<string>", "who made it, where the document says so"),
        _c("note", "string?", "what the recommender says of it, in the document's words"),
        _c("note_author", "string?", "who wrote the note"),
        _c("language", "string?", "of the note (BCP 47)"),
        _c("kind", "string", "book, course, video, playlist, article, paper, ... other"),
        _c("topics", "list<string>", "slugs of the configured topics, most certain first"),
        _c("topic_scores", "list<float>", "their scores, 0 to 1, to 3 decimals"),
        _c("level", "string?", "beginner, intermediate or advanced, where the author says so"),
        _c("section", "list<string>", "the headings above it, outermost first"),
        _c("also_in", "list<list<string>>", "further headings of the same document that it stands under"),
        _c("post_url", "string?", "permalink of its post"),
        _c("posted_at", "timestamp?", "when its post was written"),
        _c("posted_precision", "string?", "second, day or month"),
        _c("locator", "string", "where in the source: line:column, or a JSON pointer"),
        _c("rules", "list<string>", "which rule gave which field"),
        _c("topic_evidence", "list<string>", "the words that the topics rest on, with place and weight"),
    ),
    "documents": (
        _c("document_id", "string", "hash of source path and part"),
        _c("source_path", "string", "its row in sources"),
        _c("part", "string?", "where in the source; null for the whole"),
        _c("format", "string", "the reader's name"),
        _c("platform", "string?", "twitter, reddit, github, ..."),
        _c("author", "string?", "who wrote it"),
        _c("title", "string?", "its title, or its first line"),
        _c("url", "string?", "its permalink"),
        _c("posted_at", "timestamp?", "when it was written"),
        _c("language", "string?", "BCP 47"),
    ),
    "rejected": (
        _c("source_path", "string", "its row in sources"),
        _c("document_id", "string", "its row in documents"),
        _c("url", "string?", "as a reader would type it"),
        _c("url_as_written", "string", "as it stands in the source"),
        _c("reason", "string", "chrome, self, profile, media, promotion, off-topic, supplementary or malformed"),
        _c("rule", "string", "the rule that decided"),
        _c("belongs_to", "string?", "for supplementary: the mention that it belongs to"),
        _c("locator", "string", "where in the source"),
    ),
    "stripped": (
        _c("source_path", "string", "its row in sources"),
        _c("document_id", "string", "its row in documents"),
        _c("text", "string", "its first 200 characters"),
        _c("reason", "string", "as in rejected"),
        _c("rule", "string", "the rule that decided"),
        _c("locator", "string", "where in the source"),
    ),
    "merges": (
        _c("resource_id", "string", "the row that the two became"),
        _c("mention_id", "string", "one of the two"),
        _c("with_mention_id", "string", "the other"),
        _c("rule", "string", "key, title and creator, witness, decision, ..."),
        _c("score", "double", "likeness, 0 to 1"),
        _c("evidence", "string", "what the rule rested on"),
    ),
    "sources": (
        _c("source_path", "string", "relative to RAW, forward slashes"),
        _c("sha256", "string", "of the file's bytes"),
        _c("bytes", "int64", "size of the file"),
        _c("encoding", "string?", "null for what is no text"),
        _c("repaired", "bool", "whether mojibake was mended"),
        _c("status", "string", "ok, empty or failed"),
        _c("error", "string?", "what could not be read, and what to do"),
        _c("documents", "int32", "how many it holds"),
        _c("mentions", "int32", "how many it gives"),
        _c("rejected", "int32", "how many URLs stay out"),
    ),
}

# Columns that the stored readings carry beside those above, for the stages that come after.
STORED: dict[str, tuple[Column, ...]] = {
    "mentions": (
        _c("document_index", "int32", "place of the document in its source"),
        _c("document_title", "string?", "for classify"),
        _c("alone", "bool", "for classify: an entry of a collection, which has no subject, as bookmarks and timelines"),
        _c("document_author", "string?", "for dedupe: who recommends where no note is signed"),
        _c("companion_urls", "list<string>", "links that the entry carries beside its main one"),
        _c("keys", "list<string>", "identity keys, smallest first"),
        _c("identity", "int64", "hash of keys: the same for the same keys"),
        _c("clean_url", "string?", "url without tracking parameters, where it has some"),
        _c("site", "string?", "registrable domain of url"),
        _c("title_drawn", "bool", "whether the title was drawn out of a sentence or an address"),
        _c("note_words", "int32?", "how many different words the note has; 80 where it has more"),
        _c("tags", "list<string>", "labels that the author or saver gave"),
    ),
}

# What classify and dedupe add, so that a stored reading does not have it.
ADDED: dict[str, frozenset[str]] = {"mentions": frozenset({"resource_id", "topics", "topic_scores", "topic_evidence"})}


@cache
def schema(table: str) -> "pa.Schema":
    """The Arrow schema of an output table."""
    return _schema(TABLES[table])


@cache
def stored_schema(table: str) -> "pa.Schema":
    """The Arrow schema of a table as readings are stored."""
    left_out = ADDED.get(table, frozenset())
    return _schema(tuple(c for c in TABLES[table] if c.name not in left_out) + STORED.get(table, ()))


def _schema(columns: tuple[Column, ...]) -> "pa.Schema":
    import pyarrow as pa

    return pa.schema([pa.field(c.name, _arrow(c.type), nullable=c.nullable) for c in columns])


def _arrow(kind: str) -> "pa.DataType":
    import pyarrow as pa

    if kind == _NOTE:
        names = ("text", "author", "language", "source_path", "post_url")
        fields = [pa.field(n, pa.string()) for n in names] + [pa.field("posted_at", pa.timestamp("us", tz="UTC"))]
        return pa.list_(pa.field("item", pa.struct(fields), nullable=False))
    if kind.startswith("list<"):
        return pa.list_(pa.field("item", _arrow(kind[5:-1]), nullable=False))
    plain = {
        "string": pa.string(), "float": pa.float32(), "double": pa.float64(), "int32": pa.int32(),
        "int64": pa.int64(), "bool": pa.bool_(), "timestamp": pa.timestamp("us", tz="UTC"),
    }  # fmt: skip
    return plain[kind]
