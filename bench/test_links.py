"""find_links and canonical_url beside their peers, in the same run on the same text."""

import sys
from collections.abc import Callable
from functools import _lru_cache_wrapper
from typing import Any

import pytest
from linkify_it import LinkifyIt
from urlextract import URLExtract
from w3lib.url import canonicalize_url

from pipeline.links import canonical_url, find_links, suffix

POST = """Five places where linear algebra finally clicked for me 👇

1. The pictures: https://www.youtube.com/playlist?list=PLZHQObOWTQDPD3MizzM2xVFitgF8hE_ab
2. The lectures, with problem sets (free): ocw.mit.edu/courses/18-06-linear-algebra-spring-2010/
3. A book that never uses determinants – https://linear.axler.net.
4. Notes on matrix calculus, arxiv.org/abs/1802.01528, and a cheat sheet (https://example.org/sheet_(v2).pdf)
5. [An interactive introduction](https://immersivemath.com/ila/index.html), by three authors

Ask me anything, e.g. about proofs. I read README.md files for a living... no, really.
"""
TEXT = "".join(
    POST.replace("://", f"://n{n}.").replace(" a", f" a{n}") for n in range(20)
)  # no link and no line comes twice
_TABLES = 16  # a memo of so few holds what is read from a file
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
    assert len(list(benchmark.pedantic(find, (TEXT,), setup=forget, rounds=40))) >= 80


@pytest.mark.benchmark(group="canonical URL")
@pytest.mark.parametrize("canonical", [canonical_url, canonicalize_url], ids=["canonical_url", "w3lib"])
def test_canonical(benchmark: Any, canonical: Callable[[str], str]) -> None:
    assert len(benchmark.pedantic(lambda: [*map(canonical, URLS)], setup=forget, rounds=400)) == len(URLS)


def forget() -> None:
    """Empties what is remembered of single texts and URLs: each round must work them out anew.

    Tables that are read once stay, and what is known of hosts, which come again with other URLs.
    """
    for name, module in sys.modules.items():
        for thing in vars(module).values() if name.startswith("pipeline.") else ():
            memo = isinstance(thing, _lru_cache_wrapper) and (thing.cache_parameters()["maxsize"] or 0) > _TABLES
            if memo and thing.__module__ != suffix.__name__:
                thing.cache_clear()
