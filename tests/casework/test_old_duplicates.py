"""What looks like the same complaint twice."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.old_duplicates import Known, Lookalikes, plain

MAY, JUNE = dt.date(2024, 5, 1), dt.date(2024, 6, 1)
THERE = Known("case 2026/004", "C/012", "Mr D. Dunmore", MAY, ("2026/004",))


@pytest.mark.parametrize(
    ("reference", "name", "on", "like"),
    [
        ("c 012", "Somebody else", JUNE, "It has the reference of case 2026/004, “c 012”."),
        ("2026/004", "", JUNE, "It has the reference of case 2026/004"),
        ("", "D Dunmore", MAY, "Case 2026/004 is of Mr D. Dunmore, too, and received on Wednesday 1 May 2024."),
        ("C/013", "Mr D. Dunmore", MAY, ""),
        ("", "Mr D. Dunmore", JUNE, ""),
        ("", "Mrs P. Okafor", MAY, ""),
        ("", "", MAY, ""),
    ],
)
def test_one_complaint_is_known_by_its_reference_or_by_who_and_when(
    reference: str, name: str, on: dt.date, like: str
) -> None:
    found = Lookalikes.of([THERE]).like(Known("row 2", reference, name, on))
    assert found.startswith(like)
    assert bool(found) == bool(like)


def test_a_reference_is_the_same_with_other_strokes_and_capitals() -> None:
    assert plain("C/012") == plain("c-012 ") == "c012"


def test_a_number_that_begins_again_each_year_is_no_duplicate() -> None:
    """A sheet for every year, each with complaint 1: they are of two people."""
    found = Lookalikes.of([Known("row 2", "1", "Mr A. Lee", dt.date(2022, 5, 1))])
    assert found.like(Known("row 3", "1", "Mrs B. Oke", dt.date(2023, 3, 1))) == ""
    assert found.like(Known("row 4", "1", "Mrs B. Oke", dt.date(2022, 6, 1))) == "It has the reference of row 2, “1”."
    assert found.like(Known("row 5", "1", "A Lee", dt.date(2023, 3, 1))) == "It has the reference of row 2, “1”."
    assert found.like(Known("row 6", "1", "", dt.date(2023, 3, 1))) == "It has the reference of row 2, “1”."
    found = Lookalikes.of([Known("row 2", "C-1", "Mr A. Lee", dt.date(2022, 5, 1))])
    assert found.like(Known("row 3", "C1", "Mrs B. Oke", dt.date(2023, 3, 1))) != ""
