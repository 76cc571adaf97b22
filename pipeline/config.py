"""config.yaml -> a frozen Config; an unknown key or a wrong value is an error with its line.

The dataclasses below are the whole list of keys. A file needs only the keys that it changes; ``topics``,
where given, replaces the default vocabulary as a whole.
"""

import dataclasses
import re
import types
import typing
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import ConfigError

DEFAULTS = Path(__file__).with_name("defaults.yaml")
_NULL = "tag:yaml.org,2002:null"
_SIZE = re.compile(r"\d+(\.\d+)? ?[KMGT]i?B", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of the vocabulary."""

    slug: str
    label: str
    parent: str | None = None
    phrases: tuple[str, ...] = ()
    is_not: tuple[str, ...] = ()  # phrases in which one of `phrases` does not mean this topic
    examples: tuple[str, ...] = ()  # sentences of this topic: they are its test


@dataclass(frozen=True, slots=True)
class ClassifySettings:
    """When a topic counts."""

    threshold: float = 0.5  # scores run from 0 to 1
    max_topics: int = 3


@dataclass(frozen=True, slots=True)
class LimitSettings:
    """Bounds that keep one document from stopping a run."""

    file_bytes: int = 100_000_000
    seconds: int = 60  # for one file
    inner_files: int = 10_000  # in one archive
    inner_bytes: int = 500_000_000  # unpacked, in one archive
    inner_ratio: int = 200  # unpacked to packed
    archive_depth: int = 2


class Size(str):
    """How much memory: a number and its unit, as in ``200MB`` or ``1.5 GiB``."""

    expected = "a size such as 200MB or 1GB"

    def __new__(cls, text: str) -> "Size":
        """Raises ValueError where `text` is no size."""
        if not _SIZE.fullmatch(text):
            raise ValueError(text)
        return super().__new__(cls, text)


_MEMORY = Size("200MB")


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Where and how wide the work runs."""

    engine: str = "local"  # local or dask
    scheduler: str | None = None
    workers: int = 0  # 0: one a core
    batch: int = 50  # files in one task
    memory: Size = _MEMORY  # DuckDB's limit while merging; what is more goes to the disk


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """How `fetch` and `resolve` ask."""

    contact: str | None = None  # goes into the User-Agent
    hosts_at_once: int = 50
    per_host_per_second: float = 1.0
    timeout_seconds: float = 20.0
    total_seconds: float = 60.0
    response_bytes: int = 50_000_000
    retries: int = 2
    recheck_days: int = 30


@dataclass(frozen=True, slots=True)
class Config:
    """Every choice a user makes."""

    topics: tuple[Topic, ...] = ()
    classify: ClassifySettings = field(default_factory=ClassifySettings)
    limits: LimitSettings = field(default_factory=LimitSettings)
    engine: EngineSettings = field(default_factory=EngineSettings)
    network: NetworkSettings = field(default_factory=NetworkSettings)
    shorteners: tuple[str, ...] = ()  # hosts beside the built-in list
    file: Path | None = field(default=None, compare=False)  # what was read; None: the shipped defaults

    def digest(self, *parts: str) -> str:
        """A hash of the named parts ("topics", "limits", ...), equal for equal settings."""
        settings = repr([(part, getattr(self, part)) for part in sorted(parts)])
        return blake2b(settings.encode(), digest_size=12).hexdigest()


def load_config(file: str | Path | None = None) -> Config:
    """The defaults, with the keys of `file` laid over them.

    ``None`` takes ``config.yaml`` of the working folder where there is one.
    Raises ConfigError, its message beginning with file and line.
    """
    path = Path(file) if file is not None else Path("config.yaml")
    if file is not None and not path.is_file():
        raise ConfigError(f"{path}: no such configuration file; name an existing one with --config or leave it out")
    base = _defaults()
    if not path.is_file():
        return base
    return dataclasses.replace(_read(path, base), file=path)


@lru_cache(maxsize=1)
def _defaults() -> Config:
    return _read(DEFAULTS, Config())


def _read(path: Path, base: Config) -> Config:
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError(f"{path}:{line}: this is no YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise ConfigError(f"{path}:1: this is no YAML: {str(error).splitlines()[0]}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}:1: cannot be read: {error}") from error
    if root is None:
        return base
    reader = _Reader(path)
    settings: Config = reader.dataclass(root, Config, base)
    _check_topics(settings.topics, reader, next((v.value for k, v in root.value if k.value == "topics"), []))
    return settings


@lru_cache(maxsize=16)  # a class of topics is asked about for each of them
def _hints(kind: Any) -> dict[str, Any]:
    """What each key of a dataclass may hold; `file` is no key."""
    return {name: hint for name, hint in typing.get_type_hints(kind).items() if name != "file"}


def _check_topics(topics: tuple[Topic, ...], reader: "_Reader", nodes: list[yaml.Node]) -> None:
    """A slug stands once, and a parent is one of them."""
    slugs = {topic.slug for topic in topics}
    seen: set[str] = set()
    for topic, node in zip(
        topics, nodes, strict=False
    ):  # the shipped vocabulary, where the file has none, has no nodes
        if topic.slug in seen:
            raise reader.fail(node, f"topic {topic.slug!r} stands twice")
        if topic.parent and topic.parent not in slugs:
            raise reader.fail(node, f"topic {topic.slug!r} has an unknown parent {topic.parent!r}")
        seen.add(topic.slug)


class _Reader:
    """Turns YAML nodes into the dataclasses above and names the line of what does not fit."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def fail(self, node: yaml.Node, problem: str) -> ConfigError:
        return ConfigError(f"{self.path}:{node.start_mark.line + 1}: {problem}")

    def dataclass(self, node: yaml.Node, kind: Any, base: Any = None) -> Any:
        if not isinstance(node, yaml.MappingNode):
            raise self.fail(node, f"expected keys and values, found {node.value!r}")
        hints = _hints(kind)
        values: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value)
            if name not in hints:
                raise self.fail(key, f"unknown key {name!r}; known are {', '.join(sorted(hints))}")
            if name in values:
                raise self.fail(key, f"key {name!r} stands twice; keep one of them")
            current = getattr(base, name) if base is not None else None
            values[name] = self.value(value, hints[name], current)
        try:
            return dataclasses.replace(base, **values) if base is not None else kind(**values)
        except TypeError as error:
            raise self.fail(node, f"a key is missing: {error}") from error

    def value(self, node: yaml.Node, hint: Any, current: Any = None) -> Any:
        if dataclasses.is_dataclass(hint):
            return self.dataclass(node, hint, current)
        origin = typing.get_origin(hint)
        if origin is tuple:
            return self.sequence(node, typing.get_args(hint)[0])
        if origin is types.UnionType:
            if node.tag == _NULL:
                return None
            return self.value(node, next(t for t in typing.get_args(hint) if t is not type(None)), current)
        return self.scalar(node, hint)

    def sequence(self, node: yaml.Node, item: Any) -> tuple[Any, ...]:
        if not isinstance(node, yaml.SequenceNode):
            raise self.fail(node, "expected a list")
        return tuple(self.value(child, item) for child in node.value)

    def scalar(self, node: yaml.Node, hint: Any) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            raise self.fail(node, f"expected one {hint.__name__}")
        if node.tag == _NULL:
            raise self.fail(node, "a value is missing; write one or leave the key out")
        try:
            value = hint(node.value.replace("_", "") if hint in (int, float) else node.value)
        except ValueError as error:
            expected = getattr(hint, "expected", hint.__name__)
            raise self.fail(node, f"expected {expected}, found {node.value!r}") from error
        if hint in (int, float) and not value >= 0:  # nan is not either
            raise self.fail(node, f"{node.value} is no number from 0 up")
        return value
