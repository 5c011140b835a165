"""Whether a letter still has what it rests on when it is issued, and when it goes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.cases import case_records
from app.casework.corrections import correct_date, strike_out
from app.casework.decisions import decide
from app.casework.desks import Desk
from app.casework.fulfilments import drop_promise
from app.casework.letters import issue, mark_posted, open_letter, withdraw
from app.casework.planned_extensions import Extension, plan_extension
from app.casework.refusals import refuse
from app.casework.remedies import Weighing, add_remedy, weigh
from app.casework.settings import Settings
from tests.casework.answered_cases import case_of_2022_running, decided, decision_for, received_case
from tests.casework.cases import MONDAY, Case, on, refused
from tests.casework.matters import newest
from tests.casework.refused_cases import KNOWN_SINCE, new_case, overturned, refusal_of, refused_case
from tests.casework.righted_cases import MEND, PAY

WHY = "It was not so."
NOT_ACCEPTED = "On Monday 23 November 2026 the complaint was not accepted. If that was overturned, record it first."
ANEW = "Withdraw the letter, and write it anew if it is still wanted."


def issued(case: Case, kind: str, stage: int = 1) -> int:
    letter = open_letter(case.desk, case.id, kind, stage)
    assert letter.problems() == ()
    return issue(case.desk, letter)


def said_on_posting(case: Case, number: int) -> dict[str, str]:
    """What is said when it is to be marked as posted today; no date is moved and no clock stopped."""
    before = case_records(case.desk, case.id).records
    with refused(case.desk) as said:
        mark_posted(case.desk, case.id, number, case.desk.today(), "first")
    assert case_records(case.desk, case.id).records == before
    return dict(said)


def answered(case: Case) -> tuple[Case, int]:
    """The answer, with a payment, issued on the Friday."""
    weigh(case.desk, case.id, Weighing({"duration": "Seven weeks."}, "You were cold for seven weeks."))
    add_remedy(case.desk, case.id, MEND)
    promise = add_remedy(case.desk, case.id, PAY)
    case.desk = on(case.desk, "2026-12-04")
    decided(case)
    return case, promise


def test_what_was_not_accepted_is_not_acknowledged_by_a_letter_either(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    with refused(case.desk) as said:
        issue(case.desk, open_letter(case.desk, case.id, "acknowledgement", 1))
    assert said == {"": NOT_ACCEPTED}
    mark_posted(case.desk, case.id, issued(case, "refusal"), MONDAY, "first")


def test_a_letter_that_was_issued_before_the_refusal_does_not_go_after_it(desk: Desk, settings: Settings) -> None:
    case = new_case(desk)
    number = issued(case, "acknowledgement")
    refuse(case.desk, case.id, refusal_of(case))
    case.desk = on(case.desk, "2026-11-24")
    assert said_on_posting(case, number) == {"": NOT_ACCEPTED}
    mark_posted(case.desk, case.id, number, MONDAY, "first")  # it did go, on the day itself


def test_what_was_not_accepted_is_not_decided(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    with refused(case.desk) as said:
        decide(case.desk, case.id, decision_for(case))
    assert said == {"": NOT_ACCEPTED}


def test_a_refusal_that_was_overturned_is_not_explained_any_more(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    number = issued(case, "refusal")
    overturned(case, "2026-11-24")
    gone = f"The refusal that this letter explains was overturned, struck out or changed since it was issued. {ANEW}"
    assert said_on_posting(case, number) == {"": gone}
    assert withdraw(case.desk, case.id, number) == ("refusal", 1)


@pytest.mark.parametrize("again", [False, True])
def test_an_answer_does_not_go_without_the_decision_that_it_gives(
    desk: Desk, settings: Settings, *, again: bool
) -> None:
    case, _ = answered(received_case(desk))
    number = issued(case, "response")
    if again:
        points = tuple(replace(one, finding="not_upheld") for one in decision_for(case).points)
        decide(case.desk, case.id, decision_for(case, points=points), "The log was found.")
    else:
        strike_out(case.desk, case.id, newest(case, "decided").seq, WHY)
    gone = f"The decision that this letter gives was struck out or changed since it was issued. {ANEW}"
    assert said_on_posting(case, number) == {"": gone}


def test_an_answer_does_not_go_with_a_second_decision_that_gave_way_to_the_first(
    desk: Desk, settings: Settings
) -> None:
    case, _ = answered(received_case(desk))
    points = tuple(replace(one, finding="not_upheld") for one in decision_for(case).points)
    decide(case.desk, case.id, decision_for(case, points=points), "The log was found.")
    number = issued(case, "response")
    strike_out(case.desk, case.id, newest(case, "decided").seq, WHY)
    (said,) = said_on_posting(case, number).values()
    assert said.startswith("The decision that this letter gives was struck out or changed")


@pytest.mark.parametrize("dropped", [False, True])
def test_an_answer_does_not_go_with_a_payment_that_is_gone(desk: Desk, settings: Settings, *, dropped: bool) -> None:
    case, promise = answered(received_case(desk))
    number = issued(case, "response")
    if dropped:
        drop_promise(case.desk, case.id, promise, "He does not want it.")
    else:
        strike_out(case.desk, case.id, promise, WHY)
    (said,) = said_on_posting(case, number).values()
    assert said.startswith("Something that this letter offers or promises was struck out, or is no longer owed")
    withdraw(case.desk, case.id, number)
    mark_posted(case.desk, case.id, issued(case, "response"), case.desk.today(), "first")
    assert case.clock("stage1.respond").stopped == dt.date(2026, 12, 4)


@pytest.mark.parametrize("earlier", [False, True])
def test_a_notice_whose_plan_was_struck_out_moves_no_date(desk: Desk, settings: Settings, *, earlier: bool) -> None:
    """Whether it was the only plan, or there is one before it whose notice has gone."""
    case = received_case(desk)
    case.desk = on(case.desk, "2026-12-01")
    days = [dt.date(2026, 12, 15), dt.date(2026, 12, 18)] if earlier else [dt.date(2026, 12, 18)]
    for day in days:
        plan_extension(case.desk, case.id, Extension(1, day, "The floor comes up.", every=1, unit="weeks"))
        number = issued(case, "extension")
        if day != days[-1]:
            mark_posted(case.desk, case.id, number, case.desk.today(), "first")
    due = case.clock("stage1.respond").due
    strike_out(case.desk, case.id, newest(case, "extension_planned").seq, WHY)
    gone = f"The new date that this letter gives was struck out or planned anew since it was issued. {ANEW}"
    assert said_on_posting(case, number) == {"": gone}
    assert case.clock("stage1.respond").due == due


def test_a_refusal_is_not_explained_once_its_days_are_corrected_into_the_time_limit(
    desk: Desk, settings: Settings
) -> None:
    """Learnt of on 1 February 2026, the complaint of November was inside the twelve months."""
    case = refused_case(desk)
    number = issued(case, "refusal")
    correct_date(case.desk, case.id, newest(case, "aware").seq, dt.date(2026, 2, 1), "She found the letter.")
    (said,) = said_on_posting(case, number).values()
    assert said.startswith("The refusal does not hold any more. The complaint came on Monday 23 November 2026, inside")
    withdraw(case.desk, case.id, number)
    with refused(case.desk) as again:
        issue(case.desk, open_letter(case.desk, case.id, "refusal", 1))
    assert again == {"": said}


def test_a_day_that_was_corrected_and_is_still_too_long_ago_is_in_the_letter(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    correct_date(case.desk, case.id, newest(case, "aware").seq, KNOWN_SINCE + dt.timedelta(1), "It was a day later.")
    facts = open_letter(case.desk, case.id, "refusal", 1).draft.facts
    assert facts.refusal is not None
    assert facts.refusal.aware_on == KNOWN_SINCE + dt.timedelta(1)
    issued(case, "refusal")


@pytest.mark.parametrize("ground", ["court", "considered", "policy"])
def test_the_other_grounds_are_explained_as_before(desk: Desk, settings: Settings, ground: str) -> None:
    case = refused_case(desk, ground=ground)
    mark_posted(case.desk, case.id, issued(case, "refusal"), MONDAY, "first")


def test_a_letter_about_an_extension_goes_after_the_notice_that_carried_its_plan_out(
    desk: Desk, settings: Settings
) -> None:
    case = case_of_2022_running(desk)
    plan = Extension(1, dt.date(2023, 3, 10), "The wall is listed.", "The consent comes in March.", agreed="no")
    plan_extension(case.desk, case.id, plan)
    notice, beside = issued(case, "extension"), open_letter(case.desk, case.id, "extension_not_agreed", 1)
    for number in (notice, issue(case.desk, beside.written("objection", "You find it too long."))):
        mark_posted(case.desk, case.id, number, case.desk.today(), "first")
    assert case.clock("stage1.respond").due == dt.date(2023, 3, 10)
