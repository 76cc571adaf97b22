import asyncio
import gzip
import socket
import ssl
import time
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
import stamina

from pipeline.config import NetworkSettings
from pipeline.errors import Forbidden, NetworkError, Outcome
from pipeline.network import Client, Reach, Reply, Wish, everything
from tests.network.servers import PUBLIC, World, in_turn, page, raw, to

SETTINGS = NetworkSettings(per_host_per_second=1000, timeout_seconds=1.0, total_seconds=2.0, response_bytes=100_000)


HASTY = replace(SETTINGS, timeout_seconds=0.3, total_seconds=0.6)


def get(world: World, url: str, wish: Wish | None = None, *, settings: NetworkSettings = SETTINGS) -> Reply:
    async def run() -> Reply:
        async with Client(settings, reach=world.reach()) as client:
            return await client.get(url, wish)

    return asyncio.run(run())


def get_all(world: World, *urls: str, settings: NetworkSettings = SETTINGS) -> list[Reply | BaseException]:
    async def run() -> list[Reply | BaseException]:
        async with Client(settings, reach=world.reach()) as client:
            return await asyncio.gather(*(client.get(url) for url in urls), return_exceptions=True)

    return asyncio.run(run())


def failure(world: World, url: str, wish: Wish | None = None, *, settings: NetworkSettings = SETTINGS) -> Outcome:
    with pytest.raises(NetworkError) as caught:
        get(world, url, wish, settings=settings)
    assert "http" in str(caught.value)  # the message names a URL
    return caught.value.outcome


# what is asked


@pytest.mark.parametrize("status", [200, 204, 400, 401, 403, 404, 405, 410, 418, 429, 451, 500, 501, 503, 999])
def test_every_status_is_an_answer(world: World, status: int) -> None:
    world.routes["one.example/"] = page("", status)
    assert get(world, "http://one.example/").status == status


def test_the_agent_is_honest_and_gives_the_contact(world: World) -> None:
    world.routes["one.example/"] = page("hello")
    get(world, "http://one.example/", settings=replace(SETTINGS, contact="me@example.org"))
    assert world.requests[-1].headers["user-agent"].startswith("thread-catalogue/")
    assert "me@example.org" in world.requests[-1].headers["user-agent"]


def test_credentials_are_dropped_also_from_redirects(world: World) -> None:
    world.routes["one.example/"] = to("http://eve:secret@two.example/")
    world.routes["two.example/"] = page("here")
    reply = get(world, "http://bob:secret@one.example/")
    assert reply.final_url == "http://two.example/"
    assert not any("authorization" in request.headers for request in world.requests)


def test_cookies_are_not_kept(world: World) -> None:
    world.routes["one.example/"] = page("", 302, location="/next", set_cookie="id=1; Path=/")
    world.routes["one.example/next"] = page("here")
    get(world, "http://one.example/")
    assert world.asked() == ["one.example/", "one.example/next"]
    assert not any("cookie" in request.headers for request in world.requests)


