"""Rows of an old log that are no complaint."""

from __future__ import annotations

import pytest

from app.casework.desks import Desk
from app.casework.old_totals import alone, no_complaint
from app.casework.settings import Settings
from app.incoming.sheets import Row
from tests.casework.cases import MONDAY
from tests.casework.logs import DAMP, HEADINGS, planned


@pytest.mark.parametrize(
    "cells",
    [("Total", "45"), ("", "Totals:", "7"), ("Grand total", "45"), ("Average days", "", "9.5"), ("Sub-total", "3"),
     ("Total complaints received", "45"), ("Number of complaints", "45"), ("% upheld", "85%")],
)  # fmt: skip
def test_a_row_that_adds_up_others_is_no_complaint(cells: tuple[str, ...]) -> None:
    assert no_complaint(Row(9, cells), HEADINGS, dated=False) == "It looks like a row of totals, and no complaint."


def test_a_sum_that_could_be_a_day_is_still_one() -> None:
    assert no_complaint(Row(9, ("Total", "45361")), HEADINGS, dated=True)
    assert not no_complaint(Row(9, ("Total loss of heating", "45361")), HEADINGS, dated=True)
    assert not no_complaint(Row(9, ("Count A. Vale", "45361")), HEADINGS, dated=True)


def test_headings_that_come_again_are_no_complaint() -> None:
    assert no_complaint(Row(40, HEADINGS), HEADINGS, dated=False) == "It repeats the headings."
    assert not no_complaint(Row(2, tuple(DAMP)), HEADINGS, dated=True)
    assert not no_complaint(Row(2, ("Ref",)), HEADINGS, dated=False)


def test_a_heading_between_two_months_is_no_complaint(desk: Desk, settings: Settings) -> None:
    assert alone(Row(9, ("", "April 2023"))) == "It holds “April 2023” alone, and no complaint."
    assert alone(Row(9, ("C-1", "April 2023"))) == alone(Row(9, (MONDAY,))) == alone(Row(9, ("Mr A",))) == ""
    plan = planned(desk, DAMP, ["2023"])
    assert plan.sentence == "1 will be added, 1 row cannot be added (row 3)."
    assert plan.refused[0].who == ""
