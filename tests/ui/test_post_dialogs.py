"""Posting: the day that counts, what it does to the clocks, and problems beside their fields."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework.desks import Desk
from app.casework.files import case_file
from app.casework.intakes import log_complaint
from app.casework.letters import issue, mark_posted, open_letter, posting_effect
from app.casework.milestones import Milestone, record_milestone
from app.casework.particulars import change_person
from app.ui.post_dialogs import PostDialog
from app.ui.stale_notices import WITHDRAWN
from tests.ui.conftest import Drive, Unnamed
from tests.ui.desks import Day, empty_desk, mr_dunmore, st_annes
from tests.ui.letters import ACK, issued_letter, press

STOPS_AND_STARTS = (
    "This stops the stage 1 acknowledgement clock and starts the 10-working-day stage 1 response clock. "
    "The stage 1 response is then due by Monday 7 December 2026."
)


def shown(qtbot: QtBot, dialog: PostDialog) -> PostDialog:
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_begins_with_today_and_says_what_posting_does(qtbot: QtBot, unnamed: Unnamed) -> None:
    dialog = shown(qtbot, PostDialog(*issued_letter()))
    assert dialog.on.value() == dt.date(2026, 11, 23)
    assert dialog.effect.text() == STOPS_AND_STARTS
    assert unnamed(dialog) == []


def test_recording_stops_the_clock_on_that_day(qtbot: QtBot) -> None:
    desk, case_id, letter_id = issued_letter()
    dialog = shown(qtbot, PostDialog(desk, case_id, letter_id))
    dialog.by.set_value("first")
    dialog.record.click()
    assert dialog.result() == PostDialog.DialogCode.Accepted
    assert dialog.sentence == "The letter is recorded as sent on Monday 23 November 2026 by first class post."
    (letter,) = case_file(desk, case_id).letters
    assert letter.posted_on == dt.date(2026, 11, 23)


def test_what_is_to_be_put_right_stands_beside_its_field_and_nothing_is_lost(qtbot: QtBot) -> None:
    desk, case_id, letter_id = issued_letter()
    dialog = shown(qtbot, PostDialog(desk, case_id, letter_id))
    dialog.on.set_value(dt.date(2026, 11, 24))
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.on.problem().startswith("The date of posting must be today or in the past.")
    assert dialog.by.problem() == "Choose how the letter went."
    assert len(dialog.summary.links) == 2
    assert dialog.on.value() == dt.date(2026, 11, 24)
    assert case_file(desk, case_id).letters[0].posted_on is None


def test_enter_records_and_escape_leaves(qtbot: QtBot) -> None:
    desk, case_id, letter_id = issued_letter()
    dialog = shown(qtbot, PostDialog(desk, case_id, letter_id))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    again = shown(qtbot, PostDialog(desk, case_id, letter_id))
    again.by.set_value("hand")
    QTest.keyClick(again.on.day, Qt.Key.Key_Return)
    assert not again.isVisible()
    assert case_file(desk, case_id).letters[0].posted_how == "hand delivery"


def test_a_letter_posted_meanwhile_is_told_at_the_top(qtbot: QtBot) -> None:
    desk, case_id, letter_id = issued_letter()
    dialog = shown(qtbot, PostDialog(desk, case_id, letter_id))
    mark_posted(desk, case_id, letter_id, dt.date(2026, 11, 23), "hand")
    dialog.by.set_value("first")
    dialog.accept()
    assert "That letter is marked as posted" in dialog.summary.accessibleName()


def test_a_late_posting_says_so(qtbot: QtBot) -> None:
    day = Day(dt.date(2026, 11, 23))
    desk, case_id, letter_id = issued_letter(day)
    day.date = dt.date(2026, 12, 3)
    dialog = shown(qtbot, PostDialog(desk, case_id, letter_id))
    assert dialog.effect.text() == (
        "This stops the stage 1 acknowledgement clock and starts the 10-working-day stage 1 response clock. "
        "It was due by Monday 30 November 2026, so it counts as late. "
        "The stage 1 response is then due by Thursday 17 December 2026."
    )


@pytest.mark.parametrize(
    ("received", "effect"),
    [
        (dt.date(2023, 6, 12), "This stops the stage 1 acknowledgement clock."),
        (dt.date(2026, 11, 23), STOPS_AND_STARTS.split(". ", maxsplit=1)[0] + "."),
    ],
)
def test_the_edition_of_the_case_says_which_clocks_are_moved(received: dt.date, effect: str) -> None:
    """Under the Code of 2022 the response runs from the day of logging, where one is recorded: posting starts none."""
    day = Day()
    desk = st_annes(empty_desk(day))
    day.date = received
    case_id = log_complaint(desk, replace(mr_dunmore(day), hazard="no"))
    if received.year == 2023:
        record_milestone(desk, case_id, Milestone("logged", received))
    letter_id = issue(desk, open_letter(desk, case_id, *ACK))
    assert posting_effect(desk, case_id, letter_id) == effect


def test_a_posting_that_moves_no_clock_says_so() -> None:
    desk, case_id, letter_id = issued_letter()
    record_milestone(desk, case_id, Milestone("acknowledged", dt.date(2026, 11, 23), 1, "by hand"))
    sentence = "This moves no date: the clock it would stop has stopped already."
    assert posting_effect(desk, case_id, letter_id) == sentence
    assert posting_effect(desk, case_id, letter_id + 1000) == ""


def readdressed(desk: Desk, case_id: int) -> None:
    """He gave the wrong number on the telephone."""
    file = case_file(desk, case_id)
    change_person(desk, case_id, replace(file.person, address="41 Chapel Row\nWells"), None, "He misspoke.")


def test_a_letter_that_says_what_the_record_says_is_not_doubted(qtbot: QtBot) -> None:
    dialog = shown(qtbot, PostDialog(*issued_letter()))
    assert not dialog.stale.isVisible()


def test_a_letter_that_is_out_of_date_is_told_before_it_is_recorded(qtbot: QtBot, unnamed: Unnamed) -> None:
    desk, case_id, letter_id = issued_letter()
    readdressed(desk, case_id)
    dialog = shown(qtbot, PostDialog(desk, case_id, letter_id))
    assert dialog.stale.isVisible()
    assert dialog.stale.text() == (
        "It is addressed to 14 Chapel Row; the record now says 41 Chapel Row.\n\n"
        "If it went all the same, record that here. If it did not, withdraw it and write it anew."
    )
    assert unnamed(dialog) == []
    dialog.by.set_value("first")
    dialog.record.click()
    assert case_file(desk, case_id).letters[0].posted_on == dt.date(2026, 11, 23)


def test_what_is_told_follows_the_day_that_is_typed(qtbot: QtBot) -> None:
    day = Day(dt.date(2026, 11, 23))
    desk, case_id, letter_id = issued_letter(day)
    day.date = dt.date(2026, 11, 25)
    dialog = shown(qtbot, PostDialog(desk, case_id, letter_id))
    assert dialog.stale.text().startswith("It promises an answer by Monday 7 December 2026; if it goes on Wednesday 25")
    dialog.on.set_value(dt.date(2026, 11, 23))
    assert not dialog.stale.isVisible()


def test_it_is_withdrawn_instead_once_she_has_said_so(qtbot: QtBot, drive: Drive) -> None:
    desk, case_id, letter_id = issued_letter()
    readdressed(desk, case_id)
    dialog = shown(qtbot, PostDialog(desk, case_id, letter_id))
    drive(dialog.stale.button.click, lambda box: press(box, "&Keep it"))
    assert dialog.isVisible()
    drive(dialog.stale.button.click, lambda box: press(box, "&Withdraw it"))
    assert dialog.result() == PostDialog.DialogCode.Accepted
    assert (dialog.anew, dialog.sentence) == (ACK, WITHDRAWN)
    assert case_file(desk, case_id).letters == ()


def test_a_letter_withdrawn_meanwhile_is_told_at_the_top(qtbot: QtBot, drive: Drive) -> None:
    desk, case_id, letter_id = issued_letter()
    readdressed(desk, case_id)
    dialog = shown(qtbot, PostDialog(desk, case_id, letter_id))
    mark_posted(desk, case_id, letter_id, dt.date(2026, 11, 23), "hand")
    drive(dialog.stale.button.click, lambda box: press(box, "&Withdraw it"))
    assert dialog.isVisible()
    assert dialog.anew is None
    assert "That letter went on Monday 23 November 2026 by hand delivery." in dialog.summary.accessibleName()


def test_the_reference_of_the_certificate_is_kept(qtbot: QtBot) -> None:
    desk, case_id, letter_id = issued_letter()
    dialog = shown(qtbot, PostDialog(desk, case_id, letter_id))
    dialog.by.set_value("second")
    dialog.proof.set_value("2-3487-1")
    dialog.record.click()
    assert case_file(desk, case_id).letters[0].proof == "2-3487-1"


def test_a_date_on_the_letter_that_is_not_the_day_it_goes_is_told_with_what_to_do(qtbot: QtBot) -> None:
    day = Day(dt.date(2026, 11, 23))
    desk, case_id, letter_id = issued_letter(day)
    day.date = dt.date(2026, 11, 24)
    dialog = shown(qtbot, PostDialog(desk, case_id, letter_id))
    said = dialog.stale.text()
    assert "It is dated Monday 23 November 2026 and goes today. The day it goes counts; the story keeps both." in said
    assert said.endswith("If it did not, withdraw it and write it anew.")
    assert dialog.stale.button.isVisible()
    dialog.on.set_value(dt.date(2026, 11, 23))
    assert not dialog.stale.isVisible()


def test_nobody_is_sent_a_letter_by_e_mail_who_did_not_agree(qtbot: QtBot) -> None:
    desk, case_id, letter_id = issued_letter()
    dialog = shown(qtbot, PostDialog(desk, case_id, letter_id))
    dialog.by.set_value("email")
    dialog.record.click()
    assert dialog.by.problem().startswith("Mr D. Dunmore has not agreed to letters by e-mail.")
