"""Articles that are lists: nearly all of their links stand in items that one leads."""

import re

import pytest

from pipeline.find import find
from pipeline.model import Anchor, Block, Document, Genre, Page, Role

_LINK = re.compile(r"<([^<>|]*)\|([^<>|]+)>")


def block(text: str, role: Role = Role.ITEM) -> Block:
    """A block whose links are written "<words|host>"."""
    plain, anchors, at = "", [], 0
    for link in _LINK.finditer(text):
        plain += text[at : link.start()]
        anchors.append(Anchor(len(plain), len(plain) + len(link[1]), f"https://{link[2]}.example/"))
        plain, at = plain + link[1], link.end()
    return Block(role, plain + text[at:], tuple(anchors))


def page_of(*items: str, intro: str = "What I read.") -> Page:
    return find(Document("case", Genre.PAGE, (block(intro, Role.PARAGRAPH), *map(block, items)), title="Links"))


def entries_of(page: Page) -> list[tuple[str, int]]:
    """The name of each entry and how many links belong to it."""
    text = [b.text for b in page.document.blocks]
    return [(text[e.name.block][e.name.start : e.name.end] if e.name else "", len(e.companions)) for e in page.entries]


NAMES = ["Gravel", "Sand and Sea", "Clay for All", "Silt", "Loam"]


@pytest.mark.parametrize(
    "item",
    [
        "<{0}|a{1}> [<Code|b{1}>] (map)",  # what stands beside it belongs to the entry
        "<{0}|a{1}> <|feed{1}> a blog on stones",  # the picture of a feed
        "(Kenya; Angola) <{0}|a{1}> (2019)",  # a place before the name
    ],
)
def test_an_item_that_a_link_leads_is_one_entry(item: str) -> None:
    found = entries_of(page_of(*(item.format(name, n) for n, name in enumerate(NAMES))))
    assert [name for name, _ in found] == NAMES
    assert {count for _, count in found} == {item.count("|") - 1}


def test_a_link_that_only_opens_what_is_cited_leads_its_item() -> None:
    titles = [f"{name} and Water" for name in NAMES]
    cited = [f'Stone, Sam, and Ida Frost. "{name}." Harbour Press, 2012. <[pdf]|a{n}>' for n, name in enumerate(titles)]
    assert [name.strip('".') for name, _ in entries_of(page_of(*cited))] == titles


@pytest.mark.parametrize(
    ("items", "intro"),
    [
        ([f"I liked <{name}|a{n}> in <May|b{n}>" for n, name in enumerate(NAMES)], "What I read."),  # words lead
        ([f"<{name}|a{n}> and <more|b{n}>" for n, name in enumerate(NAMES[:4])], "What I read."),  # too few
        ([f"<{name}|a{n}>" for n, name in enumerate(NAMES)], "I read <one|c>, <two|d>, <three|e> and <four|f>."),
    ],
)
def test_an_article_whose_links_stand_in_sentences_is_none(items: list[str], intro: str) -> None:
    page = page_of(*items, intro=intro)
    assert len(page.entries) == len(page.candidates)
