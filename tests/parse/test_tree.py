"""The lean tree is BeautifulSoup's own: the same nodes, linked in the same way."""

import warnings
from operator import attrgetter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from pipeline.parse._tree import tree_of

PAGES = sorted(Path(__file__).parent.glob("*/*.html"))
LINKS = ("parent", "next_element", "next_sibling", "previous_sibling")
ODD = {
    "nothing": "",
    "text alone": "one & two",
    "unclosed": "<div><p>a<p>b<b>c<i>d</b>e</div>f<table><tr><td>g",
    "spaces": "<pre> \n a </pre> \n <p> \t </p><textarea>  </textarea><style> p{} </style><script> </script>",
    "specials": "<!DOCTYPE html><!-- one --><html><?php two ?><body><ruby>a<rp>(</rp><rt>b</rt></ruby><template>c</template>",
    "lists": '<a rel="a b" class=" x  y" id="u v" accesskey="k l"></a><td headers="h i" class=""><form accept-charset="a b">',
    "twice": '<p class="a" class="b">x</p></p></div><html lang="de"><body id="second">',
    "deep": "<div>" * 400 + "x" + "</div>" * 380,
    "a mark": "\ufeff<p>x</p>",
}


def assert_same(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs, ours = BeautifulSoup(text, "lxml"), tree_of(text)
    left, right = list(theirs.descendants), list(ours.descendants)
    list(map(attrgetter("next_element"), ours.find_all(limit=1)))  # one is asked: all are linked
    assert list(map(shown, left)) == list(map(shown, right))
    places = [{id(node): place for place, node in enumerate(nodes)} for nodes in (left, right)]
    for one, other in zip(left, right, strict=True):
        for link in LINKS:
            assert places[0].get(id(getattr(one, link))) == places[1].get(id(getattr(other, link))), (link, one)
        if isinstance(one, Tag) and isinstance(other, Tag):
            inside = ([places[0][id(node)] for node in one.descendants], [places[1][id(n)] for n in other.descendants])
            assert inside[0] == inside[1], one.name
            assert one.get_text("|") == other.get_text("|")
            assert one.get_text(" ", strip=True) == other.get_text(" ", strip=True)
    assert theirs.get_text("|") == ours.get_text("|")
    for name in ("p", "div", "script"):
        assert list(map(shown, theirs.find_all(name))) == list(map(shown, ours.named.get(name, [])))


def shown(node: PageElement) -> tuple[object, ...]:
    if isinstance(node, Tag):
        return node.name, dict(node.attrs), list(node.attrs)
    return type(node), str(node)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_saved_pages(page: Path) -> None:
    assert_same(page.read_text(encoding="utf-8", errors="replace"))


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_pages(text: str) -> None:
    assert_same(text)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("<meta name=a><section><p>x</p></section>", "<body><section><p>x</p></section></body>"),
        ("<title>a</title><main>x</main><p>y</p>", "<body><main>x</main><p>y</p></body>"),
        ("<title>a</title><article>x</article><body><p>y</p></body>", "<body><article>x</article><p>y</p></body>"),
        ("<head><title>a</title></head><body><main>x</main></body>", "<body><main>x</main></body>"),
        ("<style>a</style><p>x</p>", "<body><p>x</p></body>"),
    ],
)
def test_a_page_without_a_body_begins_it_with_its_first_section(text: str, body: str) -> None:
    """lxml knows no ``<section>`` and leaves it in the head."""
    assert str(tree_of(text).body) == body
