"""The invented residents: each with a place of their own, nothing done in the future, and nobody's real number."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.sample_cases import OTHER_REVIEWER, REVIEWER, sample_cases, sample_requests
from tests.rules.cases import WORKDAYS

MONDAY = dt.date(2026, 11, 23)
DAYS = (MONDAY, dt.date(2024, 1, 1), dt.date(2027, 1, 1), dt.date(2039, 12, 31))


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_nothing_is_done_after_the_day_it_is_made_for(today: dt.date) -> None:
    for case in sample_cases(WORKDAYS, today):
        assert case.received_on <= today
        for days, _ in case.acts:
            assert WORKDAYS.after(case.received_on, days) <= today, case.person.name
    for request in sample_requests(WORKDAYS, today):
        assert isinstance(request.received_on, dt.date)
        assert request.received_on <= today


def test_everybody_is_somebody_else_at_another_door() -> None:
    people = [case.person for case in sample_cases(WORKDAYS, MONDAY)]
    assert len({person.name for person in people}) == len({person.address for person in people}) == len(people) == 12
    assert {REVIEWER, OTHER_REVIEWER}.isdisjoint(person.name for person in people)


def test_the_telephone_numbers_are_those_kept_for_inventions() -> None:
    """Ofcom keeps 01632 960000 to 960999 for stories."""
    people = [case.person for case in sample_cases(WORKDAYS, MONDAY)]
    assert all(person.phone.startswith("01632 960") for person in people)
    assert {person.postcode for person in people} == {"BA5 2XX"}
