"""Each fetcher against the shape of its site's interface, with authors and sentences of our own."""

import base64
import json
from pathlib import Path

import pytest

from pipeline.config import NetworkSettings
from pipeline.errors import Outcome
from pipeline.fetch import Fetched, fetch
from tests.network.servers import World, data, page, to

SETTINGS = NetworkSettings(per_host_per_second=1000, timeout_seconds=2, total_seconds=4)


def fetched(world: World, tmp_path: Path, *urls: str) -> list[Fetched]:
    return fetch(urls, raw=tmp_path / "raw", state=tmp_path / "state", config=SETTINGS, reach=world.reach())


def only(world: World, tmp_path: Path, url: str) -> tuple[str, bytes]:
    (result,) = fetched(world, tmp_path, url)
    assert result.error is None
    (file,) = result.files
    assert [path.name for path in (tmp_path / "raw").iterdir()] == [file.name]  # nothing beside it
    return file.name, file.read_bytes()


def refused(world: World, tmp_path: Path, url: str) -> Fetched:
    (result,) = fetched(world, tmp_path, url)
    assert result.outcome == "failed" and result.error and result.files == ()
    assert list((tmp_path / "raw").iterdir()) == []
    return result


def test_hacker_news(world: World, tmp_path: Path) -> None:
    item = {
        "id": 123,
        "author": "ada",
        "title": "Ask",
        "text": None,
        "children": [{"id": 124, "author": "bob", "text": "<p>Read this", "children": []}],
    }
    world.routes["hn.algolia.com/api/v1/items/123"] = data(item)
    name, body = only(world, tmp_path, "https://news.ycombinator.com/item?id=123#124")
    assert name == "hackernews-item-123.json"
    assert json.loads(body) == item


STATUS = {
    "id": "1122334455",
    "content": "<p>Good books</p>",
    "account": {"acct": "ada"},
    "url": "https://mastodon.example/@ada/1122334455",
}
CONTEXT = {"ancestors": [], "descendants": [{**STATUS, "id": "1122334466", "in_reply_to_id": "1122334455"}]}


def test_mastodon_on_any_instance(world: World, tmp_path: Path) -> None:
    world.routes["mastodon.example/api/v1/statuses/1122334455"] = data(STATUS)
    world.routes["mastodon.example/api/v1/statuses/1122334455/context"] = data(CONTEXT)
    name, body = only(world, tmp_path, "https://mastodon.example/@ada/1122334455")
    assert name == "mastodon-mastodon.example-status-1122334455.json"
    assert json.loads(body) == {"ancestors": [], "status": STATUS, "descendants": CONTEXT["descendants"]}


@pytest.mark.parametrize(
    "answer",
    [
        page("", 404),
        data(
            {"error": "no"},
        ),
        data(["x"]),
        page("<html>hello"),
    ],
    ids=["404", "other", "list", "html"],
)
def test_what_only_looks_like_mastodon_is_a_page(world: World, tmp_path: Path, answer) -> None:
    world.routes["blog.example/api/v1/statuses/1122334455"] = answer
    world.routes["blog.example/api/v1/statuses/1122334455/context"] = answer
    world.routes["blog.example/@ada/1122334455"] = page("<!DOCTYPE html><title>A post</title>")
    name, body = only(world, tmp_path, "https://blog.example/@ada/1122334455")
    assert name == "page-blog.example-ada-1122334455.html"
    assert b"A post" in body


def test_bluesky(world: World, tmp_path: Path) -> None:
    thread = {
        "thread": {
            "post": {
                "uri": "at://did:plc:x/app.bsky.feed.post/3kabc",
                "author": {"handle": "ada.example"},
                "record": {"text": "Hi"},
            },
            "replies": [],
        }
    }
    world.routes["public.api.bsky.app/xrpc/app.bsky.feed.getPostThread"] = data(thread)
    name, body = only(world, tmp_path, "https://bsky.app/profile/ada.example/post/3kabc")
    assert name == "bluesky-ada.example-3kabc.json"
    assert json.loads(body) == thread
    assert "uri=at%3A%2F%2Fada.example%2Fapp.bsky.feed.post%2F3kabc" in world.asked()[-1]


