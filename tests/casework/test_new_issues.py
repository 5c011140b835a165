"""New issues: three questions decide whether something joins the complaint or becomes one (2024 Code 6.8)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.casework.cases import case_records
from app.casework.corrections import change_definition
from app.casework.decisions import decision_problems
from app.casework.definitions import Understanding, definition_now, understanding_of
from app.casework.desks import Desk
from app.casework.files import CaseFile, case_file
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.intakes import Point, Representative
from app.casework.new_issues import NewIssue, answered_on, joins, raise_issue
from app.casework.settings import Settings
from app.models.checks import check_book
from tests.casework.answered_cases import case_of_2022, decided_case, received_case, records, reviewed_case
from tests.casework.cases import MR_D, Case, a_case, on, refused

THURSDAY = dt.date(2026, 11, 26)
ISSUE = NewIssue(
    text="The boiler man did not come either.",
    whose="ours",
    raised_on=THURSDAY,
    heard_by="the warden",
    related="yes",
    delays="no",
    outcomes=("A new day for the boiler.", "Mend the radiator."),
    hazard="no",
)


def on_thursday(case: Case) -> Case:
    case.desk = on(case.desk, max(THURSDAY, case.desk.today()))
    return case


def other(case: Case, number: int) -> CaseFile:
    return case_file(case.desk, number)


@pytest.mark.parametrize("related", ["yes", "no"])
@pytest.mark.parametrize("answered", [False, True])
@pytest.mark.parametrize("delays", ["yes", "no"])
def test_it_joins_only_where_all_three_answers_speak_for_it(
    desk: Desk, settings: Settings, related: str, delays: str, *, answered: bool
) -> None:
    joined = (related, answered, delays) == ("yes", False, "no")
    case = on_thursday(received_case(desk))
    if answered:
        case = case.responded("2026-11-26")
    issue = replace(ISSUE, related=related, delays=delays)
    assert joins(records(case), issue) is joined
    number = raise_issue(case.desk, case.id, issue)
    assert (number == case.id) is joined
    body = records(case).facts("issue_raised")
    assert (body["related"], body["answered"], body["delays"]) == (related, "yes" if answered else "no", delays)
    assert (body["outcome"], body["case"]) == (("merged", None) if joined else ("new_case", number))
    assert check_book(case.desk.book).sound


def test_what_joins_is_a_point_more_and_moves_no_date(desk: Desk, settings: Settings) -> None:
    case = on_thursday(received_case(desk))
    agreed = Understanding(("", "It is his own."), "yes", dt.date(2026, 11, 24))
    change_definition(case.desk, case.id, definition_now(records(case)), "It was gone over.", agreed)
    due = case.clock("stage1.respond").due
    raise_issue(case.desk, case.id, ISSUE)
    assert case.file.points == (*MR_D.points, Point(ISSUE.text, "ours"))
    assert case.file.outcomes == (*MR_D.outcomes, "A new day for the boiler.")
    assert case.clock("stage1.respond").due == due
    assert understanding_of(records(case)).unrealistic == ("", "It is his own.", "")
    assert understanding_of(records(case)).agreed == ""
    assert case.line("issue_raised").sentence == (
        "Something new was raised on Thursday 26 November 2026, and taken in as point 3: "
        "The boiler man did not come either."
    )
    assert case.line("defined").detail == "Reason: Taken in, as raised on Thursday 26 November 2026: point 3."


def test_what_joins_a_decided_complaint_leaves_it_incomplete(desk: Desk, settings: Settings) -> None:
    case = decided_case(desk)
    raise_issue(case.desk, case.id, ISSUE)
    assert [one.field for one in decision_problems(records(case), 1)] == ["point.3"]


def test_what_becomes_a_complaint_was_received_on_the_day_it_was_raised(desk: Desk, settings: Settings) -> None:
    """Raised on the Thursday and typed on the Friday: acknowledged within five working days of the Thursday."""
    daughter = Representative(name="Mrs P. Dunmore-Hale", relation="daughter")
    case = a_case(desk).received(
        "2026-11-23", representative=daughter, large_print=True, adjustments=("Ring in the mornings.",)
    )
    case.desk = on(case.desk, "2026-11-27")
    number = raise_issue(case.desk, case.id, replace(ISSUE, related="no"))
    new = other(case, number)
    assert new.received_on == THURSDAY
    assert new.clocks[0].due == dt.date(2026, 12, 3)
    assert (new.person, new.representative) == (MR_D.person, daughter)
    assert (new.large_print, new.adjustments) == (True, ("Ring in the mornings.",))
    assert (new.points, new.outcomes) == ((Point(ISSUE.text, "ours"),), ISSUE.outcomes)
    assert case.file.points == MR_D.points


def test_both_name_each_other(desk: Desk, settings: Settings) -> None:
    case = on_thursday(received_case(desk))
    number = raise_issue(case.desk, case.id, replace(ISSUE, related="no"))
    assert records(case).facts("linked")["case"] == number
    assert case_records(case.desk, number).facts("linked")["case"] == case.id
    assert "became complaint 2026/002" in case.line("issue_raised").sentence
    assert "2026/001" in next(line.sentence for line in other(case, number).history if line.kind == "linked")


def test_a_danger_that_joins_stands_on_the_case_from_the_day_it_was_raised(desk: Desk, settings: Settings) -> None:
    case = on_thursday(received_case(desk))
    raise_issue(case.desk, case.id, replace(ISSUE, hazard="yes", hazard_action="The warden rang the gas people."))
    assert case.file.hazard_pressing
    assert case.line("hazard").on == THURSDAY
    assert case.line("issue_raised").sentence.endswith("It may be a hazard.")
    typed = records(case).facts("issue_raised")
    told = "The warden rang the gas people."
    assert (typed["hazard_action"], typed["how"], typed["heard_by"]) == (told, "phone", "the warden")


def test_a_danger_beside_another_has_its_own_date(desk: Desk, settings: Settings) -> None:
    case = on_thursday(a_case(desk).received("2026-11-23", hazard="yes"))
    raise_issue(case.desk, case.id, replace(ISSUE, hazard="yes"))
    assert [line.on for line in case.file.history if line.kind == "hazard"] == [THURSDAY, dt.date(2026, 11, 23)]


def test_a_danger_raised_after_the_first_was_investigated_has_a_date_of_its_own(desk: Desk, settings: Settings) -> None:
    """Thursday 26 November: Fri 27 (1), Mon 30 (2), Fri 4 December (6), Thu 10 (10)."""
    case = a_case(desk).received("2026-11-23", hazard="yes")
    record_hazard_action(case.desk, case.id, HazardAction(dt.date(2026, 11, 23), "Made safe.", "yes", "the plumber"))
    assert not case.file.hazard_pressing
    case = on_thursday(case)
    raise_issue(case.desk, case.id, replace(ISSUE, hazard="yes"))
    assert case.file.hazard_pressing
    later = case.file.hazards[0]
    assert "Made safe." not in later.text
    assert later.date is not None
    assert later.date.due == dt.date(2026, 12, 10)
    record_hazard_action(case.desk, case.id, HazardAction(THURSDAY, "The wall was opened.", "yes", "the plumber"))
    assert not case.file.hazard_pressing


def test_a_danger_of_its_own_complaint_stands_there(desk: Desk, settings: Settings) -> None:
    case = on_thursday(received_case(desk))
    number = raise_issue(case.desk, case.id, replace(ISSUE, related="no", hazard="yes"))
    assert other(case, number).hazard_pressing
    assert not case.file.hazard_pressing


def test_at_stage_2_it_is_a_new_complaint(desk: Desk, settings: Settings) -> None:
    case = reviewed_case(desk)
    assert answered_on(records(case)) == dt.date(2026, 12, 4)
    number = raise_issue(case.desk, case.id, replace(ISSUE, raised_on=dt.date(2027, 1, 5)))
    assert other(case, number).received_on == dt.date(2027, 1, 5)


def test_under_2022_it_is_decided_in_the_same_way(desk: Desk, settings: Settings) -> None:
    case = case_of_2022(desk)
    assert raise_issue(case.desk, case.id, replace(ISSUE, raised_on=dt.date(2023, 2, 10))) == case.id
    number = raise_issue(case.desk, case.id, replace(ISSUE, raised_on=dt.date(2023, 2, 13), delays="yes"))
    assert other(case, number).edition_key == "2022"


SLIPS: list[tuple[dict[str, Any], str]] = [
    ({"text": " \n "}, "text"),
    ({"text": "x" * 1_001}, "text"),
    ({"raised_on": None}, "raised_on"),
    ({"raised_on": "31 Febr"}, "raised_on"),
    ({"raised_on": dt.date(2026, 12, 31)}, "raised_on"),
    ({"raised_on": dt.date(2026, 11, 20)}, "raised_on"),
    ({"whose": "theirs"}, "whose"),
    ({"how": "pigeon"}, "how"),
    ({"hazard": ""}, "hazard"),
    ({"related": ""}, "related"),
    ({"delays": ""}, "delays"),
    ({"outcomes": ("x" * 1_001,)}, "outcomes"),
    ({"heard_by": "x" * 201}, "heard_by"),
]


@pytest.mark.parametrize(("changes", "field"), SLIPS)
@pytest.mark.parametrize("related", ["yes", "no"])
def test_what_is_missing_is_said_beside_its_field_and_nothing_is_written(
    desk: Desk, settings: Settings, changes: dict[str, Any], field: str, related: str
) -> None:
    case = on_thursday(received_case(desk))
    with refused(case.desk) as said:
        raise_issue(case.desk, case.id, replace(ISSUE, **{"related": related, **changes}))
    assert list(said) == [field]


def test_a_closed_complaint_takes_nothing_in(desk: Desk, settings: Settings) -> None:
    case = received_case(desk).responded("2026-12-04").closed("2026-12-07")
    with refused(case.desk) as said:
        raise_issue(case.desk, case.id, ISSUE)
    assert said[""].startswith("This case is closed.")
