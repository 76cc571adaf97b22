"""Tables of contents do not keep a list from having a title, and are none themselves."""

from pipeline.model import SavedFile
from pipeline.parse import parse

CONTENTS = """# Stones
## Contents
- [Gravel](https://git.example.org/stones#gravel)
- [Wet sand](https://git.example.org/stones#wet-sand)

# Gravel
- [Small stones](https://gravel.example.org)

# Wet sand
- [Beaches](https://sand.example.org)
"""


def title(text: str) -> str | None:
    (document,) = parse(SavedFile("README.md", text.encode(), "0", text, "utf-8"))
    return document.title


def test_lines_that_spell_out_the_pages_own_address_are_no_entries() -> None:
    assert title(CONTENTS) == "Stones"
    assert title(CONTENTS.replace("stones#wet-sand", "stones#beach")) is None


def test_a_table_of_contents_is_no_title() -> None:
    assert title("### Index\n* [C](#c)\n\n### C\n* [Stones in C](https://c.example.org)\n") is None
    assert (
        title("### Index of stones\n* [C](#c)\n\n### C\n* [Stones in C](https://c.example.org)\n") == "Index of stones"
    )
