"""Works that answers name: every case of answers.yaml."""

from pathlib import Path

import pytest
import yaml

from pipeline.find import find
from pipeline.model import Block, Document, Genre, Page, Post, Role
from pipeline.parse import _fragment

CASES = yaml.safe_load((Path(__file__).parent / "answers.yaml").read_text(encoding="utf-8"))


def named(title: str, texts: list[str]) -> list[str]:
    page = answered(title, texts)
    spans = [e.name for e in page.entries if e.name and page.candidates[e.main].url is None]
    return [page.document.text_of(s) for s in spans]


def answered(title: str, texts: list[str]) -> Page:
    blocks = [
        b for i, text in enumerate(texts) for b in _fragment.markdown(text, like=Block(Role.PARAGRAPH, "", post=i))
    ]
    posts = [Post("asker"), *(Post(f"reader{i}", reply_to=0) for i in range(1, len(texts)))]
    return find(Document("case", Genre.DISCUSSION, tuple(blocks), tuple(posts), author="asker", title=title))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, list[str]]) -> None:
    assert named("Novels for a long ferry?", ["I liked *The Slow Boat* best.", *case["answers"]]) == case["works"]


def test_a_discussion_of_something_else_names_no_works() -> None:
    assert (
        named("Why is the ferry late?", ["Again.", "Ask at *Harbour Lights Station*.", "Harbour Lights Station"]) == []
    )


def test_an_item_tells_of_its_own_work_alone() -> None:
    page = answered(
        "Novels for a long ferry?",
        ["Slow ones?", "From slow to fast:\n\n1. *Harbour Lights*. Slow.\n2. *The Salt Road*. Fast."],
    )
    told = [[page.document.blocks[n.block].text for n in entry.notes] for entry in page.entries]
    assert told == [["Harbour Lights. Slow."], ["The Salt Road. Fast."]]


def test_an_address_that_is_shown_says_nothing_of_a_work() -> None:
    page = answered(
        "Novels for a long ferry?",
        [
            "Slow ones?",
            "*Harbour Lights* is slow. There is [a list](https://boats.example/l), see https://boats.example/s",
        ],
    )
    texts = [page.document.text_of(n) for entry in page.entries[:1] for n in entry.notes]
    assert texts == ["Harbour Lights is slow.", "There is a list, see "]


def test_who_asks_for_what_to_learn_from_asks_for_works() -> None:
    assert named("Best resources for sailing?", ["Help.", "I learnt from *Knots and Currents*."]) == [
        "Knots and Currents"
    ]


def test_a_question_for_people_is_answered_with_no_titles() -> None:
    people = ["*The Slow Boat* made me ask.", "Mira Petrossian", "Jonas Eide"]
    assert named("Who is your favourite author of books about ferries?", people) == []
    assert named("Which author's books would you take on a ferry?", ["Which?", "The Salt Road"]) == ["The Salt Road"]


@pytest.mark.parametrize("title", ["Ask HN: Best Book on Knots?", "Weekly thread: Favourite Novel of the Year"])
def test_the_title_of_a_discussion_says_what_sort_it_is_before_its_colon(title: str) -> None:
    assert named(title, [f"# {title}\n\nI tie badly.", "# Harbour Lights: A Novel\n\nIs the best."]) == [
        "Harbour Lights: A Novel"
    ]
    assert named(title, [title, "Harbour Lights: A Novel"]) == ["Harbour Lights: A Novel"]


def test_what_a_discussion_is_called_is_no_remark_on_what_its_posts_name() -> None:
    asked = "# Novels for a long ferry?\n\nI liked [The Slow Boat](https://boats.example/) best."
    answers = ["# A shelf\n\n[Anchors](https://anchors.example/) is short.", "# [Knots](https://knots.example/)"]
    page = answered("Novels for a long ferry?", [asked, *answers])
    told = [[page.document.blocks[n.block].text for n in entry.notes] for entry in page.entries]
    assert told == [["I liked The Slow Boat best."], ["Anchors is short."], []]
