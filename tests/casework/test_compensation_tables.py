"""Compensation tables: the landlord's begins empty, the Ombudsman's with what is certain; every change has a reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.compensation_tables import (
    GUIDANCE,
    POLICY,
    TypedBand,
    band_words,
    bands,
    bands_for,
    drop_band,
    keep_band,
    shipped_guidance,
)
from app.casework.desks import Desk
from app.casework.settings import Settings
from app.models.checks import check_book
from tests.casework.cases import refused

MAY = dt.date(2026, 5, 1)
TYPED = TypedBand(
    head="time_and_trouble", low="£50", high="100", words="An answer that was late", source="Policy, page 4", since=MAY
)
WHY = "The trustees approved it."


def test_the_landlord_s_table_begins_empty_and_the_guidance_as_it_ships(desk: Desk, settings: Settings) -> None:
    assert bands(desk, POLICY) == ()
    assert bands(desk, GUIDANCE) == shipped_guidance(desk).bands


def test_a_row_is_kept_changed_and_taken_out_with_a_reason(desk: Desk, settings: Settings) -> None:
    band = keep_band(desk, POLICY, TYPED, WHY)
    assert bands(desk, POLICY) == (band,)
    assert band_words(band) == "£50 to £100, An answer that was late (Policy, page 4; from Friday 1 May 2026 on)"
    more = keep_band(desk, POLICY, replace(TYPED, high="150"), WHY, band)
    assert bands(desk, POLICY) == (more,)
    drop_band(desk, POLICY, more, WHY)
    assert bands(desk, POLICY) == ()
    assert check_book(desk.book).sound


def test_a_row_of_the_guidance_can_be_changed_and_the_others_stay(desk: Desk, settings: Settings) -> None:
    first, *others = bands(desk, GUIDANCE)
    typed = TypedBand(low="16", per="day", words=first.words, source="Guidance of 2027", since=dt.date(2026, 11, 1))
    changed = keep_band(desk, GUIDANCE, typed, WHY, first)
    assert bands(desk, GUIDANCE) == (changed, *others)
    assert band_words(changed).startswith("£16 a day, heating and hot water both out")


def test_an_offer_stands_beside_the_rows_of_its_head_that_hold_today(desk: Desk, settings: Settings) -> None:
    mine = keep_band(desk, POLICY, TYPED, WHY)
    anyone = keep_band(desk, POLICY, replace(TYPED, head="", words="A missed visit", since=None), WHY)
    keep_band(desk, POLICY, replace(TYPED, words="From next year", since=dt.date(2027, 1, 4)), WHY)
    assert bands_for(desk, POLICY, "time_and_trouble") == (mine, anyone)
    assert bands_for(desk, POLICY, "statutory") == (anyone,)


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"low": ""}, "low", "Enter the sum in pounds"),
        ({"low": "-5"}, "low", "“-5” is no sum."),
        ({"low": "ten pounds"}, "low", "“ten pounds” is no sum."),
        ({"high": "1e9"}, "high", "“1e9” is no sum."),
        ({"high": "50"}, "high", "It begins at £50."),
        ({"per": "fortnight"}, "per", "Choose for what the sum is"),
        ({"words": " "}, "words", "Enter what the sum is for."),
        ({"words": "w" * 500}, "words", "This has 500 characters"),
        ({"source": ""}, "source", "Enter where it stands"),
        ({"since": "May"}, "since", "There is no date “May”."),
        ({"since": dt.date(1850, 1, 1)}, "since", "The calendar has the years"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_beside_it(
    desk: Desk, settings: Settings, changes: dict[str, str], field: str, sentence: str
) -> None:
    with refused(desk) as said:
        keep_band(desk, POLICY, replace(TYPED, **changes), WHY)
    assert list(said) == [field]
    assert said[field].startswith(sentence)


def test_a_change_wants_a_reason_and_a_row_that_is_there_and_new(desk: Desk, settings: Settings) -> None:
    band = keep_band(desk, POLICY, TYPED, WHY)
    with refused(desk) as said:
        keep_band(desk, POLICY, TYPED, "")
    assert said == {"reason": "Enter why the table changes."}
    with refused(desk) as said:
        keep_band(desk, POLICY, TYPED, WHY)
    assert said == {"": "That row stands in the table already."}
    with refused(desk) as said:
        drop_band(desk, POLICY, band, "")
    assert said == {"reason": "Enter why it no longer holds."}
    drop_band(desk, POLICY, band, WHY)
    gone = {"": "That row is not in the table any more. Look at the table again."}
    with refused(desk) as said:
        drop_band(desk, POLICY, band, WHY)
    assert said == gone
    with refused(desk) as said:
        keep_band(desk, POLICY, TYPED, WHY, band)
    assert said == gone