def test_a_proxy_of_the_environment_is_not_used(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    world.routes["one.example/"] = page("here")
    assert get(world, "http://one.example/").body == b"here"


# addresses: refused before a connection is made


CLOSED_URLS = [
    "http://127.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:a9fe:a9fe]/latest/meta-data/",
    "http://169.254.169.254/latest/meta-data/",
    "http://0.0.0.0/",
    "http://10.1.2.3/",
    "http://user@192.168.0.1/",
]


@pytest.mark.parametrize("url", CLOSED_URLS)
def test_a_closed_address_is_never_connected_to(world: World, url: str) -> None:
    assert failure(world, url) is Outcome.FORBIDDEN
    assert world.connections == []


@pytest.mark.parametrize("url", CLOSED_URLS)
def test_nor_after_a_redirect(world: World, url: str) -> None:
    world.routes["one.example/"] = to(url)
    assert failure(world, "http://one.example/") is Outcome.FORBIDDEN
    assert {address for address, _ in world.connections} == {PUBLIC}


NUMBER_FORMS = ["2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "localhost", "0", "localhost."]


@pytest.mark.parametrize("host", NUMBER_FORMS)
def test_a_number_form_of_loopback_is_refused_with_the_system_s_resolver(world: World, host: str) -> None:
    try:
        socket.getaddrinfo(host, 80)
    except OSError:
        pytest.skip("this system does not know the form")
    reach = Reach(dialler=world.reach().dialler)

    async def run() -> None:
        async with Client(SETTINGS, reach=reach) as client:
            await client.get(f"http://{host}/")

    with pytest.raises(NetworkError) as caught:
        asyncio.run(run())
    assert caught.value.outcome in (Outcome.FORBIDDEN, Outcome.PROTOCOL)  # httpx refuses some forms by itself
    assert world.connections == []


def test_one_private_answer_among_public_ones_is_enough(world: World) -> None:
    world.names["one.example"] = [[PUBLIC, "10.0.0.5"]]
    assert failure(world, "http://one.example/") is Outcome.FORBIDDEN
    assert world.connections == []


def test_a_name_that_changes_its_answer_gains_nothing(world: World) -> None:
    """DNS rebinding: each look-up is checked, and what was checked is what is connected to."""
    world.routes["one.example/"] = raw(b"HTTP/1.1 302 X\r\nlocation: /again\r\ncontent-length: 0\r\n\r\n")
    world.names["one.example"] = [[PUBLIC], [PUBLIC], ["127.0.0.1"]]
    world.routes["one.example/robots.txt"] = raw(b"HTTP/1.1 404 X\r\ncontent-length: 0\r\n\r\n")
    assert failure(world, "http://one.example/") is Outcome.FORBIDDEN
    assert {address for address, _ in world.connections} == {PUBLIC}


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://one.example/", "gopher://one.example/", "data:,x", "//x/"]
)
def test_only_http_and_https_are_asked(world: World, url: str) -> None:
    with pytest.raises(Forbidden):
        get(world, url)
    world.routes["one.example/"] = to(url.replace("//x/", "javascript:alert(1)"))
    assert failure(world, "http://one.example/") is Outcome.FORBIDDEN


@pytest.mark.parametrize("port", [22, 25, 6379, 11211])
def test_ports_of_other_services_are_not_asked(world: World, port: int) -> None:
    assert failure(world, f"http://one.example:{port}/") is Outcome.FORBIDDEN
    assert world.connections == []


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http://[::1/",
        "http://one.example:99999/",
        "http://a\\b.example/",
        "http://" + "a" * 9000,
        "http://a/\ud800",
        "http://" + "ü" * 70 + ".example/",
    ],
)
def test_what_is_no_url_says_so(world: World, url: str) -> None:
    with pytest.raises(NetworkError) as caught:
        get(world, url)
    assert caught.value.outcome is Outcome.PROTOCOL


# bounds


def test_a_slow_drip_ends(world: World) -> None:
    drip = [b"HTTP/1.1 200 X\r\ncontent-length: 1000\r\n\r\n", *[b"x"] * 1000]
    world.routes["one.example/"] = raw(*drip, wait=0.05)
    start = time.monotonic()
    assert failure(world, "http://one.example/", settings=HASTY) is Outcome.TIMEOUT
    assert 0.5 < time.monotonic() - start < 4


def test_a_silent_host_ends(world: World) -> None:
    world.routes["one.example/"] = raw(b"", wait=30)
    assert failure(world, "http://one.example/", settings=HASTY) is Outcome.TIMEOUT


ENDLESS = [b"HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n", *[b"4000\r\n" + b"x" * 0x4000 + b"\r\n"] * 10_000]


def test_an_endless_body_is_an_error_or_is_cut(world: World) -> None:
    world.routes["one.example/"] = raw(*ENDLESS)
    assert failure(world, "http://one.example/") is Outcome.TOO_LARGE
    reply = get(world, "http://one.example/", Wish(enough=5000))
    assert (len(reply.body), reply.cut) == (5000, True)


def test_endless_headers_are_an_error(world: World) -> None:
    world.routes["one.example/"] = raw(b"HTTP/1.1 200 X\r\n", *[b"x-a: " + b"b" * 10_000 + b"\r\n"] * 100)
    assert failure(world, "http://one.example/") in (Outcome.DROPPED, Outcome.PROTOCOL)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_bomb_does_not_go_off(world: World, encoding: str) -> None:
    zeros = bytes(50_000_000)
    bomb = gzip.compress(zeros, 9) if encoding == "gzip" else zlib.compress(zeros, 9)
    world.routes["one.example/"] = page(bomb, content_encoding=encoding)
    assert failure(world, "http://one.example/") is Outcome.TOO_LARGE


