"""malformed: what no reader could open."""

import re

from pipeline.model import Reason, Verdict
from pipeline.strip.case import Case
from pipeline.strip.genres import only_at

_HOST = re.compile(
    r"^https?://(?:[^/?#@]*@)?(?:[^\s/?#:.]+(?:\.[^\s/?#:.]+)+|localhost|\[[0-9a-f:.]+\])\.?(?::\d+)?(?:[/?#]|$)", re.I
)
_OTHER = re.compile(r"^(?!https?:)[a-z][a-z0-9+.-]*:", re.I)


@only_at(lambda url: not _HOST.match(url))
def no_address(case: Case) -> Verdict | None:
    """A web URL without a host, or a scheme that is not of the web."""
    url = case.url
    if not url:
        return None
    if _OTHER.match(url):
        return Verdict(Reason.CHROME, "other scheme", url[:80])
    return Verdict(Reason.MALFORMED, "no host", url[:80])
