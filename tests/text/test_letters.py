"""Entities and compatibility letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import fold, unescape


@pytest.mark.parametrize(
    ("escaped", "plain"),
    [
        ("a &amp; b", "a & b"),
        ("a &amp;amp; b", "a & b"),
        ("&amp;#x27;x&#39;", "'x'"),
        ("&lt;b&gt;&quot;&nbsp;&eacute;", '<b>"\xa0é'),
        ("https:&#x2F;&#x2F;example.com&#x2F;", "https://example.com/"),
        ("AT&T, R&D &c. &notanentity;", "AT&T, R&D &c. &notanentity;"),
        ("x?a=1&copy=2", "x?a=1&copy=2"),
        ("&", "&"),
        ("&#0;&#x110000;", "\ufffd\ufffd"),
    ],
)
def test_unescape(escaped: str, plain: str) -> None:
    assert unescape(escaped) == plain


@pytest.mark.parametrize(
    ("styled", "plain"),
    [
        ("𝗟𝗶𝗻𝗲𝗮𝗿 𝘈𝘭𝘨𝘦𝘣𝘳𝘢", "Linear Algebra"),
        ("ｆｕｌｌ", "full"),
        ("ﬁne", "fine"),
        ("plain", "plain"),
        ("café 👋", "café 👋"),
    ],
)
def test_fold(styled: str, plain: str) -> None:
    assert fold(styled) == plain


@given(st.text(max_size=60))
def test_nothing_raises(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    unescape(text)
