"""What readers ask first because it is cheap lets through all that they then look at closely."""

import random
import re
import sys
from urllib.parse import urlsplit

import pytest

from pipeline.parse import (
    _interface,
    _notes,
    _numbering,
    _outline,
    _readwise_notes,
    _unrolled,
    _walk,
    markdown,
    numbered_thread,
    profile_dump,
    reddit_text,
)
from pipeline.parse._page_leftovers import _is_picture
from pipeline.parse._social import host_of

FOOTERS = (*(f"{phrase} Ada Example" for phrase in _interface.MORE_FROM), *_interface.FOREIGN_HEADINGS)


@pytest.mark.parametrize("footer", FOOTERS)
@pytest.mark.parametrize("around", ["{}", "A line.\n{}\nAnother", "\n\t• {}", "…\n** {}", "x\n{}:"])
def test_footers_are_found_at_the_beginning_of_any_line(footer: str, around: str) -> None:
    for written in (footer, footer.upper(), footer.title()):
        assert _interface.has_footer(around.format(written))


def test_a_footer_inside_a_line_is_none() -> None:
    assert not _interface.has_footer("There is more from Ada.\nA word, you may also like")


@pytest.mark.parametrize("line", ["1/ First", "  2 / 7 On", "(3/7)", "@ada @bob 12／20", "🧵 1⁄n", "the end (5 / 18)"])
def test_numbers_of_posts_are_told_by_their_slash(line: str) -> None:
    assert _numbering.opening(line) or _numbering.closing(line)


@pytest.mark.parametrize(
    "text", ["[a](https://example.com)", "x\n[a](http://b.c)", "## Name", "x\n  # Name", "x\n | a | b", "<p >", "a:: b"]
)
def test_markup_is_found_wherever_it_stands(text: str) -> None:
    assert any(markup.search("\n" + text) for markup in numbered_thread._MARKUP)


@pytest.mark.parametrize("stamp", ["28.02.2026 20:53", "28/2/2026, 7:05", "2026-02-28 20:53:10", "x 2026-02-28, 0:53"])
def test_times_are_seen_by_their_colon(stamp: str) -> None:
    assert profile_dump._META.search(f"{stamp} — 👍 32 🔁 4")
    assert profile_dump._TIME.search(stamp)


@pytest.mark.parametrize("line", ["u/ada 12d ago", "  u/ada flair 3 hours ago", "[–]ada 18 points 12 days ago", "\t•"])
def test_comments_are_seen_by_how_their_lines_begin(line: str) -> None:
    assert reddit_text._BEGINNING.search("\n" + line)
    assert reddit_text._BEGINNING.search("\nText\n" + line)


def test_what_is_printable_holds_no_white_space_to_fold() -> None:
    printable = "".join(char for char in map(chr, range(sys.maxunicode + 1)) if char.isprintable())
    assert _outline._SPACES.sub("", printable) == printable
    assert _walk._SPACES.sub("", printable) == printable


_MARKS = {
    "bluesky": r"\bbsky\.(?:app|social)\b",
    "mastodon": r"\bmastodon\.social\b|@\w+@[\w-]+\.\w+",
    "linkedin": r"\blnkd\.in\b|\blinkedin\.com\b",
    "twitter": r"\bt\.co/|\btwitter\.com\b|\bx\.com/|\bpic\.x\.com\b",
}


@pytest.mark.parametrize("network", _MARKS)
def test_marks_of_networks_are_counted_as_whole_words(network: str) -> None:
    words = ["bsky.", "app", "social", "mastodon.social", "lnkd.in", "linkedin.com", "t.co", "twitter.com", "x.com"]
    pieces, draw = [*words, "pic.", "/", "@", "-", ".", "ab", "é", " ", "\n", "https://"], random.Random(7)
    for _ in range(5000):
        text = "".join(draw.choices(pieces, k=draw.randint(1, 9)))
        assert len(_unrolled._NETWORKS[network].findall(text)) == len(re.findall(_MARKS[network], text)), text


@pytest.mark.parametrize(
    "url",
    "https://a.b/c.PNG https://a.b/c.jpg?w=3 https://a.b/c.svg#x https://a.b/c.webp:large https://video.twimg.com/v/1"
    " HTTPS://PBS.TWIMG.COM/media/E data:image/png;base64,AAAA Data:Image/gif;x".split(),
)
def test_pictures_are_told_by_their_address(url: str) -> None:
    assert _is_picture(url)


@pytest.mark.parametrize(
    "url", ["https://a.b/png", "https://a.b/c.pngs", "https://twimg.com/", "https://a.b/data:image"]
)
def test_other_addresses_are_no_pictures(url: str) -> None:
    assert not _is_picture(url)


def test_hosts_are_read_as_the_rules_split_them() -> None:
    pieces = [
        "https://",
        "http://",
        "www.",
        "a.b",
        "x-y.org",
        "A.b",
        "ü.de",
        ":80",
        "u@",
        "/",
        "?",
        "#",
        ".",
        "\n",
        "\t",
        "[",
        " ",
    ]
    draw = random.Random(7)
    for _ in range(20_000):
        url = "".join(draw.choices(pieces, k=draw.randint(1, 6)))
        try:
            host = (urlsplit(url).hostname or "").removeprefix("www.")
        except ValueError:
            host = ""
        assert host_of(url) == host, url


_TOKENS = [
    "\\*",
    "[[page]]",
    "![a](b)",
    "[",
    "<https://a.b>",
    "‹https://a.b›",
    "**",
    "<!--",
    "</a>",
    "&amp;",
    "& ",
    "<b",
    "x",
    "]",
]


@pytest.mark.parametrize("token", _TOKENS)
def test_every_mark_begins_as_marks_begin(token: str) -> None:
    if found := _notes._TOKEN.search("x " + token):
        assert _notes._BEGINS.match(found[0])


@pytest.mark.parametrize("link", ["pic.twitter.com/AbCd12", "PIC.X.COM/AbCd12"])
def test_short_links_of_pictures_are_seen(link: str) -> None:
    assert _notes.pictures(f"A picture {link}")


@pytest.mark.parametrize("head", ["## Metadata", "##  METADATA ", "text\n##\tmetadata\n"])
def test_a_head_is_seen_by_its_signs(head: str) -> None:
    assert _readwise_notes.METADATA.search(head)
    assert _readwise_notes._METADATA.search(head)


def test_slips_are_mended_where_a_line_begins() -> None:
    strict = (re.compile(r"^([-*+])(?=[\[`\"“<](?!!--))", re.M), re.compile(r"^(#{2,6})(?=[^\s#!])", re.M))
    pieces, draw = ["-", "*", "+", "##", "#", "[", "`", "<", "<!--", "\n", " ", "a", "!"], random.Random(7)
    for _ in range(5000):
        text = "".join(draw.choices(pieces, k=draw.randint(1, 8)))
        for slow, (quick, mended) in zip(strict, markdown._SLIPS, strict=False):
            assert slow.sub(r"\1 ", text) == quick.sub(mended, "\n" + text)[1:], text
