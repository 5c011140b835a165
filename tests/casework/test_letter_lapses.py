"""Which dates of a stage were not kept, for the next answer to own up to.

Acknowledged on Monday 23 November 2026, so that the answer is due by Monday 7 December (2024 Code 6.3).
"""

from __future__ import annotations

import pytest

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.letter_lapses import lapses
from app.casework.settings import Settings
from tests.casework.answered_cases import case_of_2022_running
from tests.casework.cases import MONDAY, Case, a_case, on
from tests.casework.matters import entered, remedied

WEEKLY = {"stage": 1, "how": "", "every": 1, "unit": "weeks"}


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    """Received on Friday 20 November, acknowledged on the Monday."""
    return a_case(desk).received("2026-11-20").acknowledged(MONDAY)


def of(case: Case, stage: int = 1) -> tuple[str, ...]:
    return lapses(case.desk, case_records(case.desk, case.id), stage)


def test_what_was_kept_is_no_lapse(case: Case) -> None:
    case.responded("2026-12-07")
    assert of(case) == ()
    assert of(case, 0) == ()


def test_what_was_late_by_the_codes_date_is_said_with_both_days(case: Case) -> None:
    case.responded("2026-12-09")
    assert of(case) == (
        "Our stage 1 response was due by Monday 7 December 2026. It went on Wednesday 9 December 2026.",
    )


def test_an_earlier_date_that_a_letter_gave_is_held_too(desk: Desk, settings: Settings) -> None:
    """Issued on the Monday for Monday 7 December, posted on the Wednesday: the Code then gives until the 9th."""
    case = a_case(desk).received("2026-11-20").issued(MONDAY).posted("2026-11-25").responded("2026-12-08")
    assert of(case) == (
        (
            "We told you that our stage 1 response would come by Monday 7 December 2026. "
            "It went on Tuesday 8 December 2026."
        ),
    )


@pytest.mark.parametrize(
    ("agreed", "answered", "said"),
    [
        ("no", "2023-03-17", "You did not agree to that"),
        ("", "2023-03-17", "We have no record that you agreed"),
        ("yes", "2023-03-17", ""),
        ("no", "2023-02-20", ""),
        ("no", "2023-03-01", ""),
    ],
)
def test_an_answer_after_a_date_to_which_they_did_not_agree_is_owned_up_to(
    desk: Desk, settings: Settings, agreed: str, answered: str, said: str
) -> None:
    """2022 Code 5.2: so long an extension is for both to agree to. Due on Monday 20 February 2023 without it."""
    case = case_of_2022_running(desk)
    body = {"stage": 1, "until": "2023-03-17", "notice_reason": "Ill.", "good_reason": "Ill.", "agreed": agreed}
    entered(case, "extended", "2023-02-15", {**body, "panel": False})
    case.responded(answered)
    due, went = "Our stage 1 response was due by Monday 20 February 2023.", "It went on Friday 17 March 2023."
    put_off = "We put it off until Friday 17 March 2023."
    assert of(case) == ((f"{due} {put_off} {said}. {went}",) if said else ())


def test_words_of_progress_that_came_late_or_never_are_said(case: Case) -> None:
    case.extended("2026-12-01", "2026-12-21")
    entered(case, "updates_agreed", "2026-12-01", WEEKLY)
    entered(case, "updated", "2026-12-10", {"stage": 1, "how": ""})
    case.responded("2026-12-21")
    assert of(case) == (
        "We agreed that you would hear from us by Tuesday 8 December 2026. You heard on Thursday 10 December 2026.",
        "We agreed that you would hear from us by Thursday 17 December 2026. You heard nothing before our answer.",
    )


def test_words_of_progress_that_came_as_agreed_are_no_lapse(case: Case) -> None:
    case.extended("2026-12-01", "2026-12-21")
    entered(case, "updates_agreed", "2026-12-01", WEEKLY)
    entered(case, "updated", "2026-12-08", {"stage": 1, "how": ""})
    case.responded("2026-12-15")
    assert of(case) == ()


