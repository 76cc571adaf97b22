"""Rules between the sections of a Markdown file, `---`, written as `***`: pyromark takes any two for the fences of a YAML head.

    ---
    ### Books
    - [Name](https://example.org): what it is
    ---
    ### Courses

Only the first lines of a file are a head, and a line of a paragraph above would make `---` a heading's underline.
"""

import re

# Behind an empty line, an item, a heading, a row or a quote, right above a line that says something.
_RULE = re.compile(r"(\n(?:[ \t]*(?:[-*+#>|]|\d{1,3}[.)][ \t])[^\n]*|[ \t]*)\n)---(?=[ \t]*\n[ \t]*\S)")


def ruled(text: str) -> str:
    """The text, character for character as long, whose rules open no head."""
    if "\n---" not in text:
        return text
    head = text.find("\n---", 3) + 4 if text.startswith("---") else 0
    return text[:head] + _RULE.sub(r"\1***", text[head:])
