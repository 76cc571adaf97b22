"""Makers that a title names as those whose it is: "Ada Byrne's talk on rivers", "Ada Byrne's and Bo Lind's blog"."""

import re

from pipeline.extract.creators import people

_NAME = r"[^\W\d_a-z][\w-]*\.?(?:\s(?:(?:van|von|de|der|den|di|da|la|le)\s){0,2}[^\W\d_a-z][\w-]*\.?){1,3}"
# What people say of somebody's, in small letters: "Linux Programmer's Manual" is a title, and so may be the guide of a
# "Web Developer", which no word here stands for.
_WORK = (
    r"(?:talk|keynote|lecture|course|seminar|class|video|screencast|playlist|series|channel|blog|web ?site|site|home ?page|page"
    r"|newsletter|podcast|essay|article|post|paper|thesis|book|novel|notes|slides|repo|repository|collection)"
)
_WHOSE = re.compile(
    rf"(?P<by>{_NAME}(?:['’]s)?(?:\s(?:and|&)\s{_NAME})?)['’]s?\s(?:[^\s:.,;!?]{{1,20}}\s){{0,3}}{_WORK}(?:e?s)?\b"
)
# What titles and requests begin with, and no name.
_NOBODY = re.compile(
    r"(?:The|An?|My|Our|Your|This|That|Every|Each|New|What|How|Why|When|Where|Who|Is|Are|Here|It|Let|On|In|At|From|For|With|About|Of|To"
    r"|And|But|Also|Read|Watch|See|Check|Listen|Follow|Visit|Learn|Try|Review|Notes|Introduction|Summary)\b"
)


def owners(title: str) -> tuple[str, ...]:
    """Whose work it is, in the order named; () for titles that name nobody so."""
    if "'s" not in title and "’" not in title and "s'" not in title:
        return ()
    found = _WHOSE.match(title)
    return () if found is None or _NOBODY.match(title) else people(re.sub(r"['’]s\b", "", found["by"]))
