"""The bar over a case as it was known then: which day it is, and the ways on and back."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework.known_days import KnownDay
from app.ui.labels import Words
from app.ui.past_bars import NO_EARLIER, NO_LATER, PastBar
from app.ui.themes import Theme
from tests.ui.conftest import Show, Unnamed

DAY = KnownDay(dt.date(2026, 11, 25), 1, dt.date(2026, 11, 23), dt.date(2026, 11, 27))


@pytest.fixture
def bar(show: Show) -> PastBar:
    made = PastBar()
    made.show_day(DAY)
    show(made)
    return made


def test_it_says_which_day_it_is_and_that_nothing_can_be_changed(bar: PastBar, unnamed: Unnamed) -> None:
    said = [words.text() for words in bar.findChildren(Words)]
    assert "As known on Wednesday 25 November 2026. Nothing can be changed here." in said
    assert "1 entry was recorded on that day." in said
    assert unnamed(bar) == []
    assert not bar.grab().isNull()


def test_it_leads_to_the_changes_before_and_after_and_back(bar: PastBar, qtbot: QtBot) -> None:
    days: list[dt.date] = []
    bar.asked.connect(days.append)
    bar.earlier.click()
    bar.later.click()
    assert days == [DAY.earlier, DAY.later]
    with qtbot.waitSignal(bar.other_asked):
        bar.other.click()
    with qtbot.waitSignal(bar.back_asked):
        QTest.keyClick(bar.back, Qt.Key.Key_Return)


def test_a_way_that_ends_is_grey_and_gives_its_focus_away(bar: PastBar) -> None:
    bar.earlier.setFocus()
    bar.show_day(KnownDay(dt.date(2026, 11, 23), 8, None, dt.date(2026, 11, 25)))
    assert (bar.earlier.isEnabled(), bar.earlier.toolTip()) == (False, NO_EARLIER)
    assert bar.later.hasFocus()
    bar.show_day(KnownDay(dt.date(2026, 11, 27), 1, dt.date(2026, 11, 25), None))
    assert (bar.later.isEnabled(), bar.later.toolTip()) == (False, NO_LATER)
    assert bar.earlier.hasFocus()
    bar.other.setFocus()
    bar.show_day(DAY)
    assert bar.other.hasFocus()


def test_before_a_day_is_shown_it_leads_nowhere(qtbot: QtBot) -> None:
    bar = PastBar()
    qtbot.addWidget(bar)
    with qtbot.assertNotEmitted(bar.asked):
        bar.earlier.click()
        bar.later.click()


def test_in_large_text_its_buttons_wrap(bar: PastBar, theme: Theme) -> None:
    bar.resize(500, 400)
    theme.set_percent(200)
    assert bar.minimumSizeHint().width() <= 500
