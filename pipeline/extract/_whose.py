"""Makers that a title names: "Ada Byrne's talk on rivers", "Ada Byrne's and Bo Lind's blog", "Gravel by Ada Byrne (PDF)"."""

import re

from pipeline.extract.creators import people

_NAME = r"[^\W\d_a-z][\w-]*\.?(?:\s(?:(?:van|von|de|der|den|di|da|la|le)\s){0,2}[^\W\d_a-z][\w-]*\.?){1,3}"
# What people say of somebody's, in small letters: "Linux Programmer's Manual" is a title, and so may be the guide of a
# "Web Developer", which no word here stands for.
_WORK = (
    r"(?:talk|keynote|lecture|course|seminar|class|video|screencast|playlist|series|channel|blog|web ?site|site|home ?page|page"
    r"|newsletter|podcast|essay|article|post|paper|thesis|book|novel|notes|slides|repo|repository|collection)"
)
_CALLED = r"(?:Courses?|Blog|Lectures?|Talks?|Notes|Channel|Website|Podcast|Newsletter)"  # at the end of a title
_WHOSE = re.compile(
    rf"(?P<by>{_NAME}(?:['’]s)?(?:\s(?:and|&)\s{_NAME})?)['’]s?\s(?:[^\s:.,;!?]{{1,20}}\s){{0,3}}(?:{_WORK}(?:e?s)?\b|{_CALLED}$)"
)
# What titles and requests begin with, and no name.
_NOBODY = re.compile(
    r"(?:The|An?|My|Our|Your|This|That|Every|Each|New|What|How|Why|When|Where|Who|Is|Are|Here|It|Let|On|In|At|From|For|With|About|Of|To"
    r"|And|But|Also|Read|Watch|See|Check|Listen|Follow|Visit|Learn|Try|Review|Notes|Introduction|Summary)\b"
)
_BY = re.compile(
    rf"(?<=[\w)\"”!?,])\sby\s(?P<by>{_NAME}(?:(?:,\s|,?\s(?:and|&)\s){_NAME}){{0,5}})(?:\s[(\[][^()\[\]]{{1,30}}[)\]])?$"
)
# "by Building Projects", "by Example Code": how, not by whom.
_HOW = re.compile(
    r"[^\W\d_]+ing\b|(?:Example|Hand|Day|Step|Default|Design|Topic|Year|Date|Category|Language|Practice)\b"
)
# "Edited by Ada Byrne", "Covered by Giant Mushrooms": what somebody did to it, or something to something else.
_DONE = re.compile(
    r"\b(?!(?:explain|creat|develop|design|demystifi|simplifi|revisit|record|visuali[sz])ed\b)\w{2,}ed,?$|\btransl?\.$",
    re.I,
)


def makers_in(title: str) -> tuple[str, ...]:
    """Who made what is called so, in the order named; () for titles that name nobody."""
    return _owners(title) or _authors(title)


def _owners(title: str) -> tuple[str, ...]:
    if "'" not in title and "’" not in title:
        return ()
    found = _WHOSE.match(title)
    return () if found is None or _NOBODY.match(title) else people(re.sub(r"['’]s\b", "", found["by"]))


def _authors(title: str) -> tuple[str, ...]:
    found = _BY.search(title) if " by " in title else None
    if found is None or _HOW.match(found["by"]) or _NOBODY.match(found["by"]):
        return ()
    before = title[: found.start("by")].rstrip().removesuffix(" by")
    return () if _DONE.search(before) else people(found["by"])
