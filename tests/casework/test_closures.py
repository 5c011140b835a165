"""Closures of the office: entered, changed, struck out; and they stop no clock."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.closures import (
    Closure,
    ClosureEntry,
    add_closure,
    change_closure,
    closures,
    closures_to_come,
    strike_closure,
)
from app.casework.desks import Desk
from app.casework.settings import Settings
from app.rules.problems import Refused
from tests.casework.cases import a_case, on, refused
from tests.models.ledgers import findings

EVE, NEW_YEAR = dt.date(2026, 12, 24), dt.date(2027, 1, 1)
CHRISTMAS = ClosureEntry("Christmas", EVE, NEW_YEAR)


def test_a_closure_is_kept_with_its_first_and_last_day(desk: Desk) -> None:
    seq = add_closure(desk, ClosureEntry("  Christmas \n", EVE, NEW_YEAR))
    assert closures(desk) == (Closure(seq, "Christmas", EVE, NEW_YEAR),)
    assert closures(desk)[0].span == "Thursday 24 December 2026 to Friday 1 January 2027"
    assert findings(desk.book) == []


def test_a_closure_of_one_day_is_said_as_one_day(desk: Desk) -> None:
    add_closure(desk, ClosureEntry("Stocktaking", EVE, EVE))
    assert closures(desk)[0].span == "Thursday 24 December 2026"


def test_closures_come_in_the_order_of_their_days(desk: Desk) -> None:
    easter = ClosureEntry("Easter", dt.date(2027, 3, 26), dt.date(2027, 3, 29))
    for entry in (easter, CHRISTMAS):
        add_closure(desk, entry)
    assert [one.name for one in closures(desk)] == ["Christmas", "Easter"]
    assert [one.name for one in closures(on(desk, "2027-01-02"))] == ["Easter", "Christmas"]


def test_a_closure_is_to_come_until_its_last_day_is_over(desk: Desk) -> None:
    add_closure(desk, CHRISTMAS)
    assert len(closures_to_come(on(desk, NEW_YEAR))) == 1
    assert closures_to_come(on(desk, "2027-01-02")) == ()


def test_a_closure_stops_no_clock(desk: Desk, settings: Settings) -> None:
    """Received on Monday 21 December: 22 to 24 (3), 29 (4), 30 (5), with 25 and 28 December bank holidays."""
    case = a_case(desk).received("2026-12-21")
    before = case.clock("stage1.acknowledge").due
    add_closure(desk, CHRISTMAS)
    assert before == case.clock("stage1.acknowledge").due == dt.date(2026, 12, 30)


@pytest.mark.parametrize(
    ("entry", "field", "sentence"),
    [
        (ClosureEntry(" ", EVE, NEW_YEAR), "name", "Enter what the closure is called, for example Christmas."),
        (ClosureEntry("x" * 121, EVE, NEW_YEAR), "name", "The name has 121 characters"),
        (ClosureEntry("A", None, NEW_YEAR), "first", "Enter the first day of the closure, for example 27 3 2026."),
        (ClosureEntry("A", EVE, "32 1 2027"), "last", "There is no date “32 1 2027”. Enter a day, a month and a year."),
        (ClosureEntry("A", dt.date(2226, 12, 24), NEW_YEAR), "first", "The calendar has the years 1990 to 2040."),
        (ClosureEntry("A", NEW_YEAR, EVE), "last", "The last day must be Friday 1 January 2027, the first day, or"),
        (ClosureEntry("A", EVE, dt.date(2027, 3, 26)), "last", "That would be 93 days. A closure has at most 92;"),
    ],
)
def test_a_closure_that_cannot_be_is_refused(desk: Desk, entry: ClosureEntry, field: str, sentence: str) -> None:
    with refused(desk) as said:
        add_closure(desk, entry)
    assert said[field].startswith(sentence)
    assert set(said) == {field}


def test_the_longest_closure_is_of_92_days(desk: Desk) -> None:
    """From 24 December to 25 March: 8 days of December, 31, 28 and 25."""
    add_closure(desk, ClosureEntry("Flood", EVE, dt.date(2027, 3, 25)))
    assert len(closures(desk)) == 1


def test_two_closures_do_not_overlap(desk: Desk) -> None:
    add_closure(desk, CHRISTMAS)
    with refused(desk) as said:
        add_closure(desk, ClosureEntry("New Year", NEW_YEAR, NEW_YEAR))
    assert said["first"].startswith("Christmas is entered already, Thursday 24 December 2026 to Friday 1 January 2027.")
    add_closure(desk, ClosureEntry("Moving", dt.date(2027, 1, 2), dt.date(2027, 1, 2)))


def test_a_closure_is_changed_with_a_reason_and_the_old_one_stays_in_the_journal(desk: Desk) -> None:
    seq = add_closure(desk, CHRISTMAS)
    longer = ClosureEntry("Christmas", EVE, dt.date(2027, 1, 4))
    written = change_closure(desk, seq, longer, "The boiler is changed.")
    assert closures(desk) == (Closure(written, "Christmas", EVE, dt.date(2027, 1, 4)),)
    with pytest.raises(Refused, match="was changed or struck out meanwhile"):
        change_closure(desk, seq, CHRISTMAS, "Again.")


def test_a_change_needs_a_reason_and_something_that_changes(desk: Desk) -> None:
    seq = add_closure(desk, CHRISTMAS)
    with refused(desk) as said:
        change_closure(desk, seq, ClosureEntry("Yule", EVE, NEW_YEAR), " ")
    assert said == {"reason": "Enter the reason; it stays beside the old entry."}
    with refused(desk) as said:
        change_closure(desk, seq, CHRISTMAS, "Why not.")
    assert said[""].startswith("Nothing is changed yet.")


def test_a_closure_is_struck_out_with_a_reason(desk: Desk) -> None:
    seq = add_closure(desk, CHRISTMAS)
    with refused(desk) as said:
        strike_closure(desk, seq, "")
    assert set(said) == {"reason"}
    strike_closure(desk, seq, "The office stays open.")
    assert closures(desk) == ()
    with pytest.raises(Refused, match="was changed or struck out meanwhile"):
        strike_closure(desk, seq, "Again.")


def test_a_changed_closure_struck_out_does_not_leave_the_first_one(desk: Desk) -> None:
    seq = add_closure(desk, CHRISTMAS)
    second = change_closure(desk, seq, ClosureEntry("Yule", EVE, NEW_YEAR), "Its name.")
    strike_closure(desk, second, "The office stays open.")
    assert closures(desk) == ()
