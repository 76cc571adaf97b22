"""Headings for things of a sort, which are the name of none of them: "Blogs:", "Other web resources", "## Books"."""

import re

_SORTS = (
    r"blogs|books|textbooks|videos|papers|articles|podcasts|newsletters|channels|websites|sites|links|resources|courses|tutorials|tools|talks|"
    r"forums|communities|posts|libros|cursos|enlaces|recursos|livros|bücher|kurse|livres|liens|ressources|libri|corsi"
)
SORTS = re.compile(rf"\W*(?:[\w'’&-]+\s+){{0,3}}(?:{_SORTS})\W*", re.I)
# With no word before it that could make it a name: "Other web resources", not "Penguin Books".
SORTS_ONLY = re.compile(
    r"\W*(?:(?:other|useful|more|some|web|online|free|good|great|best|recommended|favou?rite|my|our|the|few|top|additional|further|related|"
    rf"otros|otras|weitere|autres|and|&)\s+){{0,3}}(?:{_SORTS})(?:\s+(?:and|&|y|und|et)\s+(?:{_SORTS}))?\W*",
    re.I,
)
