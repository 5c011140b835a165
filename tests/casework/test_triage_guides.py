"""The triage steps: which question follows which, what it comes to, and the clause beside it."""

from __future__ import annotations

import ast
import datetime as dt
import re
from dataclasses import asdict

import pytest

from app.casework.desks import Desk
from app.casework.guides import Answers, visible_fields
from app.casework.intake_guides import intake_guide
from app.casework.triage_guides import contact_of, following_triage, found_out, triage_problems, triage_steps
from app.rules.triage import Contact
from app.rules.vocabularies import GUIDE_STEPS
from tests.casework.cases import MONDAY, OFFICER
from tests.staircase import ROOT

UNDER_2022 = dt.date(2023, 6, 12)
OFFER = ("choice", "offered_on", "offered_how")
"""The choice of complaining, and when and how it was offered."""
CLAUSE = re.compile(r"\b[1-9]\.\d{1,2}\b")


@pytest.mark.parametrize(
    ("step", "contact", "following"),
    [
        ("asked", Contact(asked="yes"), "work"),
        ("asked", Contact(asked="no"), "unhappy"),
        ("unhappy", Contact(asked="no", unhappy="yes"), "matter"),
        ("unhappy", Contact(asked="no", unhappy="no"), "wants"),
        ("wants", Contact(asked="no", unhappy="no", wants="repair"), "request"),
        ("wants", Contact(asked="no", unhappy="no", wants="neighbour"), "request"),
        ("matter", Contact(asked="no", unhappy="yes", matter="reported_before"), "work"),
        ("matter", Contact(asked="no", unhappy="yes", matter="other"), "work"),
        ("matter", Contact(asked="no", unhappy="yes", matter="slip", put_right="no"), "work"),
        ("matter", Contact(asked="no", unhappy="yes", matter="slip", put_right="yes", choice="no"), "request"),
        ("matter", Contact(asked="no", unhappy="yes", matter="slip", put_right="yes", choice="yes"), "work"),
        ("matter", Contact(asked="no", unhappy="yes", matter="in_hand", choice="no"), "request"),
        ("matter", Contact(asked="no", unhappy="yes", matter="survey"), "request"),
    ],
)
def test_one_question_leads_to_the_next(desk: Desk, step: str, contact: Contact, following: str) -> None:
    assert following_triage(desk, step, asdict(contact)) == following


def test_answers_that_are_not_there_are_empty(desk: Desk) -> None:
    assert contact_of(desk, {"asked": None, "matter": "slip", "name": "Mr D."}) == Contact(matter="slip")


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ({}, ["matter"]),
        ({"matter": "reported_before"}, ["matter"]),
        ({"matter": "slip"}, ["matter", "put_right"]),
        ({"matter": "slip", "put_right": "no"}, ["matter", "put_right"]),
        ({"matter": "slip", "put_right": "yes"}, ["matter", "put_right", *OFFER]),
        ({"matter": "in_hand"}, ["matter", *OFFER]),
        ({"matter": "survey"}, ["matter"]),
        ({"matter": "slip", "put_right": "yes", "received_on": UNDER_2022}, ["matter", "put_right"]),
        ({"matter": "in_hand", "received_on": UNDER_2022}, ["matter"]),
        ({"matter": "in_hand", "received_on": dt.date(2024, 4, 1)}, ["matter", *OFFER]),
    ],
)
def test_a_question_is_on_the_page_and_wanted_only_while_it_makes_a_difference(
    desk: Desk, answers: Answers, shown: list[str]
) -> None:
    steps = {step.key: step for step in triage_steps(desk, desk.editions.named("2024"), OFFICER)}
    assert [field.key for field in visible_fields(steps["matter"], answers)] == shown
    unanswered = [key for key in shown if not answers.get(key)]
    assert [problem.field for problem in triage_problems(desk, "matter", answers)] == unanswered


def test_the_choice_of_complaining_must_be_offered(desk: Desk) -> None:
    """2024 Code 1.3."""
    problems = triage_problems(desk, "matter", {"matter": "slip", "put_right": "yes"})
    assert [problem.sentence for problem in problems] == [
        "Offer them the choice of complaining, and say what they answered.",
        "Enter the day on which you offered the choice, for example 27 3 2026.",
        "Choose how you offered it.",
    ]


@pytest.mark.parametrize(
    ("offered_on", "sentence"),
    [
        (dt.date(2026, 11, 24), "The day of the offer must be today or in the past. Today is Monday 23 November 2026."),
        (
            dt.date(2026, 11, 19),
            "They first told you on Friday 20 November 2026, so the choice was not offered before. Check both dates.",
        ),
        ("32 11 2026", "There is no date “32 11 2026”. Enter a day, a month and a year."),
    ],
)
def test_a_day_on_which_it_cannot_have_been_offered_is_said(
    desk: Desk, offered_on: dt.date | str, sentence: str
) -> None:
    answers = {
        "received_on": dt.date(2026, 11, 20),
        "asked": "no",
        "unhappy": "yes",
        "matter": "in_hand",
        "choice": "no",
        "offered_how": "phone",
    }
    assert triage_problems(desk, "matter", {**answers, "offered_on": dt.date(2026, 11, 20)}) == ()
    (problem,) = triage_problems(desk, "matter", {**answers, "offered_on": offered_on})
    assert (problem.field, problem.sentence) == ("offered_on", sentence)
    assert triage_problems(desk, "unhappy", {**answers, "offered_on": offered_on}) == ()


