"""Any Markdown file that no more specific reader owns: a README list, an article, notes.

    # Awesome something
    ## Books
    - [Name](https://example.org) - what it is

Text in whose file is nothing of Markdown but the ending is none: there a line's end may end a paragraph.

Slips that people make and readers overlook are mended first: a missing blank after the bullet or the hashes of a
heading, a blank between a link's text and its target, an empty line behind an anchor, a list as deep as code.
What GitBook and other builders of sites are told between "{%" and "%}" is no text.
"""

import re
from collections.abc import Iterator, Mapping

from pipeline.model import Anchor, Block, Document, Genre, Reason, Role, SavedFile
from pipeline.parse._clipped_cards import unfolded
from pipeline.parse._glyph_items import itemised
from pipeline.parse._markdown import read_markdown
from pipeline.parse._outdented import outdented
from pipeline.parse._section_rules import ruled
from pipeline.parse._titles import as_headed, leads, platform_of, title_of
from pipeline.parse._toml_head import as_yaml
from pipeline.records import replace

_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".rmd", ".qmd", ".mdx")
_SYNTAX = re.compile(r"^(?:#{1,6} \S|[-*+] \[|```|\d+\. \[|\|.*\|$|\[[^\]\n]{1,200}\]\(https?:)", re.M)
_PAGE = re.compile(r"https?://[^/\s]+/\S")  # of a site's own pages, not its front

# Each as written in real lists and rendered as text by strict readers. A line's beginning is found by the end of the one
# before, which is sought ten times faster than "^".
_SLIPS = (
    (re.compile(r"(\n[-*+])(?=[\[`\"“<](?!!--))"), r"\1 "),  # -[Name](url)
    (re.compile(r"(\n#{2,6})(?=[^\s#!])"), r"\1 "),  # ##Books
    (re.compile(r"\A(\s*#)(?=[^\s#!])"), r"\1 "),  # #Title, only as the first line: elsewhere a hashtag
    # <a name="books" /> over a heading or a list
    (re.compile(r"\n<(?:a (?:name|id)=[^<>\n]{1,80}|br ?)/?>[ \t]*(?=\n[ \t]*(?:#|[-*+] |\d+\. |\|))", re.I), "\n"),
    # GitBook's cards and Dev.to's, with a caption and without, and what else a line tells a site's builder
    (
        re.compile(r"\{% embed url=\"(https?://[^\"\s]+)\"[^%\n]{0,80}%\}\n([^\n{\[]+)\n\{% endembed %\}"),
        r"[\2](\1)\n\n",
    ),
    (re.compile(r"\{% embed url=\"(https?://[^\"\s]+)\"[^%\n]{0,80}%\}"), r"<\1>"),
    (re.compile(r"\{% embed (https?://[^\"\s]{1,2000}) %\}"), r"<\1>"),
    (re.compile(r"\n\{%[^%\n]{1,200}%\}(?=\n|\Z)"), "\n"),
    (re.compile(r"(\]) \((?=https?://[^\s()]*\))"), r"\1("),  # [Name] (url)
    (re.compile(r"\n(?<=[^\n]\n)[-=][ \t]*(?=\n|\Z)"), "\n"),  # an item that was left empty, and no heading's underline
    (re.compile(r"(\n[ \t]*[-*+] )(?:TODO|DOING|DONE|LATER|NOW|WAITING|CANCELED) (?=\S)"), r"\1"),  # an outliner's task
)
# Some mark of Markdown's; and two lines of which the first is no line of a paragraph that somebody wrapped.
_MARK = re.compile(r"^\s{0,8}(?:[#>|<-]|[*+]\s|\d{1,3}[.)]\s|```|={3,}\s*$)|\]\(|\*\*|__|`|<\w", re.M)
_LONG_LINES = re.compile(r"^[^\n]{160,}\n(?=\S)", re.M)
SUREST = 20


def recognises(saved: SavedFile) -> int:
    """Higher for the file's ending, low for text that merely uses the syntax."""
    if saved.encoding is None:
        return 0
    if saved.path.lower().endswith(_ENDINGS):
        return 20 if _MARK.search(saved.text) or not _LONG_LINES.search(saved.text) else 0
    if "<html" in saved.text[:2000].lower():
        return 0
    return 12 if len(_SYNTAX.findall(saved.text[:50_000])) >= 3 else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The one document of the file."""
    text = "\n" + unfolded(as_yaml(saved.text))
    for slip, mended in _SLIPS:
        text = slip.sub(mended, text)
    markdown = read_markdown(ruled(itemised(outdented(text))[1:]))
    listed = any(b.role in (Role.ITEM, Role.ROW, Role.HEADING) or leads(b) for b in markdown.blocks)
    given = markdown.head.get("title")
    source = _source(markdown.head)
    yield Document(
        format="markdown",
        genre=Genre.LIST if listed and not source else Genre.PAGE,
        blocks=tuple(_own(block, source) for block in markdown.blocks) if source else markdown.blocks,
        platform=platform_of(saved.path),
        url=source,
        title=as_headed(str(given), markdown.blocks) if given else title_of(markdown.blocks),
        complaints=markdown.complaints,
    )


def _source(head: Mapping[str, object]) -> str | None:
    """The page that the file was clipped from, where its YAML head names one."""
    values = (head.get(key) for key in ("source", "url", "source_url", "original_url", "link"))
    return next((value for value in values if isinstance(value, str) and _PAGE.match(value)), None)


def _own(block: Block, source: str) -> Block:
    """The YAML head with the page's own address marked."""
    at = block.text.find(source) if block.rule == "yaml-head" else -1
    if at < 0:
        return block
    return replace(block, anchors=(*block.anchors, Anchor(at, at + len(source), source, mark=Reason.SELF)))
