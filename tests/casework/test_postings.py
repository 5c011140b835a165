"""What it writes that a letter went, and what that does to the clocks: for every kind the same verb."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.cases import case_records
from app.casework.corrections import correct_date, strike_out
from app.casework.desks import Desk
from app.casework.fulfilments import keep_promise
from app.casework.letters import issue, mark_posted, open_letter, posting_effect
from app.casework.postings import NO_CLOCK
from app.casework.promises import open_promises
from app.casework.questions import letters_to_post
from app.casework.settings import Settings
from app.models.checks import check_book
from tests.casework.cases import MONDAY, Case, a_case, on, refused
from tests.casework.matters import REFUSED, decided, entered, newest, paid, planned, remedied, weighed

DUE = dt.date(2026, 12, 7)
"""Acknowledged on Monday 23 November 2026: ten working days on."""

UNTIL = dt.date(2026, 12, 18)


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    """Received on Friday 20 November, acknowledged on Monday 23 November 2026."""
    return a_case(desk).received("2026-11-20").acknowledged(MONDAY)


def letter(case: Case, kind: str, stage: int = 1, **written: str) -> int:
    """A letter issued on the desk's day, with the officer's own words in some parts."""
    opened = open_letter(case.desk, case.id, kind, stage)
    for key, text in written.items():
        opened = opened.written(key, text)
    return issue(case.desk, opened)


def post(case: Case, number: int, day: dt.date | str) -> None:
    case.desk = on(case.desk, day)
    mark_posted(case.desk, case.id, number, case.desk.today(), "second")


def answered(case: Case, day: str, stage: int = 1) -> int:
    decided(case, day, stage)
    weighed(case, day, stage)
    remedied(case, day, stage)
    paid(case, day, 7500, stage)
    return letter(case, "response", stage)


# extensions


def test_a_notice_that_goes_in_time_moves_the_date(case: Case) -> None:
    planned(case, "2026-12-01")
    number = letter(case, "extension")
    assert case.clock("stage1.respond").due == DUE  # neither the plan nor the letter on the desk moves anything
    post(case, number, "2026-12-02")
    clock = case.clock("stage1.respond")
    assert (clock.due, clock.original_due, clock.stopped) == (UNTIL, DUE, None)
    sent = newest(case, "extended")
    assert sent.sentence == (
        "Stage 1 extension notice sent on Wednesday 2 December 2026 by second class post; "
        "new date Friday 18 December 2026. The surveyor has to take up the floor."
    )
    assert {key: sent.body[key] for key in ("until", "notice_reason", "good_reason", "panel", "agreed")} == {
        "until": "2026-12-18",
        "notice_reason": "The surveyor has to take up the floor.",
        "good_reason": "",
        "panel": False,
        "agreed": "",
    }
    assert case.file.letters[-1].flags == (
        "It is dated Tuesday 1 December 2026 but went on Wednesday 2 December 2026; the day it went counts.",
    )
    assert check_book(case.desk.book).sound


def test_a_notice_that_goes_late_is_kept_and_moves_nothing(case: Case) -> None:
    planned(case, DUE)
    number = letter(case, "extension")
    case.desk = on(case.desk, "2026-12-08")
    assert posting_effect(case.desk, case.id, number, dt.date(2026, 12, 8)).startswith(
        "This moves no date. A notice of Tuesday 8 December 2026 gave Friday 18 December 2026 as the new date. "
        "It does not count: it went out after Monday 7 December 2026"
    )
    post(case, number, "2026-12-08")
    assert case.clock("stage1.respond").due == DUE
    assert (
        case.file.letters[-1]
        .flags[0]
        .startswith("It gives Friday 18 December 2026 as the new date; the Code's date is Monday 7 December 2026.")
    )


def test_what_a_notice_would_move_is_said_before_it_goes(case: Case) -> None:
    planned(case, "2026-12-01")
    number = letter(case, "extension")
    assert posting_effect(case.desk, case.id, number) == (
        "This moves the stage 1 response to Friday 18 December 2026, instead of Monday 7 December 2026. No clock stops."
    )


def test_how_often_they_hear_is_kept_with_the_notice_once(case: Case) -> None:
    planned(case, "2026-12-01")
    post(case, letter(case, "extension"), "2026-12-01")
    agreed = newest(case, "updates_agreed")
    assert (agreed.on, agreed.body["every"], agreed.body["unit"]) == (dt.date(2026, 12, 1), 1, "weeks")
    assert case.file.updates[0].next_due == dt.date(2026, 12, 8)


def test_what_was_agreed_with_the_plan_already_is_not_agreed_again(case: Case) -> None:
    planned(case, "2026-12-01")
    entered(case, "updates_agreed", "2026-12-01", {"stage": 1, "how": "", "every": 1, "unit": "weeks"})
    post(case, letter(case, "extension"), "2026-12-02")
    assert newest(case, "updates_agreed").on == dt.date(2026, 12, 1)


def test_a_second_extension_is_a_second_letter_and_the_first_is_not_sent_twice(case: Case) -> None:
    planned(case, "2026-12-01")
    opened = open_letter(case.desk, case.id, "extension", 1)
    post(case, issue(case.desk, opened), "2026-12-01")
    with refused(case.desk) as said:
        issue(case.desk, opened)
    assert "was issued already" in said[""]
    assert open_letter(case.desk, case.id, "extension", 1).issued is not None
    planned(case, "2026-12-16", until="2026-12-21", every=0, unit="")
    assert open_letter(case.desk, case.id, "extension", 1).issued is None
    again = letter(case, "extension", updates="You will hear from us every week.")
    post(case, again, "2026-12-16")
    assert case.clock("stage1.respond").due == dt.date(2026, 12, 21)


def test_a_posting_struck_out_moves_the_date_back(case: Case) -> None:
    planned(case, "2026-12-01")
    number = letter(case, "extension")
    post(case, number, "2026-12-01")
    strike_out(case.desk, case.id, newest(case, "extended").seq, "It is still on my desk.")
    assert case.clock("stage1.respond").due == DUE
    assert [row.letter_id for row in letters_to_post(case.desk)] == [number]


def test_that_no_agreement_was_given_is_told_and_moves_no_date(desk: Desk, settings: Settings) -> None:
    """2022 Code 5.2, 5.3: logged on Monday 12 June 2023, 11 July is more than 20 working days in all."""
    case = a_case(on(desk, "2023-06-12")).received("2023-06-12").acknowledged("2023-06-12")
    planned(case, "2023-06-14", until="2023-07-11", good_reason="Asbestos.", agreed="no")
    post(case, letter(case, "extension"), "2023-06-14")
    due = case.clock("stage1.respond").due
    assert due == dt.date(2023, 7, 11)
    number = letter(case, "extension_not_agreed", objection="You told us that it is too long.")
    assert posting_effect(case.desk, case.id, number) == NO_CLOCK
    post(case, number, "2023-06-15")
    assert case.clock("stage1.respond").due == due
    sent = newest(case, "letter_posted")
    assert (sent.body["letter"], sent.body["promised"]) == (number, "2023-07-11")
    assert letters_to_post(case.desk) == ()
    assert check_book(case.desk.book).sound


# answers


def test_an_answer_that_goes_stops_its_clock(case: Case) -> None:
    number = answered(case, "2026-12-04")
    assert posting_effect(case.desk, case.id, number, DUE) == "This stops the stage 1 response clock."
    post(case, number, DUE)
    assert case.clock("stage1.respond").stopped == DUE
    sent = newest(case, "responded")
    assert sent.body == {"letter": number, "stage": 1, "how": "second class post"}
    assert sent.sentence == "Stage 1 response sent on Monday 7 December 2026 by second class post."
    assert letters_to_post(case.desk) == ()
    assert check_book(case.desk.book).sound


def test_an_answer_that_goes_late_says_how_it_counts(case: Case) -> None:
    number = answered(case, "2026-12-04")
    case.desk = on(case.desk, "2026-12-08")
    late = posting_effect(case.desk, case.id, number, dt.date(2026, 12, 8))
    assert late.endswith("It was due by Monday 7 December 2026, so it counts as late.")


def test_a_whole_complaint_is_written_and_posted_through_both_stages(case: Case) -> None:
    """2024: asked for on 10 December; acknowledged on the 11th, answered in 20 working days: by 13 January 2027."""
    post(case, answered(case, "2026-12-04"), "2026-12-04")
    case.asked_for(2, "2026-12-10")
    case.desk = on(case.desk, "2026-12-11")
    first = letter(case, "acknowledgement", 2)
    post(case, first, "2026-12-11")
    assert case.clock("stage2.acknowledge").stopped == dt.date(2026, 12, 11)
    assert case.clock("stage2.respond").due == dt.date(2027, 1, 13)
    case.desk = on(case.desk, "2027-01-08")
    for promise in open_promises(case_records(case.desk, case.id)):
        keep_promise(case.desk, case.id, promise.seq, dt.date(2026, 12, 18), "The plumber's sheet.")
    decided(case, "2027-01-08", 2)
    weighed(case, "2027-01-08", 2)
    remedied(case, "2027-01-08", 2, by="2027-01-29")
    number = letter(case, "response", 2)
    post(case, number, "2027-01-08")
    assert case.clock("stage2.respond").stopped == dt.date(2027, 1, 8)
    assert case_records(case.desk, case.id).waiting == ()
    assert check_book(case.desk.book).sound


# refusals


def test_a_refusal_that_goes_is_kept_and_moves_no_date(case: Case) -> None:
    entered(case, "refused", MONDAY, REFUSED)
    number = letter(case, "refusal")
    assert posting_effect(case.desk, case.id, number, MONDAY) == NO_CLOCK
    post(case, number, MONDAY)
    sent = newest(case, "letter_posted")
    assert sent.sentence == "Refusal to accept a complaint sent on Monday 23 November 2026 by second class post."
    assert "promised" not in sent.body
    assert case.file.letters[-1].posted_on == MONDAY
    assert check_book(case.desk.book).sound


def test_a_refusal_to_go_further_is_of_the_stage_that_was_asked_for(case: Case) -> None:
    case.responded("2026-12-01").asked_for(2, "2026-12-02")
    entered(case, "refused", "2026-12-03", REFUSED | {"stage": 2})
    number = letter(case, "escalation_refusal", 2)
    post(case, number, "2026-12-03")
    assert newest(case, "letter_posted").body["stage"] == 2


def test_the_day_on_which_such_a_letter_went_is_corrected_and_struck_out_as_any_other(case: Case) -> None:
    entered(case, "refused", MONDAY, REFUSED)
    number = letter(case, "refusal")
    post(case, number, MONDAY)
    tuesday = on(case.desk, "2026-11-24")
    correct_date(tuesday, case.id, newest(case, "letter_posted").seq, dt.date(2026, 11, 24), "It went a day later.")
    assert newest(case, "letter_posted").on == dt.date(2026, 11, 24)
    strike_out(tuesday, case.id, newest(case, "letter_posted").seq, "It is on my desk.")
    assert [row.letter_id for row in letters_to_post(tuesday)] == [number]


def test_after_a_refusal_was_overturned_another_can_be_written(case: Case) -> None:
    first = entered(case, "refused", MONDAY, REFUSED)
    post(case, letter(case, "refusal"), MONDAY)
    body = {"refused": first, "stage": 1, "by": "landlord", "reference": "", "reason": "We were wrong."}
    entered(case, "overturned", MONDAY, body)
    entered(case, "refused", MONDAY, REFUSED | {"reasons": "It is before the court.", "ground": "policy"})
    post(case, letter(case, "refusal"), MONDAY)
    assert len(case.file.letters) == 2
