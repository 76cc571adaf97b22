"""A page with one author's text: its main element is content, but for the boxes in it; all around it is interface."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Document, Genre, Post, Reason, Role, SavedFile, Standing
from pipeline.parse import _twitter
from pipeline.parse._boilerplate import region_of
from pipeline.parse._embedded_tweets import box_blocks, embedded, tweet_frame, tweet_link, tweet_part
from pipeline.parse._feed import finished
from pipeline.parse._headline import headline_of
from pipeline.parse._html import Inside, Look, address, anchor_of, blocks_of, sectioned
from pipeline.parse._main_content import main_content
from pipeline.parse._social import is_account, is_share

PAGE = Block(Role.NOISE, "", mark=Reason.CHROME, rule="page-interface")
_BOX_SHARE = 0.3  # of the main element's text; what a class name calls a box and holds more is content after all
Part = Callable[[Tag, Block], Inside | None]


def article(
    saved: SavedFile,
    soup: BeautifulSoup,
    *,
    name: str,
    platform: str | None = None,
    main: Tag | None = None,
    part: Part = lambda tag, like: None,
    genre: Genre = Genre.PAGE,
) -> Document:
    """The page as a Document. `part` goes before the general rules for what an element is."""
    main = main or main_content(soup)
    base = address(soup, saved)
    head = headline_of(soup, main)
    tweets = embedded(soup)
    genre, posts = _genre(tweets, main, genre)
    look = _Look(main, tweets, part)
    blocks: Iterator[Block] = blocks_of(soup, like=PAGE, look=Look(look.inside, look.link, base))
    blocks = sectioned(look.with_boxes(blocks), title=head.title)
    author = posts[0].author if genre is Genre.THREAD else head.author
    return Document(
        name, genre, finished(blocks, saved, soup, base=base, mark=_outside), posts, platform, author,
        head.title, base, head.posted_at,
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

    def __init__(self, main: Tag, tweets: list[tuple[Tag, Post]], part: Part) -> None:
        self.main, self.part = main, part
        self.size = len(main.get_text())
        self.tweets = {id(tag): (number, tag) for number, (tag, _) in enumerate(tweets)}
        self.quoted = frozenset(n for _, p in tweets if (n := _twitter.status_id(p.url)))

    def inside(self, tag: Tag, like: Block) -> Inside | None:
        if tag is self.main:
            return Inside(Block(Role.PARAGRAPH, ""))
        if id(tag) in self.tweets:
            return Inside(tweet_frame(self.tweets[id(tag)][0]))
        if like.post is not None:
            return tweet_part(tag, like)
        found = self.part(tag, like)
        if found is not None:
            return found
        region = region_of(tag)
        if region is None or (like.role is Role.NOISE and like.rule != PAGE.rule):
            return None
        if like.role is not Role.NOISE and len(tag.get_text()) > _BOX_SHARE * self.size:
            return None
        return Inside(replace(like, role=Role.NOISE, mark=region[0], rule=region[1]))

    def link(self, tag: Tag, base: str | None) -> Anchor | None:
        anchor = anchor_of(tag, base)
        if anchor is None:
            return None
        if self.tweets and tag.find_parent("blockquote", class_="twitter-tweet") is not None:
            return tweet_link(anchor, tag.get_text(), self.quoted)
        if is_share(anchor.url):
            return replace(anchor, mark=Reason.CHROME)
        mark = _twitter.Site(frozenset(), self.quoted).mark(anchor.url)
        return replace(anchor, mark=mark)

    def with_boxes(self, blocks: Iterator[Block]) -> Iterator[Block]:
        """The blocks, accounts outside of the content marked, Substack's boxes with the text of their tweets."""
        boxes = {number: tag for number, tag in self.tweets.values() if "data-attrs" in tag.attrs}
        for block in blocks:
            if block.post in boxes:
                yield from box_blocks(boxes.pop(block.post), block.post)
            yield _socially_marked(block) if block.role is Role.NOISE else block
        for number, tag in boxes.items():
            yield from box_blocks(tag, number)


def _socially_marked(block: Block) -> Block:
    """Outside of the content an account is there to be followed; in a box about the author it is the author's."""
    mark = Reason.PROFILE if block.mark is Reason.PROFILE else Reason.PROMOTION
    if block.post is not None or block.mark is Reason.OFF_TOPIC or not any(is_account(a.url) for a in block.anchors):
        return block
    return replace(block, anchors=tuple(replace(a, mark=mark) if is_account(a.url) else a for a in block.anchors))


def _outside(tag: str, name: str, url: str) -> Reason | None:
    return Reason.PROMOTION if tag == "a" and is_account(url) and not is_share(url) else None
