"""promotion: follow me, subscribe, share, support, sponsored, we are hiring."""

import re

from pipeline.model import Genre, Reason, Verdict
from pipeline.strip.case import Case

# What posts say that ask for something instead of offering it (read off closing posts of threads in six languages).
_ASKS = re.compile(
    r"\b(?:follow (?:me|us|@?\w+ (?:for|on))|(?:please |don['’]?t forget to |and |to |, )follow\b|(?:re-?tweet|repost|share) (?:this|the first|it|to help)|"
    r"like (?:and|&|\+) (?:re-?tweet|share|subscribe)|subscribe (?:to )?(?:my|our|the|here|now|for)|join (?:my|our) (?:newsletter|list|discord|community|telegram)|"
    r"sign up (?:for|to) (?:my|our)|(?:my|our) (?:free )?newsletter|(?:buy|get) me a coffee|(?:support|sponsor|donate to|tip) (?:me|us|my|our)\b|"
    r"(?:support|sponsor) (?:this|the) (?:project|work|list|newsletter)|patreon|ko-fi|donat(?:e|ion)s?\b|"
    r"(?:we|i)(?:['’]re| are| am) hiring|book a (?:call|private|free|session)|(?:dm|message) me\b|use (?:my )?(?:code|coupon)|\d+ ?% off|giveaway|"
    r"follow for more|for more (?:threads|tips|content) (?:like this )?follow|pre-?order|limited (?:time|offer)|sponsored(?: by)?|"
    r"folg(?:t|e) (?:mir|uns)|abonnier\w*|s[íi]gueme|suscr[íi]b\w+|siga-me|inscreva-se|suivez-moi|abonnez-vous|关注我|订阅|フォローして|팔로우)\b",
    re.I,
)
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
    match = _ASKS.search(case.line) or (_ASKS.search(case.said) if len(case.said) < 280 else None)
    return Verdict(Reason.PROMOTION, "asks for support", match[0]) if match else None
