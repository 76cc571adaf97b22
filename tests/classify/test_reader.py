"""Cheap questions before dear ones: they let through all that the dear ones would accept."""

import random
from pathlib import Path

import pytest

from pipeline import classify
from pipeline.classify import Classifier, Evidence
from pipeline.classify.components import TopicPhrases, forms, pipeline
from pipeline.classify.words import words
from pipeline.config import load_config

CONFIG = load_config(Path("config.yaml"))


@pytest.fixture(scope="module")
def phrases() -> TopicPhrases:
    component = pipeline(CONFIG.topics).get_pipe("topic_phrases")
    assert isinstance(component, TopicPhrases)
    return component


def test_every_phrase_in_every_form_is_looked_for(phrases: TopicPhrases) -> None:
    silent = [
        form
        for topic in CONFIG.topics
        for phrase in topic.phrases
        for form in forms(phrase)
        if not phrases.spoken(words(f"say {form} well")).hits and phrase not in topic.is_not
    ]
    assert silent == []


def test_texts_without_all_words_of_a_phrase_hold_none(phrases: TopicPhrases) -> None:
    known = sorted({word for topic in CONFIG.topics for phrase in topic.phrases for word in words(phrase)})
    dice = random.Random(1)
    texts = [dice.choices([*known, "river", "stone"], k=4) for _ in range(3000)]
    passed = [phrases.spoken(text) for text in texts]
    assert [bool(spoken.hits) for spoken in passed] == [bool([*phrases._standing(text)]) for text in texts]
    assert 500 < sum(bool(spoken.hits) for spoken in passed) < 2900


def test_copies_are_weighed_once_and_answered_each(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ("Linear algebra", "Matrix algebra", "Linear algebra done right", "Linear algebra for all")
    items = [
        Evidence(title="Notes", company=lines),
        Evidence(title="Notes"),
        Evidence(title="Notes", company=(*lines[:2], *lines[2:])),
        Evidence(title="Probability"),
    ]
    one, other = (Classifier(CONFIG.topics, CONFIG.classify) for _ in range(2))
    answers = one.many([*items, *items])
    assert answers[0] == answers[2] != answers[1]
    assert answers == one.many([*items, *items])
    monkeypatch.setattr(classify, "_REMEMBERED", 1)
    assert answers == [other.topics(item) for item in [*items, *items]]
