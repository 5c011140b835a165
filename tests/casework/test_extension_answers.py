"""What they say to a new date once its notice has gone (2022 Code 5.2, 5.3).

Acknowledged on Wednesday 8 February 2023: due on Tuesday 21 February, and by ten working days more on 7 March.
"""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.corrections import correct_date
from app.casework.desks import Desk
from app.casework.extension_answers import answering_blocked, notice_to_answer, record_answer
from app.casework.letter_matters import extension_facts
from app.casework.objections import Objection
from app.casework.settings import Settings
from app.models.checks import check_book
from tests.casework.answered_cases import case_of_2022_running, records, told_case_of_2022
from tests.casework.cases import refused

WEDNESDAY = dt.date(2023, 2, 15)
SAID = Objection("It has been long enough.", "", WEDNESDAY)
LONG = dt.date(2023, 3, 10)


def test_who_does_not_agree_is_kept_with_what_they_said_and_the_date_stands(desk: Desk, settings: Settings) -> None:
    case = told_case_of_2022(desk)
    record_answer(case.desk, case.id, "no", SAID)
    clock = case.clock("stage1.respond")
    assert clock.due == LONG
    found = extension_facts(case.desk, records(case), "extension_not_agreed", 1)
    assert found is not None
    assert (found.agreed, found.objection, found.objected_on) == ("no", "It has been long enough.", WEDNESDAY)
    assert case.line("extended").sentence.endswith("The resident does not agree to the new date.")
    step = case.file.step
    assert step is not None
    assert (step.key, step.kind) == ("write", "extension_not_agreed")
    assert check_book(case.desk.book).sound


def test_who_agrees_after_all_is_asked_no_more(desk: Desk, settings: Settings) -> None:
    case = told_case_of_2022(desk)
    record_answer(case.desk, case.id, "no", SAID)
    record_answer(case.desk, case.id, "yes", SAID)
    (notice,) = records(case).clocks[1].notices
    assert (notice.counts, notice.wants_agreement) == (True, False)
    newest = case.line("extended")
    assert newest.sentence.endswith("The resident agrees to the new date.")
    assert "does not agree" not in newest.sentence
    assert "objection" not in records(case).facts("extended")
    step = case.file.step
    assert step is not None
    assert step.kind != "extension_not_agreed"


def test_the_day_of_the_notice_can_still_be_corrected(desk: Desk, settings: Settings) -> None:
    case = told_case_of_2022(desk)
    record_answer(case.desk, case.id, "no", SAID)
    correct_date(case.desk, case.id, case.line("extended").seq, dt.date(2023, 2, 14), "It went on the Tuesday.")
    assert records(case).facts("extended")["agreed"] == "no"
    assert case.clock("stage1.respond").due == LONG


@pytest.mark.parametrize(
    ("agreed", "objection", "field"),
    [("", SAID, "agreed"), ("maybe", SAID, "agreed"), ("no", Objection(on=dt.date(2023, 2, 16)), "objected_on")],
)
def test_what_is_to_be_put_right_is_refused(
    desk: Desk, settings: Settings, agreed: str, objection: Objection, field: str
) -> None:
    case = told_case_of_2022(desk)
    with refused(case.desk) as problems:
        record_answer(case.desk, case.id, agreed, objection)
    assert list(problems) == [field]


def test_without_a_notice_that_counts_there_is_nothing_to_agree_to(desk: Desk, settings: Settings) -> None:
    case = case_of_2022_running(desk)
    assert notice_to_answer(records(case)) is None
    assert answering_blocked(records(case)).startswith("No notice of a new date has gone that counts.")
    with refused(case.desk) as problems:
        record_answer(case.desk, case.id, "no", SAID)
    assert list(problems) == [""]


def test_once_the_answer_has_gone_or_the_case_is_closed_it_is_over(desk: Desk, settings: Settings) -> None:
    case = told_case_of_2022(desk).responded("2023-02-20")
    assert answering_blocked(records(case)).startswith("The answer of stage 1 went on Monday 20 February 2023.")
    assert answering_blocked(records(case.closed("2023-02-21"))).startswith("This case is closed")
