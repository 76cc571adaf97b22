from pathlib import Path

import pytest
import yaml

from pipeline.fetch import fetchers, owner

CASES: dict[str, str] = yaml.safe_load(Path(__file__).with_name("owners.yaml").read_text())


@pytest.mark.parametrize(("url", "name"), CASES.items())
def test_a_url_is_known_by_its_site(url: str, name: str) -> None:
    assert owner(url).__name__.rpartition(".")[2] == name


@pytest.mark.parametrize("url", CASES)
def test_no_two_fetchers_claim_a_url_alike(url: str) -> None:
    claims = sorted(fetcher.matches(url) for fetcher in fetchers())
    assert claims[-1] > claims[-2]


@pytest.mark.parametrize(
    "url", ["", "nonsense", "http://", "https://[::1/", "ftp://x.com/a/status/1", "//github.com/a/b"]
)
def test_what_is_no_url_is_left_to_the_page_fetcher(url: str) -> None:
    assert owner(url).__name__.endswith(".page")


def test_every_fetcher_has_a_url_here() -> None:
    assert {f.__name__.rpartition(".")[2] for f in fetchers()} == set(CASES.values())
