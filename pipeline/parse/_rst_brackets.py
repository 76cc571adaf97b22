"""Bare URLs of reStructuredText that end with a bracket of their own, "https://example.org/Gravel_(stone)", given it back.

docutils ends every such URL before its last bracket, as if the sentence had opened it.
"""

from docutils import nodes


def close_brackets(tree: nodes.document) -> None:
    """Puts the bracket behind a bare URL into it where one is open there."""
    for link in list(tree.findall(nodes.reference)):
        url, behind = link.get("refuri", ""), link.next_node(descend=False, siblings=True)
        cut = url.count("(") > url.count(")") and url == link.astext()
        if cut and isinstance(behind, nodes.Text) and behind.startswith(")"):
            link.replace_self(nodes.reference("", whole := f"{url})", refuri=whole))
            behind.parent.replace(behind, nodes.Text(behind[1:]))
