"""A thread that somebody pasted into a note or a blog post, in Markdown.

    Hey, today is #MindblowingMonday!                1/ First post          1. First post
                                                                             2. Second post
    ---                                               2/ Second post

    Second post 👇

Posts part at rules, at the author's numbers, or at the items of one long numbered list. A link to the thread
beside the words "thread" or "tweetstorm", or an embedded post of it, names the author.
"""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from pipeline.model import Document, Reason, SavedFile, Standing
from pipeline.parse import _status_links
from pipeline.parse._draft import Draft, Line, Read, lines_of, trimmed
from pipeline.parse._front_matter import FrontMatter, front_matter, head_inline
from pipeline.parse._note_body import RULE, rewrapped, say_markdown
from pipeline.parse._notes import Mark, inline
from pipeline.parse._numbering import counters, without_number
from pipeline.parse._prose import prose
from pipeline.parse._status_links import Status
from pipeline.parse._unrolled import platform_of

# Words for a thread, in the languages that have them, and the signs that threads carry.
_THREAD = re.compile(
    r"\b(?:tweet\s?storms?|(?:twitter|x|mastodon|bluesky)[ -]threads?|threads?|hilo|fio|fil twitter|thread twitter)\b|"
    r"\U0001f9f5|推文串|推特串|スレッド|타래|тред",
    re.I,
)
_SIGN = re.compile(r"[\U0001f9f5👇⬇]\ufe0f?\s*:?$", re.M)
_STATUS_LINK = re.compile(
    r"\[(?P<text>[^\]\n]{1,120})\]\((?P<url>https?://[^\s()]{10,300})\)|(?P<bare>https?://[^\s()<>\"]{10,300})"
)
_EMBED = re.compile(r"""<blockquote\s[^>]{0,300}twitter-tweet""", re.I)
_HREF = re.compile(r"https?://[^\s\"'<>]{10,300}")
_EMBED_END = re.compile(r"</blockquote>|</script>", re.I)
_SIGNED = re.compile(r"(?:&mdash;|—)\s*(?P<name>[^<>()\n]{1,80})\((?P<handle>@\w{1,30})\)")
_MARKUP = re.compile(r"\]\(https?://|<https?://|^#{1,3} \S|\A---\n|\*\*\S", re.M)
_HEADING = re.compile(r"\n#{1,6} ")
_LONG = 900  # a post of a thread, even a long one with its picture's text, is shorter
_HASHTAG = re.compile(r"(?<!\w)#[^\W\d_]\w{2,40}")
SUREST = 62


def recognises(saved: SavedFile) -> int:
    """Short stretches apart by rules, growing counters, or a long numbered list, with a sign or word of a thread."""
    text = saved.text
    if not prose(saved) or "](#" in text[:3000]:
        return 0
    headings = sum(1 for _ in islice(_HEADING.finditer("\n" + text), 4))
    if headings > 3:
        return 0
    lines = lines_of(text)[front_matter(text).lines :]
    signed = headings < 3 and _short_posts(lines) and (len(_SIGN.findall(text)) > 1 or _THREAD.search(text))
    if signed and not _underlined(lines):
        return 62
    if _MARKUP.search(text) and len(counters(lines, "opening")) >= 3:
        return 61
    return 60 if _announced(text) and len(counters(lines, "listed")) >= 5 else 0


def _short_posts(lines: Sequence[Line]) -> bool:
    """True for four or more stretches between rules, nearly all as short as posts are."""
    lengths = [sum(len(line.text) for line in part) for part in _ruled(lines) if part]
    return len(lengths) >= 4 and sum(length < _LONG for length in lengths) >= 0.8 * len(lengths)


def _underlined(lines: Sequence[Line]) -> bool:
    """True where rules are as long as the lines right above them: three headings of reStructuredText, and no ends of posts."""
    pairs = ((above.text.rstrip(), rule.text.rstrip()) for above, rule in pairwise(lines) if RULE.match(rule.text))
    return sum(len(rule) > 3 and abs(len(above) - len(rule)) <= 1 for above, rule in pairs) >= 3


def _announced(text: str) -> bool:
    """True where the beginning speaks of a thread and links a post."""
    head = text[:2500]
    return bool(_THREAD.search(head)) and any(
        _status_links.status(m["url"] or m["bare"]) for m in _STATUS_LINK.finditer(head)
    )


