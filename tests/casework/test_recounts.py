"""Recounts: each date that a letter gave is counted again from what was known then; what came later is no finding."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from app import places
from app.casework.audits import audit
from app.casework.calendar_facts import Calendars
from app.casework.calendars import Amendment
from app.casework.corrections import correct_date
from app.casework.desks import Desk
from app.casework.files import case_file
from app.casework.holiday_drills import amend
from app.casework.letters import issue, mark_posted, open_letter
from app.casework.samples import write_sample
from app.casework.settings import Settings
from app.rules.calendars import Change
from tests.casework.cases import Case, a_case


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    """A case that was acknowledged by a letter."""
    case = a_case(desk).received("2026-11-23")
    letter = issue(desk, open_letter(desk, case.id, "acknowledgement", 1))
    mark_posted(desk, case.id, letter, desk.today(), "second")
    return case


def clock_findings(desk: Desk) -> list[str]:
    return [finding.sentence for finding in audit(desk).findings if finding.check == "clocks"]


def test_the_sample_book_counts_as_its_letters_say(tmp_path: Path) -> None:
    desk = write_sample(tmp_path, places.resources(), dt.date(2026, 11, 23))
    assert audit(desk).sound
    assert {"clocks", "editions"} <= set(audit(desk).looked)
    desk.book.close()


def test_a_date_that_was_corrected_after_the_letter_is_no_finding(desk: Desk, case: Case) -> None:
    received = next(line for line in case_file(desk, case.id).history if line.kind == "received")
    correct_date(desk, case.id, received.seq, dt.date(2026, 11, 20), "It lay in the letterbox over the weekend.")
    assert clock_findings(desk) == []


def test_a_bank_holiday_that_was_learnt_after_the_letter_is_no_finding(desk: Desk, case: Case) -> None:
    amend(desk, Amendment("add", dt.date(2026, 11, 27), "A day of mourning", "Proclaimed.", desk.today()))
    assert clock_findings(desk) == []


def test_a_calendar_that_counts_otherwise_than_the_one_that_wrote_the_letter_is_a_finding(
    desk: Desk, case: Case
) -> None:
    shipped = desk.calendars.shipped.with_changes([Change(dt.date(2026, 11, 27), True, "New", "", dt.date.min)])
    newer = replace(desk, calendars=Calendars(shipped, desk.book))
    found = clock_findings(newer)
    assert any("as the date of the answer; counted again from what was known then, it is" in one for one in found)
    assert audit(newer).findings[0].advice.startswith("The record is as it was written, and the letter stands")


def test_a_posting_that_keeps_another_date_than_its_letter_gives_is_a_finding(desk: Desk, case: Case) -> None:
    with desk.book.writing("nobody") as work:
        guard = work.session.scalar(text("SELECT sql FROM sqlite_master WHERE name = 'journal_is_not_changed'"))
        work.session.execute(text("DROP TRIGGER journal_is_not_changed"))
        row = work.session.execute(text("SELECT seq, body FROM journal WHERE kind = 'acknowledged'")).one()
        body = json.dumps({**json.loads(row.body), "promised": "2026-12-24"})
        work.session.execute(text("UPDATE journal SET body = :body WHERE seq = :seq"), {"body": body, "seq": row.seq})
        work.session.execute(text(guard or ""))
    (sentence,) = clock_findings(desk)
    assert "gives Thursday 24 December 2026; the letter gives" in sentence


def test_a_case_that_cannot_be_counted_is_named_and_the_others_are_counted(
    desk: Desk, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_anything: object) -> None:
        raise KeyError("stage")

    monkeypatch.setattr("app.casework.recounts.clocks", fail)
    assert clock_findings(desk) == [f"The dates of case {case.id} cannot be counted: KeyError."]
