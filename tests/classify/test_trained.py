"""The shipped weights are those that ``make train`` makes of the shipped data, and they say something."""

from pathlib import Path

import pytest

from pipeline.classify.components import pipeline
from pipeline.classify.evidence import Place
from pipeline.classify.train import DIGEST, digest, labelled, sentences, train
from pipeline.classify.trained import Trained
from pipeline.classify.voices import Found, Guess
from pipeline.classify.weigh import guess
from pipeline.config import Config, Topic, load_config

TOPICS = load_config(Path("config.yaml")).topics


def test_the_weights_are_those_of_the_data() -> None:
    assert DIGEST.read_text(encoding="ascii").strip() == digest(labelled(TOPICS)), "run make train"


def test_hundreds_of_sentences_each_with_known_topics_and_none_twice() -> None:
    rows = sentences()
    known = {topic.slug for topic in TOPICS}
    assert len(rows) > 350
    assert not [text for text, slugs in rows if slugs - known]
    assert len({text for text, _ in rows}) == len(rows)
    assert {slug for _, slugs in rows for slug in slugs} == known
    assert any(not slugs for _, slugs in rows)


def test_training_gives_the_same_bytes_each_time() -> None:
    few = (
        Topic("cheese", "Cheese", phrases=("curd", "whey", "rind")),
        Topic("wine", "Wine", phrases=("merlot", "cellar")),
        *(Topic(t.slug, t.label, phrases=("x",)) for t in TOPICS),
    )
    assert train(few, epochs=1) == train(few, epochs=1)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Layers, activations and gradients of a trained network", "deep-learning"),
        ("Slopes, areas and epsilon-delta arguments", "calculus"),
        ("Dice, cards and coins, a course on chance", "probability"),
        ("Sine, cosine and triangles", "trigonometry"),
    ],
)
def test_guesses_on_sentences_it_has_not_seen(text: str, slug: str) -> None:
    nlp = pipeline(())
    (guessed,) = Trained(nlp).guesses([nlp.make_doc(text)])
    assert guessed.slug == slug and 0 < guessed.certainty <= 1
    assert text not in {sentence for sentence, _ in sentences()}


def test_no_texts_no_guesses() -> None:
    assert Trained(pipeline(())).guesses([]) == []


def test_the_trained_half_is_silent_for_another_vocabulary() -> None:
    from pipeline.classify.reader import Reader

    text = "Layers, activations and gradients of a trained network"
    assert Reader(TOPICS).guesses([text])[text].certainty > 0
    own = Config(topics=(Topic("bread", "Bread", phrases=("rye",)),))
    assert Reader(own.topics).guesses([text]) == {}


@pytest.mark.parametrize(
    ("title", "company", "want"),
    [
        ("machine-learning", "programming", []),  # the title is plain: a guess outside of it is none
        ("machine-learning", "security", []),
        ("programming", "machine-learning", ["security"]),
        (None, "programming", ["security"]),
    ],
)
def test_a_guess_stays_within_what_the_documents_title_names(title: str | None, company: str, want: list[str]) -> None:
    found = [Found(Place.COMPANY, company, ("9 of 9",))] + ([Found(Place.DOCUMENT, title, (title,))] if title else [])
    ancestors = {topic.slug: frozenset([topic.parent] if topic.parent else []) for topic in TOPICS}
    assert [f.slug for f in guess([Guess("security", 0.65)], found, ancestors)] == want
