"""The lines of a timetable: both columns, the difference in shape and words, wide and narrow."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.casework.timetables import DateRow, DateView
from app.rules.standings import Standing
from app.ui.countdowns import StatusShape
from app.ui.icons import Glyph
from app.ui.labels import Words
from app.ui.themes import Theme, units
from app.ui.timetable_lines import (
    BESIDE,
    CHANGES,
    DateSide,
    SupposedLine,
    TimetableHead,
    TimetableLine,
    in_words,
    spoken,
)
from tests.ui.conftest import Show, Unnamed

NOW = DateView(
    key="stage1.respond",
    name="Stage 1 response",
    due=dt.date(2026, 12, 14),
    headline="Answer by Monday 14 December 2026",
    countdown="15 working days left",
    standing=Standing("running", 15, 0),
    projected=True,
    why=("It runs from the day that is done.",),
)
THEN = replace(
    NOW,
    due=dt.date(2026, 12, 7),
    headline="Answer by Monday 7 December 2026",
    countdown="10 working days left",
    projected=False,
    why=("A notice counts.",),
)
ROW = DateRow("Stage 1 response", NOW, THEN, "earlier", "5 working days earlier")


def line_of(row: DateRow = ROW) -> TimetableLine:
    return TimetableLine(row, lambda _view: None)


def words_in(widget: QWidget) -> list[str]:
    return [words.text() for words in widget.findChildren(Words) if not words.isHidden() and words.text()]


def test_a_date_is_a_sentence() -> None:
    assert in_words(NOW) == "Answer by Monday 14 December 2026, 15 working days left (projected)"
    assert in_words(replace(THEN, countdown="")) == "Answer by Monday 7 December 2026"


def test_a_screen_reader_hears_the_whole_line() -> None:
    assert spoken(ROW, then_due=True) == (
        "Stage 1 response. 5 working days earlier. "
        "As it stands: Answer by Monday 14 December 2026, 15 working days left (projected). "
        "As it would be: Answer by Monday 7 December 2026, 10 working days left. A notice counts."
    )
    gone = DateRow("Stage 1 response", NOW, None, "gone", "No longer due")
    assert spoken(gone, then_due=True).endswith("As it would be: no longer due.")
    new = DateRow("Stage 1 response", None, THEN, "new", "New")
    assert "As it stands: not due." in spoken(new, then_due=True)
    assert "As it would be" not in spoken(DateRow("It", NOW, None, "", ""), then_due=False)


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_has_a_shape_of_its_own_and_words(change: str, qtbot: QtBot) -> None:
    line = line_of(replace(ROW, change=change, difference="It differs"))
    qtbot.addWidget(line)
    assert CHANGES[change][0] in [glyph.name() for glyph in line.findChildren(Glyph)]
    assert "It differs" in words_in(line)
    assert len({shape for shape, _tone in CHANGES.values()}) == len(CHANGES)


def test_what_is_not_due_or_cannot_be_told_is_said(qtbot: QtBot) -> None:
    for row, said in (
        (DateRow("It", None, THEN, "new", "New"), "Not due"),
        (DateRow("It", NOW, None, "gone", "No longer due"), "No longer due"),
        (DateRow("It", NOW, None, "", ""), "Cannot be told"),
    ):
        line = line_of(row)
        qtbot.addWidget(line)
        assert said in words_in(line)


def test_the_link_shows_the_working_that_there_is(qtbot: QtBot) -> None:
    line = line_of()
    qtbot.addWidget(line)
    assert line.working.isHidden()
    assert line.working.accessibleName() == "Show working: Answer by Monday 7 December 2026"


def test_enter_shows_the_working(qtbot: QtBot) -> None:
    shown: list[DateView] = []
    line = TimetableLine(ROW, shown.append)
    qtbot.addWidget(line)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert shown == [THEN]


def test_both_columns_stand_beside_each_other_where_there_is_room(show: Show, theme: Theme, qtbot: QtBot) -> None:
    line = line_of()
    line.resize(units(BESIDE) + 40, 200)
    show(line)
    assert line.then.x() > line.now.x() > 0
    assert line.now.caption.isHidden()
    line.resize(units(BESIDE) - 40, 400)
    assert line.width() == units(BESIDE) - 40
    qtbot.waitUntil(lambda: line.then.y() > line.now.y() > 0)
    assert not line.now.caption.isHidden()
    theme.set_percent(200)
    assert not line.now.caption.isHidden()


def test_the_titles_stand_above_their_columns(show: Show) -> None:
    head = TimetableHead()
    head.resize(units(BESIDE) + 40, 30)
    show(head)
    assert words_in(head) == ["As it stands", "As it would be"]
    head.resize(units(BESIDE) - 40, 30)
    assert words_in(head) == []


def test_up_and_down_go_from_line_to_line(show: Show) -> None:
    box = QWidget()
    column = QVBoxLayout(box)
    lines = [line_of(), line_of(), line_of()]
    for line in lines:
        column.addWidget(line)
    show(box)
    lines[0].setFocus()
    QTest.keyClick(lines[0], Qt.Key.Key_Down)
    assert lines[1].hasFocus()
    QTest.keyClick(lines[1], Qt.Key.Key_Up)
    QTest.keyClick(lines[0], Qt.Key.Key_Up)
    assert lines[0].hasFocus()
    QTest.keyClick(lines[0], Qt.Key.Key_X)
    assert not box.grab().isNull()


def test_a_date_of_nobodys_has_the_shape_of_waiting(qtbot: QtBot) -> None:
    side = DateSide("As it stands", replace(NOW, standing=None), "Not due")
    qtbot.addWidget(side)
    (shape,) = side.findChildren(StatusShape)
    assert shape.name() == "waiting"


def test_a_supposition_can_be_changed_and_removed(qtbot: QtBot, unnamed: Unnamed) -> None:
    did: list[str] = []
    line = SupposedLine("Answered today", lambda: did.append("change"), lambda: did.append("remove"))
    qtbot.addWidget(line)
    line.change.click()
    line.remove.click()
    assert did == ["change", "remove"]
    assert line.remove.accessibleName() == "Remove Answered today"
    assert unnamed(line) == []
