"""A page with one author's text: its main element is content, but for the boxes in it; all around it is interface."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Document, Genre, Post, Reason, Role, SavedFile, Standing
from pipeline.parse import _twitter
from pipeline.parse._boilerplate import region_of
from pipeline.parse._bold_headings import with_bold_headings
from pipeline.parse._captions import with_captions
from pipeline.parse._embedded_tweets import box_blocks, embedded, tweet_frame, tweet_link, tweet_part
from pipeline.parse._feed import classes, finished, host_of, noise
from pipeline.parse._headline import headline_of
from pipeline.parse._html import Inside, Look, address, anchor_of, attribute, base_of, blocks_of, is_deep, sectioned
from pipeline.parse._link_cards import card_title, holds_box, named_cards, only_named, pictures_next
from pipeline.parse._main_content import main_content
from pipeline.parse._own_lists import without_own_lists
from pipeline.parse._social import is_account, is_button, is_credit, is_share, same_site
from pipeline.records import replace

PAGE = Block(Role.NOISE, "", mark=Reason.CHROME, rule="page-interface")
_BOX_SHARE = 0.3  # of the main element's text; what a class name calls a box and holds more is content after all
_BOXES_WEIGHED = 500  # in one page
Part = Callable[[Tag, Block], Inside | None]
# Parts of cards that publishing systems make of links: Ghost's icon, author and publisher, Forem's repository and its README.
_EMBEDDED: dict[str, Callable[[Block], Inside]] = {
    "kg-bookmark-metadata": lambda like: Inside(like, silent=True),
    "readme-overview": lambda like: Inside(like, one=True, level=0),
    "ltag-github-body": lambda like: noise(like, Reason.OFF_TOPIC, "embedded-readme"),
    "gh-btn-container": lambda like: noise(like, Reason.CHROME, "embedded-readme"),
}


def article(
    saved: SavedFile,
    soup: BeautifulSoup,
    *,
    name: str,
    platform: str | None = None,
    main: Tag | None = None,
    part: Part | None = None,
    mark: Callable[[str], Reason | None] = lambda url: None,
    genre: Genre = Genre.PAGE,
) -> Document:
    """The page as a Document. `part` and `mark` (of URLs) go before the general rules."""
    main = main or main_content(soup)
    own = address(soup, saved)
    base = base_of(soup, own)
    head = headline_of(soup, main)
    tweets = [] if is_deep(saved) else embedded(soup)
    genre, posts = _genre(tweets, main, genre)
    tweets = [(tag, post) for (tag, _), post in zip(tweets, posts, strict=True)]
    look = _Look(main, tweets, part, mark, host_of(base))
    blocks: Iterator[Block] = blocks_of(soup, like=PAGE, look=Look(look.inside, look.link, base))
    marked = without_own_lists(list(look.with_boxes(blocks)), host_of(base))
    blocks = sectioned(with_bold_headings(with_captions(marked)), title=head.title)
    author = posts[0].author if genre is Genre.THREAD else head.author
    return Document(
        name, genre, finished(blocks, saved, soup, base=base, mark=look.outside), posts, platform, author,
        head.title, own, head.posted_at,
    )  # fmt: skip


def _genre(tweets: list[tuple[Tag, Post]], main: Tag, genre: Genre) -> tuple[Genre, tuple[Post, ...]]:
    """A page that is little more than one person's tweets in a row is that person's thread."""
    posts = tuple(post for _, post in tweets)
    if len(posts) >= 3 and len({(p.author or "").lower() for p in posts}) == 1:
        quoted = sum(len(tag.get_text()) for tag, _ in tweets)
        if quoted > 0.6 * len(main.get_text()):
            return Genre.THREAD, tuple(replace(p, standing=Standing.OWN) for p in posts)
    return genre, posts


class _Look:
    """What the elements and links of one page are."""

    def __init__(
        self,
        main: Tag,
        tweets: list[tuple[Tag, Post]],
        part: Part | None,
        mark: Callable[[str], Reason | None],
        host: str,
    ) -> None:
        self.main, self.part, self.mark, self.host = main, part, mark, host
        self.boxes = 0
        self.asked: Tag | None = None  # the last link that was asked for its name,
        self.title: str | None = None  # and that
        self.size = len(main.get_text())
        self.tweets = {id(tag): (number, tag) for number, (tag, _) in enumerate(tweets)}
        self.standings = [post.standing for _, post in tweets]
        self.site = _twitter.Site.of((post for _, post in tweets), None)

    def inside(self, tag: Tag, like: Block) -> Inside | None:
        if tag is self.main:
            return Inside(Block(Role.PARAGRAPH, ""))
        if self.tweets and id(tag) in self.tweets:
            number = self.tweets[id(tag)][0]
            return Inside(tweet_frame(number, self.standings[number]))
        if like.post is not None:
            return tweet_part(tag, like)
        if self.part is not None and (found := self.part(tag, like)) is not None:
            return found
        if tag.name == "a":
            if only_named(tag):
                return None
            if pictures_next(tag):
                return Inside(like, silent=True)
            is_card = like.role is not Role.NOISE and self.card_title(tag) and holds_box(tag)
            return Inside(like, one=True) if is_card else None
        if (
            "class" in tag.attrs
            and (box := next((_EMBEDDED[n] for n in classes(tag) if n in _EMBEDDED), None)) is not None
        ):
            return box(like)
        region = region_of(tag)
        if region is None or (like.role is Role.NOISE and like.rule != PAGE.rule):
            return None
        if like.role is not Role.NOISE and self.holds_much(tag):
            return None
        return Inside(replace(like, role=Role.NOISE, mark=region[0], rule=region[1]))

    def holds_much(self, tag: Tag) -> bool:
        """True for what a class name calls a box although it holds much of the content."""
        self.boxes += 1
        return self.boxes > _BOXES_WEIGHED or len(tag.get_text()) > _BOX_SHARE * self.size

    def link(self, tag: Tag, base: str | None) -> Anchor | None:
        anchor = anchor_of(tag, base)
        if anchor is None:
            return None
        if self.tweets and tag.find_parent("blockquote", class_="twitter-tweet") is not None:
            return tweet_link(anchor, tag.get_text(), self.site)
        mark = self.mark(anchor.url) or _mark(anchor.url, base) or self.site.mark(anchor.url)
        if mark is None and "class" in tag.attrs and is_button(attribute(tag, "class")):
            mark = Reason.PROMOTION
        title = self.card_title(tag) or anchor.title
        return anchor if (mark, title) == (anchor.mark, anchor.title) else replace(anchor, mark=mark, title=title)

    def card_title(self, link: Tag) -> str | None:
        """As `card_title`, which is asked twice of a link: what it holds, and what it is."""
        if self.asked is not link:
            self.asked, self.title = link, card_title(link)
        return self.title

    def outside(self, tag: str, name: str, url: str) -> Reason | None:
        """What a URL outside of all text is."""
        if mark := self.mark(url):
            return mark
        return Reason.PROMOTION if tag == "a" and is_account(url) and not is_share(url) else None

    def with_boxes(self, blocks: Iterator[Block]) -> Iterator[Block]:
        """The blocks, accounts outside of the content marked, Substack's boxes with the text of their tweets."""
        boxes = {number: tag for number, tag in self.tweets.values() if "data-attrs" in tag.attrs}
        for block in blocks:
            if block.post in boxes:
                yield from box_blocks(boxes.pop(block.post), block.post)
            block = named_cards(block)
            yield _marked_outside(block, self.host) if block.role is Role.NOISE else block
        for number, tag in boxes.items():
            yield from box_blocks(tag, number)


