"""Buttons: three kinds, pressed by Enter too, and a grey one says why."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.buttons import Button, link_button, primary_button, quiet_button
from tests.ui.conftest import Show


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("make", [primary_button, quiet_button, link_button])
def test_keys_press_the_button_that_has_the_focus(qtbot: QtBot, make: object, key: Qt.Key) -> None:
    assert callable(make)
    pressed: list[bool] = []
    button = make("Write the acknowledgement", lambda: pressed.append(True), "write")
    qtbot.addWidget(button)
    QTest.keyClick(button, key)
    assert pressed == [True]
    assert button.objectName() == "write"


def test_a_grey_button_says_why_and_forgets_it_when_freed(qtbot: QtBot) -> None:
    button = quiet_button("Post")
    button.setToolTip("Print and post")
    qtbot.addWidget(button)
    button.block("Approve the letter first.")
    button.block("Approve the letter first: two parts are empty.")
    assert not button.isEnabled()
    assert button.toolTip() == button.accessibleDescription() == "Approve the letter first: two parts are empty."
    button.block("")
    assert button.isEnabled()
    assert (button.toolTip(), button.accessibleDescription()) == ("Print and post", "")


def test_a_button_that_is_grey_for_good_is_not_freed(qtbot: QtBot) -> None:
    button = quiet_button("Post")
    qtbot.addWidget(button)
    button.grey_for_good("Nothing can be recorded here.")
    for reason in ("Tick a letter first.", ""):
        button.block(reason)
        assert (button.isEnabled(), button.toolTip()) == (False, "Nothing can be recorded here.")


@pytest.mark.parametrize("kind", ["primary", "quiet", "link"])
def test_the_focus_can_be_seen(qtbot: QtBot, kind: str) -> None:
    button = Button("Next", kind)
    qtbot.addWidget(button)
    button.show()
    button.clearFocus()
    without = button.grab().toImage()
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.grab().toImage() != without


def test_enter_held_down_presses_once(qtbot: QtBot) -> None:
    pressed: list[str] = []
    button = quiet_button("Issue", lambda: pressed.append("once"))
    qtbot.addWidget(button)
    for again in (False, True):
        none = Qt.KeyboardModifier.NoModifier
        button.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "\r", again))
    assert pressed == ["once"]


def test_a_primary_button_can_be_made_quiet(show: Show) -> None:
    button = primary_button("Write it")
    show(button)
    button.make_primary(primary=False)
    assert button.property("kind") == "quiet"
    button.make_primary(primary=True)
    assert button.property("kind") == "primary"
