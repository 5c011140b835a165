"""The lines of Today: both countdowns of a case in words, their workings, and one button."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.casework.due_lists import DueRow
from app.casework.steps import NextStep
from app.rules.standings import Standing
from app.rules.words import capital
from app.ui.themes import Theme, units
from app.ui.today_lines import CaseLine, by_case, following_sentence, sentence

ACKNOWLEDGE = DueRow(
    case_id=7,
    reference="2026/007",
    who="Mr D. Dunmore",
    where="14 Chapel Row",
    what="Stage 1 acknowledgement",
    clause="6.2",
    due=dt.date(2026, 11, 30),
    standing=Standing("running", 5, 0),
    countdown="5 working days left",
    shape="circle",
    headline="Acknowledge by Monday 30 November 2026",
    group="week",
    step=NextStep("write", "Write the acknowledgement", "acknowledgement", 1),
    note="a possible hazard was reported: its dates run too",
    clock="stage1.acknowledge",
)
ANSWER = replace(
    ACKNOWLEDGE,
    what="Stage 1 response",
    due=dt.date(2026, 12, 14),
    standing=Standing("running", 15, 0),
    countdown="15 working days left",
    headline="Answer by Monday 14 December 2026",
    group="later",
    step=None,
    note="projected",
    clock="stage1.respond",
    projected=True,
)
BOTH = "Acknowledge by Monday 30 November 2026 - 5 working days left"
THEN = "Then: answer by Monday 14 December 2026 - 15 working days left (projected)"


def shown(line: CaseLine) -> list[str]:
    return [label.text() for label in line.findChildren(QLabel) if label.isVisible()]


def line_of(qtbot: QtBot, *rows: DueRow, width: int = 1100) -> CaseLine:
    line = CaseLine(rows)
    qtbot.addWidget(line)
    line.resize(width, line.heightForWidth(width))
    line.show()
    qtbot.wait(1)  # the width it was given before it was shown comes to it now
    return line


def stops(line: CaseLine) -> list[QWidget]:
    """What Tab stops at on the line, in order."""
    found: list[QWidget] = []
    widget: QWidget | None = line
    while widget is not None and widget not in found and (widget is line or line.isAncestorOf(widget)):
        found.append(widget)
        widget = widget.nextInFocusChain()
    return [widget for widget in found if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_a_countdown_is_a_sentence() -> None:
    assert sentence(ACKNOWLEDGE) == BOTH
    assert following_sentence(ANSWER) == THEN
    assert following_sentence(replace(ANSWER, projected=False)).endswith("15 working days left")
    assert capital("due today") == "Due today"


def test_the_rows_of_a_case_come_together_the_pressing_one_first() -> None:
    other = replace(ACKNOWLEDGE, case_id=8)
    assert by_case((ACKNOWLEDGE, other, ANSWER)) == ((ACKNOWLEDGE, ANSWER), (other,))


def test_both_countdowns_are_on_the_line_and_are_said(qtbot: QtBot) -> None:
    line = line_of(qtbot, ACKNOWLEDGE, ANSWER)
    texts = shown(line)
    for text in ("5", "5 working days left", "Acknowledge by Monday 30 November 2026", THEN):
        assert text in texts
    assert "Mr D. Dunmore · 14 Chapel Row" in texts
    assert "Stage 1 acknowledgement · a possible hazard was reported: its dates run too" in texts
    assert line.accessibleName().startswith(f"{BOTH}. Mr D. Dunmore, 14 Chapel Row. Stage 1 acknowledgement.")
    assert THEN in line.accessibleName()


def test_each_countdown_shows_its_own_working(qtbot: QtBot) -> None:
    line = line_of(qtbot, ACKNOWLEDGE, ANSWER)
    for link, key in zip(line.workings, ("stage1.acknowledge", "stage1.respond"), strict=True):
        with qtbot.waitSignal(line.working_asked) as asked:
            QTest.mouseClick(link, Qt.MouseButton.LeftButton)
        assert asked.args == [key]


def test_the_button_does_the_step_and_says_for_whom(qtbot: QtBot) -> None:
    line = line_of(qtbot, ACKNOWLEDGE, ANSWER)
    assert line.step.text() == "Write the acknowledgement"
    assert line.step.accessibleName() == "Write the acknowledgement: Mr D. Dunmore"
    with qtbot.waitSignal(line.step_chosen) as chosen:
        QTest.keyClick(line.step, Qt.Key.Key_Return)
    assert chosen.args == [ACKNOWLEDGE.step]


def test_the_step_is_found_wherever_the_case_has_it_and_there_may_be_none(qtbot: QtBot) -> None:
    swapped = line_of(qtbot, replace(ACKNOWLEDGE, step=None), replace(ANSWER, step=ACKNOWLEDGE.step))
    assert swapped.step.isVisible()
    assert not line_of(qtbot, ANSWER).step.isVisible()


def test_tab_goes_in_the_order_of_reading(qtbot: QtBot) -> None:
    line = line_of(qtbot, ACKNOWLEDGE, ANSWER)
    assert stops(line) == [line, line.workings[0], line.step, line.workings[1]]


def test_a_case_that_waits_is_not_told_twice(qtbot: QtBot) -> None:
    sent = replace(
        ACKNOWLEDGE,
        what="Stage 1 response sent",
        group="waiting",
        standing=Standing("met", None, 0),
        countdown="done in time",
        headline="Stage 1 response sent Thursday 19 November 2026",
        note="the resident may ask for the next stage",
    )
    texts = shown(line_of(qtbot, sent))
    assert "Done in time" in texts
    assert "The resident may ask for the next stage" in texts


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [1266, 900, 560])
def test_nothing_is_cut_off_or_wider_than_the_line(qtbot: QtBot, theme: Theme, percent: int, width: int) -> None:
    theme.set_percent(percent)
    long_name = replace(ACKNOWLEDGE, who="The Right Honourable Lady Wilhelmina Fortescue-Cholmondeley")
    line = line_of(qtbot, long_name, ANSWER, width=width)
    line.resize(width, line.heightForWidth(width))
    qtbot.wait(1)
    for part in line.parts():
        assert part.geometry().right() <= line.width()
        assert part.geometry().bottom() <= line.height()
    for label in line.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_countdowns_and_workings_of_all_lines_stand_in_columns(qtbot: QtBot) -> None:
    short = replace(ACKNOWLEDGE, step=NextStep("post", "I posted this", "acknowledgement", 1, 3))
    one, other = (line_of(qtbot, row, width=units(136)) for row in (ACKNOWLEDGE, short))
    assert one.workings[0].x() == other.workings[0].x()
    assert one.step.geometry().right() == other.step.geometry().right()
    assert one.step.x() != other.step.x()


def test_a_hazard_that_comes_after_is_named(qtbot: QtBot) -> None:
    by = "Investigate the possible hazard by Thursday 10 December 2026"
    step = NextStep("hazard", "Record what was done", "hazard", 1, of="12")
    hazard = replace(ANSWER, headline=by, note="A smell of gas.", step=step, projected=False)
    line = line_of(qtbot, ACKNOWLEDGE, hazard)
    assert f"Then: i{by[1:]} - 15 working days left · A smell of gas." in shown(line)
