"""The head that Hugo and Zola read as TOML, told as the YAML head that other builders of sites read.

+++                          ---
title = "What I read"        title: "What I read"
[taxonomies]                 # [taxonomies]
tags = ["books"]             tags: ["books"]
+++                          ---
"""

import re

_FENCE = "+++\n"
_PAIR = re.compile(r"^([\w.-]{1,60})[ \t]*=[ \t]*(?=\S)", re.M)
_TABLE = re.compile(r"^(?=\[)", re.M)


def as_yaml(text: str) -> str:
    """`text` with a YAML head where it has one in TOML, line for line."""
    if not text.startswith(_FENCE):
        return text
    head, fence, body = text[len(_FENCE) :].partition("\n+++")
    if not fence or body[:1] not in ("", "\n"):
        return text
    told = _PAIR.sub(r"\1: ", _TABLE.sub("# ", head))
    return f"---\n{told}\n---{body}"
