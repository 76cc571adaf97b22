"""Hashtags behind a link, which its author calls it by."""

import pipeline


def kinds(tmp_path, *lines):
    file = tmp_path / "list.md"
    file.write_text("# What I found\n\n## Quarries\n\n" + "".join(f"- {line}\n" for line in lines), encoding="utf-8")
    pipeline.ingest(tmp_path, tmp_path.parent / "out")
    rows = pipeline.load_mentions(tmp_path.parent / "out")
    return dict(zip(rows["title"], rows["kind"], strict=True))


def test_a_hashtag_behind_a_link_tells_its_kind(tmp_path):
    found = kinds(
        tmp_path,
        "[Gravel](https://gravel.example/) #book",
        "[Sand](https://sand.example/) - Sand for all. #rocks #course",
        "[Clay](https://clay.example/one)",
        "[Loam](https://loam.example/)",
    )
    assert found == {"Gravel": "book", "Sand": "course", "Clay": "article", "Loam": "website"}


def test_what_is_no_hashtag_of_the_link_tells_nothing(tmp_path):
    found = kinds(
        tmp_path,
        "[Gravel](https://gravel.example/one) - Issue #2, see gravel#book.",
        "[Sand](https://www.youtube.com/watch?v=abcdefghijk) - All of it. #book",
        "[Clay](https://clay.example/) - Clay for all. #bookish",
    )
    assert found == {"Gravel": "article", "Sand": "video", "Clay": "website"}