def packed(how: str, text: bytes) -> bytes:
    if how == "raw deflate":
        squeeze = zlib.compressobj(wbits=-15)
        return squeeze.compress(text) + squeeze.flush()
    return {
        "gzip": gzip.compress(text),
        "two members": gzip.compress(text[:5]) + gzip.compress(text[5:]),
        "deflate": zlib.compress(text),
    }[how]


@pytest.mark.parametrize("how", ["gzip", "two members", "deflate", "raw deflate"])
def test_packed_answers_are_unpacked(world: World, how: str) -> None:
    text = b"a sentence of our own " * 9000
    encoding = "deflate" if "deflate" in how else "gzip"
    world.routes["one.example/"] = page(packed(how, text), content_encoding=encoding)
    settings = NetworkSettings(per_host_per_second=1000)
    assert get(world, "http://one.example/", settings=settings).body == text


@pytest.mark.parametrize(
    ("body", "encoding", "outcome"),
    [
        (gzip.compress(b"text" * 99)[:-20], "gzip", Outcome.DROPPED),
        (b"this is not packed", "gzip", Outcome.PROTOCOL),
        (gzip.compress(gzip.compress(b"text")), "gzip, gzip", Outcome.PROTOCOL),
        (b"text", "br", Outcome.PROTOCOL),
    ],
    ids=["cut", "not packed", "packed twice", "unknown packing"],
)
def test_broken_packing_is_an_error(world: World, body: bytes, encoding: str, outcome: Outcome) -> None:
    world.routes["one.example/"] = page(body, content_encoding=encoding)
    assert failure(world, "http://one.example/") is outcome


# redirects


def test_redirects_are_followed_and_remembered(world: World) -> None:
    world.routes["one.example/a"] = to("/b", 301)
    world.routes["one.example/b"] = to("//two.example/c?x=1", 302)
    world.routes["two.example/c"] = page("there")
    reply = get(world, "http://one.example/a#part")
    assert reply.final_url == "http://two.example/c?x=1#part"
    assert [(hop.status, hop.permanent) for hop in reply.hops] == [(301, True), (302, False)]
    assert reply.body == b"there"


@pytest.mark.parametrize("location", ["//]javascript:::1", "http://[::1", "http://one.example:x/", "http:///"])
def test_a_location_that_is_no_url_is_no_answer(world: World, location: str) -> None:
    world.routes["one.example/"] = to(location)
    assert failure(world, "http://one.example/") in (Outcome.PROTOCOL, Outcome.REDIRECTS)


@pytest.mark.parametrize(
    ("location", "end"),
    [
        ("/a b", "http://one.example/a%20b"),
        ("  /ab ", "http://one.example/ab"),
        ("?q=1", "http://one.example/?q=1"),
        ("HTTP://two.example/ab", "http://two.example/ab"),
        ("../../ab", "http://one.example/ab"),
        ("/ä", "http://one.example/ä"),
    ],
)
def test_locations_of_careless_servers(world: World, location: str, end: str) -> None:
    world.routes |= {"one.example/": in_turn(to(location), page("end")), "two.example/ab": page("end")}
    world.routes |= {f"one.example/{path}": page("end") for path in ("ab", "a%20b", "%C3%A4")}
    assert get(world, "http://one.example/").final_url == end


def test_a_connection_survives_a_redirect_with_a_small_body(world: World) -> None:
    world.routes |= {"one.example/": page("moved to /b", 301, location="/b"), "one.example/b": page("there")}
    assert get(world, "http://one.example/").body == b"there"
    assert len(world.connections) == 1


def test_a_redirect_with_an_endless_body_is_followed_all_the_same(world: World) -> None:
    world.routes["one.example/"] = raw(
        b"HTTP/1.1 302 X\r\nlocation: /b\r\ntransfer-encoding: chunked\r\n\r\n", *ENDLESS[1:]
    )
    world.routes["one.example/b"] = page("there")
    assert get(world, "http://one.example/").body == b"there"


def test_ten_redirects_are_followed_and_no_more(world: World) -> None:
    for n in range(12):
        world.routes[f"one.example/{n}"] = to(f"/{n + 1}")
    world.routes["one.example/12"] = page("end")
    assert get(world, "http://one.example/2").body == b"end"
    assert failure(world, "http://one.example/1") is Outcome.REDIRECTS


@pytest.mark.parametrize("target", ["/", "http://one.example/#top", "/b"])
def test_a_circle_is_seen(world: World, target: str) -> None:
    world.routes["one.example/"] = to(target)
    world.routes["one.example/b"] = to("/")
    assert failure(world, "http://one.example/") is Outcome.REDIRECTS
    assert len(world.asked()) <= 2


