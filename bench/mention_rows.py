"""Made-up mentions for measuring the merge: the same rows for the same size and corner, stored as readings are.

Few resources are named by many and many by one (the share of a resource falls with the cube root of its rank); URLs come
in several spellings, titles too; some mentions have no link, a short or a cut one. Corners: ``title`` gives every tenth
mention one and the same title, ``host`` puts every page on one host.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import numpy as np
import pyarrow as pa

from pipeline.dedupe.keys import mention_keys
from pipeline.engine.journal import Journal, Known
from pipeline.links import canonical_url, site
from pipeline.model import Kind, UrlState
from pipeline.tables import stored_schema
from pipeline.write.stored import cleaned, identity_of, words_of, write_fragment
from pipeline.write.topics import TOPICS, topics_file

CORNERS = ("plain", "title", "host")
SUBJECTS = ("linear algebra", "machine learning", "statistics", "calculus", "deep learning", "python", "rust", "git")
FORMS = ("", "", "introduction to ", "a course in ", "notes on ", "awesome ", "handbook of ", "learn ")
NAMED = ("video", "book", "course", "part 2", "R", "2nd edition")
VOCABULARY = "vocabulary"  # the name under which the made-up topics are stored
_DOCUMENT = 40  # mentions
_FRAGMENT = 1000  # documents


@dataclass(frozen=True, slots=True)
class Variant:
    """One way in which a resource is named."""

    url: str | None
    state: UrlState
    title: str | None
    kind: Kind
    creators: tuple[str, ...]
    companions: tuple[str, ...]


class Words:
    """Pseudo words, the frequent ones short; names of one word seldom meet."""

    def __init__(self, dice: random.Random, size: int) -> None:
        self.dice = dice
        self.known = [self.name(2 + (place > 500) + (place > 8000)) for place in range(size)]
        self.weights = list(accumulate(1 / (place + 20) for place in range(size)))
        self.surnames = [self.name(3).title() for _ in range(size // 10)]

    def name(self, syllables: int) -> str:
        return "".join(self.dice.choice("bcdfglmnprstvz") + self.dice.choice("aeiou") for _ in range(syllables))

    def some(self, count: int) -> list[str]:
        return self.dice.choices(self.known, cum_weights=self.weights, k=count)


def variants(dice: random.Random, words: Words, corner: str) -> tuple[Variant, ...]:
    """A resource and one to three ways of naming it."""
    title, creators, kind = _work(dice, words)
    if corner == "title" and dice.random() < 0.1:
        title, kind = "rivers of sudden chance", Kind.BOOK
    slug = title.replace(" ", "-")
    url, companions = _address(dice, words, slug, corner)
    found = []
    for _ in range(dice.choice((1, 1, 2, 3))):
        state, written = UrlState.OK, _spelt(dice, url)
        luck = dice.random()
        if luck < 0.03:
            state, written = UrlState.MISSING, None
        elif luck < 0.05:
            state, written = UrlState.SHORT, f"https://t.co/{words.name(4)}"
        elif luck < 0.07:
            state, written = UrlState.TRUNCATED, url[: max(14, len(url) * 2 // 3)]
        found.append(Variant(written, state, _titled(dice, title, creators), kind, creators, companions))
    return tuple(found)


def _work(dice: random.Random, words: Words) -> tuple[str, tuple[str, ...], Kind]:
    luck = dice.random()
    if luck < 0.05:
        return dice.choice(FORMS) + dice.choice(SUBJECTS), (), Kind.COURSE
    if luck < 0.5:
        return words.name(3 + (dice.random() < 0.6)), (), dice.choice((Kind.REPOSITORY, Kind.TOOL, Kind.LIBRARY))
    title = " ".join(words.some(dice.choice((2, 3, 3, 4, 5, 6))))
    if dice.random() < 0.1:
        title += " for " + dice.choice(SUBJECTS)
    makers = (f"{words.name(2).title()} {dice.choice(words.surnames)}",) if dice.random() < 0.15 else ()
    return title, makers, dice.choice((Kind.BOOK, Kind.ARTICLE, Kind.ARTICLE, Kind.WEBSITE, Kind.VIDEO, Kind.PAPER))


def _address(dice: random.Random, words: Words, slug: str, corner: str) -> tuple[str, tuple[str, ...]]:
    name, luck = slug.replace("-", "")[:24], dice.random()
    if corner == "host":
        return f"https://pages.example.org/{words.some(1)[0]}/{slug}-{dice.randrange(10**7)}", ()
    if luck < 0.4:
        owner = name if dice.random() < 0.3 else words.name(4)
        return f"https://github.com/{owner}/{slug}", ()
    if luck < 0.65:
        beside = (f"https://github.com/{name}/{slug}",) if dice.random() < 0.4 else ()
        return f"https://{name}.{dice.choice(('org', 'io', 'com', 'dev'))}/", beside
    if luck < 0.72:
        return f"https://www.youtube.com/watch?v={dice.randrange(16**11):011x}", ()
    host = f"{words.some(1)[0]}{dice.choice(('', '', 'blog', 'press'))}.{dice.choice(('com', 'org', 'net'))}"
    place = f"{words.some(1)[0]}/{slug}" if luck < 0.95 else f"files/{slug}.pdf"
    return f"https://{host}/{place}", ()


def _spelt(dice: random.Random, url: str) -> str:
    luck = dice.random()
    if luck < 0.1:
        return url + ("&" if "?" in url else "?") + "utm_source=list"
    if luck < 0.2:
        return url.replace("https://", "http://")
    return url + "/" if luck < 0.3 and not url.endswith("/") and "?" not in url else url


def _titled(dice: random.Random, title: str, creators: tuple[str, ...]) -> str:
    luck = dice.random()
    if luck < 0.06:
        return f"{title.title()} ({dice.choice(NAMED)})"
    if luck < 0.1 and creators:
        return f"{title.title()} by {creators[0]}"
    return "The " + title.title() if luck < 0.15 else title.title() if luck < 0.7 else title


def store(folder: Path, size: int, corner: str) -> Journal:
    """A journal in `folder` that knows `size` made-up mentions in fragments of a thousand documents."""
    dice, pick = random.Random(f"{corner} {size}"), np.random.default_rng(size)
    words = Words(dice, 40_000)
    named = [variants(dice, words, corner) for _ in range(max(10, size * 2 // 5))]
    ways = [way for some in named for way in some]
    first = np.array([0, *accumulate(len(some) for some in named)])
    resource = (len(named) * pick.random(size) ** 3).astype(np.int64)
    way = first[resource] + (pick.random(size) * (first[resource + 1] - first[resource])).astype(np.int64)
    columns = _ways(ways, dice, words)
    journal = Journal(folder, folder / "raw")
    for number, start in enumerate(range(0, size, _FRAGMENT * _DOCUMENT)):
        rows = np.arange(start, min(size, start + _FRAGMENT * _DOCUMENT))
        _write_fragment(journal, f"{number:05}", rows, {k: v.take(way[rows]) for k, v in columns.items()}, dice, words)
    return journal


def _ways(ways: list[Variant], dice: random.Random, words: Words) -> dict[str, pa.Array]:
    """What a mention takes over from the way in which its resource is named."""
    whole = [w.url if w.state in (UrlState.OK, UrlState.SHORT) else None for w in ways]
    keys = list(_keys(ways))
    return {
        "url": pa.array([w.url for w in ways], pa.string()),
        "url_as_written": pa.array([w.url for w in ways], pa.string()),
        "url_state": pa.array([w.state.value for w in ways]),
        "canonical_url": pa.array([u and canonical_url(u) for u in whole], pa.string()),
        "title": pa.array([w.title for w in ways], pa.string()),
        "kind": pa.array([w.kind.value for w in ways]),
        "creators": pa.array([w.creators for w in ways], pa.list_(pa.string())),
        "companion_urls": pa.array([w.companions for w in ways], pa.list_(pa.string())),
        "keys": pa.array(keys, pa.list_(pa.string())),
        "identity": pa.array([identity_of(some) for some in keys], pa.int64()),
        "clean_url": pa.array([cleaned(w.url) for w in ways], pa.string()),
        "site": pa.array([w.url and site(w.url) for w in ways], pa.string()),
        "note": pa.array([" ".join(words.some(dice.randrange(6, 24))) for _ in ways]),
    }


def _keys(ways: list[Variant]) -> Iterator[tuple[str, ...]]:
    for w in ways:
        yield mention_keys(url=w.url, url_state=w.state, title=w.title, creators=w.creators, kind=w.kind)


def _write_fragment(
    journal: Journal, name: str, rows: np.ndarray, given: dict[str, pa.Array], dice: random.Random, words: Words
) -> None:
    documents = rows // _DOCUMENT
    ids = [f"{d:016x}" for d in range(documents[0], documents[-1] + 1)]
    paths = [f"lists/{d}.md" for d in ids]
    authors = [f"@{words.known[dice.randrange(3000)]}" if dice.random() < 0.2 else None for _ in ids]
    when = [1_500_000_000_000_000 + dice.randrange(10**8) * 10**6 if author else None for author in authors]
    headings = [[" ".join(words.some(2)).title() for _ in range(dice.randrange(1, 3))] for _ in range(2000)]
    by_document = pa.array(documents - documents[0])
    fresh = np.array([dice.random() for _ in rows])
    notes = pa.array([" ".join(words.some(dice.randrange(6, 24))) if f < 0.7 else None for f in fresh], pa.string())
    own = pa.array(fresh < 0.92)
    sections = pa.array(headings).take(pa.array((documents * 7 + rows % _DOCUMENT // 12) % 2000))
    constant = {"language": "en", "posted_precision": "second", "title_drawn": False, "alone": False}
    empty = pa.array([[]] * len(rows), pa.list_(pa.string()))
    columns = given | {
        "mention_id": pa.array([f"{i * 0x9E3779B97F4A7C15 % 2**64:016x}" for i in rows.tolist()]),
        "document_id": pa.array(ids).take(by_document),
        "source_path": pa.array(paths).take(by_document),
        "position": pa.array((rows % _DOCUMENT).astype(np.int32)),
        "document_index": pa.array(np.zeros(len(rows), np.int32)),
        "document_author": pa.array(authors, pa.string()).take(by_document),
        "posted_at": pa.array(when, pa.timestamp("us", tz="UTC")).take(by_document),
        "note": pa.compute.if_else(
            pa.compute.is_valid(notes), notes, pa.compute.if_else(own, given["note"], pa.scalar(None, pa.string()))
        ),
        "section": sections,
        "locator": pa.array([f"{i % 900 + 1}:3" for i in rows.tolist()]),
        "rules": pa.array([["title: link text", "note: rest of the line", "kind: word"]] * len(rows)),
        "also_in": pa.array([[]] * len(rows), pa.list_(pa.list_(pa.string()))),
        "tags": empty,
    }
    columns["note_words"] = pa.array([words_of(note) for note in columns["note"].to_pylist()], pa.int32())
    schema = stored_schema("mentions")
    arrays = [
        columns[f.name].cast(f.type) if f.name in columns else pa.array([constant.get(f.name)] * len(rows), f.type)
        for f in schema
    ]
    tables = {kept: stored_schema(kept).empty_table() for kept in ("sources", "documents", "rejected", "stripped")}
    tables["mentions"] = pa.table(arrays, schema=schema)
    tables[topics_file(Path(), VOCABULARY).stem] = _topics(columns["mention_id"], dice)
    write_fragment(journal.readings / name, tables)
    journal.record(Known(path, 1, 1, "", "", name) for path in paths)


def _topics(mentions: pa.Array, dice: random.Random) -> pa.Table:
    slugs = [dice.sample(("calculus", "statistics", "python", "web", "music"), dice.randrange(3)) for _ in mentions]
    scores = [[0.9, 0.4][: len(some)] for some in slugs]
    evidence = [[f"{slug} (title, 0.9)" for slug in some] for some in slugs]
    return pa.table([mentions, slugs, scores, evidence], schema=TOPICS)
