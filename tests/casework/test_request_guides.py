"""The guide that closes a contact: it ends in the verb, and a refusal is a sentence beside the question."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from app.casework.desks import Desk
from app.casework.guides import Field
from app.casework.request_guides import request_chase_form, request_closing_form, request_review_form, turning_clause
from app.casework.requests import RequestIntake, log_request, request_history, request_list
from app.casework.settings import Settings
from app.rules.problems import Refused
from app.rules.triage import Contact
from tests.casework.cases import MONDAY, on
from tests.casework.walks import walks


@pytest.fixture
def tap(desk: Desk, settings: Settings) -> Desk:
    contact = Contact(asked="no", unhappy="no", wants="repair")
    log_request(desk, RequestIntake("service_request", MONDAY, "Mrs V. Pell", matter="The tap drips.", contact=contact))
    return desk


def test_it_closes_the_contact_and_says_so(tap: Desk) -> None:
    form = request_closing_form(tap, request_list(tap)[0])
    assert form.act({"outcome": "The tap was mended."}) == "Service request from Mrs V. Pell: closed."
    row = request_list(tap)[0]
    assert row.closed_on == MONDAY
    assert request_history(tap, row.request_id)[-1] == "Closed: The tap was mended."


def test_without_an_ending_nothing_is_closed(tap: Desk) -> None:
    with pytest.raises(Refused) as refused:
        request_closing_form(tap, request_list(tap)[0]).act({"outcome": " "})
    assert [problem.field for problem in refused.value.problems] == ["outcome"]
    assert request_list(tap)[0].closed_on is None


TYPED: dict[str, Any] = {
    "on": MONDAY,
    "by": "Mrs V. Pell",
    "words": "Nobody came.",
    "next_on": dt.date(2026, 12, 7),
}


def typed(field: Field) -> Any:  # noqa: ANN401 - whatever the field holds
    return TYPED[field.key]


def test_a_chase_is_walked_to_every_end_and_asks_for_the_choice_where_they_are_unhappy(tap: Desk) -> None:
    form = request_chase_form(tap, request_list(tap)[0])
    ends = list(walks(form.guide, typed))
    assert len(ends) == 1 + 2 * 4
    said = [form.act(answers) for answers in ends]
    assert said.count("It is recorded that they want to complain.") == 4
    assert said.count("It is recorded that they asked after it.") == 5
    assert request_list(tap)[0].stands.chases == 9
    advice = form.guide.steps[0].advice
    assert advice is not None
    assert "received on the day on which they say so" in advice({"unhappy": "yes"})
    assert advice({"unhappy": "no"}) == ""


def test_a_review_says_what_was_promised_and_how_often_they_asked(tap: Desk) -> None:
    row = request_list(tap)[0]
    assert request_review_form(tap, row).guide.steps[0].help == ""
    request_chase_form(tap, row).act({**TYPED, "unhappy": "no"})
    request_review_form(tap, row).act(TYPED)
    later = on(tap, "2026-12-08")
    form = request_review_form(later, request_list(later)[0])
    assert form.guide.steps[0].help == ("It was to be looked at by Monday 7 December 2026. They asked after it once.")
    (answers,) = walks(form.guide, typed)
    assert form.act({**answers, "next_on": dt.date(2027, 1, 4)}) == "Service request from Mrs V. Pell: looked at again."


def test_beside_each_stands_the_clause_of_the_edition_in_force(tap: Desk) -> None:
    row, edition = request_list(tap)[0], tap.editions.in_force_on(MONDAY)
    shown = (
        request_chase_form(tap, row).guide.steps[0].clause,
        request_review_form(tap, row).guide.steps[0].clause,
        turning_clause(tap),
    )
    for said, step in zip(shown, ("chased", "review", "turned"), strict=True):
        clause = edition.beside("request", step)
        assert clause is not None
        assert said.startswith(f"Code {clause.number}: {clause.says}")