def test_contact_that_was_agreed_and_not_kept_is_said_of_the_stage_that_it_fell_in(case: Case) -> None:
    """Every week from Monday 23 November: a call on the 30th, the answer on 9 December, a letter on the 14th."""
    entered(case, "contact_agreed", MONDAY, {"method": "phone", "every": 1, "unit": "weeks"})
    entered(case, "contact", "2026-11-30", {"way": "out"})
    entered(case, "contact", "2026-12-04", {"way": "in"})
    late = "Our stage 1 response was due by Monday 7 December 2026. It went on Wednesday 9 December 2026."
    said = "We agreed that you would hear from us by Monday 7 December 2026. You heard on Wednesday 9 December 2026."
    case.responded("2026-12-09").asked_for(2, "2026-12-10").acknowledged("2026-12-14", 2).responded("2026-12-22", 2)
    assert of(case) == (late, said)
    assert of(case, 2) == (
        "We agreed that you would hear from us by Monday 21 December 2026. You heard on Tuesday 22 December 2026.",
    )


def promised(case: Case) -> int:
    """Promised in the answer of Friday 4 December: by Friday 18 December 2026."""
    made = remedied(case, "2026-12-04")
    case.responded("2026-12-04")
    return made


BEGAN = "We promised you this by Friday 18 December 2026: Replace the radiator."


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-12-18", ()), ("2026-12-21", (f"{BEGAN} It is not done yet.",))],
)
def test_a_promise_is_late_from_the_day_after_its_own(case: Case, day: str, said: tuple[str, ...]) -> None:
    promised(case)
    case.desk = on(case.desk, day)
    assert of(case) == said


def test_a_promise_that_was_kept_late_is_said_with_the_day(case: Case) -> None:
    number = promised(case)
    entered(case, "promise_kept", "2026-12-22", {"promise": number, "evidence": "The sheet."})
    assert of(case) == (f"{BEGAN} It was done on Tuesday 22 December 2026.",)


def test_a_promise_that_was_kept_in_time_is_no_lapse(case: Case) -> None:
    number = promised(case)
    entered(case, "promise_kept", "2026-12-18", {"promise": number, "evidence": "The sheet."})
    case.desk = on(case.desk, "2027-01-08")
    assert of(case) == ()


def test_a_promise_that_was_put_off_is_a_lapse_even_before_its_day(case: Case) -> None:
    number = promised(case)
    body = {"promise": number, "was": "2026-12-18", "now": "2027-01-15", "reason": "The part is late."}
    entered(case, "promise_moved", "2026-12-16", body)
    assert of(case) == (f"{BEGAN} We put it off until Friday 15 January 2027.",)
    case.desk = on(case.desk, "2027-01-18")
    assert of(case) == (f"{BEGAN} We put it off until Friday 15 January 2027. It is not done yet.",)


def test_a_promise_that_was_put_off_twice_owns_the_day_between(case: Case) -> None:
    number = promised(case)
    for on_day, was, now in (("2026-12-16", "2026-12-18", "2027-01-08"), ("2027-01-11", "2027-01-08", "2027-01-29")):
        body = {"promise": number, "was": was, "now": now, "reason": "The part is late."}
        entered(case, "promise_moved", on_day, body)
    assert of(case) == (
        (
            f"{BEGAN} We put it off until Friday 8 January 2027. "
            "We did not keep that day either, and put it off until Friday 29 January 2027."
        ),
    )


def test_a_date_that_the_resident_was_never_told_is_none_that_was_not_kept(case: Case) -> None:
    """Put off before the answer went: the answer gave the later day."""
    number = remedied(case, "2026-12-01")
    body = {"promise": number, "was": "2026-12-18", "now": "2026-12-22", "reason": "The part is late."}
    entered(case, "promise_moved", "2026-12-02", body)
    case.responded("2026-12-04")
    case.desk = on(case.desk, "2026-12-22")
    assert of(case) == ()


@pytest.mark.parametrize(("day", "late"), [("2026-12-18", False), ("2026-12-22", True)])
def test_a_promise_that_was_given_up_counts_where_its_day_had_gone(case: Case, day: str, *, late: bool) -> None:
    number = promised(case)
    entered(case, "promise_dropped", day, {"promise": number, "reason": "She moved."})
    assert of(case) == ((f"{BEGAN} It was not done.",) if late else ())