def test_a_hidden_bluesky_post_is_refused(world: World, tmp_path: Path) -> None:
    gone = {"thread": {"$type": "app.bsky.feed.defs#notFoundPost", "notFound": True}}
    world.routes["public.api.bsky.app/xrpc/app.bsky.feed.getPostThread"] = data(gone)
    assert refused(world, tmp_path, "https://bsky.app/profile/ada.example/post/3kabc").reason is Outcome.CONTENT


LISTING = [
    {"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {"id": "abc123", "title": "Where to start?"}}]}},
    {
        "kind": "Listing",
        "data": {"children": [{"kind": "t1", "data": {"author": "bob", "body": "Try this", "replies": ""}}]},
    },
]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.reddit.com/r/learnmath/comments/abc123/where_to_start/",
        "https://old.reddit.com/r/learnmath/comments/abc123/x/def456/",
        "https://redd.it/abc123",
    ],
)
def test_reddit(world: World, tmp_path: Path, url: str) -> None:
    world.routes["www.reddit.com/comments/abc123.json"] = data(LISTING)
    name, body = only(world, tmp_path, url)
    assert name == "reddit-post-abc123.json"
    assert json.loads(body) == LISTING


def test_what_a_site_holds_back_is_said(world: World, tmp_path: Path) -> None:
    more = {"kind": "more", "data": {"count": 7, "children": ["x"]}}
    post, comments = json.loads(json.dumps(LISTING))
    comments["data"]["children"] += [
        more,
        {"kind": "t1", "data": {"replies": {"kind": "Listing", "data": {"children": [more]}}}},
    ]
    world.routes["www.reddit.com/comments/abc123.json"] = data([post, comments])
    world.routes["mastodon.example/api/v1/statuses/1122334455"] = data(STATUS)
    world.routes["mastodon.example/api/v1/statuses/1122334455/context"] = data(
        {"ancestors": [], "descendants": [STATUS] * 60}
    )
    reddit, mastodon = fetched(world, tmp_path, "https://redd.it/abc123", "https://mastodon.example/@ada/1122334455")
    assert reddit.note is not None and reddit.note.startswith("14 comments")
    assert mastodon.note is not None and "longer" in mastodon.note


def test_a_shared_reddit_link_is_followed(world: World, tmp_path: Path) -> None:
    world.routes["www.reddit.com/r/learnmath/s/AbCdEf"] = to("/r/learnmath/comments/abc123/where/", 301)
    world.routes["www.reddit.com/r/learnmath/comments/abc123/where/"] = page("<html>")
    world.routes["www.reddit.com/comments/abc123.json"] = data(LISTING)
    assert only(world, tmp_path, "https://www.reddit.com/r/learnmath/s/AbCdEf")[0] == "reddit-post-abc123.json"


def test_reddit_that_lets_no_program_in_says_what_to_do(world: World, tmp_path: Path) -> None:
    world.routes["www.reddit.com/comments/abc123.json"] = page("blocked", 403)
    assert "browser" in str(refused(world, tmp_path, "https://redd.it/abc123").error)


def test_stack_exchange(world: World, tmp_path: Path) -> None:
    question = {
        "question_id": 7,
        "title": "Books on &quot;groups&quot;",
        "body": "<p>Which?",
        "answer_count": 2,
        "link": "https://math.stackexchange.com/questions/7",
    }
    first, second = ({"answer_id": n, "body": f"<p>Answer {n}", "owner": {"display_name": "Ada"}} for n in (8, 9))
    world.routes["api.stackexchange.com/2.3/questions/7"] = data({"items": [question]})
    base = "api.stackexchange.com/2.3/questions/7/answers?site=math.stackexchange.com&filter=withbody&sort=votes&order=desc&pagesize=100"
    world.routes[f"{base}&page=1"] = data({"items": [first], "has_more": True})
    world.routes[f"{base}&page=2"] = data({"items": [second], "has_more": False})
    world.routes["api.stackexchange.com/2.3/answers/9"] = data({"items": [{"question_id": 7}]})
    name, body = only(world, tmp_path, "https://math.stackexchange.com/a/9")
    assert name == "stackexchange-math.stackexchange.com-7.json"
    answers = [
        {**answer, "link": f"https://math.stackexchange.com/a/{answer['answer_id']}"} for answer in (first, second)
    ]
    assert json.loads(body)["items"] == [{**question, "answers": answers}]


