"""chrome: the interface of the saving site or app."""

import re

from pipeline.model import Reason, Verdict
from pipeline.strip.case import Case
from pipeline.strip.genres import only_at

_RELATIVE = re.compile(r"^(?:[/.?#]|(?![a-z][a-z0-9+.-]*:)[^\s/:]*$)", re.I)
# Names of files that apps turn into links because their ending is also a top-level domain.
_FILE = re.compile(r"^https?://[\w-]+\.(?:md|py|rs|sh|pl|ps|so|ai|cc|zip|mov|app|java|php|js)/?$", re.I)
_SHOWN_FILE = re.compile(r"^[A-Z][A-Z0-9_-]+\.md$|^(?:readme|changelog|license|agents|claude|contributing)\.md$", re.I)


@only_at(lambda url: "://" not in url)
def relative(case: Case) -> Verdict | None:
    """An address inside the page or site that was saved."""
    if case.url and _RELATIVE.match(case.url):
        return Verdict(
            Reason.SELF if case.url.startswith("#") else Reason.CHROME, "address inside the site", case.url[:80]
        )
    return None


@only_at(_FILE.match)
def file_name(case: Case) -> Verdict | None:
    """A file name that an app turned into a link: "CLAUDE.md"."""
    shown = (case.candidate.label or case.candidate.written).strip()
    return Verdict(Reason.CHROME, "file name", shown) if _SHOWN_FILE.match(shown) else None
