"""docs/network.md says what the code does."""

import re
from dataclasses import fields
from pathlib import Path

from pipeline.config import NetworkSettings
from pipeline.fetch import fetchers
from pipeline.network import MAX_REDIRECTS
from pipeline.resolve import Answer, LinkStatus
from pipeline.resolve.signs import BLOCKED

DOC = (Path(__file__).parents[2] / "docs" / "network.md").read_text()


def first_column(header: str) -> list[str]:
    table = DOC.partition(f"| {header} |")[2].partition("\n\n")[0]
    return re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)


def test_every_fetcher_is_described() -> None:
    assert sorted(first_column("fetcher")) == [f.__name__.rpartition(".")[2] for f in fetchers()]


def test_every_column_and_status_is_described() -> None:
    assert first_column("column") == [field.name for field in fields(Answer)]
    assert first_column("status") == [status.value for status in LinkStatus]


def test_the_blocked_statuses_are_named() -> None:
    line = next(line for line in DOC.splitlines() if line.startswith("| `blocked`"))
    assert {int(number) for number in re.findall(r"\b\d{3}\b", line)} == BLOCKED


def test_the_bounds_are_those_of_the_defaults() -> None:
    settings = NetworkSettings()
    for name, text in (
        ("per_host_per_second", f"`per_host_per_second` ({settings.per_host_per_second:g})"),
        ("timeout_seconds", f"`timeout_seconds` ({settings.timeout_seconds:g})"),
        ("total_seconds", f"`total_seconds` ({settings.total_seconds:g})"),
        ("response_bytes", f"`response_bytes` ({settings.response_bytes // 1_000_000} MB)"),
        ("redirects", f"{MAX_REDIRECTS} redirects"),
        ("recheck_days", f"{settings.recheck_days} days by default"),
    ):
        assert text in DOC, name
