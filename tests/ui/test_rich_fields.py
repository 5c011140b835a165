"""The field of a form for text with marks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework.guides import Field
from app.ui.rich_fields import RichField
from tests.ui.conftest import Unnamed

FIELD = Field("text", "Paragraph", "rich", "Ctrl+B makes words bold.")


def test_it_gives_and_takes_text_with_marks(qtbot: QtBot, unnamed: Unnamed) -> None:
    box = RichField(FIELD)
    qtbot.addWidget(box)
    box.show()
    box.set_value("Ring **us**.\n\n- a")
    assert box.value() == "Ring **us**.\n\n- a"
    assert unnamed(box) == []
    assert box.stops()[-1] is box.edit
    assert box.bar.insert not in box.stops()
    box.edit.selectAll()
    box.bar.bold.click()
    assert box.value() == "**Ring us.**\n\n- **a**"


def test_control_and_enter_go_on(qtbot: QtBot) -> None:
    box = RichField(FIELD)
    qtbot.addWidget(box)
    box.show()
    with qtbot.waitSignal(box.entered):
        QTest.keyClick(box.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    box.show_problem("Write the paragraph.")
    assert box.edit.property("wrong") == "true"
