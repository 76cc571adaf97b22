from pipeline.extract.place import lead_ins
from pipeline.model import Block, Document, Genre, Role


def document(*blocks: tuple[Role, str]) -> Document:
    return Document("markdown", Genre.LIST, tuple(Block(role, text) for role, text in blocks))


def test_the_sentence_with_a_colon_leads_every_item_of_its_list() -> None:
    list_ = document((Role.PARAGRAPH, "Three books for beginners:"), (Role.ITEM, "One"), (Role.ITEM, "Two"))
    assert lead_ins(list_) == ["", "Three books for beginners:", "Three books for beginners:"]


def test_no_other_block_leads() -> None:
    assert lead_ins(document((Role.PARAGRAPH, "Three books."), (Role.ITEM, "One")))[1] == ""
    assert lead_ins(document((Role.PARAGRAPH, "Books:"), (Role.HEADING, "More"), (Role.ITEM, "One")))[2] == ""
    assert lead_ins(document((Role.PARAGRAPH, "Books:"), (Role.PARAGRAPH, "One")))[1] == ""
    assert lead_ins(document((Role.ITEM, "One")))[0] == ""


def test_a_long_list_is_not_walked_to_its_beginning() -> None:
    items = [(Role.ITEM, str(i)) for i in range(200)]
    assert lead_ins(document((Role.PARAGRAPH, "Books:"), *items))[150] == ""
