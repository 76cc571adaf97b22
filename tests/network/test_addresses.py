from pathlib import Path

import pytest
import yaml

from pipeline.network.addresses import objection

CASES = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text())


@pytest.mark.parametrize("address", CASES["closed"])
def test_a_closed_address_is_refused(address: str) -> None:
    assert objection(address)


@pytest.mark.parametrize("address", CASES["open"])
def test_a_public_address_is_not(address: str) -> None:
    assert objection(address) is None


@pytest.mark.parametrize("address", CASES["private_only"])
def test_the_exemption_opens_loopback_and_private_ranges(address: str) -> None:
    assert objection(address)
    assert objection(address, allow_private=True) is None


@pytest.mark.parametrize("address", CASES["never"])
def test_the_exemption_opens_nothing_else(address: str) -> None:
    assert objection(address, allow_private=True)