@pytest.mark.parametrize(
    ("work_open", "received", "said"),
    [
        (
            "yes",
            MONDAY,
            "This is a complaint, and the work goes on (Code 1.3, 1.5). Tell them that you are treating it as one.",
        ),
        ("no", MONDAY, "This is a complaint (Code 1.2, 1.3). Tell them that you are treating it as one."),
        ("", MONDAY, ""),
    ],
)
def test_what_it_came_to_is_said_with_the_clauses_of_its_edition(
    desk: Desk, work_open: str, received: dt.date, said: str
) -> None:
    advice = triage_steps(desk, desk.editions.named("2024"), OFFICER)[-1].advice
    assert advice is not None
    answers = {
        "asked": "no",
        "unhappy": "yes",
        "matter": "reported_before",
        "received_on": received,
        "work_open": work_open,
    }
    assert advice(answers) == said


def test_an_old_complaint_is_told_by_the_clauses_of_the_code_it_falls_under(desk: Desk) -> None:
    advice = triage_steps(desk, desk.editions.named("2024"), OFFICER)[-1].advice
    assert advice is not None
    answers = {"asked": "yes", "work_open": "yes"}
    new = advice({**answers, "received_on": dt.date(2024, 4, 1)})
    old = advice({**answers, "received_on": dt.date(2024, 3, 31)})
    unread = advice({**answers, "received_on": "soon"})
    assert "This is a complaint, and the work goes on" in old
    assert old != new
    assert unread == new


def test_a_slip_put_right_under_the_2022_code_is_settled_without_the_offer(desk: Desk) -> None:
    slip = {"asked": "no", "unhappy": "yes", "matter": "slip", "put_right": "yes"}
    assert found_out(desk, {**slip, "received_on": UNDER_2022}) == "there_and_then"
    assert found_out(desk, {**slip, "received_on": MONDAY}) == ""
    assert found_out(desk, {**slip, "received_on": MONDAY, "choice": "no"}) == "there_and_then"


def test_an_answer_to_the_choice_does_not_outlive_the_question(desk: Desk) -> None:
    """She answered under the 2024 Code, and then put the date received back into the time of the 2022 Code."""
    answers = {"asked": "no", "unhappy": "yes", "matter": "in_hand", "choice": "yes"}
    assert contact_of(desk, {**answers, "received_on": MONDAY}).choice == "yes"
    assert contact_of(desk, {**answers, "received_on": UNDER_2022}).choice == ""
    offered = {**answers, "received_on": UNDER_2022, "offered_on": MONDAY, "offered_how": "phone"}
    assert contact_of(desk, offered) == contact_of(desk, {**answers, "received_on": UNDER_2022})
    assert found_out(desk, {**answers, "received_on": UNDER_2022}) == "in_hand"


def test_beside_a_step_stands_the_clause_that_the_edition_names_for_it(desk: Desk) -> None:
    for edition in desk.editions.all:
        steps = {step.key: step.clause for step in triage_steps(desk, edition, OFFICER)}
        for key in GUIDE_STEPS["intake"]:
            clause = edition.beside("intake", key)
            assert steps[key].startswith(f"Code {clause.number}: {clause.says}" if clause else "")
            assert bool(steps[key]) == bool(clause)
            assert ("To be confirmed: " in steps[key]) == bool(clause and clause.to_be_confirmed)


def test_every_step_that_an_edition_may_name_is_a_step_of_its_guide(desk: Desk) -> None:
    assert set(GUIDE_STEPS["intake"]) <= {step.key for step in intake_guide(desk).steps}


@pytest.mark.parametrize("room", ["casework", "ui", "letters"])
def test_no_number_of_a_clause_stands_in_python(room: str) -> None:
    """Clauses are data of an edition: a text of the program that names one would be wrong under the next Code."""
    modules = sorted((ROOT / "app" / room).rglob("*.py"))
    assert modules
    assert [found for module in modules for found in clause_numbers(module.read_text(encoding="utf-8"))] == []


def test_a_planted_number_of_a_clause_is_caught_and_a_docstring_is_not() -> None:
    planted = 'def f(n: int) -> str:\n    """Code 1.3."""\n    return f"Code 6.2: {n}" + "1.10"\n'
    assert sorted(clause_numbers(planted)) == ["1.10", "Code 6.2: "]


def clause_numbers(text: str) -> list[str]:
    """The texts in a module, docstrings aside, in which the number of a clause stands."""
    tree = ast.parse(text)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told]
    return [node.value for node in texts if isinstance(node.value, str) and CLAUSE.search(node.value)]
