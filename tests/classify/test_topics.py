"""What the shipped vocabulary makes of evidence: cases are data, and each topic's examples are its own test."""

import random
import time
from pathlib import Path

import pytest
import yaml

from pipeline.classify import Classifier, Evidence, classifier
from pipeline.config import Topic, load_config

CASES = yaml.safe_load(Path(__file__).with_name("topics.yaml").read_text(encoding="utf-8"))
TOPICS = load_config(Path("config.yaml")).topics
LISTED = [case for group in CASES.values() for case in group]


@pytest.fixture(scope="module")
def shipped() -> Classifier:
    return classifier(load_config(Path("config.yaml")))


def evidence(case: dict[str, object]) -> Evidence:
    texts = {key: tuple(value) if isinstance(value, list) else value for key, value in case.items() if key != "want"}
    return Evidence(**texts)  # type: ignore[arg-type]


@pytest.mark.parametrize("case", LISTED, ids=lambda case: f"{case['title']} {case.get('section', '')}")
def test_cases(shipped: Classifier, case: dict[str, object]) -> None:
    found = shipped.topics(evidence(case))
    assert sorted(found.slugs) == case["want"], found


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.slug)
def test_every_topic_has_examples_and_passes_them(shipped: Classifier, topic: Topic) -> None:
    assert len(topic.examples) >= 1 and len(topic.phrases) >= 5
    for example in topic.examples:
        assert topic.slug in shipped.topics(Evidence(title=example)).slugs, example


def test_the_vocabulary_is_the_promised_one() -> None:
    slugs = {topic.slug for topic in TOPICS}
    promised = """linear-algebra calculus matrix-calculus algebra trigonometry geometry discrete-mathematics probability statistics
        information-theory signal-processing stochastic-processes optimization mathematics machine-learning deep-learning
        reinforcement-learning computer-vision natural-language-processing data-science programming web-development databases
        security devops design writing business marketing finance economics physics biology history languages productivity
        career games music politics philosophy"""
    assert slugs == set(promised.split())


def test_no_phrase_stands_among_what_its_topic_is_not() -> None:
    assert not [(t.slug, p) for t in TOPICS for p in t.phrases if p in t.is_not]


def test_scores_run_down_from_the_surest_and_have_three_decimals(shipped: Classifier) -> None:
    found = shipped.topics(Evidence(title="Statistics and probability", section=("Probability",)))
    assert list(found.scores) == sorted(found.scores, reverse=True)
    assert all(0.5 <= score < 1 and score == round(score, 3) for score in found.scores)
    assert found.slugs[0] == "probability"


def test_evidence_names_place_words_and_weight(shipped: Classifier) -> None:
    found = shipped.topics(Evidence(title="Linear algebra", section=("Linear algebra",)))
    assert found.evidence == ("title: 'linear algebra' 0.85", "section: 'linear algebra' 0.70")


def test_the_answer_depends_on_nothing_but_the_evidence(shipped: Classifier) -> None:
    items = [evidence(case) for case in LISTED]
    alone = {item: shipped.topics(item) for item in items}
    random.Random(3).shuffle(items)
    fresh = Classifier(TOPICS, load_config(Path("config.yaml")).classify)
    assert fresh.many(items) == [alone[item] for item in items]


def test_one_classifier_in_a_process() -> None:
    assert classifier(load_config(Path("config.yaml"))) is classifier(load_config(Path("config.yaml")))


def test_nothing_in_nothing_out(shipped: Classifier) -> None:
    assert shipped.many([]) == []
    assert shipped.topics(Evidence()).slugs == ()
    assert (
        shipped.topics(Evidence(title="", note="…", section=("",), url="https://[broken", document_title="")).slugs
        == ()
    )


def test_a_very_long_hostile_text_is_read_in_linear_time(shipped: Classifier) -> None:
    start = time.perf_counter()
    found = shipped.topics(Evidence(title="a.b/" * 50_000 + "-a" * 50_000, note="@" * 100_000 + " statistics"))
    assert found.slugs == ("statistics",)
    assert time.perf_counter() - start < 5


def test_many_phrases_are_weighed_in_linear_time(shipped: Classifier) -> None:
    start = time.perf_counter()
    assert shipped.topics(Evidence(title="statistics with geometry " * 20_000)).slugs == ("statistics",)
    assert time.perf_counter() - start < 10


def test_a_trunk_rests_on_the_words_of_its_branches(shipped: Classifier) -> None:
    found = shipped.topics(Evidence(title="Algebra, geometry, probability and trigonometry"))
    assert found.slugs == ("mathematics",)
    assert "title: 'geometry' 0.85" in found.evidence


def test_digest_tells_evidence_apart() -> None:
    seen = {
        e.digest for e in (Evidence(title="a"), Evidence(note="a"), Evidence(section=("a",)), Evidence(company=("a",)))
    }
    assert len(seen) == 4
    assert Evidence(title="a").digest == Evidence(title="a").digest
