"""Words above several links that count them and name none: "A few from the sea:"."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.model import Document, Entry
from pipeline.records import replace

_SEVERAL = re.compile(
    r"(?:(?:and|also|plus)\W+)?(?:a (?:few|couple|handful|bunch|number|lot)|lots|some|several|many|other|more|two|three|four|five|six"
    r"|ein paar|einige|algun[oa]s|un[oa]s cuant[oa]s|alguns|quelques|plusieurs|alcun[ei])\s",
    re.I,
)


def without_shared_names(document: Document, entries: Sequence[Entry]) -> list[Entry]:
    """The entries; where one such line became the name of more than one of them, it is a remark on each."""
    times = Counter(entry.name for entry in entries if entry.name)
    return [
        replace(entry, name=None, notes=(entry.name, *entry.notes), rule="unnamed")
        if entry.name and times[entry.name] > 1 and _SEVERAL.match(document.text_of(entry.name))
        else entry
        for entry in entries
    ]
