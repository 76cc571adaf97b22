"""A folder of made-up saved documents, for speed and growth only: quality is never tuned on it.

    python -m bench.corpus FOLDER --documents 2000

Every third is a page of a thread, every third a README list with a heavy tail of sizes, the rest pasted text and exports of
links. What they recommend is drawn from one pool, some of it very often, so that there is something to merge. The same
number gives the same document, whatever the number of documents.
"""

import argparse
import html
import json
from collections.abc import Callable
from pathlib import Path
from random import Random

_WORDS = """a about after all also and any are as at be because been before book but by can chapter clear course day data
do each early enough every example exercises few first for from gave good had has have how idea if in into is it its just
know later learn less lecture let like linear long made make many matrix me more most much my network never new next no not
notes now of on one only open or other our out over page paper part people plain practice problem proof read really same
second set short should show simple so solid some step still such than that the their them then there these they thing this
three through time to tool two under until up use very was way we week well were what when where which while who why will
with work worked write year you your""".split()
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "il", "on")]
_TOPICS = ("Statistics", "Linear algebra", "Compilers", "Databases", "Networks", "Probability", "Writing", "Security")
_STYLE = (
    ".timeline-item{display:flex;border-bottom:1px solid #ddd;padding:12px}.tweet-content{white-space:pre-wrap}\n" * 300
)
_POOL = 20_000  # things that can be recommended
_START = 1_280_000_000_000_000_000  # the numbers of posts


def _name(random: Random) -> str:
    return "".join(random.choice(_SYLLABLES) for _ in range(random.randint(2, 3)))


def _sentence(random: Random, words: int) -> str:
    return " ".join(random.choice(_WORDS) for _ in range(words)).capitalize()


def _resource(pool: int, random: Random) -> tuple[str, str]:
    """The title and the URL of one thing of the pool; small numbers are drawn far more often than large ones."""
    own = Random(int(pool * random.random() ** 3))
    title = f"{_sentence(own, own.randint(2, 5)).title()} {_name(own).title()}"
    path = title.lower().replace(" ", "-")
    where = own.choice(("site", "forge", "video", "paper"))
    if where == "forge":
        return title, f"https://github.com/{_name(own)}/{path}"
    if where == "video":
        return title, f"https://www.youtube.com/watch?v={own.randrange(16**10):010x}A"
    if where == "paper":
        return title, f"https://arxiv.org/abs/{own.randint(1001, 2412)}.{own.randrange(99999):05}"
    return title, f"https://{_name(own)}.{own.choice(('org', 'com', 'net'))}/{path}"


def thread(number: int, pool: int) -> str:
    """A page of a nitter instance: one author's thread, and replies."""
    random = Random(number)
    author = _name(random)
    posts = []
    for place in range(random.randint(15, 45)):
        who = author if place < 12 or random.random() < 0.5 else _name(random)
        title, url = _resource(pool, random)
        said = f"{place + 1}. {title}\n\n{_sentence(random, random.randint(8, 30))}."
        link = f'<a href="{url}">{url.partition("://")[2][:28]}…</a>' if random.random() < 0.8 else ""
        where = f"/{who}/status/{_START + number * 1000 + place}#m"
        posts.append(
            f'<div class="timeline-item thread"><a class="tweet-link" href="{where}"></a><div class="tweet-body">'
            f'<a class="fullname" href="/{who}" title="{who}">{who.title()}</a>'
            f'<a class="username" href="/{who}" title="@{who}">@{who}</a><span class="tweet-date">'
            f'<a href="{where}" title="3/8/2020, 05:{place:02}:00">3 Aug 2020</a></span>'
            f'<div class="tweet-content media-body">{html.escape(said)} {link}</div>'
            f'<div class="tweet-stats"><span class="tweet-stat"><span class="icon-comment"></span> {place}</span></div></div></div>'
        )
    head = (
        f"<!DOCTYPE html><html><head><title>{author.title()} (@{author}) | nitter</title><style>{_STYLE}</style></head>"
    )
    return f'{head}<body><div class="timeline">{"".join(posts)}</div></body></html>'


def readme(number: int, pool: int) -> str:
    """A list of some dozens of entries, now and then of thousands."""
    random = Random(number)
    lines = [f"# Awesome {_sentence(random, 2)}", "", f"> {_sentence(random, 12)}.", ""]
    for place in range(int(15 * random.paretovariate(0.9)) % 3000 + 5):
        if place % 20 == 0:
            lines += ["", f"## {random.choice(_TOPICS)} {place // 20 + 1}", ""]
        title, url = _resource(pool, random)
        lines.append(f"- [{title}]({url}) - {_sentence(random, random.randint(5, 20))}.")
    return "\n".join(lines) + "\n"


def pasted(number: int, pool: int) -> str:
    """A thread as somebody copied it into a text file."""
    random = Random(number)
    lines = [f"{random.randint(5, 20)} resources on {random.choice(_TOPICS).lower()} that are worth it:", ""]
    for place in range(random.randint(5, 20)):
        title, url = _resource(pool, random)
        lines += [f"{place + 1}/ {title}", _sentence(random, random.randint(8, 25)) + ".", url, ""]
    return "\n".join(lines)


def export(number: int, pool: int) -> str:
    """Links as a bookmarking service exports them."""
    random = Random(number)
    rows = [_resource(pool, random) for _ in range(random.randint(10, 60))]
    return json.dumps(
        [{"url": u, "title": t, "description": _sentence(random, 9), "tags": [random.choice(_TOPICS)]} for t, u in rows]
    )


_KINDS: tuple[tuple[str, Callable[[int, int], str]], ...] = (
    (".html", thread), (".md", readme), (".txt", pasted), (".html", thread), (".md", readme), (".json", export),
)  # fmt: skip


def write(folder: Path, documents: int) -> None:
    """Writes so many documents below `folder`, a thousand in a folder of their own."""
    for number in range(documents):
        ending, make = _KINDS[number % len(_KINDS)]
        file = folder / f"{number // 1000:04}" / f"{number:07}{ending}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(make(number, _POOL), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=2000)
    given = parser.parse_args()
    write(given.folder, given.documents)


if __name__ == "__main__":
    main()
