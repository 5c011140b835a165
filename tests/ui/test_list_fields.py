"""Fields that are lists: rows added by Enter, taken away by a button, and points with whose they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework.guides import Field
from app.ui.list_fields import ListField, PointsField
from tests.ui.conftest import Show, Unnamed


@pytest.fixture
def box(show: Show) -> ListField:
    made = ListField(Field("outcomes", "Outcome", "list"))
    show(made)
    return made


def test_enter_adds_a_row_and_goes_to_it(box: ListField) -> None:
    QTest.keyClicks(box.rows()[0].edit, "The radiator replaced")
    QTest.keyClick(box.rows()[0].edit, Qt.Key.Key_Return)
    assert len(box.rows()) == 2
    assert box.focusWidget() is box.rows()[1].edit
    QTest.keyClicks(box.rows()[1].edit, "An apology")
    QTest.keyClick(box.rows()[0].edit, Qt.Key.Key_Enter)
    assert box.focusWidget() is box.rows()[1].edit
    assert box.value() == ("The radiator replaced", "An apology")


def test_enter_in_an_empty_last_row_goes_on(box: ListField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.entered):
        QTest.keyClick(box.rows()[0].edit, Qt.Key.Key_Return)
    assert len(box.rows()) == 1


def test_rows_are_numbered_and_named_and_taken_away(box: ListField, unnamed: Unnamed) -> None:
    box.set_value(("One", "Two", "Three"))
    assert [row.edit.accessibleName() for row in box.rows()] == ["Outcome 1", "Outcome 2", "Outcome 3"]
    assert box.rows()[1].remove.accessibleName() == "Remove outcome 2"
    assert unnamed(box) == []
    box.rows()[1].remove.click()
    assert box.value() == ("One", "Three")
    assert box.rows()[1].edit.accessibleName() == "Outcome 2"


def test_the_last_row_stays_when_all_are_taken_away(box: ListField) -> None:
    box.set_value(("One",))
    box.rows()[0].remove.click()
    assert box.value() == ()
    assert len(box.rows()) == 1
    assert not box.rows()[0].remove.isVisible()


def test_the_button_adds_a_row_too(box: ListField, qtbot: QtBot) -> None:
    QTest.keyClick(box.add, Qt.Key.Key_Space)
    assert len(box.rows()) == 2
    assert box.controls() == tuple(row.edit for row in box.rows())


def test_an_empty_answer_is_one_empty_row(box: ListField) -> None:
    box.set_value(())
    assert box.value() == ()
    assert len(box.rows()) == 1


def test_tab_goes_down_the_rows_and_then_to_the_button(box: ListField) -> None:
    box.set_value(("One", "Two"))
    box.focus_first()
    walked = []
    for _ in range(4):
        QTest.keyClick(box.focusWidget() or box, Qt.Key.Key_Tab)
        walked.append(box.focusWidget())
    assert walked == [box.rows()[0].remove, box.rows()[1].edit, box.rows()[1].remove, box.add]


def test_a_point_says_whose_it_is_and_a_new_one_is_to_be_checked(qtbot: QtBot, unnamed: Unnamed) -> None:
    box = PointsField(Field("points", "Point", "points"))
    qtbot.addWidget(box)
    box.show()
    QTest.keyClicks(box.rows()[0].edit, "Nobody came")
    assert box.value() == (("Nobody came", "to_check"),)
    with qtbot.waitSignal(box.changed):
        box.rows()[0].whose.setCurrentText("ours")
    assert box.value() == (("Nobody came", "ours"),)
    assert unnamed(box) == []


def test_points_given_before_are_shown(qtbot: QtBot) -> None:
    box = PointsField(Field("points", "Point", "points"))
    qtbot.addWidget(box)
    points = (("Nobody came", "ours"), ("The carpet smells", "shared"))
    box.set_value(points)
    assert box.value() == points


def test_a_long_point_wraps_in_a_box_as_wide_as_the_column(show: Show) -> None:
    box = PointsField(Field("points", "Point", "points"))
    box.resize(600, 300)
    box.set_value((("You reported the leaking radiator several times and nobody acted on it. " * 4, "ours"),))
    show(box)
    QTest.qWait(20)
    row = box.rows()[0]
    assert row.edit.width() > box.width() * 0.9
    assert row.edit.height() > row.whose.height() * 2
    assert row.whose.y() >= 0
    QTest.keyClick(row.edit, Qt.Key.Key_Return)
    assert box.focusWidget() is box.rows()[1].edit


def test_rows_are_filled_anew_in_place(box: ListField) -> None:
    first = box.rows()[0]
    box.set_value(("One", "Two"))
    box.set_value(("Three",))
    assert box.rows() == (first,)
    assert box.value() == ("Three",)
