"""The complaint as it is understood."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.casework.definitions import Understanding
from app.casework.files import case_file
from app.casework.intakes import Point
from app.ui.case_definitions import NONE_WANTED, DefinitionSection
from app.ui.labels import Words
from tests.case_desks import case_desk
from tests.ui.conftest import Unnamed


def test_points_are_numbered_with_whose_each_is(tmp_path: Path, qtbot: QtBot, unnamed: Unnamed) -> None:
    at_hand = case_desk(tmp_path)
    section = DefinitionSection(case_file(at_hand.desk, at_hand.case_id))
    qtbot.addWidget(section)
    said = [label.text() for label in section.findChildren(Words)]
    for text in ("1.", "2.", "You reported the leak and nobody came.", "ours", "to be checked", "Still unclear"):
        assert text in said
    assert unnamed(section) == []
    with qtbot.waitSignal(section.change_asked):
        section.change.click()


def test_twenty_points_and_no_outcome_do_not_break_it(tmp_path: Path, qtbot: QtBot) -> None:
    at_hand = case_desk(tmp_path)
    file = case_file(at_hand.desk, at_hand.case_id)
    points = tuple(Point(f"Point {number}: {'very ' * 60}long.") for number in range(1, 21))
    section = DefinitionSection(replace(file, points=points, outcomes=(), questions=()))
    qtbot.addWidget(section)
    said = [label.text() for label in section.findChildren(Words)]
    assert "20." in said
    assert NONE_WANTED in said
    assert "Still unclear" not in said
    section.resize(300, 600)
    assert section.minimumSizeHint().width() <= 300


def test_what_cannot_be_had_and_what_the_resident_says_of_it_stand_there(tmp_path: Path, qtbot: QtBot) -> None:
    at_hand = case_desk(tmp_path)
    file = case_file(at_hand.desk, at_hand.case_id)
    beside = Understanding(("It is listed.",), "yes", dt.date(2026, 11, 24))
    section = DefinitionSection(replace(file, outcomes=("A new window.", "An apology."), understanding=beside))
    qtbot.addWidget(section)
    said = [label.text() for label in section.findChildren(Words)]
    assert "Cannot be had: It is listed." in said
    assert beside.sentence in said
