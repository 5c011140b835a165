"""Posting a round: one day and one way for several letters, and what could not be recorded stays with its reason."""

from __future__ import annotations

import datetime as dt

from pytestqt.qtbot import QtBot

from app.casework.desks import Desk
from app.casework.files import case_file
from app.casework.letters import mark_posted
from app.casework.questions import letters_to_post
from app.ui.post_round_dialogs import PostRoundDialog
from tests.ui.conftest import Unnamed
from tests.ui.desks import Day
from tests.ui.test_print_round_dialogs import DAY, desk_with


def dialog_of(qtbot: QtBot, desk: Desk) -> PostRoundDialog:
    dialog = PostRoundDialog(desk, letters_to_post(desk))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_all_are_recorded_with_one_answer(qtbot: QtBot, unnamed: Unnamed) -> None:
    desk = desk_with(3)
    dialog = dialog_of(qtbot, desk)
    assert unnamed(dialog) == []
    assert not dialog.dated.isVisible()
    dialog.by.set_value("second")
    dialog.proof.set_value("batch 7")
    dialog.record.click()
    assert not dialog.isVisible()
    assert dialog.sentence == "3 letters are recorded as sent on Monday 23 November 2026 by second class post."
    assert letters_to_post(desk) == ()


def test_what_holds_for_all_is_told_once(qtbot: QtBot) -> None:
    desk = desk_with(3)
    dialog = dialog_of(qtbot, desk)
    dialog.on.set_value(dt.date(2026, 11, 24))
    dialog.record.click()
    assert dialog.isVisible()
    assert dialog.on.problem().startswith("The date of posting must be today or in the past.")
    assert dialog.by.problem() == "Choose how the letters went."
    assert len(letters_to_post(desk)) == 3


def test_one_that_went_meanwhile_stays_with_its_reason_and_the_others_are_recorded(qtbot: QtBot) -> None:
    desk = desk_with(2)
    dialog = dialog_of(qtbot, desk)
    first = dialog._rows[0]
    mark_posted(desk, first.case_id, first.letter_id, DAY.date, "hand")
    dialog.by.set_value("first")
    dialog.record.click()
    assert dialog.isVisible()
    assert dialog.sentence == "1 letter is recorded as sent on Monday 23 November 2026 by first class post."
    assert dialog.list.text() == "Stage 1 acknowledgement to Mr D. Dunmore 0, 2026/001"
    assert "was not recorded: That letter is marked as posted." in dialog.summary.accessibleName()
    assert case_file(desk, first.case_id).letters[0].posted_how == "hand delivery"


def test_a_date_on_the_letter_that_is_not_the_day_it_goes_is_told_before_she_says_yes(qtbot: QtBot) -> None:
    desk, day = desk_with(2), Day(dt.date(2026, 11, 25))
    object.__setattr__(desk, "today", day.today)
    dialog = dialog_of(qtbot, desk)
    assert dialog.dated.isVisible()
    assert dialog.dated.text().startswith(
        "Stage 1 acknowledgement to Mr D. Dunmore 0 is dated Monday 23 November 2026."
    )
    assert "They go on Wednesday 25 November 2026: the day they go counts" in dialog.dated.text()
    dialog.on.set_value(dt.date(2026, 11, 23))
    assert not dialog.dated.isVisible()
