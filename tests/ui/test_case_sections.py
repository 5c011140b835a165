"""Sections on the case page: each line says how it stands, and its buttons say of what they are."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from app.casework.page_sections import STATES, Offer, Section, SectionLine
from app.ui.case_sections import STATES as SHAPES
from app.ui.case_sections import PartSections
from app.ui.labels import Words
from tests.ui.conftest import Unnamed

PROMISES = Section(
    key="promises",
    part="answer",
    title="Putting it right",
    lines=(
        SectionLine(
            "New carpet <b>laid</b>", "By Friday 11 December 2026", "late", (Offer("keep", "It is done…", "214"),)
        ),
        SectionLine("£125.00 for time and trouble", state="done"),
    ),
    offers=(Offer("add_remedy", "Add something…"),),
)


def texts(part: PartSections) -> list[str]:
    return [words.text() for words in part.findChildren(Words)]


def test_every_state_has_its_shape() -> None:
    assert {"", *SHAPES} == set(STATES)


def test_lines_and_buttons_are_there_and_what_people_typed_is_no_markup(qtbot: QtBot, unnamed: Unnamed) -> None:
    part = PartSections([PROMISES])
    qtbot.addWidget(part)
    part.show()
    shown = texts(part)
    assert {"Putting it right", "New carpet <b>laid</b>", "£125.00 for time and trouble"} <= set(shown)
    assert [button.accessibleName() for button in part.buttons] == [
        "It is done: New carpet <b>laid</b>",
        "Add something: Putting it right",
    ]
    assert unnamed(part) == []
    asked = QSignalSpy(part.deed_asked)
    for button in part.buttons:
        button.click()
    assert [asked.at(n) for n in range(asked.count())] == [["keep", "214"], ["add_remedy", ""]]


def test_an_empty_section_teaches(qtbot: QtBot) -> None:
    part = PartSections([Section("new", "answer", "New issues", empty="Nothing new was raised.")])
    qtbot.addWidget(part)
    assert "Nothing new was raised." in texts(part)
    bare = PartSections([], empty="Nothing was decided yet.")
    qtbot.addWidget(bare)
    assert "Nothing was decided yet." in texts(bare)
