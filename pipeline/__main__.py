"""The commands. Nothing heavy is imported before a command runs."""

import errno
import os
import sys
from pathlib import Path
from typing import Any

import click

from pipeline.errors import ThreadCatalogueError

_COMPLETE = "_THREAD_CATALOGUE_COMPLETE"
_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 110, "show_default": True}


def _env(name: str) -> str:
    return f"THREAD_CATALOGUE_{name}"


_config = click.option("--config", "config_file", type=click.Path(path_type=Path), envvar=_env("CONFIG"), show_envvar=True,
                       help="Configuration; without it config.yaml of this folder, else the shipped defaults.")  # fmt: skip
_raw = click.argument("raw", type=click.Path(path_type=Path), default=Path("raw"), envvar=_env("RAW"))
_out = click.option("--out", type=click.Path(path_type=Path), default=Path("curated"), envvar=_env("OUT"),
                    show_envvar=True, help="Output folder.")  # fmt: skip
_json = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, for machines.")
_quiet = click.option("--quiet", "-q", is_flag=True, help="Print errors only.")


@click.group(context_settings=_CONTEXT)
@click.version_option(package_name="thread-catalogue")
def cli() -> None:
    """Turn saved threads and README lists into a clean catalogue of the resources they recommend.

    Put what you saved into raw/, run `ingest`, open curated/report.html.

    \b
    Exit codes: 0 done; 1 the result is not to be trusted; 2 the call, the configuration or RAW is wrong;
    130 interrupted: what was done is kept, the same command goes on.
    """


@cli.command(short_help="Bring the output folder up to date with RAW.")
@_raw
@_out
@_config
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    envvar=_env("WORKERS"),
    show_envvar=True,
    help="Processes; 0 is one a core.",
)
@click.option("--fresh", is_flag=True, help="Forget earlier readings and read everything again.")
@click.option("--strict", is_flag=True, help="Exit with 1 when a source could not be read.")
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    envvar=_env("ENGINE"),
    show_envvar=True,
    help="Where the work runs.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    envvar=_env("SCHEDULER"),
    show_envvar=True,
    help="The Dask scheduler, tcp://host:port.",
)
@click.option("--allow-removals", is_flag=True, help="Go on even when more than half of the known files are gone.")
@_json
@_quiet
@click.option("-v", "--verbose", is_flag=True, help="Name every source that failed, not only the first.")
def ingest(raw: Path, out: Path, config_file: Path | None, workers: int | None, **flags: Any) -> None:
    """Read what is new or changed in RAW (raw/ unless named) and bring the output folder up to date."""
    from pipeline.engine.lean import be_lean
    from pipeline.review.screen import Screen, show_summary

    be_lean()
    with Screen(quiet=flags["quiet"] or flags["as_json"]) as screen:
        from pipeline.flow import ingest as run

        config = _settings(config_file, workers=workers, engine=flags["engine"], scheduler=flags["scheduler"])
        summary = run(raw, out, config=config, fresh=flags["fresh"], allow_removals=flags["allow_removals"],
                      progress=screen.progress)  # fmt: skip
    show_summary(summary, as_json=flags["as_json"], quiet=flags["quiet"], verbose=flags["verbose"])
    if flags["strict"] and summary.failed:
        sys.exit(1)


def _settings(config_file: Path | None, **engine: Any) -> Any:
    from dataclasses import replace

    from pipeline.config import load_config

    config = load_config(config_file)
    given = {name: value for name, value in engine.items() if value is not None}
    return replace(config, engine=replace(config.engine, **given))


@cli.command(short_help="Save threads or README lists into RAW (network).")
@click.argument("urls", nargs=-1, metavar="URL...")
@click.option(
    "--from", "listed", type=click.File(encoding="utf-8"), help="A file with one URL a line; - for standard input."
)
@click.option("--raw", type=click.Path(path_type=Path), default=Path("raw"), envvar=_env("RAW"), help="Where to.")
@_config
@_json
@_quiet
def fetch(urls: tuple[str, ...], listed: Any, raw: Path, config_file: Path | None, as_json: bool, quiet: bool) -> None:
    """Save threads or README lists into RAW, each in the form that its reader reads best."""
    from pipeline.config import load_config
    from pipeline.fetch import fetch as run
    from pipeline.fetch import urls_in
    from pipeline.review.screen import Screen, show_fetched

    wanted = [*urls, *(urls_in(listed.read()) if listed else [])]
    if not wanted:
        raise click.UsageError("name at least one URL, or a list of them with --from FILE")
    config = load_config(config_file)
    raw.mkdir(parents=True, exist_ok=True)
    with Screen(quiet=quiet or as_json) as screen:
        fetched = run(
            wanted, raw=raw, state=_state(config), config=config.network, on_progress=screen.tally("fetching")
        )
    sys.exit(show_fetched(fetched, as_json=as_json, quiet=quiet))


