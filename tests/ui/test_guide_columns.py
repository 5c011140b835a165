"""The column of a guide: a page opens at its top, and what is typed in comes into sight with the first key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.casework.guides import Field, Guide, Step
from app.ui.focuses import bring_into_sight
from app.ui.guide_columns import GuideColumn
from app.ui.guide_dialogs import GuideDialog
from app.ui.guide_pages import StepPage
from app.ui.themes import Theme
from tests.ui.conftest import Show


class Page(QWidget):
    """A page with much to read above its boxes."""

    def __init__(self) -> None:
        super().__init__()
        self.edits = [QLineEdit() for _ in range(2)]
        column = QVBoxLayout(self)
        for widget in (*(QLabel(f"Line {number}") for number in range(30)), *self.edits):
            column.addWidget(widget)


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def column(show: Show, page: Page) -> GuideColumn:
    column = GuideColumn("A guide")
    column.resize(300, 200)
    column.column.addWidget(page)
    show(column)
    page.edits[0].setFocus()
    column.open_page(page)
    return column


def test_a_page_opens_at_its_top_and_stays_there_while_the_focus_comes_back(column: GuideColumn, page: Page) -> None:
    assert column.verticalScrollBar().value() == 0
    column.reveal(page.edits[0])
    assert column.verticalScrollBar().value() == 0


def test_the_focus_that_goes_on_is_followed(column: GuideColumn, page: Page) -> None:
    page.edits[1].setFocus()
    assert not page.edits[1].visibleRegion().isEmpty()
    column.verticalScrollBar().setValue(0)
    page.edits[0].setFocus()
    assert not page.edits[0].visibleRegion().isEmpty()


def test_the_first_key_brings_what_is_typed_in_into_sight(column: GuideColumn, page: Page, qtbot: QtBot) -> None:
    column.follow_on()
    qtbot.waitUntil(lambda: not page.edits[0].visibleRegion().isEmpty())


def test_what_stood_on_the_page_before_scrolls_nothing(column: GuideColumn, qtbot: QtBot) -> None:
    gone = QLabel("It does not count.", column)
    bring_into_sight(gone)
    qtbot.wait(20)
    assert column.verticalScrollBar().value() == 0


@pytest.mark.parametrize("percent", [100, 200])
def test_advice_that_is_there_from_the_start_leaves_the_question_in_sight(
    show: Show, qtbot: QtBot, theme: Theme, percent: int
) -> None:
    theme.set_percent(percent)
    fields = tuple(Field(f"f{n}", f"Question {n}", "lines") for n in range(6))
    step = Step(
        "s", "All of it", "How much is it?", fields, "Code 7.4", "A word. " * 90, advice=lambda _: "Look. " * 60
    )
    dialog = GuideDialog(Guide("g", "A guide", (step,), "s", lambda _key, _answers: "", lambda _key, _answers: ()))
    dialog.resize(1000, 600)
    show(dialog)
    qtbot.wait(20)
    page = dialog.page
    assert isinstance(page, StepPage)
    assert page.question.mapTo(dialog.pane.viewport(), QPoint()).y() >= 0
    assert page.question.visibleRegion().boundingRect() == page.question.rect()
    QTest.keyClicks(dialog.focusWidget(), "x")
    qtbot.waitUntil(lambda: not page.boxes["f0"].controls()[0].visibleRegion().isEmpty())
