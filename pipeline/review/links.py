"""Which links of a catalogue the network can say more of."""

from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.review.finished import table_file


def urls_of(out: Path) -> tuple[list[str], list[str]]:
    """Every whole URL that is recommended in `out`, and those of them that are short; raises UsageError without a run."""
    mentions = pq.read_table(table_file("mentions", out), columns=["url", "url_state"])
    states = mentions["url_state"]
    whole = mentions.filter(pc.or_(pc.equal(states, "ok"), pc.equal(states, "short")))
    short = mentions.filter(pc.equal(states, "short"))
    return list(dict.fromkeys(whole["url"].to_pylist())), list(dict.fromkeys(short["url"].to_pylist()))
