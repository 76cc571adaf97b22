"""Cards that clippers write as a link around headings."""

from pipeline.model import SavedFile
from pipeline.parse import parse
from pipeline.parse._clipped_cards import unfolded

CARD = "[\n\n## Gravel for the Patient\n\n### All that a stone has to say.\n\nquarry.example.org\n\n](https://quarry.example.org/gravel)"


def test_a_card_is_a_paragraph_below_the_heading_above_it() -> None:
    text = f"# Stones\n\n## Books\n\n{CARD}\n\nStill the best.\n"
    (document,) = parse(SavedFile("a.md", text.encode(), "0", text, "utf-8"))
    card, remark = document.blocks[-2:]
    assert (card.text, card.section) == ("Gravel for the Patient\nAll that a stone has to say.", ("Stones", "Books"))
    (anchor,) = card.anchors
    assert (card.text[anchor.start : anchor.end], anchor.url) == (
        "Gravel for the Patient",
        "https://quarry.example.org/gravel",
    )
    assert remark.section == ("Stones", "Books")


def test_a_card_with_a_picture_and_a_title_in_bold_keeps_its_lines() -> None:
    card = "[\n\n![](https://cdn.example.org/a.png)\n\n**Sand**\n\nDry.\n\n](https://sand.example.org)"
    got = unfolded(f"One\n\n{card}\n\nTwo")
    assert "[Sand](https://sand.example.org)  \nDry.\n" in got
    assert got.count("\n") == f"One\n\n{card}\n\nTwo".count("\n")


def test_what_is_no_card_stays() -> None:
    for text in (
        "[\n\n](https://a.example.org)",
        "[\n\nquarry.example.org\n\n](https://quarry.example.org)",
        "a list [\n1,\n2\n](https://a.example.org)",
        "[\n- one\n- two\n](https://a.example.org)",
        "[Name\nagain](https://a.example.org)",
        "[\n" + "word\n" * 40 + "](https://a.example.org)",
    ):
        assert unfolded(text) == text


def test_many_open_brackets_cost_little() -> None:
    text = "[\n\nword\n" * 20_000 + "\n](http"
    assert unfolded(text) == text