def test_a_question_that_does_not_exist_is_refused(world: World, tmp_path: Path) -> None:
    world.routes["api.stackexchange.com/2.3/questions/7"] = data({"items": []})
    assert refused(world, tmp_path, "https://stackoverflow.com/q/7").reason is Outcome.CONTENT


README = "# Maths\n\n- [A book](https://good.example/book) – by Ada\n".encode()


def readme(path: str, **more: object) -> dict[str, object]:
    encoded = base64.encodebytes(README).decode()
    return {"name": path, "path": path, "encoding": "base64", "content": encoded, **more}


@pytest.mark.parametrize(
    "url", ["https://github.com/Ada/Maths", "https://github.com/Ada/Maths.git", "https://github.com/Ada/Maths/"]
)
def test_a_github_repository_gives_its_readme(world: World, tmp_path: Path, url: str) -> None:
    world.routes["api.github.com/repos/Ada/Maths/readme"] = data(readme("README.rst"))
    assert only(world, tmp_path, url) == ("github-ada-maths-readme.rst", README)


def test_a_large_github_readme_is_fetched_itself(world: World, tmp_path: Path) -> None:
    raw = "https://raw.githubusercontent.com/ada/maths/trunk/README.md"
    world.routes["api.github.com/repos/ada/maths/readme"] = data(
        readme("README.md", encoding="none", content="", download_url=raw)
    )
    world.routes["raw.githubusercontent.com/ada/maths/trunk/README.md"] = page(README, kind="text/plain")
    assert only(world, tmp_path, "https://github.com/ada/maths") == ("github-ada-maths-readme.md", README)


def test_without_the_interface_the_usual_name_is_tried(world: World, tmp_path: Path) -> None:
    world.routes["api.github.com/repos/ada/maths/readme"] = page("rate limit", 403, kind="application/json")
    world.routes["raw.githubusercontent.com/ada/maths/HEAD/README.md"] = page(README, kind="text/plain")
    assert only(world, tmp_path, "https://github.com/ada/maths") == ("github-ada-maths-readme.md", README)


def test_without_the_interface_other_usual_names_are_tried_and_then_its_refusal_counts(
    world: World, tmp_path: Path
) -> None:
    world.routes["api.github.com/repos/ada/maths/readme"] = page("rate limit", 429, kind="application/json")
    assert "enough requests" in str(refused(world, tmp_path, "https://github.com/ada/maths").error)
    world.routes["raw.githubusercontent.com/ada/maths/HEAD/README.rst"] = page(README, kind="text/plain")
    assert only(world, tmp_path, "https://github.com/ada/maths") == ("github-ada-maths-readme.rst", README)


def test_a_repository_that_does_not_exist_is_asked_for_once(world: World, tmp_path: Path) -> None:
    world.routes["api.github.com/repos/ada/maths/readme"] = page("{}", 404, kind="application/json")
    assert "nothing under this URL" in str(refused(world, tmp_path, "https://github.com/ada/maths").error)
    assert len(world.asked()) == 1


def test_a_folder_and_a_file_on_github(world: World, tmp_path: Path) -> None:
    world.routes["api.github.com/repos/ada/maths/readme/books?ref=dev"] = data(readme("books/readme.md"))
    world.routes["raw.githubusercontent.com/ada/maths/main/docs/list.org"] = page(b"* Books", kind="text/plain")
    folder, file = fetched(
        world,
        tmp_path,
        "https://github.com/ada/maths/tree/dev/books",
        "https://github.com/ada/maths/blob/main/docs/list.org",
    )
    assert folder.files[0].name.startswith("github-ada-maths-books-readme-") and folder.files[0].suffix == ".md"
    assert file.files[0].name.startswith("github-ada-maths-docs-list-") and file.files[0].suffix == ".org"
    assert file.files[0].read_bytes() == b"* Books"


