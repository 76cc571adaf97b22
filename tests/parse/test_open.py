"""Wrappers are opened in memory, within bounds."""

import gzip
import io
import zipfile
from dataclasses import replace

import pytest

from pipeline.config import LimitSettings
from pipeline.errors import UnreadableSource
from pipeline.parse import parse
from pipeline.parse._open import open_saved

LIMITS = LimitSettings()
TWEETS = """window.YTD.tweets.part0 = [{"tweet": {"id_str": "1500000000000000001", "created_at":
"Sat Mar 05 06:30:00 +0000 2022", "full_text": "read https://example.org/a", "entities": {"urls": []}}}]"""
ACCOUNT = """window.YTD.account.part0 = [{"account": {"username": "mira_holt", "accountId": "1"}}]"""
PAGE = """From: <Saved by Blink>\r
Snapshot-Content-Location: https://news.example/item?id=1\r
Subject: A page\r
MIME-Version: 1.0\r
Content-Type: multipart/related;\r
\ttype="text/html";\r
\tboundary="----b"\r
\r
------b\r
Content-Type: text/html\r
Content-Transfer-Encoding: quoted-printable\r
Content-Location: https://news.example/item?id=1\r
\r
<html><body><a href=3D"https://example.org/a=\r
bc?x=3D1">gr=C3=BCn</a></body></html>\r
------b\r
Content-Type: image/png\r
Content-Transfer-Encoding: base64\r
Content-Location: https://news.example/logo.png\r
\r
iVBORw0KGgo=\r
------b--\r
"""

MAIL = """Delivered-To: bert@example.org
Received: by 10.0.0.1 with SMTP id x; Thu, 31 Dec 2020 07:32:02 -0800 (PST)
MIME-Version: 1.0
From: "The Oven Letter" <ada@ovens.example>
To: <bert@example.org>
Subject: =?utf-8?Q?Clay=20=2D=20No=2E=2012?=
Date: Thu, 31 Dec 2020 15:32:01 +0000
Content-Type: multipart/alternative; boundary="_b"

--_b
Content-Type: text/plain; charset="utf-8"

The map: https://maps.example/ovens
--_b
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

<html><head></head><body><p>The <a href=3D"https://maps.example/ov=
ens">map</a></p></body></html>
--_b--
"""