@cli.command(short_help="Follow short links, check the others (network).")
@click.argument("urls", nargs=-1, metavar="[URL...]")
@_out
@_config
@click.option("--recheck", is_flag=True, help="Ask for all again, and let a second look decide at once.")
@_json
@_quiet
def resolve(
    urls: tuple[str, ...], out: Path, config_file: Path | None, recheck: bool, as_json: bool, quiet: bool
) -> None:
    """Follow short links and check the others, of the catalogue or those named; the next ingest uses the answers."""
    from pipeline.config import load_config
    from pipeline.resolve import resolve as run
    from pipeline.review.links import urls_of
    from pipeline.review.screen import Screen, show_resolved

    config = load_config(config_file)
    wanted, short = urls_of(out) if not urls else (list(urls), [])
    beside = config.file.parent if config.file else Path()
    with Screen(quiet=quiet or as_json) as screen:
        summary = run(wanted, state=_state(config), config=config.network, short=[*short, *config.shorteners],
                      csv=beside / "redirects.csv", recheck=recheck, on_progress=screen.tally("resolving"))  # fmt: skip
    show_resolved(summary, as_json=as_json, quiet=quiet)


def _state(config: Any) -> Path:
    """The machine's own folder, beside the configuration that is used."""
    return (config.file.parent if config.file else Path()) / ".thread-catalogue"


@cli.command(short_help="Prove that every URL is accounted for, or exit with 1.")
@_raw
@_out
@_json
def audit(raw: Path, out: Path, as_json: bool) -> None:
    """Prove with a scan of its own that every URL of every source stands in mentions or rejected, or exit with 1."""
    from pipeline.review.audit import audit as run
    from pipeline.review.screen import show_audit

    findings = run(raw, out)
    show_audit(findings, as_json=as_json)
    sys.exit(1 if findings.lost else 0)


@cli.command(short_help="Say why a resource, URL or file is in or out.")
@click.argument("what")
@_out
@_json
def explain(what: str, out: Path, as_json: bool) -> None:
    """Say why WHAT is in or out, rule by rule.

    WHAT is a URL in any spelling, a title, a resource_id (an old one too), a mention_id, or the path of a file below RAW.
    """
    from pipeline.review.explain import explain as run
    from pipeline.review.screen import show_explanation

    explanation = run(what, out)
    show_explanation(explanation, as_json=as_json)
    sys.exit(0 if explanation.found else 1)


def _complete() -> None:
    """Answers a shell that asks for completions: `eval "$(_THREAD_CATALOGUE_COMPLETE=bash_source thread-catalogue)"`."""
    if asked := os.environ.get(_COMPLETE):
        from click.shell_completion import shell_complete

        sys.exit(shell_complete(cli, {}, "thread-catalogue", _COMPLETE, asked))


# What a system refuses without a defect of ours, and what to do about it; other errors of it show their traceback.
_MAKE_ROOM, _NAME_ANOTHER = "make room", "change its permissions, or name another"
_REFUSALS = dict.fromkeys((errno.ENOSPC, errno.EDQUOT), _MAKE_ROOM) | dict.fromkeys(
    (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.ENAMETOOLONG), _NAME_ANOTHER
)


def main() -> None:
    """The console script: errors become one line on stderr and an exit code."""
    _complete()
    try:
        with cli.make_context("thread-catalogue", sys.argv[1:]) as context:
            cli.invoke(context)
    except click.exceptions.Exit as end:
        sys.exit(end.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except ThreadCatalogueError as error:
        click.echo(f"thread-catalogue: {error}", err=True)
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo("\ninterrupted; what was done is kept, run the same command again to go on", err=True)
        sys.exit(130)
    except BrokenPipeError:  # who reads the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        if error.errno not in _REFUSALS:
            raise
        where = f"{error.filename}: " if error.filename else ""
        advice = f"what was done is kept; {_REFUSALS[error.errno]} and run the same command again"
        click.echo(f"thread-catalogue: {where}{os.strerror(error.errno)}; {advice}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
