"""The parts that every reader of HTML stands on: the walk, the regions of a page, its links, its leftovers."""

import re
import time
import warnings
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Reason, Role
from pipeline.parse import parse
from pipeline.parse._boilerplate import region_of
from pipeline.parse._html import Look, blocks_of, is_html, leftovers, page, placed, sectioned
from pipeline.parse._main_content import main_content
from pipeline.parse._open import saved_file
from pipeline.parse._own_lists import without_own_lists
from pipeline.parse._social import is_account, is_share, is_support
from pipeline.parse._twitter import Site, time_of

HERE = Path(__file__).parent
BASE = "https://site.example/dir/"
_NAMES = """x twitter_old nitter bluesky hackernews reddit_old reddit_redesign reddit_shreddit stackexchange medium substack
    page repository_page mastodon thread_reader_page"""
READERS = frozenset(_NAMES.split())


def cases(name: str) -> Any:
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def soup_of(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "lxml")


def shown(block: Block) -> str:
    """A block in the cases' notation."""
    head = block.role.value + (str(block.depth) if block.depth else "") + (f" {block.marker}" if block.marker else "")
    head += f" ({', '.join(block.header)})" if block.header else ""
    head += f" {block.mark.value} {block.rule}" if block.mark else ""
    text = block.text
    spans = [
        (s, e, sign) for sign, runs in (("*", block.bold), ("`", block.code), ("/", block.italic)) for s, e in runs
    ]
    for start, end, sign in sorted(spans, reverse=True):
        text = f"{text[:start]}{sign}{text[start:end]}{sign}{text[end:]}"
    return " | ".join([head, text, *(link(a, block.text) for a in block.anchors)])


def link(anchor: Anchor, text: str) -> str:
    mark = f"!{anchor.mark.value}" if anchor.mark else ""
    return f"{text[anchor.start : anchor.end]}={anchor.url}{mark}" + (f"~{anchor.title}" if anchor.title else "")


@pytest.mark.parametrize("case", cases("html_walk"), ids=lambda c: c["name"])
def test_walk(case: dict[str, Any]) -> None:
    assert [shown(b) for b in blocks_of(soup_of(case["html"]), look=Look(base=BASE))] == case["blocks"]


@pytest.mark.parametrize("case", cases("html_regions"), ids=lambda c: c["html"])
def test_regions(case: dict[str, Any]) -> None:
    tag = soup_of(case["html"]).body
    assert isinstance(tag, Tag)
    first = tag.find(True)
    region = region_of(first) if first is not None else None
    assert (region[1] if region else None) == case["rule"]


@pytest.mark.parametrize("kind", ["share", "account", "support"])
def test_social_links(kind: str) -> None:
    told = {"share": is_share, "account": is_account, "support": is_support}[kind]
    found = cases("html_links")[kind]
    assert [u for u in found["hits"] if not told(u)] == []
    assert [u for u in found["misses"] if told(u)] == []


@pytest.mark.parametrize("case", cases("html_links")["twitter"], ids=lambda c: c["url"])
def test_links_of_twitter(case: dict[str, Any]) -> None:
    site = Site(frozenset(("11", "12")), frozenset(("13",)), "@adafern")
    mark = site.mark(case["url"])
    assert (mark.value if mark else None) == case["mark"]


def test_outside_of_texts_the_authors_posts_are_the_pages_own() -> None:
    site = Site(frozenset(("11",)), frozenset(), "@adafern")
    assert site.outside("a", "href", "https://x.com/AdaFern/status/98") is Reason.SELF
    assert site.outside("a", "href", "https://x.com/catpine/status/99") is None
    assert site.outside("meta", "content", "https://t.co/abc") is Reason.MEDIA
    assert site.outside("a", "href", "https://t.co/abc") is None


def test_time_of_a_posts_number() -> None:
    when = time_of("1376631183589699586")
    assert when is not None and when.isoformat() == "2021-03-29T20:23:45+00:00"
    assert time_of("20") is None  # the numbers of before November 2010 hold no time


