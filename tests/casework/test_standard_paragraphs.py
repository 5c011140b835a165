"""Standard paragraphs: kept by name, strict about braces, and filled from the case as they are put in."""

from __future__ import annotations

import pytest

from app.casework.desks import Desk
from app.casework.letters import open_letter
from app.casework.standard_paragraphs import (
    StandardParagraph,
    drop_paragraph,
    keep_paragraph,
    standard_paragraphs,
    words_of,
)
from app.models.journals import records
from app.rules.problems import Refused
from tests.casework.cases import MONDAY, a_case, refused

REACH = StandardParagraph("How to reach us", "Ring **{handler}** on {handler_phone}.")

pytestmark = pytest.mark.usefixtures("settings")


def test_a_paragraph_is_kept_changed_and_taken_out_in_the_journal(desk: Desk) -> None:
    keep_paragraph(desk, REACH)
    keep_paragraph(desk, StandardParagraph(" a  key ", "Lost {landlord}\n"))
    assert [one.name for one in standard_paragraphs(desk)] == ["a key", "How to reach us"]
    keep_paragraph(desk, StandardParagraph("Reaching us", REACH.text), REACH.name)
    drop_paragraph(desk, "a key")
    assert standard_paragraphs(desk) == (StandardParagraph("Reaching us", REACH.text),)
    with desk.book.reading() as session:
        said = [one.sentence for one in records(session, kinds=("setting",))][-4:]
    assert said == [
        "Standard paragraph kept: How to reach us.",
        "Standard paragraph kept: a key.",
        "Standard paragraph kept: Reaching us.",
        "Standard paragraph taken out: a key.",
    ]


def test_it_is_filled_from_the_case(desk: Desk) -> None:
    keep_paragraph(desk, REACH)
    case = a_case(desk).received(MONDAY)
    letter = open_letter(case.desk, case.id, "acknowledgement", 1)
    assert words_of(desk, REACH.name, letter.draft, letter.landlord) == "Ring **Anne Clerk** on 01749 000000."
    with pytest.raises(Refused, match="was taken out"):
        words_of(desk, "Another", letter.draft, letter.landlord)


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        (StandardParagraph(" ", "x"), "name", "Enter a name"),
        (StandardParagraph("x", " "), "text", "Write the paragraph."),
        (StandardParagraph("HOW TO REACH US", "x"), "name", "There is a paragraph “HOW TO REACH US” already."),
        (StandardParagraph("x", "By {respond}."), "text", "“{respond}” is not known. Do you mean {respond_by}"),
        (StandardParagraph("x", "By {}."), "text", "“{}” has no name in it."),
        (StandardParagraph("x", "y" * 20_001), "text", "20,001 characters"),
    ],
)
def test_what_cannot_be_kept_is_named(desk: Desk, typed: StandardParagraph, field: str, words: str) -> None:
    keep_paragraph(desk, REACH)
    with refused(desk) as said:
        keep_paragraph(desk, typed)
    assert list(said) == [field]
    assert words in said[field]


def test_what_is_gone_is_not_changed_or_taken_out(desk: Desk) -> None:
    gone = {"": "That paragraph is not there any more. Look at the list again."}
    with refused(desk) as said:
        keep_paragraph(desk, REACH, "Gone")
    assert said == gone
    with refused(desk) as said:
        drop_paragraph(desk, "Gone")
    assert said == gone
