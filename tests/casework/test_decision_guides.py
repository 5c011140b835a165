"""The guide of a decision: a step for each point, nothing finished with one unanswered, and a reviewer's as theirs."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from app.casework.case_deeds import offered_deeds
from app.casework.case_guides import CaseForm
from app.casework.corrections import change_definition
from app.casework.decision_guides import decide_form
from app.casework.decisions import decision_of
from app.casework.desks import Desk
from app.casework.guides import CHECK, visible_fields
from app.casework.intakes import Point
from app.casework.settings import Settings
from tests.casework.answered_cases import case_of_2022, decided_case, received_case, records, reviewed_case
from tests.casework.cases import MR_D, REVIEWER, Case, on, refused

TUESDAY = dt.date(2026, 11, 24)
WHOLE = {
    "conflict": "no",
    "evidence_landlord": "The job log.",
    "evidence_resident": "Three photographs.",
    "resident_commented": "yes",
    "resident_comment": "He agrees.",
    "finding.1": "upheld",
    "reasons.1": "The job was never raised.",
    "relied_on.1": "Our repairs policy, section 4.",
    "whose.2": "shared",
    "who_else.2": "His insurer",
    "finding.2": "not_upheld",
    "reasons.2": "It was wet before.",
    "known_on": TUESDAY,
}


def form_of(case: Case, of: str = "") -> CaseForm:
    return decide_form(case.desk, case.id, of)


def begun(form: CaseForm) -> dict[str, Any]:
    """What the form answers before anything is typed."""
    return {field.key: field.initial for step in form.guide.steps for field in step.fields}


def verbs(case: Case) -> set[str]:
    """The deeds about a decision that the menu offers."""
    keys = {one.key for one in offered_deeds(case.desk, case.id)}
    return keys & {"decide", "type_in_decision", "decide_again"}


def test_there_is_a_step_for_each_point(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    guide = form_of(case).guide
    assert guide.path({}) == ("who", "evidence", "comment", "point.1", "point.2", "known", CHECK)
    assert guide.step("point.1").help == f"“{MR_D.points[0].text}” (ours)"
    change_definition(case.desk, case.id, ((*MR_D.points, Point("Nobody rang.", "ours")), (), ()), "More.")
    assert "point.3" in form_of(case).guide.path({})


def test_the_decision_is_what_was_answered(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    form = form_of(case)
    assert form.act({**begun(form), **WHOLE}) == "The decision of stage 1 is recorded."
    decision = decision_of(records(case), 1)
    assert decision is not None
    assert [(one.finding, one.whose, one.who) for one in decision.points] == [
        ("upheld", "ours", ""),
        ("not_upheld", "shared", "His insurer"),
    ]
    assert (decision.resident_comment, decision.staff_commented) == ("He agrees.", "none")


@pytest.mark.parametrize("missing", ["finding.1", "reasons.1", "whose.2", "finding.2", "reasons.2"])
def test_it_cannot_finish_with_a_point_unanswered(desk: Desk, settings: Settings, missing: str) -> None:
    case = received_case(desk)
    form = form_of(case)
    answers = {**begun(form), **WHOLE, missing: ""}
    assert [one.field for one in form.guide.problems(f"point.{missing[-1]}", answers)] == [missing]
    with refused(case.desk) as said:
        form.act(answers)
    assert list(said) == [missing]


def test_whose_it_is_is_settled_within_the_step(desk: Desk, settings: Settings) -> None:
    guide = form_of(received_case(desk)).guide
    whose = guide.step("point.2").fields[0]
    assert [option.key for option in whose.options] == ["ours", "not_ours", "shared"]
    problems = guide.problems("point.2", {**WHOLE, "whose.2": ""})
    assert [one.sentence for one in problems] == ["Point 2 is still to be checked. Settle whose it is, then decide it."]
    assert "whose.1" not in {field.key for field in guide.step("point.1").fields}


def test_a_point_that_is_not_ours_asks_who_and_for_no_finding(desk: Desk, settings: Settings) -> None:
    step = form_of(received_case(desk)).guide.step("point.2")
    shown = [field.key for field in visible_fields(step, {"whose.2": "not_ours"})]
    assert shown == ["whose.2", "who.2", "reasons.2", "relied_on.2"]
    own = [field.key for field in visible_fields(step, {"whose.2": "ours", "finding.2": "own"})]
    assert own == ["whose.2", "finding.2", "finding_words.2", "reasons.2", "relied_on.2"]


@pytest.mark.parametrize(
    ("make", "clauses"),
    [
        (received_case, {"who": "5.8", "evidence": "5.8", "point.1": "6.7", "known": "6.6"}),
        (reviewed_case, {"who": "5.8", "point.1": "6.18", "known": "6.17"}),
        (case_of_2022, {"who": "4.7", "evidence": "4.6", "comment": "4.12", "point.1": "5.6", "known": "5.5"}),
    ],
)
def test_the_clause_beside_a_step_is_the_edition_s(
    desk: Desk,
    settings: Settings,
    make: Any,  # noqa: ANN401 - a maker of cases
    clauses: dict[str, str],
) -> None:
    guide = form_of(make(desk)).guide
    for step, number in clauses.items():
        assert guide.step(step).clause.startswith(f"Code {number}: ")


def test_staff_are_asked_about_under_2022_alone(desk: Desk, settings: Settings) -> None:
    assert "staff_commented" in {field.key for field in form_of(case_of_2022(desk)).guide.step("comment").fields}


def test_staff_are_not_asked_about_under_2024(desk: Desk, settings: Settings) -> None:
    assert "staff_commented" not in {field.key for field in form_of(received_case(desk)).guide.step("comment").fields}


def test_a_change_begins_with_the_decision_as_it_is_and_asks_why(desk: Desk, settings: Settings) -> None:
    case = decided_case(desk)
    form = form_of(case)
    answers = begun(form)
    assert form.guide.title == "Change the decision of stage 1"
    assert (answers["finding.1"], answers["relied_on.2"]) == ("upheld", "Our repairs policy, section 4.")
    assert form.guide.path(answers)[-2:] == ("reason", CHECK)
    assert [one.field for one in form.guide.problems("reason", answers)] == ["reason"]
    form.act({**answers, "finding.1": "partly", "reason": "The log was found."})
    decision = decision_of(records(case), 1)
    assert decision is not None
    assert decision.points[0].finding == "partly"


def test_a_change_after_the_answer_says_that_the_resident_is_to_be_told(desk: Desk, settings: Settings) -> None:
    advice = form_of(decided_case(desk).responded("2026-12-04")).guide.step("reason").advice
    assert advice
    assert advice({}) == (
        "The answer went on Friday 4 December 2026, with the decision as it was. Tell the resident of the change."
    )


def test_the_menu_offers_the_verb_that_fits(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    assert verbs(case) == {"decide"}
    form = form_of(case)
    form.act({**begun(form), **WHOLE})
    assert verbs(case) == {"decide_again"}
    case = case.responded("2026-12-04").asked_for(2, "2026-12-14")
    assert verbs(case) == {"type_in_decision"}


def test_a_reviewer_s_decision_is_typed_in_as_theirs(desk: Desk, settings: Settings) -> None:
    case = reviewed_case(desk)
    form = form_of(case)
    assert form.guide.title == f"{REVIEWER}'s decision"
    assert REVIEWER in form.guide.step("who").question
    answers = {**begun(form), **WHOLE, "known_on": dt.date(2027, 1, 6)}
    assert form.act(answers) == f"The decision of stage 2 is recorded as {REVIEWER}'s."
    decision = decision_of(records(case), 2)
    assert decision is not None
    assert decision.by == REVIEWER


def test_an_earlier_stage_is_changed_from_its_own_line(desk: Desk, settings: Settings) -> None:
    case = decided_case(desk).responded("2026-12-04").asked_for(2, "2026-12-14")
    assert form_of(case, "stage 1").guide.title == "Change the decision of stage 1"
    assert form_of(case).guide.title == f"{REVIEWER}'s decision"


def test_what_cannot_be_decided_says_why(desk: Desk, settings: Settings) -> None:
    case = received_case(desk).responded("2026-12-04").closed("2026-12-07")
    blocked = {one.key: one.blocked for one in offered_deeds(case.desk, case.id)}
    assert blocked["decide"] == "This case is closed. Open it again first, then decide it."


def test_an_answer_known_for_days_is_to_be_sent(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    case.desk = on(case.desk, "2026-12-04")
    advice = form_of(case).guide.step("known").advice
    assert advice
    assert advice({"known_on": dt.date(2026, 12, 1)}).startswith(
        "That is 3 working days ago, and the answer has not gone. Send it now."
    )
    assert "Send it now" not in advice({"known_on": dt.date(2026, 12, 4)})
    assert advice({"known_on": dt.date(2026, 12, 5)}) == ""
    assert advice({"known_on": None}) == ""


def test_what_is_kept_of_a_point_stays_with_its_words(desk: Desk, settings: Settings) -> None:
    """A half-done decision must not fill in another point where the points became others meanwhile."""
    case = received_case(desk)
    before = form_of(case).guide.kept_as
    twice = Point("Nobody rang.", "ours")
    change_definition(case.desk, case.id, ((twice, MR_D.points[0], twice), (), ()), "More.")
    after = form_of(case).guide.kept_as
    assert after("finding.2") == before("finding.1")
    keys = {after(f"finding.{number}") for number in (1, 2, 3)}
    assert len(keys) == 3
    assert before("finding.2") not in keys
    assert after("known_on") == "known_on"
