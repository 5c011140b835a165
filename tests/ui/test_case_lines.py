"""The quiet lines under the clocks: what runs beside them, each with the link to its working."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.casework.files import case_file
from app.casework.milestones import Milestone, record_milestone
from app.casework.side_dates import PeriodView
from app.ui.case_lines import LINE_WIDTH, PERIODS, Dated, QuietLine, done_line, side_lines
from app.ui.icons import Glyph
from app.ui.themes import Theme, characters
from tests.case_desks import MONDAY, CaseDesk, case_desk
from tests.ui.conftest import Show


@pytest.fixture
def at_hand(tmp_path: Path) -> CaseDesk:
    made = case_desk(tmp_path)
    made.did("acknowledged", MONDAY)
    return made


def lines_of(at_hand: CaseDesk, asked: list[Dated]) -> tuple[QuietLine, ...]:
    return side_lines(case_file(at_hand.desk, at_hand.case_id), asked.append)


def test_nothing_runs_beside_a_case_of_which_nothing_is_known(at_hand: CaseDesk) -> None:
    assert lines_of(at_hand, []) == ()


def test_words_of_progress_and_months_are_lines_with_their_workings(at_hand: CaseDesk, qtbot: QtBot) -> None:
    record_milestone(at_hand.desk, at_hand.case_id, Milestone("occurred", dt.date(2026, 3, 2)))
    record_milestone(at_hand.desk, at_hand.case_id, Milestone("updates_agreed", MONDAY, every=1, unit="weeks"))
    asked: list[Dated] = []
    told, months = lines_of(at_hand, asked)
    for line in (told, months):
        qtbot.addWidget(line)
        line.working.click()
    by = "Tell the resident how it is going by Monday 30 November 2026"
    assert told.words == f"{by} · 5 working days left · Code 5.9 · to be confirmed"
    assert months.words == (
        "Time limit to complain: up to and including Tuesday 2 March 2027 · the complaint came in time · Code 2.2, 2.3"
    )
    assert [view.key for view in asked] == ["updates:1", "period:accept"]
    assert months.working.accessibleName().startswith("Show working: Time limit to complain")


@pytest.mark.parametrize("state", PERIODS)
def test_each_state_of_a_time_limit_has_its_shape(at_hand: CaseDesk, state: str, qtbot: QtBot) -> None:
    view = PeriodView("period:x", "It", "It: until then", "words", "detail", state, MONDAY, "", "")
    file = replace(case_file(at_hand.desk, at_hand.case_id), periods=(view,))
    (line,) = side_lines(file, lambda _view: None)
    qtbot.addWidget(line)
    assert line.words == "It: until then · words"
    assert PERIODS[state][0] in [glyph.name() for glyph in line.findChildren(Glyph)]


def test_a_line_is_no_wider_than_what_is_read_and_as_tall_as_its_words(
    at_hand: CaseDesk, show: Show, theme: Theme
) -> None:
    clock = case_file(at_hand.desk, at_hand.case_id).clocks[0]
    box = QWidget()
    column = QVBoxLayout(box)
    line = done_line(clock, lambda _view: None)
    column.addWidget(line)
    column.addStretch(1)
    box.resize(characters(LINE_WIDTH) * 2, 200)
    show(box)
    assert line.working.geometry().right() <= characters(LINE_WIDTH)
    theme.set_percent(200)
    assert line.working.geometry().right() <= characters(LINE_WIDTH)
    assert line.words == "Stage 1 acknowledgement sent Monday 23 November 2026 · done in time"
