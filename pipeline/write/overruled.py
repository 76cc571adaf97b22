"""Which files the user's `keep` concerns, by what is stored of them."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.decisions import KEPT
from pipeline.links import canonical_url
from pipeline.write.stored import Fragment, live_rows, load_stored


def overruled(fragments: Sequence[Fragment], kept: frozenset[str]) -> list[str]:
    """The files, by path, in which a rule left out one of the canonical URLs `kept`, or in which another was kept."""
    return sorted({*_left_out(fragments, kept), *_let_go(fragments, kept)})


def _left_out(fragments: Sequence[Fragment], kept: frozenset[str]) -> list[str]:
    if not kept:
        return []
    rejected = load_stored(fragments, "rejected", ["source_path", "url"])
    meant = [url for url in pc.unique(rejected["url"]).to_pylist() if url and canonical_url(url) in kept]
    found = rejected.filter(pc.is_in(rejected["url"], pa.array(meant, pa.string())))
    paths: list[str] = found["source_path"].to_pylist()
    return paths


def _let_go(fragments: Sequence[Fragment], kept: frozenset[str]) -> list[str]:
    return [path for fragment in fragments for path, url in _kept_in(fragment) if url not in kept]


def _kept_in(fragment: Fragment) -> list[tuple[str, str]]:
    """Path and canonical URL of the mentions that a `keep` let in; nearly always none, which their rules alone say."""
    rules = live_rows(fragment, "mentions", ["rules"])["rules"].combine_chunks()
    rows = pc.list_parent_indices(rules).filter(pc.equal(pc.list_flatten(rules), KEPT))
    if not len(rows):
        return []
    found = live_rows(fragment, "mentions", ["source_path", "canonical_url"]).take(rows)
    return list(zip(found["source_path"].to_pylist(), found["canonical_url"].to_pylist(), strict=True))
