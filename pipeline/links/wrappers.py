"""Links that carry their target inside: redirect pages of networks and search engines.

Each row: host, how the path begins, and the query parameters that may hold the target. Read off the links that the
services themselves produce.
"""

import re
from urllib.parse import quote, unquote

from pipeline.links.affiliates import affiliate_target
from pipeline.links.encoded_targets import encoded_target
from pipeline.links.parts import Parts, split
from pipeline.links.suffix import registrable

_PARAMETERS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("google.*", "/url", ("q", "url")),
    ("google.*", "/imgres", ("imgrefurl",)),
    ("l.facebook.com", "/l.php", ("u",)),
    ("lm.facebook.com", "/l.php", ("u",)),
    ("facebook.com", "/l.php", ("u",)),
    ("facebook.com", "/flx/warn", ("u",)),
    ("facebook.com", "/sharer", ("u",)),
    ("l.messenger.com", "/l.php", ("u",)),
    ("l.instagram.com", "/", ("u",)),
    ("l.threads.net", "/", ("u",)),
    ("l.threads.com", "/", ("u",)),
    ("out.reddit.com", "/", ("url",)),
    ("medium.com", "/r/", ("url",)),
    ("medium.com", "/m/global-identity", ("redirectUrl",)),
    ("youtube.com", "/redirect", ("q",)),
    ("youtube.com", "/attribution_link", ("u",)),
    ("t.umblr.com", "/redirect", ("z",)),
    ("slack-redir.net", "/link", ("url",)),
    ("linkedin.com", "/redir/redirect", ("url",)),
    ("linkedin.com", "/safety/go", ("url",)),
    ("linkedin.com", "/slink", ("url",)),
    ("vk.com", "/away.php", ("to",)),
    ("steamcommunity.com", "/linkfilter", ("url", "u")),
    ("disq.us", "/url", ("url",)),
    ("disq.us", "/", ("url",)),
    ("duckduckgo.com", "/l/", ("uddg",)),
    ("link.zhihu.com", "/", ("target",)),
    ("link.csdn.net", "/", ("target",)),
    ("link.juejin.cn", "/", ("target",)),
    ("jianshu.com", "/go-wild", ("url",)),
    ("links.jianshu.com", "/go", ("to",)),
    ("scholar.google.com", "/scholar_url", ("url",)),
    ("12ft.io", "/proxy", ("q",)),
    ("getpocket.com", "/redirect", ("url",)),
    ("exit.sc", "/", ("url",)),
    ("gate.sc", "/", ("url",)),
    ("curseforge.com", "/linkout", ("remoteUrl",)),
    ("safelinks.protection.outlook.com", "/", ("url",)),
    ("pinterest.com", "/offsite", ("url",)),
    ("pinterest.com", "/pin/create", ("url",)),
    ("twitter.com", "/share", ("url",)),
    ("twitter.com", "/intent/tweet", ("url",)),
    ("x.com", "/share", ("url",)),
    ("x.com", "/intent/tweet", ("url",)),
    ("x.com", "/intent/post", ("url",)),
    ("linkedin.com", "/sharing/share-offsite", ("url",)),
    ("linkedin.com", "/shareArticle", ("url",)),
    ("reddit.com", "/submit", ("url",)),
    ("news.ycombinator.com", "/submitlink", ("u",)),
    ("t.me", "/share/url", ("url",)),
    ("vk.com", "/share.php", ("url",)),
    ("away.vk.com", "/away.php", ("to",)),
    ("tumblr.com", "/share/link", ("url",)),
    ("getpocket.com", "/save", ("url",)),
)
# Hosts that put the target into their own path or query as it stands.
_IN_PATH: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("google.*", re.compile(r"/amp/(s/)?(?=[^/]+\.)")),
    ("cdn.ampproject.org", re.compile(r"/[acviwr]/(s/)?(?=[^/]+\.)")),
    ("bing-amp.com", re.compile(r"/[acviw]/(s/)?(?=[^/]+\.)")),
    ("outline.com", re.compile(r"/(?=https?://)")),
    ("12ft.io", re.compile(r"/(?=https?:)")),
    ("freedium.cfd", re.compile(r"/(?=https?:)")),
    ("htmlpreview.github.io", re.compile(r"/\?(?=https?:)")),
    ("r.jina.ai", re.compile(r"/(?=https?:)")),
    ("href.li", re.compile(r"/\?(?=https?:)")),
    ("anonym.to", re.compile(r"/\?(?=https?:)")),
)
# Login pages carry where they lead; the names that sites and their frameworks use (Django, WordPress, Drupal, Rails, Google).
_LOGIN = re.compile(r"(?:log-?in|sign-?in)(?:\.[a-z]{2,4})?/?\Z", re.IGNORECASE)
_LOGIN_NAMES = ("next", "redirect_to", "redirect", "continue", "destination", "return_to", "returnUrl", "return_url")
_TARGET = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
_BY_HOST: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
for _host, _path, _names in _PARAMETERS:
    _BY_HOST.setdefault(_host, []).append((_path, _names))
_PATHS = dict(_IN_PATH)
_GOOGLE = re.compile(r"google(?:\.com?)?\.[a-z]{2,3}\Z")


def target(parts: Parts) -> str | None:
    """The URL that a redirect page leads to, where it carries it; None for every other link."""
    if "%2" in parts.query and _LOGIN.search(parts.path) and (behind := _behind_login(parts)):
        return behind
    host = _family(parts.host)
    if host.endswith(".wikipedia.org"):
        return _wiki_page(parts)
    if host not in _BY_HOST and host not in _PATHS:
        return affiliate_target(parts) or encoded_target(parts)
    for path, names in _BY_HOST.get(host, ()):
        if parts.path.startswith(path):
            for name in names:
                found = unquote(parts.value(name) or "")
                if _TARGET.match(found):
                    return found
                if found.startswith("/") and host == "youtube.com":
                    return f"https://youtube.com{found}"
    return _from_path(parts, host)


def _wiki_page(parts: Parts) -> str | None:
    """The page that MediaWiki shows for a title in the query, or for blanks where it writes underscores."""
    if parts.path in ("/w/index.php", "/") and "&" not in parts.query and (title := parts.value("title")):
        return f"https://{parts.host}/wiki/{quote(title.replace(' ', '_'))}"
    path = parts.path.removesuffix("%20")
    if not path.startswith("/wiki/") or "%20" not in path:
        return None
    query = f"?{parts.query}" if parts.query else ""
    return f"https://{parts.host}{path.replace('%20', '_')}{query}"


def _behind_login(parts: Parts) -> str | None:
    """Where a site's login page leads, when that is a page of the same site."""
    for name in _LOGIN_NAMES:
        found = parts.value(name) or ""
        if found.startswith("/") and found[1:2] not in ("", "/", "\\"):
            return f"{parts.scheme}://{parts.host}{found}"
        if _TARGET.match(found) and (inner := split(found)) and registrable(inner.host) == registrable(parts.host):
            return found
    return None


def _from_path(parts: Parts, host: str) -> str | None:
    pattern = _PATHS.get(host)
    lead = pattern.match(parts.tail) if pattern else None
    if lead is None:
        return None
    rest = parts.tail[lead.end() :]
    return unquote(rest) if rest.startswith("http") else f"https://{rest}"


def _family(host: str) -> str:
    if host.startswith("google.") and _GOOGLE.match(host):
        return "google.*"
    if host.endswith(_FAMILIES):
        return next(ending[1:] for ending in _FAMILIES if host.endswith(ending))
    return host


_FAMILIES = (".cdn.ampproject.org", ".bing-amp.com", ".safelinks.protection.outlook.com")
