"""Writes expectations: ``python -m tests.approve [PART OF A PATH]...`` (without arguments: only the missing ones).

Read the difference in version control before committing it: what stands there is what the tests demand.
"""

import sys

from tests.samples import expectation, render, samples


def main(parts: list[str]) -> None:
    for sample in samples():
        file = expectation(sample)
        wanted = any(part in str(sample) for part in parts) if parts else not file.exists()
        text = render(sample) if wanted else ""
        if wanted and (not file.exists() or file.read_text(encoding="utf-8") != text):
            file.write_text(text, encoding="utf-8")
            print(f"approved {file}")


if __name__ == "__main__":
    main(sys.argv[1:])
