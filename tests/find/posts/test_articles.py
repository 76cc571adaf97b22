"""What articles recommend: in headings, and set off by the markup without a link."""

import pytest

from pipeline.find import find
from pipeline.model import Anchor, Block, Document, Genre, Page, Role


def article(*blocks: Block, title: str = "What helped me this year") -> Page:
    return find(Document("case", Genre.PAGE, blocks, title=title))


def below(heading: str, text: str, *linked: tuple[str, str]) -> tuple[Block, Block]:
    """A heading and a paragraph with links: their words and URLs."""
    anchors = tuple(Anchor(text.index(words), text.index(words) + len(words), url) for words, url in linked)
    return Block(Role.HEADING, heading, depth=2), Block(Role.PARAGRAPH, text, section=(heading,), anchors=anchors)


def told(page: Page) -> list[tuple[str | None, str | None, str, tuple[str, ...]]]:
    text = page.document.text_of
    return [
        (page.candidates[e.main].url, text(e.name) if e.name else None, " ".join(map(text, e.notes)), e.section)
        for e in page.entries
    ]


GRAVEL = below(
    "1. Gravel School",
    "All of it is at https://gravel.example, free.",
    ("https://gravel.example", "https://gravel.example"),
)
SAND = below(
    "2. Sand for Everyone", "The lectures are on YouTube.", ("YouTube", "https://www.youtube.com/watch?v=abcdefghijk")
)
CLAY = below("3. Clay Handbook", "Start with the Clay Handbook online.", ("Clay Handbook", "https://clay.example/book"))
SILT = below("4. Silt and Water by Sam Stone", "Only on paper. I read it twice.")


def test_a_counted_heading_names_what_is_linked_below_it() -> None:
    got = told(article(*GRAVEL, *SAND, *CLAY))
    assert [name for _, name, *_ in got] == ["Gravel School", "Sand for Everyone", "Clay Handbook"]
    assert {section for *_, section in got} == {()}
    assert got[1][2] == "The lectures are on YouTube."


def test_a_counted_heading_among_such_names_a_work_without_a_link() -> None:
    url, name, note, section = told(article(*GRAVEL, *SAND, *CLAY, *SILT))[3]
    assert (url, name, note, section) == (None, "Silt and Water", "Only on paper. I read it twice.", ())


def test_headings_name_works_where_the_title_announces_them() -> None:
    books = [
        below(f"{n}. {name}", "Good.") for n, name in enumerate(("Gravel", "Sand and Sea", "Clay by Ida Frost"), 1)
    ]
    blocks = [block for book in books for block in book]
    assert [name for _, name, *_ in told(article(*blocks, title="Three books on stones"))] == [
        "Gravel",
        "Sand and Sea",
        "Clay",
    ]
    assert told(article(*blocks, title="Three walks by the sea")) == []


def test_headings_that_are_not_counted_in_turn_are_sections() -> None:
    plain = below("2019. Sand for Everyone", SAND[1].text, ("YouTube", "https://www.youtube.com/watch?v=abcdefghijk"))
    got = told(article(*GRAVEL, *plain, *CLAY))
    assert got[1][1] != "Sand for Everyone" and got[1][3] == ("2019. Sand for Everyone",)


def test_a_step_with_several_links_names_none_of_them() -> None:
    steps = [
        below(
            f"{n}. Learn {what}",
            "Read One or Two.",
            ("One", f"https://one.example/{n}"),
            ("Two", f"https://two.example/{n}"),
        )
        for n, what in enumerate(("Gravel", "Sand", "Clay"), 1)
    ]
    got = told(article(*(block for step in steps for block in step)))
    assert {name for _, name, *_ in got} <= {"One", "Two"} and all(section for *_, section in got)


def podcast(name: str, host: str) -> tuple[Block, Block]:
    return below(
        name,
        f"Weekly. Site: {host} - Listen",
        (host, f"https://{host}"),
        ("Listen", f"https://open.spotify.com/show/{host}"),
    )


