"""Why a resource, URL or source is in or out, rule by rule, read off the tables of an output folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.links import canonical_url, same_spelling
from pipeline.review.finished import table_file

_SHOWN = 100  # rejected URLs of one source


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was asked, whether anything is known of it, and the answer line by line."""

    what: str
    found: bool
    lines: tuple[str, ...]


def explain(what: str, out: Path) -> Explanation:
    """Tells of a resource_id (old ones too), URL, title or source path; raises UsageError where `out` holds no run."""
    table_file("catalogue", out)
    lines = list(_of_source(what, out) or _of_resource(what, out))
    if lines:
        return Explanation(what, True, tuple(lines))
    return Explanation(
        what, False, (f"nothing is known of {what!r}: no resource_id, URL, title or source of {out} is called so",)
    )


def _of_source(what: str, out: Path) -> list[str]:
    row = next(iter(_rows(out, "sources", source_path=what)), None)
    if row is None:
        return []
    lines = [f"source {what}: {row['status']}" + (f" ({row['error']})" if row["error"] else "")]
    for document in _rows(out, "documents", source_path=what):
        about = ", ".join(str(document[k]) for k in ("platform", "author", "title") if document[k])
        lines.append(f"  read as {document['format']}: {about}")
    lines += [
        f"  in   {mention['url'] or '(no link)'}  {mention['title'] or ''}  -> {mention['resource_id']}"
        for mention in _rows(out, "mentions", source_path=what)
    ]
    rejected = _rows(out, "rejected", source_path=what)
    lines += [f"  out  {r['url'] or r['url_as_written']}  {r['reason']}: {r['rule']}" for r in rejected[:_SHOWN]]
    if len(rejected) > _SHOWN:
        lines.append(f"  ... and {len(rejected) - _SHOWN} more in the table rejected")
    return lines


def _of_resource(what: str, out: Path) -> Iterator[str]:
    ids = _ids(what, out)
    for resource_id in ids:
        yield from _resource(resource_id, out)
    if not ids:
        spelling = same_spelling(what)
        for row in _rows(out, "rejected"):
            if what == row["url_as_written"] or (row["url"] and same_spelling(row["url"]) == spelling):
                yield f"out: {row['url'] or row['url_as_written']} in {row['source_path']} at {row['locator']}"
                yield f"  {row['reason']}: {row['rule']}" + (
                    f", belongs to {row['belongs_to']}" if row["belongs_to"] else ""
                )


def _ids(what: str, out: Path) -> list[str]:
    catalogue = _rows(out, "catalogue", columns=["resource_id", "other_ids", "title", "other_titles"])
    direct = [row["resource_id"] for row in catalogue if what == row["resource_id"] or what in row["other_ids"]]
    if direct:
        return direct
    canonical, spelling = canonical_url(what), same_spelling(what)
    fits = [
        row["resource_id"]
        for row in _rows(out, "mentions", columns=["resource_id", "url", "url_as_written", "canonical_url", "mention_id"])
        if what in (row["mention_id"], row["url_as_written"]) or canonical == row["canonical_url"]
        or (row["url"] and same_spelling(row["url"]) == spelling)
    ]  # fmt: skip
    return list(dict.fromkeys(fits)) or [row["resource_id"] for row in catalogue if _called(what, row)]


def _called(what: str, row: dict[str, Any]) -> bool:
    """By its title, or another that somebody gave it, in whatever case: a work without a link has no other name."""
    return what.casefold() in (title.casefold() for title in (row["title"], *row["other_titles"]) if title)


def _resource(resource_id: str, out: Path) -> Iterator[str]:
    row = _rows(out, "catalogue", resource_id=resource_id)[0]
    yield f"in: {resource_id}  {row['title'] or '(no name)'}  {row['url'] or row['url_shown'] or '(no link)'}"
    yield f"  {row['kind']}, topics {row['topics']}, {row['mention_count']} mentions in {row['source_count']} sources"
    for mention in _rows(out, "mentions", resource_id=resource_id):
        yield f"  mention {mention['mention_id']} by {mention['note_author'] or '?'} in {mention['source_path']} at {mention['locator']}"
        yield f"    written {mention['url_as_written'] or '(no link)'} ({mention['url_state']})"
        yield from (f"    {rule}" for rule in mention["rules"] if not rule.endswith(": "))  # nobody says its level
        yield from (f"    topic: {evidence}" for evidence in mention["topic_evidence"])
    for merge in _rows(out, "merges", resource_id=resource_id):
        yield f"  one with: {merge['mention_id']} and {merge['with_mention_id']} by {merge['rule']} ({merge['score']:.2f}): {merge['evidence']}"


def _rows(out: Path, table: str, columns: list[str] | None = None, **where: str) -> list[dict[str, Any]]:
    found: pa.Table = pq.read_table(out / f"{table}.parquet", columns=columns)
    for name, value in where.items():
        found = found.filter(pc.equal(found[name], value))
    rows: list[dict[str, Any]] = found.to_pylist()
    return rows
