"""Links against real servers on loopback: where they lead, how they stand, and what is kept."""

import asyncio
import csv
import errno
import gc
import importlib
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.config import NetworkSettings
from pipeline.errors import AnotherRun, ConfigError, UsageError
from pipeline.resolve import Answer, LinkStatus, Summary, redirects, resolve, share
from pipeline.resolve.table import Journal, read, write
from tests.network.servers import World, data, in_turn, page, raw, to, validated

SETTINGS = NetworkSettings(per_host_per_second=1000, timeout_seconds=1, total_seconds=2)
START = datetime(2026, 5, 1, 12, tzinfo=UTC)
BOOK = page("<html><head><title>A book on groups</title></head><body>…</body></html>")


class Desk:
    """One state folder, with a clock that a test can turn."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world, self.state, self.now = world, folder / "state", START

    def resolve(self, *urls: str, **more: object) -> Summary:
        return resolve(
            urls, state=self.state, reach=self.world.reach(), now=lambda: self.now, **{"config": SETTINGS, **more}
        )  # type: ignore[arg-type]

    def answer(self, url: str, **more: object) -> Answer:
        self.resolve(url, **more)
        return self[url]

    def __getitem__(self, url: str) -> Answer:
        return read(self.state / "links.parquet")[url]


@pytest.fixture
def desk(world: World, tmp_path: Path) -> Desk:
    world.routes["good.example/"] = page("<title>Somebody answers</title>")
    return Desk(world, tmp_path)


# where links lead


def test_a_short_link_gives_its_target(desk: Desk) -> None:
    desk.world.routes["bit.ly/abc"] = to("https://good.example/book?utm_source=x#part", 301)
    desk.world.routes["good.example/book"] = BOOK
    answer = desk.answer("https://bit.ly/abc")
    assert answer.final_url == "https://good.example/book?utm_source=x#part"
    assert (answer.status, answer.http_status, answer.hops) == (LinkStatus.ALIVE, 200, 1)
    assert answer.title == "A book on groups"
    assert answer.checked_at == START


@pytest.mark.parametrize(
    "body",
    [
        '<head><noscript><META http-equiv="refresh" content="0;URL=https://good.example/book"></noscript><title>x</title></head><script>location.replace("https:\\/\\/good.example\\/book")</script>',
        '<script>window.location.href = "https://good.example/book";</script>',
        "<meta http-equiv=refresh content='0; url=/book2'>",
    ],
    ids=["noscript", "script", "meta"],
)
def test_a_shortener_s_own_page_is_read(desk: Desk, body: str) -> None:
    desk.world.routes |= {
        "t.co/x1": page(body),
        "t.co/book2": to("https://good.example/book"),
        "good.example/book": BOOK,
    }
    assert desk.answer("https://t.co/x1").final_url == "https://good.example/book"


def test_a_shortener_s_gate_is_passed(desk: Desk) -> None:
    gate = '<title>LinkedIn</title><a data-tracking-control-name="external_url_click" href="https://good.example/book">on</a>'
    desk.world.routes |= {"lnkd.in/x1": page(gate), "good.example/book": BOOK}
    assert desk.answer("https://lnkd.in/x1").final_url == "https://good.example/book"


def test_what_only_the_caller_knows_as_short(desk: Desk) -> None:
    script = page('<script>location.replace("https://good.example/book")</script>')
    desk.world.routes |= {"one.example/s/1": script, "two.example/s/1": script, "good.example/book": BOOK}
    desk.resolve("http://one.example/s/1", "http://two.example/s/1", short=["http://one.example/s/1"])
    assert desk["http://one.example/s/1"].final_url == "https://good.example/book"
    assert desk["http://two.example/s/1"].final_url == "http://two.example/s/1"


def test_a_refresh_of_a_page_is_followed(desk: Desk) -> None:
    desk.world.routes["one.example/old"] = page(
        '<head><title>Moved</title><meta http-equiv="Refresh" content="0; url=/new"></head>'
    )
    desk.world.routes["one.example/new"] = BOOK
    answer = desk.answer("http://one.example/old")
    assert (answer.final_url, answer.status, answer.hops) == ("http://one.example/new", LinkStatus.MOVED, 1)


@pytest.mark.parametrize(
    "head",
    [
        '<meta http-equiv="refresh" content="300; url=/new">',  # a page that reloads
        '<meta http-equiv="refresh" content="0">',
        '<meta http-equiv="refresh" content="0; url=/old">',  # to itself
        '<noscript><meta http-equiv="refresh" content="0; url=/new"></noscript>',
        '<meta name="refresh" content="0; url=/new">',
        '<meta http-equiv="refresh" content="0; url=javascript:alert(1)">',
    ],
)
def test_what_is_no_refresh_is_not_followed(desk: Desk, head: str) -> None:
    desk.world.routes["one.example/old"] = page(f"<head><title>Here</title>{head}</head>")
    assert desk.answer("http://one.example/old").final_url == "http://one.example/old"


def test_refreshes_in_a_circle_end(desk: Desk) -> None:
    for n, m in ((1, 2), (2, 1)):
        desk.world.routes[f"one.example/{n}"] = page(f'<title>x</title><meta http-equiv=refresh content="0;url=/{m}">')
    answer = desk.answer("http://one.example/1")
    assert (answer.status, answer.final_url) == (LinkStatus.UNKNOWN, "http://one.example/1")


def test_the_target_of_a_short_link_counts_though_it_cannot_be_asked(desk: Desk) -> None:
    desk.world.gone.add("no.example")
    desk.world.routes["bit.ly/abc"] = to("https://no.example/book")
    desk.world.routes["bit.ly/def"] = to("https://bad.example/book")
    desk.resolve("https://bit.ly/abc", "https://bit.ly/def")
    assert desk["https://bit.ly/abc"].final_url == "https://no.example/book"
    assert desk["https://bit.ly/def"].final_url == "https://bad.example/book"
    assert desk["https://bit.ly/def"].status is LinkStatus.UNKNOWN


@pytest.mark.parametrize("last", ["itms-apps://x", "http://10.0.0.1/", "http://[::1", "mailto:ada@example.org"])
def test_a_target_that_is_never_asked_is_no_target(desk: Desk, last: str) -> None:
    importlib.import_module("distributed")  # its tblib changes how exceptions are copied, for the whole process
    desk.world.routes |= {
        "bit.ly/abc": to("https://good.example/book"),
        "good.example/book": to(last),
        "bit.ly/def": to(last),
    }
    desk.resolve("https://bit.ly/abc", "https://bit.ly/def")
    assert desk["https://bit.ly/abc"].final_url == "https://good.example/book"
    assert desk["https://bit.ly/def"].final_url == "https://bit.ly/def", desk["https://bit.ly/def"].reason


# how links stand

STANDS = {
    200: "alive", 203: "alive", 206: "alive", 400: "unknown", 401: "blocked", 402: "blocked", 403: "blocked",
    404: "unknown", 405: "unknown", 408: "unknown", 410: "unknown", 429: "blocked", 451: "blocked", 500: "unknown",
    503: "unknown", 520: "unknown", 999: "blocked",
}  # fmt: skip


@pytest.mark.parametrize(("status", "stands"), STANDS.items())
def test_each_status_at_first_sight(desk: Desk, status: int, stands: str) -> None:
    desk.world.routes["one.example/x"] = page("<title>x</title>", status)
    answer = desk.answer("http://one.example/x")
    assert (answer.status, answer.http_status) == (stands, status)
    assert answer.title == ("x" if stands == "alive" else None)


@pytest.mark.parametrize("status", [404, 410])
def test_gone_twice_a_day_apart_is_dead_and_an_archived_copy_is_offered(desk: Desk, status: int) -> None:
    copy = "http://web.archive.org/web/20200101000000/http://one.example/x"
    desk.world.routes["one.example/x"] = page("", status)
    desk.world.routes["archive.org/wayback/available"] = data(
        {"archived_snapshots": {"closest": {"available": True, "url": copy}}}
    )
    assert desk.answer("http://one.example/x").status is LinkStatus.UNKNOWN
    desk.now += timedelta(hours=23)
    desk.resolve("http://one.example/x")
    assert desk.world.asked() == ["one.example/x"]  # not even asked again within the day
    desk.now += timedelta(hours=2)
    answer = desk.answer("http://one.example/x")
    assert answer.status is LinkStatus.DEAD
    assert answer.final_url == "http://one.example/x"
    assert answer.archive_url == copy.replace("http:", "https:", 1)
    assert answer.gone_at == START


@pytest.mark.parametrize(
    "archive",
    [
        page("", 500),
        page("{"),
        data({"archived_snapshots": {}}),
        data({"archived_snapshots": {"closest": {"available": True, "url": "https://evil.example/"}}}),
    ],
    ids=["500", "no json", "none", "elsewhere"],
)
def test_without_an_archived_copy_none_is_offered(desk: Desk, archive) -> None:
    desk.world.routes |= {"one.example/x": page("", 404), "archive.org/wayback/available": archive}
    desk.resolve("http://one.example/x")
    answer = desk.answer("http://one.example/x", recheck=True)
    assert (answer.status, answer.archive_url) == (LinkStatus.DEAD, None)


def test_recheck_lets_the_second_look_decide_at_once_but_never_the_first(desk: Desk) -> None:
    desk.world.routes["one.example/x"] = page("", 404)
    assert desk.answer("http://one.example/x", recheck=True).status is LinkStatus.UNKNOWN
    assert desk.answer("http://one.example/x", recheck=True).status is LinkStatus.DEAD


def test_what_comes_back_was_never_dead(desk: Desk) -> None:
    desk.world.routes["one.example/x"] = in_turn(page("", 404), BOOK, page("", 404))
    for _ in range(3):
        answer = desk.answer("http://one.example/x", recheck=True)
    assert (answer.status, answer.gone_at) == (LinkStatus.UNKNOWN, START)
    assert desk.answer("http://one.example/x", recheck=True).status is LinkStatus.DEAD


def test_a_passing_trouble_between_two_looks_keeps_the_first(desk: Desk) -> None:
    desk.world.routes["one.example/x"] = in_turn(page("", 404), raw(), raw(), raw(), page("", 404))
    for _ in range(2):
        assert desk.answer("http://one.example/x").status is LinkStatus.UNKNOWN
        desk.now += timedelta(days=2)
    assert desk.answer("http://one.example/x").status is LinkStatus.DEAD


def test_a_name_that_is_gone_twice_is_dead(desk: Desk) -> None:
    desk.world.gone.add("one.example")
    urls = ("http://one.example/x", "https://good.example/")
    desk.resolve(*urls)
    assert desk[urls[0]].status is LinkStatus.UNKNOWN
    desk.now += timedelta(days=1)
    desk.resolve(*urls, recheck=True)
    assert desk[urls[0]].status is LinkStatus.DEAD


def test_without_a_network_nothing_dies(desk: Desk) -> None:
    desk.world.gone |= {"one.example", "two.example"}
    for _ in range(3):
        desk.resolve("http://one.example/x", "http://two.example/x", recheck=True)
        desk.now += timedelta(days=2)
    assert {desk["http://one.example/x"].status, desk["http://two.example/x"].status} == {LinkStatus.UNKNOWN}
    assert "network" in desk["http://one.example/x"].reason


@pytest.mark.parametrize(
    "url",
    [
        "http://slow.example/x",
        "http://drop.example/x",
        "https://bad.example/x",
        "http://loop.example/x",
        "http://in.example/x",
        "http://one.example:22/x",
    ],
)
def test_trouble_is_not_death(desk: Desk, url: str) -> None:
    desk.world.names["in.example"] = [["10.0.0.1"]]
    desk.world.routes |= {"slow.example/x": raw(b"", wait=9), "drop.example/x": raw(), "loop.example/x": to("/x")}
    for _ in range(2):
        answer = desk.answer(
            url, recheck=True, config=NetworkSettings(timeout_seconds=0.3, total_seconds=0.5, per_host_per_second=1000)
        )
        assert (answer.status, answer.http_status, answer.final_url) == (LinkStatus.UNKNOWN, None, url)
        assert answer.reason


WALLS = {
    "just a moment...": "blocked",
    "Attention Required! | Cloudflare": "blocked",
    "Are you a robot?": "blocked",
    "Are you a robot? A history of the Turing test": "alive",  # near miss: an article
    "Access Denied": "blocked",
    "Access denied: a guide to file permissions": "alive",
    "404 Not Found": "unknown",
    "Page not found": "unknown",
    "404 pages that teach design": "alive",
    "Not found: stories of lost proofs": "alive",
}


@pytest.mark.parametrize(("title", "stands"), WALLS.items())
def test_a_page_that_is_none_is_known_by_its_whole_title(desk: Desk, title: str, stands: str) -> None:
    desk.world.routes["one.example/x"] = page(f"<head><title>{title}</title></head>")
    answer = desk.answer("http://one.example/x")
    assert answer.status == stands
    assert answer.title == (title if stands == "alive" else None)


def test_a_challenge_is_a_wall(desk: Desk) -> None:
    desk.world.routes["one.example/x"] = page("<title>x</title>", 503, cf_mitigated="challenge")
    assert desk.answer("http://one.example/x").status is LinkStatus.BLOCKED


def test_robots_txt_keeps_out_and_the_target_is_still_known(desk: Desk) -> None:
    desk.world.routes["one.example/robots.txt"] = page("User-agent: *\nDisallow: /", kind="text/plain")
    desk.world.routes["bit.ly/abc"] = to("http://one.example/x")
    answer = desk.answer("https://bit.ly/abc")
    assert (answer.status, answer.final_url, answer.http_status) == (LinkStatus.BLOCKED, "http://one.example/x", None)
    assert "one.example/x" not in desk.world.asked()


def test_a_short_link_s_redirect_is_no_page_of_its_shortener(desk: Desk) -> None:
    desk.world.routes["t.co/robots.txt"] = page("User-agent: *\nDisallow: /", kind="text/plain")
    desk.world.routes |= {"t.co/x1": to("https://good.example/book", 301), "good.example/book": BOOK}
    assert desk.answer("https://t.co/x1").final_url == "https://good.example/book"


MOVES = [
    # redirects as (status, target), and how the link then stands
    ([(301, "/new-place/x")], "moved"),
    ([(308, "https://good.example/new/x")], "moved"),
    ([(302, "/new-place/x")], "alive"),
    ([(301, "/a/x"), (302, "/b/x")], "alive"),  # the last place is not for good
    ([(301, "https://one.example/deep/x")], "alive"),  # only the scheme
    ([(301, "/deep/x/")], "alive"),  # only a slash
    ([(301, "/")], "unknown"),  # a front page instead
    ([(302, "/en/")], "unknown"),
    ([(302, "/login?next=/deep/x")], "blocked"),
    ([(302, "/accounts/signin")], "blocked"),
    ([(302, "http://consent.one.example/m?continue=x")], "blocked"),
    ([(302, "/login-methods-compared")], "alive"),  # near miss: an article
]


@pytest.mark.parametrize(("steps", "stands"), MOVES)
def test_where_redirects_lead_decides(desk: Desk, steps: list[tuple[int, str]], stands: str) -> None:
    here = "one.example/deep/x"
    for status, target in steps:
        desk.world.routes[here] = to(target, status)
        here = target.partition("://")[2] if "://" in target else "one.example" + target.partition("?")[0]
    asked: list[str] = []

    async def there(request, writer) -> None:
        asked.append(request.path)
        first = len(asked) == 1 and here == "one.example/deep/x" and steps
        await (to(steps[0][1], steps[0][0]) if first else BOOK)(request, writer)

    desk.world.routes[here] = there
    answer = desk.answer("http://one.example/deep/x")
    assert answer.status == stands
    assert (answer.final_url == "http://one.example/deep/x") is (stands in ("unknown", "blocked"))


def test_a_short_link_to_a_front_page_is_alive(desk: Desk) -> None:
    desk.world.routes["bit.ly/abc"] = to("https://good.example/", 301)
    answer = desk.answer("https://bit.ly/abc")
    assert (answer.status, answer.final_url) == (LinkStatus.ALIVE, "https://good.example/")


@pytest.mark.parametrize(
    ("target", "status", "stands", "final"),
    [
        ("https://good.example/book", 403, "blocked", "https://good.example/book"),
        ("https://good.example/book", 500, "unknown", "https://good.example/book"),
        ("https://good.example/book", 404, "unknown", "https://good.example/book"),
        ("https://bit.ly/expired", 200, "unknown", "https://bit.ly/abc"),  # the shortener's own page
        ("https://bit.ly/expired", 404, "unknown", "https://bit.ly/abc"),
    ],
)
def test_the_target_of_a_short_link_is_what_stands_behind_its_shorteners(
    desk: Desk, target: str, status: int, stands: str, final: str
) -> None:
    desk.world.routes |= {"bit.ly/abc": to(target), target.partition("//")[2]: page("<title>x</title>", status)}
    answer = desk.answer("https://bit.ly/abc")
    assert (answer.status, answer.final_url, answer.hops) == (stands, final, int(final == target))


def test_a_shared_error_page_makes_no_two_links_one(desk: Desk) -> None:
    desk.world.routes |= {f"one.example/{n}": to("/captcha") for n in range(2)} | {"one.example/captcha": page("", 403)}
    desk.resolve(*(f"http://one.example/{n}" for n in range(2)))
    assert [desk[f"http://one.example/{n}"].final_url for n in range(2)] == [
        f"http://one.example/{n}" for n in range(2)
    ]


# titles and addresses

TITLES = [
    ("<title>  A book\n on   groups </title>", "A book on groups"),
    ("<title>A &amp; B</title>", "A & B"),
    ('<title>Site</title><meta property="og:title" content="A book">', "A book"),
    ("<title></title>", None),
    ("<p>nothing", None),
    ("<title>" + "x" * 5000 + "</title>", "x" * 299 + "…"),
    ("<svg><title>icon</title></svg><title>A page</title>", "A page"),
]


@pytest.mark.parametrize(("html", "title"), TITLES)
def test_titles(desk: Desk, html: str, title: str | None) -> None:
    desk.world.routes["one.example/x"] = page(html)
    assert desk.answer("http://one.example/x").title == title


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<title>Für Anfänger</title>".encode(), "text/html"),
        ("<title>Für Anfänger</title>".encode("latin-1"), "text/html; charset=iso-8859-1"),
        ("<meta charset=windows-1252><title>Für Anfänger</title>".encode("cp1252"), "text/html"),
        (
            "<?xml version='1.0' encoding='ISO-8859-1'?><html><head><title>Für Anfänger</title></head></html>".encode(
                "latin-1"
            ),
            "application/xhtml+xml; charset=latin1",
        ),
        ("<title>FÃ¼r AnfÃ¤nger</title>".encode(), "text/html; charset=nonsense"),
    ],
)
def test_titles_in_any_encoding(desk: Desk, body: bytes, kind: str) -> None:
    desk.world.routes["one.example/x"] = page(body, kind=kind)
    assert desk.answer("http://one.example/x").title == "Für Anfänger"


@pytest.mark.parametrize("charset", ["hex", "punycode", "idna", "utf-7", "a\0b", "x" * 500, "unicode_escape"])
def test_strange_charsets_are_no_trouble(desk: Desk, charset: str) -> None:
    head = b"HTTP/1.1 200 X\r\ncontent-type: text/html; charset=" + charset.replace("\0", "\\0").encode() + b"\r\n\r\n"
    desk.world.routes["one.example/x"] = raw(head + b"<title>x</title>\xff")
    assert desk.answer("http://one.example/x").status is LinkStatus.ALIVE


@pytest.mark.parametrize(
    "body", [b"", b"\x00\x01\x02", b"<", b"<title", b"<" * 100_000, b"<div>" * 60_000, b"\xff\xfe<\x00"]
)
def test_broken_pages_are_alive(desk: Desk, body: bytes) -> None:
    desk.world.routes["one.example/x"] = page(body)
    assert desk.answer("http://one.example/x").status is LinkStatus.ALIVE


def test_a_page_of_any_length_is_read_to_its_head_only(desk: Desk) -> None:
    desk.world.routes["one.example/x"] = page("<head><title>Long</title></head>" + "x" * 3_000_000)
    assert desk.answer("http://one.example/x").title == "Long"


def test_what_is_no_page_has_no_title(desk: Desk) -> None:
    desk.world.routes["one.example/x"] = page("%PDF <title>no</title>", kind="application/pdf")
    answer = desk.answer("http://one.example/x")
    assert (answer.status, answer.title) == (LinkStatus.ALIVE, None)


def test_a_large_file_that_is_no_page_is_not_read(desk: Desk) -> None:
    head = b"HTTP/1.1 200 X\r\ncontent-type: application/pdf\r\ncontent-length: 900000000\r\n\r\n"
    desk.world.routes["one.example/x"] = raw(head, wait=5)  # and then nothing
    answer = desk.answer("http://one.example/x")
    assert (answer.status, answer.http_status) == (LinkStatus.ALIVE, 200)


def test_the_page_s_own_address_is_kept(desk: Desk) -> None:
    desk.world.routes["one.example/x"] = page('<head><title>x</title><link rel="canonical" href="/the-book"></head>')
    assert desk.answer("http://one.example/x?from=feed").canonical_url == "http://one.example/the-book"


def test_places_of_one_page_are_one_request(desk: Desk) -> None:
    desk.world.routes |= {"one.example/x": to("/new/x", 301), "one.example/new/x": BOOK}
    urls = ["http://one.example/x", "http://one.example/x#a", "http://one.example/x#b"]
    assert desk.resolve(*urls).counts == {"moved": 3}
    assert desk.world.asked() == ["one.example/x", "one.example/new/x"]
    assert [desk[url].final_url for url in urls] == [f"http://one.example/new/x{end}" for end in ("", "#a", "#b")]


def test_a_place_that_a_redirect_names_wins(desk: Desk) -> None:
    desk.world.routes |= {"one.example/x": to("/new/x#here", 301), "one.example/new/x": BOOK}
    desk.resolve("http://one.example/x#a", "http://one.example/x#b")
    assert desk["http://one.example/x#b"].final_url == "http://one.example/new/x#here"


# what is kept and asked again


def test_the_table_has_its_columns(desk: Desk) -> None:
    desk.resolve("https://good.example/")
    schema = pq.read_schema(desk.state / "links.parquet")
    assert schema.names[:8] == ["url", "final_url", "status", "http_status", "checked_at", "etag", "title", "hops"]
    assert str(schema.field("checked_at").type) == "timestamp[us, tz=UTC]"
    assert sorted(path.name for path in desk.state.iterdir()) == ["links.parquet", "run.lock"]


def test_an_empty_run_writes_a_whole_schema(desk: Desk) -> None:
    assert desk.resolve() == Summary(0, 0, 0, 0, {})
    assert pq.read_table(desk.state / "links.parquet").num_rows == 0


def test_fresh_answers_are_used_again_and_old_ones_asked_after_with_their_etag(desk: Desk) -> None:
    desk.world.routes["one.example/x"] = validated("<title>A book</title>", '"v1"')
    assert desk.resolve("http://one.example/x").asked == 1
    assert desk.resolve("http://one.example/x") == Summary(1, 0, 1, 0, {})
    desk.now += timedelta(days=31)
    answer = desk.answer("http://one.example/x")
    assert desk.world.requests[-1].headers["if-none-match"] == '"v1"'
    assert (answer.status, answer.title, answer.checked_at) == (LinkStatus.ALIVE, "A book", desk.now)


def test_the_same_answers_give_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    urls = [f"http://h{n}.example/x" for n in range(9)]
    desk.world.routes |= {f"h{n}.example/x": BOOK for n in range(9)}
    desk.resolve(*urls)
    other = Desk(desk.world, tmp_path / "other")
    other.resolve(*reversed(urls))
    assert (desk.state / "links.parquet").read_bytes() == (other.state / "links.parquet").read_bytes()


def an_error() -> None:
    raise KeyboardInterrupt


def ctrl_c() -> None:
    signal.raise_signal(signal.SIGINT)


@pytest.mark.parametrize("interrupt", [an_error, ctrl_c])
def test_an_interrupted_run_keeps_its_answers_and_the_next_goes_on(desk: Desk, interrupt: Callable[[], None]) -> None:
    desk.world.routes |= {f"one.example/{n}": BOOK for n in range(6)}
    urls = [f"http://one.example/{n}" for n in range(6)]

    def stop(_answer: object, done: int, _total: int) -> None:
        if done == 3:
            interrupt()

    with pytest.raises(KeyboardInterrupt):
        desk.resolve(*urls, on_progress=stop)
    gc.collect()  # here the tasks that were cut off write their tracebacks, and not within a later test's ast.parse
    assert len(read(desk.state / "links.parquet")) == 3
    summary = desk.resolve(*urls)
    assert (summary.asked, summary.reused) == (3, 3)
    assert len(desk.world.asked()) == 6


def test_a_run_that_was_killed_leaves_a_journal_which_the_next_reads(desk: Desk) -> None:
    table = desk.state / "links.parquet"
    write(table, [Answer("http://one.example/a", status=LinkStatus.ALIVE, checked_at=START)])
    with Journal(table) as journal:
        journal.add(Answer("http://one.example/b", status=LinkStatus.MOVED, checked_at=START, title="Bücher"))
    with table.with_suffix(".jsonl").open("a") as file:
        file.write('{"url": "http://one.example/c", "sta')  # cut
    assert desk.resolve("http://one.example/a", "http://one.example/b") == Summary(2, 0, 2, 0, {})
    assert desk["http://one.example/b"].title == "Bücher"
    assert not table.with_suffix(".jsonl").exists()


def test_a_second_run_asks_nothing_while_one_is_at_work(desk: Desk) -> None:
    refused: list[str] = []

    def another(_answer: object, _done: int, _total: int) -> None:
        with pytest.raises(AnotherRun) as error:
            desk.resolve("https://good.example/other")
        refused.append(str(error.value))

    summary = desk.resolve("https://good.example/", on_progress=another)
    assert summary.asked == 1 and len(refused) == 1 and str(desk.state) in refused[0]
    assert "https://good.example/other" not in read(desk.state / "links.parquet")
    assert desk.resolve("https://good.example/").reused == 1


def test_a_broken_table_says_what_to_do(desk: Desk) -> None:
    desk.state.mkdir()
    (desk.state / "links.parquet").write_bytes(b"PAR1 broken")
    with pytest.raises(UsageError, match="delete it"):
        desk.resolve("https://good.example/")


def test_a_host_that_wants_to_be_left_alone_is_postponed(desk: Desk) -> None:
    desk.world.routes |= {f"one.example/{n}": page("", 429, retry_after="7200") for n in range(3)}
    summary = desk.resolve(*(f"http://one.example/{n}" for n in range(3)))
    assert (summary.asked, summary.postponed, summary.counts) == (1, 2, {"blocked": 1})
    assert len(desk.world.asked()) == 1


def test_progress_counts_every_url_once(desk: Desk) -> None:
    desk.world.routes["one.example/x"] = page("", 429, retry_after="7200")
    seen: list[tuple[int, int]] = []
    desk.resolve(
        "https://good.example/", "http://one.example/x", "http://one.example/y", "https://good.example/",
        on_progress=lambda _answer, done, total: seen.append((done, total)),
    )  # fmt: skip
    assert sorted(seen) == [(1, 3), (2, 3), (3, 3)]


def test_hosts_are_asked_side_by_side_and_each_in_order(desk: Desk) -> None:
    async def slow(request, writer) -> None:
        await asyncio.sleep(0.1)
        await BOOK(request, writer)

    desk.world.routes |= {f"h{n}.example/{m}": slow for n in range(8) for m in range(2)}
    start = asyncio.new_event_loop().time()
    desk.resolve(*(f"http://h{n}.example/{m}" for n in range(8) for m in range(2)))
    assert asyncio.new_event_loop().time() - start < 1.2  # 1.6 one after another


def test_what_only_looks_like_a_url_is_unknown(desk: Desk) -> None:
    urls = ["http://[::1", "http://", "http://a b/", "https://one.example:99999/", "http://x/\u2026" + "y" * 9000]
    assert desk.resolve(*urls).counts == {"unknown": 5}
    assert desk.world.connections == []


def test_a_full_disk_is_an_error_of_the_disk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_journal: Journal, _answer: Answer) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Journal, "add", full)
    with pytest.raises(OSError, match="No space left"):
        desk.resolve("https://good.example/", "http://one.example/x")


def test_what_is_no_web_address_is_passed_over(desk: Desk) -> None:
    assert desk.resolve("mailto:ada@example.org", "doi:10.1000/1", "javascript:alert(1)").asked == 0
    assert desk.world.connections == []


# redirects.csv


def test_the_user_s_redirects_work_offline_and_are_not_asked(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "redirects.csv"
    file.write_text(
        "\ufeffshort,long\n# mine\nbit.ly/abc,https://good.example/book\nhttps://t.co/1,good.example/other\n"
    )
    told = redirects(file, desk.state / "links.parquet")
    assert told["https://bit.ly/abc"].final_url == told["http://bit.ly/abc"].final_url == "https://good.example/book"
    assert told["https://t.co/1"].final_url == "https://good.example/other"
    assert told["https://t.co/1"].link_status is None
    desk.world.routes["good.example/book"] = to("/new-book/1", 301)
    desk.world.routes["good.example/new-book/1"] = BOOK
    desk.resolve("https://bit.ly/abc", "http://bit.ly/abc", csv=file)
    assert not any(asked.startswith("bit.ly") for asked in desk.world.asked())
    told = redirects(file, desk.state / "links.parquet")
    assert told["https://bit.ly/abc"].final_url == "https://good.example/new-book/1"
    assert (told["https://bit.ly/abc"].link_status, told["https://bit.ly/abc"].checked_at) == ("moved", START)


def test_without_files_nothing_is_known(tmp_path: Path) -> None:
    assert redirects(tmp_path / "redirects.csv", tmp_path / "links.parquet") == {}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("short,long\nhttps://bit.ly/1\n", 2),
        ("https://bit.ly/1,\n", 1),
        ("https://bit.ly/1,ftp://x/\n", 1),
        ("https://bit.ly/1,https://a.example/\n\nhttps://bit.ly/1,https://b.example/\n", 3),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "redirects.csv"
    file.write_text(text)
    with pytest.raises(ConfigError, match=rf"redirects\.csv:{line}: "):
        redirects(file, tmp_path / "links.parquet")


def test_known_targets_are_added_to_the_user_s_file_and_no_line_is_changed(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "redirects.csv"
    file.write_text("short,long\nhttps://bit.ly/mine,https://good.example/mine")
    desk.world.routes |= {"bit.ly/abc": to("https://good.example/a,b"), "good.example/a,b": BOOK}
    desk.resolve("https://bit.ly/abc", "https://good.example/")
    from pipeline.links import is_short

    assert share(file, desk.state / "links.parquet", short=is_short) == 1
    assert share(file, desk.state / "links.parquet", short=is_short) == 0
    assert list(csv.reader(file.open())) == [
        ["short", "long"],
        ["https://bit.ly/mine", "https://good.example/mine"],
        ["https://bit.ly/abc", "https://good.example/a,b"],
    ]
