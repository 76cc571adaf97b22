"""What the URLs of X, twitter.com and nitter say, wherever they stand."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from bs4 import Tag

from pipeline.model import Post, Reason, Standing
from pipeline.parse._social import host_of
from pipeline.records import dataclass, replace

HOSTS = frozenset(("x.com", "twitter.com", "mobile.twitter.com", "m.twitter.com", "mobile.x.com", "nitter.net"))
# First path parts that are pages of the site and no accounts; from the site's navigation, footers and share buttons.
_NAMES = """about account
    compose download explore home i intent jobs login logout logged_out messages notifications oauth
    personalization privacy rss search search-home search-advanced session sessions settings share sharer signup tos
    widgets who_to_follow opensearch pic resources"""
_SITE = frozenset(_NAMES.split())
_STATUS = re.compile(r"/(?:(?P<name>\w{1,30})|i(?:/web)?)/status(?:es)?/(?P<id>\d{2,25})(?P<rest>/.*)?")
_TAG_SEARCH = re.compile(r"(?:^|&)q=(?:%23|%24|#|\$)")
_EPOCH = 1288834974657  # milliseconds: where the numbers of posts ("snowflakes") count from
_OFFICES = re.compile(r"(?:https?:)?//(?!www\.|m\.|mobile\.|pic\.)[\w-]+\.(?:twitter|x)\.com(?:[/?#]|$)", re.I)
_ACCOUNT = re.compile(r"/@?\w{1,30}/?")


def status_id(url: str | None) -> str | None:
    """The number of the post that a permalink of any Twitter host leads to."""
    found = _STATUS.match(urlsplit(url).path) if url else None
    return found["id"] if found else None


def handle_of(url: str | None) -> str | None:
    """``@handle`` of the account whose profile or post the URL is; None for other pages of the site."""
    path = urlsplit(url).path if url else ""
    name = path.strip("/").partition("/")[0].lstrip("@")
    return f"@{name}" if name and name.lower() not in _SITE and re.fullmatch(r"\w{1,30}", name) else None


@dataclass(frozen=True, slots=True)
class Site:
    """The posts of one page, which tell its permalinks from links to other posts."""

    own: frozenset[str]  # numbers of the posts that the page shows as posts
    quoted: frozenset[str]  # of those that it shows inside of posts
    author: str = ""  # whose page it is: "@handle", lower case
    host: str = ""  # of a nitter

    @classmethod
    def of(cls, posts: Iterable[Post], author: str | None, host: str = "") -> "Site":
        """The site as one page's posts show it."""
        own, quoted = set[str](), set[str]()
        for post in posts:
            if number := status_id(post.url):
                (quoted if post.standing in (Standing.QUOTED, Standing.FOREIGN) else own).add(number)
        return cls(frozenset(own), frozenset(quoted - own), (author or "").lower(), host)

    def mark(self, url: str) -> Reason | None:
        """What a URL in a post's text is; None for other sites and for posts that the page does not show."""
        site = host_of(url)
        if site.endswith("twimg.com") or site == "pic.twitter.com":
            return Reason.MEDIA
        if site not in HOSTS and site != self.host:
            return None
        try:
            parts = urlsplit(url)
        except ValueError:
            return None
        status = _STATUS.fullmatch(parts.path)
        if status is None:
            return _page_mark(parts.path, parts.query)
        if (status["rest"] or "").startswith(("/photo", "/video")):
            return Reason.MEDIA
        return Reason.SELF if status["id"] in self.own else Reason.OFF_TOPIC if status["id"] in self.quoted else None

    def outside(self, tag: str, name: str, url: str) -> Reason | None:
        """What a URL outside of all text is: there the author's permalinks are the page's own.

        A t.co that only the page's title and description show stands for the post's own picture.
        """
        if is_short(url) and tag in ("title", "meta"):
            return Reason.MEDIA
        mark = self.mark(url)
        if mark is None and _OFFICES.match(url):
            return Reason.CHROME
        if mark is None and status_id(url) and (handle_of(url) or "@i").lower() in (self.author, "@i"):
            return Reason.SELF
        return mark


def _page_mark(path: str, query: str) -> Reason:
    """A page of the site that is no post: pictures, hashtags, accounts, or the interface."""
    if path.startswith("/pic/"):
        return Reason.MEDIA
    if path.startswith("/hashtag/") or (path.startswith("/search") and _TAG_SEARCH.search(query)):
        return Reason.PROFILE
    first = path.strip("/").partition("/")[0].lower()
    account = _ACCOUNT.fullmatch(path) and first not in _SITE and not query.startswith("cursor=")
    return Reason.PROFILE if account else Reason.CHROME


def is_profile(url: str | None) -> bool:
    """True for the address of an account's page, which holds posts but is no thread."""
    return url is not None and status_id(url) is None and handle_of(url) is not None


def main_post(posts: Iterable[Post], url: str | None) -> Post | None:
    """The post that a page is about: the one of its address, else the first of that account, else the first."""
    number, owner = status_id(url), (handle_of(url) or "").lower()
    posts = list(posts)
    own = [p for p in posts if p.standing is Standing.OWN]
    by_number = (p for p in posts if number and status_id(p.url) == number)
    by_owner = (p for p in own if owner and (p.author or "").lower() == owner)
    return next(by_number, None) or next(by_owner, None) or (own[0] if own else None)


def seen_from(posts: Iterable[tuple[Tag, Post]], author: str | None) -> tuple[tuple[Tag, Post], ...]:
    """The posts with those of others than `author` as replies."""
    mine = (author or "").lower()
    return tuple(
        (
            tag,
            replace(p, standing=Standing.REPLY)
            if p.standing is Standing.OWN and (p.author or "").lower() != mine
            else p,
        )
        for tag, p in posts
    )


@dataclass(frozen=True, slots=True)
class Told:
    """A page's posts, seen from the one that it is about."""

    main: Post | None
    first: int | None  # the place of `main` among the posts
    author: str | None  # "@handle": whose thread or profile it is
    site: Site
    posts: tuple[tuple[Tag, Post], ...]  # those of others as replies

    @classmethod
    def of(cls, found: Sequence[tuple[Tag, Post]], url: str | None) -> "Told":
        """The posts that were found on the page of this address."""
        everybody = [post for _, post in found]
        main = main_post(everybody, url)
        author = (main.author if main else None) or handle_of(url)
        first = next((n for n, post in enumerate(everybody) if post is main), None)
        return cls(main, first, author, Site.of(everybody, author), seen_from(found, author))


def is_short(url: str) -> bool:
    """True for a link of Twitter's own shortener."""
    return re.match(r"https?://t\.co/\w", url) is not None


def time_of(number: str | None) -> datetime | None:
    """The instant inside of a post's number; None before November 2010, when numbers were counted up."""
    if number is None or not 30_000_000_000 < int(number) < 2**63:
        return None
    return datetime.fromtimestamp(((int(number) >> 22) + _EPOCH) // 1000, UTC)
