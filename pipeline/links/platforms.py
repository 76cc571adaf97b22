"""What a site's own id says is one resource, however its URL is spelt.

One function a platform: the parts of a URL in, the identity out, None for pages without an id. The forms are those that
the sites themselves hand out (share buttons, embeds, old and mobile addresses).
"""

import re
from collections.abc import Callable
from urllib.parse import unquote

from pipeline.links.books import ASIN
from pipeline.links.pages import known_page
from pipeline.links.papers import PAPERS, doi_of, doi_page
from pipeline.links.parts import Parts
from pipeline.links.rules import words
from pipeline.links.videos import YOUTUBE, Identity, youtube

Rule = Callable[[Parts], Identity | None]

_ARXIV = re.compile(
    r"/(?:abs|pdf|html|format|ps|src|e-print|overview|ftp/arxiv/papers/\d{4})/(?:(\d{4}\.\d{4,5})|([a-z-]+)(?:\.[A-Z]{2})?(/\d{7}))"
    r"(?:v\d+)?(?:\.pdf)?/?\Z"
)
_DOI = re.compile(r"10\.\d{4,9}/\S+\Z")
_DIGITS = re.compile(r"\d+\Z")
_README = re.compile(r"readme(?:\.(?:md|rst|txt|org|markdown|adoc))?\Z", re.IGNORECASE)


def arxiv(parts: Parts) -> Identity | None:
    """Papers of arXiv, in all versions and file forms."""
    found = _ARXIV.match(parts.path)
    if not found:
        return None
    paper = found[1] or found[2] + found[3]  # the subject behind the archive's name says nothing more
    return Identity(f"arxiv:{paper}", f"https://arxiv.org/abs/{paper}")


def doi(parts: Parts) -> Identity | None:
    """DOIs at their registry."""
    name = unquote(parts.path[1:]).removeprefix("doi:").rstrip("/").lower()
    if not _DOI.match(name):
        return None
    if name.startswith("10.48550/arxiv."):
        paper = name.removeprefix("10.48550/arxiv.")
        return Identity(f"arxiv:{paper}", f"https://arxiv.org/abs/{paper}")
    return doi_of(name)


def github(parts: Parts) -> Identity | None:
    """Repositories of GitHub with their front pages; names are compared without case."""
    segments = parts.segments
    if len(segments) < 2 or segments[0].lower() in _NOT_OWNERS:
        return None
    owner, name = segments[0].lower(), segments[1].removesuffix(".git").lower()
    rest = segments[2:]
    front = not rest or (rest[0] in ("tree", "blob") and len(rest) == 2 and rest[1] in ("main", "master", "HEAD"))
    front = front or (rest[0] == "blob" and len(rest) == 3 and _README.match(rest[2]) is not None)
    if not front or not name or _OTHER_TAB.search(parts.query):
        return None
    return Identity(f"github:{owner}/{name}", f"https://github.com/{owner}/{name}")


_OTHER_TAB = re.compile(r"(?:\A|&)tab=(?!readme)")
_NOT_OWNERS = words("github_pages")


def amazon(parts: Parts) -> Identity | None:
    """Products of Amazon: one ASIN, whatever title and referrer stand around it; shops of countries are merged."""
    found = ASIN.search(parts.path)
    return Identity(f"amazon:{found[1].upper()}", f"https://amazon.com/dp/{found[1].upper()}") if found else None


def status(parts: Parts) -> Identity | None:
    """Posts of Twitter, X and its mirrors, and threads by their first post."""
    segments = parts.segments or parts.fragment.removeprefix("!/").split("/")
    for index, segment in enumerate(segments[:3]):
        if segment in ("status", "statuses", "thread", "t") and len(segments) > index + 1:
            number = re.match(r"\d+", segments[index + 1])
            if number:
                return Identity(f"twitter:status:{number[0]}", f"https://twitter.com/i/status/{number[0]}")
    return _account(parts)


def _account(parts: Parts) -> Identity | None:
    """An account of Twitter; names have no case there."""
    found = _ACCOUNT.match(parts.path) if parts.host in ("twitter.com", "x.com") else None
    if not found or parts.fragment or not _UNASKED.match(parts.query):
        return None
    return Identity(f"twitter:{found[1].lower()}", f"https://twitter.com/{found[1].lower()}")


