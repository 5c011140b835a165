"""How far the landlord's own envelopes have their window from where it usually is."""

from __future__ import annotations

import pytest

from app.casework.window_offsets import MOST_OFFSET, millimetres, offset_problems, tidy_offset


@pytest.mark.parametrize(
    ("typed", "number", "kept"),
    [
        ("", 0, ""),
        ("0", 0, ""),
        ("-0", 0, ""),
        ("2", 2, "2"),
        ("+2 mm", 2, "2"),
        ("-1.5", -1.5, "-1.5"),
        ("\u22121,5mm", -1.5, "-1.5"),
        ("\u20133", -3, "-3"),
        (".5", 0.5, "0.5"),
    ],
)
def test_millimetres_are_read_as_people_write_them(typed: str, number: float, kept: str) -> None:
    assert millimetres(typed) == number
    assert tidy_offset(typed) == kept
    assert millimetres(kept) == number
    assert offset_problems("across", typed) == ()


@pytest.mark.parametrize("typed", ["two", "2 cm", "--2", "1e3", "1.55", "٣", "nan"])
def test_what_is_no_number_is_asked_again_and_kept_as_it_was_typed(typed: str) -> None:
    (problem,) = offset_problems("across", typed)
    assert problem.field == "across"
    assert "millimetres" in problem.sentence
    assert tidy_offset(typed) == typed


@pytest.mark.parametrize("typed", ["5.1", "-6", "99"])
def test_the_address_moves_no_further_than_the_page_has_room(typed: str) -> None:
    (problem,) = offset_problems("down", typed)
    assert f"{MOST_OFFSET} mm at most" in problem.sentence
