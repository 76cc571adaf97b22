"""audit: finds what a run lost, however the source writes it, and complains of nothing else."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from pipeline.errors import RawError, UsageError
from pipeline.review.audit import audit
from tests.review.written import MENTIONS, RAW, REJECTED, SOURCES, write


def lost(folder: Path, **options: Any) -> list[tuple[str, int, str]]:
    return [(one.source_path, one.line, one.token) for one in audit(*write(folder, **options)).lost]


def test_where_every_url_stands_in_a_table_nothing_is_lost(tmp_path: Path) -> None:
    findings = audit(*write(tmp_path))
    assert (findings.sources, findings.tokens, findings.lost) == (2, 3, ())


def test_a_row_that_is_missing_is_a_loss_with_its_file_and_line(tmp_path: Path) -> None:
    assert lost(tmp_path / "a", mentions=MENTIONS[:1]) == [("thread.txt", 3, "https://example.org/notes")]
    assert lost(tmp_path / "b", rejected=[]) == [("thread.txt", 3, "https://example.org/@me.")]


def test_a_row_of_another_source_saves_nothing(tmp_path: Path) -> None:
    elsewhere = [REJECTED[0] | {"source_path": "quiet.md"}]
    assert len(lost(tmp_path, rejected=elsewhere)) == 1


def archive(text: str) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        file.writestr("data/tweets.js", text)
    return packed.getvalue()


PLANTED = "https://example.org/planted?a=1&b=2"
WAYS = {
    "text": f"see {PLANTED} now",
    "href": '<a href="https://example.org/planted?a=1&amp;b=2">',
    "json": json.dumps({"u": PLANTED}).replace("/", "\\/"),
    "json escapes": '{"u": "https:\\u002f\\u002fexample.org/planted?a=1\\u0026b=2"}',
    "markdown": f"[a]({PLANTED})",
    "mail": "Content-Transfer-Encoding: quoted-printable\n\nhttps://example.org/pla=\nnted?a=3D1&b=3D2\n",
    "archive": archive(PLANTED),
    "utf-16": f"see {PLANTED}\n".encode("utf-16"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_planted_url_is_found_however_it_is_written_and_quiet_once_it_has_its_row(way: str, tmp_path: Path) -> None:
    encoding = "utf-16" if way == "utf-16" else "utf-8"
    sources = [{"source_path": "planted", "status": "ok", "encoding": encoding}]
    raw = {"planted": WAYS[way]}
    assert len(lost(tmp_path / "a", raw=raw, sources=sources, mentions=[], rejected=[])) == 1
    row = MENTIONS[0] | {"source_path": "planted", "url": PLANTED, "url_as_written": PLANTED}
    assert lost(tmp_path / "b", raw=raw, sources=sources, mentions=[row], rejected=[]) == []


def test_a_source_that_could_not_be_read_is_no_loss_its_row_says_why(tmp_path: Path) -> None:
    failed = [SOURCES[0], {"source_path": "thread.txt", "status": "failed", "error": "cut short"}]
    assert lost(tmp_path, sources=failed, mentions=[], rejected=[]) == []


def test_what_is_not_there_is_said_to_be(tmp_path: Path) -> None:
    raw, out = write(tmp_path)
    with pytest.raises(RawError, match="is no folder"):
        audit(tmp_path / "nowhere", out)
    with pytest.raises(UsageError, match="run `python -m pipeline ingest` first"):
        audit(raw, tmp_path)


def test_a_source_that_has_gone_since_the_run_is_named(tmp_path: Path) -> None:
    raw, out = write(tmp_path)
    (raw / "thread.txt").unlink()
    with pytest.raises(RawError, match=r"thread\.txt.*ingest"):
        audit(raw, out)


def test_a_longer_address_does_not_cover_a_shorter_one(tmp_path: Path) -> None:
    raw = RAW | {"thread.txt": "https://example.org/book and https://example.org/bo\n"}
    assert lost(tmp_path, raw=raw) == [("thread.txt", 1, "https://example.org/bo")]


@pytest.mark.parametrize(
    "line",
    [
        "https://example.org/bo…",
        "https://example.org/bo...",
        "https://example.org/bo\\_ok",
        "https://example.org/bo-\nok",
    ],
)
def test_one_that_is_cut_short_stands_where_its_whole_address_does(line: str, tmp_path: Path) -> None:
    row = MENTIONS[0] | {"url": "https://example.org/bo-ok", "url_as_written": "https://example.org/bo_ok"}
    assert lost(tmp_path, raw=RAW | {"thread.txt": line}, mentions=[row]) == []
    assert len(lost(tmp_path, raw=RAW | {"thread.txt": line.replace("bo", "ob")}, mentions=[row])) == 1


def test_words_of_a_script_without_spaces_may_follow_an_address(tmp_path: Path) -> None:
    raw = RAW | {"thread.txt": "参考 https://example.org/bo是可以的，但是"}
    assert lost(tmp_path / "a", raw=raw, mentions=[MENTIONS[0] | {"url": "https://example.org/bo"}]) == []
    assert len(lost(tmp_path / "b", raw=raw, mentions=[MENTIONS[0] | {"url": "https://example.org/b"}])) == 1
