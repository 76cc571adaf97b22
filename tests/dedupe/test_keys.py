import pytest

from pipeline.dedupe.keys import mention_keys
from pipeline.dedupe.makers import surnames
from pipeline.dedupe.titles import names
from pipeline.model import Kind, UrlState


def _keys(title=None, url=None, state=UrlState.OK, kind=Kind.BOOK, creators=(), **given):
    return mention_keys(
        url=url, url_state=state if url else UrlState.MISSING, title=title, creators=creators, kind=kind, **given
    )


def test_the_most_trusted_stands_first():
    keys = _keys("Rivers: a study", "https://github.com/Wren/Rivers", note="ISBN 3-16-148410-X", creators=["Ada Byrne"])
    assert [key.partition(":")[0] for key in keys] == ["github", "isbn", "url", "title", "alias", "alias"]
    assert keys[:2] == ("github:wren/rivers", "isbn:9783161484100")
    assert keys[3:] == ("title:rivers a study|byrne|book", "alias:rivers|byrne|book", "alias:study|byrne|book")


def test_a_wrong_check_digit_is_no_isbn():
    assert not any(key.startswith("isbn:") for key in _keys("Rivers", note="ISBN 3-16-148410-1"))


def test_a_generic_name_is_held_apart_by_what_is_said():
    one, other = (_keys("Linear Algebra", note=note)[0] for note in ("the red one", "the blue one"))
    assert one.startswith("topic:linear algebra||book|")
    assert one != other
    assert one == _keys("linear algebra", note="The red one!")[0]


def test_a_title_of_signs_alone_is_known_by_them():
    (key,) = _keys("★★★")
    assert key.startswith("topic:||book|")
    assert key != _keys("!!!")[0]


def test_a_cut_url_is_no_whole_identity():
    keys = _keys("Rivers of Chance", "https://rivers.example/boo", UrlState.TRUNCATED)
    assert keys == ("cut:rivers.example/boo|rivers of chance", "title:rivers of chance||book")


@pytest.mark.parametrize(
    ("title", "words", "generic"),
    [
        ("The Matrix Cookbook", "matrix cookbook", False),
        ("Mathematics for Machine Learning (MML)", "mathematics for machine learning", False),
        ("Mathematics of Machine Learning", "mathematics of machine learning", False),
        ("Introduction to Linear Algebra", "introduction to linear algebra", True),
        ("Machine Learning Course", "machine learning course", True),
        ("fx", "fx", True),
        ("C++ Primer", "c++ primer", False),
        ("Ada Byrne (2019). Rivers of Chance.", "rivers of chance", False),
        ("Rivers of Chance by Ada Byrne", "rivers of chance", False),
        ("StatQuest videos", "statquest", False),
        ("The Rust Book", "rust book", True),
        ("Égalité & Café", "egalite and cafe", False),
        ("線形代数 入門ノート", "線形代数 入門ノート", False),
        ("𝐃𝐞𝐞𝐩 Rivers", "deep rivers", False),
    ],
)
def test_titles_fold(title, words, generic):
    name = names(title)[0]
    assert (" ".join(name.words), name.generic) == (words, generic)


@pytest.mark.parametrize(
    ("creators", "folded"),
    [
        (["Gilbert Strang"], ("strang",)),
        (["Goodfellow, Bengio, Courville"], ("bengio", "courville", "goodfellow")),
        (["Zhang et al."], ("zhang",)),
        (["@mira"], ("mira",)),
        (["Ada Byrne and Bo Lind"], ("byrne", "lind")),
        ([], ()),
    ],
)
def test_creators_fold_to_last_names(creators, folded):
    assert surnames(creators) == folded
