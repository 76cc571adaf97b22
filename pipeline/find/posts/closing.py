"""How posts end: what an author asks of his readers below the last link is said of no resource."""

import re
from collections.abc import Iterator, Sequence

from pipeline.find.posts.lines import Line
from pipeline.model import Document, Genre, Objection, Reason

# Read off the last paragraphs of threads, of LinkedIn posts and of newsletters.
_CLOSING = re.compile(
    r"(?:and )?(?:that['’]s (?:it|all|a wrap)\b|(?:if you|did you|hope you) (?:found|find|liked?|enjoy(?:ed)?|learn(?:ed|t)|got value|want more)\b|"
    r"(?:please )?follow (?:me|us|@\w|for\b|along\b|(?-i:[A-Z])[\w. ]{1,40} for\b)|"
    r"(?:please |kindly )?(?:like|share|repost|re-?tweet|rt|bookmark|save)\b[ ,]+(?:this|the (?:first|post|thread|tweet)|it|and|&|or|to help|with|if)\b|"
    r"(?:many )?(?:thanks|thank you) (?:for reading|so much|everyone)\b|i? ?hope (?:this|that|it) (?:helps?|was|is)\b|"
    r"subscribe (?:to )?(?:my|our|for|here|now)\b|(?:come )?join (?:me|my|our)\b|"
    r"(?:which|what)\b[^.?\n]{0,60}\b(?:would you|did i|have i|do you|your favou?rites?)\b[^.?\n]{0,60}\?|did i miss\b|"
    r"(?:until|till) (?:next\b|then\b|soon\b|(?-i:[A-Z])\w+[,.!]?(?: (?-i:[A-Z])\w+)?$)|see you (?:next|soon|there|in)\b|"
    r"(?:cheers|best(?: wishes| regards)?|(?:kind |warm )?regards|yours(?: truly)?|warmly|sincerely|take care|happy (?:reading|learning|coding))[,.!]*(?: (?-i:[A-Z])\w+)?$|"
    r"(?:let me know|tell me|comment|drop)\b[^.\n]{0,60}\b(?:comments?|below|missed|replies)\b|"
    r"wenn (?:dir|euch)\b[^.\n]{0,40}\bgef|folg(?:t|e) mir\b|si te (?:gust[óo]|sirvi[óo]|ha gustado)\b|s[íi]gueme\b|se (?:você )?gostou\b|me siga\b|siga-me\b|"
    r"si (?:ça|cela|ce) (?:vous|t['’])|suivez-moi\b|abonnez-vous\b|se ti [èe] piaciut)",
    re.I,
)
FOLLOW = re.compile(r"(?:and |please )?(?:follow (?:me|@\w)|subscribe\b|sígueme|folgt mir|siga-me|suivez-moi)", re.I)
_MANY = 3  # posts with links: a thread of resources, whose last one closes it


def without_closing(document: Document, posts: Sequence[list[Line]]) -> list[list[Line]]:
    """The posts without such paragraphs, where a post or an article links several things.

    Below the only link of a post such words may ask for that link, but not where most posts have one.
    """
    sections = document.genre is Genre.PAGE and sum(any(line.links for line in lines) for lines in posts) > 1
    thread = document.genre is Genre.THREAD and sum(any(line.links for line in lines) for lines in posts) >= _MANY
    return [lines[: _end(lines, thread=thread)] if sections or thread or _several(lines) else lines for lines in posts]


def asked(whole: Sequence[list[Line]], kept: Sequence[list[Line]]) -> Iterator[Objection]:
    """The links of the lines that close a post, and are no more part of it."""
    for lines, rest in zip(whole, kept, strict=True):
        for link in (link for line in lines[len(rest) :] for link in line.links):
            yield Objection(link, Reason.PROMOTION, "asks for something at the end")


def _several(lines: Sequence[Line]) -> bool:
    return sum(bool(line.links) for line in lines) > 1


def _end(lines: Sequence[Line], *, thread: bool) -> int:
    """Where such a paragraph begins; page text of threads loses the gap behind the link, and what else it links is asked for."""
    last = max((i for i, line in enumerate(lines) if line.links), default=len(lines))
    glued = [i for i in range(1, len(lines)) if lines[i - 1].links and not lines[i].links] if thread else []
    below = [i for i in range(last + 1, len(lines)) if lines[i].opens]
    closing = (i for i in sorted({*glued, *below}) if _CLOSING.match(lines[i].words))
    return next((i for i in closing if i > last or _asks(lines[i:])), len(lines))


def _asks(lines: Sequence[Line]) -> bool:
    """Somebody is to be followed before the next link."""
    until = next((i for i, line in enumerate(lines) if line.links), len(lines))
    return any(FOLLOW.match(line.words) for line in lines[:until])
