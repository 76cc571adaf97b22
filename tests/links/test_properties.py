"""What holds for every string: no exception, offsets that show what was read, one canonical form, linear time."""

import re
import time

import can_ada
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.links import canonical_url, find, find_links, identity_keys, is_short, open_url, site
from pipeline.links.disguise import DISGUISES
from pipeline.links.undisguise import signed
from pipeline.model import UrlState

WORDS = (
    "http:// https:// hxxp:// // www. example.com . .. / ? # & = % ( ) [ ] { } < > \" ' ` | \\ … ... 。 dot [.] ∙ - _ ~ ~~ * : @ $ "
    't.co/ a1 é 日本 xn--a --- : :80 %2F %E9 \u200b \n \t \ud83d \u202e [::1] user:pw@ &amp; href=" ]( youtu.be/ arxiv.org/abs/'
)
PIECES = st.sampled_from([*WORDS.split(" "), " ", "\n"])
TEXT = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join))


@given(TEXT)
@settings(max_examples=400, deadline=None)
def test_offsets_are_in_order_and_inside(text: str) -> None:
    last = 0
    for link in find_links(text):
        assert last <= link.start < link.end <= len(text)
        assert link.url
        assert "://" in link.url
        last = link.end


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_a_found_link_is_found_alone(text: str) -> None:
    for link in find_links(text):
        if link.state is UrlState.OK and text[link.start : link.end] == link.url:
            assert find_links(link.url)[:1], link.url


@given(TEXT)
@settings(max_examples=400, deadline=None)
def test_no_disguise_is_passed_over(text: str) -> None:
    held = [disguise for disguise in DISGUISES if any(sign in text for sign in disguise.signs)]
    seen = [DISGUISES[place] for place in signed(text)]
    assert not [d.name for d in held if d not in seen and d.gate.search(text) and d.pattern.search(text)]


PARTS = st.sampled_from(
    ["a.org", "b-c.com", "t.co", "WWW.T.co", "bit.ly", "/", "/a-b", "?c=1", "#", "%20", "_", ".", "…", ":", "…", "é", "は", ")", "'", " ", "\n"]
)  # fmt: skip


@given(
    st.lists(st.tuples(st.sampled_from(["https://", "http://", " http://", ""]), PARTS, PARTS).map("".join), max_size=5)
)
@settings(max_examples=600, deadline=None)
def test_a_plain_url_is_what_reading_sign_by_sign_finds(pieces: list[str]) -> None:
    text = "".join(pieces)
    quick = list(find._scan(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(find, "_PLAIN", re.compile("(?!)"))
        assert list(find._scan(text)) == quick


@given(TEXT)
@settings(max_examples=400, deadline=None)
def test_canonical_is_idempotent(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once


@given(TEXT)
@settings(max_examples=200, deadline=None)
def test_nothing_raises(url: str) -> None:
    assert identity_keys(url)[-1] == f"url:{canonical_url(url)}"
    assert isinstance(is_short(url), bool)
    assert isinstance(open_url(url), str)
    site(url)


HOSTS = st.sampled_from(
    ["t.co", "T.CO", "www.t.co", "t.co.", "x.t.co", "a@t.co", "t.co:443", "1.2", "0x7f.1", "xn--a.co", "t_.co"]
)


@given(st.sampled_from(["http://", "https://", "HTTPS://", "//", "http:/", ""]), HOSTS, TEXT)
@settings(max_examples=400, deadline=None)
def test_a_quick_look_at_a_host_finds_every_short_link(scheme: str, host: str, rest: str) -> None:
    url = f"{scheme}{host}{rest}"
    parsed = parsed_by_browsers(url)
    short = parsed and parsed.hostname.removeprefix("www.") in {"t.co", "127.0.0.1"} and len(parsed.pathname) > 1
    assert is_short(url, {"127.0.0.1"}) is bool(short)


def parsed_by_browsers(url: str) -> can_ada.URL | None:
    try:
        return can_ada.parse(url if "://" in url else f"https://{url}")
    except (ValueError, TypeError):
        return None


@given(
    st.from_regex(
        r"https?://[a-z]{1,8}\.(com|org|co\.uk)(/[A-Za-z0-9%~._-]{0,8}){0,3}(\?[a-z]{1,3}=[a-z0-9]{0,3}(&[a-z]{1,3}=[a-z0-9]{0,3}){0,3})?",
        fullmatch=True,
    )
)
@settings(max_examples=200, deadline=None)
def test_a_plain_url_is_found_whole(url: str) -> None:
    found = find_links(f"see {url} there")
    assert found[0].start == 4
    assert url.startswith(found[0].url.rstrip("/?")) or found[0].state is UrlState.SHORT


HOSTILE = [".", "a.", "(", "[", "http://", "a.a.a.", "http://a.b/(", "](https://a.b/", "[.]", "hxxp://", "https://a.b\n", " dot ", "a dot ", "&amp;", "%", "//a", "a@", "1.", "…", "https://a.b/c-\n", ". a", "x. com/", "日.", "\u200b.", "'", "http://a.b/'", "aHR0c", "{.}", "=\"https://a.b/ ", "www. ", "http:///", "http//a ", "://a.b /abc", "\\\\.", "].[", "(at)", "a[-]", "aDOT", "a-dot-", "2020", "_\"a", "https://a . ", "http:\\\\a", "www.", "www].", ".[a", "://a,", "a%2E", "a'.'", "&#46;a", "_dot_a"]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    # Ten megabytes in seconds is 0.3 s for 200 kB at the very most; a quadratic search would take minutes.
    size = 200_000
    text = piece * (size // len(piece))
    begun = time.perf_counter()
    find_links(text)
    assert time.perf_counter() - begun < 4
