"""The guide of a new issue: what the record knows is not asked, and what becomes of it is said before."""

from __future__ import annotations

import datetime as dt

from app.casework.case_deeds import offered_deeds
from app.casework.case_guides import CaseForm
from app.casework.desks import Desk
from app.casework.guides import CHECK, Answers, Caution
from app.casework.new_issue_guides import issue_of, new_issue_form
from app.casework.settings import Settings
from tests.casework.answered_cases import case_of_2022, decided_case, received_case
from tests.casework.cases import Case

ANSWERS = {
    "text": "The boiler man did not come either.",
    "whose": "ours",
    "outcomes": (),
    "raised_on": dt.date(2026, 11, 24),
    "how": "phone",
    "heard_by": "the warden",
    "hazard": "no",
    "related": "yes",
    "delays": "no",
}


def form_of(case: Case) -> CaseForm:
    return new_issue_form(case.desk, case.id)


def advice(case: Case, step: str, answers: Answers) -> str:
    page = form_of(case).guide.step(step)
    assert page.advice
    return page.advice(answers)


def test_it_asks_what_was_raised_and_then_where_it_goes(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    form = form_of(case)
    assert form.guide.path(ANSWERS) == ("issue", "came", "questions", CHECK)
    for step in ("issue", "came", "questions"):
        assert form.guide.problems(step, ANSWERS) == ()
    assert form.act(ANSWERS) == "It is taken in as a point of this complaint."
    assert form_of(case).act({**ANSWERS, "related": "no"}) == (
        "It is complaint 2026/002, and linked with this one. Acknowledge it."
    )


def test_what_becomes_of_it_is_said_first(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    assert advice(case, "questions", {}) == ""
    assert advice(case, "questions", ANSWERS) == (
        "It is taken in as a point more of this complaint. Its dates do not move."
    )
    assert advice(case, "questions", {**ANSWERS, "delays": "yes"}).startswith("It becomes a complaint of its own")


def test_a_decision_is_then_incomplete(desk: Desk, settings: Settings) -> None:
    said = advice(decided_case(desk), "questions", ANSWERS)
    assert isinstance(said, Caution)
    assert "The decision is then incomplete" in said


def test_whether_stage_1_was_answered_the_record_knows(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    assert form_of(case).guide.step("questions").help == "Stage 1 has not been answered yet."
    case = case.responded("2026-12-04")
    assert form_of(case).guide.step("questions").help == (
        "Stage 1 was answered on Friday 4 December 2026, so this cannot be taken in any more."
    )
    assert "of its own" in advice(case, "questions", ANSWERS)


def test_a_danger_is_prompted_for_by_the_words(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    said = advice(case, "came", {"text": "There is black mould by the socket."})
    assert isinstance(said, Caution)
    assert "mould" in said
    assert advice(case, "came", {"text": "The gate squeaks.", "hazard": "no"}) == ""


def test_the_clause_is_the_edition_s(desk: Desk, settings: Settings) -> None:
    assert form_of(received_case(desk)).guide.step("questions").clause.startswith("Code 6.8:")


def test_the_clause_of_2022(desk: Desk, settings: Settings) -> None:
    assert form_of(case_of_2022(desk)).guide.step("questions").clause.startswith("Code 5.7:")


def test_nothing_typed_is_nothing_and_is_said(desk: Desk, settings: Settings) -> None:
    guide = form_of(received_case(desk)).guide
    assert [one.field for one in guide.problems("issue", {})] == ["text", "whose"]
    assert [one.field for one in guide.problems("came", {})] == ["raised_on", "how", "hazard"]
    assert [one.field for one in guide.problems("questions", {})] == ["related", "delays"]
    assert issue_of({}).outcomes == ()


def test_a_closed_case_says_what_to_do(desk: Desk, settings: Settings) -> None:
    case = received_case(desk).responded("2026-12-04").closed("2026-12-07")
    blocked = {one.key: one.blocked for one in offered_deeds(case.desk, case.id)}
    assert blocked["new_issue"] == "This case is closed. Log what they raised as a new complaint."
