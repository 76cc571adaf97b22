"""Which headings of an article name what stands below them: one thing each, and no topic.

3. Use The Index, Luke     counted one by one
Gravel by Sam Stone        signed, among others that are
Data Skeptic               no link below such headings has a name, most addresses have this one: "Website: dataskeptic.com",
                           or the covers that are linked
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from unicodedata import category

from pipeline.find.posts.lines import shows_url
from pipeline.find.posts.shape import is_name
from pipeline.find.posts.titles import byline_end
from pipeline.find.posts.words import EMPTY_LABELS
from pipeline.links import site
from pipeline.model import Candidate, Document, Role, Span
from pipeline.text.letters import run_together

Section = tuple[str, ...]
Heads = Mapping[Section, Span]  # the section below a heading, and where its name stands
_COUNTED = (
    r"book|buch|libro|livro|livre|podcast|course|curso|kurs|tool|app|blog|site|website|newsletter|channel|resource"
)
_COUNT = re.compile(rf"\s*(?:#|no\.\s?|(?:{_COUNTED})\s#?)?(?P<number>\d{{1,3}})(?:\s?[.):]|\s[-–—])\s+(?=\S)", re.I)
_FEWEST = 3  # headings that make a list
_SIGNS = frozenset({"So", "Sk", "Cf", "Mn"})  # Unicode's categories of emoji and what joins them
_ARTICLE = re.compile(r"^(?:the|an?|der|die|das|el|la|los|las|le|les)\s+", re.I)
_BIDS = re.compile(
    r"(?:check|see|view|buy|get|order|find|shop|watch|listen|read|visit|open|download)\s[a-z ]{1,40}$", re.I
)
_AT_A_SHOP = re.compile(
    r"\b(?:on|at|from|via) (?:amazon|goodreads|bookshop|audible|kindle|spotify|apple|youtube|leanpub|udemy|coursera)\b",
    re.I,
)
_OPENS = EMPTY_LABELS.union("listen|listen here|listen now|order|goodreads|github".split("|"))


def naming(document: Document, candidates: Sequence[Candidate]) -> Heads:
    """The headings that name one thing each."""
    siblings: dict[tuple[Section, int], list[int]] = {}
    for index, block in enumerate(document.blocks):
        if block.role is Role.HEADING and block.mark is None:
            siblings.setdefault((block.section, block.depth), []).append(index)
    links: dict[Section, list[Candidate]] = {}
    for link in candidates:
        block = document.blocks[link.block]
        if block.section and block.mark is None and link.mark is None:
            links.setdefault(block.section, []).append(link)
    runs = (
        run
        for some in siblings.values()
        if len(some) >= _FEWEST
        for run in (_bare(document, some, links), _signed(document, some), _counted(document, some))
    )
    return {
        section_below(document, name.block): name for run in runs for name in run if is_name(document.text_of(name))
    }


def _counted(document: Document, headings: Sequence[int]) -> list[Span]:
    """Where the names stand in those that are counted, if they are counted in turn, up or down."""
    counts = [(i, m) for i in headings if (m := _COUNT.match(document.blocks[i].text))]
    steps = {int(b["number"]) - int(a["number"]) for (_, a), (_, b) in pairwise(counts)}
    if len(counts) < _FEWEST or steps not in ({1}, {-1}):
        return []
    return [Span(i, m.end(), _end(document.blocks[i].text)) for i, m in counts]


def _end(heading: str) -> int:
    """Where the name in a heading ends: before blanks and emoji."""
    end = len(heading)
    while end and (heading[end - 1].isspace() or category(heading[end - 1]) in _SIGNS):
        end -= 1
    return end


def _signed(document: Document, headings: Sequence[int]) -> list[Span]:
    """Those that end with a maker, whatever counts them."""
    texts = {i: document.blocks[i].text for i in headings}
    spans = [Span(i, m.end() if (m := _COUNT.match(text)) else 0, _end(text)) for i, text in texts.items()]
    signed = [span for span in spans if byline_end(document.text_of(span))]
    return signed if len(signed) >= _FEWEST else []


def _bare(document: Document, headings: Sequence[int], links: Mapping[Section, Sequence[Candidate]]) -> list[Span]:
    """Those with links below, if no link below any has a name and most addresses or covers hold the heading's: no topics."""
    linked = {i: links[section] for i in headings if (section := section_below(document, i)) in links}
    if len(linked) < _FEWEST or not all(hollow(link) for some in linked.values() for link in some):
        return []
    alike = sum(any(_leads_to(link, document.blocks[i].text) for link in some) for i, some in linked.items())
    return [Span(i, 0, _end(document.blocks[i].text)) for i in linked] if alike * 2 > len(linked) else []


def _leads_to(link: Candidate, heading: str) -> bool:
    """The address holds the heading, or the cover that is linked says most of its words."""
    if run_together(_ARTICLE.sub("", heading)) in run_together(link.url or ""):
        return True
    said, shown = ({run_together(word) for word in text.split()} - {""} for text in (heading, link.title or ""))
    return len(said & shown) * 2 > len(said)


def hollow(link: Candidate) -> bool:
    """Called by its address, by the place that it leads to ("YouTube"), or by words that only open it ("Check price on Amazon")."""
    label = link.label.strip(" .:!→>")
    place = (site(link.url) or "").partition(".")[0] if link.url else ""
    known = not label or shows_url(link) or run_together(label) == run_together(place)
    return known or label.lower() in _OPENS or bool(_BIDS.match(label) or _AT_A_SHOP.search(label))


def section_below(document: Document, heading: int) -> Section:
    """The section of what stands below the heading in this block."""
    block = document.blocks[heading]
    return (*block.section, block.text)