def test_headings_name_what_is_linked_by_its_address_only() -> None:
    got = told(
        article(
            *podcast("Sand Talk", "sandtalk.example"),
            *podcast("The Clay Hour", "clayhour.example"),
            *podcast("Silt", "fm.example"),
        )
    )
    assert [(url, name) for url, name, *_ in got] == [
        ("https://sandtalk.example", "Sand Talk"), ("https://clayhour.example", "The Clay Hour"), ("https://fm.example", "Silt"),
    ]  # fmt: skip


def test_signed_headings_name_what_a_shop_sells() -> None:
    shops = [
        below(name, "Firm. Check price on Amazon", ("Check price on Amazon", f"https://amzn.to/{n}"))
        for n, name in enumerate(("Gravel by Sam Stone", "Sand by Ida Frost", "3. Clay by Per Holm"))
    ]
    page = article(*(block for shop in shops for block in shop))
    assert [name for _, name, *_ in told(page)] == ["Gravel", "Sand", "Clay"]
    assert all(entry.byline for entry in page.entries) and all(section == () for *_, section in told(page))


def test_a_label_with_a_name_in_it_is_none_that_only_opens() -> None:
    label = "Get Programming with Sand"
    shops = [
        below(f"{n}. Step {n}", f"Firm. {label} {n}", (f"{label} {n}", f"https://x{n}.example")) for n in (1, 2, 3)
    ]
    assert [name for _, name, *_ in told(article(*(b for shop in shops for b in shop)))] == [
        f"{label} {n}" for n in (1, 2, 3)
    ]


def test_what_stands_below_a_linked_heading_is_said_of_it_alone() -> None:
    blocks = []
    for name in ("Gravel", "Sand"):
        link = (Anchor(0, len(name), f"https://{name.lower()}.example"),)
        blocks += [
            Block(Role.HEADING, name, depth=3, anchors=link),
            Block(Role.PARAGRAPH, f"{name} is firm.", section=(name,)),
        ]
    also = Block(
        Role.PARAGRAPH,
        "Clay School is cheaper still.",
        section=("Sand",),
        anchors=(Anchor(0, 11, "https://clay.example"),),
    )
    got = {name: note for _, name, note, _ in told(article(*blocks, also))}
    assert got == {"Gravel": "Gravel is firm.", "Sand": "Sand is firm.", "Clay School": "Clay School is cheaper still."}


def test_headings_of_topics_name_no_address() -> None:
    got = told(
        article(*podcast("Sand", "one.example"), *podcast("Clay", "two.example"), *podcast("Silt", "three.example"))
    )
    assert len(got) == 3 and all(section for *_, section in got)


def set_off(text: str, title: str) -> Block:
    start = text.index(title)
    return Block(Role.PARAGRAPH, text, italic=((start, start + len(title)),))


def test_a_title_set_off_with_its_maker_is_a_work() -> None:
    texts = [
        "Gravel by Sam Stone. Firm.",
        "On paper: Gravel (Stone & Frost, 2015), the old one.",
        "Gravel, von Ida Frost",
    ]
    for text in texts:
        assert told(article(set_off(text, "Gravel"))) == [(None, "Gravel", text, ())]


def test_what_is_set_off_without_a_maker_or_within_a_sentence_is_none() -> None:
    for text in (
        "Gravel is by far the best.",
        "As shown in Gravel by Sam Stone, it rolls.",
        "Gravel (see below) rolls.",
        "Gravel (The End) rolls.",
    ):
        assert told(article(set_off(text, "Gravel"))) == []


def test_a_neighbour_is_not_told_what_is_said_of_a_work() -> None:
    text = "The Sand School is free."
    linked = Block(Role.PARAGRAPH, text, anchors=(Anchor(4, 15, "https://sand.example"),))
    got = told(article(linked, set_off("Gravel (Stone & Frost). Dry, but complete.", "Gravel")))
    assert [(name, note) for _, name, note, _ in got] == [
        ("Sand School", text), ("Gravel", "Gravel (Stone & Frost). Dry, but complete."),
    ]  # fmt: skip


def test_a_heading_below_is_not_said_of_a_link() -> None:
    text = "I went through my stones again. Last year's list is here."
    intro = Block(Role.PARAGRAPH, text, anchors=(Anchor(52, 56, "https://stones.example/old"),))
    assert told(article(intro, *CLAY))[0][2] == text


