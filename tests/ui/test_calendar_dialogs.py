"""A change of the calendar in its two windows: what is typed, and what it moves; only the second writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework.calendar_guides import adding_form
from app.casework.calendars import STRIKE, Amendment
from app.casework.desks import Desk
from app.casework.holiday_drills import drill
from app.ui.calendar_dialogs import AmendmentDialog, DrillDialog, how_many
from app.ui.guide_pages import StepPage
from app.ui.panels import NoticePanel
from app.ui.themes import Theme
from tests.casework.autumns import ADDED_ON, FUNERAL, NAME, PROCLAIMED, PROCLAMATION, REASON, autumn_desk, by
from tests.casework.cases import Case, a_case, on
from tests.models.ledgers import everything
from tests.ui.conftest import Drive, Show, Stray, Unnamed

TYPED = {"date": FUNERAL, "name": NAME, "reason": REASON, "learnt": PROCLAIMED}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Monday 12 September 2022; the day was proclaimed on Saturday."""
    made = autumn_desk(tmp_path)
    yield on(made, ADDED_ON)
    made.book.close()


@pytest.fixture
def case(desk: Desk) -> Case:
    """Acknowledged by letter on Monday 5 September, to be answered by Monday 19."""
    case = a_case(on(desk, "2022-08-31")).received("2022-08-31", person=by("Mrs A").person)
    return case.issued("2022-09-05").posted("2022-09-05")


def typed(dialog: AmendmentDialog) -> None:
    assert isinstance(dialog.page, StepPage)
    for key, value in TYPED.items():
        dialog.page.boxes[key].set_value(value)


def drilled(desk: Desk, qtbot: QtBot, amendment: Amendment = PROCLAMATION) -> DrillDialog:
    dialog = DrillDialog(desk, drill(desk, amendment), "&Add the bank holiday")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def spoken(dialog: DrillDialog) -> list[str]:
    return [row.accessibleName() for row in dialog.rows.rows]


def test_the_drill_shows_each_date_as_it_is_and_as_it_would_be(
    qtbot: QtBot, desk: Desk, case: Case, unnamed: Unnamed, stray: Stray
) -> None:
    dialog = drilled(desk, qtbot)
    (said,) = spoken(dialog)
    assert said == (
        "Mrs A, 2022/001: Stage 1 response was due by Monday 19 September 2022, "
        "would be due by Tuesday 20 September 2022"
    )
    assert (unnamed(dialog), stray()) == ([], ["DrillDialog"])


def test_the_drill_says_which_letters_state_the_old_date(qtbot: QtBot, desk: Desk, case: Case) -> None:
    dialog = drilled(desk, qtbot)
    (notice,) = [panel for panel in dialog.pane.findChildren(NoticePanel) if panel is not dialog.trouble]
    assert notice.accessibleName().startswith(
        "Mrs A, 2022/001: stage 1 acknowledgement dated Monday 5 September 2022 It promises an answer by Monday 19"
    )


def test_if_nothing_moves_it_says_so_and_can_be_confirmed_all_the_same(qtbot: QtBot, desk: Desk) -> None:
    dialog = drilled(desk, qtbot)
    assert dialog.rows.rows == []
    assert dialog.focusWidget() is dialog.confirm
    assert how_many(drill(desk, PROCLAMATION)) == "No date moves"
    dialog.confirm.click()
    assert desk.workdays.why_closed(FUNERAL) == NAME


def test_how_much_moves_is_counted(desk: Desk, case: Case) -> None:
    assert how_many(drill(desk, PROCLAMATION)) == "1 date moves, on 1 case"
    a_case(desk).received(ADDED_ON)
    assert how_many(drill(desk, PROCLAMATION)) == "3 dates move, on 2 cases"


def test_going_back_writes_nothing_and_keeps_what_was_typed(qtbot: QtBot, desk: Desk, case: Case, drive: Drive) -> None:
    before = everything(desk.book)
    dialog = AmendmentDialog(desk, adding_form(desk))
    qtbot.addWidget(dialog)
    dialog.show()
    typed(dialog)
    drive(dialog.next.click, lambda drill_dialog: QTest.keyClick(drill_dialog, Qt.Key.Key_Escape))
    assert dialog.isVisible()
    assert {key: dialog.answers()[key] for key in TYPED} == TYPED
    assert everything(desk.book) == before
    dialog.done(0)


