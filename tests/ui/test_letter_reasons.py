"""Why a letter does not do what the Code advises: a line for each, by keyboard alone if need be."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework.letter_reasons import NOT_HERE
from app.casework.letters import OpenLetter, open_letter
from app.ui.letter_reasons import EMPTY, ReasonsDialog
from tests.ui.conftest import Show, Unnamed
from tests.ui.desks import Day
from tests.ui.letters import ACK, a_desk

IN_2022 = dt.date(2023, 2, 6)


@pytest.fixture
def letter() -> OpenLetter:
    """An acknowledgement under the Code of 2022 without two things that it advises."""
    desk, case_id = a_desk(Day(IN_2022))
    return open_letter(desk, case_id, *ACK).written("updates", "").written("representative", "")


@pytest.fixture
def dialog(letter: OpenLetter, show: Show) -> ReasonsDialog:
    dialog = ReasonsDialog(letter)
    show(dialog)
    return dialog


def test_each_thing_has_a_line_with_what_the_code_advises(dialog: ReasonsDialog, unnamed: Unnamed) -> None:
    assert list(dialog.boxes) == ["representative", "updates"]
    assert "(Code 4.5)" in dialog.boxes["representative"].edit.accessibleDescription()
    assert dialog.focusWidget() is dialog.boxes["representative"].edit
    assert unnamed(dialog) == []


def test_without_a_reason_for_each_it_does_not_go_on(dialog: ReasonsDialog) -> None:
    dialog.boxes["representative"].set_value("He has nobody.")
    dialog.go_on.click()
    assert dialog.isVisible()
    assert (dialog.boxes["representative"].problem(), dialog.boxes["updates"].problem()) == ("", EMPTY)
    assert dialog.focusWidget() is dialog.boxes["updates"].edit


def test_by_keyboard_alone(dialog: ReasonsDialog) -> None:
    QTest.keyClicks(dialog.boxes["representative"].edit, "He has nobody.")
    QTest.keyClick(dialog.boxes["representative"].edit, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.boxes["updates"].edit
    QTest.keyClicks(dialog.boxes["updates"].edit, "He asked for none.")
    QTest.keyClick(dialog.boxes["updates"].edit, Qt.Key.Key_Return)
    assert dialog.result() == ReasonsDialog.DialogCode.Accepted
    assert dialog.reasons() == {"representative": "He has nobody.", "updates": "He asked for none."}


def test_the_usual_reason_is_one_press(dialog: ReasonsDialog, qtbot: QtBot) -> None:
    offer = next(one for one in dialog.findChildren(type(dialog.go_on)) if one.objectName() == "not_here.updates")
    offer.click()
    assert dialog.boxes["updates"].value() == NOT_HERE


def test_a_reason_given_before_is_there(letter: OpenLetter, show: Show) -> None:
    again = ReasonsDialog(letter.explained({"representative": "He has nobody."}))
    show(again)
    assert again.boxes["representative"].value() == "He has nobody."
    assert again.focusWidget() is again.boxes["updates"].edit
