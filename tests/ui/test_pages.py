"""Pages: asked again when they are seen, and scrolling rather than pushing the window off the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from app.ui.labels import Words
from app.ui.pages import Page, PageFrame, PageHead
from app.ui.themes import Theme, units


class Counted(Page):
    """A page that counts how often it asks."""

    asked = 0

    def ask(self) -> None:
        self.asked += 1


def test_a_page_asks_when_it_is_first_shown_and_not_again_until_it_is_stale(qtbot: QtBot) -> None:
    page = Counted("cases")
    qtbot.addWidget(page)
    assert page.asked == 0
    for _ in range(2):
        page.show()
        page.hide()
    assert page.asked == 1
    page.mark_stale()
    assert page.asked == 1
    page.show()
    assert page.asked == 2
    assert page.panes() == (page,)


def test_a_page_must_say_what_it_asks(qtbot: QtBot) -> None:
    page = Page("nothing")
    qtbot.addWidget(page)
    with pytest.raises(NotImplementedError):
        page.refresh()


def test_a_page_takes_the_room_there_is(qtbot: QtBot) -> None:
    page = Counted("cases")
    frame = PageFrame(page)
    qtbot.addWidget(frame)
    frame.resize(500, 400)
    frame.show()
    assert page.size() == frame.viewport().size()


def test_a_page_that_cannot_be_so_small_scrolls(qtbot: QtBot) -> None:
    page = Counted("cases")
    column = QVBoxLayout(page)
    frame = PageFrame(page)
    qtbot.addWidget(frame)
    frame.resize(300, 200)
    frame.show()
    for _ in range(20):
        column.addWidget(Words("Words that wrap in a narrow window, as these do here."))
    qtbot.waitUntil(lambda: frame.verticalScrollBar().maximum() > 0)
    assert frame.horizontalScrollBar().maximum() == 0


def test_the_head_says_title_and_line(qtbot: QtBot) -> None:
    head = PageHead("Today")
    qtbot.addWidget(head)
    head.set_words("Mr D. Dunmore", "2026/031 · Stage 1")
    texts = [label.text() for label in head.findChildren(Words) if not label.isHidden()]
    assert texts == ["Mr D. Dunmore", "2026/031 · Stage 1"]


def test_buttons_of_the_head_go_below_the_title_where_there_is_no_room(qtbot: QtBot, theme: Theme) -> None:
    head = PageHead("Today", "Monday 23 November 2026")
    button = QPushButton("New complaint")
    head.add(button)
    qtbot.addWidget(head)
    head.resize(units(100), units(12))
    head.show()
    title = head.findChildren(Words)[0]

    def at() -> QPoint:
        return button.mapTo(head, QPoint(0, 0))

    qtbot.waitUntil(lambda: at().x() > title.geometry().right())
    theme.set_percent(200)
    head.resize(units(40), units(24))
    qtbot.waitUntil(lambda: at().y() > title.y() and at().x() == title.x())
    assert title.alignment() & Qt.AlignmentFlag.AlignLeft
