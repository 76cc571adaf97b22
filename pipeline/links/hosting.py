"""Where one page has several addresses because of its host: sites of two names, viewers, folders of the usual language."""

import re

from pipeline.links.parts import Parts
from pipeline.links.rules import words, words_by_key

_TWINS = {twin: host for host, twins in words_by_key("twins").items() for twin in twins}
# Sites that show one page to readers of each language under a host of theirs.
_TONGUES = re.compile(r"[a-z]{2}(?:-[a-z]{2})?\.(coursera\.org|slideshare\.net|scribd\.com)\Z")
_ENGLISH_FIRST = words("english_first")
_ENGLISH = re.compile(r"/en(?:-us)?(?=/|\Z)", re.IGNORECASE)
# Read the Docs sends a project's front page to the version that its owner chose; most choose one of these.
_VERSION = re.compile(r"/en/(?:latest|stable)(?=/|\Z)")
# Host, path, and the address of what it shows: files of GitHub in other viewers, posts in an app, articles in another dress.
_NOTEBOOK = (re.compile(r"/github/([^/]+/[^/]+/(?:blob|tree)/.+)"), r"github.com/\1")
_RAW = (re.compile(r"/([^/]+/[^/]+)/(?:refs/heads/)?(.+)"), r"github.com/\1/blob/\2")
_SHOWN = {
    "raw.githubusercontent.com": _RAW,
    "raw.github.com": _RAW,
    "github.com": (re.compile(r"/([^/]+/[^/]+)/raw/(?:refs/heads/)?(.+)"), r"github.com/\1/blob/\2"),
    "nbviewer.org": _NOTEBOOK,
    "colab.research.google.com": _NOTEBOOK,
    "open.substack.com": (re.compile(r"/pub/([\w-]+)(/p/[^/]+)"), r"\1.substack.com\2"),
    "wikiwand.com": (re.compile(r"/([a-z]{2,3})/(?:articles/)?([^/]+)"), r"\1.wikipedia.org/wiki/\2"),
}


def settled(parts: Parts) -> Parts:
    """The parts of the address that stands for all that show the same page."""
    host = _TWINS.get(parts.host, parts.host)
    host = spoken[1] if (spoken := _TONGUES.match(host)) else host
    path = parts.path
    if host in _SHOWN and (found := _SHOWN[host][0].fullmatch(path)):
        host, _, path = found.expand(_SHOWN[host][1]).partition("/")
        path = f"/{path}"
    elif host.endswith((".readthedocs.org", ".readthedocs.io")):
        host, path = f"{host.rpartition('.')[0]}.io", _without(_VERSION, path)
    elif host in _ENGLISH_FIRST:
        path = _without(_ENGLISH, path)
    return parts._replace(host=host, path=path) if (host, path) != (parts.host, parts.path) else parts


def _without(folder: re.Pattern[str], path: str) -> str:
    found = folder.match(path)
    return path[found.end() :] or "/" if found else path
