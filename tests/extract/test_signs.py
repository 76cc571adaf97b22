"""The signs that authors set before links by a legend."""

import pytest

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


@pytest.mark.parametrize("words", ["", "- ", "📄 ", "▶ ", ":page_facing_up: ", "📖 Read the notes of ", ":star: "])
def test_bullets_and_signs_further_off_tell_nothing(words: str) -> None:
    assert sign_before(words) == ()
