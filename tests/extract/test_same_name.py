"""Works of one name in one document."""

import pipeline


def named(tmp_path, *lines):
    file = tmp_path / "list.md"
    file.write_text("# What I read\n\n## Books\n" + "".join(f"- *{line}\n" for line in lines), encoding="utf-8")
    pipeline.ingest(tmp_path, tmp_path.parent / "out")
    rows = pipeline.load_mentions(tmp_path.parent / "out")
    return sorted((title, tuple(makers)) for title, makers in zip(rows["title"], rows["creators"], strict=True))


def test_two_makers_make_two_works(tmp_path):
    found = named(
        tmp_path, "Calculus* by Ada Byrne", "Calculus* by Bo Lind", "Calculus* by B. Lind", "Rivers* by Bo Lind"
    )
    assert found == [("Calculus", ("Ada Byrne",)), ("Calculus", ("Bo Lind",)), ("Rivers", ("Bo Lind",))]


def test_one_maker_spelt_shorter_makes_one(tmp_path):
    found = named(tmp_path, "Calculus* by Ada Byrne", "Calculus* by Byrne", "Rivers* by Bo Lind", "Lakes* by Bo Lind")
    assert [title for title, _ in found] == ["Calculus", "Lakes", "Rivers"]
