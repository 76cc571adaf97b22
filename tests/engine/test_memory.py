"""What a batch made is gone when it ends: a worker that reads for hours holds no page of an hour ago."""

import gc
import shutil
from pathlib import Path

from bs4 import Tag

from pipeline.config import load_config
from pipeline.engine.raw import list_raw
from pipeline.tasks import read_batch

PAGE = "<html><body><h1>Books on rivers</h1>{}</body></html>"
ITEM = '<p>{0}. A book on river {0}: <a href="https://rivers.example.org/{0}">River {0}</a></p>'


def tags() -> int:
    return sum(isinstance(thing, Tag) for thing in gc.get_objects())


def test_no_page_outlives_its_batch(tmp_path: Path) -> None:
    left = []
    for batch in range(3):
        raw = tmp_path / "raw"
        raw.mkdir()
        for page in range(6):
            text = "".join(ITEM.format(number + page + batch) for number in range(20))
            (raw / f"{page}.html").write_text(PAGE.format(text), encoding="utf-8")
        rows = read_batch(list_raw(raw), raw=raw, readings=tmp_path / "readings", config=load_config(), stamp="s",
                          kept=frozenset())  # fmt: skip
        assert len(rows) == 6
        left.append(tags())
        shutil.rmtree(raw)
    assert left[0] == left[1] == left[2]
