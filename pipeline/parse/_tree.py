"""A page's tree of BeautifulSoup's elements, built from lxml's events at a third of the cost.

BeautifulSoup prepares every element to be renamed, moved and printed: namespaces, substitutions, attribute
classes, counters of what is open. Nobody changes the tree of a saved page, so the elements made here have only what
searching and walking ask for; their names, attributes, strings and order are those of BeautifulSoup's own builder, but
for what a page without a ``<body>`` begins with: lxml leaves a ``<section>``, which it does not know, in the head.
All nodes of a page stand in one list, and each element knows which stretch of it is inside of it.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.builder import HTMLTreeBuilder
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import Comment, Doctype, NavigableString, PageElement, ProcessingInstruction

from pipeline.parse._once import Knot

_SPACES = " \t\n\r\f"
_KEPT = HTMLTreeBuilder.DEFAULT_PRESERVE_WHITESPACE_TAGS  # pre and textarea, whose spaces count
_STRINGS = HTMLTreeBuilder.DEFAULT_STRING_CONTAINERS  # style, script, ...: what is in them is no text of the page
_OWN_STRINGS = _KEPT | _STRINGS.keys()
_LISTS = HTMLTreeBuilder.DEFAULT_CDATA_LIST_ATTRIBUTES  # class, rel, ...: attributes that are lists of words
_ANY = _LISTS["*"]
_SECTIONS = frozenset("main article section header nav aside footer figure hgroup details dialog search".split())
_LISTS_OF = {name: _ANY | lists for name, lists in _LISTS.items()}


class Tree(BeautifulSoup, Knot):
    """A page's tree, which knows its elements by name."""

    named: dict[str, list[Tag]]  # in order
    nodes: list[PageElement] = []  # noqa: RUF012 - all of them, in order; the parser asks before there are any

    @property
    def descendants(self) -> Iterator[PageElement]:
        """Every node, in order."""
        return iter(self.nodes)

    def __getattr__(self, name: str) -> Any:
        """The first element of that name (``soup.body``), found by its name."""
        named = self.__dict__.get("named", {})
        return named[name][0] if name in named else super().__getattr__(name)

    def untie(self) -> None:
        """Takes the page apart: there is no tree any more."""
        for node in self.nodes:
            node.parent = None
            if isinstance(node, Tag):
                node.contents.clear()
        self.named.clear()
        self.nodes.clear()
        self.__dict__.clear()  # it holds itself


def tree_of(text: str) -> Tree:
    """The page's tree; as ``BeautifulSoup(text, "lxml")``, but for reading only."""
    builder = _Builder()
    tree = Tree(text, builder=builder)
    tree.named, tree.nodes = builder.named, builder.nodes
    builder.named.default_factory = None
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
        self.nodes = nodes  # of the page
        self.first = len(nodes) + 1  # where what is inside begins; `behind`, where it ends, is set by the builder

    def __getattr__(self, name: str) -> Any:
        """What stands beside a node is asked by hardly any reader: the whole page is linked when one does."""
        if name not in _LINKS:
            return super().__getattr__(name)
        _link(self.nodes)
        return self.__dict__[name]

    @property
    def descendants(self) -> Iterator[PageElement]:
        """Every node inside, in order."""
        return iter(self.nodes[self.first : self.behind])

    def _all_strings(self, strip: bool = False, types: Any = Tag.default) -> Iterator[str]:
        if strip or types is not Tag.default:
            return super()._all_strings(strip, types)
        kinds: Any = self.interesting_string_types
        return (node for node in self.descendants if type(node) in kinds)  # type: ignore[misc]


_LINKS = frozenset(("next_element", "previous_element", "next_sibling", "previous_sibling"))


def _link(nodes: list[PageElement]) -> None:
    """Tells all nodes of a page their neighbours: in the page, and in their parent."""
    last: PageElement = nodes[0].parent  # type: ignore[assignment] # the page itself
    youngest: dict[int, PageElement] = {}  # the last child so far, by its parent
    for node in nodes:
        node.next_element = node.next_sibling = None
        node.previous_element, last.next_element, last = last, node, node
        node.previous_sibling = youngest.get(id(node.parent))
        if node.previous_sibling is not None:
            node.previous_sibling.next_sibling = node
        youngest[id(node.parent)] = node


class _Builder(LXMLTreeBuilder):
    """What lxml's parser calls for each tag, text and comment."""

    def prepare_markup(self, markup: Any, *encodings: Any, **more: Any) -> Iterator[Any]:
        """The text, and should lxml refuse it, its bytes; the library's own way warns users of pages that begin like XML."""
        yield markup.removeprefix("\N{BYTE ORDER MARK}"), None, None, False
        yield markup.encode("utf8", "replace"), "utf8", None, False

    def feed(self, markup: Any) -> None:
        assert self.soup is not None
        self.named: defaultdict[str, list[Tag]] = defaultdict(list)
        self.nodes: list[PageElement] = []
        self._open: list[Any] = [self.soup]
        self._text: list[str] = []
        self.data = self._text.append  # type: ignore[assignment, method-assign] # no call of ours for a text
        self._kept = 0  # open elements whose spaces count
        self._kinds: list[type[NavigableString]] = [NavigableString]  # of strings in the open elements
        super().feed(markup)
        self._end_text()
        for element in self._open[1:]:
            element.behind = len(self.nodes)
        self._open.clear()
        self.parser = None  # which holds this builder

    def start(self, tag: Any, attrib: Any, nsmap: Any = None) -> None:
        if self._text:
            self._end_text()
        attrs = attrib or {}  # the parser makes a dict for each element that has any
        lists = _LISTS_OF.get(tag, _ANY)
        for name in attrs:
            if name in lists:
                attrs[name] = attrs[name].split()
        around = self._open[-1]
        if around.name == "head" and tag in _SECTIONS:
            around = self._begin_body(around)
        elif tag == "body" and any(element.name == tag for element in self._open):
            return
        element = _Element(tag, attrs, around, self.nodes)
        around.contents.append(element)
        self.nodes.append(element)
        self.named[tag].append(element)
        self._open.append(element)
        if tag in _OWN_STRINGS:
            self._begin_own(element)

    def _begin_body(self, head: _Element) -> Any:
        """The head ends, and the body begins that nothing in the page says."""
        self.end(head.name)
        self.start("body", {})
        return self._open[-1]

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
            if name in _OWN_STRINGS:
                self._end_own(name)

    def _begin_own(self, element: _Element) -> None:
        """An element begins whose strings are not like others."""
        if element.name in _KEPT:
            self._kept += 1
        if element.name in _STRINGS:
            self._kinds.append(_STRINGS[element.name])
            element.interesting_string_types = {_STRINGS[element.name]}

    def _end_own(self, name: str) -> None:
        if name in _KEPT:
            self._kept -= 1
        if name in _STRINGS:
            self._kinds.pop()

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
        string.parent = around = self._open[-1]
        around.contents.append(string)
        self.nodes.append(string)
