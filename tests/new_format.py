"""Lays the next format: ``python -m tests.new_format NAME SAMPLE`` (``make new-format NAME=… SAMPLE=…``).

Writes pipeline/parse/NAME.py, a reader to be filled in that owns the sample and gives its paragraphs, copies SAMPLE to
tests/parse/NAME/ and writes its first expectation. Nothing else is edited: being in the folder is the registration.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEMPLATE = '''"""{title}: say in a line what it is, and show a few lines of it.

    {line}
"""

from collections.abc import Iterator

from pipeline.model import Block, Document, Genre, Role, SavedFile
from pipeline.parse._blocks import paragraphs

_SIGN = {sign!r}  # what every file of this format has, and no other


def recognises(saved: SavedFile) -> int:
    """90 for the sign."""
    return 90 if _SIGN in saved.text[:2000] else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The thread."""
    blocks = paragraphs(saved.text, like=Block(Role.PARAGRAPH, ""), line=1)
    yield Document("{name}", Genre.THREAD, tuple(blocks))
'''


def lay(name: str, sample: Path, root: Path = ROOT) -> tuple[Path, Path]:
    """The reader and the copied sample. Raises ValueError for a name that is taken or none, or a sample without text."""
    reader, folder = root / "pipeline/parse" / f"{name}.py", root / "tests/parse" / name
    if not name.isidentifier() or name.startswith("_") or name != name.lower():
        raise ValueError(f"{name!r} is no name of a module: use lower-case letters, digits and _")
    if reader.exists() or folder.exists():
        raise ValueError(f"{name} is there already")
    lines = [line.strip() for line in sample.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    if not lines:
        raise ValueError(f"{sample} holds no text")
    shown = lines[0][:100].replace("\\", "\\\\").replace('"""', "'''")
    reader.write_text(
        TEMPLATE.format(title=name.replace("_", " ").capitalize(), line=shown, sign=lines[0][:60], name=name),
        encoding="utf-8",
    )
    folder.mkdir(parents=True)
    return reader, Path(shutil.copy(sample, folder))


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print("usage: make new-format NAME=the_name SAMPLE=path/to/a/saved/file", file=sys.stderr)
        return 2
    try:
        reader, sample = lay(arguments[0], Path(arguments[1]))
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"laid {reader} and {sample}")
    return subprocess.run(
        [sys.executable, "-m", "tests.approve", f"/{arguments[0]}/"], cwd=ROOT, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
