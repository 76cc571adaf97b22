"""What readers ask first because it is cheap lets through all that they then look at closely."""

import random
import re
import sys

import pytest

from pipeline.parse import _interface, _numbering, _outline, _unrolled, numbered_thread, profile_dump, reddit_text
from pipeline.parse._page_leftovers import _is_picture

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
