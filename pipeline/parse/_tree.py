"""A page's tree of BeautifulSoup's elements, built from lxml's events at a third of the cost.

BeautifulSoup prepares every element to be renamed, moved and printed: namespaces, substitutions, attribute
classes, counters of what is open. Nobody changes the tree of a saved page, so the elements made here have only what
searching and walking ask for; their names, attributes, strings and order are those of BeautifulSoup's own builder.
All nodes of a page stand in one list, and each element knows which stretch of it is inside of it.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.builder import HTMLTreeBuilder
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import Comment, Doctype, NavigableString, PageElement, ProcessingInstruction

_SPACES = " \t\n\r\f"
_KEPT = HTMLTreeBuilder.DEFAULT_PRESERVE_WHITESPACE_TAGS  # pre and textarea, whose spaces count
_STRINGS = HTMLTreeBuilder.DEFAULT_STRING_CONTAINERS  # style, script, ...: what is in them is no text of the page
_LISTS = HTMLTreeBuilder.DEFAULT_CDATA_LIST_ATTRIBUTES  # class, rel, ...: attributes that are lists of words
_ANY = _LISTS["*"]
_LISTS_OF = {name: _ANY | lists for name, lists in _LISTS.items()}


class Tree(BeautifulSoup):
    """A page's tree, which knows its elements by name."""

    named: dict[str, list[Tag]]  # in order
    nodes: list[PageElement] = []  # noqa: RUF012 - all of them, in order; the parser asks before there are any

    @property
    def descendants(self) -> Iterator[PageElement]:
        """Every node, in order."""
        return iter(self.nodes)


def tree_of(text: str) -> Tree:
    """The page's tree; as ``BeautifulSoup(text, "lxml")``, but for reading only."""
    builder = _Builder()
    tree = Tree(text, builder=builder)
    tree.named, tree.nodes = dict(builder.named), builder.nodes
    return tree


class _Element(Tag):
    """An element; what is the same for every one of a page is said once, by the class."""

    parser_class = BeautifulSoup
    namespace = prefix = sourceline = sourcepos = None
    hidden = known_xml = can_be_empty_element = False
    interesting_string_types = Tag.MAIN_CONTENT_STRING_TYPES
    _namespaces: dict[str, str] = {}  # noqa: RUF012 - declared so by Tag

    def __init__(self, name: str, attrs: Any, parent: Tag, nodes: list[PageElement]) -> None:
        self.name, self.attrs, self.parent, self.contents = name, attrs, parent, []
        self.next_element = self.next_sibling = None
        self.nodes = nodes  # of the page
        self.first = self.behind = len(nodes) + 1  # where what is inside begins and ends
        if name in _STRINGS:
            self.interesting_string_types = {_STRINGS[name]}

    @property
    def descendants(self) -> Iterator[PageElement]:
        """Every node inside, in order."""
        return map(self.nodes.__getitem__, range(self.first, self.behind))

    def _all_strings(self, strip: bool = False, types: Any = Tag.default) -> Iterator[str]:
        if strip or types is not Tag.default:
            return super()._all_strings(strip, types)
        kinds: Any = self.interesting_string_types
        return (node for node in self.descendants if type(node) in kinds)  # type: ignore[misc]


class _Builder(LXMLTreeBuilder):
    """What lxml's parser calls for each tag, text and comment."""

    def feed(self, markup: Any) -> None:
        assert self.soup is not None
        self.named: defaultdict[str, list[Tag]] = defaultdict(list)
        self.nodes: list[PageElement] = []
        self._open: list[Any] = [self.soup]
        self._last: PageElement = self.soup
        self._text: list[str] = []
        self._kept = 0  # open elements whose spaces count
        self._kinds: list[type[NavigableString]] = [NavigableString]  # of strings in the open elements
        super().feed(markup)
        self._end_text()
        for element in self._open[1:]:
            element.behind = len(self.nodes)

    def start(self, tag: Any, attrib: Any, nsmap: Any = None) -> None:
        if self._text:
            self._end_text()
        attrs = dict(attrib)
        lists = _LISTS_OF.get(tag, _ANY)
        for name in attrs:
            if name in lists:
                attrs[name] = attrs[name].split()
        element = _Element(tag, attrs, self._open[-1], self.nodes)
        self.named[tag].append(element)
        self._append(element)
        self._open.append(element)
        if tag in _KEPT:
            self._kept += 1
        if tag in _STRINGS:
            self._kinds.append(_STRINGS[tag])

    def end(self, tag: Any) -> None:
        if self._text:
            self._end_text()
        if self._open[-1].name != tag and all(element.name != tag for element in self._open):
            return
        name = ""
        while name != tag:
            element = self._open.pop()
            element.behind = len(self.nodes)
            name = element.name
            if name in _KEPT:
                self._kept -= 1
            if name in _STRINGS:
                self._kinds.pop()

    def data(self, data: Any) -> None:
        self._text.append(data)

    def comment(self, text: Any) -> None:
        self._special(text, Comment)

    def doctype(self, name: str, pubid: str, system: str) -> None:
        self._special(Doctype._string_for_name_and_ids(name, pubid, system), Doctype)

    def pi(self, target: str, data: str) -> None:
        self._special(target + " " + data, ProcessingInstruction)

    def _special(self, text: str, kind: type[NavigableString]) -> None:
        self._end_text()
        self._text.append(text)
        self._end_text(kind)

    def _end_text(self, kind: type[NavigableString] | None = None) -> None:
        if not self._text:
            return
        text = "".join(self._text)
        self._text.clear()
        if not self._kept and not text.strip(_SPACES):
            text = "\n" if "\n" in text else " "
        string = str.__new__(kind or self._kinds[-1], text)
        string.parent = self._open[-1]
        string.next_element = string.next_sibling = None
        self._append(string)

    def _append(self, node: PageElement) -> None:
        """Puts a node behind all others, as the last in the element that is open."""
        siblings = self._open[-1].contents
        node.previous_element, self._last.next_element, self._last = self._last, node, node
        if siblings:
            node.previous_sibling, siblings[-1].next_sibling = siblings[-1], node
        else:
            node.previous_sibling = None
        siblings.append(node)
        self.nodes.append(node)
