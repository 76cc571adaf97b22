"""One entry -> one Mention: every field by its own file, gathered here."""

import re
from functools import lru_cache

from pipeline.extract._names import lists_books, sign_before
from pipeline.extract._whose import makers_in
from pipeline.extract.creators import creators_of
from pipeline.extract.kind import kind_of
from pipeline.extract.language import language_of
from pipeline.extract.level import level_of
from pipeline.extract.note import note_of
from pipeline.extract.place import locator
from pipeline.extract.table import sorts_of
from pipeline.extract.title import DRAWN, title_of
from pipeline.links import canonical_url, same_spelling
from pipeline.model import Candidate, Document, Entry, Kind, Level, Mention, Page, Post, UrlState
from pipeline.records import dataclass, replace

_OUTSIDE = frozenset({"card", "first sentence"})  # titles that do not make a remark of the same words idle
_HASHTAG = re.compile(r"(?<![\w&/#])#([A-Za-z][\w-]{2,40})")
_NAMES_THE_WHOLE = frozenset({UrlState.OK, UrlState.SHORT})


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention before its derived fields: what stands in the document."""

    entry: Entry
    candidate: Candidate
    candidates: tuple[int, ...]  # of the page: every place where this resource is recommended by this person
    title: str | None
    title_rule: str
    creators: tuple[str, ...]
    notes: tuple[str, ...]
    who: str | None
    post: Post | None
    before: str  # the words directly before the link
    lead: str  # the sentence with a colon that leads up to the list it stands in
    tags: tuple[str, ...]
    hashtags: tuple[str, ...]  # behind the link, up to the next
    companions: tuple[str, ...]
    locator: str

    @property
    def identity(self) -> tuple[object, ...]:
        """Equal for the same resource recommended by the same person."""
        url = same_spelling(self.candidate.url) if self.candidate.url else None
        return (self.who, url, None if url else (self.title or "").casefold())

    @property
    def surnames(self) -> frozenset[str]:
        """The last names of those who made it, folded; a handle tells none."""
        return frozenset(name.split()[-1].casefold() for name in self.creators if name.strip() and name[0] != "@")

    def by_others(self, later: "Draft") -> bool:
        """True for two works of one name: no link, and each by somebody else ("Calculus" by Byrne, by Lind)."""
        apart = self.surnames and later.surnames and self.surnames.isdisjoint(later.surnames)
        return bool(apart) and not self.candidate.url

    def extended(self, later: "Draft") -> "Draft":
        """This draft with a second remark of the same person."""
        sections = dict.fromkeys([self.entry.section, *self.entry.also_in, later.entry.section, *later.entry.also_in])
        also_in = tuple(s for s in sections if s and s != self.entry.section)
        return replace(
            self,
            entry=replace(self.entry, also_in=also_in),
            candidates=self.candidates + later.candidates,
            title=self.title or later.title,
            creators=self.creators or later.creators,
            notes=tuple(dict.fromkeys([*self.notes, *later.notes])),
            tags=tuple(dict.fromkeys([*self.tags, *later.tags])),
            companions=tuple(dict.fromkeys([*self.companions, *later.companions])),
        )


def draft_of(page: Page, entry: Entry, lead: str = "") -> Draft:
    """What the document says in one entry; `lead` is the sentence that leads up to its list."""
    document, candidate = page.document, page.candidates[entry.main]
    block = document.blocks[candidate.block]
    post = document.posts[block.post] if block.post is not None else None
    title, rule = title_of(document, entry, candidate)
    note = note_of(document, entry, None if rule in _OUTSIDE else title)
    return Draft(
        entry=entry, candidate=candidate, candidates=(entry.main,), title=title, title_rule=rule,
        creators=creators_of(document, entry), notes=(note,) if note else (),
        who=_who(document, post), post=post,
        before=block.text[max(0, candidate.start - 40) : candidate.start].rpartition("\n")[2],
        tags=block.tags + tuple(document.text_of(span) for span in entry.facts), lead=lead,
        hashtags=_hashtags(page, entry.main),
        companions=tuple(u for c in entry.companions if (u := page.candidates[c].url)),
        locator=locator(document, candidate),
    )  # fmt: skip


def _hashtags(page: Page, at: int) -> tuple[str, ...]:
    """The hashtags behind a link, up to the next: "[Gravel](…) #book"."""
    candidate = page.candidates[at]
    text = page.document.blocks[candidate.block].text
    if "#" not in text:
        return ()
    behind = (c.start for c in page.candidates[at + 1 : at + 2] if c.block == candidate.block)
    return tuple(_HASHTAG.findall(text, candidate.end, next(behind, len(text))))


def _who(document: Document, post: Post | None) -> str | None:
    """Whose post it is; an answer whose author is not known is nobody's, least of all the asker's."""
    if post is None or (post.author is None and post.reply_to is None):
        return document.author
    return post.author


def mention_of(draft: Draft, document: Document, opening: str | None = None, counted: Kind | None = None) -> Mention:
    """The mention that a draft makes, its derived fields added; `opening` announces what is named without a link.

    `counted` is the kind of thing that the document says it counts.
    """
    candidate, entry, post = draft.candidate, draft.entry, draft.post
    note = " ".join(draft.notes) or None
    facts = tuple(document.text_of(span) for span in entry.facts)
    headings = entry.section + sign_before(draft.before) + sorts_of(document.blocks[candidate.block]) + facts
    told = _told(
        candidate.url, candidate.state, draft.title, draft.title_rule, note, candidate.label, draft.before, draft.lead,
        headings, draft.tags + draft.hashtags, document.title or _announced(opening, candidate), draft.creators, counted,
    )  # fmt: skip
    return Mention(
        url=candidate.url, url_as_written=candidate.written if candidate.url else None, url_state=candidate.state,
        canonical_url=told.canonical, title=draft.title,
        creators=draft.creators or makers_in(draft.title or ""), note=note, note_author=draft.who,
        language=told.language, kind=told.kind, level=told.level,
        section=_inside(entry.section, document), also_in=entry.also_in, post_url=post.url if post else None,
        posted_at=post.posted_at if post else document.posted_at,
        posted_precision=post.precision if post else None, locator=draft.locator, companion_urls=draft.companions,
        rules=(*told.rules, f"found: {candidate.rule}"),
        tags=draft.tags, title_drawn=draft.title_rule in DRAWN,
    )  # fmt: skip


def _inside(section: tuple[str, ...], document: Document) -> tuple[str, ...]:
    """The section without the document's own title, which some repeat above all they say."""
    return section[1:] if section and section[0] == document.title else section


