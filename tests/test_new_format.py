"""The next format is one file: its reader works as laid."""

import importlib.util
from pathlib import Path

import pytest

from pipeline.parse._open import saved_file
from tests.new_format import lay

SAMPLE = 'He said """quote""" and C:\\new {x}\n\nSecond https://example.org\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "pipeline/parse").mkdir(parents=True)
    (tmp_path / "saved.txt").write_text(SAMPLE, encoding="utf-8")
    return tmp_path


def test_the_reader_owns_its_sample(root: Path) -> None:
    file, sample = lay("my_app", root / "saved.txt", root)
    assert sample == root / "tests/parse/my_app/saved.txt"
    spec = importlib.util.spec_from_file_location("my_app", file)
    assert spec and spec.loader
    reader = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reader)
    saved = saved_file("saved.txt", SAMPLE.encode())
    (document,) = reader.read(saved)
    assert (reader.recognises(saved), reader.recognises(saved_file("o.txt", b"other"))) == (90, 0)
    assert [block.text for block in document.blocks] == SAMPLE.strip().split("\n\n")
    assert document.format == "my_app"


@pytest.mark.parametrize("name", ["My-App", "_app", "Upper", ""])
def test_a_wrong_name_is_refused(root: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        lay(name, root / "saved.txt", root)


def test_a_taken_name_is_refused(root: Path) -> None:
    lay("my_app", root / "saved.txt", root)
    with pytest.raises(ValueError, match="already"):
        lay("my_app", root / "saved.txt", root)
