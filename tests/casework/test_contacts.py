"""Contacts: each is in the record with its words, and what was agreed about them is kept to."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.casework.cases import case_records
from app.casework.contacts import (
    CONTACTS,
    METHODS,
    AgreedContact,
    Agreement,
    Contact,
    agree_contact,
    agreed_contact,
    agreement_words,
    contacts,
    log_contact,
)
from app.casework.corrections import correct_date, strike_out
from app.casework.desks import Desk
from app.casework.settings import Settings
from app.models.checks import check_book
from tests.casework.cases import MONDAY, a_case, on, refused

CALL = Contact(MONDAY, "phone", "in", "Mr D. Dunmore", "When does somebody come?")


def test_a_contact_is_in_the_history_with_its_words(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    log_contact(desk, case.id, CALL)
    line = case.line("contact")
    assert line.sentence == "Telephone call from Mr D. Dunmore on Monday 23 November 2026."
    assert line.detail == "When does somebody come?"
    assert (line.date_name, line.voidable) == ("Date of the contact", True)


@pytest.mark.parametrize("how", CONTACTS)
def test_each_kind_goes_either_way(desk: Desk, settings: Settings, how: str) -> None:
    case = a_case(desk).received(MONDAY)
    log_contact(desk, case.id, replace(CALL, how=how, way="out"))
    assert case.line("contact").sentence.startswith(f"{CONTACTS[how]} to Mr D. Dunmore")


def test_contacts_stand_newest_first_by_their_own_date_which_can_be_corrected(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-16", logged=MONDAY)
    first = log_contact(desk, case.id, CALL)
    second = log_contact(desk, case.id, replace(CALL, on=dt.date(2026, 11, 18), how="email"))
    assert [one.seq for one in contacts(case_records(desk, case.id))] == [first, second]
    moved = correct_date(desk, case.id, first, dt.date(2026, 11, 17), "It was the Tuesday.")
    assert [one.seq for one in contacts(case_records(desk, case.id))] == [second, moved]
    strike_out(desk, case.id, second, "Another resident.")
    assert [one.seq for one in contacts(case_records(desk, case.id))] == [moved]
    assert check_book(desk.book).sound


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"on": dt.date(2026, 11, 24)}, {"on"}),
        ({"on": None, "how": "pigeon", "way": ""}, {"on", "how", "way"}),
        ({"who": " ", "words": "\n"}, {"who", "words"}),
        ({"who": "x" * 121, "words": "x" * 20_001}, {"who", "words"}),
    ],
)
def test_a_contact_says_when_how_who_and_what(
    desk: Desk, settings: Settings, changes: dict[str, Any], fields: set[str]
) -> None:
    case = a_case(desk).received(MONDAY)
    with refused(desk) as said:
        log_contact(desk, case.id, replace(CALL, **changes))
    assert set(said) == fields


def test_what_was_agreed_counts_from_the_last_word_that_they_had(desk: Desk, settings: Settings) -> None:
    """2022 Code 4.11, 2024 Code 5.9: agreed every two weeks on Monday 23 November; the next word by 7 December."""
    case = a_case(desk).received(MONDAY)
    assert agreed_contact(desk, case_records(desk, case.id)) is None
    two_weeks = Agreement("phone", 2, "weeks")
    agree_contact(desk, case.id, MONDAY, two_weeks)
    assert case.line("contact_agreed").sentence == (
        "Agreed on Monday 23 November 2026: contact by telephone, every 2 weeks."
    )

    def due(at: Desk) -> dt.date | None:
        found = agreed_contact(at, case_records(at, case.id))
        assert found is not None
        return found.next_due

    assert due(desk) == dt.date(2026, 12, 7)
    thursday = on(desk, "2026-11-26")
    log_contact(thursday, case.id, replace(CALL, on=dt.date(2026, 11, 26)))
    assert due(thursday) == dt.date(2026, 12, 7)  # he rang; he was not told anything by it
    log_contact(thursday, case.id, replace(CALL, on=dt.date(2026, 11, 26), way="out"))
    assert due(thursday) == dt.date(2026, 12, 10)
    case.acknowledged("2026-11-27")
    assert due(case.desk) == dt.date(2026, 12, 11)
    case.responded("2026-12-01").closed("2026-12-02")
    assert due(case.desk) is None


def test_an_agreement_without_an_interval_has_no_next_word(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    agree_contact(desk, case.id, MONDAY, Agreement("phone", 2, "weeks"))
    agree_contact(desk, case.id, MONDAY, Agreement("letter", 7, ""))
    found = agreed_contact(desk, case_records(desk, case.id))
    assert found == AgreedContact(Agreement("letter"), MONDAY, None)
    assert agreement_words(found.agreement) == "contact by letter"


@pytest.mark.parametrize("method", METHODS)
def test_every_way_has_words(method: str) -> None:
    assert agreement_words(Agreement(method, 1, "months")) == f"contact {METHODS[method]}, every month"


@pytest.mark.parametrize(
    ("day", "agreement", "fields"),
    [
        ("soon", Agreement("phone"), {"on"}),
        (MONDAY, Agreement("pigeon", 0, "weeks"), {"method", "every"}),
        (MONDAY, Agreement("phone", 1, "decades"), {"unit"}),
        (MONDAY, Agreement("phone", 53, "weeks"), {"every"}),
    ],
)
def test_what_cannot_be_agreed_is_refused(
    desk: Desk, settings: Settings, day: dt.date | str, agreement: Agreement, fields: set[str]
) -> None:
    case = a_case(desk).received(MONDAY)
    with refused(desk) as said:
        agree_contact(desk, case.id, day, agreement)
    assert set(said) == fields
