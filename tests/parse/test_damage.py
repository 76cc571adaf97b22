"""A file that breaks off, or holds what it should not, is read as far as it goes: no reader fails on it."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from pipeline.parse import parse
from pipeline.parse._json import load
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


ODD: tuple[Any, ...] = (
    None,
    "",
    [],
    {},
    5,
    -1,
    True,
    1e300,
    "x",
    "2020",
    "https://q.example/",
    [1],
    ["a"],
    [{}],
    [None],
    [[]],
)
DATA = [(path, data) for path in SAMPLES if (data := load(saved_file(path.name, path.read_bytes())))]


@pytest.mark.parametrize(("sample", "data"), DATA, ids=lambda value: getattr(value, "name", ""))
def test_a_field_of_another_kind_is_as_good_as_missing(sample: Path, data: Any) -> None:
    chance = random.Random(sample.name)
    for _ in range(25):
        value = json.loads(json.dumps(data.value))
        for holder, key in chance.sample(places := list(_places(value)), k=min(2, len(places))):
            holder[key] = chance.choice(ODD)
        prefix = f"{data.name} = " if data.name else ""
        for document in parse(saved_file(sample.name, (prefix + json.dumps(value)).encode())):
            check(document)


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every field and item, as what holds it and its key."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [(value, key) for key in keys] + [place for key in keys for place in _places(value[key])]
