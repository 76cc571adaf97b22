import pytest

from pipeline.classify.evidence import url_words
from pipeline.classify.words import words


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Linear ALGEBRA", ["linear", "algebra"]),
        ("Álgebra Über Straße", ["algebra", "uber", "strasse"]),
        ("𝗕𝗼𝗹𝗱 ﬁne", ["bold", "fine"]),
        ("C++ and C# and F#", ["c++", "and", "c#", "and", "f#"]),
        ("k-means, A/B", ["k", "means", "a", "b"]),
        ("机器学习 ML", ["机", "器", "学", "习", "ml"]),
        ("기계 학습", ["기", "계", "학", "습"]),
        ("#DeepLearning by @deep_learning", ["deeplearning", "by"]),
        ("read https://a.example/statistics now", ["read", "now"]),
        ("read stats.example/statistics now", ["read", "now"]),
        ("a talk on lemmings.ml and fast.ai", ["a", "talk", "on", "lemmings", "and", "fast", "ai"]),
        ("and/or", ["and", "or"]),
        ("fish & chips, AT&T", ["fish", "and", "chips", "at", "t"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
    ],
)
def test_words(text: str, want: list[str]) -> None:
    assert words(text) == want


@pytest.mark.parametrize(
    ("url", "want"),
    [
        ("https://www.maths.example.ai/linear-algebra/notes.html?q=statistics", "maths example  linear-algebra notes"),
        ("https://example.ml/", "example  "),
        ("https://t.example/%E6%95%B0%E5%AD%A6", "t  数学"),
        ("https://[broken", ""),
        (None, ""),
    ],
)
def test_url_words(url: str | None, want: str) -> None:
    assert url_words(url).split() == want.split()
