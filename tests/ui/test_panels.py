"""Panels: a notice, an empty page that teaches, and the reading column."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.buttons import link_button
from app.ui.labels import Words
from app.ui.panels import TONES, EmptyState, NoticePanel, ReadingColumn
from app.ui.themes import Theme, characters
from tests.ui.conftest import Show, Stray


@pytest.mark.parametrize("tone", TONES)
def test_a_notice_says_its_text_and_its_button_is_pressed(qtbot: QtBot, stray: Stray, tone: str) -> None:
    notice = NoticePanel(tone, "Start the repair now.", "Damp was mentioned.", "Record what was done")
    assert stray() == []
    qtbot.addWidget(notice)
    notice.show()
    assert notice.accessibleName() == "Damp was mentioned. Start the repair now."
    assert notice.text() == "Start the repair now."
    with qtbot.waitSignal(notice.chosen):
        QTest.keyClick(notice.button, Qt.Key.Key_Return)
    assert not notice.grab().isNull()


def test_a_notice_without_a_button_or_heading_shows_neither(qtbot: QtBot) -> None:
    notice = NoticePanel("plain", "Nothing was lost.")
    qtbot.addWidget(notice)
    notice.show()
    assert not notice.button.isVisible()
    notice.set_text("One draft was kept.")
    assert notice.accessibleName() == "One draft was kept."


def test_a_link_stands_under_the_words_and_before_the_button(show: Show) -> None:
    pressed: list[str] = []
    notice = NoticePanel("plain", "It is due by Friday.", "The submission", "Record it")
    link = link_button("Show working", lambda: pressed.append("working"), "working")
    notice.add_link(link)
    show(notice)
    assert link.geometry().top() > notice.rect().top() + 20
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert pressed == ["working"]
    QTest.keyClick(link, Qt.Key.Key_Tab)
    assert notice.button.hasFocus()


def test_an_empty_page_teaches_and_begins(qtbot: QtBot) -> None:
    empty = EmptyState("post", "No letters are waiting", "An approved letter stands here.", "Write a letter")
    qtbot.addWidget(empty)
    empty.show()
    with qtbot.waitSignal(empty.chosen):
        QTest.mouseClick(empty.button, Qt.MouseButton.LeftButton)


def test_the_column_keeps_a_readable_width_in_a_wide_window(qtbot: QtBot) -> None:
    column = ReadingColumn("Case")
    text = Words("word " * 200)
    column.column.addWidget(text)
    qtbot.addWidget(column)
    column.resize(2000, 600)
    column.show()
    assert text.width() == characters(75)


def test_the_column_never_scrolls_sideways_in_a_narrow_window_with_large_text(qtbot: QtBot, theme: Theme) -> None:
    column = ReadingColumn("Case")
    column.column.addWidget(Words("word " * 200))
    qtbot.addWidget(column)
    theme.set_percent(200)
    column.resize(500, 400)
    column.show()
    assert column.horizontalScrollBar().maximum() == 0
    assert column.verticalScrollBar().maximum() > 0


def test_a_column_may_be_as_wide_as_the_window(qtbot: QtBot) -> None:
    column = ReadingColumn("Today", None)
    text = Words("word")
    column.column.addWidget(text)
    qtbot.addWidget(column)
    column.resize(2000, 600)
    column.show()
    assert text.width() > characters(75)


def test_what_is_revealed_can_be_seen(qtbot: QtBot) -> None:
    column = ReadingColumn("Form")
    edits = [QLineEdit() for _ in range(30)]
    for edit in edits:
        column.column.addWidget(edit)
    qtbot.addWidget(column)
    column.resize(400, 200)
    column.show()
    column.reveal(edits[-1])
    assert column.viewport().rect().contains(edits[-1].mapTo(column.viewport(), edits[-1].rect().center()))


def test_an_empty_page_may_have_another_way_to_begin(qtbot: QtBot) -> None:
    empty, link = EmptyState("today", "Nothing yet", "Words.", "Begin"), link_button("Or so…")
    empty.add_link(link)
    qtbot.addWidget(empty)
    empty.show()
    assert link.isVisible()
    assert link.y() > empty.button.y()
