"""What the front page of a site stands for, where nobody calls it anything."""

import re

from pipeline.extract import _places, _software
from pipeline.extract._seen import Seen
from pipeline.model import Kind
from pipeline.text.caseless import caseless

_BYLINE = re.compile(r"(?:^|,\s)\W{0,3}(?:by|de|por|von|par|автор)\s(?:prof\.?\s|dr\.?\s)?[A-ZÀ-Ý]")
# What a remark tells its reader to do there: "Generate colour palettes".
_DO = caseless(
    r"^\W{0,3}(?:(?:easily|quickly|automatically) )?(?:annotate|automate|compress|convert|create|edit|generate|manage"
    r"|monitor|organi[sz]e|schedule|sync|track|translate|turn(?! to)|visuali[sz]e) "
)


def kind_of_front(seen: Seen) -> Kind | None:
    """A site, a place to talk if its host says so, a tool if one does things there; but a book's if authors are named."""
    if not _places.front_page(seen.url):
        return None
    host = _places.path(seen.url)
    signed = seen.creators or _BYLINE.search(seen.note)
    if signed and host is not Kind.ARTICLE:  # "blog.example.org" is a blog by somebody
        return Kind.BOOK
    if _DO.holds(seen.note) or _software.shelf(seen.section):
        return Kind.TOOL
    return Kind.COMMUNITY if host is Kind.COMMUNITY else Kind.WEBSITE
