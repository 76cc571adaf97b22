"""Links that social networks put on every page: accounts to follow, buttons to share."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

_HOST = r"https?://(?:www\.|m\.|mobile\.|[a-z]{2}(?:-[a-z]{2})?\.)?"
_SHARE = re.compile(
    _HOST + r"(?:(?:twitter|x)\.com/(?:intent/|share\b|home\?status=)"
    r"|facebook\.com/(?:sharer|share\.php|dialog/(?:share|feed))"
    r"|linkedin\.com/(?:shareArticle|sharing/|cws/share)"
    r"|reddit\.com/(?:submit|r/[^/]+/submit)\b|pinterest\.[a-z.]{2,6}/pin/create"
    r"|news\.ycombinator\.com/submitlink|(?:api\.)?whatsapp\.com/send|wa\.me/\?|wa\.me$|t\.me/share|telegram\.me/share"
    r"|getpocket\.com/(?:save|edit)|tumblr\.com/(?:share|widgets/share)|xing\.com/(?:spi/|app/user\?op=share)|vk\.com/share"
    r"|share\.flipboard\.com|buffer\.com/add|bufferapp\.com/add|threads\.net/intent|bsky\.app/intent|plus\.google\.com/share"
    r"|addtoany\.com/|service\.weibo\.com/share|line\.me/R/msg|social-plugins\.line\.me|mix\.com/add|digg\.com/submit"
    r"|stumbleupon\.com/submit|delicious\.com/save|instapaper\.com/(?:hello2|edit)|mastodonshare\.com|share\.diasporafoundation)",
    re.I,
)
_ACCOUNT = re.compile(
    _HOST + r"(?:(?:twitter|x)\.com/(?!intent|share|hashtag|search|home|i/)@?\w{1,30}/?(?:[?#].*)?$"
    r"|linkedin\.com/(?:in|pub|company|school)/|facebook\.com/(?!sharer|share|dialog|events|groups|watch)[\w.-]+/?(?:[?#].*)?$"
    r"|instagram\.com/[\w.]+/?(?:[?#].*)?$|threads\.(?:net|com)/@|xing\.com/(?:profile|companies|news/pages|pages)/"
    r"|tiktok\.com/@[\w.]+/?$"
    r"|pinterest\.[a-z.]{2,6}/[\w]+/?$|(?:[\w-]+\.)?tumblr\.com/?$|plus\.google\.com/\+?\w+|bsky\.app/profile/[^/]+/?$"
    r"|keybase\.io/\w+/?$|about\.me/\w+/?$|gravatar\.com/\w+/?$|vk\.com/[\w.]+/?$|snapchat\.com/add/)",
    re.I,
)
_FEDIVERSE = re.compile(
    r"https?://(?!medium\.com|substack\.com|(?:www\.)?(?:youtube|tiktok|threads)\.)[\w.-]+/@\w+(?:@[\w.-]+)?/?$", re.I
)


# An ordinary host, which a pattern reads at a fifth of the price; all others are split by the rules.
_PLAIN_HOST = re.compile(r"https?://(?:www\.)?+([a-z0-9][a-z0-9.-]*)(?:[/?#]|$)")


@lru_cache(maxsize=1024)  # a link's host is asked for by several rules in turn
def host_of(url: str | None) -> str:
    """The host without www., lower case; '' where there is none."""
    if plain := _PLAIN_HOST.match(url or ""):
        return plain[1]
    try:
        return ((urlsplit(url).hostname if url else "") or "").removeprefix("www.")
    except ValueError:
        return ""


@lru_cache(maxsize=1024)  # so are these
def is_share(url: str) -> bool:
    """True for a button that shares the page."""
    return _SHARE.match(url) is not None


@lru_cache(maxsize=1024)
def is_account(url: str) -> bool:
    """True for a person's or company's account on a social network."""
    return _ACCOUNT.match(url) is not None or _FEDIVERSE.match(url) is not None


# What the scripts of networks turn into buttons.
_BUTTONS = frozenset(
    "github-button twitter-follow-button twitter-share-button twitter-hashtag-button fb-share-button fb-like bmc-button".split()
)


def is_button(classes: str) -> bool:
    """True for the classes of a link that a network's script turns into a button: "Star", "Follow @somebody"."""
    return ("button" in classes or "fb-" in classes) and not _BUTTONS.isdisjoint(classes.split())


_SUPPORT = re.compile(
    _HOST + r"(?:patreon\.com/|ko-fi\.com/|buymeacoffee\.com/|buymeacoff\.ee/|liberapay\.com/|opencollective\.com/"
    r"|flattr\.com/"
    r"|paypal\.(?:com|me)/|github\.com/sponsors/|donorbox\.org/|tipeee\.com/|subscribe\.|(?:[\w-]+\.){1,3}list-manage\d?\.com/subscribe"
    r"|eepurl\.com/|tinyletter\.com/|feedburner\.google\.com/|feedly\.com/i/subscription|steadyhq\.com/)",
    re.I,
)


def is_support(url: str) -> bool:
    """True for a page that takes money or subscriptions."""
    return _SUPPORT.match(url) is not None


# Who built, licenses, measures or guards the page; from the footers of common generators and themes.
_CREDITS = """wordpress.org wordpress.com gohugo.io jekyllrb.com ghost.org hexo.io getpelican.com squarespace.com wix.com
    weebly.com blogger.com tumblr.com medium.com substack.com mailchimp.com creativecommons.org gnu.org w3.org schema.org
    google.com policies.google.com cloudflare.com disqus.com akismet.com gravatar.com archive.org mozilla.org
    netlify.com vercel.com pages.github.com readthedocs.org"""
_CREDITED = frozenset(_CREDITS.split())


def is_credit(url: str) -> bool:
    """True for who built, hosts or licenses a page."""
    return host_of(url) in _CREDITED


def same_site(one: str, other: str) -> bool:
    """True for hosts that are equal, or of which one is a part of the other."""
    return one == other or one.endswith("." + other) or other.endswith("." + one)