def zipped(**files: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def names(path: str, data: bytes, limits: LimitSettings = LIMITS) -> list[str]:
    return [saved.path for saved in open_saved(path, data, limits)]


def test_a_plain_file_is_itself() -> None:
    assert names("a.md", b"# a") == ["a.md"]


def test_a_zip_gives_its_texts_by_name_and_leaves_pictures_out() -> None:
    data = zipped(
        **{"b.md": "b", "a/x.json": "{}", "pic.png": b"\x89PNG\r\n\x1a\n\x00", "__MACOSX/._b.md": "x", ".hid": "x"}
    )
    assert names("z.zip", data) == ["z.zip!/a/x.json", "z.zip!/b.md"]


def test_an_archive_of_x_gives_its_data_and_names_its_owner() -> None:
    data = zipped(
        **{
            "data/tweets.js": TWEETS,
            "data/account.js": ACCOUNT,
            "assets/main.js": "var a = {}",
            "Your archive.html": "<p>",
        }
    )
    saved = list(open_saved("x.zip", data, LIMITS))
    assert [s.path for s in saved] == ["x.zip!/data/account.js", "x.zip!/data/tweets.js"]
    assert [d.author for d in parse(saved[1])] == ["@mira_holt"]


def test_an_export_of_slack_gives_its_days_with_channel_and_names() -> None:
    users = '[{"id": "U1", "name": "mo", "profile": {"real_name": "Mo Berg", "display_name": ""}}]'
    day = '[{"type": "message", "user": "U1", "ts": "1609459200.000200", "text": "ask <@U1>"}]'
    saved = list(open_saved("s.zip", zipped(**{"users.json": users, "general/2021-01-01.json": day}), LIMITS))
    (document,) = parse(saved[0])
    assert (document.title, document.posts[0].author, document.blocks[0].text) == ("general", "Mo Berg", "ask @Mo Berg")


def test_names_of_members_stay_inside() -> None:
    assert names("z.zip", zipped(**{"../../etc/passwd": "x"})) == ["z.zip!/etc/passwd"]


def test_a_name_that_stands_twice_is_two_files() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, pytest.warns(UserWarning):
        archive.writestr("a.md", "one")
        archive.writestr("a.md", "two")
    assert names("z.zip", out.getvalue()) == ["z.zip!/a.md", "z.zip!/a.md#2"]


def test_a_zip_in_a_zip_is_opened_down_to_the_depth() -> None:
    inner = zipped(**{"a.md": "a"})
    twice = zipped(**{"i.zip": inner})
    assert names("o.zip", twice) == ["o.zip!/i.zip!/a.md"]
    with pytest.raises(UnreadableSource, match="archives in each other"):
        names("o.zip", zipped(**{"t.zip": twice}))


@pytest.mark.parametrize(
    ("limits", "files", "says"),
    [
        ({"inner_files": 2}, {"a.md": "a", "b.md": "b", "c.md": "c"}, "inner_files"),
        ({"inner_bytes": 1000}, {"a.md": "ab" * 600}, "inner_bytes"),
        ({"inner_ratio": 200}, {"a.md": "a" * 4_000_000}, "inner_ratio"),
    ],
)
def test_what_is_beyond_its_bounds_is_unreadable(limits: dict[str, int], files: dict[str, str], says: str) -> None:
    with pytest.raises(UnreadableSource, match=says):
        names("z.zip", zipped(**files), replace(LIMITS, **limits))


def test_well_packed_data_within_bounds_is_read() -> None:
    assert names("z.zip", zipped(**{"a.json": '[{"a": 1},' * 90_000})) == ["z.zip!/a.json"]


def test_bounds_count_over_archives_in_archives() -> None:
    inner = zipped(**{"a.md": "ab" * 400})
    data = zipped(**{"1.zip": inner, "2.zip": inner})
    with pytest.raises(UnreadableSource, match="inner_bytes"):
        names("o.zip", data, replace(LIMITS, inner_bytes=1200))


def test_an_encrypted_zip_says_so() -> None:
    data = bytearray(zipped(**{"a.md": "secret"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableSource, match="encrypted"):
        names("z.zip", bytes(data))


@pytest.mark.parametrize("data", [b"PK\x03\x04 and nothing more", b"\x1f\x8b\x08 and nothing more"])
def test_a_broken_archive_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match="broken"):
        names("z.zip", data)


def test_a_damaged_member_is_read_as_far_as_it_goes() -> None:
    whole = zipped(**{"a.md": "".join(f"line {n} {n * n}\n" for n in range(30_000))})
    cut = bytearray(whole)
    cut[len(cut) // 2 : len(cut) // 2 + 40] = b"\xff" * 40
    (saved,) = open_saved("z.zip", bytes(cut), LIMITS)
    assert saved.text.startswith("line 0 0\nline 1 1\n")


def test_an_empty_zip_gives_nothing() -> None:
    assert names("z.zip", zipped()) == []


def test_gzip_is_one_file() -> None:
    (saved,) = open_saved("t.jsonl.gz", gzip.compress(b'{"a": 1}'), LIMITS)
    assert (saved.path, saved.text) == ("t.jsonl.gz!/t.jsonl", '{"a": 1}')


def test_a_gzip_bomb_is_unreadable() -> None:
    with pytest.raises(UnreadableSource, match="inner_"):
        names("t.gz", gzip.compress(b"\0" * 30_000_000))


def test_mhtml_gives_its_page_with_its_address() -> None:
    (saved,) = open_saved("p.mhtml", PAGE.encode(), LIMITS)
    assert saved.path == "p.mhtml!/index.html"
    assert saved.text.startswith("<!-- saved from url=(0030)https://news.example/item?id=1 -->\n<html>")
    assert '<a href="https://example.org/abc?x=1">grün</a>' in saved.text


def test_a_mail_gives_its_page_with_what_its_head_says() -> None:
    (saved,) = open_saved("letter.eml", MAIL.encode(), LIMITS)
    assert saved.path == "letter.eml!/index.html"
    (document,) = parse(saved)
    assert (document.title, document.author) == ("Clay - No. 12", "The Oven Letter")
    assert str(document.posted_at) == "2020-12-31 15:32:01+00:00"
    assert [a.url for b in document.blocks for a in b.anchors] == ["https://maps.example/ovens"]


def test_a_mail_without_a_page_gives_its_words() -> None:
    (saved,) = open_saved("letter.eml", MAIL.replace("text/html", "text/calendar").encode(), LIMITS)
    assert (saved.path, saved.text.strip()) == ("letter.eml!/mail.txt", "The map: https://maps.example/ovens")


def test_a_mail_whose_head_cannot_be_decoded_keeps_it_as_it_is() -> None:
    (saved,) = open_saved(
        "letter.eml", MAIL.replace("=?utf-8?Q?", "=?x-none?Q?").replace("15:32:01", "25:99").encode(), LIMITS
    )
    assert "<title>=?x-none?Q?Clay" in saved.text
    assert "published_time" not in saved.text


@pytest.mark.parametrize(
    "text",
    [
        "From: me\nSubject: bread\nDate: today\n\nContent-Type: text/html\nMIME-Version: 1.0",
        "Content-Type: multipart/mixed\n\nfrom a mail",
        "# MIME\n\nContent-Type: multipart/related",
        "From: me\n\nhello",
    ],
)
def test_what_only_looks_like_mhtml_is_a_plain_file(text: str) -> None:
    assert names("a.txt", text.encode()) == ["a.txt"]


def test_mhtml_without_a_page_says_so() -> None:
    with pytest.raises(UnreadableSource, match="no page"):
        names("p.mhtml", PAGE.replace("text/html", "text/css").encode())


def office(name: str = "[Content_Types].xml") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "<Types/>")
        archive.writestr("word/document.xml", "<w:t>Read https://kilns.example/primer</w:t>")
    return packed.getvalue()


@pytest.mark.parametrize("data", [office(), office("META-INF/manifest.xml")])
def test_documents_of_office_programs_are_named(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match="office program; save it as HTML, CSV or text"):
        list(open_saved("notes.docx", data, LIMITS))


def test_a_document_of_an_office_program_spoils_no_archive() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("notes.docx", office())
        archive.writestr("notes.txt", "Read https://kilns.example/primer")
    assert [saved.path for saved in open_saved("all.zip", packed.getvalue(), LIMITS)] == ["all.zip!/notes.txt"]
