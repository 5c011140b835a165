"""The head of a case page: its step, its clocks, and what needs attention."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.casework.due_lists import due_list
from app.casework.files import CaseFile, LetterView, case_file
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.house_rules import keep_house_rule
from app.casework.letters import issue, open_letter
from app.casework.milestones import Milestone, record_milestone
from app.casework.side_dates import UpdateView
from app.rules.house_rules import HouseRule
from app.ui.buttons import Button
from app.ui.case_heads import AGREED, NOTE, ODD, TOLD_THEM, Act, acts_menu, case_head, clock_panel, notices
from app.ui.case_lines import Dated, QuietLine
from app.ui.countdowns import ClockCard
from app.ui.labels import Words
from app.ui.stale_notices import WITHDRAW
from tests.case_desks import INTAKE, MONDAY, CaseDesk, case_desk


@pytest.fixture
def at_hand(tmp_path: Path) -> CaseDesk:
    return case_desk(tmp_path, replace(INTAKE, hazard="yes"))


def file_of(at_hand: CaseDesk) -> CaseFile:
    return case_file(at_hand.desk, at_hand.case_id)


def nothing(_view: object) -> None:
    """Nobody is asked."""


def button(parent: QWidget, name: str) -> Button:
    found = parent.findChild(Button, name)
    assert isinstance(found, Button)
    return found


def test_the_head_has_one_primary_button_named_by_the_step(at_hand: CaseDesk, qtbot: QtBot) -> None:
    done: list[str] = []
    head = case_head(
        file_of(at_hand), lambda: done.append("step"), lambda _button: done.append("more"), lambda: done.append("if")
    )
    qtbot.addWidget(head)
    assert button(head, "step").text() == "&Write the acknowledgement"
    button(head, "step").click()
    button(head, "more").click()
    button(head, "what_if").click()
    assert done == ["step", "more", "if"]


def test_a_case_with_nothing_to_do_has_no_primary_button(at_hand: CaseDesk, qtbot: QtBot) -> None:
    head = case_head(replace(file_of(at_hand), step=None), lambda: None, lambda _button: None, lambda: None)
    qtbot.addWidget(head)
    assert head.findChild(Button, "step") is None


def test_as_it_was_known_then_the_head_has_no_button(at_hand: CaseDesk, qtbot: QtBot) -> None:
    head = case_head(replace(file_of(at_hand), known_on=MONDAY), lambda: None, lambda _button: None, lambda: None)
    qtbot.addWidget(head)
    assert head.findChildren(Button) == []


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
    asked: list[Dated] = []
    panel = clock_panel(file_of(at_hand), asked.append)
    qtbot.addWidget(panel)
    cards, lines = panel.findChildren(ClockCard), panel.findChildren(QuietLine)
    assert (len(cards), len(lines)) == (2, 2)
    said = [label.text() for label in cards[0].findChildren(Words)]
    assert "Acknowledge by Monday 30 November 2026" in said
    assert "5 working days left · Code 6.11" in said
    assert any("To be confirmed: " in label.text() for label in cards[1].findChildren(Words))
    cards[0].working.click()
    lines[0].working.click()
    assert [view.key for view in asked] == ["stage2.acknowledge", "stage1.respond"]


def test_a_pressing_hazard_is_amber_until_it_was_investigated(at_hand: CaseDesk, qtbot: QtBot) -> None:
    asked: list[str] = []

    def show_working(view: Dated) -> None:
        asked.append(f"{view.key}, {view.headline}")

    (notice,) = notices(file_of(at_hand), lambda of: asked.append(f"hazard {of}"), nothing, nothing, show_working)
    qtbot.addWidget(notice)
    named = "“You reported the leak and nobody came. Your carpet is damp”"
    assert notice.accessibleName().startswith(f"A possible hazard {named} was reported. If it could be")
    assert notice.button.accessibleName() == f"Record what was done about the hazard {named}"
    notice.button.click()
    working = notice.findChild(Button, "working.hazard")
    assert working
    working.click()
    assert asked == [
        f"hazard {file_of(at_hand).hazards[0].seq}",
        "hazard, Investigate the possible hazard by Monday 7 December 2026",
    ]
    by = "Show working: Investigate the possible hazard by Monday 7 December 2026"
    assert working.accessibleName() == f"{by}, {named}"
    record_hazard_action(at_hand.desk, at_hand.case_id, HazardAction(MONDAY, "Told the warden.", "no"))
    (told,) = notices(file_of(at_hand), nothing, nothing, nothing, nothing)
    qtbot.addWidget(told)
    assert told.text().startswith("Monday 23 November 2026: Told the warden. If it could be a significant hazard")
    record_hazard_action(at_hand.desk, at_hand.case_id, HazardAction(MONDAY, "Made safe.", "yes", "the plumber"))
    (done,) = notices(file_of(at_hand), nothing, nothing, nothing, nothing)
    qtbot.addWidget(done)
    assert done.text() == "Monday 23 November 2026, by the plumber: Made safe."


def test_a_half_written_letter_is_remembered(at_hand: CaseDesk, qtbot: QtBot) -> None:
    file = replace(file_of(at_hand), draft_of="Stage 1 acknowledgement", hazards=())
    (notice,) = notices(file, nothing, nothing, nothing, nothing)
    qtbot.addWidget(notice)
    assert notice.text() == "You were writing the stage 1 acknowledgement. What you wrote is kept."


def test_a_letter_that_says_otherwise_leads_on(at_hand: CaseDesk, qtbot: QtBot) -> None:
    issue(at_hand.desk, open_letter(at_hand.desk, at_hand.case_id, "acknowledgement", 1))
    file = replace(file_of(at_hand), hazards=())
    letter = replace(file.letters[0], flags=("It says the complaint was received on Monday.",))
    mended: list[LetterView] = []
    for posted_on, words in ((None, WITHDRAW), (MONDAY, NOTE)):
        one = replace(letter, posted_on=posted_on)
        (notice,) = notices(replace(file, letters=(one,)), nothing, mended.append, nothing, nothing)
        qtbot.addWidget(notice)
        assert notice.button.text() == words
        assert "stage 1 acknowledgement says" in notice.text()
        notice.button.click()
        assert mended[-1] is one


def test_as_it_was_known_then_no_notice_has_a_button(at_hand: CaseDesk, qtbot: QtBot) -> None:
    (notice,) = notices(replace(file_of(at_hand), known_on=MONDAY), nothing, nothing, nothing, nothing)
    qtbot.addWidget(notice)
    assert notice.button.isHidden()


def test_words_of_progress_that_press_are_a_notice_that_leads_on(at_hand: CaseDesk, qtbot: QtBot) -> None:
    at_hand.did("acknowledged", MONDAY)
    at_hand.day = dt.date(2026, 12, 9)
    told: list[UpdateView] = []
    agree = notices(file_of(at_hand), nothing, nothing, told.append, nothing)[1]
    qtbot.addWidget(agree)
    assert agree.accessibleName().startswith("Agree with the resident how often they hear how it is going · Code 5.9 S")
    assert agree.button.text() == AGREED
    agree.button.click()
    interval = Milestone("updates_agreed", at_hand.day, every=1, unit="weeks")
    record_milestone(at_hand.desk, at_hand.case_id, interval)
    assert len(notices(file_of(at_hand), nothing, nothing, told.append, nothing)) == 1
    at_hand.day = dt.date(2026, 12, 16)
    tell = notices(file_of(at_hand), nothing, nothing, told.append, nothing)[1]
    qtbot.addWidget(tell)
    assert tell.button.text() == TOLD_THEM
    tell.button.click()
    assert [view.to_agree for view in told] == [True, False]


def test_what_is_odd_is_said_quietly(at_hand: CaseDesk, qtbot: QtBot) -> None:
    file = replace(
        file_of(at_hand), findings=("Stage 1 was answered and never acknowledged.", "It is odd."), hazards=()
    )
    (notice,) = notices(file, nothing, nothing, nothing, nothing)
    qtbot.addWidget(notice)
    assert notice.accessibleName().startswith(ODD)
    assert notice.text() == "Stage 1 was answered and never acknowledged.\nIt is odd."
    assert notice.button.isHidden()


def test_the_landlords_own_limit_and_cautions_stand_in_the_card(at_hand: CaseDesk, qtbot: QtBot) -> None:
    keep_house_rule(at_hand.desk, HouseRule("stage1.respond", 10, from_origin=True), "The policy of 2026 says so.")
    asked: list[Dated] = []
    file = file_of(at_hand)
    cautious = replace(file.clocks[0], cautions=("Plain days may be meant.",))
    panel = clock_panel(replace(file, clocks=(cautious, file.clocks[1])), asked.append)
    qtbot.addWidget(panel)
    first, second = panel.findChildren(ClockCard)
    assert "Plain days may be meant." in [label.text() for label in first.findChildren(Words)]
    said = [label.text() for label in second.findChildren(Words)]
    assert "Your own limit: answer by Monday 7 December 2026" in said
    second.working.click()
    assert [view.key for view in asked] == ["own:stage1.respond"]


def test_the_card_leads_with_what_binds_first_as_today_does(at_hand: CaseDesk, qtbot: QtBot) -> None:
    keep_house_rule(at_hand.desk, HouseRule("stage1.respond", 10, from_origin=True), "The policy of 2026 says so.")
    asked: list[Dated] = []
    panel = clock_panel(file_of(at_hand), asked.append)
    qtbot.addWidget(panel)
    _, card = panel.findChildren(ClockCard)
    numeral, heading, countdown, *_ = [label.text() for label in card.findChildren(Words)]
    row = next(row for row in due_list(at_hand.desk) if row.clock == "own:stage1.respond")
    assert (numeral, heading) == ("10", "Your own limit: answer by Monday 7 December 2026")
    assert (countdown, row.countdown, row.projected) == ("10 working days left", "10 working days left", False)
    assert "projected" not in row.note
    (code,) = card.findChildren(QuietLine)
    assert code.words == (
        "By the Code: answer by Monday 14 December 2026 (projected) · 15 working days left · Code 6.3"
    )
    code.working.click()
    assert [view.key for view in asked] == ["stage1.respond"]
    at_hand.did("responded", MONDAY)
    done = clock_panel(file_of(at_hand), asked.append)
    qtbot.addWidget(done)
    answered = done.findChildren(ClockCard)[1].findChildren(Words)
    assert "Stage 1 response sent Monday 23 November 2026" in [label.text() for label in answered]


def test_a_clock_that_has_not_started_says_so_in_its_heading(at_hand: CaseDesk, qtbot: QtBot) -> None:
    panel = clock_panel(file_of(at_hand), nothing)
    qtbot.addWidget(panel)
    running, waiting = ([label.text() for label in card.findChildren(Words)] for card in panel.findChildren(ClockCard))
    assert "Acknowledge by Monday 30 November 2026" in running
    assert "Answer by Monday 14 December 2026 (projected)" in waiting
    at_hand.did("acknowledged", MONDAY)
    begun = clock_panel(file_of(at_hand), nothing)
    qtbot.addWidget(begun)
    said = [label.text() for card in begun.findChildren(ClockCard) for label in card.findChildren(Words)]
    assert "Answer by Monday 7 December 2026" in said


def test_a_date_beyond_the_published_bank_holidays_says_that_it_may_still_move(tmp_path: Path, qtbot: QtBot) -> None:
    day = dt.date(2028, 12, 11)
    late = case_desk(tmp_path, replace(INTAKE, received_on=day), day)
    panel = clock_panel(file_of(late), nothing)
    qtbot.addWidget(panel)
    soon, beyond = (
        " ".join(label.text() for label in card.findChildren(Words)) for card in panel.findChildren(ClockCard)
    )
    assert "may still move" not in soon
    assert "published to the end of 2028. This count goes beyond that: the date may still move." in beyond
