"""The guide of a definition: points, wishes out of reach, agreement where the edition wants it, and why it changes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from app.casework.case_guides import CaseForm
from app.casework.definition_guides import definition_form, definition_of
from app.casework.definitions import understanding_of
from app.casework.desks import Desk
from app.casework.guides import Caution, visible_fields
from app.casework.letters import issue, open_letter
from app.casework.settings import Settings
from tests.casework.answered_cases import case_of_2022, decided, received_case, records, types
from tests.casework.cases import MONDAY, Case, a_case, refused
from tests.casework.walks import walks

WHY = "He told me more."


def form_of(case: Case) -> CaseForm:
    return definition_form(case.desk, case.id)


def begun(form: CaseForm) -> dict[str, Any]:
    """What the form answers before anything is typed."""
    return {field.key: field.initial for step in form.guide.steps for field in step.fields}


def test_the_points_change_and_the_old_ones_stay_struck_out(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    form = form_of(case)
    answers = begun(form)
    assert answers["points"][0] == ("You reported the leaking radiator several times and nobody came.", "ours")
    assert form.guide.path(answers) == ("definition", "wishes", "reason")
    assert [one.field for one in form.guide.problems("definition", {**answers, "points": ()})] == ["points"]
    assert form.guide.problems("reason", answers) == ()
    changed = {**answers, "points": (("Nobody came.", "shared"),), "questions": (), "reason": WHY}
    assert form.act(changed) == "The points and outcomes are changed; the old version stays in the history."
    assert [point.whose for point in case.file.points] == ["shared"]
    assert [line.struck_by is None for line in case.file.history if line.kind == "defined"] == [True, False]


def test_where_nothing_is_wanted_nothing_is_asked_of_it(desk: Desk, settings: Settings) -> None:
    form = form_of(received_case(desk))
    assert form.guide.path({**begun(form), "outcomes": ()}) == ("definition", "reason")


def test_each_outcome_can_have_a_note_which_stands_in_the_form_the_next_time(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    form = form_of(case)
    answers = begun(form)
    wishes = form.guide.step("wishes")
    assert [field.key for field in visible_fields(wishes, answers)] == ["unrealistic.1", "unrealistic.2"]
    assert wishes.advice
    assert wishes.advice(answers) == "1. Mend the radiator.\n2. Dry or replace the carpet."
    form.act({**answers, "unrealistic.2": " The carpet is  his own. ", "reason": WHY})
    assert understanding_of(records(case)).unrealistic == ("", "The carpet is his own.")
    assert begun(form_of(case))["unrealistic.2"] == "The carpet is his own."


def test_a_note_stays_with_its_outcome_where_an_empty_one_falls_away(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    form = form_of(case)
    outcomes = ("Mend it.", " ", "A new flat.")
    form.act({**begun(form), "outcomes": outcomes, "unrealistic.3": "None is empty.", "reason": WHY})
    assert case.file.outcomes == ("Mend it.", "A new flat.")
    assert understanding_of(records(case)).unrealistic == ("", "None is empty.")


def test_under_2022_it_is_agreed_with_the_resident(desk: Desk, settings: Settings) -> None:
    case = case_of_2022(desk)
    form = form_of(case)
    answers = begun(form)
    assert form.guide.path(answers) == ("definition", "wishes", "agreed", "reason")
    assert form.guide.step("wishes").clause.startswith("Code 4.3:")
    assert form.guide.step("agreed").clause.startswith("Code 4.2:")
    form.act({**answers, "agreed": "yes", "agreed_on": dt.date(2023, 2, 9), "reason": WHY})
    assert understanding_of(records(case)).sentence == (
        "The resident agreed to this understanding (Thursday 9 February 2023)."
    )


@pytest.mark.parametrize("agreed", ["yes", "no", "asked"])
def test_a_day_still_to_come_is_none_on_which_they_answered(desk: Desk, settings: Settings, agreed: str) -> None:
    case = case_of_2022(desk)
    form = form_of(case)
    answers = {**begun(form), "agreed": agreed, "agreed_on": dt.date(2027, 1, 1), "reason": WHY}
    assert [one.field for one in form.guide.problems("agreed", answers)] == ["agreed_on"]
    with refused(case.desk) as said:
        form.act(answers)
    assert said["agreed_on"].startswith("The day must be today or in the past.")


def test_disagreement_says_what_to_do(desk: Desk, settings: Settings) -> None:
    advice = form_of(case_of_2022(desk)).guide.step("agreed").advice
    assert advice
    assert isinstance(advice({"agreed": "no"}), Caution)
    assert advice({"agreed": "yes"}) == ""


def test_under_2024_nobody_has_to_agree(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    form = form_of(case)
    assert "agreed" not in form.guide.path(begun(form))
    form.act({**begun(form), "reason": WHY, "agreed": "yes", "agreed_on": MONDAY})
    assert understanding_of(records(case)).agreed == ""


def test_a_letter_or_a_decision_with_the_old_points_is_mentioned(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)

    def advice() -> str:
        step = form_of(case).guide.step("reason")
        assert step.advice
        return step.advice({})

    assert advice() == ""
    issue(case.desk, open_letter(case.desk, case.id, "acknowledgement", 1))
    assert "Tell the resident what you have changed." in advice()
    decided(case)
    assert "is still to be decided" in advice()


@pytest.mark.parametrize("make", [received_case, case_of_2022])
def test_the_guide_is_walked_to_every_end(desk: Desk, settings: Settings, make: Any) -> None:  # noqa: ANN401 - a maker of cases
    case = make(desk)
    form = form_of(case)
    ends = list(walks(form.guide, types(day=dt.date(2023, 2, 9))))
    assert ends
    assert form.act(ends[-1]).endswith(".")
    assert definition_of(ends[-1])[0][0].text == "Nobody came."
