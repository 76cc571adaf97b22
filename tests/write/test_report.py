"""report.html: counts are those of the tables, nothing is run or loaded, no text breaks out of its place."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pytest

from pipeline.write import report as page_of
from pipeline.write.parquet import write_parquet
from tests.rows import tables


def report(made: dict[str, pa.Table]) -> str:
    with TemporaryDirectory() as folder:
        for name, table in made.items():
            write_parquet(table, Path(folder) / f"{name}.parquet")
        return page_of.report(Path(folder))


class Page(HTMLParser):
    """Tags, links and the text of every element, closed as they were opened."""

    VOID = ("meta", "rect", "br")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.feed(text)
        assert self.open == [], f"never closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def links(self) -> list[str]:
        return [value for tag, name, value in self.attributes if tag == "a" and name == "href"]


def resource(number: int, **cells: Any) -> dict[str, Any]:
    return {"resource_id": f"r{number:02}", "title": f"Work {number}", "kind": "book", "url": f"https://example.org/{number}",
            "mention_count": 1, "source_count": 1} | cells  # fmt: skip


def chart(page: str, title: str) -> list[tuple[str, str]]:
    section = page.split(f"<h2>{title}</h2>")[1].split("</section>")[0]
    return re.findall(r"<dt[^>]*>([^<]*)</dt>.*?<dd>([^<]*)</dd>", section)


def test_the_counts_are_those_of_the_tables() -> None:
    made = tables(
        sources=[{"source_path": f"{n}.txt", "status": "ok"} for n in range(3)],
        documents=[{"platform": "twitter"}, {"platform": None}],
        mentions=[{}] * 5,
        catalogue=[
            resource(1, topics=["algebra", "geometry"], site="example.org"),
            resource(2, topics=["algebra"], kind="course", level="beginner"),
            resource(3),
        ],
        rejected=[{"reason": "media"}, {"reason": "self"}, {"reason": "media"}],
    )
    page = report(made)
    assert re.findall(r"<div><b>([\d,]+)</b>([^<]+)", page) == [
        ("3", "files"), ("2", "threads and lists"), ("5", "mentions"), ("3", "resources"), ("3", "URLs left out"),
    ]  # fmt: skip
    assert chart(page, "Topics") == [("algebra", "2"), ("geometry", "1")] and "1 in no topic" in page
    assert chart(page, "Kinds") == [("book", "2"), ("course", "1")]
    assert chart(page, "Sites") == [("example.org", "1")] and "2 without a known site" in page
    assert chart(page, "Levels") == [("beginner", "1")] and "2 whose level nobody says" in page
    assert chart(page, "Left out, by reason") == [("media", "2"), ("self", "1")]
    assert chart(page, "Saved from") == [("twitter", "1")]
    assert "Links, when resolve asked" not in page  # nobody asked


def test_bars_are_as_long_as_their_counts() -> None:
    page = report(tables(rejected=[{"reason": "media"}] * 8 + [{"reason": "self"}] * 2))
    assert re.findall(r'<rect width="([\d.]+)%"', page) == ["100.0", "25.0"]


def test_of_many_values_the_most_frequent_are_shown_and_the_others_counted() -> None:
    rows = [resource(n, site=f"site{n:02}.org") for n in range(20)] + [resource(99, site="often.org")] * 2
    page = report(tables(catalogue=rows))
    shown = chart(page, "Sites")
    assert shown[0] == ("often.org", "2") and shown[1] == ("site00.org", "1")
    assert f"{21 - len(shown)} more" in page


def test_what_is_recommended_most_stands_first_with_its_note_and_who_said_so() -> None:
    rows = [
        resource(1),
        resource(2, mention_count=2, source_count=2, note="Short and kind.", recommended_by=["@ada", "Grace"]),
        resource(3, mention_count=12, source_count=1, title=None, url=None, url_shown="example.org/cut"),
    ]
    page = report(tables(catalogue=rows)).split("<h2>Most recommended</h2>")[1]
    assert page.index("example.org/cut") < page.index("Work 2") and "Work 1" not in page
    assert "Short and kind." in page and "2 times by @ada, Grace, in 2 files" in page and "12 times, in 1 file" in page


def test_where_nothing_is_recommended_twice_the_page_says_so() -> None:
    assert "No resource is recommended more than once yet." in report(tables(catalogue=[resource(1)]))


def test_files_that_gave_nothing_are_named_with_the_reason_failed_ones_first() -> None:
    made = tables(sources=[
        {"source_path": "a.txt", "status": "empty", "documents": 1, "rejected": 2},
        {"source_path": "b.txt", "status": "empty"},
        {"source_path": "c.png", "status": "failed", "error": "c.png is in no known format"},
        {"source_path": "d.txt", "status": "ok"},
    ])  # fmt: skip
    rows = re.findall(r"<tr>(.*?)</tr>", report(made))
    assert [re.findall(r"<td>(.*?)</td>", row) for row in rows] == [
        ["c.png", "failed", "c.png is in no known format"],
        ["a.txt", "empty", "read; it recommends nothing; 2 URLs left out"],
        ["b.txt", "empty", "no thread or list was found in it"],
    ]


HOSTILE = '</style></title><script>alert(1)</script><img src=x onerror="alert(1)">"&\''


def test_no_text_of_a_source_becomes_markup() -> None:
    row = resource(1, title=HOSTILE, note=HOSTILE, topics=[HOSTILE], kind=HOSTILE, site=HOSTILE, mention_count=2,
                   level=HOSTILE, recommended_by=[HOSTILE], url=f"https://example.org/{HOSTILE}")  # fmt: skip
    made = tables(
        catalogue=[row, resource(2, url="javascript:alert(1)", title="Sly", mention_count=2)],
        sources=[{"source_path": HOSTILE, "status": "failed", "error": HOSTILE}],
        rejected=[{"reason": HOSTILE}],
        documents=[{"platform": HOSTILE}],
    )
    page = Page(report(made))
    assert page.tags["script"] == page.tags["img"] == 0
    assert page.tags["style"] == page.tags["title"] == 1
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert page.links() == ["catalogue.csv", f"https://example.org/{HOSTILE}"]  # Sly is text


@pytest.mark.parametrize("rows", [{}, {"catalogue": [resource(1, mention_count=3, note="x " * 400)]}])
def test_the_page_loads_nothing_and_is_the_same_again(rows: dict[str, list[dict[str, Any]]]) -> None:
    text = report(tables(**rows))
    page = Page(text)
    assert not [(tag, name) for tag, name, _ in page.attributes if name in ("src", "srcset", "action") or tag == "link"]
    assert "url(" not in text and "@import" not in text and "default-src 'none'" in text
    assert text == report(tables(**rows))
