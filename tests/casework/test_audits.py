"""Checking the book from casework: sound when it is, and a sentence when it is not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlalchemy import text

from app.casework.audits import audit
from app.casework.desks import Desk
from app.casework.settings import Settings
from app.rules.editions import Editions
from tests.casework.cases import a_case


def test_a_sound_book_and_one_that_was_changed(desk: Desk, settings: Settings) -> None:
    assert audit(desk).sound
    with desk.book.writing("nobody") as work:
        work.session.execute(text("DELETE FROM setting WHERE key = 'phone'"))
    assert [finding.check for finding in audit(desk).findings] == ["register"]


def test_a_desk_of_the_past_checks_the_whole_book(desk: Desk, settings: Settings) -> None:
    past = desk.as_known_on(desk.today() - dt.timedelta(days=1))
    assert audit(past) == audit(desk)
    assert audit(past).entries == 2  # the settings, and the plan for independence


def test_a_case_under_an_edition_that_is_not_here_is_a_finding(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-23")
    older = tuple(edition for edition in desk.editions.all if edition.key != "2024")
    result = audit(replace(desk, editions=Editions(older)))
    assert not result.sound
    (finding,) = result.findings
    assert finding.sentence == (
        f"Case {case.file.reference} is under the edition “2024” of the Code, which is not here."
    )