def _announced(opening: str | None, candidate: Candidate) -> str:
    """An opening in place of a title: it speaks for names without a link, and where it announces books alone."""
    return opening if opening and (candidate.url is None or lists_books(opening)) else ""


@dataclass(frozen=True, slots=True)
class _Told:
    """What the words of an entry tell."""

    canonical: str | None
    language: str | None
    kind: Kind
    level: Level | None
    rules: tuple[str, ...]


@lru_cache(maxsize=8192)  # copies of one list are saved again and again
def _told(
    url: str | None, state: UrlState, title: str | None, title_rule: str, note: str | None, label: str, before: str,
    lead: str, section: tuple[str, ...], tags: tuple[str, ...], document_title: str, creators: tuple[str, ...],
    counted: Kind | None,
) -> _Told:  # fmt: skip
    kind, kind_rule = kind_of(url=url, title=title, note=note, section=section, tags=tags, label=label,
                              document_title=document_title, creators=creators, counted=counted, lead=lead,
                              before=before)  # fmt: skip
    level, level_rule = level_of(title=title or "", note=note or "", before=before, lead=lead, section=section,
                                 tags=tags, document_title=document_title)  # fmt: skip
    return _Told(
        canonical_url(url) if url and state in _NAMES_THE_WHOLE else None, language_of(note or title or ""), kind,
        level, (f"title: {title_rule}", f"kind: {kind_rule}", f"level: {level_rule}"),
    )  # fmt: skip
