"""The offer of complaining: its day and way are checked where they are said, and told in one sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.offers import OFFERED_HOW, offer_problems, offer_sentence, offered_day
from app.rules.triage import Contact
from tests.casework.cases import MONDAY


def test_an_offer_of_which_nothing_is_said_is_no_problem() -> None:
    assert offer_problems(Contact(choice="no"), MONDAY, MONDAY) == ()
    assert offer_sentence(Contact()) == ""
    assert offered_day(Contact(offered_on="soon")) is None


@pytest.mark.parametrize("how", OFFERED_HOW)
def test_each_way_of_offering_has_words(how: str) -> None:
    contact = Contact(choice="yes", offered_on="2026-11-23", offered_how=how)
    assert offer_problems(contact, dt.date(2026, 11, 20), MONDAY) == ()
    said = offer_sentence(contact)
    assert said == (f"Offered the choice of complaining on Monday 23 November 2026 {OFFERED_HOW[how]}: they wanted to.")


def test_what_cannot_be_is_beside_its_field() -> None:
    contact = Contact(choice="no", offered_on="2026-11-24", offered_how="pigeon")
    assert [problem.field for problem in offer_problems(contact, MONDAY, MONDAY)] == ["offered_on", "offered_how"]
    assert offer_sentence(Contact(choice="no")) == "Offered the choice of complaining: they did not want to."
    unread = Contact(choice="no", offered_on="2026-11-20")
    assert [problem.field for problem in offer_problems(unread, "soon", MONDAY)] == []
    assert [problem.field for problem in offer_problems(unread, MONDAY, MONDAY)] == ["offered_on"]
