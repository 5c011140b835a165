"""The sheet on which a refusal is decided: what its answers come to, and what its steps offer."""

from __future__ import annotations

from app.casework.desks import Desk
from app.casework.guides import visible_fields
from app.casework.milestones import Milestone, record_milestone
from app.casework.refusal_sheets import MOST_OFFERED, refusal_sheet, refusal_steps
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, a_case, called
from tests.casework.refused_cases import LONG_AGO, new_case, records


def test_what_was_typed_becomes_a_decision(desk: Desk, settings: Settings) -> None:
    case = new_case(desk)
    sheet = refusal_sheet(case.desk, records(case))
    typed = {
        "ground": "policy",
        "policy_reference": "3.5",
        "weighed_caution": "It is fair.",
        "reasons": "No.",
        "accepting": "Yes.",
        "on": MONDAY,
    }
    refusal = sheet.refusal(typed)
    assert (refusal.ground, refusal.reasons, refusal.on) == ("policy", "No.", MONDAY)
    assert refusal.answers["policy_reference"] == "3.5"
    assert refusal.weighed["caution"] == "It is fair."
    assert sheet.refusal({**typed, "decision": "accept"}).reasons == "Yes."
    assert sheet.refusal({}).ground == ""
    assert sheet.found({}) is None
    assert sheet.against({}) == ()


def test_the_earlier_cases_of_the_same_person_or_home_are_offered_and_another_by_its_reference(
    desk: Desk, settings: Settings
) -> None:
    old = a_case(desk).received("2026-03-02")
    a_case(old.desk).received("2026-04-01", person=called("Mrs E. Ennis", address="2 Drove Road", postcode="BA5 1AA"))
    case = a_case(old.desk).received(MONDAY)
    sheet = refusal_sheet(case.desk, records(case))
    step = next(step for step in refusal_steps(sheet) if step.key == "facts.considered")
    field, typed = step.fields[:2]
    assert [option.key for option in field.options] == [str(old.id), "another"]
    assert "Monday 2 March 2026" in field.options[0].hint
    assert field.initial == ""
    assert typed not in visible_fields(step, {"earlier_case": str(old.id)})
    assert typed in visible_fields(step, {"earlier_case": "another"})


def test_where_there_is_no_likely_one_the_reference_is_asked_for_at_once(desk: Desk, settings: Settings) -> None:
    sheet = refusal_sheet(desk, records(new_case(desk)))
    step = next(step for step in refusal_steps(sheet) if step.key == "facts.considered")
    assert [option.key for option in step.fields[0].options] == ["another"]
    assert step.fields[0].initial == "another"


def test_no_more_are_offered_than_can_be_read(desk: Desk, settings: Settings) -> None:
    case = new_case(desk)
    for _ in range(MOST_OFFERED + 1):
        case = a_case(case.desk).received(MONDAY)
    assert len(refusal_sheet(case.desk, records(case)).earlier) == MOST_OFFERED


def test_a_day_of_the_record_stands_in_its_box(desk: Desk, settings: Settings) -> None:
    case = new_case(desk)
    record_milestone(case.desk, case.id, Milestone("occurred", LONG_AGO))
    steps = refusal_steps(refusal_sheet(case.desk, records(case)))
    step = next(step for step in steps if step.key == "facts.time_limit")
    assert [field.initial for field in step.fields[:2]] == [LONG_AGO, None]
