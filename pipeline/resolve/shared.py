"""redirects.csv: short,long, one pair a line. The user's own file: to keep, edit, share, and use offline."""

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.resolve.answer import Answer
from pipeline.resolve.table import read

HEADER = ("short", "long")


def pairs(file: Path) -> dict[str, str]:
    """Short -> long, with a scheme; {} where there is no file. Raises ConfigError with the line of what is no pair."""
    if not file.is_file():
        return {}
    found: dict[str, str] = {}
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            for row in (reader := csv.reader(lines)):
                cells = [cell.strip() for cell in row]
                if not any(cells) or cells[0].startswith("#") or tuple(c.lower() for c in cells[:2]) == HEADER:
                    continue
                _add(found, cells, f"{file}:{reader.line_num}")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ConfigError(f"{file}:1: cannot be read as UTF-8 and CSV: {error}") from error
    return found


def told(file: Path | None) -> dict[str, str]:
    """The same, a short URL with https and with http: short links do not tell them apart."""
    return {spelling: long for short, long in pairs(file).items() for spelling in _spellings(short)} if file else {}


def redirects(csv_file: Path, table: Path) -> dict[str, Answer]:
    """What is known of each URL: the table's answers, and over them the user's redirects.

    A short URL of `csv_file` has the user's target as its `final_url`; where the table knows that target, its
    status and where it has moved since. Works without a network. Raises ConfigError for a broken line.
    """
    answers = read(table)
    for short, long in told(csv_file).items():
        target = answers.get(long) or Answer(long)
        answers[short] = replace(target, url=short, final_url=target.final_url or long, reason="redirects.csv")
    return answers


def share(csv_file: Path, table: Path, *, short: Callable[[str], bool]) -> int:
    """Adds the short links that the table knows the targets of to the user's file; gives how many. Changes no line."""
    known = told(csv_file)
    new = [
        (answer.url, answer.final_url)
        for answer in read(table).values()
        if short(answer.url) and answer.url not in known and answer.final_url not in (None, answer.url)
    ]
    if new:
        fresh = not csv_file.is_file()
        text = "" if fresh else csv_file.read_text(encoding="utf-8-sig")
        with csv_file.open("a", encoding="utf-8", newline="") as lines:
            lines.write("\n" if text and not text.endswith("\n") else "")
            csv.writer(lines, lineterminator="\n").writerows(([HEADER] if fresh else []) + sorted(new))
    return len(new)


def _add(found: dict[str, str], cells: list[str], where: str) -> None:
    if len(cells) < 2 or not cells[0] or not cells[1]:
        raise ConfigError(f"{where}: expected short,long, found {','.join(cells)!r}")
    short, long = (cell if "://" in cell else f"https://{cell}" for cell in cells[:2])
    if not long.startswith(("http://", "https://")):
        raise ConfigError(f"{where}: {long!r} is no http or https URL")
    if found.get(short, long) != long:
        raise ConfigError(f"{where}: {short} stands twice, with two targets")
    found[short] = long


def _spellings(url: str) -> tuple[str, str]:
    rest = url.partition("://")[2]
    return f"https://{rest}", f"http://{rest}"
