"""Cases of identity.yaml: which URLs are one resource, and which are not."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from pipeline.links import RULES_VERSION, canonical_url, identity_keys, is_short, open_url, site

CASES = yaml.safe_load((Path(__file__).parent / "identity.yaml").read_text(encoding="utf-8"))
PAIRS = [(name, first, second) for name, group in CASES["same"].items() for first, second in pairwise(group)]


@pytest.mark.parametrize(("name", "first", "second"), PAIRS)
def test_one_resource(name: str, first: str, second: str) -> None:
    assert canonical_url(first) == canonical_url(second), name


@pytest.mark.parametrize(("first", "second"), CASES["different"])
def test_two_resources(first: str, second: str) -> None:
    assert canonical_url(first) != canonical_url(second)


@pytest.mark.parametrize(("first", "second"), CASES["known_failures"])
@pytest.mark.xfail
def test_known_failures(first: str, second: str) -> None:
    assert canonical_url(first) == canonical_url(second)


@pytest.mark.parametrize("url", sorted({url for group in CASES["same"].values() for url in group}))
def test_idempotent(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once
    assert identity_keys(once) == identity_keys(url)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://youtu.be/aircAruvnKk?t=3", "youtube:video:aircAruvnKk"),
        ("https://www.youtube.com/playlist?list=PL49CF3715CB9EF31D", "youtube:playlist:PL49CF3715CB9EF31D"),
        ("https://arxiv.org/pdf/1706.03762v5", "arxiv:1706.03762"),
        ("http://dx.doi.org/10.1038/NATURE14539", "doi:10.1038/nature14539"),
        ("https://github.com/PyTorch/pytorch.git", "github:pytorch/pytorch"),
        ("https://www.amazon.de/dp/B00ABCDEFG", "amazon:B00ABCDEFG"),
        ("https://www.amazon.com/dp/3319110799", "isbn:9783319110790"),
        ("https://openlibrary.org/isbn/9783319110790", "isbn:9783319110790"),
        ("https://x.com/jack/status/20", "twitter:status:20"),
    ],
)
def test_platform_ids(url: str, key: str) -> None:
    assert key in identity_keys(url)
    assert identity_keys(url)[-1] == f"url:{canonical_url(url)}"


def test_without_platform_only_the_url() -> None:
    assert identity_keys("http://www.example.com/a/") == ("url:https://example.com/a",)


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        ("https://Example.com/A/?utm_source=x&b=2&a=1#frag", "https://Example.com/A/?b=2&a=1#frag"),
        ("https://example.com/?utm_source=x", "https://example.com/"),
        ("https://youtu.be/aircAruvnKk?si=abc&t=42", "https://youtu.be/aircAruvnKk?t=42"),
        ("http://example.com/a?x=%20+y&y", "http://example.com/a?x=%20+y&y"),
        ("https://example.com/#/route?utm_source=x", "https://example.com/#/route?utm_source=x"),
        ("not a url", "not a url"),
    ],
)
def test_the_link_to_open_keeps_what_matters(url: str, opened: str) -> None:
    assert open_url(url) == opened


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.bbc.co.uk/x", "bbc.co.uk"),
        ("https://a.b.github.io/", "b.github.io"),
        ("http://127.0.0.1/", None),
        ("co.uk", None),
        ("nonsense", None),
        ("example.com/path", "example.com"),
    ],
)
def test_site(url: str, domain: str | None) -> None:
    assert site(url) == domain


@pytest.mark.parametrize("url", ["https://t.co/abc", "lnkd.in/xyz", "http://www.bit.ly/1", "HTTPS://T.CO/abc"])
def test_shorteners(url: str) -> None:
    assert is_short(url)


@pytest.mark.parametrize("url", ["https://youtu.be/aircAruvnKk", "https://t.co", "https://nott.co/abc", "", "http://["])
def test_no_shorteners(url: str) -> None:
    assert not is_short(url)


def test_further_shorteners() -> None:
    assert is_short("https://go.example.com/x", extra=("go.example.com",))


def test_version_names_the_rules() -> None:
    assert RULES_VERSION
