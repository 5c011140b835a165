"""Cases: found as one types, opened from the list, and an empty list that teaches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import places
from app.casework.desks import Desk
from app.casework.intakes import log_complaint
from app.casework.samples import write_sample
from app.ui.case_lists import CasesPage, next_words
from app.ui.routes import Routes
from app.ui.themes import Theme
from tests.ui.desks import Day, empty_desk, mr_dunmore, st_annes

MONDAY = dt.date(2026, 11, 23)
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = write_sample(tmp_path_factory.mktemp("sample"), places.resources(), MONDAY)
    yield desk
    desk.book.close()


def page_of(qtbot: QtBot, desk: Desk) -> tuple[CasesPage, Routes]:
    routes = Routes()
    page = CasesPage(desk, routes)
    qtbot.addWidget(page)
    page.resize(1142, 700)
    page.show()
    return page, routes


def names(page: CasesPage) -> list[str]:
    return [row.who for row in page.model.rows()]


def spoken(page: CasesPage, name: str) -> list[str]:
    at = names(page).index(name)
    return [page.model.index(at, column).data(SPOKEN) for column in range(page.model.columnCount(QModelIndex()))]


def test_all_cases_are_listed_open_ones_first_and_the_first_is_chosen(qtbot: QtBot, sample: Desk) -> None:
    page, _ = page_of(qtbot, sample)
    assert len(names(page)) == 12
    assert names(page)[0] == "Mrs E. Okafor"
    assert page.table.chosen().who == "Mrs E. Okafor"
    closed = [row.closed for row in page.model.rows()]
    assert closed == sorted(closed)


def test_the_list_follows_what_is_typed(qtbot: QtBot, sample: Desk) -> None:
    page, _ = page_of(qtbot, sample)
    QTest.keyClicks(page.finder, "chapel dun")
    assert names(page) == ["Mr D. Dunmore"]
    page.finder.setText("01632 960105")
    assert names(page) == ["Mr T. Whitlock"]
    page.finder.clear()
    assert len(names(page)) == 12


def test_the_chosen_case_stays_chosen_while_it_is_found(qtbot: QtBot, sample: Desk) -> None:
    page, _ = page_of(qtbot, sample)
    page.table.choose(lambda row: row.who == "Mr D. Dunmore")
    page.finder.setText("chapel")
    assert page.table.chosen().who == "Mr D. Dunmore"
    page.refresh()
    assert page.table.chosen().who == "Mr D. Dunmore"
    page.finder.setText("okafor")
    assert page.table.chosen().who == "Mrs E. Okafor"


def test_keyboard_alone_finds_and_opens_a_case(qtbot: QtBot, sample: Desk) -> None:
    page, routes = page_of(qtbot, sample)
    QTest.keyClicks(page.finder, "davies")
    with qtbot.waitSignal(routes.case_asked) as asked:
        QTest.keyClick(page.finder, Qt.Key.Key_Return)
    assert asked.args == [page.model.row(0).case_id]
    QTest.keyClick(page.finder, Qt.Key.Key_Down)
    assert page.window().focusWidget() is page.table
    with qtbot.waitSignal(routes.case_asked):
        QTest.keyClick(page.table, Qt.Key.Key_Return)


def test_a_double_click_opens_the_case(qtbot: QtBot, sample: Desk) -> None:
    page, routes = page_of(qtbot, sample)
    with qtbot.waitSignal(routes.case_asked) as asked:
        page.table.doubleClicked.emit(page.model.index(1, 0))
    assert asked.args == [page.model.row(1).case_id]


def test_cells_are_said_as_sentences(qtbot: QtBot, sample: Desk) -> None:
    page, _ = page_of(qtbot, sample)
    assert spoken(page, "Mr D. Dunmore")[2:5] == [
        "Stage 1 acknowledgement: 5 working days left, due Monday 30 November 2026",
        "Due Monday 30 November 2026",
        "Received Monday 23 November 2026",
    ]
    assert spoken(page, "Mrs G. Nwosu")[2:4] == ["Stage 1: answered", "Nothing is due"]


def test_a_closed_case_says_closed_and_nothing_more(qtbot: QtBot, sample: Desk) -> None:
    page, _ = page_of(qtbot, sample)
    row = next(row for row in page.model.rows() if row.closed)
    assert next_words(row) == "Closed"


def test_words_from_elsewhere_are_looked_for_and_can_be_typed_over(qtbot: QtBot, sample: Desk) -> None:
    page, _ = page_of(qtbot, sample)
    page.look_for("whitlock")
    assert names(page) == ["Mr T. Whitlock"]
    assert page.finder.selectedText() == "whitlock"
    page.look_for()
    assert page.finder.text() == "whitlock"
    assert page.window().focusWidget() is page.finder


def test_nothing_found_says_how_to_find_more(qtbot: QtBot, sample: Desk) -> None:
    page, routes = page_of(qtbot, sample)
    page.finder.setText("no such name")
    assert page.none_found.isVisible()
    assert not page.table.isVisible()
    with qtbot.assertNotEmitted(routes.case_asked):
        QTest.keyClick(page.finder, Qt.Key.Key_Return)
    QTest.keyClick(page.finder, Qt.Key.Key_Down)
    QTest.mouseClick(page.none_found.button, Qt.MouseButton.LeftButton)
    assert len(names(page)) == 12
    assert page.window().focusWidget() is page.finder


def test_an_empty_book_teaches_and_a_new_case_appears(qtbot: QtBot) -> None:
    day = Day(MONDAY)
    desk = st_annes(empty_desk(day))
    page, routes = page_of(qtbot, desk)
    assert not page.finder.isVisible()
    with qtbot.waitSignal(routes.log_asked):
        QTest.mouseClick(page.none_yet.button, Qt.MouseButton.LeftButton)
    log_complaint(desk, mr_dunmore(day))
    page.refresh()
    assert page.finder.isVisible()
    assert names(page) == ["Mr D. Dunmore"]


def test_everything_has_a_name_and_stands_in_a_pane(
    qtbot: QtBot, sample: Desk, unnamed: Callable[[QWidget], list[str]]
) -> None:
    page, _ = page_of(qtbot, sample)
    assert unnamed(page) == []
    head, below = page.panes()
    assert head.isAncestorOf(page.finder)
    assert below.isAncestorOf(page.table)


def test_rows_can_be_seen_at_twice_the_text_size(qtbot: QtBot, sample: Desk, theme: Theme) -> None:
    page, _ = page_of(qtbot, sample)
    theme.set_percent(200)
    row = page.table.verticalHeader().defaultSectionSize()
    assert page.minimumSizeHint().height() > 5 * row
    assert page.table.horizontalHeader().maximumSectionSize() > page.table.fontMetrics().horizontalAdvance("m" * 20)
