"""Why two nodes are one: what the rules of likeness give."""

from pipeline.records import dataclass


@dataclass(frozen=True, slots=True)
class Join:
    """Why two nodes are one."""

    score: float
    rule: str  # one of CONTRACT.md's: "title and creator" or "witness"
    evidence: str
    despite: str | None = None  # the namespace whose different identities it explains
