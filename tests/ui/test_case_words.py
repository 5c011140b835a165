"""The words of a case page that are put together from several facts."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.casework.files import LetterView, case_file
from app.casework.histories import HistoryLine
from app.ui.case_words import (
    breakable,
    clock_time,
    edition_words,
    flag_sentences,
    letter_dates,
    said,
    struck,
    subtitle,
    typed,
)
from tests.case_desks import INTAKE, MONDAY, case_desk

LINE = HistoryLine(
    seq=7,
    kind="note",
    on=MONDAY,
    recorded_at=dt.datetime(2026, 11, 23, 10, 42, tzinfo=dt.UTC),
    actor="Anne Clerk",
    sentence="Note: he rang.",
    detail="",
    struck_by=None,
    date_name="",
    voidable=True,
)
LETTER = LetterView(
    letter_id=3,
    name="Stage 1 acknowledgement",
    stage=1,
    dated=MONDAY,
    posted_on=None,
    posted_how="",
    digest="ab" * 32,
    seal="12-abcd",
    flags=("It says the complaint was received on Monday.", "Something else."),
)


@pytest.fixture
def in_england(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system's clock cannot be moved to England")
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_the_line_under_the_name_says_what_matters(tmp_path: Path) -> None:
    at_hand = case_desk(tmp_path, replace(INTAKE, large_print=True))
    file = case_file(at_hand.desk, at_hand.case_id)
    received = "received Monday 23 November 2026 by telephone"
    assert subtitle(file) == f"2026/001 · Stage 1 · Code of 2024 · {received} · large print"
    assert subtitle(replace(file, closed_on=MONDAY)).endswith("closed Monday 23 November 2026")


def test_a_chosen_edition_is_shown_with_its_reason(tmp_path: Path) -> None:
    at_hand = case_desk(tmp_path)
    file = case_file(at_hand.desk, at_hand.case_id)
    assert edition_words(file) == "Code of 2024"
    chosen = replace(file, edition_name="Code of 2022", edition_chosen="Our policy\nfollowed it.")
    assert edition_words(chosen) == "Code of 2022, chosen: Our policy followed it"
    assert subtitle(chosen).startswith("2026/001 · Stage 1 · Code of 2022, chosen: Our policy followed it · received")
    assert edition_words(replace(chosen, edition_chosen="word " * 100)).endswith(" word…")


def test_flags_name_their_letter() -> None:
    told = ("The stage 1 acknowledgement says the complaint was received on Monday.", "Something else.")
    assert flag_sentences(LETTER) == told


def test_a_letter_says_when_it_is_dated_and_when_it_went() -> None:
    assert letter_dates(LETTER) == "Dated Monday 23 November 2026 · not posted yet"
    sent = replace(LETTER, posted_on=MONDAY, posted_how="first class post")
    assert letter_dates(sent).endswith("sent Monday 23 November 2026 by first class post")


def test_typed_times_are_those_of_this_pc(in_england: None) -> None:
    summer = dt.datetime(2026, 7, 1, 11, 5, tzinfo=dt.UTC)
    assert clock_time(summer) == "12:05pm"
    assert clock_time(dt.datetime(2026, 12, 1, 0, 30, tzinfo=dt.UTC)) == "12:30am"
    assert typed(LINE) == "Anne Clerk, 10:42am"
    earlier = replace(LINE, on=dt.date(2026, 11, 20))
    assert typed(earlier) == "Anne Clerk, typed Mon 23 Nov 2026 at 10:42am"


def test_a_struck_out_entry_leads_to_the_one_that_struck_it(in_england: None) -> None:
    assert struck(LINE, None) == ""
    gone = replace(LINE, struck_by=9)
    assert struck(gone, replace(LINE, seq=9)) == "Struck out, see the entry typed Mon 23 Nov 2026 at 10:42am"
    assert struck(gone, None) == "Struck out"


@pytest.mark.parametrize("kind", ["received", "escalation_requested", "about_officer"])
def test_what_was_said_stands_in_quotation_marks_and_a_reason_does_not(kind: str) -> None:
    received = replace(LINE, kind=kind, detail="It leaks.")
    assert said(received) == "“It leaks.”"
    assert said(replace(received, detail="Reason: a slip.")) == "Reason: a slip."
    assert said(replace(received, detail="")) == ""
    assert said(replace(LINE, detail="She rang back.")) == "She rang back."


def test_words_too_long_for_a_line_can_break() -> None:
    broken = breakable("write to " + "x" * 60)
    assert broken.count("\u200b") == 2
    assert breakable("an ordinary line") == "an ordinary line"