def test_what_an_article_asks_at_its_end_is_said_of_no_resource() -> None:
    plea = Block(Role.PARAGRAPH, "If you enjoyed this, follow me on my way.", section=(SAND[0].text,))
    assert told(article(*GRAVEL, *SAND, plea))[1][2] == "The lectures are on YouTube."
    assert "follow me" in told(article(*SAND, plea))[0][2]


def test_a_deeper_heading_is_not_said_of_the_link_above_it() -> None:
    name, text = below("Looms", "Heddle: https://heddle.example")
    deeper = Block(Role.HEADING, "Yarn", depth=3, section=("Looms",))
    assert told(article(name, text, deeper))[0][2] == ""


def test_makers_and_shops_below_a_heading_are_no_remarks() -> None:
    (gravel, _), (sand, _), (clay, _) = (below(name, "") for name in ("1. Gravel", "2. Sand 📘", "3. Clay"))
    shop = "Check price on Amazon"
    blocks = [
        gravel,
        Block(Role.PARAGRAPH, "Authors: Sam Stone, Ida B. Frost", section=(gravel.text,)),
        below(gravel.text, "The PDF is free. Firm.", ("PDF is free", "https://gravel.example/pdf"))[1],
        below(gravel.text, shop, (shop, "https://amzn.to/1"))[1],
        sand,
        below(sand.text, "Dry.\nVisit", ("Visit", "https://sand.example"))[1],
        clay,
        Block(Role.PARAGRAPH, "Author: Per Holm", section=(clay.text,)),
        Block(Role.PARAGRAPH, "Wet to the end.", section=(clay.text,)),
    ]
    page = article(*blocks, title="Three books on stones")
    assert told(page) == [
        ("https://gravel.example/pdf", "Gravel", "The PDF is free. Firm.", ()),
        ("https://sand.example", "Sand", "Dry.", ()),
        (None, "Clay", "Wet to the end.", ()),
    ]
    makers = [page.document.text_of(e.byline) for e in page.entries if e.byline]
    assert makers == ["Authors: Sam Stone, Ida B. Frost", "Author: Per Holm"]


def test_a_title_set_off_with_its_maker_below_a_heading_for_books() -> None:
    def bold(text: str, end: int, heading: str) -> Block:
        return Block(Role.PARAGRAPH, text, section=(heading,), bold=((0, end),))

    books = Block(Role.HEADING, "Books", depth=2)
    gravel = bold("Gravel for the Patient, Sam Stone. Firm.", 33, "Books")
    assert told(article(books, gravel)) == [(None, "Gravel for the Patient", gravel.text, ("Books",))]
    for text, end, heading in (
        ("Gravel for the Patient, Sam Stone. Firm.", 33, "Places"),
        ("Firm, dry. Gravel.", 9, "Books"),
        ("Gravel, Sam Stone and I walked on.", 17, "Books"),
    ):
        assert told(article(Block(Role.HEADING, heading, depth=2), bold(text, end, heading))) == []


def test_how_a_letter_ends_is_said_of_no_resource() -> None:
    for ending in ("Until May, Lena", "Cheers,", "Happy reading!", "See you next week."):
        page = article(*GRAVEL, *SAND, Block(Role.PARAGRAPH, ending, section=(SAND[0].text,)))
        assert told(page)[1][2] == "The lectures are on YouTube.", ending
    kept = Block(Role.PARAGRAPH, "Best of all, they are short.", section=(SAND[0].text,))
    assert told(article(*GRAVEL, *SAND, kept))[1][2].endswith("they are short.")


def test_a_long_article_that_a_sentence_links_in_is_about_more_than_the_link() -> None:
    link = "You can begin with the tools (the gravel.example way) or with the stones."
    at = link.index("gravel.example")
    anchor = Anchor(at, at + len("gravel.example"), "https://gravel.example")
    rest = [Block(Role.PARAGRAPH, "Whoever builds a wall should know that stones are heavy. " * 6) for _ in range(4)]
    page = article(
        Block(Role.PARAGRAPH, "Wednesday, February 21"), Block(Role.PARAGRAPH, link, anchors=(anchor,)), *rest
    )
    [(_, name, note, _)] = told(page)
    assert name != "Wednesday, February 21" and note == link


