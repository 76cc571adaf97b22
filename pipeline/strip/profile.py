"""profile: accounts, mentions and hashtags."""

import re

from pipeline.model import Genre, Reason, Verdict
from pipeline.strip.case import Case, in_passing
from pipeline.strip.genres import SPOKEN, only_at, only_in

# Addresses of accounts on the networks that threads are saved from; the path holds a name and nothing more.
_ACCOUNT = re.compile(
    r"^https?://(?:www\.|mobile\.|m\.|nitter\.)?(?:"
    r"(?:twitter|x)\.com/(?:#!/)?@?(?!(?:i|home|search|explore|hashtag|settings|intent|share|login|tos|privacy|about)\b)\w{1,20}|"
    r"(?:twitter|x)\.com/intent/(?:user|follow)\?\S*|"
    r"instagram\.com/[\w.]+|facebook\.com/(?!sharer|groups|events|watch)[\w.]+|linkedin\.com/(?:in|company)/[^/?#]+|"
    r"threads\.net/@[\w.]+|tiktok\.com/@[\w.]+|bsky\.app/profile/[^/?#]+|[\w-]+\.bsky\.social|(?:old\.)?reddit\.com/(?:u|user)/[\w-]+|"
    r"medium\.com/@[\w.-]+|(?:www\.)?goodreads\.com/user/show/\d[\w.-]*|news\.ycombinator\.com/user\?id=[^&#]+|t\.me/[A-Za-z]\w{3,}|keybase\.io/\w+|"
    r"(?!(?:\w+\.)?youtube\.com)[\w.-]+/@[\w.]+(?:@[\w.-]+)?"
    r")/?(?:\?[^#]*)?(?:#.*)?$",
    re.I,
)
_FORGE = re.compile(r"^https?://(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org)/([\w.-]+)/?$", re.I)
_SIGNS = re.compile(
    r"\W*(?:(?:main|co-?|list|curriculum|project|course)?\s?(?:maintainers?|curators?|creators?|founders?|authors?)\W{1,3}(?!\w+ed\b)"
    r"|(?:maintained|curated|created|compiled|made|written)(?: (?:and|&) \w+ed)?(?: with \S{1,10})? by\b|tag (?:me|us)\b)",
    re.I,
)
# What an account is called in a sentence where nobody recommends whom it belongs to: "@ada", "my Twitter", "on [GitHub](…)".
_CALLED = re.compile(
    r"@|(?:my|our)\b|(?:me|us|twitter|x|instagram|facebook|linked ?in|threads|tiktok|bluesky|reddit|medium|mastodon|keybase|github|gitlab|codeberg)"
    r"(?: (?:page|profile|account))?\W*\Z",
    re.I,
)
_TAG = re.compile(
    r"^https?://[^/]+/(?:(?:(?:feed/)?hashtag|tags|tag|explore/tags)/[^/?#]+/?(?:\?[^#]*)?|feed/hashtag/\?keywords=.+)$|"
    r"^https?://t\.me/(?:s/\w+/?)?\?q=(?:%23|#)",
    re.I,
)
# Where sites keep the pages of those who write for them, and the words before such a link at the head of an article.
_WRITER = re.compile(
    r"^https?://[^/]+/(?:[\w-]+/)?(?:authors?|autor(?:es)?|contributors?|columnists?|writers?|staff|people|team|by)/[^/?#]+/?$",
    re.I,
)
_WRITTEN = re.compile(
    r"\W*(?:(?:written|posted|published|words|text|story|article|reviewed|edited|updated)\s+)?(?:by|von|par|por|di)\W*",
    re.I,
)
_SOCIAL = frozenset(
    {"twitter.com", "x.com", "bsky.app", "instagram.com", "facebook.com", "linkedin.com", "threads.net", "t.me"}
)


@only_in(SPOKEN)
@only_at(_ACCOUNT.match)
def account(case: Case) -> Verdict:
    """Somebody's account; in a list an entry of its own may be one, and bookmarks are the saver's choice."""
    return Verdict(Reason.PROFILE, "account", case.url)


@only_in(frozenset({Genre.LIST}))
@only_at(lambda url: bool(_ACCOUNT.match(url) or _FORGE.match(url)))
def signature(case: Case) -> Verdict | None:
    """Who keeps a list, in the line that says so: "Maintainers - Sam Stone"; or an account that a sentence calls no name."""
    handle = in_passing(case) and _CALLED.match(case.candidate.label.lstrip())
    signed = _SIGNS.match(case.line)
    if not (handle or signed):
        return None
    return Verdict(Reason.PROFILE, "signs the list", signed[0] if signed else case.candidate.label)


@only_in(SPOKEN)
@only_at(_FORGE.match)
def owner(case: Case) -> Verdict | None:
    """Whoever owns a repository, called by name: "@ada", or "ada" in "ada / gravel"."""
    name = _FORGE.match(case.url)
    label, behind = case.candidate.label.strip(), case.block.text[case.candidate.end :].lstrip()
    if name is None or label.lstrip("@").casefold() != name[1].casefold():
        return None
    return Verdict(Reason.PROFILE, "owner", label) if label.startswith("@") or behind.startswith("/") else None


@only_in(frozenset({Genre.PAGE}))
@only_at(_WRITER.match)
def byline(case: Case) -> Verdict | None:
    """Who wrote an article, in the line at its head: "By Sam Stone"."""
    before = case.block.text[: case.candidate.start].rpartition("\n")[2]
    return Verdict(Reason.PROFILE, "byline", case.line[:100]) if _WRITTEN.fullmatch(before) else None


@only_in(SPOKEN)
@only_at(_TAG.match)
def hashtag(case: Case) -> Verdict | None:
    """A tag's page on a network."""
    label = case.candidate.label.strip()
    return Verdict(Reason.PROFILE, "hashtag", label) if label.startswith("#") or case.site in _SOCIAL else None
