"""Which rules a run was made with: a digest of this folder's code and data and of the suffix list's release."""

from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path


def _digest() -> str:
    digest = blake2b(version("publicsuffixlist").encode(), digest_size=6)
    for file in sorted(Path(__file__).parent.rglob("*.*")):
        if file.suffix in (".py", ".txt"):
            digest.update(file.read_bytes())
    return digest.hexdigest()


RULES_VERSION = _digest()
