"""Somebody else deals with a stage, it is about the officer, facts are supplied and conflicts declared."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.cases import case_records
from app.casework.corrections import strike_out
from app.casework.desks import Desk
from app.casework.escalations import escalate
from app.casework.independents import keep_independent
from app.casework.letter_facts import facts_of
from app.casework.milestones import Milestone
from app.casework.settings import Settings, read_settings, save_settings
from app.casework.stage_changes import (
    Reassignment,
    Subject,
    about_blocked,
    about_officer,
    declare_conflict,
    facts_blocked,
    possible_subjects,
    reassign,
    reassign_blocked,
    supply_facts,
    taken_away,
)
from app.casework.stage_people import Considerer
from app.models.checks import check_book
from tests.casework.answered_cases import decided, received_case, records, reviewed_case
from tests.casework.cases import OFFICER, REVIEWER, on, refused
from tests.casework.escalated_cases import CHAIR, OUTSIDER, answered_case, case_about_officer, with_plan

TUESDAY = dt.date(2026, 11, 24)
CHANGE = Reassignment(Considerer("Mr W. Arden", post="Deputy clerk"), "She is away until the New Year", "no")


def test_somebody_else_deals_with_it_and_letters_name_them(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    reassign(case.desk, case.id, CHANGE)
    assert case.file.people == ((1, "Mr W. Arden"),)
    assert case.line("assigned").sentence == "Stage 1 is dealt with by Mr W. Arden. She is away until the New Year."
    facts = facts_of(case.desk, records(case), "acknowledgement", 1)
    assert (facts.handler, facts.handler_post) == ("Mr W. Arden", "Deputy clerk")
    reassign(case.desk, case.id, replace(CHANGE, person=Considerer(OFFICER), reason="She is back."))
    assert case.file.people == ((1, OFFICER),)
    assert check_book(case.desk.book).sound


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        (replace(CHANGE, reason=" "), "reason", "Enter why somebody else deals with it."),
        (replace(CHANGE, reason="x" * 20_001), "reason", "The reason has 20,001 characters"),
        (replace(CHANGE, began=""), "began", "Say whether they had begun to consider it"),
        (replace(CHANGE, person=Considerer("")), "person", "Enter who will deal with stage 1."),
        (
            replace(CHANGE, person=Considerer("Mrs Anne Clerk")),
            "person",
            "Mrs Anne Clerk is Anne Clerk, who has stage 1",
        ),
        (
            replace(CHANGE, person=Considerer("A. Clerk")),
            "two_people",
            "A. Clerk looks like Anne Clerk, who has stage 1",
        ),
        (replace(CHANGE, person=replace(CHANGE.person, conflict="yes")), "resolution", "Enter how it is dealt with"),
    ],
)
def test_a_change_that_cannot_be_is_refused_beside_its_field(
    desk: Desk, settings: Settings, change: Reassignment, field: str, sentence: str
) -> None:
    case = received_case(desk)
    with refused(case.desk) as said:
        reassign(case.desk, case.id, change)
    assert said[field].startswith(sentence)


def test_an_answered_stage_stays_with_whoever_considered_it(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    assert reassign_blocked(case.desk, records(case)).startswith("Stage 1 was answered on Friday 4 December 2026")
    with refused(case.desk) as said:
        reassign(case.desk, case.id, CHANGE)
    assert list(said) == [""]


def test_nothing_changes_on_a_closed_case(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk).closed("2026-12-15")
    for blocked in (reassign_blocked, about_blocked, facts_blocked):
        assert "closed" in blocked(case.desk, records(case))


def test_a_complaint_about_the_officer_is_taken_by_the_chair_and_then_from_outside(
    desk: Desk, settings: Settings
) -> None:
    """Scenario (c): stage 1 by the chair, stage 2 by an outside reviewer, facts from the officer."""
    case = case_about_officer(desk)
    assert records(case).people == {1: CHAIR.name}
    assert case.line("about_officer").detail == "She told me to stop ringing."
    supply_facts(case.desk, case.id, TUESDAY, "I spoke to him on 2 November at ten.")
    assert case.line("facts_supplied").sentence == (
        f"Facts supplied by {OFFICER} to {CHAIR.name}, who considers stage 1: I spoke to him on 2 November at ten."
    )
    decided(case)
    assert records(case).facts("decided")["by"] == CHAIR.name
    case.responded("2026-12-04")
    request = Milestone("escalation_requested", dt.date(2026, 12, 14), 2, "in person")
    case.desk = on(case.desk, "2026-12-14")
    for name in (OFFICER, "B. Chair", "Mrs Beatrice Chair"):
        with refused(case.desk):
            escalate(case.desk, case.id, replace(request, considerer=Considerer(name)))
    escalate(case.desk, case.id, replace(request, considerer=Considerer(OUTSIDER.name, conflict="none")))
    assert case.file.people == ((1, CHAIR.name), (2, OUTSIDER.name))
    assert check_book(case.desk.book).sound


def test_letters_that_the_chair_signs_give_the_chairs_own_number(desk: Desk, settings: Settings) -> None:
    case = case_about_officer(desk)
    assert facts_of(case.desk, records(case), "acknowledgement", 1).handler_phone == settings.phone
    keep_independent(case.desk, replace(CHAIR, phone="01749 111222"), "Minutes.", was=CHAIR.name)
    said = facts_of(case.desk, records(case), "acknowledgement", 1)
    assert (said.handler, said.handler_phone) == (CHAIR.name, "01749 111222")
    hers = received_case(case.desk)
    assert facts_of(hers.desk, records(hers), "acknowledgement", 1).handler_phone == settings.phone


@pytest.mark.parametrize("name", [OFFICER, "Miss Anne Clerk"])
def test_whom_it_is_about_does_not_keep_it(desk: Desk, settings: Settings, name: str) -> None:
    case = received_case(desk)
    with refused(case.desk) as said:
        about_officer(case.desk, case.id, Subject(TUESDAY, OFFICER, "", Considerer(name)))
    assert said == {"person": "The complaint is about Anne Clerk, so somebody else must take this stage."}
    with refused(case.desk) as said:
        about_officer(case.desk, case.id, Subject(TUESDAY, OFFICER, "", Considerer("A. Clerk")))
    assert list(said) == ["two_people"]


def test_it_may_be_about_whoever_has_the_stage(desk: Desk, settings: Settings) -> None:
    case = reviewed_case(desk)
    assert possible_subjects(case.desk, records(case)) == (OFFICER, REVIEWER)
    assert not taken_away(records(case), OFFICER)
    about_officer(case.desk, case.id, Subject(case.desk.today(), OFFICER))
    assert case.file.people[-1] == (2, REVIEWER)
    about_officer(case.desk, case.id, Subject(case.desk.today(), REVIEWER, "", Considerer("Mr T. Reeve")))
    assert case.file.people[-1] == (2, "Mr T. Reeve")
    assert possible_subjects(case.desk, records(case)) == ("Mr T. Reeve",)


def test_what_is_recorded_already_or_cannot_be_is_refused(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    with refused(case.desk) as said:
        about_officer(case.desk, case.id, Subject(dt.date(2026, 12, 25), "Somebody", "x" * 20_001))
    assert set(said) == {"on", "about", "words"}
    about_officer(case.desk, case.id, Subject(TUESDAY, OFFICER, "", Considerer("Mrs B. Chair")))
    about_officer(case.desk, case.id, Subject(TUESDAY, "Mrs B. Chair", "", Considerer("Mr T. Reeve")))
    about_officer(case.desk, case.id, Subject(TUESDAY, "Mr T. Reeve", "", Considerer("Dame E. Trustee")))
    assert about_blocked(case.desk, records(case)) == ""


def test_an_answered_case_about_the_officer_is_recorded_and_its_stage_stays(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    about_officer(case.desk, case.id, Subject(dt.date(2026, 12, 14), OFFICER, "", Considerer("Mrs B. Chair")))
    assert case.file.people == ((1, OFFICER),)
    assert about_blocked(case.desk, records(case)) == "That it is about Anne Clerk is recorded already."
    with refused(case.desk):
        about_officer(case.desk, case.id, Subject(dt.date(2026, 12, 14), OFFICER))


def test_it_is_about_nobody_while_nobody_is_named(desk: Desk) -> None:
    case = received_case(desk)
    assert about_blocked(case.desk, records(case)) == "Enter your name in Settings first."


def test_facts_are_supplied_to_somebody_else_only(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    assert facts_blocked(case.desk, records(case)).startswith("You deal with stage 1 yourself.")
    with refused(case.desk) as said:
        supply_facts(case.desk, case.id, None, " ")
    assert set(said) == {"", "on", "text"}
    case = reviewed_case(desk)
    with refused(case.desk) as said:
        supply_facts(case.desk, case.id, case.desk.today(), "x" * 20_001)
    assert list(said) == ["text"]


def test_a_conflict_is_declared_later_and_struck_out_with_the_stage(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    case.asked_for(2, "2026-12-14")
    declare_conflict(case.desk, case.id, Considerer(REVIEWER, 2, conflict="none"))
    with refused(case.desk) as said:
        declare_conflict(case.desk, case.id, Considerer("Mrs B. Chair", 2))
    assert set(said) == {"", "conflict"}
    strike_out(case.desk, case.id, case.line("escalation_requested").seq, "She only asked what stage 2 is.")
    assert case_records(case.desk, case.id).last("conflict_declared") is None
    assert case.file.people == ((1, OFFICER),)


def test_a_plan_with_the_officers_name_changed_since_keeps_stage_2_from_her(desk: Desk, settings: Settings) -> None:
    """She married between the stages: she is who dealt with stage 1, and the officer under her new name."""
    case = answered_case(with_plan(desk, CHAIR))
    save_settings(desk, replace(read_settings(desk), officer="Anne Warden"))
    with refused(case.desk) as said:
        case.asked_for(2, "2026-12-14", "Anne Warden")
    assert said["person"].startswith("Anne Warden is the complaints officer")
