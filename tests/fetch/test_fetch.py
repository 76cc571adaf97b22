"""Files, names, what is remembered, and what goes wrong."""

import sqlite3
from pathlib import Path

import pytest

from pipeline.config import NetworkSettings
from pipeline.errors import Outcome, RawError
from pipeline.fetch import Fetched, fetch, urls_in
from pipeline.fetch._files import file_name
from tests.network.servers import World, data, in_turn, page, raw, to, validated

SETTINGS = NetworkSettings(per_host_per_second=1000, timeout_seconds=1, total_seconds=2, response_bytes=200_000)
HN = "https://news.ycombinator.com/item?id=5"


def fetched(world: World, tmp_path: Path, *urls: str, **more: object) -> list[Fetched]:
    return fetch(urls, raw=tmp_path / "raw", state=tmp_path / "state", config=SETTINGS, reach=world.reach(), **more)  # type: ignore[arg-type]


def test_fetching_again_asks_for_news_and_touches_nothing(world: World, tmp_path: Path) -> None:
    world.routes["blog.example/list"] = validated("<title>A list</title>", '"v1"')
    (first,) = fetched(world, tmp_path, "https://blog.example/list")
    before = first.files[0].stat()
    (second,) = fetched(world, tmp_path, "https://blog.example/list")
    after = second.files[0].stat()
    assert (first.outcome, second.outcome) == ("new", "unchanged")
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert world.requests[-1].headers["if-none-match"] == '"v1"'


def test_a_file_that_was_deleted_comes_back(world: World, tmp_path: Path) -> None:
    world.routes["blog.example/list"] = validated("<title>A list</title>", '"v1"')
    (first,) = fetched(world, tmp_path, "https://blog.example/list")
    before = first.files[0].read_bytes()
    first.files[0].unlink()
    (second,) = fetched(world, tmp_path, "https://blog.example/list")
    assert second.outcome == "new" and second.files[0].read_bytes() == before


def test_last_modified_is_asked_after_too(world: World, tmp_path: Path) -> None:
    date = "Mon, 02 Nov 2026 10:00:00 GMT"
    world.routes["blog.example/list"] = in_turn(page("<title>A", last_modified=date), page("", 304))
    fetched(world, tmp_path, "https://blog.example/list")
    assert fetched(world, tmp_path, "https://blog.example/list")[0].outcome == "unchanged"
    assert world.requests[-1].headers["if-modified-since"] == date


def test_a_changed_thread_replaces_its_file(world: World, tmp_path: Path) -> None:
    world.routes["hn.algolia.com/api/v1/items/5"] = in_turn(data({"id": 5}), data({"id": 5, "children": [1]}))
    assert fetched(world, tmp_path, HN)[0].outcome == "new"
    assert fetched(world, tmp_path, HN)[0].outcome == "changed"
    assert b"children" in (tmp_path / "raw" / "hackernews-item-5.json").read_bytes()


def test_what_was_fetched_is_written_down(world: World, tmp_path: Path) -> None:
    world.routes["hn.algolia.com/api/v1/items/5"] = data({"id": 5})
    fetched(world, tmp_path, HN + "#9")
    rows = (
        sqlite3.connect(tmp_path / "state" / "fetched.sqlite")
        .execute("select name, source, asked from files")
        .fetchall()
    )
    assert rows == [("hackernews-item-5.json", HN, HN + "#9")]


def test_one_failure_does_not_stop_the_others_and_all_are_reported_in_order(world: World, tmp_path: Path) -> None:
    world.routes["hn.algolia.com/api/v1/items/5"] = data({"id": 5})
    seen: list[tuple[str, int, int]] = []
    results = fetched(
        world, tmp_path, "https://blog.example/gone", HN, "ftp://x/", "https://bad.example/", HN,
        on_progress=lambda result, done, total: seen.append((result.url, done, total)),
    )  # fmt: skip
    assert [result.outcome for result in results] == ["failed", "new", "failed", "failed"]
    assert [result.reason for result in results] == [Outcome.CONTENT, None, Outcome.FORBIDDEN, Outcome.TLS]
    assert sorted(done for _, done, _ in seen) == [1, 2, 3, 4] and {total for *_, total in seen} == {4}


@pytest.mark.parametrize(
    "answer",
    [
        raw(b"HTTP/1.1 200 X\r\ncontent-type: text/html\r\ncontent-length: 900\r\n\r\n<title>half"),
        page("x" * 300_000),
        page("", 500),
    ],
    ids=["half", "too large", "500"],
)
def test_a_bad_answer_leaves_the_old_file(world: World, tmp_path: Path, answer) -> None:
    world.routes["blog.example/list"] = page("<title>whole")
    (first,) = fetched(world, tmp_path, "https://blog.example/list")
    before = first.files[0].read_bytes()
    world.routes["blog.example/list"] = answer
    assert fetched(world, tmp_path, "https://blog.example/list")[0].outcome == "failed"
    assert first.files[0].read_bytes() == before
    assert len(list((tmp_path / "raw").iterdir())) == 1


