"""Checking the book from casework: sound when it is, and a sentence when it is not."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import text

from app.casework.audits import audit
from app.casework.desks import Desk
from app.casework.settings import Settings


def test_a_sound_book_and_one_that_was_changed(desk: Desk, settings: Settings) -> None:
    assert audit(desk).sound
    with desk.book.writing("nobody") as work:
        work.session.execute(text("DELETE FROM setting WHERE key = 'phone'"))
    assert [finding.check for finding in audit(desk).findings] == ["register"]


def test_a_desk_of_the_past_checks_the_whole_book(desk: Desk, settings: Settings) -> None:
    past = desk.as_known_on(desk.today() - dt.timedelta(days=1))
    assert audit(past) == audit(desk)
    assert audit(past).entries == 1
