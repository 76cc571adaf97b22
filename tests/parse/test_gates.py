"""What readers ask first because it is cheap lets through all that they then look at closely."""

import sys

import pytest

from pipeline.parse import _interface, _numbering, _outline, numbered_thread, profile_dump, reddit_text

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
