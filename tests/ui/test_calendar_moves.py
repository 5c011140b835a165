"""The rows of the drill: nothing of a date that moves is cut short, at any size, and each is read whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework.holiday_drills import Move
from app.ui.calendar_moves import MoveRow, move_list
from app.ui.labels import Words
from app.ui.panels import ReadingColumn
from app.ui.themes import Theme, units
from tests.ui.conftest import Show, Unnamed

LONG = "The Honourable Mrs W. Featherstonehaugh-Cholmondeley of Much Wenlock and Little Snoring"
BEFORE, AFTER = dt.date(2022, 9, 19), dt.date(2022, 9, 20)


def a_move(who: str = "Mrs A", name: str = "Stage 1 response, your own limit", remark: str = "") -> Move:
    return Move(
        7,
        "2022/001",
        who,
        "own:stage1.respond",
        name,
        projected=True,
        before=BEFORE,
        after=AFTER,
        remark=remark,
        sentence="",
    )


def seen(row: MoveRow) -> list[str]:
    return [words.text() for words in row.findChildren(Words) if words.isVisible()]


def test_a_row_says_whose_what_and_both_days(show: Show, unnamed: Unnamed) -> None:
    row = MoveRow(a_move(remark="No longer late"))
    show(row)
    assert seen(row) == [
        "2022/001",
        "Mrs A",
        "Stage 1 response, your own limit (projected)",
        "Was due",
        "Monday 19 September 2022",
        "Would be due",
        "Tuesday 20 September 2022",
        "No longer late",
    ]
    assert row.accessibleName() == (
        "Mrs A, 2022/001: Stage 1 response, your own limit (projected) was due by Monday 19 September 2022, "
        "would be due by Tuesday 20 September 2022. No longer late"
    )
    assert unnamed(row) == []


def test_a_day_that_stays_is_said_once(show: Show) -> None:
    """What was late by a working day may be late by none, though its date is the same."""
    row = MoveRow(replace(a_move(remark="Late by one working day less"), before=AFTER))
    show(row)
    assert seen(row)[3:] == ["Due all the same", "Tuesday 20 September 2022", "Late by one working day less"]
    assert row.accessibleName().endswith("due by Tuesday 20 September 2022. Late by one working day less")


@pytest.mark.parametrize(("percent", "width"), [(100, 1056), (100, 500), (200, 1366)])
@pytest.mark.parametrize("who", ["Mrs A", LONG, "x" * 120], ids=["short", "long", "one word"])
def test_nothing_is_cut_short(qtbot: QtBot, theme: Theme, who: str, percent: int, width: int) -> None:
    theme.set_percent(percent)
    pane = ReadingColumn("Moves", None)
    rows = move_list([a_move(who)])
    pane.column.addWidget(rows)
    pane.column.addStretch(1)
    qtbot.addWidget(pane)
    pane.resize(width, 700)
    pane.show()
    qtbot.wait(1)
    assert pane.horizontalScrollBar().maximum() == 0
    for words in rows.findChildren(Words):
        wanted = words.heightForWidth(words.width()) if words.wordWrap() else words.sizeHint().height()
        assert words.height() >= wanted, words.text()
        assert words.mapTo(pane.body, QPoint(words.width(), 0)).x() <= pane.viewport().width()


def test_the_days_form_columns_and_go_below_where_there_is_no_room(show: Show, qtbot: QtBot) -> None:
    rows = move_list([a_move(), a_move(LONG, "Stage 2 response")])
    rows.finish()
    rows.resize(units(130), 400)
    show(rows)

    def places(text: str) -> list[tuple[int, int]]:
        found = [words for words in rows.findChildren(Words) if words.text() == text]
        return [(words.mapTo(rows, QPoint()).x(), words.mapTo(words.window(), QPoint()).y()) for words in found]

    assert len({x for x, _ in places("Was due")}) == len({x for x, _ in places("Would be due")}) == 1
    assert places("Was due")[0][1] == places("Would be due")[0][1]
    rows.resize(units(50), 700)
    qtbot.waitUntil(lambda: places("Was due")[0][1] < places("Would be due")[0][1])


def test_the_arrow_keys_read_on(show: Show) -> None:
    rows = move_list([a_move(), a_move("Mr B")])
    show(rows)
    rows.rows[0].setFocus()
    QTest.keyClick(rows.rows[0], Qt.Key.Key_Down)
    assert rows.rows[1].hasFocus()
    assert [bool(row.focusPolicy() & Qt.FocusPolicy.TabFocus) for row in rows.rows] == [True, False]
