"""What `resolve` knows shows in the next `ingest`: short rows join the rows of their targets."""

import subprocess
import sys
from pathlib import Path

import pytest

import pipeline
from pipeline.config import NetworkSettings
from pipeline.resolve import resolve
from tests.network.servers import World, page, to

SETTINGS = NetworkSettings(per_host_per_second=1000, timeout_seconds=2, total_seconds=4)
LIST = """# Maths for the patient

## Books

- [Groups from Scratch](https://good.example/groups-from-scratch) - the friendliest first book on groups I know
- [My favourite on ideals](https://bit.ly/rings1) - read it after the one above, with a pencil
"""
OTHER = """# What I read

## Algebra

- [Rings at Leisure](https://good.example/rings-at-leisure) - slow and clear
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.yaml").write_text("engine:\n  workers: 1\n")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "maths.md").write_text(LIST)
    (tmp_path / "raw" / "reading.md").write_text(OTHER)
    return tmp_path


def rows(home: Path) -> dict[str, dict[str, object]]:
    pipeline.ingest("raw", "curated")
    return {str(row["url"]): row for row in pipeline.load_catalogue("curated").to_dict("records")}


def test_short_rows_join_their_targets_and_say_how_they_stand(home: Path, world: World) -> None:
    before = rows(home)
    assert len(before) == 3
    world.routes["bit.ly/rings1"] = to("https://good.example/rings-at-leisure", 301)
    world.routes["good.example/rings-at-leisure"] = page("<title>Rings at Leisure</title>")
    world.routes["good.example/groups-from-scratch"] = to("/books/groups-from-scratch", 301)
    world.routes["good.example/books/groups-from-scratch"] = page("<title>Groups</title>")
    resolve(list(before), state=home / ".thread-catalogue", config=SETTINGS, reach=world.reach())
    after = rows(home)
    assert set(after) == {"https://good.example/groups-from-scratch", "https://good.example/rings-at-leisure"}
    rings, groups = after["https://good.example/rings-at-leisure"], after["https://good.example/groups-from-scratch"]
    assert (rings["link_status"], rings["mention_count"]) == ("alive", 2)
    assert (groups["link_status"], groups["final_url"]) == ("moved", "https://good.example/books/groups-from-scratch")


def test_the_user_s_redirects_are_enough_without_a_network(home: Path) -> None:
    (home / "redirects.csv").write_text("short,long\nhttps://bit.ly/rings1,https://good.example/rings-at-leisure\n")
    after = rows(home)
    assert set(after) == {"https://good.example/groups-from-scratch", "https://good.example/rings-at-leisure"}


def test_whoever_reads_the_table_loads_nothing_of_the_network() -> None:
    code = "import sys; from pipeline.resolve import redirects; print({'httpx', 'asyncio', 'pipeline.network'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
