"""Bytes of every kind: their text and their encoding, or none."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import decode

RUSSIAN = "Подборка материалов по линейной алгебре: лекции, книги и задачники. Всё бесплатно. " * 4
GERMAN = "Größere Übungen für Anfänger: schöne Beispiele über Äpfel und Öl, natürlich mit Lösungen. " * 4
JAPANESE = "線形代数を学ぶための資料をまとめました。動画と本と演習問題があります。" * 4


def packed() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "x")
    return buffer.getvalue()


@pytest.mark.parametrize("text", ["", "plain", GERMAN, RUSSIAN, JAPANESE, "👋"])
def test_utf8(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_marks_win_and_are_left_out(encoding: str) -> None:
    assert decode(GERMAN.encode(encoding)) == (GERMAN, encoding.removesuffix("-sig"))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_without_mark(encoding: str) -> None:
    assert decode(("Plain text, wide. " * 9).encode(encoding)) == ("Plain text, wide. " * 9, encoding)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        ('<?xml version="1.0" encoding="windows-1251"?>', "cp1251"),
        ("MIME-Version: 1.0\r\nContent-Type: text/html;\r\n\tcharset=windows-1251\r\n\r\n", "cp1251"),
    ],
)
def test_declared(head: str, encoding: str) -> None:
    assert decode((head + RUSSIAN).encode(encoding)) == (head + RUSSIAN, encoding)


def test_latin_1_is_read_as_browsers_do() -> None:
    data = b'<meta charset="iso-8859-1">\x93caf\xe9\x94'
    assert decode(data) == ('<meta charset="iso-8859-1">“café”', "cp1252")


def test_a_false_label_does_not_hold() -> None:
    text = '<meta charset="iso-8859-1">' + JAPANESE
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize(
    ("text", "encoding"), [(RUSSIAN, "cp1251"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"), (GERMAN, "cp1252")]
)
def test_undeclared(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


def test_one_broken_byte_leaves_utf8() -> None:
    text, encoding = decode(RUSSIAN.encode() + b"\xff" + RUSSIAN.encode())
    assert (text, encoding) == (f"{RUSSIAN}\ufffd{RUSSIAN}", "utf-8")


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n%\xe2\xe3", b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xd8\xff\xe0\0\x10JFIF", b"GIF89a\x01\0", packed(), b"\x1f\x8b\x08\0", bytes(range(256)) * 9, b"\0" * 64],
    ids=["pdf", "png", "jpeg", "gif", "zip", "gzip", "bytes", "zeros"],
)  # fmt: skip
def test_what_is_no_text(data: bytes) -> None:
    assert decode(data) == ("", None)


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    text, encoding = decode(data)
    assert encoding is not None or text == ""