def test_every_address_of_a_page_stands_in_a_block_once() -> None:
    html = """<head><link rel="canonical" href="https://site.example/p"><meta content="https://cdn.example/a.png">
    <style>@import url(https://cdn.example/b.css);</style><script>var u="https:\\/\\/api.example\\/v1?x=1\\u0026y=2";</script></head>
    <body><!-- saved from https://old.example/ --><p>Text <a href="https://a.example/">a</a> https://bare.example/x</p>
    <img srcset="/s1.png 1x, /s2.png 2x"><div data-url="https://d.example/?q=(1)"></div><textarea>https://t.example/</textarea></body>"""
    soup = soup_of(html)
    seen = list(blocks_of(soup, look=Look(base="https://site.example/p")))
    rest = list(leftovers(soup, seen, base="https://site.example/p"))
    urls = {a.url: a.mark for b in rest for a in b.anchors}
    assert urls == {
        "https://site.example/p": Reason.SELF,
        "https://cdn.example/a.png": Reason.MEDIA,
        "https://cdn.example/b.css": Reason.CHROME,
        "https://api.example/v1?x=1&y=2": Reason.CHROME,
        "https://old.example/": Reason.CHROME,
        "https://site.example/s1.png": Reason.MEDIA,
        "https://site.example/s2.png": Reason.MEDIA,
        "https://d.example/?q=(1": Reason.CHROME,
        "https://t.example/": Reason.CHROME,
    }
    assert all(b.role is Role.NOISE and b.text[a.start : a.end] == a.url for b in rest for a in b.anchors)


def test_a_page_that_begins_like_xml_is_read_without_a_word_to_the_user() -> None:
    text = f'<?xml version="1.0" encoding="utf-8"?>\n<!-- {"x " * 300}-->\n<!DOCTYPE html><html><body><h1>Grés</h1></body></html>'
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (document,) = parse(saved_file("page.html", text.encode()))
    assert [block.text for block in document.blocks] == ["Grés"]


def test_sections_leave_out_the_title_and_noise() -> None:
    blocks = blocks_of(soup_of("<h1>All</h1><p>a</p><h2>B</h2><h3>C</h3><p>c</p><h2>D</h2><p>d</p><p hidden>n</p>"))
    found = {b.text: b.section for b in sectioned(blocks, title="All")}
    assert found == {"All": (), "a": (), "B": (), "C": ("B",), "c": ("B", "C"), "D": (), "d": ("D",), "n": ()}


def test_places_are_lines_and_columns() -> None:
    saved = saved_file("a.html", b"<html><body>\n<p>First words</p>\n\n  <p>Second &amp; third</p></body></html>")
    assert [b.where for b in placed(blocks_of(page(saved)), saved)] == ["2:4", "4:6"]


def test_main_content_is_where_the_words_are() -> None:
    words = "<p>" + "Words that run on and say something at length. " * 5 + "</p>"
    menu = "<ul>" + '<li><a href="/x">A place to go to</a></li>' * 20 + "</ul>"
    boxes = f"<div id=side><p>Short.</p>{menu}</div><div id=text>{words}{words}</div>"
    assert main_content(soup_of(f"<body><div>{boxes}</div></body>")).attrs.get("id") == "text"
    named = f"<main id=m><div class=entry-content id=e>{words}</div><p>Some words of the theme.</p></main>"
    assert main_content(soup_of(f"<body><nav>{menu}</nav>{named}</body>")).attrs.get("id") == "e"
    assert main_content(soup_of("<body></body>")).name == "body"


def test_main_content_is_no_part_of_itself() -> None:
    """However much of it: neither its longest list or table, nor the first of its sections."""
    books, essays = (
        "".join(f"<li>{what} of the year {n}</li>" for n in range(size)) for what, size in (("Book", 20), ("Essay", 3))
    )
    lists = f"<article><h1>Read</h1><h2>Books</h2><ul>{books}</ul><h2>Essays</h2><ul>{essays}</ul></article>"
    assert main_content(soup_of(f"<body>{lists}</body>")).name == "article"
    rows = "".join(f"<tr><td>Book {n}</td><td>What it says of gravel.</td></tr>" for n in range(9))
    assert (
        main_content(soup_of(f"<body><div id=all><p>Nine books.</p><table>{rows}</table></div></body>")).attrs.get("id")
        == "all"
    )
    both = f"<section id=books><h2>Books</h2><ul>{books}</ul></section><section id=essays><h2>Essays</h2><ul>{essays}</ul></section>"
    assert main_content(soup_of(f"<body><main>{both}</main></body>")).name == "main"
    # near misses: a cell of a layout of tables; a text beside what stands under a heading of another rank
    mail = f"<table><tr><td id=side>Short.</td><td id=text><p>Nine books.</p><ul>{books}</ul></td></tr></table>"
    assert main_content(soup_of(f"<body>{mail}</body>")).attrs.get("id") == "text"
    more = f"<section id=text><h1>Books</h1><ul>{books}</ul></section><section id=more><h3>More</h3><ul>{essays}</ul></section>"
    assert main_content(soup_of(f"<body><div>{more}</div></body>")).attrs.get("id") == "text"


