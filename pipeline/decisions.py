"""decisions.yaml: the user's word, above the machine's.

    same:
      - [https://example.org/book, https://example.com/the-book]
    different:
      - [https://example.org/book, 3f0c9e2b1a7d4c5e8f90]
    reject: [https://example.org/advert]
    keep:   [https://example.org/worth-it]
    title:  {https://example.org/book: The Book}
    kind:   {https://example.org/book: book}
    topics: {https://example.org/book: [calculus, statistics]}

A resource is named by one of its URLs or by a resource_id, present or former. An entry that matches nothing any more
changes nothing and is reported. `keep` also brings back a URL that a rule left out: the files that hold it are read again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from pipeline.errors import ConfigError
from pipeline.model import Kind

KEPT = "kept: decisions.yaml"  # the rule of a mention that is here because the user said so
_PAIRS = frozenset({"same", "different"})
_SINGLE = frozenset({"reject", "keep"})
_VALUES = frozenset({"title", "kind", "topics"})
VERBS = _PAIRS | _SINGLE | _VALUES


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the file."""

    verb: str  # one of VERBS
    resources: tuple[str, ...]  # URLs or resource_ids; two or more for same and different
    value: tuple[str, ...] = ()  # the title, the kind, or the topics
    line: int = 0

    def __str__(self) -> str:
        return f"line {self.line}: {self.verb} {' '.join(self.resources)}"


@dataclass(frozen=True, slots=True)
class Decisions:
    """All entries, in the file's order."""

    entries: tuple[Decision, ...] = ()

    def of(self, *verbs: str) -> tuple[Decision, ...]:
        """The entries with one of these verbs."""
        return tuple(entry for entry in self.entries if entry.verb in verbs)


def load_decisions(file: str | Path) -> Decisions:
    """The decisions of `file`; none where there is no such file.

    Raises ConfigError, its message beginning with file and line.
    """
    path = Path(file)
    if not path.is_file():
        return Decisions()
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError(f"{path}:{line}: this is no YAML: {error.problem}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}:1: cannot be read: {error}") from error
    return Decisions(tuple(_Reader(path).entries(root)) if root is not None else ())


class _Reader:
    """Turns YAML nodes into entries and names the line of what does not fit."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def fail(self, node: yaml.Node, problem: str) -> ConfigError:
        return ConfigError(f"{self.path}:{node.start_mark.line + 1}: {problem}")

    def entries(self, root: yaml.Node) -> Iterator[Decision]:
        if not isinstance(root, yaml.MappingNode):
            raise self.fail(root, "expected keys and values")
        for key, value in root.value:
            verb = self.text(key)
            if verb not in VERBS:
                raise self.fail(key, f"unknown key {verb!r}; known are {', '.join(sorted(VERBS))}")
            if not _empty(value):
                yield from self.values(verb, value) if verb in _VALUES else self.resources(verb, value)

    def resources(self, verb: str, node: yaml.Node) -> Iterator[Decision]:
        for item in self.items(node):
            named = tuple(self.text(part) for part in self.items(item)) if verb in _PAIRS else (self.text(item),)
            if verb in _PAIRS and len(set(named)) < 2:
                raise self.fail(item, f"{verb!r} needs two different resources")
            yield Decision(verb, named, line=item.start_mark.line + 1)

    def values(self, verb: str, node: yaml.Node) -> Iterator[Decision]:
        if not isinstance(node, yaml.MappingNode):
            raise self.fail(node, f"expected resources, each with its {verb}")
        for key, value in node.value:
            given = tuple(self.text(part) for part in self.items(value)) if verb == "topics" else (self.text(value),)
            if verb == "kind" and given[0] not in set(Kind):
                raise self.fail(value, f"unknown kind {given[0]!r}; known are {', '.join(Kind)}")
            yield Decision(verb, (self.text(key),), given, line=key.start_mark.line + 1)

    def items(self, node: yaml.Node) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            raise self.fail(node, "expected a list")
        return list(node.value)

    def text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self.fail(node, "expected one value")
        return str(node.value).strip()


def _empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"
