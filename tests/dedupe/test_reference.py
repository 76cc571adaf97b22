"""Blocks against comparing all pairs, and the same result in any order of arrival."""

import random
from itertools import combinations

import numpy as np
import pytest

from pipeline import spool
from pipeline.decisions import Decisions
from pipeline.dedupe import blocks, comparing, merges, parts
from pipeline.errors import TooLittleMemory
from tests.dedupe.samples import groups, mention, merged_table, table

WORDS = "river chance harbour lantern quartz meadow copper violet anchor saddle ember cedar".split()
SUBJECTS = ["linear algebra", "machine learning", "statistics", "calculus"]
PEOPLE = ["Ada Byrne", "Bo Lind", "Chi Okafor", "Dana Weiss", "Byrne", "Lind"]
KINDS = ["book", "course", "tool", "library", "website", "article", "repository"]
NOTES = [
    None,
    "Survival analysis of coral reefs",
    "Coral survival analysis, in Python",
    "Good.",
    "Maps of old harbour towns",
]


def _title(dice):
    kind = dice.random()
    if kind < 0.2:
        return dice.choice(SUBJECTS)
    words = dice.sample(WORDS, dice.choice([1, 2, 2, 3, 4]))
    if kind < 0.35:
        words[0] = words[0][:-1] + dice.choice("abcdefgh")
    title = dice.choice([" ", "-"]).join(words)
    if kind > 0.9:
        title += f" ({dice.choice(['video', 'R', 'ABC'])})"
    return title.title() if kind < 0.6 else title


def _url(dice, title):
    word = title.split()[0].split("-")[0].lower()
    return dice.choice([
        (None, "missing"),
        (None, "missing"),
        (f"https://{word}.org/", "ok"),
        (f"https://www.{word}.org/docs/{dice.choice(WORDS)}", "ok"),
        (f"https://github.com/{word}/{word}", "ok"),
        (f"https://github.com/{dice.choice(WORDS)}/{word}", "ok"),
        (f"https://t.co/{dice.randrange(300)}", "short"),
        (f"https://{word}.org/docs/har", "truncated"),
        (f"https://example.org/{word}-{dice.choice(WORDS)}-of-the-{dice.choice(WORDS)}", "ok"),
        (f"https://example.org/old/{word}-{dice.choice(WORDS)}-of-the-{dice.choice(WORDS)}", "ok"),
    ])  # fmt: skip


def synthetic(count, seed):
    dice = random.Random(seed)
    rows = []
    for place in range(count):
        title = _title(dice)
        url, state = _url(dice, title)
        beside = [f"https://github.com/{dice.choice(WORDS)}/{dice.choice(WORDS)}"] if dice.random() < 0.1 else []
        rows.append(
            mention(
                title, url, state=state, kind=dice.choice(KINDS), position=place, document=f"{dice.randrange(60)}.md",
                creators=dice.sample(PEOPLE, 1) if dice.random() < 0.3 else [], note=dice.choice(NOTES),
                document_author=dice.choice([None, "@mira", "@noor", "@olu"]), companion_urls=beside,
            )
        )  # fmt: skip
    return rows


def _all_pairs(connection, authors):
    nodes = sorted(row[0] for row in connection.execute("SELECT DISTINCT node FROM node_key").fetchall())
    return np.array(list(combinations(nodes, 2)))


def _result(rows):
    return merged_table(table(rows), Decisions())


def test_blocks_lose_nothing(monkeypatch):
    rows = synthetic(2000, seed=7)
    monkeypatch.setattr(blocks, "CROWD", 2000)
    fast = _result(rows)
    monkeypatch.setattr(blocks, "pairs", _all_pairs)
    slow = _result(rows)
    assert len(fast.catalogue) < 1950
    assert groups(fast, rows) == groups(slow, rows)
    assert fast.catalogue.equals(slow.catalogue)


@pytest.mark.parametrize("seed", range(3))
def test_any_order_gives_the_same(seed):
    rows = synthetic(400, seed=seed)
    first = _result(rows)
    shuffled = rows[:]
    random.Random(seed).shuffle(shuffled)
    second = _result(shuffled)
    assert first.catalogue.equals(second.catalogue)
    assert first.merges.equals(second.merges)


@pytest.mark.parametrize("seed", range(3))
def test_ids_do_not_depend_on_paths_or_places(seed):
    rows = synthetic(400, seed=seed)
    renamed = [
        row | {"mention_id": f"{(place * 7919) % 400:04}", "position": 400 - place} for place, row in enumerate(rows)
    ]
    before, after = (
        {frozenset((r["resource_id"], *r["other_ids"])) for r in _result(some).catalogue.to_pylist()}
        for some in (rows, renamed)
    )
    assert before == after


def test_many_parts_give_what_one_gives(monkeypatch):
    rows = synthetic(600, seed=5)
    one = _result(rows)
    for module in (spool, merges):
        monkeypatch.setattr(module, "ROWS", 40)
    monkeypatch.setattr(parts, "ROWS", 40)
    monkeypatch.setattr(spool, "UNDIVIDED", 40)
    monkeypatch.setattr(comparing, "_MENTIONS", 25)
    many = _result(rows)
    assert many.catalogue.column("mention_count").num_chunks > 5
    assert many.catalogue.equals(one.catalogue)
    assert many.merges.equals(one.merges)


def test_too_little_memory_says_what_to_do():
    with pytest.raises(TooLittleMemory, match=r"engine\.memory: 1MB; give it more in config\.yaml"):
        merged_table(table(synthetic(600, seed=5)), Decisions(), memory="1MB")
