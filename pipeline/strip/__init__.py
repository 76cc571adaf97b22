"""A Page -> a Verdict for each block and candidate, one file a reason.

RULES is the whole order: the first rule that has something to say decides. What the reader knows by structure comes
before what a URL looks like, and that before words.
"""

from functools import cache

from pipeline.decisions import KEPT
from pipeline.model import Block, Genre, Page, Verdict, Verdicts
from pipeline.strip.case import Case, Cases
from pipeline.strip.chrome import file_name, relative
from pipeline.strip.genres import Rule, speaks_of
from pipeline.strip.itself import other_form, own_address, own_permalink
from pipeline.strip.malformed import no_address
from pipeline.strip.media import attachment
from pipeline.strip.off_topic import (
    asked_about,
    code_block,
    conversation,
    example_page,
    jest,
    machinery,
    stranger,
    talk,
    wordless,
)
from pipeline.strip.profile import account, hashtag
from pipeline.strip.promotion import (
    asks_for_support,
    asks_to_donate,
    bargain,
    job_advert,
    looks_for_clients,
    sells,
    sponsored,
)
from pipeline.strip.structure import block_mark, marked, noise, objected

RULES: tuple[Rule, ...] = (
    marked,
    block_mark,
    objected,
    stranger,
    own_address,
    own_permalink,
    other_form,
    relative,
    no_address,
    attachment,
    hashtag,
    account,
    code_block,
    file_name,
    machinery,
    asks_for_support,
    asks_to_donate,
    looks_for_clients,
    bargain,
    sponsored,
    job_advert,
    sells,
    asked_about,
    example_page,
    talk,
    jest,
    wordless,
    conversation,
)

KEEP = Verdict(None, "kept")


def judge(page: Page, kept: frozenset[str] = frozenset()) -> Verdicts:
    """Decides on everything that `page` holds; what has one of the canonical URLs `kept` stays by the user's word."""
    document, cases = page.document, Cases(page)
    rules = rules_of(document.genre) if kept else _behind_noise(document.genre)
    verdicts = tuple(
        (not kept and noise(document, candidate)) or _decide(cases.of(index), rules, kept)
        for index, candidate in enumerate(page.candidates)
    )
    return Verdicts(verdicts, tuple(_cut(block) for block in document.blocks))


@cache
def rules_of(genre: Genre) -> tuple[Rule, ...]:
    """The rules that have something to say in documents of a genre, in order."""
    return tuple(rule for rule in RULES if speaks_of(rule, genre))


@cache
def _behind_noise(genre: Genre) -> tuple[Rule, ...]:
    """The rules that are left to ask when `noise` has said nothing."""
    return tuple(rule for rule in rules_of(genre) if rule not in (marked, block_mark))


def _decide(case: Case, rules: tuple[Rule, ...], kept: frozenset[str]) -> Verdict:
    if kept and case.url and case.canonical in kept:
        return Verdict(None, KEPT, case.canonical)
    for rule in rules:
        verdict = rule(case)
        if verdict is not None:
            return verdict
    return KEEP


def _cut(block: Block) -> Verdict | None:
    return Verdict(block.mark, block.rule or "structure", block.text[:80]) if block.mark is not None else None
