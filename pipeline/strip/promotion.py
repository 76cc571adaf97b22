"""promotion: follow me, subscribe, share, support, sponsored, apply, we are hiring."""

import re

from pipeline.model import Genre, Reason, Verdict
from pipeline.strip.case import REACH, Case, count_words, in_passing
from pipeline.strip.genres import POSTS, SPOKEN, only_at, only_in
from pipeline.strip.wording import ADDRESSED_TO_CLIENTS, ASKS, BARGAIN, OWN_WORK, SOURCE, SPONSORED

_PRICE = re.compile(r"\b(?:only|just|now|from)\s+[£$€]\s?\d|[£$€]\s?\d+(?:\.\d\d)? (?:off|only)\b", re.I)
_JOBS = re.compile(
    r"^https?://(?:(?:careers?|jobs?)\.|[^/]+/(?:[^/]+/)?(?:careers?|jobs?|apply|vacanc(?:y|ies)|vacatures?|vagas|empleos?|stellen(?:anzeigen|angebote)?)(?:[/?#]|$))",
    re.I,
)
_HASHTAG = re.compile(r"#\w+")
# Sites whose pages ask for money, and the last part of an address that does, by the words that sites use for it.
_HOSTS = frozenset(
    ["patreon.com", "ko-fi.com", "buymeacoffee.com", "liberapay.com", "opencollective.com", "paypal.me", "paypal.com",
     "gofundme.com", "kickstarter.com", "indiegogo.com", "tipeee.com", "steadyhq.com", "betterplace.org"]
)  # fmt: skip
_DONATES = re.compile(
    r"^https?://[^?#]+/(?:support(?:[-_]?us)?|donat(?:e|ions?)|spenden?|unterst(?:ue|%C3%BC|ü)tzen|sponsors?|membership|"
    r"don(?:ar|aciones|s)?|faire-un-don|doar|apoie|tip-?jar)/?(?:[?#].*)?$",
    re.I,
)
# Campaign parameters that say that the place was bought, as Google's URL builder and ad servers name them.
_BOUGHT = re.compile(
    r"[?&]utm_(?:medium|source|campaign)=(?:[^&]{0,40}[-_])?(?:advert\w*|ads?|sp|sponsor\w*|paid\w*|cpc|ppc|display|banner)(?:[-_&]|$)", re.I
)  # fmt: skip
# What YouTube puts behind the address of a channel whose link opens the question whether to subscribe.
_SUBSCRIBES = re.compile(r"^https?://(?:www\.|m\.)?youtube\.com/[^?#]+\?(?:[^#]*&)?sub_confirmation=1", re.I)
_STREAM = re.compile(r"^https?://(?:www\.|m\.)?(?:twitch\.tv|kick\.com)/\w+/?(?:[?#].*)?$", re.I)
_LABELLED = re.compile(r"[^\n:.!?]{2,40}:\s*\S+")  # "Letter: https://..."
_OWN_BID = re.compile(r"\W*(?:subscribe to|follow|join)\s+(?:me|us|my|our)\b", re.I)
_FEW_WORDS, _MANY_TAGS = 3, 6
# "Subscribe here" below somebody else's newsletter says where it is to be had, where nobody speaks of his own.
_BIDS = re.compile(r"subscribe (?:to )?(?:the|here|now|for)", re.I)
_FIRST_PERSON = re.compile(r"\b(?:i|i['’](?:ve|m|ll|d)|me|my|mine|we|we['’](?:ve|re|ll)|us|our|ours)\b", re.I)
_GUESSED = frozenset({"noun phrase", "capitalised", "first sentence", "unnamed"})  # names that any words could give


@only_in(SPOKEN)
def asks_for_support(case: Case) -> Verdict | None:
    """The words about the link ask the reader for something."""
    if case.candidate.url is None:
        return None
    if case.site in _HOSTS:
        return Verdict(Reason.PROMOTION, "asks for money", case.site)
    if bid := _bid_above(case):
        return Verdict(Reason.PROMOTION, "asks for support", bid)
    if not case.asks:
        return None
    short = len(case.said) < 420 and not _leads_to_source(case)
    match = ASKS.search(case.line) or (ASKS.search(case.said) if short else None) or ASKS.search(case.heading)
    if match is None or (_BIDS.fullmatch(match[0]) and _recommended(case)):
        return None
    return Verdict(Reason.PROMOTION, "asks for support", match[0])


def _leads_to_source(case: Case) -> bool:
    """The link's own paragraph calls it what the post tells of, "Here is the paper:", and asks for nothing."""
    text = case.block.text
    return SOURCE.holds(text) and not ASKS.search(text) and not _FIRST_PERSON.search(text)