# broken servers


@pytest.mark.parametrize(
    "answer",
    [
        raw(),
        raw(b"HTTP/1.1 200 X\r\ncontent-le"),
        raw(b"HTTP/1.1 200 X\r\ncontent-length: 100\r\n\r\nshort"),
        raw(b"HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n10\r\nshort"),
        raw(b"SSH-2.0-OpenSSH_9.6\r\n"),
        raw(b"HTTP/1.1 200 X\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello"),
    ],
    ids=["no answer", "half a head", "too short", "half a chunk", "no HTTP", "two lengths"],
)
def test_a_broken_answer_is_dropped(world: World, answer) -> None:
    world.routes["one.example/"] = answer
    assert failure(world, "http://one.example/") is Outcome.DROPPED


def test_a_body_longer_than_its_length_is_read_to_its_length(world: World) -> None:
    world.routes["one.example/"] = raw(b"HTTP/1.1 200 X\r\ncontent-length: 5\r\n\r\nhello and more")
    assert get(world, "http://one.example/").body == b"hello"


def test_a_dropped_connection_is_tried_again(world: World) -> None:
    world.routes["one.example/"] = in_turn(raw(), raw(), page("at last"))
    assert get(world, "http://one.example/").body == b"at last"
    assert len(world.asked()) == 3


def test_a_name_that_does_not_exist_is_gone_and_asked_once(world: World) -> None:
    world.gone.add("one.example")
    assert failure(world, "http://one.example/") is Outcome.GONE


def test_a_port_where_nobody_listens_is_unreachable(world: World) -> None:
    world.ports[8080] = 1
    assert failure(world, "http://one.example:8080/") is Outcome.UNREACHABLE


# TLS


def test_a_sound_certificate_is_accepted(world: World) -> None:
    world.routes["good.example/"] = page("secure")
    assert get(world, "https://good.example/").body == b"secure"


def test_a_certificate_for_another_name_is_not(world: World) -> None:
    assert failure(world, "https://bad.example/") is Outcome.TLS
    assert world.requests == []


def test_an_unknown_signer_is_not(world: World) -> None:
    reach = Reach(resolver=world.resolve, dialler=world.reach().dialler)

    async def run() -> None:
        async with Client(SETTINGS, reach=reach) as client:
            await client.get("https://good.example/")

    with pytest.raises(NetworkError) as caught:
        asyncio.run(run())
    assert caught.value.outcome is Outcome.TLS
    assert world.requests == []


def test_https_to_a_server_that_speaks_plain_http_is_a_tls_error(world: World) -> None:
    world.ports[443] = world.ports[80]
    assert failure(world, "https://good.example/") is Outcome.TLS


# manners


def test_robots_txt_is_obeyed_and_asked_once(world: World) -> None:
    world.routes["one.example/robots.txt"] = page("User-agent: *\nDisallow: /private", kind="text/plain")
    for path in ("open", "other", "private/x"):
        world.routes[f"one.example/{path}"] = page(path)
    a, b, c = get_all(world, *(f"http://one.example/{path}" for path in ("open", "other", "private/x")))
    assert isinstance(a, Reply) and isinstance(b, Reply)
    assert isinstance(c, NetworkError) and c.outcome is Outcome.ROBOTS
    assert sum(request.path == "/robots.txt" for request in world.requests) == 1
    assert get(world, "http://one.example/private/x", Wish(exempt=everything)).ok


def test_a_redirect_into_what_robots_txt_forbids_is_not_followed(world: World) -> None:
    world.routes["one.example/"] = to("http://two.example/x")
    world.routes["two.example/robots.txt"] = page("User-agent: thread-catalogue\nDisallow: /", kind="text/plain")
    assert failure(world, "http://one.example/") is Outcome.ROBOTS
    assert "two.example/x" not in world.asked()


def test_a_robots_txt_that_cannot_be_read_closes_the_host(world: World) -> None:
    world.routes["one.example/robots.txt"] = page("", 503)
    world.routes["one.example/"] = page("here")
    assert failure(world, "http://one.example/") is Outcome.ROBOTS


