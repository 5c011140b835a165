"""Across rooms: every deed of a case, once through the real dialog: typed, gone back and forth, and recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.casework.begun_guides import keep_begun
from app.casework.case_deeds import deed_form
from app.casework.desks import Desk
from app.casework.settings import read_settings, save_settings
from app.models.checks import check_book
from app.ui.case_dialogs import CaseFormDialog
from app.ui.guide_keepers import GuideKeeper
from app.ui.guide_pages import StepPage
from app.ui.themes import Theme
from tests.casework.cases import REVIEWER, name_reviewers, st_annes
from tests.casework.deed_walks import WALKS, DeedWalk
from tests.casework.walks import walks
from tests.ui.conftest import Unnamed
from tests.ui.desks import Day, empty_desk
from tests.ui.rings import passed_over


@pytest.fixture
def desk(qapp: object) -> Desk:
    """An empty book of the landlord of the casework tests, on Monday 23 November 2026."""
    desk = empty_desk(Day())
    save_settings(desk, st_annes(read_settings(desk)))
    name_reviewers(desk, REVIEWER)
    return desk


def name(walk: DeedWalk) -> str:
    return f"{walk.key}-{WALKS.index(walk)}"


@pytest.mark.parametrize("walk", WALKS, ids=name)
def test_a_deed_is_done_in_its_dialog(desk: Desk, qtbot: QtBot, unnamed: Unnamed, walk: DeedWalk) -> None:
    case = walk.case(desk)
    of = walk.of(case)
    answers = list(walks(deed_form(case.desk, case.id, walk.key, of).guide, walk.typed, walk.fixed))[-1]
    dialog = CaseFormDialog(deed_form(case.desk, case.id, walk.key, of), "Mr D. Dunmore")
    window = dialog.window
    qtbot.addWidget(window)
    window.keep_with(GuideKeeper(case.desk, walk.key, case.id, window))
    window.show()
    returned = False
    while window.isVisible():
        at, page = window.at(), window.page
        if isinstance(page, StepPage):
            _fill_in(page, answers)
            assert unnamed(window) == [], at
        elif not returned:
            window.go_back()
            returned = True
            assert isinstance(window.page, StepPage)
            assert _is_filled(window.page, answers), window.at()
            continue
        window.go_on()
        assert not window.isVisible() or window.at() != at, (at, page.problems() if isinstance(page, StepPage) else ())
    assert dialog.said.endswith((".", "!"))
    assert check_book(case.desk.book).sound


ONE_OF_EACH = tuple({walk.key: walk for walk in WALKS}.values())


@pytest.mark.parametrize("walk", ONE_OF_EACH, ids=name)
def test_a_page_opens_at_its_question(desk: Desk, qtbot: QtBot, theme: Theme, walk: DeedWalk) -> None:
    """In text of twice the size, for which there is the least room, on a screen of 1366 by 768 without its frame.

    The word that it was begun before stands above it.
    """
    theme.set_percent(200)
    case = walk.case(desk)
    of = walk.of(case)
    answers = list(walks(deed_form(case.desk, case.id, walk.key, of).guide, walk.typed, walk.fixed))[-1]
    keep_begun(case.desk, case.id, walk.key, {})
    window = CaseFormDialog(deed_form(case.desk, case.id, walk.key, of), "Mr D. Dunmore").window
    qtbot.addWidget(window)
    window.keep_with(GuideKeeper(case.desk, walk.key, case.id, window))
    window.resize(1334, 700)
    window.show()
    window.activateWindow()
    while isinstance(window.page, StepPage):
        for _ in range(4):
            QApplication.processEvents()
        at, page = window.at(), window.page
        assert _is_seen(page.question), at
        assert not page.clause.text() or not page.clause.visibleRegion().isEmpty(), at
        _fill_in(page, answers)
        if window.next.text() != "&Next":
            return
        window.go_on()
        assert window.at() != at, page.problems()


@pytest.mark.parametrize("walk", ONE_OF_EACH, ids=name)
def test_tab_comes_to_everything_on_its_way_round(desk: Desk, qtbot: QtBot, theme: Theme, walk: DeedWalk) -> None:
    """Also after problems were listed above the question, and after an answer has brought up another question."""
    theme.set_percent(100)
    case = walk.case(desk)
    of = walk.of(case)
    answers = list(walks(deed_form(case.desk, case.id, walk.key, of).guide, walk.typed, walk.fixed))[-1]
    window = CaseFormDialog(deed_form(case.desk, case.id, walk.key, of), "Mr D. Dunmore").window
    qtbot.addWidget(window)
    window.show()
    while isinstance(window.page, StepPage):
        at = window.at()
        if window.next.text() == "&Next":
            window.go_on()
            if window.at() != at:
                window.go_back()
            else:
                QApplication.processEvents()
                assert passed_over(window, window.next) == [], at
        _fill_in(window.page, answers)
        QApplication.processEvents()
        assert passed_over(window, window.next) == [], at
        if window.next.text() != "&Next":
            return
        window.go_on()


def _is_seen(words: QWidget) -> bool:
    return words.visibleRegion().boundingRect() == words.rect()


def _fill_in(page: StepPage, answers: Mapping[str, Any]) -> None:
    """Answers what is on the page."""
    for key, box in page.boxes.items():
        if key in answers:
            box.set_value(answers[key])


def _is_filled(page: StepPage, answers: Mapping[str, Any]) -> bool:
    return all(box.value() == answers[key] for key, box in page.boxes.items() if key in answers)
