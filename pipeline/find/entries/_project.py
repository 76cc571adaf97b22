"""What is about one piece of software: its README and its changelog, whose links belong to it and recommend nothing.

The words are those of the READMEs of packages on PyPI, npm and crates.io, and of changelogs as keepachangelog.com and the
release tools write them.
"""

import re
from collections.abc import Iterable, Sequence

from pipeline.find.entries._units import Tree
from pipeline.model import Block, Document, Role

FEW = 8  # entries: with more, a file with a part on its installation is a list
# Signs of which a README shows this many: a heading over its installation, the command for it, listings, its use, badges.
_ENOUGH = 3
_TRANSLATION = re.compile(r"^https?://[^?#]+/readme[._-][\w-]+\.(?:md|rst)$", re.I)

_INSTALLS = re.compile(
    r"^\W*(?:how to )?(?:install(?:ation|ing)?|set[ -]?up|getting (?:started|it)|quick[ -]?start|build(?:ing)?|compiling)\b.{0,40}$", re.I | re.M
)  # fmt: skip
_USES = re.compile(
    r"^\W*(?:(?:basic|example) usage|usage|(?:a simple |quick )?examples?|features|requirements|dependencies|configuration|compatibility"
    r"|documentation|api(?: reference)?|bug reports?|running (?:the )?tests|tests?|testing|development|limitations|project information)\b.{0,20}$",
    re.I | re.M,
)
# What a shell is told; a course's "pip install -r requirements.txt" names no package.
_COMMAND = re.compile(
    r"\b(?:pip3?|pipx|uv|npm|pnpm|yarn|bun|cargo|brew|apt(?:-get)?|gem|go|conda|mamba|composer|dotnet|choco|scoop|winget|pacman|dnf|rustup component)"
    r" +(?:(?:tool|global|pip|-[\w-]+) +)*(?:install|add|get|i|require)\b(?! +-r\b)"
)  # fmt: skip
# Where packages are kept, built and measured: what the badges above a README lead to or show.
_BADGE = re.compile(
    r"//(?:img\.shields\.io/(?:pypi|npm|crates|conda|gem|nuget|codecov)|(?:www\.)?(?:badge\.fury|codecov|coveralls|pepy)\.\w+/|(?:www\.)?pypi\.org/"
    r"|(?:www\.)?npmjs\.com/package/|crates\.io/crates/|(?:\w+\.)?travis-ci\.\w+/|github\.com/[^/]+/[^/]+/(?:actions/)?workflows/)",
    re.I,
)
# What links to a project's own pages are called: one who recommends it names fewer of them, and no place for bugs;
# a list of many names them again for each.
_OWN = re.compile(
    r"^(website|home ?page|documentation|docs|source|bug|issue|report|change ?log|release notes|contributing|mailing list|code of conduct|license"
    r"|support|pypi|get help|download)s?\b",
    re.I | re.M,
)
_REPORTS = re.compile(r"bug|issue|report|contributing|code of conduct")
_OWN_PAGES = 3
# A file with such a name or first sentence collects, or teaches; with such a name somebody tells of what they do.
_COLLECTS = re.compile(
    r"\b(?:awesome|curated|collections?|lists?|resources|books?|courses?|lectures?|workshops?|tutorials?|notebooks|curriculum|papers|bookmarks|links)\b",
    re.I,
)
_TELLS = re.compile(
    r"^\W*(?:how|why|what|my|our|\d+)\b|\b(?:guide|roadmap|cheat ?sheet|tips|best|favou?rites?|vs|learn(?:ing)?|introduction|notes)\b", re.I
)  # fmt: skip
# Headings below which a README points to what others wrote or made; below a mere "Links" its own pages stand.
_POINTS = re.compile(
    r"\W*(?:(?:(?:further|additional|recommended|more|other|external) )?(?:reading|resources?|books?|articles?|blog posts|papers?|publications?|talks?"
    r"|videos?|courses?|learn(?:ing)?(?: more)?|references|bibliography|alternatives?|see also|awesome)"
    r"|(?:related|similar|other|useful|external|helpful) (?:links|projects|tools|work|libraries))\b.{0,40}",
    re.I,
)

# "## [1.2.0] - 2023-01-30", "Release v2.6.1", "v2.0"; "1.2 Sets" and "1.2.1 Finite sets" are chapters.
_VERSION = re.compile(
    r"^\W*(?:(?:release|version) )?(?:v\d+\.\d+(?:\.\d+)*|\d+\.\d+\.\d+|unreleased)\S*(?:\W+(?:[a-z]{3,9} )?\d[\w ,./-]{5,20}\)?)?\W*$", re.I | re.M
)  # fmt: skip
_RELEASES = 3
_CHANGELOG = re.compile(r"\W*(?:change ?log|release notes)\b.*", re.I)


def is_changelog(document: Document) -> bool:
    """True for a file that only tells what each release changed."""
    return _CHANGELOG.fullmatch(document.title or "") is not None


def releases(headings: Sequence[str]) -> frozenset[str]:
    """The headings of a changelog over what each release changed, in a file of its own or in another one."""
    if len(_VERSION.findall("\n".join(headings))) < _RELEASES:
        return frozenset()
    return frozenset(heading for heading in headings if _VERSION.fullmatch(heading))


def is_readme(tree: Tree, entries: int) -> bool:
    """True for a file with so many entries that is about one piece of software."""
    headings = "\n".join([block.text for block in tree.blocks if block.role is Role.HEADING])
    uses = _shows_use(tree.blocks, headings) or (entries <= FEW and _leads_to_own_pages(tree.blocks))
    return uses and _recommends_little(tree, entries)


def points_elsewhere(path: Iterable[str]) -> bool:
    """True below a heading such as "Further reading"."""
    return any(_POINTS.fullmatch(heading) for heading in path)


def _shows_use(blocks: Sequence[Block], headings: str) -> bool:
    codes = [block.text for block in blocks if block.role is Role.CODE]
    signs = bool(codes) + bool(_INSTALLS.search(headings)) + bool(_USES.search(headings))
    if signs < _ENOUGH - 2:
        return False
    signs += any(_COMMAND.search(code) for code in codes)
    return signs >= _ENOUGH or (signs == _ENOUGH - 1 and _has_badge(blocks))


def _leads_to_own_pages(blocks: Sequence[Block]) -> bool:
    items = "\n".join([block.text for block in blocks if block.role is Role.ITEM])
    pages = [page.lower() for page in _OWN.findall(items)]
    return len(pages) >= _OWN_PAGES and len(set(pages)) == len(pages) and any(map(_REPORTS.match, pages))


def _recommends_little(tree: Tree, entries: int) -> bool:
    title, blocks = tree.document.title or "", tree.blocks
    if _TELLS.search(title) or _COLLECTS.search(f"{title}\n{_first_words(blocks)}") or blocks[0].rule == "yaml-head":
        return False
    return entries <= FEW + sum(_TRANSLATION.match(candidate.url or "") is not None for candidate in tree.candidates)


def _has_badge(blocks: Sequence[Block]) -> bool:
    return any(_BADGE.search(anchor.url) for block in blocks for anchor in block.anchors)


def _first_words(blocks: Sequence[Block]) -> str:
    prose = (block.text for block in blocks if block.role is Role.PARAGRAPH and len(block.text.split()) > 3)
    return next(prose, "").partition(". ")[0]
