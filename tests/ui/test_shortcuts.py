"""The list of shortcuts: complete by construction."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.actions import ACTIONS
from app.ui.labels import Words
from app.ui.shortcuts import EVERYWHERE, IN_A_DIALOG, WRITING, ShortcutsDialog, shortcuts
from tests.ui.conftest import Show, Unnamed


def test_every_action_with_a_key_is_listed() -> None:
    listed = {line.does for line in shortcuts()}
    assert {action.name for action in ACTIONS if action.shortcut} <= listed
    others = len(EVERYWHERE) + len(WRITING)
    assert len(shortcuts()) == len([action for action in ACTIONS if action.shortcut]) + others


def test_no_key_of_the_boxes_is_an_actions_too() -> None:
    keys = [line.keys for line in shortcuts()]
    assert [key for key in keys if keys.count(key) > 1] == []


def test_the_dialog_reads_them_out_and_closes_by_key(show: Show, unnamed: Unnamed, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    show(dialog)
    model = dialog.table.model()
    assert model.rowCount() == len(shortcuts())
    spoken = [model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert any(words.startswith("Quit: ") for words in spoken)
    assert unnamed(dialog) == []
    assert dialog.sizeHint().width() <= dialog.screen().availableGeometry().width()
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_it_says_where_the_keys_do_nothing(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    assert IN_A_DIALOG in [words.text() for words in dialog.findChildren(Words)]
