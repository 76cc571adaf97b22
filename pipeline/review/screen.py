"""What people see: progress on a terminal's stderr, a summary table at the end, JSON for machines."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.progress import Progress

    from pipeline.review.audit import Findings
    from pipeline.review.explain import Explanation

_PATIENCE = 0.5  # seconds before a bar appears


class Screen:
    """A progress bar that appears once the work takes longer than a moment, and only on a terminal."""

    def __init__(self, *, quiet: bool) -> None:
        self._wanted = not quiet and sys.stderr.isatty()
        self._began = monotonic()
        self._bar: Progress | None = None
        self._tasks: dict[str, Any] = {}

    def __enter__(self) -> "Screen":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def progress(self, what: str, done: int, total: int) -> None:
        """`done` of `total` steps of `what` are over; a total of 0 stands for unknown."""
        if not self._wanted or monotonic() - self._began < _PATIENCE:
            return
        if self._bar is None:
            self._bar = _open_bar()
        if what not in self._tasks:
            self._tasks[what] = self._bar.add_task(what, total=total or None)
        self._bar.update(self._tasks[what], completed=done, total=total or None)

    def tally(self, what: str) -> Callable[[Any, int, int], None]:
        """A callback for answers of the network: the bar counts them by outcome."""
        counts: Counter[str] = Counter()

        def told(answer: Any, done: int, total: int) -> None:
            outcome = (
                "postponed" if answer is None else getattr(answer, "outcome", None) or getattr(answer, "status", "")
            )
            counts[str(outcome)] += 1
            self.progress(what, done, total)
            if self._bar is not None and what in self._tasks:
                told_so_far = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
                self._bar.update(self._tasks[what], description=f"{what}: {told_so_far}")

        return told


def _open_bar() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description:>12}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.start()
    return bar


def show_summary(summary: Any, *, as_json: bool, quiet: bool, verbose: bool) -> None:
    """The end of `ingest`."""
    if as_json:
        click.echo(json.dumps(_plain(asdict(summary)), ensure_ascii=False, indent=1))
        return
    for path, error in summary.failed if verbose else summary.failed[:5]:
        click.echo(f"could not read {path}: {error}", err=True)
    hidden = len(summary.failed) - 5
    if hidden > 0 and not verbose:
        click.echo(f"... and {hidden} more; -v names them all, the table sources tells why", err=True)
    for line in summary.unmatched_decisions:
        click.echo(f"decisions.yaml: matches nothing any more: {line}", err=True)
    if not quiet:
        click.echo(_summary_text(summary))


def _summary_text(summary: Any) -> str:
    state = "written" if summary.wrote else "nothing new, left as it was"
    rows = [
        (
            "files",
            f"{summary.files:,}",
            f"{summary.read:,} read, {summary.unchanged:,} unchanged, {summary.gone:,} gone",
        ),
        (
            "failed",
            f"{len(summary.failed):,}",
            "why: report.html, and column error of sources" if summary.failed else "",
        ),
        ("documents", f"{summary.documents:,}", "threads, discussions and lists"),
        ("mentions", f"{summary.mentions:,}", "somebody recommends something"),
        ("rejected", f"{summary.rejected:,}", "URLs left out, each with its reason"),
        (
            "resources",
            f"{summary.resources:,}",
            f"{summary.out}/catalogue.csv and .parquet ({state}); report.html shows them",
        ),
    ]
    return "\n".join(f"{name:>10}  {count:>9}  {remark}".rstrip() for name, count, remark in rows)


def show_fetched(fetched: Sequence[Any], *, as_json: bool, quiet: bool) -> int:
    """The end of `fetch`; gives the exit code."""
    if as_json:
        click.echo(json.dumps([_plain(asdict(one)) for one in fetched], ensure_ascii=False, indent=1))
    for one in fetched:
        if one.error:
            click.echo(f"{one.url}: {one.error}", err=True)
        elif not as_json and not quiet:
            click.echo(f"{one.outcome:>9}  {', '.join(map(str, one.files))}" + (f"  ({one.note})" if one.note else ""))
    return 1 if any(one.error for one in fetched) else 0


def show_resolved(summary: Any, *, as_json: bool, quiet: bool) -> None:
    """The end of `resolve`."""
    if as_json:
        click.echo(json.dumps(_plain(asdict(summary)), ensure_ascii=False, indent=1))
    elif not quiet:
        counts = ", ".join(f"{count:,} {name}" for name, count in sorted(summary.counts.items())) or "nothing new"
        later = f"; {summary.postponed:,} for a later run" if summary.postponed else ""
        click.echo(f"{summary.wanted:,} links: {summary.asked:,} asked ({counts}), {summary.reused:,} known{later}")


def show_audit(findings: "Findings", *, as_json: bool) -> None:
    """The end of `audit`."""
    if as_json:
        click.echo(json.dumps(_plain(asdict(findings)), ensure_ascii=False, indent=1))
        return
    for lost in findings.lost[:50]:
        click.echo(f"lost: {lost.source_path}:{lost.line}: {lost.token}", err=True)
    if len(findings.lost) > 50:
        click.echo(f"... and {len(findings.lost) - 50} more (--json has all)", err=True)
    verdict = "every one is accounted for" if not findings.lost else f"{len(findings.lost)} are lost"
    click.echo(f"{findings.tokens:,} URLs in {findings.sources:,} sources: {verdict}")


def show_explanation(explanation: "Explanation", *, as_json: bool) -> None:
    """The end of `explain`."""
    if as_json:
        click.echo(json.dumps(_plain(asdict(explanation)), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(explanation.lines))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, Path) else value