@lru_cache(maxsize=4096)  # a site's pages have the same links
def _mark(url: str, base: str | None) -> Reason | None:
    """What a link is by its address alone."""
    if base and url.partition("#")[0] == base:
        return Reason.SELF
    if is_share(url):
        return Reason.CHROME
    if "#/portal" in url:  # where a site of Ghost's asks to become a member
        return Reason.PROMOTION
    return Reason.MALFORMED if "://" not in url else None  # a page that does not say its address


def _marked_outside(block: Block, host: str) -> Block:
    """Outside of the content an account is there to be followed (in a box about the author it is the author's), and
    another site is there to be visited: a sponsor, a sister, the author's shop. Who built the page is credited, and
    who took a picture."""
    if block.post is not None or block.mark is Reason.OFF_TOPIC:
        return block
    account = Reason.PROFILE if block.mark in (Reason.PROFILE, Reason.MEDIA) else Reason.PROMOTION

    def mark(anchor: Anchor) -> Reason | None:
        if is_account(anchor.url) and anchor.mark in (None, Reason.PROFILE) and not is_share(anchor.url):
            return account
        if anchor.mark is not None or block.mark is Reason.MEDIA:
            return anchor.mark
        there = host_of(anchor.url)
        return account if host and there and not same_site(there, host) and not is_credit(anchor.url) else None

    anchors = [(anchor, mark(anchor)) for anchor in block.anchors]
    if all(anchor.mark is known for anchor, known in anchors):
        return block
    return replace(block, anchors=tuple(replace(anchor, mark=known) for anchor, known in anchors))