def _bid_above(case: Case) -> str | None:
    """What the line over labelled links begins with, of which the link is one: "Subscribe to our letter.", "Letter: ..."."""
    if not _LABELLED.fullmatch(case.line.strip()):
        return None
    at = case.candidate.start
    above = reversed(case.block.text[max(0, at - REACH) : at].split("\n")[:-1])
    lead = next((line for line in above if not _LABELLED.fullmatch(line.strip())), "")
    match = _OWN_BID.match(lead)
    return match[0] if match else None


@only_in(frozenset({Genre.LIST}))
def asks_in_passing(case: Case) -> Verdict | None:
    """A sentence between a list's entries asks the reader for something: "follow me on ..."."""
    if not in_passing(case) or not case.asks:
        return None
    match = ASKS.search(case.line)
    return Verdict(Reason.PROMOTION, "asks for support", match[0]) if match else None


def _recommended(case: Case) -> bool:
    """A name of its own stands beside the link, and what is said of it is not said of the author's."""
    entry = case.entry
    if entry is None or entry.name is None or entry.rule in _GUESSED or _FIRST_PERSON.search(case.said):
        return False
    text = case.document.blocks[entry.name.block].text
    return not _BIDS.search(text[entry.name.start : entry.name.end])


@only_in(POSTS)
@only_at(_DONATES.match)
def asks_to_donate(case: Case) -> Verdict:
    """The page of a site on which it asks for money, in somebody's thread or talk."""
    return Verdict(Reason.PROMOTION, "page for donations", case.url[:80])


@only_in(POSTS)
@only_at(_SUBSCRIBES.match)
def asks_to_subscribe(case: Case) -> Verdict:
    """The address of a channel that asks its visitor to subscribe, in somebody's thread or talk."""
    return Verdict(Reason.PROMOTION, "asks to subscribe", case.url[:80])


@only_in(SPOKEN)
def looks_for_clients(case: Case) -> Verdict | None:
    """The author offers services: apply here, book a call, want results like these?"""
    if not case.url or not case.asks:
        return None
    match = ADDRESSED_TO_CLIENTS.search(case.line) or ADDRESSED_TO_CLIENTS.search(case.said[:300])
    return Verdict(Reason.PROMOTION, "looks for clients", match[0]) if match else None


@only_in(SPOKEN)
def bargain(case: Case) -> Verdict | None:
    """A discount or a code; the author's own book or course is a resource even when it is cheaper this week."""
    if not case.url or not case.asks:
        return None
    match = BARGAIN.search(case.line) or (BARGAIN.search(case.said) if len(case.said) < 420 else None)
    if match is None or (case.document.genre is not Genre.DISCUSSION and OWN_WORK.search(case.said)):
        return None
    return Verdict(Reason.PROMOTION, "a bargain", match[0])


@only_in(SPOKEN | {Genre.LIST})
def sponsored(case: Case) -> Verdict | None:
    """An entry whose place was bought: a label says so, or its address."""
    if not case.url:
        return None
    if case.document.genre is not Genre.LIST:
        if bought := _BOUGHT.search(case.url):
            return Verdict(Reason.PROMOTION, "a bought place", bought[0])
        if not case.asks:
            return None
    match = SPONSORED.search(case.said) or SPONSORED.search(case.heading)
    return Verdict(Reason.PROMOTION, "sponsored", match[0].strip()) if match else None


@only_in(SPOKEN)
@only_at(_JOBS.match)
def job_advert(case: Case) -> Verdict:
    """The address of a job offer."""
    return Verdict(Reason.PROMOTION, "job advert", case.url[:80])


@only_in(frozenset({Genre.DISCUSSION}))
def sells(case: Case) -> Verdict | None:
    """A post among others' that names a price, announces a stream, or is little more than hashtags."""
    if case.entry is None:
        return None
    price = _PRICE.search(case.line) or (case.around.find(_PRICE) if case.document.is_timeline else None)
    if price:
        return Verdict(Reason.PROMOTION, "names a price", price[0])
    if case.document.is_timeline and _STREAM.match(case.url):
        return Verdict(Reason.PROMOTION, "announces a stream", case.url)
    return _mostly_hashtags(case)


def _mostly_hashtags(case: Case) -> Verdict | None:
    tags = _HASHTAG.findall(case.block.text)
    few = len(tags) >= 2 and count_words(case.said) <= _FEW_WORDS and not case.candidate.title
    many = case.document.is_timeline and len(tags) >= _MANY_TAGS and len(tags) > 2 * case.around.words
    return Verdict(Reason.PROMOTION, "mostly hashtags", " ".join(tags)[:80]) if few or many else None
