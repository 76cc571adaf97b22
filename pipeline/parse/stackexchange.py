"""A question page of Stack Overflow or another site of the Stack Exchange network.

    <div class="question" id="question"> <div class="s-prose js-post-body"><p>Text</p></div>   (before 2020: .post-text)
      <div class="post-signature"> <span class="relativetime" title="2014-02-06 20:37:20Z"> <a href="/users/1/ada">
      <li class="comment" id="comment-2"> <span class="comment-copy">Text</span> <a class="comment-user">bob</a>
    <div class="answer" id="answer-3" data-answerid="3"> ...

Linked, related and hot network questions, and the site's news, are noise.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Document, Genre, Post, Precision, Reason, SavedFile
from pipeline.parse._feed import Feed, classes, feed_blocks, host_of, instant, noise, rich
from pipeline.parse._html import Inside, address, anchor_of, attribute, every, is_site, page, text_of
from pipeline.records import replace

RULE = "stackexchange-interface"
_NETWORK = re.compile(
    r"(?:[\w-]+\.)*(?:stackexchange\.com|stackoverflow\.com|superuser\.com|serverfault\.com|askubuntu\.com|mathoverflow\.net"
    r"|stackapps\.com)"
)
_QUESTION = re.compile(r"https?://[^/]+/(?:questions|q|posts)/(\d+)(?!\d*/(?:timeline|edit|revisions|ivc))")
_ANSWER = re.compile(r"https?://[^/]+/a/(\d+)")
_TEXTS = frozenset(("js-post-body", "post-text", "comment-copy"))
MARKS = ("js-post-body", "post-text")


def recognises(saved: SavedFile) -> int:
    """90 for a page with a question's post bodies."""
    text = saved.text
    known = is_site(saved) and "postcell" in text
    return 90 * (known and ("js-post-body" in text or ("post-text" in text and "answercell" in text)))


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion: the question, its answers, and the comments on each."""
    soup = page(saved)
    url = address(soup, saved)
    base = url or "https://stackoverflow.com/"
    posts = tuple(_posts(soup, base))
    ids = frozenset(number for _, p in posts for number in re.findall(r"\d+", p.url or ""))
    feed = Feed(RULE, posts, _part, partial(_link, ids), base, partial(_outside, ids, host_of(base)))
    blocks = feed_blocks(saved, soup, feed)
    main = posts[0][1] if posts else None
    heading = soup.find(id="question-header")
    title = text_of(heading.find("h1")) if heading is not None else text_of(soup.title).rpartition(" - ")[0]
    author, when = (main.author, main.posted_at) if main else (None, None)
    everybody = tuple(p for _, p in posts)
    yield Document(
        "stackexchange", Genre.DISCUSSION, blocks, everybody, "stackexchange", author, title or None, url, when
    )


def _part(tag: Tag, like: Block) -> Inside | None:
    names = classes(tag)
    if like.post is None:
        hot = attribute(tag, "id") == "hot-network-questions"
        return noise(like, Reason.OFF_TOPIC, "hot-network-questions") if hot else None
    return rich(like) if names & _TEXTS and like.mark is not None else None


def _posts(soup: BeautifulSoup, base: str) -> Iterator[tuple[Tag, Post]]:
    """The question, the answers, the comments, each with the number of what it answers."""
    question: int | None = None
    parent: int | None = None
    for number, tag in enumerate(t for t in every(soup, "div", "li", "tr") if _is_post(t)):
        names = classes(tag)
        if "comment" in names:
            yield tag, replace(_comment(tag, base), reply_to=parent)
            continue
        parent = number
        yield tag, _signed(tag, base, question)
        question = number if question is None else question


def _is_post(tag: Tag) -> bool:
    names = classes(tag)
    if "comment" in names:
        return attribute(tag, "id").startswith("comment-") and tag.find(class_="comment-copy") is not None
    return tag.name == "div" and ("answer" in names or attribute(tag, "id") == "question")


def _signed(tag: Tag, base: str, question: int | None) -> Post:
    """A question or an answer: the last of its signatures is the author's, those before are editors'."""
    signatures = tag.find_all("div", class_="post-signature")
    signature = signatures[-1] if signatures else tag
    details = signature.find(class_="user-details")
    user = details.find("a") or details.find(None, {"itemprop": "name"}) if details is not None else None
    number = attribute(tag, "data-answerid")
    url = urljoin(base, f"/a/{number}") if number else urljoin(base, f"/q/{attribute(tag, 'data-questionid')}")
    when = _when(signature)
    name = text_of(user) or (text_of(details).split(" ")[0] if details is not None else "")
    return Post(name or None, url, when, Precision.SECOND if when else None, reply_to=question)


def _comment(tag: Tag, base: str) -> Post:
    user = tag.find(class_="comment-user")
    when = _when(tag)
    number = attribute(tag, "id").removeprefix("comment-")
    link = tag.find("a", class_="comment-link")
    anchor = anchor_of(link, base) if link is not None else None
    url = anchor.url if anchor else f"{base.partition('#')[0]}#comment{number}"
    return Post(text_of(user) or None, url, when, Precision.SECOND if when else None)


def _when(tag: Tag) -> datetime | None:
    stamp = tag.find("span", class_=["relativetime", "relativetime-clean"])
    return instant(attribute(stamp, "title").partition(",")[0].replace("Z", "+00:00")) if stamp is not None else None


def _link(ids: frozenset[str], tag: Tag, base: str | None) -> Anchor | None:
    anchor = anchor_of(tag, base)
    if anchor is None:
        return None
    mark = _network_mark(ids, anchor.url)
    return replace(anchor, mark=mark, title=anchor.title if mark is None and "rel" in tag.attrs else None)


def _network_mark(ids: frozenset[str], url: str) -> Reason | None:
    host = host_of(url)
    if host.endswith(("imgur.com", "gravatar.com", "sstatic.net")):
        return Reason.MEDIA if re.search(r"\.(?:png|jpe?g|gif|svg)(?:\?|$)|gravatar|sstatic|i\.stack", url) else None
    if not _NETWORK.fullmatch(host):
        return None
    found = _QUESTION.match(url) or _ANSWER.match(url)
    if found and found[1] in ids:
        return Reason.SELF
    return Reason.PROFILE if re.match(r"https?://[^/]+/users/-?\d+", url) else None


def _outside(ids: frozenset[str], host: str, tag: str, name: str, url: str) -> Reason | None:
    """Outside of the posts a question of another site is one that the page dragged in."""
    mark = _network_mark(ids, url)
    if mark is None and host_of(url) != host and _NETWORK.fullmatch(host_of(url)) and _QUESTION.match(url):
        return Reason.OFF_TOPIC
    return mark
