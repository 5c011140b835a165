"""Issuing a round: what is half written is listed, those complete are issued, the others are told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework.desks import Desk
from app.casework.intakes import log_complaint
from app.casework.letters import issue, keep_draft, open_letter
from app.casework.questions import half_written, letters_to_post
from app.ui.issue_round_dialogs import NONE_TICKED, NOTHING, IssueRoundDialog
from app.ui.themes import Theme
from tests.ui.conftest import Unnamed
from tests.ui.desks import Day, empty_desk, mr_dunmore, st_annes

DAY = Day(dt.date(2026, 11, 23))
THANKS = "Thank you for ringing."


def write(desk: Desk, more: str = THANKS) -> tuple[int, str, int]:
    """Begin an acknowledgement of a new complaint; which it is."""
    case_id = log_complaint(desk, replace(mr_dunmore(DAY), hazard="no"))
    letter = open_letter(desk, case_id, "acknowledgement", 1)
    keep_draft(desk, letter.written("received", f"{letter.draft.part('received').text}\n\n{more}"))
    return case_id, "acknowledgement", 1


@pytest.fixture
def desk() -> Desk:
    return st_annes(empty_desk(DAY))


def dialog_of(qtbot: QtBot, desk: Desk) -> IssueRoundDialog:
    dialog = IssueRoundDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.bar.isVisible() and dialog.leave.isEnabled() and dialog._gathered)
    return dialog


def test_those_complete_are_ticked_and_issued_and_the_others_stay(qtbot: QtBot, desk: Desk, unnamed: Unnamed) -> None:
    whole, lacking = write(desk), write(desk, "We will answer by [date].")
    dialog = dialog_of(qtbot, desk)
    assert [line.letter.which for line in dialog.lines] == [whole, lacking]
    assert dialog.ticked() == (whole,)
    assert dialog.all.box.isChecked()
    assert dialog.issue.text() == "&Issue 1 letter"
    assert unnamed(dialog) == []
    dialog.issue.click()
    assert [row.case_id for row in letters_to_post(desk)] == [whole[0]]
    assert [draft.case_id for draft in half_written(desk)] == [lacking[0]]
    assert dialog.said.text() == "1 letter was issued and waits in Letters to post."
    assert dialog.sentence == dialog.said.text()
    assert [line.letter.which for line in dialog.lines] == [lacking]
    assert dialog.issue.toolTip() == NONE_TICKED


def test_enter_alone_issues_nothing(qtbot: QtBot, desk: Desk) -> None:
    """It is pressed once more by mistake when the dialog opens; what is issued cannot be taken back."""
    write(desk)
    dialog = dialog_of(qtbot, desk)
    QTest.keyClick(dialog.all.box, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert letters_to_post(desk) == ()
    QTest.keyClick(dialog.issue, Qt.Key.Key_Return)
    assert len(letters_to_post(desk)) == 1


def test_a_letter_nobody_wrote_is_not_listed(qtbot: QtBot, desk: Desk) -> None:
    log_complaint(desk, replace(mr_dunmore(DAY), hazard="no"))
    dialog = dialog_of(qtbot, desk)
    assert dialog.lines == []
    assert not dialog.all.isVisible()
    dialog.issue_ticked()
    assert letters_to_post(desk) == ()
    assert NOTHING == "No letter is half written."


def test_what_changed_meanwhile_is_told_with_why(qtbot: QtBot, desk: Desk) -> None:
    first, second = write(desk), write(desk)
    dialog = dialog_of(qtbot, desk)
    issue(desk, open_letter(desk, *first))
    dialog.issue.click()
    assert len(letters_to_post(desk)) == 2
    assert "was issued already" in dialog.trouble.text()
    assert dialog.said.tone() == "amber"
    assert second != first


def test_esc_stops_it_and_what_is_issued_stays_issued(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(4):
        write(desk)
    dialog = dialog_of(qtbot, desk)
    going = dialog._going

    def and_esc(done: int, count: int) -> bool:
        if (done, count) == (2, 4):
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        return going(done, count)

    monkeypatch.setattr(dialog, "_going", and_esc)
    dialog.issue.click()
    assert dialog.isVisible()
    assert len(letters_to_post(desk)) == 2
    assert dialog.said.text() == (
        "2 letters were issued and wait in Letters to post. You stopped it: 2 letters were not begun."
    )
    assert len(dialog.lines) == 2
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.sentence.startswith("2 letters were issued and wait")


def test_a_letter_can_be_opened_from_it(qtbot: QtBot, desk: Desk) -> None:
    which = write(desk)
    dialog = dialog_of(qtbot, desk)
    dialog.lines[0].open.click()
    assert dialog.opened == which
    assert not dialog.isVisible()


def test_all_ticks_those_that_are_complete_alone(qtbot: QtBot, desk: Desk) -> None:
    whole, _, _ = write(desk), write(desk, "Thank you for ringing me back on"), write(desk, "By [date].")
    dialog = dialog_of(qtbot, desk)
    dialog.all.box.click()
    assert dialog.ticked() == ()
    dialog.all.box.click()
    assert dialog.ticked() == (whole,)
    dialog.lines[1].tick.click()  # it breaks off, and she wants it so
    assert len(dialog.ticked()) == 2


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_scrolls_sideways(qtbot: QtBot, desk: Desk, theme: Theme, percent: int, stray: Any) -> None:  # noqa: ANN401 - a fixture's function
    theme.set_percent(percent)
    write(desk, "We will answer by [date].")
    dialog = dialog_of(qtbot, desk)
    assert dialog.pane.horizontalScrollBar().maximum() == 0
    assert stray() == ["IssueRoundDialog"]
