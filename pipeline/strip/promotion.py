"""promotion: follow me, subscribe, share, support, sponsored, we are hiring."""

import re

from pipeline.model import Genre, Reason, Verdict
from pipeline.strip.case import Case

# What posts say that ask for something instead of offering it (read off closing posts of threads in six languages).
_ASKS = re.compile(
    r"\b(?:follow (?:me|us|@?\w+ (?:for|on))|(?:please|don['’]?t forget to|remember to) follow\b|(?:re-?tweet|repost|share) (?:this|the first|it|to help)|"
    r"like (?:and|&|\+) (?:re-?tweet|share|subscribe)|subscribe (?:to )?(?:my|our|the|here|now|for)|join (?:my|our) (?:newsletter|list|discord|community|telegram)|"
    r"sign up (?:for|to) (?:my|our)|(?:my|our) (?:free )?newsletter|(?:buy|get) me a coffee|(?:support|sponsor|donate to|tip) (?:me|us|my|our)\b|"
    r"(?:support|sponsor) (?:this|the) (?:project|work|list|newsletter)|patreon|ko-fi|donat(?:e|ion)s?\b|"
    r"(?:we|i)(?:['’]re| are| am) hiring|book a (?:call|private|free|session)|(?:dm|message) me\b|use (?:my )?(?:code|coupon)|\d+ ?% off|giveaway|"
    r"follow for more|for more (?:threads|tips|content) (?:like this )?follow|pre-?order|limited (?:time|offer)|sponsored(?: by)?|"
    r"folg(?:t|e) (?:mir|uns)|abonnier\w*|s[íi]gueme|suscr[íi]b\w+|siga-me|inscreva-se|suivez-moi|abonnez-vous|关注我|订阅|フォローして|팔로우)\b",
    re.I,
)
_PRICE = re.compile(r"\b(?:only|just|now|from)\s+[£$€]\s?\d|[£$€]\s?\d+(?:\.\d\d)? (?:off|only)\b", re.I)
_JOBS = re.compile(
    r"^https?://(?:(?:careers?|jobs?)\.|[^/]+/(?:[^/]+/)?(?:careers?|jobs?|apply|stellenanzeigen)(?:[/?#]|$))", re.I
)
_HASHTAG = re.compile(r"#\w+")
_HOSTS = frozenset(
    {
        "patreon.com",
        "ko-fi.com",
        "buymeacoffee.com",
        "liberapay.com",
        "opencollective.com",
        "paypal.me",
        "paypal.com",
        "gofundme.com",
    }
)


def asks_for_support(case: Case) -> Verdict | None:
    """The words about the link ask the reader for something."""
    if case.document.genre is Genre.BOOKMARKS or case.candidate.url is None:
        return None
    if case.site in _HOSTS and case.document.genre is not Genre.LIST:
        return Verdict(Reason.PROMOTION, "asks for money", case.site)
    if case.document.genre is Genre.LIST:
        return None
    match = _ASKS.search(case.line) or (_ASKS.search(case.said) if len(case.said) < 420 else None)
    return Verdict(Reason.PROMOTION, "asks for support", match[0]) if match else None


def job_advert(case: Case) -> Verdict | None:
    """The address of a job offer."""
    if case.document.genre in (Genre.BOOKMARKS, Genre.LIST) or not _JOBS.match(case.url):
        return None
    return Verdict(Reason.PROMOTION, "job advert", case.url[:80])


def sells(case: Case) -> Verdict | None:
    """A post among others' that names a price, or that is little more than hashtags."""
    if case.document.genre is not Genre.DISCUSSION or case.entry is None:
        return None
    price = _PRICE.search(case.line)
    if price:
        return Verdict(Reason.PROMOTION, "names a price", price[0])
    tags = _HASHTAG.findall(case.block.text)
    words = [w for w in _HASHTAG.sub("", case.said).split() if w[0].isalpha() and "//" not in w]
    few = len(tags) >= 2 and len(words) <= 3 and not case.candidate.title
    return Verdict(Reason.PROMOTION, "mostly hashtags", " ".join(tags)[:80]) if few else None
