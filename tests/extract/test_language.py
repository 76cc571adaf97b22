import subprocess
import sys

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
        ("", None),
        ("1234 5678 !!!", None),
    ],
)
def test_language(text: str, want: str | None) -> None:
    assert language_of(text) == want


def test_plain_english_does_not_load_the_model() -> None:
    code = "import sys; from pipeline.extract.language import language_of; language_of('what to read in the summer'); print('py3langid' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        == "False"
    )
