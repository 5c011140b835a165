"""The guides of putting it right: what is asked follows from what was chosen, and a sum stands beside the tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.casework.case_deeds import deed_form, offered_deeds
from app.casework.compensation_tables import POLICY, TypedBand, keep_band
from app.casework.desks import Desk
from app.casework.guides import CHECK, visible_fields
from app.casework.promises import promises_made
from app.casework.remedies import Weighing, add_remedy, weigh
from app.casework.remedy_guides import approval_form, remedy_form
from app.casework.settings import Settings
from app.rules.problems import Refused
from tests.casework.cases import MONDAY, OFFICER, REVIEWER, a_case
from tests.casework.escalated_cases import case_about_officer
from tests.casework.righted_cases import (
    FRIDAY,
    MEND,
    PAY,
    allow,
    at_stage_2,
    first,
    of_first,
    records,
    righted,
    unapproved,
)

LINES: dict[str, Any] = {
    "what": "Mend the radiator.",
    "who": "Mr T. Webb",
    "done": "no",
    "by": FRIDAY,
    "agreed": "yes",
}
MONEY: dict[str, Any] = {**LINES, "remedy": "pay", "head": "time_and_trouble", "sum": "100"}


def test_beside_the_steps_of_2022_stand_its_own_clauses(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2023-02-06")
    clauses = {step.key: step.clause[:9] for step in remedy_form(case.desk, case.id).guide.steps}
    assert clauses["kind"] == "Code 6.1:"
    assert clauses["money"] == "Code 6.6:"
    assert clauses["promise"] == "Code 6.5:"
    assert clauses["approval"] == "Code 3.3:"


def test_nobody_is_named_beforehand_who_sees_to_what_is_promised_on_a_complaint_about_her(
    desk: Desk, settings: Settings
) -> None:
    case = case_about_officer(desk)
    owner = remedy_form(case.desk, case.id).guide.step("promise").fields[0]
    assert (owner.key, owner.initial) == ("who", "")
    other = a_case(desk).received("2026-11-23")
    assert remedy_form(other.desk, other.id).guide.step("promise").fields[0].initial == OFFICER


def test_under_2024_nobody_should_have_to_go_on_for_a_proper_remedy_and_the_officer_has_authority(
    desk: Desk, settings: Settings
) -> None:
    case = a_case(desk).received("2026-11-23")
    clauses = {step.key: step.clause.partition(":")[0] for step in remedy_form(case.desk, case.id).guide.steps}
    assert (clauses["more"], clauses["approval"]) == ("Code 5.13", "Code 4.2")


def test_under_2020_the_kinds_of_the_next_edition_are_offered_and_that_is_said(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2021-02-08", logged="2026-11-23")
    step = remedy_form(case.desk, case.id).guide.step("kind")
    assert len(step.fields[0].options) == 8
    assert step.clause == ""
    said = "The Code of 2020 is not known to name kinds of its own; these are those of the Code of 2022."
    assert step.help == said


@pytest.mark.parametrize(
    ("answers", "path"),
    [
        ({**LINES, "remedy": "apologise"}, ("kind", "what", "promise", CHECK)),
        (MONEY, ("kind", "what", "money", "promise", CHECK)),
        ({**MONEY, "sum": "300"}, ("kind", "what", "money", "approval", "promise", CHECK)),
        ({**MONEY, "sum": "ten"}, ("kind", "what", "money", "promise", CHECK)),
    ],
)
def test_what_is_asked_follows_from_what_was_chosen(
    desk: Desk, settings: Settings, answers: dict[str, Any], path: tuple[str, ...]
) -> None:
    allow(desk, "250")
    case = a_case(desk).received(MONDAY)
    assert remedy_form(desk, case.id).guide.path(answers) == path


def test_at_stage_2_a_larger_offer_asks_why_before_who_approved_it(desk: Desk, settings: Settings) -> None:
    allow(desk, "150")
    case = at_stage_2(desk, PAY)
    guide = remedy_form(case.desk, case.id).guide
    assert guide.path(MONEY) == ("kind", "what", "money", "more", "approval", "promise", CHECK)
    assert "£100 was offered in all" in guide.step("more").help
    (problem,) = guide.problems("more", MONEY)
    assert problem.field == "why_more"


def test_a_sum_is_set_beside_the_policy_and_the_guidance(desk: Desk, settings: Settings) -> None:
    case = righted(desk, PAY)
    advice = remedy_form(desk, case.id).guide.step("money").advice
    assert advice is not None
    said = advice(MONEY)
    assert "Your own policy's sums are not in Settings yet." in said
    assert "The Ombudsman: £15 each time, missed appointment" in said
    assert "to be confirmed: the bands for distress and inconvenience were not seen" in said
    assert "With this, £200 is offered on this complaint in all." in said
    keep_band(
        desk,
        POLICY,
        TypedBand(head="time_and_trouble", low="50", high="150", words="weeks of ringing", source="Policy, page 4"),
        "The trustees approved it.",
    )
    assert "Your own policy: £50 to £150, weeks of ringing (Policy, page 4)." in advice(MONEY)
    assert "weeks of ringing" not in advice({**MONEY, "head": "statutory"})


@pytest.mark.parametrize("sum_", ["-5", "1e9", "ten pounds", "", "0", "100001"])
def test_a_sum_that_there_cannot_be_is_said_on_its_page(desk: Desk, settings: Settings, sum_: str) -> None:
    case = a_case(desk).received(MONDAY)
    guide = remedy_form(desk, case.id).guide
    assert [problem.field for problem in guide.problems("money", {**MONEY, "sum": sum_})] == ["sum"]
    assert guide.problems("what", {**MONEY, "sum": sum_}) == ()


@pytest.mark.parametrize("by", [dt.date(2026, 11, 29), dt.date(2026, 11, 20), None, "Sunday"])
def test_a_day_that_cannot_be_promised_is_said_on_its_page(
    desk: Desk, settings: Settings, by: dt.date | str | None
) -> None:
    case = a_case(desk).received(MONDAY)
    guide = remedy_form(desk, case.id).guide
    answers = {**LINES, "remedy": "apologise", "by": by}
    assert [problem.field for problem in guide.problems("promise", answers)] == ["by"]


def test_how_a_loss_is_worked_out_is_wanted_and_for_the_rest_it_can_be_said(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    form = remedy_form(desk, case.id)
    step = form.guide.step("money")
    shown = [field.key for field in visible_fields(step, {**MONEY, "head": "quantifiable_loss"})]
    assert shown == ["head", "sum", "reckoning", "paid"]
    assert [field.key for field in visible_fields(step, MONEY)] == ["head", "sum", "basis", "paid"]
    form.act({**MONEY, "basis": "Four weeks at £25."})
    assert first(case).reckoning == "Four weeks at £25."


def test_the_effect_is_pointed_at_until_it_was_weighed(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)

    def said() -> str:
        advice = remedy_form(desk, case.id).guide.step("kind").advice
        return advice({}) if advice else ""

    assert said().startswith("What puts it right follows from the effect it had.")
    weigh(desk, case.id, Weighing({}, "They slept in a coat."))
    assert said() == ""


def test_what_waits_for_approval_is_said_when_it_is_added(desk: Desk, settings: Settings) -> None:
    allow(desk, "50")
    case = a_case(desk).received(MONDAY)
    form = remedy_form(desk, case.id)
    said = form.act(MONEY)
    assert said == "It is recorded. The sum waits for approval; no date waits for that."
    advice = form.guide.step("approval").advice
    assert advice is not None
    assert advice(MONEY) == "With this, £100 is offered on this complaint. By yourself you may offer £50."
    assert first(case).awaits_approval


def test_an_approval_is_recorded_of_a_sum_that_waits_for_it(desk: Desk, settings: Settings) -> None:
    case = unapproved(desk)
    form = approval_form(desk, case.id, of_first(case))
    assert form.guide.step("approved").question == "Who approved the £100?"
    form.act({"approved_by": REVIEWER, "approved_on": MONDAY})
    assert not first(case).awaits_approval
    with pytest.raises(Refused):
        approval_form(desk, case.id, of_first(case)).act({"approved_by": REVIEWER, "approved_on": MONDAY})
    with pytest.raises(Refused):
        approval_form(desk, case.id).act({"approved_by": REVIEWER, "approved_on": MONDAY})
    assert len(records(case).standing) > 0


def test_a_name_that_looks_like_the_officer_s_is_asked_about_and_can_be_told_apart(
    desk: Desk, settings: Settings
) -> None:
    case = unapproved(desk)
    form = approval_form(desk, case.id, of_first(case))
    step = form.guide.step("approved")
    typed = {"approved_by": "A Clerk", "approved_on": MONDAY}
    assert "two_people" in {field.key for field in visible_fields(step, typed)}
    for name in (REVIEWER, OFFICER, "Alan Clerk", ""):
        assert "two_people" not in {field.key for field in visible_fields(step, {"approved_by": name})}
    assert [problem.field for problem in form.guide.problems("approved", typed)] == ["two_people"]
    form.act({**typed, "two_people": True})
    assert first(case).approved_by == "A Clerk"


def test_the_doubt_is_asked_on_the_page_of_the_approval(desk: Desk, settings: Settings) -> None:
    allow(desk, "50")
    case = a_case(desk).received(MONDAY)
    form = remedy_form(desk, case.id)
    typed = {**MONEY, "approved_by": "A Clerk", "approved_on": MONDAY}
    assert [problem.field for problem in form.guide.problems("approval", typed)] == ["two_people"]
    form.act({**typed, "two_people": True})
    assert not first(case).awaits_approval


def test_the_approval_of_a_sum_is_offered_in_the_menu_while_one_waits(desk: Desk, settings: Settings) -> None:
    """Where the letter's list says “Record its approval first”, More has it too, and asks which sum where two wait."""
    plain = righted(desk, MEND)
    assert "approve_remedy" not in {one.key for one in offered_deeds(plain.desk, plain.id)}
    case = unapproved(desk)
    (offered,) = (one for one in offered_deeds(case.desk, case.id) if one.key == "approve_remedy")
    assert (offered.verb, offered.group, offered.blocked) == ("Record the approval of a sum…", "righting", "")
    form = deed_form(case.desk, case.id, "approve_remedy")
    assert form.guide.steps[0].question == "Who approved the £100?"
    add_remedy(case.desk, case.id, replace(PAY, what="For the heater", sum="20"))
    form = deed_form(case.desk, case.id, "approve_remedy")
    which = form.guide.steps[0].fields[0]
    assert [option.label for option in which.options] == [
        "£100: For the months of ringing us about it",
        "£20: For the heater",
    ]
    answers = {"approved_by": "Canon H. Price", "approved_on": case.desk.today()}
    assert [one.field for one in form.guide.problems("approved", answers)] == ["which"]
    form.act(answers | {"which": which.options[1].key})
    assert [one.approved_by for one in promises_made(records(case))] == ["", "Canon H. Price"]