def test_two_urls_of_one_name_get_two_files(world: World, tmp_path: Path) -> None:
    world.routes |= {"blog.example/a-b/c": page("<title>one"), "blog.example/a/b-c": page("<title>two")}
    urls = ["https://blog.example/a-b/c", "https://blog.example/a/b-c"]
    for _ in range(2):
        results = fetched(world, tmp_path, *urls)
        assert len({result.files[0] for result in results}) == 2
    assert {result.outcome for result in results} == {"unchanged"}


@pytest.mark.parametrize(
    "url",
    [
        "https://blog.example/../../etc/passwd",
        "https://blog.example/..%2f..%2fetc%2fpasswd",
        "https://blog.example/%00",
        "https://blog.example/.hidden",
        "https://blog.example/CON",
        "https://blog.example/" + "a" * 3000,
        "https://blog.example/" + "%E6%95%B0%E5%AD%A6",
        "https://blog.example/a%0Ab%5Cc:d*e?q=../../x",
    ],
)
def test_no_url_writes_outside_raw(world: World, tmp_path: Path, url: str) -> None:
    async def anything(request, writer) -> None:
        await page("<title>x")(request, writer)

    class Everything(dict):
        def get(self, key, default=None):
            return default if key.endswith("robots.txt") else anything

    world.routes = Everything()
    before = set(tmp_path.rglob("*"))
    for result in fetched(world, tmp_path, url):
        for file in result.files:
            assert file.parent == tmp_path / "raw" and file.is_file()
            assert len(file.name) < 200 and file.name[0].isalnum() and file.name.isascii()
    new = {path.parent for path in tmp_path.rglob("*")} - {path.parent for path in before}
    assert new <= {tmp_path, tmp_path / "raw", tmp_path / "state"}


def test_a_link_in_raw_is_replaced_not_followed(world: World, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "precious").write_text("mine")
    (tmp_path / "raw" / "hackernews-item-5.json").symlink_to(tmp_path / "precious")
    (tmp_path / "raw" / ".hackernews-item-5.json.part").symlink_to(tmp_path / "precious")
    world.routes["hn.algolia.com/api/v1/items/5"] = data({"id": 5})
    fetched(world, tmp_path, HN)
    assert (tmp_path / "precious").read_text() == "mine"


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("HN", "item", "5"), "hn-item-5.json"),
        (("a/../b", "c"), "a-..-b-c.json"),
        (("é ü", "x"), "e-u-x.json"),
    ],
)
def test_names(parts: tuple[str, ...], name: str) -> None:
    assert file_name(*parts, ending="json") == name


def test_names_of_one_script_or_another_stay_apart() -> None:
    assert file_name("数学", ending="md") != file_name("物理", ending="md")
    assert file_name("page-" + "数学", ending="md") != file_name("page-" + "物理", ending="md")
    assert file_name("a" * 500, ending="md") != file_name("a" * 501, ending="md")


def test_raw_that_is_a_file_is_an_error_of_the_call(world: World, tmp_path: Path) -> None:
    (tmp_path / "raw").write_text("no folder")
    with pytest.raises(RawError):
        fetched(world, tmp_path, HN)


def test_private_addresses_are_closed_but_for_the_exemption(world: World, tmp_path: Path) -> None:
    world.routes["127.0.0.1/list"] = page("<title>x")
    url = f"http://127.0.0.1:{world.ports[80]}/list"
    folders = {"raw": tmp_path / "raw", "state": tmp_path / "state", "config": SETTINGS}
    assert fetch([url], **folders)[0].reason is Outcome.FORBIDDEN  # type: ignore[arg-type]
    assert world.requests == []
    assert fetch([url], **folders, allow_private=True)[0].outcome == "new"  # type: ignore[arg-type]


def test_a_redirect_to_a_closed_address_saves_nothing(world: World, tmp_path: Path) -> None:
    world.routes["blog.example/x"] = to("http://169.254.169.254/latest/meta-data/iam/")
    assert fetched(world, tmp_path, "https://blog.example/x")[0].reason is Outcome.FORBIDDEN
    assert list((tmp_path / "raw").iterdir()) == []


def test_a_url_without_a_scheme_is_asked_over_https(world: World, tmp_path: Path) -> None:
    world.routes["hn.algolia.com/api/v1/items/5"] = data({"id": 5})
    (result,) = fetched(world, tmp_path, "news.ycombinator.com/item?id=5")
    assert (result.outcome, result.url, result.source) == ("new", "news.ycombinator.com/item?id=5", HN)


def test_no_urls_are_no_work(world: World, tmp_path: Path) -> None:
    assert fetched(world, tmp_path) == []


def test_a_list_of_urls() -> None:
    text = "\ufeff# my threads\nhttps://a.example/1\n\n  https://b.example/2  \r\n#https://c.example/\n"
    assert urls_in(text) == ["https://a.example/1", "https://b.example/2"]
