"""Pages that show a whole thread without a login: Thread Reader, other unrollers, and mirrors of X."""

import re

from pipeline.fetch import page
from pipeline.fetch._ask import Ask
from pipeline.fetch._files import Saved, file_name
from pipeline.fetch._urls import address

# host -> the name in the file's name, and the path of a thread, its id in group 1; from the sites' own pages.
_THREAD = {
    "threadreaderapp.com": ("threadreader", r"thread/(\d+)(?:\.html)?"),
    "rattibha.com": ("rattibha", r"thread/(\d+)"),
    "en.rattibha.com": ("rattibha", r"thread/(\d+)"),
    "unrollthread.com": ("unrollthread", r"t/(\d+)"),
    "twitter-thread.com": ("twitter-thread", r"t/(\d+)"),
    "threadnavigator.com": ("threadnavigator", r"thread/(\d+)(?:/[\w-]{0,200})?"),
    "pingthread.com": ("pingthread", r"thread/(\d+)"),
    "tttthreads.com": ("tttthreads", r"thread/(\d+)"),
    "nitter.net": ("nitter", r"\w{1,20}/status/(\d+)"),
    "nitter.poast.org": ("nitter", r"\w{1,20}/status/(\d+)"),
    "nitter.privacydev.net": ("nitter", r"\w{1,20}/status/(\d+)"),
    "xcancel.com": ("nitter", r"\w{1,20}/status/(\d+)"),
    "lightbrd.com": ("nitter", r"\w{1,20}/status/(\d+)"),
}


def _thread(url: str) -> tuple[str, str] | None:
    at = address(url)
    site, path = _THREAD.get(at.host, ("", ""))
    found = re.fullmatch(path, "/".join(at.path)) if path else None
    return (site, found[1]) if found else None


def matches(url: str) -> int:
    """90 for a thread's page on a site of the list."""
    return 90 if _thread(url) else 0


async def save(url: str, ask: Ask) -> list[Saved]:
    """The page, under the name of its thread."""
    site, thread = _thread(url) or ("", "")
    saved = (await page.save(url, ask))[0]
    return [Saved(file_name(site, "thread", thread, ending="html"), saved.data, saved.source)]