def test_confirming_writes_the_day_and_the_entries_and_closes_both(
    qtbot: QtBot, desk: Desk, case: Case, drive: Drive
) -> None:
    dialog = AmendmentDialog(desk, adding_form(desk))
    qtbot.addWidget(dialog)
    dialog.show()
    typed(dialog)
    drive(dialog.next.click, lambda drill_dialog: drill_dialog.confirm.click())
    assert (dialog.isVisible(), dialog.result(), dialog.year) == (False, 1, 2022)
    assert desk.workdays.why_closed(FUNERAL) == NAME
    assert case.line("calendar_moved").sentence.endswith(
        "stage 1 response now due by Tuesday 20 September 2022, was Monday 19 September 2022."
    )


def test_what_is_wrong_is_said_beside_its_field_and_no_drill_opens(qtbot: QtBot, desk: Desk) -> None:
    dialog = AmendmentDialog(desk, adding_form(desk))
    qtbot.addWidget(dialog)
    dialog.show()
    assert isinstance(dialog.page, StepPage)
    dialog.page.boxes["date"].set_value(dt.date(2022, 9, 17))
    dialog.next.click()
    assert dialog.page.boxes["date"].problem().startswith("Saturday 17 September 2022 is no working day as it is.")
    assert dialog.page.boxes["name"].problem()
    assert dialog.isVisible()
    dialog.done(0)


def test_what_stands_against_it_only_then_is_said_in_the_drill(qtbot: QtBot, desk: Desk) -> None:
    """The day was added meanwhile, by whatever way: the drill that is open says so and stays."""
    first, second = drilled(desk, qtbot), drilled(desk, qtbot)
    first.confirm.click()
    second.confirm.click()
    assert second.isVisible()
    assert "is a bank holiday already" in second.trouble.text()


def test_a_change_that_leads_beyond_the_calendar_is_refused_in_the_form(qtbot: QtBot, desk: Desk) -> None:
    """Received on Thursday 6 December 2040: fifteen working days on is Monday 31, the calendar's last day.

    7, 10 to 14 (6), 17 to 21 (11), 24 (12), 27, 28 (14), 31 (15).
    """
    last = on(desk, "2040-12-06")
    a_case(last).received("2040-12-06")
    dialog = AmendmentDialog(last, adding_form(last))
    qtbot.addWidget(dialog)
    dialog.show()
    assert isinstance(dialog.page, StepPage)
    for key, value in {**TYPED, "date": dt.date(2040, 12, 20)}.items():
        dialog.page.boxes[key].set_value(value)
    dialog.next.click()
    (problem,) = dialog.page.problems()
    assert "outside the years 1990 to 2040" in problem.sentence
    dialog.done(0)


def test_the_keyboard_alone_is_enough(desk: Desk, case: Case, show: Show, qtbot: QtBot) -> None:
    dialog = DrillDialog(desk, drill(desk, PROCLAMATION), "&Add the bank holiday")
    show(dialog)
    assert dialog.rows.rows[0].hasFocus()
    for wanted in (dialog.back, dialog.confirm):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert wanted.hasFocus()
    QTest.keyClick(dialog.confirm, Qt.Key.Key_Return)
    assert desk.workdays.why_closed(FUNERAL) == NAME


def test_a_remark_is_said_with_its_date(qtbot: QtBot, desk: Desk, case: Case) -> None:
    late = on(desk, "2022-09-20")
    assert spoken(drilled(late, qtbot))[0].endswith("Tuesday 20 September 2022. No longer late")


@pytest.mark.parametrize("percent", [100, 200])
def test_it_never_scrolls_sideways(qtbot: QtBot, desk: Desk, theme: Theme, percent: int) -> None:
    theme.set_percent(percent)
    a_case(desk).received(ADDED_ON, person=by("The Honourable Mrs W. Featherstonehaugh-Cholmondeley " * 2).person)
    dialog = drilled(desk, qtbot)
    dialog.resize(1366, 768)
    qtbot.wait(1)
    assert dialog.pane.horizontalScrollBar().maximum() == 0
    assert dialog.rows.isVisible()


def test_a_striking_out_is_confirmed_in_its_own_words(qtbot: QtBot, desk: Desk) -> None:
    day = dt.date(2022, 12, 26)
    strike = Amendment(STRIKE, day, reason="Moved.", learnt=ADDED_ON)
    dialog = DrillDialog(desk, drill(desk, strike), "&Strike it out")
    qtbot.addWidget(dialog)
    dialog.write()
    assert desk.workdays.is_working(day)
