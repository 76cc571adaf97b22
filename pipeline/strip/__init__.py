"""A Page -> a Verdict for each block and candidate, one file a reason.

RULES is the whole order: the first rule that has something to say decides. What the reader knows by structure comes
before what a URL looks like, and that before words.
"""

from collections.abc import Callable
from functools import cache, lru_cache

from pipeline.decisions import KEPT
from pipeline.model import Block, Genre, Page, Verdict, Verdicts
from pipeline.strip.case import Case, Cases
from pipeline.strip.chrome import (
    contributing,
    file_name,
    house_rules,
    mailing,
    paging,
    relative,
    tag_page,
    terms,
    translation,
    workshop,
)
from pipeline.strip.genres import Rule, looks_of, speaks_of
from pipeline.strip.itself import other_form, own_address, own_permalink, published_before, where_it_began
from pipeline.strip.malformed import no_address
from pipeline.strip.media import attachment
from pipeline.strip.off_topic import (
    asked_about,
    bot,
    code_block,
    conversation,
    example_page,
    jest,
    machinery,
    meeting,
    stranger,
    talk,
    wordless,
)
from pipeline.strip.profile import account, byline, hashtag, owner, signature
from pipeline.strip.promotion import (
    asks_for_support,
    asks_in_passing,
    asks_to_donate,
    asks_to_subscribe,
    bargain,
    job_advert,
    looks_for_clients,
    sells,
    sponsored,
)
from pipeline.strip.structure import block_mark, known, marked, objected

RULES: tuple[Rule, ...] = (
    marked,
    block_mark,
    objected,
    stranger,
    own_address,
    own_permalink,
    where_it_began,
    published_before,
    other_form,
    relative,
    no_address,
    attachment,
    hashtag,
    account,
    signature,
    owner,
    byline,
    code_block,
    file_name,
    mailing,
    paging,
    terms,
    tag_page,
    machinery,
    meeting,
    house_rules,
    bot,
    translation,
    workshop,
    contributing,
    asks_in_passing,
    asks_for_support,
    asks_to_donate,
    asks_to_subscribe,
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
    cases, rules_at = Cases(page), rules_for(page.document.genre)
    early = known(page) if not kept else [None] * len(page.candidates)
    verdicts = tuple([
        verdict or _decide(cases.of(index), rules_at(page.candidates[index].url or ""), kept)
        for index, verdict in enumerate(early)
    ])  # fmt: skip
    return Verdicts(verdicts, tuple([_cut(block) for block in page.document.blocks]))


@cache
def rules_for(genre: Genre) -> Callable[[str], tuple[Rule, ...]]:
    """What gives the rules, in order, that have something to say of a URL in documents of a genre."""
    rules = [rule for rule in RULES if speaks_of(rule, genre)]
    looks = [(rule, look) for rule in rules for look in looks_of(rule)]
    always = tuple(rule for rule in rules if not looks_of(rule))

    @lru_cache(maxsize=4096)  # an address comes again with each copy of its list
    def rules_at(url: str) -> tuple[Rule, ...]:
        found = [rule for rule, look in looks if look(url)]
        return tuple(rule for rule in rules if rule in found or rule in always) if found else always

    return rules_at


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
