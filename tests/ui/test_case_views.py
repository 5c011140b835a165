"""A case laid out on the page, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework.files import case_file
from app.casework.letters import issue, open_letter
from app.ui.buttons import Button
from app.ui.case_views import CaseView
from tests.case_desks import CaseDesk, case_desk
from tests.ui.conftest import Show, Unnamed

WIDE, NARROW = 1200, 640


@pytest.fixture
def at_hand(tmp_path: Path) -> CaseDesk:
    return case_desk(tmp_path)


def view_of(at_hand: CaseDesk, width: int, part: str = "story") -> CaseView:
    view = CaseView(case_file(at_hand.desk, at_hand.case_id), part)
    view.resize(width, 800)
    return view


def test_in_a_wide_window_the_complaint_stands_beside_the_story(at_hand: CaseDesk, show: Show) -> None:
    view = view_of(at_hand, WIDE)
    show(view)
    assert view.story.isVisible()
    assert view.definition.isVisible()
    assert not view.tabs.isTabVisible(1)
    assert view.definition.x() > view.story.x()


def test_in_a_narrow_one_it_has_its_tab(at_hand: CaseDesk, qtbot: QtBot, show: Show) -> None:
    view = view_of(at_hand, NARROW)
    show(view)
    assert view.tabs.isTabVisible(1)
    assert not view.definition.isVisible()
    view.tabs.setFocus()
    QTest.keyClick(view.tabs, Qt.Key.Key_Right)
    assert view.part() == "definition"
    assert (view.story.isVisible(), view.definition.isVisible()) == (False, True)
    view.resize(WIDE, 800)
    qtbot.wait(1)
    assert view.part() == "story"


def test_letters_are_counted_on_their_tab(at_hand: CaseDesk, show: Show) -> None:
    issue(at_hand.desk, open_letter(at_hand.desk, at_hand.case_id, "acknowledgement", 1))
    view = view_of(at_hand, WIDE, "letters")
    show(view)
    assert view.tabs.tabText(3) == "Letters (1)"
    assert (view.letters.isVisible(), view.story.isVisible()) == (True, False)


def test_what_is_pressed_is_passed_on(at_hand: CaseDesk, qtbot: QtBot) -> None:
    issue(at_hand.desk, open_letter(at_hand.desk, at_hand.case_id, "acknowledgement", 1))
    view = view_of(at_hand, WIDE)
    qtbot.addWidget(view)
    for signal, name in (
        (view.step_asked, "step"),
        (view.more_asked, "more"),
        (view.working_asked, "working.stage1.respond"),
        (view.definition_asked, "definition"),
        (view.person_asked, "person"),
        (view.needs_asked, "needs"),
        (view.letter_asked, view.letters.panels[0].open.objectName()),
    ):
        button = view.findChild(Button, name)
        assert button is not None, name
        with qtbot.waitSignal(signal):
            button.click()


def test_everything_is_named(at_hand: CaseDesk, qtbot: QtBot, unnamed: Unnamed) -> None:
    view = view_of(at_hand, WIDE)
    qtbot.addWidget(view)
    assert unnamed(view) == []


def test_the_ring_is_round_the_tab_that_is_shown(at_hand: CaseDesk, show: Show) -> None:
    view = view_of(at_hand, NARROW)
    show(view)
    tabs = view.tabs
    tabs.clearFocus()
    before = tabs.grab().toImage()
    tabs.setFocus()
    after = tabs.grab().toImage()
    shown, other = tabs.tabRect(0), tabs.tabRect(2)
    assert after.copy(shown) != before.copy(shown)
    assert after.copy(other) == before.copy(other)