_ACCOUNT = re.compile(r"/@?([A-Za-z0-9_]{1,15})/?\Z")
_UNASKED = re.compile(r"(?:(?:lang|ref_src|s|t)=[^&]*&?)*\Z")


def reddit(parts: Parts) -> Identity | None:
    """Posts and comments of Reddit, in the old, new and short forms."""
    segments = parts.segments
    if parts.host == "redd.it" and len(segments) == 1:
        segments = ["comments", segments[0]]
    if segments[:1] == ["gallery"]:
        segments = ["comments", *segments[1:2]]
    if "comments" not in segments[:3]:
        return _subreddit(parts)
    names = segments[segments.index("comments") + 1 :]
    if not names:
        return None
    comment = names[2] if len(names) > 2 else ""
    tail = f"{names[0]}/_/{comment}" if comment else names[0]
    return Identity(f"reddit:{names[0]}" + (f":{comment}" if comment else ""), f"https://reddit.com/comments/{tail}")


def _subreddit(parts: Parts) -> Identity | None:
    found = _SUBREDDIT.match(parts.tail)
    return Identity(f"reddit:r/{found[1].lower()}", f"https://reddit.com/r/{found[1].lower()}") if found else None


_SUBREDDIT = re.compile(r"/r/(\w{2,24})/?\Z")


def stackexchange(parts: Parts) -> Identity | None:
    """Questions and answers of Stack Exchange."""
    segments = parts.segments
    if len(segments) < 2 or segments[0] not in ("questions", "q", "a") or not _DIGITS.match(segments[1]):
        return None
    number = segments[1]
    answer = segments[3] if segments[0] == "questions" and len(segments) > 3 else ""
    if segments[0] == "a" or _DIGITS.match(answer):
        number = answer or number
        return Identity(f"{parts.host}:answer:{number}", f"https://{parts.host}/a/{number}")
    return Identity(f"{parts.host}:question:{number}", f"https://{parts.host}/questions/{number}")


def medium(parts: Parts) -> Identity | None:
    """Stories of Medium: the hash at the end of the path."""
    found = re.search(r"(?:-|/p/|/)([0-9a-f]{10,12})/?\Z", parts.path)
    return Identity(f"medium:{found[1]}", f"https://medium.com/p/{found[1]}") if found else None


def pypi(parts: Parts) -> Identity | None:
    """Projects of PyPI; names are compared as PEP 503 says."""
    segments = parts.segments
    if len(segments) < 2 or segments[0] not in ("project", "pypi", "p", "simple"):
        return None
    name = re.sub(r"[-_.]+", "-", segments[1]).lower()
    return Identity(f"pypi:{name}", f"https://pypi.org/project/{name}")


def npm(parts: Parts) -> Identity | None:
    """Packages of npm."""
    segments = parts.segments
    if len(segments) < 2 or segments[0] != "package":
        return None
    name = "/".join(segments[1:3]) if segments[1].startswith("@") else segments[1]
    return Identity(f"npm:{name}", f"https://npmjs.com/package/{name}")


def google_file(parts: Parts) -> Identity | None:
    """Documents, sheets, slides, forms, files and folders of Google Drive."""
    found = _GOOGLE_FILE.search(parts.path)
    name = found[1] if found else parts.value("id") if parts.path in _BY_ID else None
    if not name:
        return None
    return Identity(f"google:{name}", f"https://drive.google.com/open?id={name}")


_BY_ID = ("/open", "/uc", "/file", "/folderview", "/download")
_GOOGLE_FILE = re.compile(r"/(?:d|folders|e|drive)/([A-Za-z0-9_-]{15,})")


def coursera(parts: Parts) -> Identity | None:
    """Course homes of Coursera: lectures, syllabus and enrolment pages are the course."""
    segments = parts.segments
    if len(segments) < 2 or segments[0] not in ("learn", "specializations", "professional-certificates"):
        return None
    if len(segments) > 2 and segments[2] not in ("home", "info"):
        return None
    return Identity(f"coursera:{segments[0]}:{segments[1]}", f"https://coursera.org/{segments[0]}/{segments[1]}")


