"""Lines that are nothing but a run of links are read within the bounds that a document has."""

from pipeline.config import load_config
from pipeline.reading import read


def test_a_line_of_very_many_links_is_read() -> None:
    run = "".join(f"[Loom {n}](https://loom.example.org/{n}) and " for n in range(1500))
    reading = read("run.txt", f"Ten links\n\n{run}".encode(), load_config())
    (document,) = reading.documents
    assert (reading.status, len(document.mentions)) == ("ok", 1500)
    assert "Loom 7" in (document.mentions[7].title or "")
