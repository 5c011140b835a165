"""Plain text: a letter that a screen reader reads through, marked as what it is."""

from __future__ import annotations

from app.letters.plain_copies import plain_copy
from tests.letters.cases import LANDLORD, draft

MARK = "COPY of the letter of Monday 23 November 2026."


def test_the_mark_stands_first_and_the_letter_follows() -> None:
    text = plain_copy(draft(), LANDLORD, MARK)
    assert text.startswith(f"{MARK}\n")
    assert text.index("Dear Mr Dunmore") < text.index("Yours sincerely") < text.index("Anne Clerk", -60)
    assert text.endswith("\n")


def test_nothing_of_the_marks_is_left_and_lists_can_be_read() -> None:
    letter = draft().with_text("received", "We **will** come.\n\n- one\n- two\n\n1. first\n2. second")
    text = plain_copy(letter, LANDLORD, MARK)
    assert "We will come.\n\n- one\n- two\n\n1. first\n2. second\n" in text


def test_no_line_is_broken_for_a_width_and_none_ends_in_spaces() -> None:
    long = "A sentence that goes on for a good while and is not broken anywhere. " * 8
    text = plain_copy(draft().with_text("received", long), LANDLORD, MARK)
    assert long.strip() in text
    assert all(line == line.rstrip() for line in text.split("\n"))