@pytest.mark.parametrize(
    "robots",
    [
        to("/robots.txt"),
        to("http://169.254.169.254/"),
        to("ftp://x/"),
        to("http://no.example/"),
        page(b"not packed", content_encoding="gzip"),
    ],
    ids=["circle", "metadata", "scheme", "gone", "broken"],
)
def test_a_robots_txt_that_leads_nowhere_is_none(world: World, robots) -> None:
    world.gone.add("no.example")
    world.routes |= {"one.example/robots.txt": robots, "one.example/": page("here")}
    assert get(world, "http://one.example/").body == b"here"
    assert {address for address, _ in world.connections} == {PUBLIC}


def test_an_endless_robots_txt_is_read_to_its_limit(world: World) -> None:
    lines = [b"User-agent: *\nDisallow: /closed\n" + b"# and so on\n" * 50_000] * 100
    world.routes["one.example/robots.txt"] = raw(b"HTTP/1.1 200 X\r\ncontent-type: text/plain\r\n\r\n", *lines)
    world.routes["one.example/"] = page("here")
    assert get(world, "http://one.example/").body == b"here"
    assert failure(world, "http://one.example/closed") is Outcome.ROBOTS


def test_a_host_is_asked_at_its_rate(world: World) -> None:
    world.routes |= {f"one.example/{n}": page("x") for n in range(6)}
    world.routes |= {f"two.example/{n}": page("x") for n in range(6)}
    start = time.monotonic()
    urls = [f"http://{host}.example/{n}" for n in range(6) for host in ("one", "two")]
    get_all(world, *urls, settings=NetworkSettings(per_host_per_second=10))
    assert 0.5 <= time.monotonic() - start < 1.2


def test_the_delay_of_robots_txt_counts(world: World) -> None:
    world.routes["one.example/robots.txt"] = page("User-agent: *\nCrawl-delay: 0.3\nDisallow:", kind="text/plain")
    world.routes |= {f"one.example/{n}": page("x") for n in range(3)}
    start = time.monotonic()
    get_all(world, *(f"http://one.example/{n}" for n in range(3)))
    assert time.monotonic() - start >= 0.6


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_waited_for_by_all_requests_to_the_host(world: World, status: int) -> None:
    world.routes["one.example/a"] = in_turn(page("", status, retry_after="1"), page("now"))
    world.routes["one.example/b"] = page("b")
    start = time.monotonic()
    reply = get(world, "http://one.example/a")
    assert reply.body == b"now"
    assert 0.9 < time.monotonic() - start < 3


def test_a_long_retry_after_closes_the_host_for_this_run(world: World) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    world.routes["one.example/a"] = page("", 429, retry_after=date)
    world.routes["one.example/b"] = page("b")

    async def run() -> tuple[Reply, Outcome]:
        async with Client(SETTINGS, reach=world.reach()) as client:
            first = await client.get("http://one.example/a")
            with pytest.raises(NetworkError) as caught:
                await client.get("http://one.example/b")
            return first, caught.value.outcome

    first, second = asyncio.run(run())
    assert (first.status, second) == (429, Outcome.LATER)
    assert world.asked() == ["one.example/a"]


def test_retries_wait_longer_each_time_and_stop(world: World) -> None:
    world.routes["one.example/"] = in_turn(page("", 503), page("", 502), page("there"))
    assert get(world, "http://one.example/").body == b"there"
    world.routes["one.example/"] = page("", 500)
    world.requests.clear()
    with stamina.set_testing(True, attempts=2):
        assert get(world, "http://one.example/").status == 500
    assert len(world.asked()) == 2


def test_many_hosts_do_not_keep_their_connections_open(world: World) -> None:
    world.routes |= {f"h{n}.example/": page("x") for n in range(40)}
    settings = NetworkSettings(per_host_per_second=1000, hosts_at_once=4)

    async def run() -> int:
        async with Client(settings, reach=world.reach()) as client:
            for n in range(40):
                await client.get(f"http://h{n}.example/")
            return len(client._http._transport._pools)  # type: ignore[attr-defined]

    assert asyncio.run(run()) <= 8


def test_connections_are_used_again(world: World) -> None:
    world.routes |= {f"one.example/{n}": page("x") for n in range(20)}

    async def run() -> None:
        async with Client(SETTINGS, reach=world.reach()) as client:
            for n in range(20):
                await client.get(f"http://one.example/{n}")

    asyncio.run(run())
    assert len(world.connections) == 1


def test_the_default_certificates_are_checked() -> None:
    from pipeline.network.reach import tls_context

    context = tls_context()
    assert context.check_hostname and context.verify_mode is ssl.CERT_REQUIRED
