"""A user's own field: three topics of ten phrases each, no code touched, phrases alone."""

import dataclasses

import pytest

from pipeline.classify import Classifier, Evidence, classifier
from pipeline.config import Config, Topic

BREAD = Topic(
    "bread",
    "Bread",
    phrases=("sourdough", "baguette", "rye", "yeast", "proofing", "oven spring", "crumb", "levain", "loaf", "baker"),
)
CHEESE = Topic(
    "cheese",
    "Cheese",
    phrases=("cheese", "rennet", "brie", "gouda", "curd", "whey", "affinage", "rind", "goat cheese", "raclette"),
)
WINE = Topic(
    "wine", "Wine", phrases=("wine", "vineyard", "riesling", "merlot", "tannin", "terroir", "decanting", "vintage", "cellar", "sommelier"),
    is_not=("vintage computer", "wine emulator"),
)  # fmt: skip
HARD = Topic("hard-cheese", "Hard cheese", parent="cheese", phrases=("comte", "parmesan", "cheddar", "manchego"))


@pytest.fixture(scope="module")
def kitchen() -> Classifier:
    return classifier(Config(topics=(BREAD, CHEESE, WINE, HARD)))


@pytest.mark.parametrize(
    ("title", "want"),
    [
        ("Sourdough from scratch", {"bread"}),
        ("SOURDOUGHS of the world", {"bread"}),
        ("Cheese and wine", {"cheese", "wine"}),
        ("Cheddar, the king of cheese", {"hard-cheese"}),
        ("Repairing a vintage computer", set()),
        ("A vintage computer in a wine cellar", {"wine"}),
        ("Linear algebra", set()),
        ("Sourdoughnuts", set()),
    ],
)
def test_three_topics_of_ten_phrases_are_useful(kitchen: Classifier, title: str, want: set[str]) -> None:
    assert set(kitchen.topics(Evidence(title=title)).slugs) == want


def test_threshold_and_number_of_topics_are_the_users() -> None:
    config = Config(topics=(BREAD, CHEESE, WINE))
    strict = dataclasses.replace(config, classify=dataclasses.replace(config.classify, threshold=0.95))
    single = dataclasses.replace(config, classify=dataclasses.replace(config.classify, max_topics=1))
    cellar = Evidence(title="Cheese and wine", section=("Wine",))
    assert classifier(strict).topics(cellar).slugs == ("wine",)
    assert classifier(single).topics(cellar).slugs == ("wine",)


def test_no_topics_no_answers() -> None:
    assert classifier(Config()).topics(Evidence(title="Cheese")).slugs == ()
