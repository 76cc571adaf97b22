"""malformed: what no reader could open."""

import re

from pipeline.model import Reason, Verdict
from pipeline.strip.case import Case

_HOST = re.compile(
    r"^https?://(?:[^/?#@]*@)?(?:[^\s/?#:.]+(?:\.[^\s/?#:.]+)+|localhost|\[[0-9a-f:.]+\])\.?(?::\d+)?(?:[/?#]|$)", re.I
)
_OTHER = re.compile(r"^(?!https?:)[a-z][a-z0-9+.-]*:", re.I)


def no_address(case: Case) -> Verdict | None:
    """A web URL without a host, or a scheme that is not of the web."""
    url = case.url
    if not url or _HOST.match(url):
        return None
    if _OTHER.match(url):
        return Verdict(Reason.CHROME, "other scheme", url[:80])
    return Verdict(Reason.MALFORMED, "no host", url[:80])