@pytest.mark.parametrize(("host", "forge"), [("gitlab.com", "gitlab"), ("gitlab.example.org", "gitlab.example.org")])
def test_a_gitlab_project_gives_its_readme(world: World, tmp_path: Path, host: str, forge: str) -> None:
    home = f"https://{host}/group/sub/maths"
    world.routes[f"{host}/api/v4/projects/group%2Fsub%2Fmaths"] = data(
        {"default_branch": "trunk", "readme_url": f"{home}/-/blob/trunk/README.adoc"}
    )
    world.routes[f"{host}/group/sub/maths/-/raw/trunk/README.adoc"] = page(README, kind="text/plain")
    assert only(world, tmp_path, home) == (f"{forge}-group-sub-maths-readme.adoc", README)


def test_a_file_on_gitlab(world: World, tmp_path: Path) -> None:
    world.routes["gitlab.com/ada/maths/-/raw/main/list.md"] = page(README, kind="text/plain")
    assert only(world, tmp_path, "https://gitlab.com/ada/maths/-/blob/main/list.md") == (
        "gitlab-ada-maths-list.md",
        README,
    )


def test_a_project_without_a_readme_is_refused(world: World, tmp_path: Path) -> None:
    world.routes["gitlab.com/api/v4/projects/ada%2Fmaths"] = data({"default_branch": "main", "readme_url": None})
    assert "README" in str(refused(world, tmp_path, "https://gitlab.com/ada/maths").error)


def test_a_codeberg_repository_gives_its_readme(world: World, tmp_path: Path) -> None:
    api = "codeberg.org/api/v1/repos/ada/maths"
    world.routes[api] = data({"default_branch": "main"})
    world.routes[f"{api}/contents"] = data(
        [
            {"name": n, "type": t}
            for n, t in (("README", "dir"), ("Readme.txt", "file"), ("README.md", "file"), ("a.md", "file"))
        ]
    )
    world.routes["codeberg.org/ada/maths/raw/branch/main/README.md"] = page(README, kind="text/plain")
    assert only(world, tmp_path, "https://codeberg.org/ada/maths") == ("codeberg-ada-maths-readme.md", README)


def test_a_gist_gives_its_prose(world: World, tmp_path: Path) -> None:
    raw = "https://gist.githubusercontent.com/ada/abcdef0123/raw/long.md"
    files = {
        "books.md": {"filename": "books.md", "content": README.decode(), "truncated": False, "raw_url": ""},
        "long.md": {"filename": "long.md", "content": "cut", "truncated": True, "raw_url": raw},
        "run.py": {"filename": "run.py", "content": "print()", "truncated": False, "raw_url": ""},
    }
    world.routes["api.github.com/gists/abcdef0123"] = data({"files": files})
    world.routes["gist.githubusercontent.com/ada/abcdef0123/raw/long.md"] = page(b"whole", kind="text/plain")
    (result,) = fetched(world, tmp_path, "https://gist.github.com/ada/abcdef0123")
    assert {file.name: file.read_bytes() for file in result.files} == {
        "gist-abcdef0123-books.md": README,
        "gist-abcdef0123-long.md": b"whole",
    }


def test_a_thread_reader_page(world: World, tmp_path: Path) -> None:
    world.routes["threadreaderapp.com/thread/123456.html"] = page("<!DOCTYPE html>\n<title>Thread by @ada</title>")
    name, body = only(world, tmp_path, "https://threadreaderapp.com/thread/123456.html")
    assert name == "threadreader-thread-123456.html"
    assert (
        body
        == b"<!DOCTYPE html>\n<!-- saved from url=(0046)https://threadreaderapp.com/thread/123456.html -->\n\n<title>Thread by @ada</title>"
    )


def test_x_needs_a_login_and_is_not_asked(world: World, tmp_path: Path) -> None:
    result = refused(world, tmp_path, "https://x.com/ada/status/123456")
    assert result.reason is Outcome.LOGIN
    assert "https://threadreaderapp.com/thread/123456.html" in str(result.error)
    assert "archive" in str(result.error)
    assert world.requests == []


# plain pages


def test_a_page_keeps_what_only_its_header_says(world: World, tmp_path: Path) -> None:
    world.routes["blog.example/liste"] = page(
        "<title>Bücher für Anfänger</title>".encode("latin-1"), kind="text/html; charset=ISO-8859-1"
    )
    name, body = only(world, tmp_path, "https://blog.example/liste")
    assert name == "page-blog.example-liste.html"
    assert "Bücher für Anfänger" in body.decode("utf-8")


