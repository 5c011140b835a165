"""Dialogs of a size: as large as they ask to be, and no larger than the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.sized_dialogs import SizedDialog, within_screen
from app.ui.themes import units


class Small(SizedDialog):
    """A dialog in which Enter is counted."""

    wants = (20, 10)
    times = 0

    def entered(self) -> bool:
        self.times += 1
        return True


def test_a_dialog_is_as_large_as_it_asks_to_be(qtbot: QtBot) -> None:
    dialog = Small()
    qtbot.addWidget(dialog)
    assert (dialog.sizeHint().width(), dialog.sizeHint().height()) == (units(20), units(10))


def test_nothing_is_larger_than_the_screen_with_the_frame_round_it(qtbot: QtBot) -> None:
    dialog = SizedDialog()
    qtbot.addWidget(dialog)
    room = dialog.screen().availableGeometry()
    size = within_screen(dialog, 10_000, 10_000)
    assert (size.width(), size.height()) == (room.width() - units(2), room.height() - units(6))


def test_enter_does_what_the_dialog_is_there_for(qtbot: QtBot) -> None:
    dialog, silent = Small(), SizedDialog()
    for window in (dialog, silent):
        qtbot.addWidget(window)
        window.show()
        QTest.keyClick(window, Qt.Key.Key_Return)
    assert dialog.times == 1
    assert dialog.isVisible()
