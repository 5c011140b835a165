"""Passages of the Code: read by the arrow keys, whole for a screen reader, and why something is to be confirmed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.casework.codes import Group, Passage
from app.ui.folds import FoldButton
from app.ui.labels import Words
from app.ui.passages import TO_BE_CONFIRMED, ConfirmLink, PassageRow, RowList
from app.ui.themes import units
from tests.ui.conftest import Show, Unnamed

ACKNOWLEDGE = Passage("clause.2", "2", "must", words=("Log and acknowledge.",), small="3 working days")
DAWDLE = Passage("clause.4", "4", "must not", "Stage 2", ("Do not dawdle.",), confirm="what dawdling is")
GROUPS = (Group("1. Beginning", (ACKNOWLEDGE,), "In our own words."), Group("2. Ending", (DAWDLE, ACKNOWLEDGE)))


def the_list(rows: RowList, show: Show, width: int = 700) -> RowList:
    rows.finish()
    rows.resize(width, 500)
    show(rows)
    return rows


@pytest.fixture
def rows(show: Show, qtbot: QtBot) -> RowList:
    rows = RowList()
    rows.add_groups(GROUPS)
    return the_list(rows, show)


def seen(widget: QWidget) -> list[str]:
    return [words.text() for words in widget.findChildren(Words) if words.isVisible()]


def test_a_row_shows_the_clause_its_force_and_its_words(rows: RowList, unnamed: Unnamed) -> None:
    assert seen(rows.rows[0]) == ["2", "must", "Log and acknowledge.", "3 working days"]
    assert rows.rows[1].accessibleName() == "4, must not. Stage 2. Do not dawdle. To be confirmed: what dawdling is."
    assert "In our own words." in seen(rows)
    assert unnamed(rows) == []


def test_what_has_no_clause_leaves_no_gap(qtbot: QtBot) -> None:
    row = PassageRow(Passage("part", force="Casebook's own demand", title="Who deals with it"))
    qtbot.addWidget(row)
    row.show()
    assert seen(row) == ["Casebook's own demand", "Who deals with it"]


def test_tab_arrives_at_the_first_row_and_the_arrows_read_on(rows: RowList) -> None:
    assert [bool(row.focusPolicy() & Qt.FocusPolicy.TabFocus) for row in rows.rows] == [True, False, False]
    rows.rows[0].setFocus()
    for key, at in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_End, 2), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(rows.focusWidget(), key)
        assert rows.rows[at].hasFocus()


def test_why_it_is_to_be_confirmed_is_shown_on_demand(rows: RowList) -> None:
    link = rows.rows[1].confirm
    assert isinstance(link, ConfirmLink)
    assert link.link.text() == TO_BE_CONFIRMED
    assert link.link.accessibleName() == "To be confirmed, 4: What dawdling is."
    assert "What dawdling is." not in seen(rows)
    QTest.keyClick(link.link, Qt.Key.Key_Space)
    assert "What dawdling is." in seen(rows)
    QTest.keyClick(link.link, Qt.Key.Key_Return)
    assert "What dawdling is." not in seen(rows)


def test_enter_on_the_row_shows_it_as_well(rows: RowList) -> None:
    rows.rows[1].setFocus()
    QTest.keyClick(rows.rows[1], Qt.Key.Key_Return)
    assert "What dawdling is." in seen(rows)
    rows.rows[0].setFocus()
    QTest.keyClick(rows.rows[0], Qt.Key.Key_Return)  # nothing of it is to be confirmed
    assert rows.rows[0].hasFocus()


def test_where_there_is_no_room_the_clause_stands_above(show: Show, qtbot: QtBot) -> None:
    rows = RowList()
    rows.add_row(PassageRow(ACKNOWLEDGE))
    the_list(rows, show, units(40))
    row = rows.rows[0]
    assert row.side.geometry().bottom() < row.words.geometry().top()
    rows.resize(units(80), 500)
    qtbot.waitUntil(lambda: row.side.geometry().right() < row.words.geometry().left())


def test_folded_groups_are_opened_one_by_one(show: Show, qtbot: QtBot) -> None:
    rows = RowList()
    rows.add_folds(GROUPS)
    the_list(rows, show)
    buttons = rows.findChildren(FoldButton)
    assert [button.text() for button in buttons] == ["1. Beginning", "2. Ending"]
    assert rows.findChildren(PassageRow) == []
    buttons[1].click()
    inside = rows.findChildren(PassageRow)
    assert [row.passage for row in inside] == [DAWDLE, ACKNOWLEDGE]
    inside[0].setFocus()
    QTest.keyClick(inside[0], Qt.Key.Key_Down)
    assert inside[1].hasFocus()
