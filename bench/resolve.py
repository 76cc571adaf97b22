"""`resolve` beside a bare httpx loop: 2,000 URLs over 200 loopback hosts that answer after 50 ms.

    python bench/resolve.py [URLS] [ROUNDS]

Servers run in a process of their own on 127.0.0.1 to 127.0.0.200 (Linux has all of 127/8). Both sides keep 50
requests under way, are measured in turn in the same run, and the bare loop does nothing but GET: no robots.txt, no
turns, no titles, no table. Prints medians, the ratio of each pair, and by how much memory grows from a tenth of the
URLs to all of them.
"""

import asyncio
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

import httpx

from pipeline.config import NetworkSettings
from pipeline.resolve import resolve

HOSTS = 200
AT_ONCE = 50
LATENCY = 0.05  # seconds
PAGE = b"<html><head><title>A page about groups</title></head><body>" + b"text " * 800 + b"</body></html>"


def serve(port: Connection) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await asyncio.sleep(LATENCY)
                found = b"404 Not Found" if b" /robots.txt " in head else b"200 OK"
                writer.write(
                    b"HTTP/1.1 %s\r\ncontent-type: text/html\r\ncontent-length: %d\r\n\r\n%s" % (found, len(PAGE), PAGE)
                )
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def main() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=1000)
        number = server.sockets[0].getsockname()[1]
        others = [f"127.0.0.{n}" for n in range(2, HOSTS + 1)]
        await asyncio.start_server(answer, others, number, backlog=1000)
        port.send(number)
        await server.serve_forever()

    asyncio.run(main())


async def bare(urls: list[str]) -> None:
    left = iter(urls)

    async def work(client: httpx.AsyncClient) -> None:
        for url in left:
            (await client.get(url)).raise_for_status()

    async with httpx.AsyncClient(follow_redirects=True, timeout=20) as client:
        await asyncio.gather(*(work(client) for _ in range(AT_ONCE)))


def ours(urls: list[str]) -> None:
    settings = NetworkSettings(hosts_at_once=AT_ONCE, per_host_per_second=1e6)
    with tempfile.TemporaryDirectory() as state:
        summary = resolve(urls, state=Path(state), config=settings, allow_private=True)
    if summary.counts != {"alive": len(urls)}:
        raise SystemExit(f"not all alive: {summary}")


def seconds(job: object, *arguments: object) -> float:
    start = time.perf_counter()
    job(*arguments)  # type: ignore[operator]
    return time.perf_counter() - start


def peak() -> float:
    """MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(count: int = 2_000, rounds: int = 5) -> None:
    receive, send = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(send,), daemon=True)
    server.start()
    port = receive.recv()
    urls = [f"http://127.0.0.{n % HOSTS + 1}:{port}/{n}" for n in range(count)]
    ours(urls[: count // 10])  # everything imported, everything warm
    before = peak()
    ours(urls)
    print(f"memory: {before:.0f} MB after {count // 10:,} URLs, {peak():.0f} MB after {count:,} more")
    pairs = [(seconds(ours, urls), seconds(lambda: asyncio.run(bare(urls)))) for _ in range(rounds)]
    for mine, theirs in pairs:
        print(f"  resolve {mine:.2f} s   bare httpx {theirs:.2f} s   ratio {mine / theirs:.2f}")
    first, second = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    print(f"resolve {first:.2f} s, bare httpx {second:.2f} s, ratio {ratio:.2f} (at most 1.3)")
    server.terminate()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
