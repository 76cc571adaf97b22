"""One entry -> one Mention: every field by its own file, gathered here."""

from pipeline.extract.creators import creators_of
from pipeline.extract.kind import kind_of
from pipeline.extract.language import language_of
from pipeline.extract.level import level_of
from pipeline.extract.note import note_of
from pipeline.extract.place import lead_in, locator
from pipeline.extract.title import DRAWN, title_of
from pipeline.links import canonical_url, same_spelling
from pipeline.model import Candidate, Document, Entry, Mention, Page, Post, UrlState
from pipeline.records import dataclass, replace

_OUTSIDE = frozenset({"card", "first sentence"})  # titles that do not make a remark of the same words idle
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
    companions: tuple[str, ...]
    locator: str

    @property
    def identity(self) -> tuple[object, ...]:
        """Equal for the same resource recommended by the same person."""
        url = same_spelling(self.candidate.url) if self.candidate.url else None
        return (self.who, url, None if url else (self.title or "").casefold())

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


def draft_of(page: Page, entry: Entry) -> Draft:
    """What the document says in one entry."""
    document, candidate = page.document, page.candidates[entry.main]
    block = document.blocks[candidate.block]
    post = document.posts[block.post] if block.post is not None else None
    title, rule = title_of(document, entry, candidate)
    note = note_of(document, entry, None if rule in _OUTSIDE else title)
    return Draft(
        entry=entry, candidate=candidate, candidates=(entry.main,), title=title, title_rule=rule,
        creators=creators_of(document, entry), notes=(note,) if note else (),
        who=(post.author if post else None) or document.author, post=post,
        before=block.text[max(0, candidate.start - 40) : candidate.start].rpartition("\n")[2], tags=block.tags,
        lead=lead_in(document, candidate.block),
        companions=tuple(u for c in entry.companions if (u := page.candidates[c].url)),
        locator=locator(document, candidate),
    )  # fmt: skip


def mention_of(draft: Draft, document: Document) -> Mention:
    """The mention that a draft makes, its derived fields added."""
    candidate, entry, post = draft.candidate, draft.entry, draft.post
    note = " ".join(draft.notes) or None
    kind, kind_rule = kind_of(url=candidate.url, title=draft.title, note=note, section=entry.section, tags=draft.tags,
                              label=candidate.label,
                              document_title=document.title or "", creators=draft.creators)  # fmt: skip
    level, level_rule = level_of(title=draft.title or "", note=note or "", before=draft.before, lead=draft.lead,
                                 section=entry.section, tags=draft.tags, document_title=document.title or "")  # fmt: skip
    canonical = canonical_url(candidate.url) if candidate.url and candidate.state in _NAMES_THE_WHOLE else None
    return Mention(
        url=candidate.url, url_as_written=candidate.written if candidate.url else None, url_state=candidate.state,
        canonical_url=canonical, title=draft.title, creators=draft.creators, note=note, note_author=draft.who,
        language=language_of(note or draft.title or ""), kind=kind, level=level, section=entry.section,
        also_in=entry.also_in, post_url=post.url if post else None,
        posted_at=post.posted_at if post else document.posted_at,
        posted_precision=post.precision if post else None, locator=draft.locator, companion_urls=draft.companions,
        rules=(f"title: {draft.title_rule}", f"kind: {kind_rule}", f"level: {level_rule}", f"found: {candidate.rule}"),
        tags=draft.tags, title_drawn=draft.title_rule in DRAWN,
    )  # fmt: skip
