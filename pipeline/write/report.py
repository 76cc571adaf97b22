"""report.html: what a run gave, on one page for people. No script, nothing loaded, the same bytes for the same tables."""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.write.parquet import batches, read_parquet, rows_of

_STYLE = Path(__file__).with_name("report.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # what a browser may load for the page: nothing
_BARS = 14  # of one chart; a line under it counts the others
_MOST = 24  # resources that are shown with their notes
_SOURCES = 200  # files that gave nothing
_NOTE = 280  # characters of a note
_AT_ONCE = 50_000  # resources in memory
_SHOWN = ("resource_id", "title", "url", "url_shown", "kind", "topics", "level", "note", "recommended_by", "mention_count", "source_count")  # fmt: skip
# Heading, table, column, what a row without a value is.
_CHARTS = (
    ("Topics", "catalogue", "topics", "in no topic"),
    ("Kinds", "catalogue", "kind", ""),
    ("Sites", "catalogue", "site", "without a known site"),
    ("Levels", "catalogue", "level", "whose level nobody says"),
    ("Links, when resolve asked", "catalogue", "link_status", "not asked"),
    ("Recommended by", "catalogue", "recommended_by", "by nobody who is named"),
    ("Saved from", "documents", "platform", "from elsewhere"),
    ("Left out, by reason", "rejected", "reason", ""),
)


def write_report(folder: Path, file: Path) -> None:
    """Writes the page for the tables of CONTRACT in `folder`."""
    file.write_text(report(folder), encoding="utf-8", newline="\n")


def report(folder: Path) -> str:
    """The page as HTML, from the Parquet files in `folder`, of which little is in memory at a time."""
    charts = "".join(
        _chart(title, read_parquet(folder / f"{table}.parquet", [column])[column], rest)
        for title, table, column, rest in _CHARTS
    )
    most, quiet = _most(folder / "catalogue.parquet"), _quiet(read_parquet(folder / "sources.parquet"))
    body = f'{_head(folder)}<div class="charts">\n{charts}</div>\n{most}{quiet}'
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>What the saved files recommend</title>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n{body}</html>\n"
    )


def _head(folder: Path) -> str:
    names = {"sources": "files", "documents": "threads and lists", "mentions": "mentions", "catalogue": "resources",
             "rejected": "URLs left out"}  # fmt: skip
    tiles = "".join(
        f"<div><b>{rows_of(folder / f'{table}.parquet'):,}</b>{name}</div>\n" for table, name in names.items()
    )
    return (
        "<header>\n<h1>What the saved files recommend</h1>\n"
        '<p class="soft">Every row stands in <a href="catalogue.csv">catalogue.csv</a>; '
        "<code>python -m pipeline explain WHAT</code> tells why a resource, URL or file is in or out.</p>\n"
        f'<div class="tiles">\n{tiles}</div>\n</header>\n'
    )


# ---- charts ----------------------------------------------------------------------------------


def _chart(title: str, column: pa.ChunkedArray, rest: str) -> str:
    """Bars for the most frequent values; nothing where there are none."""
    counted, without = _count(column)
    if not counted:
        return ""
    longest = counted[0][1]
    bars = "".join(_bar(value, count, longest) for value, count in counted[:_BARS])
    more = [f"{len(counted) - _BARS:,} more"] if len(counted) > _BARS else []
    more += [f"{without:,} {rest}"] if without else []
    under = f'<p class="soft">{"; ".join(more)}</p>\n' if more else ""
    return f'<section>\n<h2>{escape(title)}</h2>\n<dl class="bars">\n{bars}</dl>\n{under}</section>\n'


def _count(column: pa.ChunkedArray) -> tuple[list[tuple[str, int]], int]:
    """Each value with its rows, most frequent first, and how many rows have none."""
    if pa.types.is_list(column.type):
        without = pc.sum(pc.equal(pc.list_value_length(column), 0)).as_py() or 0
        column = pc.list_flatten(column)
    else:
        without = column.null_count
    counts = pc.value_counts(column.drop_null()).to_pylist()
    return sorted(((c["values"], c["counts"]) for c in counts), key=lambda c: (-c[1], c[0])), without


def _bar(value: str, count: int, longest: int) -> str:
    return (
        f'<dt title="{escape(value)}">{escape(value)}</dt>'
        f'<svg aria-hidden="true"><rect width="{100 * count / longest:.1f}%" height="100%" rx="2"/></svg>'
        f"<dd>{count:,}</dd>\n"
    )


# ---- resources -------------------------------------------------------------------------------


def _most(catalogue: Path) -> str:
    """What more than one post recommends, most often first."""
    order = [("mention_count", "descending"), ("source_count", "descending"), ("title", "ascending"), ("resource_id", "ascending")]  # fmt: skip
    most: pa.Table | None = None
    for some in batches(catalogue, _AT_ONCE, _SHOWN):
        several = some.filter(pc.greater(some["mention_count"], 1))
        most = pa.concat_tables([most, several]) if most is not None else several
        most = most.sort_by(order).slice(0, _MOST)
    rows = most.to_pylist() if most is not None else []
    items = "".join(map(_item, rows)) or "<li>No resource is recommended more than once yet.</li>\n"
    return f"<section>\n<h2>Most recommended</h2>\n<ol>\n{items}</ol>\n</section>\n"


def _item(row: Mapping[str, Any]) -> str:
    tags = "".join(
        f'<span class="tag">{escape(tag)}</span>' for tag in (row["kind"], row["level"], *row["topics"]) if tag
    )
    note = f"<q>{escape(_short(row['note']))}</q>" if row["note"] else ""
    by = f" by {escape(', '.join(row['recommended_by']))}" if row["recommended_by"] else ""
    times = f"{row['mention_count']} times{by}, in {_counted(row['source_count'], 'file')}"
    return f'<li><b>{_named(row)}</b>{tags}{note}<p class="soft">{times}</p></li>\n'


def _named(row: Mapping[str, Any]) -> str:
    """The title as a link; what is no web address stays text."""
    name = escape(row["title"] or row["url"] or row["url_shown"] or "without a name")
    url = row["url"] or ""
    return f'<a href="{escape(url)}">{name}</a>' if url.startswith(("https://", "http://")) else name


# ---- files that gave nothing -----------------------------------------------------------------


def _quiet(sources: pa.Table) -> str:
    """Which files failed, then which gave nothing, and why."""
    rows = sources.filter(pc.not_equal(sources["status"], "ok")).to_pylist()
    rows.sort(key=lambda row: (row["status"] != "failed", row["source_path"]))
    if not rows:
        return ""
    lines = "".join(_cells(row["source_path"], row["status"], _why(row)) for row in rows[:_SOURCES])
    more = (
        f'<p class="soft">and {len(rows) - _SOURCES:,} more in the table sources</p>\n' if len(rows) > _SOURCES else ""
    )
    return f"<section>\n<h2>Files that failed or gave nothing</h2>\n<table>\n{lines}</table>\n{more}</section>\n"


def _why(row: Mapping[str, Any]) -> str:
    if row["error"]:
        return str(row["error"])
    if not row["documents"]:
        return "no thread or list was found in it"
    left = f"; {_counted(row['rejected'], 'URL')} left out" if row["rejected"] else ""
    return f"read; it recommends nothing{left}"


def _cells(*values: str) -> str:
    cells = "".join(f"<td>{escape(value)}</td>" for value in values)
    return f"<tr>{cells}</tr>\n"


def _counted(count: int, name: str) -> str:
    return f"{count:,} {name}" if count == 1 else f"{count:,} {name}s"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _NOTE else flat[:_NOTE].rsplit(" ", 1)[0] + " …"
