"""Tables in a letter: rows under a head, read as such by a screen reader, and never off the paper."""

from __future__ import annotations

import page
import pytest

from app import places
from app.letters.passages import passages, row_of
from app.paper.sheets import MM
from app.paper.typefaces import typefaces
from tests.letters.cases import draft
from tests.letters.pages import page_texts, printed, spoken, words

ROWS = "\n".join(
    row_of(cells)
    for cells in (
        ("What we will do", "By when", "Payment"),
        ("Replace the radiator", "Friday 18 December 2026", ""),
        ("For the heater that you had to run", "Wednesday 23 December 2026", "£50.00"),
    )
)


def letter_with(text: str, *, large: bool = False) -> bytes:
    return printed(draft(large_print=large).with_text("questions", text))


def test_rows_are_known_by_their_strokes_and_nothing_else_is() -> None:
    assert next(one.cells for one in passages(ROWS)) == ("What we will do", "By when", "Payment")
    assert [one.cells for one in passages("a | b\n\n| alone |\n\n- | in | a list |")] == [(), (), ()]
    assert row_of(("either | or", "two\nlines")) == "| either / or | two lines |"


def test_words_above_and_below_a_table_stay_words() -> None:
    kinds = [one.kind for one in passages(f"This is what we do:\n{ROWS}\nThat is all.")]
    assert kinds == ["paragraph", "row", "row", "row", "paragraph"]


@pytest.mark.parametrize("large", [False, True])
def test_a_screen_reader_hears_a_head_for_each_column(large: bool) -> None:  # noqa: FBT001 - a parameter
    pdf = letter_with(f"This is what we do:\n\n{ROWS}", large=large)
    heads = [text.strip() for role, text in spoken(pdf) if role == "/TH"]
    cells = " ".join(" ".join(text.split()) for role, text in spoken(pdf) if role == "/TD")
    assert {"What we will do", "By when", "Payment"} <= {" ".join(one.split()) for one in heads}
    assert "£50.00" in cells
    assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).failures == []


@pytest.mark.parametrize("large", [False, True])
def test_the_longest_words_stay_on_the_paper(large: bool) -> None:  # noqa: FBT001 - a parameter
    long = row_of(("Featherstonehaugh-Cholmondeley" * 3, "Wednesday 23 December 2026", "£1,234,567.00"))
    pdf = letter_with(f"{ROWS}\n{long}", large=large)
    faces = typefaces(places.resources() / "fonts")
    ends = [word.x + faces.width(word.text, word.size, bold=word.bold) / MM for word in words(pdf)]
    assert max(ends) <= 210 - 15
    assert "£1,234,567.00" in " ".join(page_texts(pdf))
