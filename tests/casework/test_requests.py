"""Contacts that are no complaint: recorded all the same, closed once, and turned into a complaint at any time."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.desks import Desk
from app.casework.intake_guides import finish_intake, intake_guide
from app.casework.requests import (
    OUTCOMES,
    RequestIntake,
    close_request,
    log_request,
    prefilled,
    request_history,
    request_list,
)
from app.casework.settings import Settings
from app.models.checks import check_book
from app.rules.triage import Contact
from tests.casework.cases import MONDAY, a_case, refused

TAP = RequestIntake(
    "service_request",
    dt.date(2026, 11, 20),
    "Mrs E. Vale",
    "12 Chapel Row\nWells",
    "01749 000012",
    "The kitchen tap drips.\nThe plumber comes on Thursday.",
    Contact(asked="no", unhappy="no", wants="repair"),
)


def test_a_contact_is_recorded_with_what_was_said(desk: Desk, settings: Settings) -> None:
    number = log_request(desk, TAP)
    (row,) = request_list(desk)
    assert (row.request_id, row.what, row.received_on, row.closed_on) == (
        number,
        "Service request",
        dt.date(2026, 11, 20),
        None,
    )
    assert (row.name, row.address, row.phone, row.matter) == (TAP.name, TAP.address, TAP.phone, TAP.matter)
    assert request_history(desk, number) == ("Service request from Mrs E. Vale, received on Friday 20 November 2026.",)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_kind_of_contact_has_a_name_for_the_list(desk: Desk, settings: Settings, outcome: str) -> None:
    log_request(desk, RequestIntake(outcome, MONDAY, "Mrs E. Vale", matter="She said so."))
    assert request_list(desk)[0].what == OUTCOMES[outcome]


def test_open_contacts_come_first_and_then_the_newest(desk: Desk, settings: Settings) -> None:
    numbers = [
        log_request(desk, RequestIntake("in_hand", dt.date(2026, 11, day), f"Person {day}", matter="It."))
        for day in (18, 20, 19)
    ]
    close_request(desk, numbers[1], "Mended.")
    assert [row.name for row in request_list(desk)] == ["Person 19", "Person 18", "Person 20"]
    assert request_list(desk)[2].closed_on == MONDAY
    assert request_history(desk, numbers[1])[-1] == "Closed: Mended."
    assert check_book(desk.book).sound


def test_text_is_tidied(desk: Desk, settings: Settings) -> None:
    log_request(desk, RequestIntake("in_hand", MONDAY, " Mrs  E.\nVale ", " 1 Row \r\nWells ", " 01 ", " It. \r\n"))
    (row,) = request_list(desk)
    assert (row.name, row.address, row.phone, row.matter) == ("Mrs E. Vale", "1 Row\nWells", "01", "It.")


@pytest.mark.parametrize(
    ("changes", "said_instead"),
    [
        ({"name": " \u200b"}, {"request_name": "Enter the name of the person who told you."}),
        ({"matter": "\n"}, {"request_matter": "Enter what they told you, and what happens next."}),
        (
            {"received_on": dt.date(2026, 11, 24)},
            {"received_on": "The date must be today or in the past. Today is Monday 23 November 2026."},
        ),
        ({"received_on": None}, {"received_on": "Enter the date, for example 27 3 2026."}),
        (
            {"name": "x" * 121},
            {"request_name": "The name has 121 characters; there is room for 120. Shorten it."},
        ),
        (
            {"phone": "x" * 10_000},
            {"request_phone": "The telephone number has 10,000 characters; there is room for 120. Shorten it."},
        ),
        (
            {"address": "\n".join("123456789")},
            {
                "request_address": "The address has 9 lines; an envelope shows 6 above the postcode. "
                "Join or leave out some."
            },
        ),
        (
            {"matter": "x" * 20_001},
            {"request_matter": "This has 20,001 characters; there is room for 20,000. Shorten it."},
        ),
    ],
)
def test_a_contact_that_cannot_be_recorded_is_refused(
    desk: Desk, settings: Settings, changes: dict[str, object], said_instead: dict[str, str]
) -> None:
    with refused(desk) as said:
        log_request(desk, RequestIntake(**{**TAP.__dict__, **changes}))
    assert said == said_instead


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (" \n", "Enter how it ended."),
        ("x" * 20_001, "This has 20,001 characters; there is room for 20,000. Shorten it."),
    ],
    ids=["nothing", "too long"],
)
def test_how_it_ended_must_be_said(desk: Desk, settings: Settings, outcome: str, sentence: str) -> None:
    number = log_request(desk, TAP)
    with refused(desk) as said:
        close_request(desk, number, outcome)
    assert said == {"outcome": sentence}


def test_a_contact_is_closed_once(desk: Desk, settings: Settings) -> None:
    number = log_request(desk, TAP)
    close_request(desk, number, "Mended.")
    with refused(desk) as said:
        close_request(desk, number, "Mended.")
    assert said == {"": "There is no such open contact. Look at the list again."}


def test_a_complaint_cannot_be_closed_as_if_it_were_a_mere_contact(desk: Desk, settings: Settings) -> None:
    """Closing a complaint has conditions of its own, and this is no way round them."""
    case = a_case(desk).received(MONDAY)
    for wrong in (case.id, 999):
        with refused(desk):
            close_request(desk, wrong, "Done.")
    assert case.file.closed_on is None


def test_a_contact_becomes_a_complaint_without_typing_it_again(desk: Desk, settings: Settings) -> None:
    number = log_request(desk, TAP)
    answers = {
        **prefilled(desk, number),
        "received_on": MONDAY,
        "received_how": "phone",
        "work_open": "no",
        "points": (("The tap still drips.", "ours"),),
        "hazard": "no",
        "represented": "no",
    }
    guide = intake_guide(desk, settings.officer)
    assert [guide.problems(step, answers) for step in guide.path(answers)] == [()] * len(guide.path(answers))
    kind, case_id = finish_intake(desk, answers)
    close_request(desk, number, "It became a complaint.")
    assert (kind, case_id != number) == ("complaint", True)
    assert check_book(desk.book).sound
    assert prefilled(desk, 999) == {}
