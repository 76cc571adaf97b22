"""Cards of other pages in clipped articles: a link around a heading, a teaser and the name of the site.

    [

    ## Gravel for the Patient

    ### All that a stone has to say.

    quarry.example.org

    ](https://quarry.example.org/gravel)

No Markdown parser takes headings inside of a link, so all that follows would stand below the card's. Clippers write
such links for every card of Medium, Substack and WordPress.
"""

import re

_CARD = re.compile(
    r"^\[[ \t]*\n(?P<inside>(?:(?!\]\(|\[[ \t]*$|[-*+] )[^\n]{0,500}\n){2,16}?)\]\((?P<url>https?://[^\s()]{1,2000})\)[ \t]*$",
    re.M,
)
_MARKS = re.compile(r"^\s*(?:#{1,6}\s+|\*\*(?=.*\*\*\s*$))|\*\*\s*$")
_NAMES_NOTHING = re.compile(r"\s*(?:(?:[\w-]+\.)+[a-z]{2,12}|!\[[^\]\n]*\]\([^()\s]*\))?\s*")  # the site, a picture


def unfolded(text: str) -> str:
    """The text with such cards as a paragraph: the linked title, then the teaser; as many lines as before."""
    return _CARD.sub(_paragraph, text) if "\n](http" in text else text


def _paragraph(card: re.Match[str]) -> str:
    lines = [_MARKS.sub("", line).strip() for line in card["inside"].split("\n") if not _NAMES_NOTHING.fullmatch(line)]
    if not lines:
        return card[0]
    said = [f"[{lines[0]}]({card['url']})", *lines[1:]]
    return "  \n".join(said) + "\n" * (card[0].count("\n") + 1 - len(said))
