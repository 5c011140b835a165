"""Address sheets: the address of the copy in the window, and what follows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.letters.copy_sheets import copy_sheet_pdf
from app.letters.drafts import Copy
from app.letters.windows import WINDOWS
from tests.letters.cases import LANDLORD, draft
from tests.letters.pages import page_texts, words

HALE = Copy("Mrs S. Hale", ("2 Mill Lane", "Wells"), "BA5 3YY")


def test_it_is_one_page_that_says_what_it_goes_with() -> None:
    (page,) = page_texts(copy_sheet_pdf(draft(), HALE, LANDLORD))
    assert "Mrs S. Hale 2 Mill Lane WELLS BA5 3YY" in page
    assert "This is a copy of our letter to Mr D. Dunmore, dated " in page
    assert "14 Chapel Row" not in page  # where he lives is on the letter, and need not show here


@pytest.mark.parametrize("window", ["dl", "c5"])
def test_the_address_stands_in_the_window_and_nothing_else_does(window: str) -> None:
    shape = WINDOWS[window]
    found = words(copy_sheet_pdf(draft(), HALE, replace(LANDLORD, window=window)))
    within = [one.text for one in found if shape.top <= one.y <= shape.bottom and one.x < shape.aside - 1]
    assert within == ["Mrs S. Hale", "2 Mill Lane", "WELLS", "BA5 3YY"]


def test_the_same_sheet_is_the_same_bytes_and_a_sample_says_so() -> None:
    assert copy_sheet_pdf(draft(), HALE, LANDLORD) == copy_sheet_pdf(draft(), HALE, LANDLORD)
    assert page_texts(copy_sheet_pdf(draft(), HALE, LANDLORD, stamps=("SAMPLE",)))[0].startswith("SAMPLE")
