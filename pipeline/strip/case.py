"""A candidate with all that a rule may look at."""

import re
from collections.abc import Sequence
from functools import cached_property

from pipeline.links import canonical_url, site
from pipeline.model import Block, Candidate, Document, Entry, Genre, Objection, Page, Post
from pipeline.records import dataclass, lazy
from pipeline.strip.wording import ANY

_NO_WORD = re.compile(r"https?://\S+|[#@]\S+|\S+\.[a-z]{2,12}/\S*")
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def count_words(text: str) -> int:
    """How many words `text` says beside links, tags and handles; two characters of a script without spaces count as one."""
    plain = _NO_WORD.sub(" ", text)
    dense = len(_SPACELESS.findall(plain))
    return (dense + 1) // 2 + sum(word[:1].isalpha() for word in _SPACELESS.sub(" ", plain).split())


REACH = 3_000  # characters to either side: a line may hold a thousand links, and be asked about for each


class Told:
    """What a post says. A pattern is looked for once, however many links of a post ask: one may hold thousands."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts  # of its blocks
        self._found: dict[re.Pattern[str], re.Match[str] | None] = {}

    @cached_property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.texts)

    @cached_property
    def words(self) -> int:
        """How many words it says."""
        return count_words(self.text)

    def find(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Where the pattern first stands."""
        if pattern not in self._found:
            self._found[pattern] = pattern.search(self.text)
        return self._found[pattern]


_SILENT = Told(())


@dataclass(frozen=True)
class Case:
    """One candidate, its surroundings, and what the document says of it."""

    document: Document  # that it stands in
    candidate: Candidate
    url: str  # as a reader would type it; '' for a named work
    block: Block
    post: Post | None
    entry: Entry | None
    objection: Objection | None
    addresses: frozenset[str]  # canonical URLs of the document and of its posts
    told: Told  # what its post says, or all that stands in no post

    @lazy
    def canonical(self) -> str:
        """The identity of the URL."""
        return canonical_url(self.url)

    @lazy
    def site(self) -> str:
        """The registrable domain, '' where there is none."""
        return site(self.url) or ""

    @lazy
    def said(self) -> str:
        """Its name and the remarks about it, as the document has them."""
        if self.entry is None:
            return self.line
        notes = self.entry.notes
        spans = (self.entry.name, *notes) if self.entry.name else notes
        return " ".join(map(self.document.text_of, spans))

    @lazy
    def line(self) -> str:
        """The line of text that the link stands on; of a very long one what stands around the link."""
        text, at = self.block.text, self.candidate.start
        first, last = max(0, at - REACH), min(len(text), at + REACH)
        start, end = text.rfind("\n", first, at), text.find("\n", at, last)
        return text[start + 1 if start >= 0 else first : end if end >= 0 else last]

    @lazy
    def asks(self) -> bool:
        """False where no word about it asks for anything, sells, or says that this thread stands elsewhere too."""
        return ANY.may_be_in(f"{self.line}\n{self.said}\n{self.heading}")

    @property
    def heading(self) -> str:
        """The innermost heading above it, in the document or inside its post; of an entry of a list the one that it belongs to."""
        inside = self.entry.section if self.entry else ()
        section = inside if self.document.genre is Genre.LIST and self.entry else self.block.section or inside
        return section[-1] if section else ""

    @lazy
    def around(self) -> Told:
        """All that its post says; outside of posts its block."""
        return Told([self.block.text]) if self.block.post is None else self.told


def in_passing(case: Case) -> bool:
    """True for a link in a sentence of a list that is no entry's own line."""
    return case.entry is not None and case.entry.rule == "link-in-sentence"


class Cases:
    """The cases of a page, each made when it is asked for."""

    def __init__(self, page: Page) -> None:
        self._document, self._candidates = page.document, page.candidates
        self._entries = {entry.main: entry for entry in page.entries}
        self._objections = {o.candidate: o for o in page.objections}
        own = [page.document.url, *(post.url for post in page.document.posts)]
        self._addresses = frozenset(canonical_url(url) for url in own if url)
        texts: dict[int | None, list[str]] = {}
        for block in page.document.blocks:
            if block.mark is None:
                texts.setdefault(block.post, []).append(block.text)
        self._told = {post: Told(said) for post, said in texts.items()}

    def of(self, index: int) -> Case:
        """The case of the candidate at this place."""
        document, candidate = self._document, self._candidates[index]
        block = document.blocks[candidate.block]
        post = document.posts[block.post] if block.post is not None else None
        url, entry, objection = candidate.url or "", self._entries.get(index), self._objections.get(index)
        told = self._told.get(block.post, _SILENT)
        return Case(document, candidate, url, block, post, entry, objection, self._addresses, told)
