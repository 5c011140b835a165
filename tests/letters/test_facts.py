"""What a letter may say of a case and of the landlord."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.letters.cases import LANDLORD, facts


def test_a_window_that_no_envelope_has_is_refused() -> None:
    with pytest.raises(ValueError, match="no window “c6”"):
        replace(LANDLORD, window="c6")


def test_a_colour_that_cannot_be_printed_is_refused() -> None:
    with pytest.raises(ValueError, match="“teal” is not a colour"):
        replace(LANDLORD, accent="teal")


def test_a_point_is_ours_or_not_shared_or_to_be_checked() -> None:
    with pytest.raises(ValueError, match="not “theirs”"):
        facts(points=(("The stairs are dark.", "theirs"),))


def test_an_acknowledgement_is_late_from_the_day_after_its_last() -> None:
    due = dt.date(2026, 11, 27)
    assert [facts(acknowledge_by=due, dated=due + dt.timedelta(days=n)).acknowledged_late for n in (0, 1)] == [
        False,
        True,
    ]
    assert not facts(acknowledge_by=None).acknowledged_late
