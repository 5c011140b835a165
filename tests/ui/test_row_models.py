"""Tables: rows sorted by the model itself, whole sentences for a screen reader, and the keyboard."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QIcon
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from app.ui.row_models import Column, RowsModel, RowsTable
from app.ui.themes import Theme
from tests.ui.conftest import Unnamed


@dataclass(frozen=True)
class Person:
    """Somebody invented."""

    name: str
    days: int


COLUMNS = (
    Column[Person]("Resident", lambda row: row.name),
    Column[Person](
        "Days left",
        lambda row: str(row.days),
        lambda row: row.days,
        align_right=True,
        spoken=lambda row: f"{row.days} working days left for {row.name}",
        mark=lambda row: "soon" if row.days < 3 else "",
    ),
)
ROWS = (Person("Davies", 13), Person("Brandt", 2), Person("Adeyemi", 5))


@pytest.fixture
def model(qtbot: QtBot) -> RowsModel[Person]:
    return RowsModel(COLUMNS, ROWS)


@pytest.fixture
def table(qtbot: QtBot, model: RowsModel[Person]) -> RowsTable:
    made = RowsTable(model, "Cases")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def names(model: RowsModel[Person]) -> list[str]:
    return [row.name for row in model.rows()]


def test_the_model_keeps_qt_s_rules(model: RowsModel[Person]) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(1)
    model.set_rows(ROWS[:2])
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0


def test_what_somebody_typed_is_no_markup_in_a_tool_tip(model: RowsModel[Person]) -> None:
    model.set_rows((Person("<b>Brandt</b> & son", 2), Person("", 5)))
    tips = [model.index(at, 0).data(Qt.ItemDataRole.ToolTipRole) for at in range(2)]
    assert tips == ["<p>&lt;b&gt;Brandt&lt;/b&gt; &amp; son</p>", None]


def test_rows_come_as_they_are_given(model: RowsModel[Person]) -> None:
    assert names(model) == ["Davies", "Brandt", "Adeyemi"]


def test_numbers_sort_as_numbers_and_words_as_words(model: RowsModel[Person]) -> None:
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert names(model) == ["Brandt", "Adeyemi", "Davies"]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["Davies", "Brandt", "Adeyemi"]


def test_new_rows_keep_the_order_that_was_chosen(model: RowsModel[Person]) -> None:
    model.sort(1)
    model.set_rows([*ROWS, Person("Hale", 0)])
    assert names(model)[0] == "Hale"
    model.sort(-1)
    model.set_rows(ROWS)
    assert names(model) == ["Davies", "Brandt", "Adeyemi"]


def test_a_cell_says_a_sentence(model: RowsModel[Person]) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0, 0), spoken) == "Resident: Davies"
    assert model.data(model.index(0, 1), spoken) == "13 working days left for Davies"


def test_titles_alignment_and_marks(model: RowsModel[Person]) -> None:
    across = Qt.Orientation.Horizontal
    assert model.headerData(1, across) == "Days left"
    assert model.headerData(1, Qt.Orientation.Vertical) is None
    assert model.headerData(1, across, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.data(model.index(0, 1), Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.data(model.index(0, 1), Qt.ItemDataRole.DecorationRole) is None
    assert isinstance(model.data(model.index(1, 1), Qt.ItemDataRole.DecorationRole), QIcon)
    assert model.data(model.index(0, 0), Qt.ItemDataRole.FontRole) is None


def test_what_is_chosen_stays_chosen_when_the_order_changes(table: RowsTable, model: RowsModel[Person]) -> None:
    table.choose(lambda row: row.name == "Brandt")
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert table.chosen() == Person("Brandt", 2)
    assert names(model)[2] == "Brandt"


def test_enter_and_a_double_click_open_the_row(table: RowsTable, qtbot: QtBot) -> None:
    table.selectRow(1)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(table.opened) as caught:
            QTest.keyClick(table, key)
        assert caught.args == [Person("Brandt", 2)]
    with qtbot.waitSignal(table.opened) as caught:
        table.doubleClicked.emit(table.model().index(2, 0))
    assert caught.args == [Person("Adeyemi", 5)]


def test_enter_with_nothing_chosen_opens_nothing(table: RowsTable, qtbot: QtBot) -> None:
    table.setCurrentIndex(QModelIndex())
    with qtbot.assertNotEmitted(table.opened):
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert table.chosen() is None


def test_tab_leaves_the_table(table: RowsTable) -> None:
    assert not table.tabKeyNavigation()


def test_the_table_sorts_without_a_mouse(table: RowsTable, model: RowsModel[Person]) -> None:
    menu = table.sort_menu()
    assert [action.text() for action in menu.actions()] == ["Sort by resident", "Sort by days left"]
    menu.actions()[1].trigger()
    assert names(model)[0] == "Brandt"


def test_rows_are_1_8_times_the_text_at_every_size(table: RowsTable, theme: Theme) -> None:
    for percent in (100, 200):
        theme.set_percent(percent)
        assert table.rowHeight(0) == round(table.fontMetrics().height() * 1.8)


def test_the_table_has_a_name(table: RowsTable, unnamed: Unnamed) -> None:
    assert unnamed(table) == []
    named = QAccessible.queryAccessibleInterface(table)
    assert named is not None
    assert named.text(QAccessible.Text.Name) == "Cases"


def test_ten_thousand_rows_sort_at_once(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS, [Person(f"Resident {number}", number % 40) for number in range(10_000)])
    begun = time.perf_counter()
    model.sort(1)
    assert time.perf_counter() - begun < 1
