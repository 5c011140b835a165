"""The head of a case page: its step, its clocks, and what needs attention."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.casework.files import CaseFile, ClockView, LetterView, case_file
from app.casework.letters import issue, open_letter
from app.casework.milestones import record_hazard_action
from app.ui.buttons import Button
from app.ui.case_heads import NOTE, Act, DoneLine, acts_menu, case_head, clock_panel, notices
from app.ui.countdowns import ClockCard
from app.ui.labels import Words
from app.ui.stale_notices import WITHDRAW
from tests.case_desks import INTAKE, MONDAY, CaseDesk, case_desk


@pytest.fixture
def at_hand(tmp_path: Path) -> CaseDesk:
    return case_desk(tmp_path, replace(INTAKE, hazard="yes"))


def file_of(at_hand: CaseDesk) -> CaseFile:
    return case_file(at_hand.desk, at_hand.case_id)


def button(parent: QWidget, name: str) -> Button:
    found = parent.findChild(Button, name)
    assert isinstance(found, Button)
    return found


def test_the_head_has_one_primary_button_named_by_the_step(at_hand: CaseDesk, qtbot: QtBot) -> None:
    done: list[str] = []
    head = case_head(file_of(at_hand), lambda: done.append("step"), lambda _button: done.append("more"))
    qtbot.addWidget(head)
    assert button(head, "step").text() == "&Write the acknowledgement"
    button(head, "step").click()
    button(head, "more").click()
    assert done == ["step", "more"]


def test_a_case_with_nothing_to_do_has_no_primary_button(at_hand: CaseDesk, qtbot: QtBot) -> None:
    head = case_head(replace(file_of(at_hand), step=None), lambda: None, lambda _button: None)
    qtbot.addWidget(head)
    assert head.findChild(Button, "step") is None


def test_what_cannot_be_done_now_is_grey_and_says_why(qtbot: QtBot) -> None:
    done: list[str] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = acts_menu((Act("Add a note…", lambda: done.append("note")), Act("Close…", lambda: None, "Not yet.")), parent)
    note, close = menu.actions()
    note.trigger()
    assert done == ["note"]
    assert (close.isEnabled(), close.toolTip()) == (False, "Not yet.")
    assert note.text() == "&Add a note…"


def test_the_clocks_of_the_stage_are_cards_and_earlier_ones_lines(at_hand: CaseDesk, qtbot: QtBot) -> None:
    at_hand.did("acknowledged", MONDAY)
    at_hand.did("responded", MONDAY)
    at_hand.did("escalation_requested", MONDAY, 2, "Canon H. Price")
    asked: list[ClockView] = []
    panel = clock_panel(file_of(at_hand), asked.append)
    qtbot.addWidget(panel)
    cards, lines = panel.findChildren(ClockCard), panel.findChildren(DoneLine)
    assert (len(cards), len(lines)) == (2, 2)
    said = [label.text() for label in cards[0].findChildren(Words)]
    assert "Acknowledge by Monday 30 November 2026" in said
    assert "5 working days left · Code 6.11" in said
    assert any("To be confirmed: " in label.text() for label in cards[1].findChildren(Words))
    cards[0].working.click()
    lines[0].working.click()
    assert [view.key for view in asked] == ["stage2.acknowledge", "stage1.respond"]


def test_a_pressing_hazard_is_amber_until_something_was_done(at_hand: CaseDesk, qtbot: QtBot) -> None:
    asked: list[str] = []
    (notice,) = notices(file_of(at_hand), lambda: asked.append("hazard"), lambda _letter: None)
    qtbot.addWidget(notice)
    assert notice.accessibleName().startswith("A possible hazard in the home was reported. If it could be")
    notice.button.click()
    assert asked == ["hazard"]
    record_hazard_action(at_hand.desk, at_hand.case_id, MONDAY, "Made safe.")
    (done,) = notices(file_of(at_hand), lambda: None, lambda _letter: None)
    qtbot.addWidget(done)
    assert done.text() == "Monday 23 November 2026: Made safe."


def test_a_half_written_letter_is_remembered(at_hand: CaseDesk, qtbot: QtBot) -> None:
    file = replace(file_of(at_hand), draft_of="Stage 1 acknowledgement", hazard="")
    (notice,) = notices(file, lambda: None, lambda _letter: None)
    qtbot.addWidget(notice)
    assert notice.text() == "You were writing the stage 1 acknowledgement. What you wrote is kept."


def test_a_letter_that_says_otherwise_leads_on(at_hand: CaseDesk, qtbot: QtBot) -> None:
    issue(at_hand.desk, open_letter(at_hand.desk, at_hand.case_id, "acknowledgement", 1))
    file = replace(file_of(at_hand), hazard="")
    letter = replace(file.letters[0], flags=("It says the complaint was received on Monday.",))
    mended: list[LetterView] = []
    for posted_on, words in ((None, WITHDRAW), (MONDAY, NOTE)):
        one = replace(letter, posted_on=posted_on)
        (notice,) = notices(replace(file, letters=(one,)), lambda: None, mended.append)
        qtbot.addWidget(notice)
        assert notice.button.text() == words
        assert "stage 1 acknowledgement says" in notice.text()
        notice.button.click()
        assert mended[-1] is one
