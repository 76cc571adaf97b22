"""Which parts of a list are about the list itself: contents, contributing, licence, sponsors; all of a project's README."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pipeline.find.entries._layout import unled
from pipeline.find.entries._project import is_changelog, is_readme, points_elsewhere, releases
from pipeline.find.entries._units import Tree, Unit
from pipeline.find.entries._words import ADVICE, CONTENTS, SOFT_ZONES, SPONSORED, ZONES
from pipeline.model import Block, Candidate, Reason, Role
from pipeline.text.emoji import SHORTCODE

Path = tuple[str, ...]
_MARKS = re.compile(r"^[\W\d_]+|[\W_]+$")
_NO_SLUG = re.compile(r"[^\w -]")
_COUNT = re.compile(r"\s*[(\[]\d+[)\]]\s*$")

MANY = 5  # entries: fewer below "Sponsors" are sponsors


def plain(heading: str) -> str:
    """A heading without emoji, numbers and marks at its ends."""
    return _MARKS.sub("", heading.replace("\ufe0f", "")).strip()


def slug_of(heading: str) -> str:
    """What a repository's page makes of a heading in its address."""
    return _NO_SLUG.sub("", heading.strip().lower()).replace(" ", "-")


class Zones:
    """What each section of one list is for."""

    def __init__(self, tree: Tree, led: Mapping[Path, int]) -> None:
        blocks, title = tree.blocks, tree.document.title
        self._led = led  # how many entries each path holds
        self._title = title
        headings = [block.text for block in blocks if block.role is Role.HEADING]
        self.title_at = _title_behind_headings(blocks, title)
        sponsored = any(SPONSORED.search(block.text) for block in blocks[: self.title_at])
        self.masthead = (Reason.PROMOTION if sponsored else Reason.CHROME), "above the title"
        self._counted = sum(_COUNT.search(heading) is not None for heading in headings) >= 3
        self._slugs = {slug_of(heading) for heading in headings} - {""}
        self._reasons: dict[Path, tuple[Reason, str] | None] = {}
        self._shown: dict[Path, Path] = {}
        self._releases = releases(headings)
        entries = sum(count for path, count in led.items() if not self._told_by_heading(path))
        self._project = _about_software(tree, entries)

    def of(self, path: Path) -> tuple[Reason, str] | None:
        """Why what stands below this path is no entry, and the heading that says so; None where it may be one."""
        if path not in self._reasons:
            self._reasons[path] = self._told_by_heading(path) or self._of_project(path)
        return self._reasons[path]

    def _of_project(self, path: Path) -> tuple[Reason, str] | None:
        return (Reason.OFF_TOPIC, self._project) if self._project and not points_elsewhere(path) else None

    def _told_by_heading(self, path: Path) -> tuple[Reason, str] | None:
        if release := self._releases.intersection(path):
            return Reason.OFF_TOPIC, next(iter(release))
        for depth, heading in enumerate(path):
            name = plain(heading)
            for pattern, reason in ZONES:
                if name and pattern.fullmatch(name):
                    return reason, heading
            for pattern, reason in SOFT_ZONES:
                if name and pattern.fullmatch(name) and not self._holds_entries(path[: depth + 1]):
                    return reason, heading
        if path and CONTENTS.fullmatch(plain(path[-1])) and not self._holds_entries(path):
            return Reason.CHROME, path[-1]
        return None

    def _holds_entries(self, path: Path) -> bool:
        return any(other[: len(path)] == path for other in self._led)

    def jump(self, candidate: Candidate) -> bool:
        """True for a link with the address of a heading of the list, named by that heading or by no more than a mark."""
        slug = (candidate.url or "").partition("#")[2]
        named = SHORTCODE.sub("", candidate.label)
        return slug in self._slugs and (slug == slug_of(candidate.label) or not any(c.isalnum() for c in named))

    def over_all(self, path: Path) -> bool:
        """True where the list itself goes on below such a heading: its introduction ended with one on sponsors."""
        return any(self._over_all(path[: depth + 1]) for depth in range(len(path)))

    def _over_all(self, path: Path) -> bool:
        if not any(pattern.fullmatch(plain(path[-1])) for pattern, _ in ZONES):
            return False
        here = sum(count for other, count in self._led.items() if other[: len(path)] == path)
        return here >= MANY and here * 10 >= 9 * sum(self._led.values())

    def shown(self, path: Path) -> Path:
        """The section as readers see it: without the list's title, a table of contents above, and running counts."""
        if path not in self._shown:
            self._shown[path] = self._cleared(path)
        return self._shown[path]

    def _cleared(self, path: Path) -> Path:
        path = tuple(heading for depth, heading in enumerate(path) if not self._over_all(path[: depth + 1]))
        if path and path[0] == self._title:
            path = path[1:]
        kept = tuple(h for h in path[:-1] if not CONTENTS.fullmatch(plain(h))) + path[-1:]
        kept = tuple(" ".join(SHORTCODE.sub("", heading).split()) or heading for heading in kept)
        return tuple(_COUNT.sub("", heading) for heading in kept) if self._counted else kept


def _about_software(tree: Tree, entries: int) -> str:
    """What the document is that tells of one piece of software; '' for any other."""
    if is_changelog(tree.document):
        return "a changelog"
    return "a project's README" if is_readme(tree, entries) else ""


def _title_behind_headings(blocks: Sequence[Block], title: str | None) -> int:
    """The block of the list's title where other headings stand above it, as a sponsor's does; else 0."""
    headings = [i for i, block in enumerate(blocks) if block.role is Role.HEADING]
    named = next((i for i in headings if title and blocks[i].text.strip() == title), 0)
    return named if headings and named > headings[0] else 0


def worded(held: Mapping[Path, Sequence[Unit]], tree: Tree) -> dict[Path, int]:
    """How many entries each section seems to hold: units with a link that is no mere picture, lines that begin with theirs."""
    candidates = tree.candidates
    words = {index for index, candidate in enumerate(candidates) if candidate.start < candidate.end}
    found = {path: [unit for unit in units if not words.isdisjoint(unit.links)] for path, units in held.items()}
    led = {path: sum(_begins(tree, unit) for unit in units) for path, units in found.items()}
    return {path: count for path, count in led.items() if count}


def _begins(tree: Tree, unit: Unit) -> bool:
    """False for a line such as "Subscribe to [the letter](…)", where words stand before the link."""
    before = tree.blocks[unit.block].text[unit.start : tree.candidates[unit.links[0]].start]
    return unit.kind in (Role.ITEM, Role.ROW) or unled(before)


def advises(path: Path) -> bool:
    """True under a heading such as "Tips" or "How to study": bold words there are no works."""
    return bool(path) and ADVICE.fullmatch(plain(path[-1])) is not None


def repeated(values: Iterable[str], times: int) -> frozenset[str]:
    """The values that occur so often."""
    return frozenset(value for value, count in Counter(values).items() if count >= times)