def test_a_link_that_a_script_makes_a_button_is_promotion() -> None:
    star, notes = (
        'class="github-button" href="https://code.example/a/b"',
        'class="button" href="https://b.example/notes"',
    )
    html = (
        f"<html><body><article><p>Leave a <a {star}>Star</a> and read <a {notes}>Notes</a>.</p></article></body></html>"
    )
    (document,) = parse(saved_file("a.html", html.encode()))
    marks = {anchor.url: anchor.mark for block in document.blocks for anchor in block.anchors}
    assert marks == {"https://code.example/a/b": Reason.PROMOTION, "https://b.example/notes": None}


@pytest.mark.parametrize(
    ("window", "title"),
    [("Books | ", "Books"), (" – Books", "Books"), ("Books | Looms", "Books | Looms"), ("«Books»", "«Books»")],
)
def test_the_windows_title(window: str, title: str) -> None:
    html = f"<html><head><title>{window}</title></head><body><article><p>What is in it.</p></article></body></html>"
    (document,) = parse(saved_file("a.html", html.encode()))
    assert document.title == title


@pytest.mark.parametrize(("given", "author"), [("map[]", None), ("{{ name }}", None), ("Ada Fern", "Ada Fern")])
def test_who_a_template_failed_to_name_is_nobody(given: str, author: str | None) -> None:
    head = f'<head><title>Books</title><meta name="author" content="{given}"></head>'
    (document,) = parse(saved_file("a.html", f"<html>{head}<body><p>Gravel</p></body></html>".encode()))
    assert document.author == author


@pytest.mark.parametrize(("box", "author"), [("comment-author vcard", None), ("author vcard", "Bo Oak")])
def test_who_comments_did_not_write_the_page(box: str, author: str | None) -> None:
    said = "Words and more words. " * 9
    body = f'<article><h1>Books</h1><p>{said}</p><div class="{box}"><b>Bo Oak</b></div></article>'
    (document,) = parse(saved_file("a.html", f"<html><head></head><body>{body}</body></html>".encode()))
    assert document.author == author


def test_own_articles_at_the_end_are_noise_and_an_index_is_not() -> None:
    prose = [Block(Role.PARAGRAPH, "Words that say something. " * 20)]
    own = [Block(Role.ITEM, t, (Anchor(0, len(t), f"https://blog.example/{t}"),)) for t in ("one", "two")]
    foreign = [Block(Role.ITEM, t, (Anchor(0, len(t), f"https://{t}.example/"),)) for t in ("one", "two")]
    label = [Block(Role.PARAGRAPH, "Read on:")]
    marks = [b.mark for b in without_own_lists([*prose, *label, *own], "blog.example")]
    assert marks == [None, Reason.OFF_TOPIC, Reason.OFF_TOPIC, Reason.OFF_TOPIC]
    for blocks in ([*prose, *label, *foreign], [*label, *own], [*own, *prose], [*prose, *label, own[0]]):
        assert all(b.mark is None for b in without_own_lists(blocks, "blog.example")), blocks


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\n<!-- saved from url=(0014)about:internet -->\n<html>", True),
        ('<?xml version="1.0"?><!DOCTYPE html>', True),
        ("<head><title>x</title>", True),
        ("<!DOCTYPE NETSCAPE-Bookmark-file-1><html>", False),
        ("# A list\n<html>", False),
        ("<!---->" * 850, False),
        ("<rss><channel>", False),
        ("", False),
    ],
)
def test_is_html(text: str, told: bool) -> None:
    assert is_html(saved_file("x", text.encode())) is told


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + "x",
        "<b>" * 20_000 + "x",
        "<ul><li>" * 5_000,
        "<table><tr><td>" * 3_000,
        "<p>x<a href=/a>" * 5_000,
    ],
    ids=["divs", "spans", "lists", "tables", "unclosed links"],
)
def test_hostile_nesting_costs_seconds_and_no_error(html: str) -> None:
    soup = soup_of(html)
    start = time.process_time()
    blocks = list(blocks_of(soup))
    list(leftovers(soup, blocks))
    main_content(soup)
    assert time.process_time() - start < 5


PAGES = sorted(path for path in HERE.glob("*/*.html") if path.parent.name in READERS)


@pytest.mark.parametrize("sample", PAGES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_address_of_a_sample_is_lost(sample: Path) -> None:
    saved = saved_file(sample.name, sample.read_bytes())
    blocks = [block for document in parse(saved) for block in document.blocks]
    held = {url for block in blocks for a in block.anchors for url in (a.url, a.written)}
    text = "\n".join(block.text for block in blocks)
    soup = page(saved)
    links = {str(a["href"]) for a in soup.find_all("a", href=True)}
    written = {re.sub(r"\s", "", href) for href in links if not href.startswith(("#", "javascript:", "mailto:"))}
    assert [url for url in sorted(written) if url not in held and url not in text] == []
