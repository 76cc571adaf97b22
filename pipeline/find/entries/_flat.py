"""Lists whose links are gone: a line is a work's name, with a remark behind it and no mark between."""

import re
from collections.abc import Sequence

from pipeline.find.entries._draft import Draft
from pipeline.find.entries._units import Tree, Unit
from pipeline.model import Role, Span

LONG = 14  # words: a line without a boundary that is longer is a sentence
SENTENCE = 5  # words: from here a line that ends with a full stop is a sentence

# What opens a remark behind a name, as people go on after a link.
_REMARK = re.compile(
    r"(?<=\w|[?!)\]\"”’])\s+(?=(?:this (?:is|one|course|book|was)|it(?:'s|’s| is| has| was)|that's|the same|the best"
    r"|my favou?rite|one of|(?:is|was) (?:a|an|the|my|one|still|very|also|great|good)"
    r"|read (?:only|section|chapter|it|the|this|all)|watch (?:only|it|the)|skip|start (?:with|here)|answer by"
    r"|by [^\W\d_a-z]|good (?:for|intro|to)|great (?:for|intro|to)|very|highly|only (?:the|if|for))\b)"
)
_KIND_THEN_SENTENCE = re.compile(
    r"\b(?:books?|papers?|courses?|tutorials?|videos?|lectures?|notes|series|blog|guide|docs|documentation|playlist)\s+"
    r"(?=[A-Z][a-z’']+,? [a-z])"
)
# A name in capitals, then a remark in small letters up to a full stop: "Paul's Notes what I use when I am lost."
_CAPITALS_END = re.compile(
    r"(?P<name>[A-Z0-9][\w'’.&:-]*(?:\s+(?:(?:of|the|and|a|an|for|in|to|on|with|by|from|de|la)\s+){0,2}[A-Z0-9][\w'’.&:-]*){1,12})\s+"
    r"(?:what|which|who|where|the|a|an|my|our|his|her|their|not|still|just|all|free|short|slow|dense|easy|hard|too|also|every|but|if|when)"
    r"\s+(?:(?:[a-z'’,]+|I)\s+){2,40}[^A-Z\n]*[.!]$"
)
_AFTER_QUESTION = re.compile(r"[?!]\s+(?=[a-z])")
_ASKING = re.compile(r"(?:what|how|why|which|who|where)\b[^?]*", re.I)  # a question is cut behind its mark only
_PROSE = re.compile(
    r"(?:note that|note:|here (?:is|are)|to (?:get|be|learn|do)|before|after|if|when|while|you|your|i|we|it|this|these"
    r"|there|in order|make sure|remember|please|don[’']t|do not|now|then|first,|next,|once|because|since|as you"
    r"|for (?:this|these|those|each))\b",
    re.I,
)


def flat_works(tree: Tree, units: Sequence[Unit]) -> list[Draft]:
    """The works that the lines name; a sentence right below a work is its remark."""
    drafts: list[Draft] = []
    previous: tuple[int, Draft] | None = None
    for unit in units:
        if unit.kind is not Role.PARAGRAPH:
            previous = None
            continue
        text = tree.text(unit)
        name = _name(text)
        if name:
            draft = _draft(unit, text, name)
            drafts.append(draft)
            previous = (unit.block, draft)
        elif previous is not None and previous[0] == unit.block and text.strip():
            previous[1].notes.append(Span(unit.block, unit.start, unit.end))
    return drafts


def _name(text: str) -> int:
    """The length of the name at the line's beginning; 0 for a sentence."""
    text = text.rstrip()
    if not text or _PROSE.match(text) or not any(c.isalnum() for c in text):
        return 0
    cuts = [m.start() + (1 if p is _AFTER_QUESTION else 0) for p in (_REMARK, _AFTER_QUESTION) if (m := p.search(text))]
    cuts += [m.end() for m in [_KIND_THEN_SENTENCE.search(text)] if m]
    cuts += [m.end("name") for m in [_CAPITALS_END.match(text)] if m]
    cut = min((cut for cut in cuts if not _ASKING.fullmatch(text[:cut].strip())), default=0)
    if cut and len(text[:cut].split()) <= LONG and not re.search(r"\w{3}\. ", text[:cut]):
        return cut
    words = len(text.split())
    return 0 if words > LONG or (text.endswith(".") and words >= SENTENCE) or text.endswith((":", ",")) else len(text)


def _draft(unit: Unit, text: str, name: int) -> Draft:
    stop = unit.start + len(text[:name].rstrip())
    draft = Draft("line-without-link", unit.block, unit.start, None, Span(unit.block, unit.start, stop), unit.section)
    begin = unit.start + name + len(text[name:]) - len(text[name:].lstrip())
    if begin < unit.end:
        draft.notes.append(Span(unit.block, begin, unit.end))
    return draft
