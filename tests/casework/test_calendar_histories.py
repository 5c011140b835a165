"""What was done to the calendar and the closures, in plain sentences."""

from __future__ import annotations

import datetime as dt

from app.casework.calendar_histories import calendar_history
from app.casework.calendars import ADD, STRIKE, TAKE_BACK, Amendment
from app.casework.closures import ClosureEntry, add_closure, change_closure, strike_closure
from app.casework.desks import Desk
from app.casework.holiday_drills import amend
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, OFFICER

DAY, EVE = dt.date(2027, 6, 9), dt.date(2026, 12, 24)


def test_every_entry_is_there_the_newest_first_with_its_reason(desk: Desk, settings: Settings) -> None:
    amend(desk, Amendment(ADD, DAY, "Jubilee", "Proclaimed.", MONDAY))
    amend(desk, Amendment(TAKE_BACK, DAY, reason="A hoax."))
    amend(desk, Amendment(STRIKE, dt.date(2028, 8, 28), reason="Moved.", learnt=MONDAY))
    seq = add_closure(desk, ClosureEntry("Christmas", EVE, EVE))
    seq = change_closure(desk, seq, ClosureEntry("Christmas Eve", EVE, EVE), "Its name.")
    lines = calendar_history(desk)
    assert [(line.sentence, line.detail, line.struck_by is not None) for line in lines] == [
        ("Closure changed: Christmas Eve, Thursday 24 December 2026.", "Reason: Its name.", False),
        ("Office closed: Christmas, Thursday 24 December 2026.", "", True),
        (
            "Bank holiday struck out: Monday 28 August 2028, Summer bank holiday. Learnt on Monday 23 November 2026.",
            "Reason: Moved.",
            False,
        ),
        ("Taken back: bank holiday added, Wednesday 9 June 2027, Jubilee.", "Reason: A hoax.", False),
        (
            "Bank holiday added: Wednesday 9 June 2027, Jubilee. Learnt on Monday 23 November 2026.",
            "Reason: Proclaimed.",
            True,
        ),
    ]
    assert {line.actor for line in lines} == {OFFICER}
    strike_closure(desk, seq, "The office stays open.")
    assert calendar_history(desk)[0].sentence == "Closure struck out: Christmas Eve, Thursday 24 December 2026."


def test_other_facts_of_the_landlord_are_no_part_of_it(desk: Desk, settings: Settings) -> None:
    with desk.book.writing(OFFICER) as work:
        work.append(
            None, "voided", on=MONDAY, sentence="Struck out.", body={"corrects": 1, "reason": "Something else."}
        )
    assert calendar_history(desk) == ()


def test_it_can_neither_be_corrected_nor_struck_out_from_there(desk: Desk, settings: Settings) -> None:
    add_closure(desk, ClosureEntry("Christmas", EVE, EVE))
    assert [(line.date_name, line.voidable) for line in calendar_history(desk)] == [("", False)]
