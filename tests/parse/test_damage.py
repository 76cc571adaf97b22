"""A file that breaks off is read as far as it goes: no reader fails on it."""

from pathlib import Path

import pytest

from pipeline.parse import parse
from pipeline.parse._open import saved_file
from tests.parse.test_samples import check
from tests.samples import samples

PLACES = (0.02, 0.17, 0.33, 0.5, 0.71, 0.93, 0.995)
SAMPLES = [path for path in samples() if not path.parent.name.startswith("_")]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_cut_file_is_read(sample: Path) -> None:
    data = sample.read_bytes()
    for place in PLACES:
        for document in parse(saved_file(sample.name, data[: int(len(data) * place)])):
            check(document)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_with_holes_is_read(sample: Path) -> None:
    data = sample.read_bytes()
    for sign in (b":", b'"', b"[", b"null", b"<", b"\n"):
        for document in parse(saved_file(sample.name, data.replace(sign, b"", 7))):
            check(document)