def makers(page: Page) -> list[str | None]:
    spans = (entry.byline for entry in page.entries)
    return [page.document.text_of(s) if s else None for s in spans]


def shop(heading: str, number: int) -> tuple[Block, Block]:
    text = f"It is firm enough for {number + 2} winters. Buy on Amazon"
    return below(heading, text, ("Buy on Amazon", f"https://amzn.to/{number}"))


def test_makers_behind_a_dash_and_in_brackets_in_headings_of_one_list() -> None:
    heads = ("1. Gravel – Sam Stone and Ida Frost", "2. Sand (Ida Frost)", "3. Clay and Silt (Per Holm)")
    page = article(*(b for n, head in enumerate(heads) for b in shop(head, n)), title="Three books on stones")
    assert [(name, note) for _, name, note, _ in told(page)] == [
        (name, f"It is firm enough for {n} winters.") for n, name in enumerate(("Gravel", "Sand", "Clay and Silt"), 2)
    ]
    assert makers(page) == ["Sam Stone and Ida Frost", "Ida Frost", "Per Holm"]


def test_what_stands_in_brackets_and_is_nobody_stays_in_the_name() -> None:
    for within in ("Second Edition", "Free Online", "the old one"):
        heads = [f"{n}. Gravel {n} ({within})" for n in (1, 2, 3)]
        page = article(*(b for n, head in enumerate(heads) for b in shop(head, n)), title="Three books on stones")
        assert [name for _, name, *_ in told(page)] == [head[3:] for head in heads], within
        assert makers(page) == [None] * 3


def test_only_a_bid_behind_the_last_sentence_is_left_out_of_what_is_said() -> None:
    for text, label, note in (
        ("Firm. Read more.", "Read more", "Firm."),
        ("It is sold on Amazon.", "Amazon", "It is sold on Amazon."),
        ("Firm. Find on Amazon in winter.", "Find on Amazon", "Firm. Find on Amazon in winter."),
    ):
        page = article(*below("1. Gravel School", text, (label, "https://amazon.com/dp/1")), *SAND, *CLAY)
        assert told(page)[0][2] == note


def lent(title: str, *libraries: tuple[str, str]) -> Block:
    """A paragraph with a linked title and, below it, where it is lent."""
    lines = f"{title}, by Sam Stone:\n" + " - ".join(label for label, _ in libraries)
    linked = [(title, f"https://books.example/{title}"), *libraries]
    return Block(
        Role.PARAGRAPH, lines, anchors=tuple(Anchor(lines.index(x), lines.index(x) + len(x), url) for x, url in linked)
    )


def test_links_called_alike_below_one_work_after_another_belong_to_it() -> None:
    blocks = [
        lent(title, ("City Library", f"https://city.example/{title}"), ("County", f"https://county.example/{title}"))
        for title in ("Gravel", "Sand and Sea", "Clay")
    ]
    page = article(Block(Role.PARAGRAPH, "Here is where you can borrow them."), *blocks)
    assert [name for _, name, *_ in told(page)] == ["Gravel", "Sand and Sea", "Clay"]
    assert [len(entry.companions) for entry in page.entries] == [2, 2, 2]


def test_links_that_are_called_alike_are_works_where_they_lead_to_one_or_stand_first_or_are_few() -> None:
    titles = ("Gravel", "Sand and Sea", "Clay")
    one = [lent(title, ("Stone School", "https://school.example")) for title in titles]
    few = [lent(title, ("Stone School", f"https://school.example/{title}")) for title in titles[:2]]
    first = [below("Walls", f"Weekly notes, {n}.", ("Weekly notes", f"https://w.example/{n}"))[1] for n in range(3)]
    for blocks, label in ((one, "Stone School"), (few, "Stone School"), (first, "Weekly notes")):
        names = [name for _, name, *_ in told(article(*blocks))]
        assert names.count(label) == len(blocks)


def test_headings_that_ask_name_no_works() -> None:
    asked = [
        below(f"{n}. {name}?", "Gravel, by far.")
        for n, name in enumerate(("The best book", "The longest", "And you"), 1)
    ]
    assert told(article(*(block for some in asked for block in some), title="My three favourite books")) == []


