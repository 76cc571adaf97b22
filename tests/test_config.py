"""config.yaml: the defaults, what is laid over them, and errors that name their line."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.config import Config, Topic, load_config
from pipeline.errors import ConfigError

HERE = Path(__file__).parent
ERRORS = yaml.safe_load((HERE / "config_errors.yaml").read_text(encoding="utf-8"))


def loaded(text: str | bytes, folder: Path) -> Config:
    file = folder / "config.yaml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_config(file)


@pytest.mark.parametrize("case", ERRORS, ids=lambda case: case["text"][:30].replace("\n", " "))
def test_an_error_names_the_file_the_line_and_what_is_wrong(case: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as error:
        loaded(case["text"], tmp_path)
    message = str(error.value)
    assert message.startswith(f"{tmp_path / 'config.yaml'}:{case['line']}: "), message
    assert [words for words in case["says"] if words not in message] == []


def test_what_is_no_utf8_is_an_error_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"config\.yaml:1: cannot be read"):
        loaded(b"shorteners: [caf\xe9.fr]\n", tmp_path)


def test_a_file_that_is_named_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such configuration file"):
        load_config(tmp_path / "nowhere.yaml")


def test_a_file_needs_only_the_keys_that_it_changes(tmp_path: Path) -> None:
    base = load_config(HERE.parent / "config.yaml")
    changed = loaded("engine:\n  batch: 1_000\n  scheduler: tcp://h:1\nclassify: {threshold: 0.7}\n", tmp_path)
    expected = replace(
        base,
        engine=replace(base.engine, batch=1000, scheduler="tcp://h:1"),
        classify=replace(base.classify, threshold=0.7),
    )
    assert changed == expected
    assert changed.file == tmp_path / "config.yaml"


def test_topics_replace_the_vocabulary_as_a_whole(tmp_path: Path) -> None:
    text = "topics:\n  - {slug: knots, label: Knots, phrases: [bowline, sheet bend], is_not: [love knot]}\n"
    assert loaded(text, tmp_path).topics == (
        Topic("knots", "Knots", phrases=("bowline", "sheet bend"), is_not=("love knot",)),
    )
    assert loaded("topics: []\n", tmp_path).topics == ()


@pytest.mark.parametrize("text", ["", "# only a remark\n", "\ufeff", "{}\n", "\ufeffengine: {}\n"])
def test_a_file_that_says_nothing_leaves_the_defaults(text: str, tmp_path: Path) -> None:
    assert loaded(text, tmp_path) == load_config(HERE.parent / "config.yaml")


def test_null_takes_back_what_may_be_missing(tmp_path: Path) -> None:
    assert loaded("network:\n  contact: null\n", tmp_path).network.contact is None
    assert loaded("network:\n  contact: me@example.org\n", tmp_path).network.contact == "me@example.org"


def test_the_working_folders_file_is_taken_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shipped = load_config()
    assert shipped.file is None and len(shipped.topics) > 20
    (tmp_path / "config.yaml").write_text("topics: []\n", encoding="utf-8")
    assert load_config().topics == () and load_config().file == Path("config.yaml")


def test_the_digest_tells_of_the_parts_that_are_named_and_of_no_other(tmp_path: Path) -> None:
    one, two = loaded("limits: {seconds: 9}\n", tmp_path), loaded("engine: {workers: 3}\n", tmp_path)
    assert one.digest("limits") != two.digest("limits")
    assert one.digest("topics", "classify") == two.digest("classify", "topics")
