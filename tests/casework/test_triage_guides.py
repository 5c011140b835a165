"""The triage steps: which question follows which, what it comes to, and the clause beside it."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.desks import Desk
from app.casework.guides import Answers, visible_fields
from app.casework.triage_guides import contact_of, following_triage, triage_problems, triage_steps
from app.rules.triage import Contact
from tests.casework.cases import MONDAY, OFFICER


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
        ("matter", Contact(asked="no", unhappy="yes", matter="survey", choice="yes"), "work"),
    ],
)
def test_one_question_leads_to_the_next(step: str, contact: Contact, following: str) -> None:
    assert following_triage(step, contact) == following


def test_answers_that_are_not_there_are_empty() -> None:
    assert contact_of({"asked": None, "matter": "slip", "name": "Mr D."}) == Contact(matter="slip")


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ({}, ["matter"]),
        ({"matter": "reported_before"}, ["matter"]),
        ({"matter": "slip"}, ["matter", "put_right"]),
        ({"matter": "slip", "put_right": "no"}, ["matter", "put_right"]),
        ({"matter": "slip", "put_right": "yes"}, ["matter", "put_right", "choice"]),
        ({"matter": "in_hand"}, ["matter", "choice"]),
        ({"matter": "survey"}, ["matter", "choice"]),
    ],
)
def test_a_question_is_on_the_page_and_wanted_only_while_it_makes_a_difference(
    desk: Desk, answers: Answers, shown: list[str]
) -> None:
    steps = {step.key: step for step in triage_steps(desk, desk.editions.named("2024"), OFFICER)}
    assert [field.key for field in visible_fields(steps["matter"], answers)] == shown
    unanswered = [key for key in shown if not answers.get(key)]
    assert [problem.field for problem in triage_problems("matter", answers)] == unanswered


def test_the_choice_of_complaining_must_be_offered(desk: Desk) -> None:
    """2024 Code 1.3."""
    (problem,) = triage_problems("matter", {"matter": "slip", "put_right": "yes"})
    assert problem.sentence == "Offer them the choice of complaining, and say what they answered."


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


def test_no_clause_is_shown_that_the_edition_does_not_have(desk: Desk) -> None:
    for edition in desk.editions.all:
        numbers = {clause.number for clause in edition.clauses}
        for step in triage_steps(desk, edition, OFFICER):
            if step.clause.startswith("Code "):
                assert step.clause.removeprefix("Code ").split(":")[0] in numbers