def read(saved: SavedFile) -> Iterator[Document]:
    """The thread, its posts parted by rule, number or item."""
    lines = lines_of(saved.text)
    head = front_matter(saved.text)
    body = rewrapped(lines[head.lines :])
    url = _source(saved.text)
    status = _status_links.status(url) if url else None
    author = (status.handle if status else None) or _signed(saved.text)
    draft = Draft(_reader(status.number if status else None))
    given = head.get("url", "source", "link")
    mark = _chrome(given)
    draft.noise(lines[: head.lines], mark=Reason.CHROME, rule="front matter", read=head_inline(mark))
    for number, part in enumerate(_parts(body)):
        pasted = not number and url is not None and any(url in line.text for line in part)
        post = draft.post(None if pasted else author)  # who pasted it introduces it
        for embedded, piece in _embeds(part):
            if embedded:
                _embed(draft, piece, status.number if status else None)
            else:
                say_markdown(draft, piece, post=post)
        draft.section = ()
    yield draft.document(
        format="pasted_thread",
        platform=platform_of(saved.text, default="twitter"),
        author=author,
        title=_title(head, body),
        url=url or given,
        posted_at=status.posted_at if status else None,
    )


def _embeds(lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """Runs of lines, the HTML of embedded posts apart."""
    run: list[Line] = []
    inside = False
    for line in lines:
        if _EMBED.search(line.text) and not inside:
            yield False, run
            run, inside = [], True
        run.append(line)
        if inside and _EMBED_END.search(line.text):
            yield True, run
            run, inside = [], False
    yield inside, run


def _embed(draft: Draft, lines: Sequence[Line], number: int | None) -> None:
    """An embedded post: of this thread a copy, of anybody else a quote."""
    source = html.unescape("\n".join(line.text for line in lines))
    links = [m for m in _permalinks_in(source) if m]
    if links and number is not None and links[-1].number == number:
        draft.noise(lines, mark=Reason.SELF, rule="embedded copy of the thread", read=draft.read)
    else:
        who = links[-1] if links else None
        post = draft.post(
            who.handle if who else None, at=(who.posted_at if who else None, None), standing=Standing.QUOTED
        )
        say_markdown(draft, lines, post=post, quoted=True)


def _permalinks_in(text: str) -> list[Status | None]:
    return [_status_links.status(m[0]) for m in _HREF.finditer(text)]


def _chrome(own: str | None) -> Mark:
    """What the URLs of a head are: the thread's own, accounts, pictures, or the app's."""
    return lambda url: (
        Reason.SELF if url == own or _status_links.status(url) else _status_links.mark(url) or Reason.CHROME
    )


def _reader(number: int | None) -> Read:
    def mark(url: str) -> Reason | None:
        status = _status_links.status(url)
        return Reason.SELF if status and status.number == number else _status_links.mark(url)

    return lambda text: inline(text, mark)


def _source(text: str) -> str | None:
    """The permalink of the thread: linked near a word for thread, or of the post embedded below."""
    for found in _STATUS_LINK.finditer(text):
        url = html.unescape(found["url"] or found["bare"])
        if not _status_links.status(url):
            continue
        near = text[max(0, found.start() - 300) : found.end() + 200]
        if _THREAD.search(near) or _EMBED.search(text):
            return url
    return None


def _signed(text: str) -> str | None:
    found = _SIGNED.search(text) if _EMBED.search(text) else None
    return found["handle"] if found else None


def _title(head: FrontMatter, lines: Sequence[Line]) -> str | None:
    """The title that is given; else the hashtag of the first lines, else their first words."""
    given = head.get("title")
    heading = next((line.text.lstrip("# ") for line in lines if re.match(r"^#\s+\S", line.text)), None)
    if given or heading:
        return given or heading
    first = next((line.text for line in lines if not line.blank and not RULE.match(line.text)), "")
    tag = _HASHTAG.search(first) if len(first) < 80 else None
    return tag[0] if tag else without_number(inline(first).text.strip()) or None


def _ruled(lines: Sequence[Line]) -> list[list[Line]]:
    rules = [i for i, line in enumerate(lines) if RULE.match(line.text)]
    return [trimmed(lines[a + 1 : b]) for a, b in pairwise([-1, *rules, len(lines)])]


def _parts(lines: Sequence[Line]) -> list[list[Line]]:
    """The posts: by rules where there are several, else by numbers, else by the items of a numbered list."""
    ruled = [part for part in _ruled(lines) if part]
    if len(ruled) >= 4:
        return ruled
    for kind, least in (("opening", 3), ("listed", 5)):
        found = counters(lines, kind)
        if len(found) >= least:
            edges = [0, *(c.line for c in found), len(lines)]
            return [
                part for a, b in pairwise(edges) if (part := trimmed([x for x in lines[a:b] if not RULE.match(x.text)]))
            ]
    return ruled
