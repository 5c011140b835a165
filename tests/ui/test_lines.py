"""Lines: one thing a row, opened by pressing it, walked with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.buttons import quiet_button
from app.ui.lines import Line, Place, pair


class PlainLine(Line):
    """A line of words and a button, beside each other from forty units."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words, self.act = pair(words, "below it"), quiet_button("Do it")
        self.dress()

    def parts(self) -> tuple[QWidget, ...]:
        """The words and the button."""
        return (self.words, self.act)

    def places(self, width: float) -> tuple[Place, ...]:
        """Beside each other, or below."""
        return ((0, 0, 1), (0, 1, 1) if width >= 40 else (1, 0, 1))


def three(qtbot: QtBot) -> tuple[QWidget, list[PlainLine]]:
    page = QWidget()
    column = QVBoxLayout(page)
    lines = [PlainLine(words) for words in ("first", "second", "third")]
    for line in lines:
        column.addWidget(line)
    qtbot.addWidget(page)
    page.resize(700, 400)
    page.show()
    return page, lines


def test_a_line_is_opened_by_a_click_and_by_enter(qtbot: QtBot) -> None:
    _, (line, *_rest) = three(qtbot)
    with qtbot.waitSignal(line.opened):
        QTest.mouseClick(line.words, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(line.opened):
        QTest.keyClick(line, Qt.Key.Key_Return)


def test_pressing_the_button_of_a_line_does_not_open_the_line(qtbot: QtBot) -> None:
    _, (line, *_rest) = three(qtbot)
    with qtbot.assertNotEmitted(line.opened):
        QTest.mouseClick(line.act, Qt.MouseButton.LeftButton)


def focused(line: PlainLine) -> bool:
    return line.window().focusWidget() is line


def test_arrow_keys_home_and_end_go_from_line_to_line_and_stop_at_the_ends(qtbot: QtBot) -> None:
    _, lines = three(qtbot)
    first, second, third = lines
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Up)
    assert focused(first)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert focused(second)
    QTest.keyClick(second, Qt.Key.Key_End)
    assert focused(third)
    QTest.keyClick(third, Qt.Key.Key_Home)
    assert focused(first)


def test_a_line_arranges_its_parts_by_its_width(qtbot: QtBot) -> None:
    _, (line, *_rest) = three(qtbot)
    assert line.act.x() > line.words.x()
    line.window().resize(120, 400)
    qtbot.waitUntil(lambda: line.act.x() == line.words.x())
    assert line.act.y() > line.words.y()


def test_the_whole_line_is_said_as_sentences(qtbot: QtBot) -> None:
    _, (line, *_rest) = three(qtbot)
    assert line.accessibleName() == "first"
    assert not line.grab().isNull()
