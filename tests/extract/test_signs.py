"""The signs that authors set before links by a legend."""

import pytest

import pipeline
from pipeline.extract._names import heading, sign_before
from pipeline.model import Kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (":book: ", Kind.BOOK),
        ("- 📖 **", Kind.BOOK),
        (":fire: :movie_camera: [", Kind.VIDEO),
        ("🎞\ufe0f ", Kind.VIDEO),
        (":scroll: ", Kind.PAPER),
    ],
)
def test_a_sign_right_before_the_link_tells_the_kind(words: str, kind: Kind) -> None:
    (sign,) = sign_before(words)
    assert heading(sign) is kind


@pytest.mark.parametrize(
    "words", ["", "- ", "📄 ", "📰 ", "▶ ", ":page_facing_up: ", "📖 Read the notes of ", ":star: "]
)
def test_bullets_and_signs_further_off_tell_nothing(words: str) -> None:
    assert sign_before(words) == ()


def test_a_sign_tells_more_than_the_heading_above(tmp_path):
    lines = (
        "- 📖 [Gravel](https://gravel.example/one)",
        "- 🎥 **[Sand](https://sand.example/one)**",
        "- 📰 [Clay](https://clay.example/one)",
        "- [Loam](https://loam.example/one)",
        "- 📖 [Mud](https://www.youtube.com/watch?v=abcdefghijk)",
    )
    (tmp_path / "list.md").write_text("# Quarries\n\n## Courses\n\n" + "\n".join(lines), encoding="utf-8")
    pipeline.ingest(tmp_path, tmp_path.parent / "out")
    rows = pipeline.load_mentions(tmp_path.parent / "out")
    found = dict(zip(rows["title"], rows["kind"], strict=True))
    assert found == {"Gravel": "book", "Sand": "video", "Clay": "course", "Loam": "course", "Mud": "video"}