def test_titles_below_headings_are_called_without_their_owners() -> None:
    names = ("Sam T. Stone's Gravel", "Ida Frost's The Long Wall", "Bo Lind's Clay")
    blocks = [block for n, name in enumerate(names, 1) for block in below(f"{n}. {name}", "Good.")]
    got = told(article(*blocks, title="Three books on stones"))
    assert [name for _, name, *_ in got] == ["Gravel", "The Long Wall", "Clay"]


def test_signed_titles_name_all_of_their_makers() -> None:
    text = '"Gravel" by Stone, Frost, and Lind - slow and clear.'
    page = article(Block(Role.PARAGRAPH, text), title="Books on stones")
    [entry] = page.entries
    assert entry.byline and text[entry.byline.start : entry.byline.end] == "Stone, Frost, and Lind"


def works(*blocks: Block, title: str) -> list[tuple[str, str | None, str]]:
    """Title, maker and remark of each work without a link."""
    page = article(*blocks, title=title)
    text = page.document.text_of
    found = [(e, " ".join(map(text, e.notes))) for e in page.entries if e.name]
    return [(text(e.name), text(e.byline) if e.byline else None, note) for e, note in found if e.name]


READ = (
    "Gravel at Night - Sam Stone",
    "all of the Silt Papers but the last",
    "Sand for All - Bo Lind",
    "Clay - Per Holm",
)


@pytest.mark.parametrize("title", ["reading", "My bookshelf", "Books", "Currently reading"])
def test_a_page_that_is_a_shelf_announces_its_works_by_its_title(title: str) -> None:
    items = (Block(Role.ITEM, text) for text in READ)
    assert works(Block(Role.PARAGRAPH, "2024"), *items, title=title) == [
        ("Gravel at Night", "Sam Stone", ""),  # what the next item holds is said of another work
        ("Sand for All", "Bo Lind", ""),
        ("Clay", "Per Holm", ""),
    ]


@pytest.mark.parametrize("title", ["Lectures", "Who does what", "Reading group: who is in"])
def test_other_pages_sign_other_things(title: str) -> None:
    assert works(*(Block(Role.ITEM, text) for text in READ), title=title) == []


HEADED = [("Gravel at Night", "Sam Stone"), ("Run Deep", "Ida Frost"), ("Sand for All", "Bo Lind"), ("Clay", "Per Holm"), ("Silt", "Ana Vidal")]  # fmt: skip
REMARK = Block(Role.PARAGRAPH, "It begins where my own garden begins, with a bucket and a sieve.")


@pytest.mark.parametrize(("role", "first"), [(Role.HEADING, 0), (Role.PARAGRAPH, 1)])
def test_only_headings_above_their_makers_need_no_remark_before_the_first_that_has_one(role: Role, first: int) -> None:
    parts = [(Block(role, name, depth=2), Block(Role.PARAGRAPH, maker)) for name, maker in HEADED]
    blocks = [*parts[0], *parts[1], *(block for part in parts[2:] for block in (*part, REMARK))]
    found = [name for name, *_ in works(*blocks, title="Recommended reading")]
    assert found == [name for name, _ in HEADED[first:]]  # else it could be the page's interface


def covered(heading: str, shown: str) -> tuple[Block, ...]:
    """A heading above a linked cover, `shown` being the picture's text, and its maker."""
    link = Anchor(0, 0, f"https://shop.example/{len(heading)}", title=shown)
    head = Block(Role.HEADING, heading, depth=2)
    maker = Block(Role.PARAGRAPH, "Author: Sam Stone", section=(heading,))
    return head, Block(Role.PARAGRAPH, "", (link,), section=(heading,)), maker


@pytest.mark.parametrize(("shown", "expected"), [("Book cover of {} and more", True), ("A window at noon", False)])
def test_headings_name_the_linked_covers_that_show_them(shown: str, expected: bool) -> None:
    names = ["Gravel & Sand", "Silt for Everyone", "A Year in Clay"]
    blocks = [block for name in names for block in covered(name, shown.format(name))]
    assert ([name for _, name, *_ in told(article(*blocks))] == names) is expected
