import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.extract.language import language_of


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("This is the book that I wish somebody had given to me", "en"),
        ("What to read in the summer", "en"),
        ("Un libro claro y breve para quien quiere aprender estadística sin miedo", "es"),
        ("Um livro curto e claro para quem quer aprender estatística sem medo", "pt"),
        ("Un livre court et clair pour apprendre les statistiques sans peur", "fr"),
        ("Ein kurzes und klares Buch für alle, die ohne Angst lernen wollen", "de"),
        ("Короткая и ясная книга для тех, кто хочет учиться без страха", "ru"),
        ("一本简短清晰的统计学入门书", "zh"),
        ("統計を学ぶための短くてわかりやすい本です", "ja"),
        ("두려움 없이 배우고 싶은 사람을 위한 책", "ko"),
        ("Ένα σύντομο βιβλίο", "el"),
        ("Deep Learning", None),
        ("A. Sleeper, B. Waker", None),
        ("https://t.example/the-and-of-to-is", None),
        ("Übung", None),
        ("学习 deep learning with a very long English remark behind it that goes on and on", "en"),
        (
            "Questo libro è breve e chiaro, e spiega la statistica a chi non la conosce: si parte da un dado e si arriva a "
            "stimare un modello con pochi dati, senza paura e con esempi presi dal mondo reale di tutti i giorni",
            "it",
        ),
        (
            "In dit boek leer je hoe een model leert en wat het niet kan, met oefeningen aan het eind van elk hoofdstuk en "
            "een lijst van boeken om verder te lezen; ideeën uit de praktijk staan bij elk onderwerp",
            "nl",
        ),
        ("", None),
        ("1234 5678 !!!", None),
    ],
)
def test_language(text: str, want: str | None) -> None:
    assert language_of(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "what to read in the summer",
        "The notes by Étienne → start with the first chapter, then read what the others say about it and how to learn from "
        "this book – all of it is free 🧵",
    ],
)
def test_plain_english_does_not_load_the_model(text: str) -> None:
    code = "import sys; from pipeline.extract.language import language_of as of; print(of(sys.argv[1]), 'py3langid' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, text], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["en", "False"]


def test_packed_moves_are_the_models() -> None:
    from py3langid.langid import MODEL_DIR, MODEL_FILE
    from py3langid.modelio import load_model

    from pipeline.extract._identifier import Moves, _numbers, packed

    moves = load_model(MODEL_DIR / MODEL_FILE)[3]
    short = Moves(*map(_numbers, packed(moves)))
    places = range(0, len(moves), 7)
    assert list(map(short.__getitem__, places)) == list(moves[::7])


def test_the_identifier_answers_as_the_package_does(kept_in: Path) -> None:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    from pipeline.extract._identifier import identifier
    from pipeline.extract.language import _READ

    theirs = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    theirs.set_languages(_READ)
    for _ in ("unpacked", "kept"):
        identifier.cache_clear()
        for text in ("ein Buch über die lineare Algebra", "un libro de matemáticas", "det er en god bog", "x", ""):
            assert identifier(_READ).classify(text) == theirs.classify(text)
    assert [file.name for file in kept_in.iterdir()] == ["languages.npz"]
    identifier.cache_clear()
