"""`Posts.xml` and `Comments.xml` of the data dump of a Stack Exchange site.

    <posts>
      <row Id="1" PostTypeId="1" CreationDate="2010-08-16T20:20:28.943" Title="Which book?" Tags="&lt;books&gt;"
           Body="&lt;p&gt;I liked &lt;a href=&quot;https://…&quot;&gt;this&lt;/a&gt;.&lt;/p&gt;" OwnerUserId="80" />
      <row Id="5" PostTypeId="2" ParentId="1" CreationDate="…" Body="…" OwnerDisplayName="ada" />
    <comments>
      <row Id="7" PostId="5" Text="See https://…" CreationDate="…" UserId="80" />

Each question is a document of its own. People are in another file: here they have numbers, but for those who have left.
"""

import re
from collections.abc import Iterator

from pipeline.model import Block, Document, Role, SavedFile
from pipeline.parse import _fragment
from pipeline.parse._forum import headed
from pipeline.parse._json import Data
from pipeline.parse._moments import moment
from pipeline.parse._thread import Entry, discussion, post_by
from pipeline.parse._xml import inner, place, tree

_BEGINS = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?<(?:posts|comments)>\s*<row\s[^<>]{0,80}?\b(?:PostTypeId|PostId)=\""
)
_QUESTION = "1"
Row = dict[str, str]


def recognises(saved: SavedFile) -> int:
    """90 for the first row of posts or comments."""
    return 90 if _BEGINS.match(saved.text[:1000].lstrip("\ufeff")) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """Each question with its answers; the comments of each post."""
    root = tree(saved)
    threads: dict[str, list[tuple[Row, str]]] = {}
    for element in () if root is None else inner(root, "row"):
        row = {str(name): str(value) for name, value in element.attrib.items()}
        about = row.get("ParentId") or row.get("PostId") or row.get("Id", "")
        threads.setdefault(about, []).append((row, place(element)))
    for number, rows in threads.items():
        yield _thread(number, rows)


def _thread(number: str, rows: list[tuple[Row, str]]) -> Document:
    rows.sort(key=lambda found: found[0].get("PostTypeId") != _QUESTION)
    opener = rows[0][0]
    return discussion(
        [_entry(row, where) for row, where in rows],
        format="stackexchange_dump",
        platform="stackexchange",
        data=Data([]),
        author=opener.get("OwnerDisplayName") if "Title" in opener else None,
        title=opener.get("Title"),
        part=number,
    )


def _entry(row: Row, where: str) -> Entry:
    name = row.get("OwnerDisplayName") or row.get("UserDisplayName")
    post = post_by(name, None, moment(row.get("CreationDate")))
    like = Block(Role.PARAGRAPH, "", where=where)
    body = _fragment.html(row.get("Body", ""), like=like) or _fragment.markdown(row.get("Text", ""), like=like)
    speaker = row.get("OwnerUserId") or row.get("UserId")
    blocks = (*headed(row.get("Title", ""), None, like=like), *body)
    return Entry(row.get("Id", ""), post, blocks, row.get("ParentId"), None, row, where, speaker)
