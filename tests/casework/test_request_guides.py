"""The guide that closes a contact: it ends in the verb, and a refusal is a sentence beside the question."""

from __future__ import annotations

import pytest

from app.casework.desks import Desk
from app.casework.request_guides import request_closing_form
from app.casework.requests import RequestIntake, log_request, request_history, request_list
from app.casework.settings import Settings
from app.rules.problems import Refused
from app.rules.triage import Contact
from tests.casework.cases import MONDAY


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
