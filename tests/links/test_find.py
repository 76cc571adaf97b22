"""Cases of find.yaml and disguise.yaml: text and the links in it."""

from pathlib import Path

import pytest
import yaml

from pipeline.links import find_links
from pipeline.links.disguise import DISGUISES
from pipeline.links.undisguise import signed
from pipeline.model import UrlState

FOLDER = Path(__file__).parent
FIND = yaml.safe_load((FOLDER / "find.yaml").read_text(encoding="utf-8"))
DISGUISE = yaml.safe_load((FOLDER / "disguise.yaml").read_text(encoding="utf-8"))
STATES = {UrlState.OK: "", UrlState.SHORT: "short ", UrlState.TRUNCATED: "cut "}


def seen(text: str) -> list[str]:
    return [STATES[link.state] + link.url for link in find_links(text)]


@pytest.mark.parametrize(("text", "links"), FIND["wild"] + FIND["synthetic"])
def test_links_are_found(text: str, links: list[str]) -> None:
    assert seen(text) == links


@pytest.mark.parametrize("text", FIND["negative"])
def test_what_is_no_link_is_left(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(("text", "links"), DISGUISE["hidden"] + DISGUISE["plain"])
def test_disguises_are_undone(text: str, links: list[str]) -> None:
    assert seen(text) == links


@pytest.mark.parametrize("text", [text for text, _ in DISGUISE["hidden"]])
def test_every_disguise_shows_its_sign(text: str) -> None:
    hidden = [p for p, d in enumerate(DISGUISES) if any(sign in text for sign in d.signs) and d.pattern.search(text)]
    assert set(hidden) <= set(signed(text))


@pytest.mark.parametrize(("text", "links"), FIND["known_failures"])
@pytest.mark.xfail
def test_known_failures(text: str, links: list[str]) -> None:
    assert seen(text) == links


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("🔗youtube. com/x y", "youtube. com/x"),
        ("see exam\u200bple.com/a, ok", "exam\u200bple.com/a"),
        ("at example[.]com/x.", "example[.]com/x"),
        ("a example.org/abc… b", "example.org/abc…"),
        ("hxxp://example[.]com then https://b.example.com", "hxxp://example[.]com"),
        ("Watch it here. youtube. com/watch?v=1", "youtube. com/watch?v=1"),
    ],
)
def test_offsets_show_what_was_read(text: str, read: str) -> None:
    link = find_links(text)[0]
    assert text[link.start : link.end] == read


def test_offsets_behind_a_disguise() -> None:
    text = "hxxp://example[.]com then https://b.example.com end"
    link = find_links(text)[1]
    assert text[link.start : link.end] == link.url == "https://b.example.com"
