"""Closing a contact: one question, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.casework.desks import Desk
from app.casework.requests import RequestIntake, log_request, request_history, request_list
from app.rules.problems import Problem
from app.rules.triage import Contact
from app.ui.request_dialogs import CloseRequestDialog
from tests.ui.desks import Day, empty_desk, st_annes


@pytest.fixture
def desk() -> Desk:
    day = Day()
    desk = st_annes(empty_desk(day))
    contact = Contact(asked="no", unhappy="no", wants="repair")
    tap = RequestIntake("service_request", day.date, "Mrs V. Pell", "12 Chapel Row", "", "The tap drips.", contact)
    log_request(desk, tap)
    return desk


def dialog_of(qtbot: QtBot, desk: Desk) -> CloseRequestDialog:
    dialog = CloseRequestDialog(desk, request_list(desk)[0])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_closes_the_contact_and_says_so(qtbot: QtBot, desk: Desk) -> None:
    dialog = dialog_of(qtbot, desk)
    assert dialog.focusWidget() is dialog.outcome.edit
    QTest.keyClicks(dialog.outcome.edit, "The tap was mended.")
    QTest.keyClick(dialog.outcome.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.sentence == "Service request from Mrs V. Pell: closed."
    row = request_list(desk)[0]
    assert row.closed_on == Day().date
    assert request_history(desk, row.request_id)[-1] == "Closed: The tap was mended."


def test_without_an_ending_it_says_what_to_enter_and_stays(qtbot: QtBot, desk: Desk) -> None:
    dialog = dialog_of(qtbot, desk)
    QTest.keyClick(dialog.record, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.outcome.problem() == "Enter how it ended."
    assert request_list(desk)[0].closed_on is None
    QTest.keyClick(dialog, Qt.Key.Key_Enter)
    assert dialog.isVisible()


def test_a_problem_with_the_whole_is_shown_above_the_form(qtbot: QtBot, desk: Desk) -> None:
    dialog = dialog_of(qtbot, desk)
    dialog.outcome.set_value("Mended.")
    dialog.show_problems((Problem("", "Another Casebook has this book open."),))
    assert dialog.trouble.isVisible()
    assert dialog.trouble.text() == "Another Casebook has this book open."
    assert dialog.outcome.value() == "Mended."


def test_escape_leaves_everything_as_it_was(qtbot: QtBot, desk: Desk) -> None:
    dialog = dialog_of(qtbot, desk)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert request_list(desk)[0].closed_on is None


def test_everything_has_a_name_and_it_is_no_larger_than_the_screen(
    qtbot: QtBot, desk: Desk, unnamed: Callable[[QWidget], list[str]]
) -> None:
    dialog = dialog_of(qtbot, desk)
    assert unnamed(dialog) == []
    room = dialog.screen().availableGeometry()
    assert dialog.sizeHint().width() <= room.width()
    assert dialog.sizeHint().height() <= room.height()
