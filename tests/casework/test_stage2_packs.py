"""The pack is gathered from the case: what went further, what is known of it, and by when to answer."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.casework.contacts import Contact, log_contact
from app.casework.desks import Desk
from app.casework.escalations import escalate
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.milestones import Milestone
from app.casework.settings import Settings
from app.casework.stage2_packs import pack_blocked, pack_of, stage2_pack, stage2_pack_title
from app.casework.stage_changes import supply_facts
from app.casework.stage_people import Considerer
from tests.casework.answered_cases import decided_case, received_case, reviewed_case
from tests.casework.cases import MR_D, OFFICER, Case, on
from tests.casework.escalated_cases import (
    ABOUT_HER,
    CHAIR,
    OUTSIDER,
    answered_case,
    case_about_officer,
    third_stage_case,
    with_plan,
)
from tests.casework.test_hazard_actions import NAMED, two_hazards
from tests.reports.papers import said

DAY = dt.date(2026, 12, 14)


def partial_case(desk: Desk) -> Case:
    """Decided and answered; the second point goes to an outside reviewer."""
    case = decided_case(with_plan(desk, OUTSIDER)).responded("2026-12-04")
    case.desk = on(case.desk, DAY)
    person = Considerer(OUTSIDER.name, conflict="none")
    escalate(
        case.desk,
        case.id,
        Milestone(
            "escalation_requested", DAY, 2, "by telephone", considerer=person, words="It still smells.", points=(2,)
        ),
    )
    return case


def test_what_goes_further_and_what_was_found_before(desk: Desk, settings: Settings) -> None:
    case = partial_case(desk)
    pack = pack_of(case.desk, case.id)
    assert [point.number for point in pack.points] == [2]
    assert [point.number for point in pack.settled] == [1]
    assert pack.points[0].found == "Found at stage 1: Upheld. The job was never raised."
    assert pack.points[0].whose == "The landlord answers for this."
    assert (pack.words, pack.considerer, pack.officer) == ("It still smells.", OUTSIDER.name, OFFICER)
    assert pack.people[0].startswith(f"Stage 2: {OUTSIDER.name} (Independent adjudicator, From outside).")
    assert "no conflict of interest at stage 2" in pack.people[0]
    assert pack.people[1] == f"Stage 1: {OFFICER} (Clerk to the trustees)."
    assert "At stage 1, the resident's side: Three photographs." in pack.evidence


def test_by_when_to_answer_is_told_with_its_working(desk: Desk, settings: Settings) -> None:
    """Acknowledged on Wednesday 16 December 2026: twenty working days end on Monday 18 January 2027."""
    case = reviewed_case(desk)
    pack = pack_of(case.desk, case.id)
    assert "Monday 18 January 2027" in pack.due
    assert [line.label for line in pack.working][:2] == ["Day 0", "How it is counted"]
    assert [one.on for one in pack.skipped] == [dt.date(2026, 12, 25), dt.date(2026, 12, 28), dt.date(2027, 1, 1)]
    assert ("Give the reasons for your decision.", "Code 6.19") in pack.demands


def test_what_happened_stands_in_the_order_of_its_days(desk: Desk, settings: Settings) -> None:
    case = partial_case(desk)
    supply_facts(case.desk, case.id, DAY, "The job was closed without a visit.")
    pack = pack_of(case.desk, case.id)
    assert [one.on for one in pack.chronology] == sorted(one.on for one in pack.chronology)
    assert not any("without a visit" in one.sentence for one in pack.chronology)
    assert [one.sentence for one in pack.facts] == ["The job was closed without a visit."]


def test_what_they_said_of_the_officer_reaches_whoever_considers_it(desk: Desk, settings: Settings) -> None:
    case = case_about_officer(desk)
    told = [one.sentence for one in pack_of(case.desk, case.id).chronology]
    assert any(one.endswith(f"who deals with complaints. “{ABOUT_HER}”") for one in told)
    assert any(one.startswith("Received on ") and one.endswith(f"“{MR_D.words}”") for one in told)


def test_letters_say_whether_they_went(desk: Desk, settings: Settings) -> None:
    case = answered_case_with_letter(desk)
    (letter,) = pack_of(case.desk, case.id).letters
    assert letter.sentence.startswith("Stage 1 acknowledgement; sent on Tuesday 24 November 2026 by second class post")


def answered_case_with_letter(desk: Desk) -> Case:
    case = Case(desk).received("2026-11-23").issued("2026-11-23").posted("2026-11-24").responded("2026-12-04")
    return case.asked_for(2, "2026-12-14")


def test_a_stage_that_she_has_herself_has_no_pack(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    assert pack_blocked(case.desk, case.id).startswith("You deal with stage 1 yourself.")
    case = reviewed_case(desk)
    assert pack_blocked(case.desk, case.id) == ""


def test_the_chair_gets_a_pack_of_stage_1_and_the_third_stage_has_one(desk: Desk, settings: Settings) -> None:
    case = case_about_officer(desk)
    pack = pack_of(case.desk, case.id)
    assert (pack.stage, pack.considerer) == (1, CHAIR.name)
    assert f"{OFFICER} began to consider stage 1." in pack.people
    third = third_stage_case(desk)
    third.asked_for(3, "2023-03-13", "Dame E. Trustee")
    assert stage2_pack_title(third.desk, third.id).startswith("Stage 3 pack ")
    assert pack_of(third.desk, third.id).demands


def test_without_a_decision_before_it_says_what_there_is_to_rely_on(desk: Desk, settings: Settings) -> None:
    case = case_about_officer(desk)
    bare = pack_of(case.desk, case.id).evidence
    assert bare[0] == "No evidence is listed yet: nothing was decided before this stage."
    assert not any("holds" in one for one in bare)
    supply_facts(case.desk, case.id, case.desk.today(), "I spoke to him at ten.")
    log_contact(case.desk, case.id, Contact(case.desk.today(), "phone", "in", "Mr Dunmore", "He rang."))
    told = pack_of(case.desk, case.id).evidence
    assert "The record holds 1 contact and 1 set of facts, told above." in told
    assert "No evidence is listed yet" in said(stage2_pack(case.desk, case.id)).replace("\u00a0", " ")


def test_after_a_decision_its_evidence_stands_alone(desk: Desk, settings: Settings) -> None:
    case = partial_case(desk)
    assert not any("No evidence" in one for one in pack_of(case.desk, case.id).evidence)


def test_the_pack_is_printed(desk: Desk, settings: Settings) -> None:
    case = partial_case(desk)
    text = said(stage2_pack(case.desk, case.id)).replace("\u00a0", " ")
    assert f"For {OUTSIDER.name}" in text
    assert stage2_pack_title(case.desk, case.id) == "Stage 2 pack 2026/001"


def test_a_case_without_a_request_or_adjustments_has_a_pack_all_the_same(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    case.desk = replace(case.desk, sample=True)
    assert pack_of(case.desk, case.id).request == ""


def test_how_it_was_asked_for_is_set_apart_where_it_does_not_read_on(desk: Desk, settings: Settings) -> None:
    case = decided_case(with_plan(desk, OUTSIDER)).responded("2026-12-04")
    case.desk = on(case.desk, DAY)
    person = Considerer(OUTSIDER.name, conflict="none")
    rang = Milestone("escalation_requested", DAY, 2, "Ms Vale rang", considerer=person, points=(2,))
    escalate(case.desk, case.id, rang)
    assert pack_of(case.desk, case.id).request == (
        "Stage 2 was asked for on Monday 14 December 2026 (Ms Vale rang), about point 2 alone."
    )


def test_each_hazard_is_named_in_what_happened(desk: Desk, settings: Settings) -> None:
    case = two_hazards(desk)
    number = case.file.hazards[-1].seq
    record_hazard_action(case.desk, case.id, HazardAction(case.desk.today(), "Made safe.", "yes", "a firm", number))
    pack = pack_of(case.desk, case.id)
    told = [one.sentence for one in pack.chronology if "hazard" in one.sentence.lower()]
    assert any(f"It is about “{NAMED}”." in one for one in told)
    assert any(f"about the hazard “{NAMED}”: Made safe." in one for one in pack.evidence)
