"""Writes the parts of the documentation that are made from the program: `python -m tests.describe`."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pipeline
from pipeline.parse import readers
from pipeline.tables import TABLES

ROOT = Path(__file__).parent.parent
_SHOWN = 8  # rows of the README's example


def tables_page() -> str:
    """docs/tables.md."""
    lines = ["# The tables", "", "Made from `pipeline/tables.py` by `python -m tests.describe`.", ""]
    for name, columns in TABLES.items():
        lines += [f"## {name}", "", "| column | type | meaning |", "| --- | --- | --- |"]
        lines += [
            f"| `{c.name}` | {c.type}{', null' if c.nullable else ''} | {c.meaning.replace('|', chr(92) + '|')} |"
            for c in columns
        ]
        lines.append("")
    return "\n".join(lines)


def formats_page() -> str:
    """docs/formats.md: what each reader says of its format, the generic ones among the others."""
    known = [(reader.__name__.rpartition(".")[2], reader.__doc__ or "") for reader in readers()]
    lines = ["# What can be read", "", "Made from the readers in `pipeline/parse/` by `python -m tests.describe`. "
             "Save a file, drop it into `raw/`: its content tells the format, its name does not matter.", ""]  # fmt: skip
    lines += ["| reader | reads |", "| --- | --- |"]
    lines += [f"| [`{name}`](#{name}) | {_first(told)} |" for name, told in known]
    for name, told in known:
        _, _, more = told.strip().partition("\n\n")
        lines += ["", f"## {name}", "", _first(told).replace("\\|", "|")]
        lines += ["", "~~~~text", more, "~~~~"] if more else []
    return "\n".join(lines) + "\n"


def _first(told: str) -> str:
    """The first paragraph on one line, as the cell of a table."""
    return " ".join(told.split("\n\n")[0].split()).replace("|", "\\|")


def example_table(curated: Path) -> str:
    """The README's example: the resources that most of the example files recommend."""
    rows = pipeline.load_catalogue(curated)
    rows = rows.sort_values(["mention_count", "title"], ascending=[False, True], kind="stable").head(_SHOWN)
    lines = ["| title | kind | topics | mentions | note |", "| --- | --- | --- | --- | --- |"]
    for row in rows.to_dict("records"):
        link = f"[{row['title']}]({row['url']})" if isinstance(row["url"], str) else str(row["title"])
        note = row["note"] if isinstance(row["note"], str) else ""
        short = note if len(note) <= 90 else note[:89].rsplit(" ", 1)[0] + " …"
        lines.append(f"| {link} | {row['kind']} | {', '.join(row['topics'])} | {row['mention_count']} | {short} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Brings all of them up to date."""
    (ROOT / "docs" / "formats.md").write_text(formats_page(), encoding="utf-8")
    (ROOT / "docs" / "tables.md").write_text(tables_page(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pipeline", "ingest", str(ROOT / "raw"), "--out", f"{folder}/out", "--quiet"]
        subprocess.run(command, cwd=folder, check=True, env={"PYTHONPATH": str(ROOT)})
        shown = example_table(Path(folder) / "out")
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    head, rest = text.split("<!-- example:begin -->\n")
    readme.write_text(
        f"{head}<!-- example:begin -->\n{shown}<!-- example:end -->{rest.split('<!-- example:end -->')[1]}",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
