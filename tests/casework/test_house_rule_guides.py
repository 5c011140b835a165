"""The guides of a limit of the landlord's own: what is typed is judged at once, and each ends in its verb."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from app.casework.desks import Desk
from app.casework.guides import Field, visible_fields
from app.casework.house_rule_guides import changing_form, dropping_form, house_rule_form
from app.casework.house_rules import keep_house_rule, read_house_rules
from app.casework.settings import Settings
from app.rules.house_rules import HouseRule
from app.rules.problems import Refused
from tests.casework.walks import walks

MAY = dt.date(2026, 5, 1)
POLICY = "Complaints policy of May 2026, 4.2."
CLOCKS = ("stage1.acknowledge", "stage1.respond", "stage2.acknowledge", "stage2.respond", "stage3.respond")


def typed(field: Field) -> Any:  # noqa: ANN401 - the type goes with the kind of field
    return {"working_days": "25", "from_origin": True, "since": MAY}.get(field.key, POLICY)


@pytest.mark.parametrize("clock", CLOCKS)
def test_every_time_limit_can_be_given_a_figure(desk: Desk, settings: Settings, clock: str) -> None:
    form = house_rule_form(desk, clock)
    answers = next(walks(form.guide, typed))
    said = form.act(answers)
    assert said.startswith("Departure from the Code recorded for the stage ")
    assert [(rule.clock, rule.since) for rule in read_house_rules(desk)] == [(clock, MAY)]


def test_why_is_asked_only_where_the_figure_is_longer(desk: Desk, settings: Settings) -> None:
    step = house_rule_form(desk, "stage1.respond").guide.step("limit")
    short = {"working_days": "8", "from_origin": False, "reason": ""}
    shown = [field.key for field in visible_fields(step, short)]
    assert shown == ["working_days", "from_origin", "reason", "since"]
    longer = [field.key for field in visible_fields(step, short | {"working_days": "12"})]
    assert longer == ["working_days", "from_origin", "explanation", "reason", "since"]


def test_what_counts_from_the_receipt_already_is_not_asked_about_it(desk: Desk, settings: Settings) -> None:
    step = house_rule_form(desk, "stage1.acknowledge").guide.step("limit")
    assert [field.key for field in step.fields] == ["working_days", "explanation", "reason", "since"]


@pytest.mark.parametrize(
    ("figure", "advice"),
    [
        ("", ""),
        ("ten", ""),
        ("0", ""),
        ("9" * 5_000, ""),
        ("20", ""),  # the Code's own
        ("8", "stricter than"),
        ("25", "so a departure"),
    ],
)
def test_the_figure_typed_is_judged_at_once(desk: Desk, settings: Settings, figure: str, advice: str) -> None:
    step = house_rule_form(desk, "stage2.respond").guide.step("limit")
    assert step.advice is not None
    said = step.advice({"working_days": figure, "explanation": "", "reason": ""})
    assert (advice in said) if advice else said == ""


def test_a_figure_that_is_none_is_said_beside_it(desk: Desk, settings: Settings) -> None:
    guide = house_rule_form(desk, "stage2.respond").guide
    problems = guide.problems("limit", {"working_days": "ten", "reason": POLICY})
    assert [(one.field, one.sentence) for one in problems] == [
        ("working_days", "Enter a number of working days from 1 to 250.")
    ]


@pytest.mark.parametrize(
    ("typed_day", "sentence"),
    [
        ("31 2 2026", "There is no date “31 2 2026”. Enter a day, a month and a year."),
        (
            dt.date(226, 5, 1),
            "The calendar has the years 1990 to 2040. Check the year of the day from which your policy says so.",
        ),
    ],
)
def test_a_day_that_cannot_be_is_said_beside_it_and_nothing_is_kept(
    desk: Desk, settings: Settings, typed_day: dt.date | str, sentence: str
) -> None:
    form = house_rule_form(desk, "stage1.respond")
    answers = {"working_days": "8", "reason": POLICY, "since": typed_day}
    assert [(one.field, one.sentence) for one in form.guide.problems("limit", answers)] == [("since", sentence)]
    with pytest.raises(Refused):
        form.act(answers)
    assert read_house_rules(desk) == ()


def test_a_policy_that_always_said_so_has_no_day(desk: Desk, settings: Settings) -> None:
    house_rule_form(desk, "stage1.respond").act({"working_days": "8", "reason": POLICY, "since": None})
    assert read_house_rules(desk) == (HouseRule("stage1.respond", 8),)


def test_a_limit_that_is_there_stands_in_the_form(desk: Desk, settings: Settings) -> None:
    monthly = "The trustees meet once a month."
    keep_house_rule(desk, HouseRule("stage2.respond", 25, explanation=monthly, since=MAY), POLICY)
    form = changing_form(desk, "stage2.respond", MAY)
    begun = {field.key: field.initial for field in form.guide.step("limit").fields}
    assert (begun["working_days"], begun["explanation"], begun["since"]) == ("25", monthly, MAY)


def test_a_newer_one_begins_empty_and_says_what_becomes_of_those_there_are(desk: Desk, settings: Settings) -> None:
    keep_house_rule(desk, HouseRule("stage1.respond", 8, since=MAY), POLICY)
    form = house_rule_form(desk, "stage1.respond")
    step = form.guide.step("limit")
    assert [field.initial for field in step.fields if field.key in {"working_days", "since"}] == ["", None]
    assert step.advice is not None
    answers = {"working_days": "10", "reason": POLICY, "since": dt.date(2026, 6, 1)}
    figure = "8 working days for complaints received from Friday 1 May 2026 on"
    assert f"Your limit of {figure} stays beside it." in step.advice(answers)
    assert f"It takes the place of your limit of {figure}." in step.advice(
        answers | {"working_days": "9", "since": MAY}
    )
    assert form.guide.problems("limit", answers) == ()
    assert form.act(answers).startswith("Back to the Code's own limit for the stage 1 response: 10 working days")
    assert [rule.working_days for rule in read_house_rules(desk)] == [8, 10]


def test_one_of_several_is_given_up(desk: Desk, settings: Settings) -> None:
    keep_house_rule(desk, HouseRule("stage1.respond", 8), POLICY)
    keep_house_rule(desk, HouseRule("stage1.respond", 9, since=MAY), POLICY)
    newer, always = dropping_form(desk, "stage1.respond", MAY), dropping_form(desk, "stage1.respond")
    assert newer.guide.step("dropping").clause.endswith("your limit before it counts again: 8 working days.")
    assert always.guide.step("dropping").clause.endswith("the Code's limit alone counts.")
    newer.act({"reason": "It was typed wrongly."})
    assert read_house_rules(desk) == (HouseRule("stage1.respond", 8),)


def test_giving_one_up_wants_a_reason(desk: Desk, settings: Settings) -> None:
    keep_house_rule(desk, HouseRule("stage1.respond", 8), POLICY)
    form = dropping_form(desk, "stage1.respond")
    with pytest.raises(Refused) as refused:
        form.act({"reason": " "})
    assert [problem.field for problem in refused.value.problems] == ["reason"]
    assert form.act({"reason": "The policy follows the Code now."}) == (
        "Your own limit for the stage 1 response is removed."
    )
    assert read_house_rules(desk) == ()
