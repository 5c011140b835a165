"""What a case has of the matters of its letters, read from the entries that the guides write."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.cases import case_records
from app.casework.corrections import change_definition
from app.casework.definitions import Understanding
from app.casework.desks import Desk
from app.casework.intakes import Point
from app.casework.letter_matters import (
    acknowledgement_facts,
    basis,
    decider_of,
    decision_facts,
    escalation_facts,
    extension_facts,
    matters_of,
    overturned_facts,
    refusal_facts,
)
from app.casework.settings import Settings, save_settings
from app.letters.matters import DecisionFacts, ExtensionFacts, OverturnedFacts, PointAnswer, RefusalFacts
from tests.casework.cases import MONDAY, MR_D, OFFICER, REVIEWER, Case, a_case, on
from tests.casework.matters import REFUSED, decided, entered, paid, planned, remedied, weighed


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    """Received on Friday 20 November, acknowledged on Monday 23 November 2026: answer due by Monday 7 December."""
    return a_case(desk).received("2026-11-20").acknowledged(MONDAY)


def answer(case: Case, stage: int = 1) -> DecisionFacts:
    return decision_facts(case.desk, case_records(case.desk, case.id), stage)


def plan(case: Case, kind: str = "extension", stage: int = 1) -> ExtensionFacts:
    found = extension_facts(case.desk, case_records(case.desk, case.id), kind, stage)
    assert found is not None
    return found


def test_a_letter_has_the_matter_of_its_kind_and_no_other(case: Case) -> None:
    decided(case, MONDAY)
    planned(case, MONDAY)
    records = case_records(case.desk, case.id)
    for kind, matter in (("response", "decision"), ("extension", "extension"), ("acknowledgement", "")):
        found = matters_of(case.desk, records, kind, 1)
        names = ("escalation", "refusal", "extension", "decision", "overturned")
        assert [name for name in names if found.get(name) is not None] == ([matter] if matter else [])


def test_nothing_on_the_record_is_nothing_to_write_from(case: Case) -> None:
    records = case_records(case.desk, case.id)
    assert basis(records, "response", 1) is None
    assert basis(records, "refusal", 1) is None
    assert extension_facts(case.desk, records, "extension", 1) is None
    assert refusal_facts(records, "refusal", 1) is None
    assert escalation_facts(records, 1) is None
    assert answer(case).undecided == (1, 2)
    assert decider_of(records, 1) == ""


# refusals


def test_a_refusal_is_read_with_the_facts_of_its_ground(case: Case) -> None:
    entered(case, "refused", MONDAY, REFUSED)
    assert refusal_facts(case_records(case.desk, case.id), "refusal", 1) == RefusalFacts(
        ground="time_limit",
        reasons="It happened more than a year ago.",
        policy_reference="section 4",
        evidence="The job sheet of March 2025.",
        circumstances="He was well, and knew whom to ask.",
        discretion="Nothing speaks for taking it all the same.",
        occurred_on=dt.date(2025, 3, 3),
        aware_on=dt.date(2025, 4, 1),
        accept_months=12,
    )


def test_a_refusal_that_was_overturned_says_nothing_any_more(case: Case) -> None:
    refused = entered(case, "refused", MONDAY, REFUSED)
    body = {"refused": refused, "stage": 1, "by": "ombudsman", "reference": "2026-1", "reason": "It is in time."}
    entered(case, "overturned", MONDAY, body)
    assert refusal_facts(case_records(case.desk, case.id), "refusal", 1) is None


def test_a_refusal_of_one_stage_is_no_refusal_of_another(case: Case) -> None:
    entered(case, "refused", MONDAY, REFUSED)
    assert refusal_facts(case_records(case.desk, case.id), "escalation_refusal", 2) is None


# extensions


def test_a_planned_extension_is_read_beside_its_clock(case: Case) -> None:
    """Ten working days from Monday 7 December end on Monday 21 December: the 18th is within them."""
    planned(case, "2026-12-01")
    assert plan(case) == ExtensionFacts(
        until=dt.date(2026, 12, 18),
        instead_of=dt.date(2026, 12, 7),
        reasons="The surveyor has to take up the floor.",
        longest=10,
        interval="every week",
    )
    planned(case, "2026-12-01", until="2026-12-22", good_reason="Asbestos.")
    assert (plan(case).beyond, plan(case).good_reason) == (True, "Asbestos.")


def test_a_second_extension_is_instead_of_the_first(case: Case) -> None:
    case.extended("2026-12-01", "2026-12-16")
    planned(case, "2026-12-02")
    assert plan(case).instead_of == dt.date(2026, 12, 16)


def test_a_notice_that_does_not_count_is_instead_of_nothing(case: Case) -> None:
    case.extended("2026-12-08", "2026-12-16")
    planned(case, "2026-12-09")
    assert plan(case).instead_of == dt.date(2026, 12, 7)


def test_what_the_plan_was_stays_the_same_once_its_notice_went(case: Case) -> None:
    planned(case, "2026-12-01")
    before = plan(case)
    case.extended("2026-12-01", "2026-12-18")
    assert plan(case) == before


def test_under_the_code_of_2022_a_long_extension_wants_agreement(desk: Desk, settings: Settings) -> None:
    """Answered in more than 20 working days in all (5.2): logged on 12 June 2023, 10 July is day 20."""
    case = a_case(on(desk, "2023-06-12")).received("2023-06-12").acknowledged("2023-06-12")
    planned(case, "2023-06-14", until="2023-07-10")
    assert not plan(case).wants_agreement
    planned(case, "2023-06-14", until="2023-07-11", agreed="no")
    assert (plan(case).wants_agreement, plan(case).agreed) == (True, "no")
    assert plan(case, "extension_not_agreed").until == dt.date(2023, 7, 11)


# answers


def test_a_decision_is_read_point_by_point(case: Case) -> None:
    decided(case, "2026-12-01")
    facts = answer(case)
    assert [one.finding for one in facts.answers] == ["upheld", "not_upheld"]
    assert facts.answers[0].relied_on == "Our repairs policy, section 3."
    assert (facts.evidence_resident, facts.resident_comment) == ("Your photographs.", "It was dry in April.")
    assert (facts.final, facts.was_due, facts.ombudsman_months) == (False, dt.date(2026, 12, 7), 12)
    assert decider_of(case_records(case.desk, case.id), 1) == OFFICER


def test_a_point_that_changed_after_the_decision_is_undecided(case: Case) -> None:
    decided(case, MONDAY)
    definition = ((MR_D.points[0], Point("Your carpet is wet.", "ours")), MR_D.outcomes, ())
    change_definition(case.desk, case.id, definition, "It is wet, not damp.")
    assert answer(case).undecided == (2,)
    assert answer(case).answers[1] == PointAnswer("Your carpet is wet.")


def test_what_puts_it_right_is_read_with_its_sums_and_dates(case: Case) -> None:
    decided(case, "2026-12-01")
    weighed(case, "2026-12-01")
    remedied(case, "2026-12-01")
    paid(case, "2026-12-01", 7500)
    dropped = paid(case, "2026-12-01", 9900)
    entered(case, "promise_dropped", "2026-12-01", {"promise": dropped, "reason": "Entered twice."})
    entered(case, "lesson", "2026-12-01", {"stage": 1, "text": "Calls become jobs.", "who": "The clerk"})
    facts = answer(case)
    assert [(line.what, line.pence) for line in facts.remedies] == [
        ("Replace the radiator", 0),
        ("For your time and trouble", 7500),
    ]
    assert facts.total == 7500
    assert dict(facts.heads)["Time and trouble"] == 7500
    assert (facts.factors, facts.impact) == (
        (("How long it went on", "Seven weeks."),),
        "You were cold for seven weeks.",
    )
    assert facts.lessons == ("Calls become jobs.",)


def test_a_promise_that_was_put_off_has_its_new_date_and_one_that_was_kept_is_done(case: Case) -> None:
    moved, kept = remedied(case, MONDAY), remedied(case, MONDAY, what="Ring them")
    body = {"promise": moved, "was": "2026-12-18", "now": "2026-12-21", "reason": "The part is late."}
    entered(case, "promise_moved", MONDAY, body)
    entered(case, "promise_kept", MONDAY, {"promise": kept, "evidence": "The call."})
    first, second = answer(case).remedies
    assert (first.by, second.done_on) == (dt.date(2026, 12, 21), MONDAY)
    assert answer(case).steps == (first,)


def test_the_time_that_the_policy_gives_is_for_an_answer_with_a_further_stage(case: Case, settings: Settings) -> None:
    save_settings(case.desk, replace(settings, escalation_days="20"))
    assert answer(case).window == 20
    case.responded("2026-12-07").asked_for(2, "2026-12-10")
    assert (answer(case, 2).window, answer(case, 2).final) == (0, True)


def test_a_second_stage_knows_its_request_and_what_went_wrong_before(case: Case) -> None:
    """Answered on Wednesday 9 December, two days after it was due."""
    remedied(case, MONDAY)
    case.responded("2026-12-09").asked_for(2, "2026-12-10")
    body = {"stage": 2, "by": OFFICER, "text": "The repairs book."}
    entered(case, "facts_supplied", "2026-12-10", body)
    facts = answer(case, 2)
    assert facts.lapses == (
        "Our stage 1 response was due by Monday 7 December 2026. It went on Wednesday 9 December 2026.",
    )
    assert [line.what for line in facts.still_open] == ["Replace the radiator"]
    assert (facts.remedies, facts.fact_givers) == ((), (OFFICER,))
    asked = escalation_facts(case_records(case.desk, case.id), 2)
    assert asked is not None
    assert asked.requested_on == dt.date(2026, 12, 10)
    decided(case, "2026-12-11", 2)
    assert decider_of(case_records(case.desk, case.id), 2) == REVIEWER
    assert answer(case, 2).undecided == ()


def test_a_stage_that_was_never_acknowledged_is_a_lapse(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20").responded("2026-11-27").asked_for(2, "2026-12-01")
    assert answer(case, 2).lapses == ("We sent you no stage 1 acknowledgement.",)


# acknowledgements


@pytest.mark.parametrize("by", ["ombudsman", "landlord"])
def test_a_refusal_that_was_overturned_is_told_in_the_acknowledgement(case: Case, by: str) -> None:
    refused = entered(case, "refused", MONDAY, REFUSED)
    body = {"refused": refused, "stage": 1, "by": by, "reference": "", "reason": "It is in time."}
    entered(case, "overturned", "2026-12-04", body)
    records = case_records(case.desk, case.id)
    assert overturned_facts(records, 1) == OverturnedFacts(MONDAY, dt.date(2026, 12, 4), by)
    assert overturned_facts(records, 2) is None
    assert matters_of(case.desk, records, "response", 1).get("overturned") is None


def test_an_acknowledgement_knows_when_it_was_due(case: Case) -> None:
    """Received on Friday 20 November 2026: by Friday 27 November (2024 Code 6.2)."""
    found = acknowledgement_facts(case_records(case.desk, case.id), 1)
    assert found == {"overturned": None, "acknowledge_by": dt.date(2026, 11, 27), "unrealistic": ()}


def test_outcomes_that_cannot_be_had_are_told_with_why(case: Case) -> None:
    noted = Understanding(("", "A new carpet is not for the trust to give."))
    change_definition(case.desk, case.id, (MR_D.points, MR_D.outcomes, ()), "He asked.", noted)
    found = acknowledgement_facts(case_records(case.desk, case.id), 1)
    assert found["unrealistic"] == ((MR_D.outcomes[1], "A new carpet is not for the trust to give."),)


def test_what_they_say_against_a_new_date_is_read_with_it(desk: Desk, settings: Settings) -> None:
    case = a_case(on(desk, "2023-06-12")).received("2023-06-12").acknowledged("2023-06-12")
    said = {"objection": "It is too long.", "objected_on": "2023-06-13", "objected_by": "Mrs Quill"}
    planned(case, "2023-06-14", until="2023-07-11", agreed="no", **said)
    found = plan(case, "extension_not_agreed")
    assert (found.objection, found.objected_on, found.objected_by) == (
        "It is too long.",
        dt.date(2023, 6, 13),
        "Mrs Quill",
    )