@pytest.mark.parametrize(
    ("body", "saved"),
    [
        ("<!DOCTYPE html><p>x", "<!DOCTYPE html>{}<p>x"),
        ("\ufeff<!doctype html>\n<p>x", "\ufeff<!doctype html>{}\n<p>x"),
        (
            '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "a" "b"><p>x',
            '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "a" "b">{}<p>x',
        ),
        ("\ufeff<p>x", "\ufeff{}<p>x"),
        ("<p>x", "{}<p>x"),
    ],
)
def test_the_address_stands_behind_the_doctype(world: World, tmp_path: Path, body: str, saved: str) -> None:
    world.routes["blog.example/x--y"] = page(body)
    comment = "\n<!-- saved from url=(0029)https://blog.example/x%2D%2Dy -->\n"
    assert only(world, tmp_path, "https://blog.example/x--y")[1].decode() == saved.format(comment)


@pytest.mark.parametrize(
    ("kind", "path", "name"),
    [
        ("text/plain", "list", "page-blog.example-list.txt"),
        ("text/markdown", "list.md", "page-blog.example-list.md"),
        ("text/plain", "notes/list.md", "page-blog.example-notes-list.md"),
        ("application/json; charset=utf-8", "feed.json", "page-blog.example-feed.json"),
        ("application/xhtml+xml", "", "page-blog.example.html"),
    ],
)
def test_a_page_is_named_by_its_kind(world: World, tmp_path: Path, kind: str, path: str, name: str) -> None:
    world.routes[f"blog.example/{path}"] = page("text", kind=kind)
    assert only(world, tmp_path, f"https://blog.example/{path}")[0] == name


@pytest.mark.parametrize(
    "kind", ["image/png", "application/pdf", "application/zip", "video/mp4", "application/octet-stream"]
)
def test_what_is_no_thread_or_list_is_refused(world: World, tmp_path: Path, kind: str) -> None:
    world.routes["blog.example/x"] = page(b"\x00\x01", kind=kind)
    assert kind in str(refused(world, tmp_path, "https://blog.example/x").error)


def test_a_short_link_is_saved_by_the_fetcher_of_its_target(world: World, tmp_path: Path) -> None:
    world.routes["bit.ly/abc"] = to("https://news.ycombinator.com/item?id=5", 301)
    world.routes["news.ycombinator.com/item"] = page("<html>")
    world.routes["hn.algolia.com/api/v1/items/5"] = data({"id": 5, "children": []})
    assert only(world, tmp_path, "https://bit.ly/abc")[0] == "hackernews-item-5.json"


@pytest.mark.parametrize("body", [b"{", b"[" * 100_000, b"\xff"])
def test_broken_json_is_refused(world: World, tmp_path: Path, body: bytes) -> None:
    world.routes["hn.algolia.com/api/v1/items/5"] = page(body, kind="application/json")
    assert refused(world, tmp_path, "https://news.ycombinator.com/item?id=5").reason is Outcome.CONTENT


@pytest.mark.parametrize("value", [None, [], 7, {"items": "x"}, {"files": [1]}, {"path": 3}, {"thread": 1}])
@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/ada/maths",
        "https://gitlab.com/ada/maths",
        "https://codeberg.org/ada/maths",
        "https://gist.github.com/ada/abcdef0123",
        "https://stackoverflow.com/q/7",
        "https://bsky.app/profile/ada.example/post/3kabc",
        "https://redd.it/abc123",
    ],
)
def test_json_of_another_shape_is_refused(world: World, tmp_path: Path, url: str, value: object) -> None:
    for host, path in (
        ("api.github.com", "/repos/ada/maths/readme"),
        ("gitlab.com", "/api/v4/projects/ada%2Fmaths"),
        ("codeberg.org", "/api/v1/repos/ada/maths"),
        ("api.github.com", "/gists/abcdef0123"),
        ("api.stackexchange.com", "/2.3/questions/7"),
        ("public.api.bsky.app", "/xrpc/app.bsky.feed.getPostThread"),
        ("www.reddit.com", "/comments/abc123.json"),
    ):
        world.routes[host + path] = data(value)
    assert refused(world, tmp_path, url).reason is Outcome.CONTENT
