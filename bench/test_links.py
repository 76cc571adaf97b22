"""find_links and canonical_url beside their peers, in the same run on the same text."""

from collections.abc import Callable
from typing import Any

import pytest
from linkify_it import LinkifyIt
from urlextract import URLExtract
from w3lib.url import canonicalize_url

from pipeline.links import canonical_url, find_links

POST = """Five places where linear algebra finally clicked for me 👇

1. The pictures: https://www.youtube.com/playlist?list=PLZHQObOWTQDPD3MizzM2xVFitgF8hE_ab
2. The lectures, with problem sets (free): ocw.mit.edu/courses/18-06-linear-algebra-spring-2010/
3. A book that never uses determinants – https://linear.axler.net.
4. Notes on matrix calculus, arxiv.org/abs/1802.01528, and a cheat sheet (https://example.org/sheet_(v2).pdf)
5. [An interactive introduction](https://immersivemath.com/ila/index.html), by three authors

Ask me anything, e.g. about proofs. I read README.md files for a living... no, really.
"""
TEXT = POST * 20
URLS = [
    "http://www.example.com/a/b?x=1&utm_source=2#part",
    "https://en.wikipedia.org/wiki/Linear_algebra",
    "https://www.youtube.com/watch?v=kjBOesZCoqc&list=PLZHQObOWTQDPD3MizzM2xVFitgF8hE_ab&index=2",
    "https://github.com/pytorch/examples/tree/main/mnist",
    "https://example.co.uk:443/%7Euser/./x/../y/?b=2&a=1&fbclid=abc",
    "https://docs.example.org/en/latest/guide.html?highlight=matrix%20product",
]


@pytest.mark.benchmark(group="links in text")
@pytest.mark.parametrize(
    "find", [find_links, LinkifyIt().match, URLExtract().find_urls], ids=["find_links", "linkify-it-py", "urlextract"]
)
def test_find(benchmark: Any, find: Callable[[str], Any]) -> None:
    assert len(list(benchmark(find, TEXT))) >= 80


@pytest.mark.benchmark(group="canonical URL")
@pytest.mark.parametrize("canonical", [canonical_url, canonicalize_url], ids=["canonical_url", "w3lib"])
def test_canonical(benchmark: Any, canonical: Callable[[str], str]) -> None:
    assert len(benchmark(lambda: [*map(cold(canonical), URLS)])) == len(URLS)


def cold(function: Callable[[str], str]) -> Callable[[str], str]:
    """`function` with nothing remembered: each round must work its URLs out anew."""
    getattr(function, "cache_clear", int)()
    return function
