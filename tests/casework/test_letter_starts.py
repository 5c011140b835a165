"""What the questions of a letter begin with, taken from the case."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.fulfilments import move_promise
from app.casework.letter_starts import STARTED, started
from app.casework.particulars import needs_of
from app.casework.promises import promises_made
from app.casework.settings import Settings
from app.letters.asks import STARTS
from tests.casework.cases import MONDAY, Case, a_case
from tests.casework.letter_cases import overdue, running

THURSDAY = dt.date(2026, 11, 26)
FRIDAY = dt.date(2026, 12, 4)


def begins(case: Case, start: str, of: str = "") -> Any:  # noqa: ANN401 - whatever a field takes
    return started(case.desk, case_records(case.desk, case.id), start, 1, of)


def test_the_vocabulary_of_the_wordings_is_what_is_taken_from_the_case() -> None:
    assert set(STARTED) == set(STARTS)


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        ("addressee", "Mr D. Dunmore"),
        ("adjustments", ("Ring in the mornings.",)),
        ("adjustment_review", THURSDAY + dt.timedelta(days=90)),
        ("agreed_interval", "every week"),
        ("agreed_way", "by telephone"),
        ("answer_due", dt.date(2026, 12, 8)),
        ("issue", "The kitchen tap drips."),
        ("issue_becomes", "joins"),
        ("issue_raised_on", THURSDAY),
        ("issue_why", "It has to do with your complaint, and it does not hold the answer up."),
        ("kept_done_on", THURSDAY),
        ("kept_evidence", "The warden looked at it."),
        ("kept_what", "Mend the radiator in the front room."),
        ("letter_date", MONDAY),
        ("letter_name", "stage 1 acknowledgement"),
        ("limit", "Calls are taken on Tuesdays from 10 to 12."),
        ("limit_behaviour", "Forty calls in the night of 3 November."),
        ("limit_equality", "He does not sleep well; a neighbour may ring for him."),
        ("limit_evidence", "The list of calls of that night."),
        ("limit_open", "By letter at any time; the repairs number for emergencies."),
        ("limit_proportion", "A letter of 5 November asked him not to ring at night."),
        ("limit_review", THURSDAY + dt.timedelta(days=60)),
        ("limit_starts", THURSDAY + dt.timedelta(days=1)),
        ("acknowledgement_missed_on", None),
        ("answer_missed_on", None),
        ("missed_what", None),
        ("moved_reason", "The bank is changed this month."),
        ("next_update", dt.date(2026, 12, 3)),
        ("promise_by", FRIDAY + dt.timedelta(days=7)),
        ("promise_was", FRIDAY),
        ("promise_what", "We will pay you £100 for the months of ringing us about it."),
        ("promise_who", "Anne Clerk"),
        ("representative", "Mrs S. Dunmore"),
        ("representative_address", "3 Mill Lane\nWells"),
        ("representative_ends", None),
        ("representative_postcode", "BA5 2YY"),
        ("representative_scope", "all"),
        ("today", THURSDAY),
        ("", None),
    ],
)
def test_an_answer_begins_with_what_is_on_record(desk: Desk, settings: Settings, start: str, wanted: object) -> None:
    assert begins(running("2024")(desk), start) == wanted


def test_no_answer_begins_with_what_they_told_of_a_disability(desk: Desk, settings: Settings) -> None:
    """It is kept on this PC and is never copied into a letter: what may be said there is typed for it."""
    case = running("2024")(desk)
    assert needs_of(case_records(case.desk, case.id)).disclosed == "He is hard of hearing."
    assert not [start for start in STARTS if "hard of hearing" in str(begins(case, start))]


def test_a_case_that_knows_nothing_begins_with_nothing(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    known = {"addressee", "address", "postcode", "answer_due", "today"}
    assert {start for start in STARTS if begins(case, start)} == known


def test_what_is_named_comes_before_what_is_newest(desk: Desk, settings: Settings) -> None:
    case = running("2024")(desk)
    mended, paid = promises_made(case_records(case.desk, case.id))
    assert begins(case, "promise_what", str(mended.seq)) == mended.what
    move_promise(case.desk, case.id, paid.seq, dt.date(2026, 12, 18), "The cashier is away.")
    of = str(paid.seq)
    moved = [begins(case, start, of) for start in ("promise_was", "promise_by", "moved_reason")]
    assert moved == [dt.date(2026, 12, 11), dt.date(2026, 12, 18), "The cashier is away."]
    assert begins(case, "kept_done_on", of) is None
    letter = str(case.line("letter_issued").seq)
    assert begins(case, "letter_name", letter) == "stage 1 acknowledgement"
    assert begins(case, "letter_name", "999") is None


def test_a_date_that_was_missed_is_the_first_that_still_waits(desk: Desk, settings: Settings) -> None:
    case = overdue("2024")(desk)
    assert (begins(case, "missed_what"), begins(case, "answer_missed_on")) == ("answer", dt.date(2026, 12, 8))
    assert begins(case, "answer_due") is None
    unsaid = a_case(desk).received(MONDAY)
    unsaid.desk = case.desk
    assert begins(unsaid, "missed_what") == "acknowledgement"
    assert begins(unsaid, "acknowledgement_missed_on") == dt.date(2026, 11, 30)
    assert begins(case, "acknowledgement_missed_on") is None
