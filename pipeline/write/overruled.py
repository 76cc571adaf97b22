"""Which files the user's `keep` concerns, by what is stored of them."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.decisions import KEPT
from pipeline.links import canonical_url
from pipeline.write.stored import load_stored


def overruled(fragments: Sequence[tuple[Path, list[str]]], kept: frozenset[str]) -> list[str]:
    """The files, by path, in which a rule left out one of the canonical URLs `kept`, or in which another was kept."""
    return sorted({*_left_out(fragments, kept), *_let_go(fragments, kept)})


def _left_out(fragments: Sequence[tuple[Path, list[str]]], kept: frozenset[str]) -> list[str]:
    if not kept:
        return []
    rejected = load_stored(fragments, "rejected", ["source_path", "url"])
    meant = [url for url in pc.unique(rejected["url"]).to_pylist() if url and canonical_url(url) in kept]
    found = rejected.filter(pc.is_in(rejected["url"], pa.array(meant, pa.string())))
    paths: list[str] = found["source_path"].to_pylist()
    return paths


def _let_go(fragments: Sequence[tuple[Path, list[str]]], kept: frozenset[str]) -> list[str]:
    mentions = load_stored(fragments, "mentions", ["source_path", "canonical_url", "rules"])
    rules = mentions["rules"].combine_chunks()
    rows = pc.list_parent_indices(rules).filter(pc.equal(pc.list_flatten(rules), KEPT))
    found = mentions.select(["source_path", "canonical_url"]).take(rows)
    pairs = zip(found["source_path"].to_pylist(), found["canonical_url"].to_pylist(), strict=True)
    return [path for path, url in pairs if url not in kept]
