from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.tables import schema
from tests.dedupe.samples import mention, merged, merged_table, table

PAGE = "https://rivers.example/book"


@dataclass(frozen=True)
class Answer:
    final_url: str | None
    link_status: str | None
    checked_at: datetime | None = None


def _one(*rows, **given):
    (row,) = merged(*rows, **given).catalogue.to_pylist()
    return row


def test_nothing_gives_an_empty_catalogue_with_its_schema():
    result = merged(*[mention("x", PAGE)])
    from pipeline.decisions import Decisions

    empty = merged_table(table([mention("x", PAGE)]).slice(0, 0), Decisions())
    assert empty.catalogue.num_rows == 0
    assert empty.catalogue.schema.equals(result.catalogue.schema)
    assert result.catalogue.schema.equals(schema("catalogue"))
    assert result.merges.schema.equals(schema("merges"))


def test_a_name_that_somebody_gave_goes_before_one_that_was_drawn_out_of_a_sentence():
    drawn = [
        mention("reference book for everything with rivers", PAGE, document=f"{n}.md", title_drawn=True) for n in "ab"
    ]
    row = _one(*drawn, mention("Rivers", PAGE, document="c.md"))
    assert (row["title"], row["other_titles"]) == ("Rivers", ["reference book for everything with rivers"])


def test_near_miss_what_one_person_gives_and_another_sentence_holds_is_given():
    rows = [
        mention("Rivers", PAGE, document="a.md"),
        *[mention("The Book of Rivers", PAGE, document=f"{n}.md", title_drawn=n != "b") for n in "bcd"],
    ]
    assert _one(*rows)["title"] == "The Book of Rivers"


def test_every_note_section_topic_and_source_is_kept():
    row = _one(
        mention(
            "Rivers",
            PAGE,
            document="a.md",
            note="Good.",
            note_author="@mira",
            section=["Maths"],
            topics=["calculus"],
            topic_scores=[0.5],
            language="en",
        ),
        mention(
            "Rivers of Chance",
            PAGE + "/",
            document="b.md",
            note="The clearest account of floods that I know.",
            note_author="@noor",
            section=["Rivers", "Books"],
            also_in=[["More"]],
            topics=["statistics", "calculus"],
            topic_scores=[0.9, 0.7],
        ),
        mention("Rivers", PAGE, document="c.md"),
    )
    assert row["title"] == "Rivers"
    assert row["other_titles"] == ["Rivers of Chance"]
    assert (row["note"], row["note_author"]) == ("The clearest account of floods that I know.", "@noor")
    assert {note["text"] for note in row["notes"]} == {"Good.", "The clearest account of floods that I know."}
    assert row["sections"] == [["Maths"], ["More"], ["Rivers", "Books"]]
    assert row["topics"] == ["statistics", "calculus"]
    assert [round(score, 3) for score in row["topic_scores"]] == [0.9, 0.7]
    assert row["recommended_by"] == ["@mira", "@noor"]
    assert row["source_paths"] == ["a.md", "b.md", "c.md"]
    assert row["languages"] == ["en"]


def test_a_cut_note_gives_way_to_a_whole_one():
    row = _one(
        mention(
            "Rivers",
            PAGE,
            document="a.md",
            note="The clearest account of floods and of much else that I…",
            note_author="@mira",
        ),
        mention("Rivers", PAGE, document="b.md", note="Clear and short.", note_author="@mira"),
    )
    assert row["note"] == "Clear and short."


def test_a_thread_saved_twice_counts_once():
    when = datetime(2020, 5, 1, tzinfo=UTC)
    said = {"note": "Read it.", "note_author": "@mira"}
    row = _one(
        mention("Rivers", PAGE, document="a.md", post_url="https://x.example/1", posted_at=when, **said),
        mention("Rivers", PAGE, document="b.md", **said),
        mention("Rivers", PAGE, document="c.md", note="So good.", note_author="@noor", post_url="https://x.example/2"),
    )
    assert (row["mention_count"], row["source_count"]) == (2, 3)
    assert row["first_posted"] == row["last_posted"] == when


def test_the_best_url_is_whole_and_without_tracking():
    page = "https://rivers.org/book"
    row = _one(
        mention("Rivers", "http://rivers.org/book?page=2", document="a.md"),
        mention("Rivers", page + "?utm_source=x&page=2", document="b.md"),
        mention("Rivers", "https://t.co/q1", document="b.md", state="short"),
        mention("Rivers", document="d.md"),
    )
    assert row["url"] == page + "?page=2"
    assert (row["url_state"], row["site"], row["url_shown"]) == ("ok", "rivers.org", None)
    assert row["other_urls"] == ["http://rivers.org/book?page=2", "https://t.co/q1"]


def test_a_cut_url_is_shown_and_never_opened():
    row = _one(mention("Rivers", "https://rivers.example/boo", state="truncated"))
    assert (row["url"], row["url_shown"], row["canonical_url"], row["site"]) == (
        None,
        "https://rivers.example/boo",
        None,
        None,
    )


def test_what_is_missing_is_null():
    row = _one(mention("Rivers of Chance"))
    assert (row["url"], row["url_shown"], row["canonical_url"], row["final_url"]) == (None, None, None, None)
    assert (row["url_state"], row["notes"], row["creators"]) == ("missing", [], [])


def test_a_title_of_signs_alone_is_a_row():
    assert _one(mention("★★★"))["title"] == "★★★"


def test_a_short_url_joins_its_target_once_it_is_known():
    short, page = mention("Read this", "https://t.co/q1", state="short"), mention("Rivers", PAGE, document="b.md")
    assert merged(short, page).catalogue.num_rows == 2
    when = datetime(2026, 1, 2, tzinfo=UTC)
    answers = {"https://t.co/q1": Answer(PAGE, "alive", when), PAGE: Answer(PAGE, "alive", when)}
    row = _one(short, page, redirects=answers)
    assert (row["url"], row["final_url"], row["link_status"], row["checked_at"]) == (PAGE, PAGE, "alive", when)


def test_a_link_that_ends_at_a_front_page_tells_nothing():
    gone, home = (
        mention("Old", "https://rivers.example/old/page"),
        mention("Site", "https://rivers.example/", document="b.md"),
    )
    result = merged(
        gone, home, redirects={"https://rivers.example/old/page": Answer("https://rivers.example/", "moved")}
    )
    assert result.catalogue.num_rows == 2


def test_creators_level_and_kind_by_their_rules():
    row = _one(
        mention("Rivers", PAGE, document="a.md", creators=["Byrne"], level="beginner", kind="website"),
        mention("Rivers", PAGE, document="b.md", creators=["Ada Byrne", "Bo Lind"], level="advanced", kind="book"),
        mention("Rivers", PAGE, document="c.md", kind="website"),
    )
    assert (row["creators"], row["level"], row["kind"]) == (["Ada Byrne", "Bo Lind"], "beginner", "book")
