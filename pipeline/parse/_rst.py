"""What docutils makes of reStructuredText -> an outline, node by node."""

from docutils import nodes
from docutils.core import publish_doctree
from docutils.utils import Reporter

from pipeline.model import Role
from pipeline.parse._html_inside import HtmlInside, picture
from pipeline.parse._outline import Outline
from pipeline.parse._rst_brackets import close_brackets

# Nothing outside the file is read, nothing runs, and docutils tells its complaints to nobody.
_SETTINGS = {
    "report_level": Reporter.SEVERE_LEVEL,
    "halt_level": Reporter.SEVERE_LEVEL + 1,
    "warning_stream": False,
    "file_insertion_enabled": False,
    "raw_enabled": True,
    "doctitle_xform": False,
    "docinfo_xform": False,
    "smart_quotes": False,
    "line_length_limit": 100_000_000,
    "_disable_config": True,
}
_SPANS: dict[type[nodes.Node], str] = {
    nodes.strong: "bold",
    nodes.emphasis: "italic",
    nodes.title_reference: "italic",
    nodes.literal: "code",
}


class Walk:
    """The outline and the line that is being read."""

    def __init__(self) -> None:
        self.line = 1
        self.outline = Outline(locate=lambda: f"{self.line}:1")
        self.html = HtmlInside(self.outline)


def walked(text: str) -> Walk:
    """The outline of a text; raises what docutils raises where it gives up."""
    walk = Walk()
    tree = publish_doctree(text, settings_overrides=_SETTINGS)
    close_brackets(tree)
    tree.walkabout(_Visitor(tree, walk))
    return walk


class _Visitor(nodes.GenericNodeVisitor):
    """Tells the outline what docutils found."""

    def __init__(self, document: nodes.document, walk: Walk) -> None:
        super().__init__(document)
        self.walk = walk
        self.outline = walk.outline
        self._level = 0

    def default_visit(self, node: nodes.Node) -> None:
        """Keep count of the line; spans, links and containers by their kind."""
        self.walk.line = getattr(node, "line", None) or self.walk.line
        if type(node) in _SPANS:
            self.outline.begin_span(_SPANS[type(node)])

    def default_departure(self, node: nodes.Node) -> None:
        """Close what `default_visit` opened."""
        if type(node) in _SPANS:
            self.outline.end_span(_SPANS[type(node)])

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802
        """Running text."""
        self.outline.text(node.astext())

    def depart_Text(self, node: nodes.Text) -> None:  # noqa: N802
        """Nothing to close."""

    def visit_section(self, node: nodes.section) -> None:
        """One level deeper."""
        self._level += 1

    def depart_section(self, node: nodes.section) -> None:
        """One level up."""
        self._level -= 1

    def visit_title(self, node: nodes.title) -> None:
        """A heading, or the name of a box."""
        self.default_visit(node)
        self.outline.close()
        if isinstance(node.parent, nodes.section):
            self.outline.open(Role.HEADING, depth=self._level)

    def depart_title(self, node: nodes.title) -> None:
        """The heading ends."""
        self.outline.close()

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        """A paragraph of its own, but in a table."""
        self.default_visit(node)
        if not self.outline.in_row():
            self.outline.close()

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        """The paragraph ends."""
        if self.outline.in_row():
            self.outline.break_line()
        else:
            self.outline.close()

    def visit_line(self, node: nodes.line) -> None:
        """A line of a line block."""
        self.outline.break_line()

    def depart_line(self, node: nodes.line) -> None:
        """Nothing to close."""

    def visit_line_block(self, node: nodes.line_block) -> None:
        """Lines that stand for themselves."""
        self.outline.close()

    def depart_line_block(self, node: nodes.line_block) -> None:
        """The lines end."""
        self.outline.close()

    def visit_bullet_list(self, node: nodes.bullet_list) -> None:
        """Items by bullets."""
        self.outline.begin("list")

    def visit_enumerated_list(self, node: nodes.enumerated_list) -> None:
        """Items by numbers."""
        self.outline.begin("list", number=node.get("start", 1))

    def visit_definition_list(self, node: nodes.definition_list) -> None:
        """Terms with definitions: items with a remark below."""
        self.outline.begin("list")

    def visit_field_list(self, node: nodes.field_list) -> None:
        """Names with values."""
        self.outline.begin("list")

    def depart_bullet_list(self, node: nodes.Node) -> None:
        """The list ends."""
        self.outline.end("list")

    depart_enumerated_list = depart_definition_list = depart_field_list = depart_bullet_list

    def visit_list_item(self, node: nodes.Node) -> None:
        """An item."""
        self.default_visit(node)
        self.outline.item()

    def depart_list_item(self, node: nodes.Node) -> None:
        """The item ends."""
        self.outline.end_item()

    visit_definition_list_item = visit_field = visit_list_item
    depart_definition_list_item = depart_field = depart_list_item

    def depart_term(self, node: nodes.Node) -> None:
        """The definition stands below its term."""
        self.outline.close()

    def visit_block_quote(self, node: nodes.Node) -> None:
        """A quotation, or a list that is merely indented."""
        self.outline.begin("quote")

    def depart_block_quote(self, node: nodes.Node) -> None:
        """The quotation ends."""
        self.outline.end("quote")

    def visit_literal_block(self, node: nodes.Node) -> None:
        """Code."""
        self.outline.open(Role.CODE, depth=self.outline.depth())

    def depart_literal_block(self, node: nodes.Node) -> None:
        """The code ends."""
        self.outline.close()

    def visit_reference(self, node: nodes.reference) -> None:
        """A link out, or to a heading of the same file."""
        target = node.get("refuri") or "#" + str(node.get("refid") or node.get("refname") or "")
        self.outline.begin_link(target)

    def depart_reference(self, node: nodes.reference) -> None:
        """The link ends."""
        self.outline.end_link()

    def visit_image(self, node: nodes.image) -> None:
        """A picture or badge."""
        self.outline.image(node["uri"], alt := node.get("alt", ""), mark=picture(node["uri"], alt))

    def visit_table(self, node: nodes.table) -> None:
        """Rows, the first ones perhaps a head."""
        self.outline.table()

    def visit_row(self, node: nodes.row) -> None:
        """One row."""
        self.default_visit(node)
        self.outline.row()

    def depart_row(self, node: nodes.row) -> None:
        """The row ends."""
        self.outline.close(header=isinstance(node.parent, nodes.thead))

    def visit_entry(self, node: nodes.entry) -> None:
        """One cell."""
        self.outline.cell()

    def visit_raw(self, node: nodes.raw) -> None:
        """HTML inside."""
        if "html" in node.get("format", ""):
            self.walk.html.read(node.astext())
        raise nodes.SkipNode

    def visit_comment(self, node: nodes.comment) -> None:
        """Hidden text: kept where it holds a URL."""
        if "://" in node.astext():
            self.outline.noise(node.astext(), rule="comment")
        raise nodes.SkipNode

    def visit_target(self, node: nodes.target) -> None:
        """The target of a named link: it shows where the name is used."""

    def visit_system_message(self, node: nodes.system_message) -> None:
        """Docutils' own remarks are no content."""
        raise nodes.SkipNode

    def visit_substitution_definition(self, node: nodes.substitution_definition) -> None:
        """It shows where it is used."""
        raise nodes.SkipNode
