"""A case that was brought in is known for one."""

from __future__ import annotations

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.import_marks import brought_in_words, is_brought_in
from app.casework.intakes import log_complaint
from app.casework.settings import Settings
from tests.casework.cases import MR_D
from tests.casework.logs import DAMP, brought, row


def test_a_case_says_that_it_was_brought_in_and_what_it_was_called(desk: Desk, settings: Settings) -> None:
    number = brought(desk, DAMP, row(date_recd="3/6/24", tenant="Mrs P. Okafor")).number
    with desk.book.reading():
        assert brought_in_words(case_records(desk, number + 1)) == "brought in from an old log (C-1)"
    logged = log_complaint(desk, MR_D)
    assert brought_in_words(case_records(desk, logged)) == ""


def test_references_of_old_cases_are_a_series_of_their_own() -> None:
    assert is_brought_in("OLD/0001")
    assert not is_brought_in("2026/001")
