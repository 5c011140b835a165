"""The checklist: every problem a button to where it is put right; nothing missing is said in so many words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.letters.hints import Hint, Measures
from app.rules.problems import Problem
from app.ui.letter_checklists import Checklist, goes_to
from tests.ui.conftest import Unnamed

PARTS = ("received", "understanding", "handler")
GAP = Problem("understanding", "Set out how you understand the complaint.")


@pytest.fixture
def checklist(qtbot: QtBot) -> Checklist:
    checklist = Checklist()
    qtbot.addWidget(checklist)
    checklist.show_problems((), (), PARTS)
    checklist.show()
    return checklist


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("understanding", "understanding"),
        ("handler", "handler"),
        ("settings", "settings"),
        ("landlord", "settings"),
        ("ombudsman_details", "ombudsman_details"),
        ("deed.approve_remedy", "deed.approve_remedy"),
        ("addressee", "case"),
        ("postcode", "case"),
        ("salutation", "case"),
        ("points", "case"),
        ("", ""),
    ],
)
def test_each_problem_goes_to_where_it_is_put_right(field: str, place: str) -> None:
    assert goes_to(Problem(field, "A sentence."), PARTS) == place


def test_nothing_missing_is_said(checklist: Checklist) -> None:
    assert checklist.heading.text() == "Nothing is missing."
    assert checklist.lines == []


def test_a_line_is_pressed_by_mouse_or_key(checklist: Checklist, qtbot: QtBot, unnamed: Unnamed) -> None:
    checklist.show_problems((GAP,), (), PARTS)
    assert checklist.heading.text() == "What is missing: 1 thing"
    (line,) = checklist.lines
    assert line.accessibleName() == GAP.sentence
    assert line.accessibleDescription() == "Goes to that part of the letter."
    with qtbot.waitSignal(checklist.asked, check_params_cb=lambda place: place == "understanding"):
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(checklist.asked):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert unnamed(checklist) == []


def test_advice_stands_below_and_stops_nothing(checklist: Checklist) -> None:
    checklist.show_problems((), (Problem("handler", "Say how to reach you."),), PARTS)
    assert checklist.heading.text() == "Nothing is missing."
    assert [line.text() for line in checklist.lines] == ["Say how to reach you."]


def test_what_is_worth_another_look_stands_below_and_goes_to_its_part(checklist: Checklist, qtbot: QtBot) -> None:
    """Nothing stops for it: nothing is missing, and the line is there to be pressed."""
    checklist.show_problems((), (), PARTS, (Problem("handler", "This may speak of the resident."),))
    assert checklist.heading.text() == "Nothing is missing."
    (line,) = checklist.lines
    with qtbot.waitSignal(checklist.asked) as asked:
        line.click()
    assert asked.args == ["handler"]
    assert line.accessibleDescription() == "Goes to that part of the letter."


def test_the_same_problems_leave_the_lines_and_the_focus_alone(checklist: Checklist) -> None:
    checklist.show_problems((GAP,), (), PARTS)
    line = checklist.lines[0]
    checklist.show_problems((GAP,), (), PARTS)
    assert checklist.lines[0] is line


def test_a_long_sentence_wraps(checklist: Checklist) -> None:
    checklist.show_problems((Problem("received", "One long sentence about it. " * 12),), (), PARTS)
    line = checklist.lines[0]
    assert line.minimumSizeHint().width() < 200
    assert line.heightForWidth(300) > line.heightForWidth(900)


def test_how_it_reads_is_below_and_reached_last(checklist: Checklist, qtbot: QtBot) -> None:
    checklist.show_problems((GAP,), (), PARTS)
    checklist.show_reading(Measures(1, 8, 10, 8), (Hint("handler", "“ensure” can be plainer: make sure."),))
    assert checklist.reading.fold is not None
    assert checklist.stops() == [*checklist.lines, checklist.reading.fold.button]
    checklist.reading.fold.button.setChecked(True)
    with qtbot.waitSignal(checklist.asked, check_params_cb=lambda place: place == "handler"):
        last = checklist.stops()[-1]
        assert isinstance(last, QAbstractButton)
        last.click()