def edx(parts: Parts) -> Identity | None:
    """Course runs of edX."""
    found = re.match(r"/courses?/(course-v1:[^/]+)(?:/(?:course|about|info|home)?)?/?\Z", unquote(parts.path))
    return Identity(f"edx:{found[1]}", f"https://edx.org/courses/{found[1]}") if found else None


def ocw(parts: Parts) -> Identity | None:
    """Courses of MIT OpenCourseWare, which once stood in the folders of their departments."""
    names = [piece for piece in parts.segments[1:3] if _TERM.search(piece)]
    front = parts.segments[:1] == ["courses"] and parts.segments[-1:] in (names, ["index.htm"])
    return Identity(f"ocw:{names[0]}", f"https://ocw.mit.edu/courses/{names[0]}") if names and front else None


_TERM = re.compile(r"-(?:fall|spring|summer|winter|january-iap)-\d{4}\Z")


def udacity(parts: Parts) -> Identity | None:
    """Courses of Udacity, with or without their name, in the sites of all regions."""
    found = re.match(r"/course/(?:[a-z0-9-]+--)?((?:ud|cs|nd|st|ps|ma)\w{0,3}\d{2,4})/?\Z", parts.path)
    return Identity(f"udacity:{found[1]}", f"https://udacity.com/course/{found[1]}") if found else None


_ARXIVS = "arxiv.org export.arxiv.org cn.arxiv.org browse.arxiv.org xxx.lanl.gov alphaxiv.org ar5iv.org ar5iv.labs.arxiv.org".split()
# Who shows YouTube's videos under its paths; most others are called "invidious" or "piped".
_FRONTENDS = ("yewtu.be", "hooktube.com", "invidio.us", "vid.puffyan.us", "inv.nadeko.net", "inv.riverside.rocks")
_STACK = ("stackoverflow.com", "superuser.com", "serverfault.com", "askubuntu.com", "mathoverflow.net")
_RULES: dict[str, Rule] = {
    **dict.fromkeys((*YOUTUBE, *_FRONTENDS), youtube),
    **dict.fromkeys(_ARXIVS, arxiv),
    **dict.fromkeys(("doi.org", "dx.doi.org"), doi),
    "github.com": github,
    **dict.fromkeys(
        ("twitter.com", "x.com", "fxtwitter.com", "vxtwitter.com", "fixupx.com", "fixvx.com", "xcancel.com"), status
    ),
    **dict.fromkeys(("threadreaderapp.com", "twitter-thread.com", "unrollthread.com", "en.rattibha.com"), status),
    **dict.fromkeys(("reddit.com", "redd.it"), reddit),
    **dict.fromkeys(_STACK, stackexchange),
    **dict.fromkeys(("medium.com", *words("medium_sites")), medium),
    **dict.fromkeys(("pypi.org", "pypi.python.org"), pypi),
    **dict.fromkeys(("npmjs.com", "npmjs.org"), npm),
    **dict.fromkeys(("docs.google.com", "drive.google.com", "drive.usercontent.google.com"), google_file),
    "colab.research.google.com": google_file,
    "coursera.org": coursera,
    "ocw.mit.edu": ocw,
    **PAPERS,
    **dict.fromkeys(("edx.org", "courses.edx.org", "learning.edx.org"), edx),
}


def recognised(parts: Parts) -> Identity | None:
    """The platform's identity of a URL; None where no platform knows one."""
    if rule := _RULES.get(parts.host):
        return rule(parts) or known_page(parts)
    if parts.host.startswith(("amazon.", "smile.amazon.")):
        return amazon(parts)
    if parts.host.endswith(".stackexchange.com"):
        return stackexchange(parts)
    if parts.host.endswith(".medium.com"):
        return medium(parts)
    if parts.host.endswith(".reddit.com"):  # old, new, languages
        return reddit(parts)
    if parts.host.startswith(("invidious.", "piped.")):
        return youtube(parts)
    if parts.host.startswith("nitter."):  # anybody may run one
        return status(parts)
    if parts.host.endswith("udacity.com"):
        return udacity(parts)
    return known_page(parts) or doi_page(parts)
