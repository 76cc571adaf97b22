"""Hosts whose dots stand open, without a path behind them: "mml-book. github .io", "canirun .ai", "pixabay. com".

In prose a full stop and a blank end a sentence, so more has to speak for a host than its ending: a second open dot, a
blank before the dot, or a label that no sentence ends with.
"""

from re import Match

# Endings that are no words in the languages that threads are written in.
ENDINGS = frozenset(("com", "org", "net", "io", "ai", "dev", "edu", "app", "gov"))
# Words that end sentences, or that stand before ".com" and ".net" as names of an age and a framework.
_WORDS = frozenset(
    (
        "the this that these those what which there here then than them they their with from into have been will would could should about "
        "after before again other more most some such only over under very just also when where while your yours mine ours people thing "
        "things time times year years week today right wrong good better best great world work works place point part parts life page "
        "pages site sites website websites link links book books video videos course courses article articles paper papers thread threads "
        "code data text word words list lists name names number question answer email mail address domain business company companies "
        "online internet money start finish done made make read write know known think thought back next last first second third"
    ).split()
)
_SHORTEST = 5  # letters of a label that may stand alone before ". com"


def hosted(found: Match[str]) -> str | None:
    """The host with its dots closed; None where it may as well be the end of a sentence."""
    labels = found["name"].replace(" ", "").split(".")
    open_dots = found["name"].count(" .") + found["name"].count(". ")
    if labels[-1] not in ENDINGS or not open_dots:
        return None
    name = labels[-2]
    odd = "-" in name or any(c.isdigit() for c in name) or any(c.isupper() for c in name[1:])
    if open_dots >= 2 and len(labels) >= 3:
        return ".".join(labels)
    before = found["name"].rpartition(".")[0].endswith(" ")
    framework = before and labels[-1] == "net"  # "learn .net core"
    plain = len(name) < (4 if before else _SHORTEST) or name.lower() in _WORDS or framework
    return None if plain and not odd else ".".join(labels)
