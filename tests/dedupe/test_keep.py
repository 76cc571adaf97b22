"""`keep` in decisions.yaml brings back what a rule left out, with all that its document says of it."""

import shutil
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import pipeline
from pipeline.engine.journal import Journal

LEFT, BOOK = "https://widgets.example.org/logo.png", "https://rivers.example.org/book"
LIST = f"""# Rivers

- [Rivers of Chance]({BOOK}) - the only one with exercises.
- ![the map of all widgets]({LEFT})
"""


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "rivers.md").write_text(LIST, encoding="utf-8")
    (tmp_path / "raw" / "other.md").write_text("# Others\n\n- [Lakes](https://lakes.example.org) - calm.\n")
    return tmp_path / "raw"


def column(name: str, table: str = "mentions", out: str = "curated") -> list[object]:
    return list(pq.read_table(Path(out) / f"{table}.parquet")[name].to_pylist())


def digests(out: str) -> dict[str, str]:
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in sorted(Path(out).iterdir())}


def test_what_a_rule_left_out_comes_back_and_goes_again(raw: Path) -> None:
    pipeline.ingest(raw)
    before = digests("curated")
    assert LEFT in column("url", "rejected") and LEFT not in column("url")
    Path("decisions.yaml").write_text(f"keep: [{LEFT}]\ntitle: {{{LEFT}: The map}}\n")
    summary = pipeline.ingest(raw)
    assert (summary.read, summary.unmatched_decisions) == (0, ())
    assert LEFT in column("url") and LEFT not in column("url", "rejected")
    assert "kept: decisions.yaml" in column("rules")[column("url").index(LEFT)]  # type: ignore[operator]
    assert "The map" in column("title", "catalogue")
    assert not pipeline.ingest(raw).wrote
    pipeline.ingest(raw, "fresh", fresh=True)
    assert digests("fresh") == digests("curated")
    Path("decisions.yaml").unlink()
    pipeline.ingest(raw)
    assert digests("curated") == before


def test_a_file_that_comes_later_is_read_by_the_same_word(raw: Path) -> None:
    Path("decisions.yaml").write_text(f"keep: [{LEFT}]\n")
    (raw / "rivers.md").rename("later.md")
    assert [str(d) for d in pipeline.ingest(raw).unmatched_decisions] == [f"line 1: keep {LEFT}"]
    shutil.move("later.md", raw / "rivers.md")
    assert pipeline.ingest(raw).unmatched_decisions == ()
    assert LEFT in column("url")


def test_only_the_file_that_holds_it_is_read_again(raw: Path) -> None:
    def fragments() -> dict[str, str]:
        with Journal(Path(".thread-catalogue"), raw) as journal:
            return {path: known.fragment for path, known in journal.known().items()}

    pipeline.ingest(raw)
    before = fragments()
    Path("decisions.yaml").write_text(f"keep: [{LEFT}]\n")
    pipeline.ingest(raw)
    assert [path for path, fragment in fragments().items() if fragment != before[path]] == ["rivers.md"]


def test_near_miss_another_page_of_the_site_stays_out(raw: Path) -> None:
    Path("decisions.yaml").write_text("keep: [https://widgets.example.org/other.png]\n")
    assert len(pipeline.ingest(raw).unmatched_decisions) == 1
    assert LEFT in column("url", "rejected")


def test_keep_beside_reject_keeps(raw: Path) -> None:
    Path("decisions.yaml").write_text(f"keep: [{BOOK}]\nreject: [{BOOK}]\n")
    pipeline.ingest(raw)
    assert BOOK in column("url")
