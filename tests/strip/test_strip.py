"""Every noise rule: its hits, its near misses, and the whole order of RULES over them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.find import find
from pipeline.model import Anchor, Block, Document, Genre, Page, Post, Reason, Role, Standing, Verdict
from pipeline.strip import RULES, judge, rules_for
from pipeline.strip.case import Case, Cases

WRITTEN = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
BY_NAME = {rule.__name__: rule for rule in RULES}
HITS = [(name, case) for name, rule in WRITTEN.items() for case in rule["hits"]]
MISSES = [(name, case) for name, rule in WRITTEN.items() for case in rule["misses"]]
ROLES = {"# ": Role.HEADING, "- ": Role.ITEM, "> ": Role.QUOTE, "$ ": Role.CODE, "! ": Role.NOISE}
LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)(?: (\w[\w-]*))?\)")  # [label](url mark)


def block_of(written: str, post: int | None, section: tuple[str, ...]) -> Block:
    """A block from one paragraph: "# " heads, "- " lists, "> " quotes, "$ " is code, "! " noise."""
    role = ROLES.get(written[:2], Role.PARAGRAPH)
    text, anchors, at = "", [], 0
    source = written[2:] if role is not Role.PARAGRAPH else written
    for link in LINK.finditer(source):
        text += source[at : link.start()]
        mark = Reason(link[3]) if link[3] else None
        anchors.append(Anchor(len(text), len(text) + len(link[1]), link[2], mark=mark))
        text, at = text + link[1], link.end()
    mark = Reason.CHROME if role is Role.NOISE else None
    return Block(role, text + source[at:], tuple(anchors), post=post, depth=1, section=section, mark=mark)


def document_of(case: dict[str, Any]) -> Document:
    genre = Genre(case.get("genre", "thread"))
    spoken = [{"text": p} if isinstance(p, str) else p for p in case["posts"]]
    with_posts = genre in (Genre.THREAD, Genre.DISCUSSION)
    blocks: list[Block] = []
    for number, post in enumerate(spoken):
        section: tuple[str, ...] = ()
        for written in post["text"].strip().split("\n\n"):
            blocks.append(block_of(written, number if with_posts else None, section))
            section = (blocks[-1].text,) if blocks[-1].role is Role.HEADING else section
    posts = [
        Post(p.get("by", "@writer"), p.get("url"), standing=Standing(p.get("standing", "own")), reply_to=p.get("to"))
        for p in spoken
    ]
    return Document(
        "case", genre, tuple(blocks), tuple(posts) if with_posts else (), author=case.get("author", "@writer"),
        platform=case.get("platform", "twitter"), url=case.get("url"),
    )  # fmt: skip


def judged(written: dict[str, Any]) -> Case:
    """The case of the link that is meant: the first one that holds `of`."""
    page = find(document_of(written))
    return next(c for c in cases_of(page) if written.get("of", "") in c.url and c.url)


def cases_of(page: Page) -> Iterator[Case]:
    cases = Cases(page)
    return map(cases.of, range(len(page.candidates)))


def asked(name: str, case: Case) -> Verdict | None:
    """What the rule says of the link, if it speaks of such documents at all."""
    return BY_NAME[name](case) if BY_NAME[name] in rules_for(case.document.genre)(case.url) else None


def test_every_rule_has_hits_and_near_misses() -> None:
    assert list(WRITTEN) == list(BY_NAME)
    assert all(rule["hits"] and rule["misses"] for rule in WRITTEN.values())


@pytest.mark.parametrize(("name", "written"), HITS, ids=lambda value: value if isinstance(value, str) else value["why"])
def test_hit(name: str, written: dict[str, Any]) -> None:
    case = judged(written)
    verdict = asked(name, case)
    assert verdict is not None, (case.said, case.line)
    assert verdict.reason is not None and verdict.reason.value == written["reason"]
    assert verdict.rule


@pytest.mark.parametrize(
    ("name", "written"), MISSES, ids=lambda value: value if isinstance(value, str) else value["why"]
)
def test_near_miss(name: str, written: dict[str, Any]) -> None:
    assert asked(name, judged(written)) is None


def test_rules_keep_their_order_in_every_genre() -> None:
    for genre in Genre:
        for url in ("https://example.org/", "https://twitter.com/writer/status/1/photo/1", "#top", "https:/nowhere"):
            rules = rules_for(genre)(url)
            places = [RULES.index(rule) for rule in rules]
            assert places == sorted(places)
            assert {"marked", "block_mark", "objected"} <= {rule.__name__ for rule in rules}


@pytest.mark.parametrize(("name", "written"), HITS, ids=lambda value: value if isinstance(value, str) else value["why"])
def test_what_a_rule_hits_stays_out(name: str, written: dict[str, Any]) -> None:
    page = find(document_of(written))
    kept = [c.url for c, v in zip(page.candidates, judge(page).candidates, strict=True) if v.kept and c.url]
    assert judged(written).url not in kept


@pytest.mark.parametrize(("name", "written"), HITS, ids=lambda value: value if isinstance(value, str) else value["why"])
def test_noise_that_is_known_early_gets_the_verdict_of_the_rules(name: str, written: dict[str, Any]) -> None:
    page = find(document_of(written))
    ruled = [next((v for rule in RULES if (v := asked(rule.__name__, case))), None) for case in cases_of(page)]
    assert [v if v.reason else None for v in judge(page).candidates] == ruled


def test_cut_blocks_name_their_rule() -> None:
    page = find(document_of({"posts": ["! Log in to vote\n\nA sentence."]}))
    assert [v and v.rule for v in judge(page).blocks] == ["structure", None]


def test_of_a_very_long_line_only_what_stands_around_the_link_is_asked() -> None:
    case = judged({"posts": [f"Support me. {'Knots hold. ' * 400}[Ropes](https://ropes.example.org)"], "of": "ropes"})
    assert "Support me" not in case.line
    assert case.line.endswith("hold. Ropes")
