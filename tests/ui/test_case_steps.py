"""The next step of a case, done or led to."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.casework.files import case_file
from app.casework.letters import issue, open_letter, withdraw
from app.casework.milestones import close_case
from app.casework.reopenings import reopen
from app.casework.steps import NextStep
from app.ui.case_steps import perform_step, post_letter
from app.ui.post_dialogs import PostDialog
from app.ui.routes import Routes
from tests.case_desks import MONDAY, CaseDesk, case_desk
from tests.ui.conftest import Drive


@pytest.fixture
def at_hand(tmp_path: Path, qapp: object) -> CaseDesk:
    return case_desk(tmp_path)


def step_of(at_hand: CaseDesk) -> NextStep:
    step = case_file(at_hand.desk, at_hand.case_id).step
    assert step
    return step


def perform(at_hand: CaseDesk, routes: Routes) -> bool:
    return perform_step(at_hand.desk, routes, None, at_hand.case_id, step_of(at_hand))


def test_a_letter_to_write_is_opened(at_hand: CaseDesk, qtbot: QtBot) -> None:
    routes = Routes()
    with qtbot.waitSignal(routes.letter_asked) as asked:
        assert not perform(at_hand, routes)
    assert asked.args == [at_hand.case_id, "acknowledgement", 1]


def test_a_letter_to_post_is_asked_about(at_hand: CaseDesk, drive: Drive) -> None:
    issue(at_hand.desk, open_letter(at_hand.desk, at_hand.case_id, "acknowledgement", 1))
    told: list[str] = []
    routes = Routes()
    routes.changed.connect(told.append)

    def act(dialog: PostDialog) -> None:
        dialog.by.set_value("first")
        dialog.accept()

    assert drive(lambda: perform(at_hand, routes), act)
    assert len(told) == 1
    assert case_file(at_hand.desk, at_hand.case_id).clocks[0].stopped == MONDAY


def test_a_letter_withdrawn_instead_leads_to_writing_it_anew(at_hand: CaseDesk, drive: Drive) -> None:
    issue(at_hand.desk, open_letter(at_hand.desk, at_hand.case_id, "acknowledgement", 1))
    asked: list[tuple[int, str, int]] = []
    routes = Routes()
    routes.letter_asked.connect(lambda *letter: asked.append(letter))

    def act(dialog: PostDialog) -> None:
        dialog.anew = withdraw(at_hand.desk, at_hand.case_id, dialog._letter_id)
        dialog.done(PostDialog.DialogCode.Accepted)

    assert drive(lambda: perform(at_hand, routes), act)
    assert asked == [(at_hand.case_id, "acknowledgement", 1)]


def test_not_posting_it_records_nothing(at_hand: CaseDesk, drive: Drive) -> None:
    issue(at_hand.desk, open_letter(at_hand.desk, at_hand.case_id, "acknowledgement", 1))
    assert not drive(lambda: perform(at_hand, Routes()), lambda dialog: dialog.reject())
    with pytest.raises(ValueError, match="no number"):
        post_letter(at_hand.desk, Routes(), None, at_hand.case_id, None)


def test_an_event_to_record_and_a_case_to_close_open_their_forms(at_hand: CaseDesk, drive: Drive) -> None:
    def title(dialog: Any) -> None:  # noqa: ANN401 - any dialog
        titles.append(dialog.windowTitle())

    titles: list[str] = []
    at_hand.did("acknowledged", MONDAY)
    drive(lambda: perform(at_hand, Routes()), title)
    at_hand.day = dt.date(2026, 11, 24)
    at_hand.did("responded", MONDAY)
    drive(lambda: perform(at_hand, Routes()), title)
    assert titles == ["Decide stage 1", "Close the case - Mr D. Dunmore · 2026/001"]


def test_a_case_opened_again_asks_for_a_note_of_what_is_done(at_hand: CaseDesk, drive: Drive) -> None:
    for kind in ("acknowledged", "responded"):
        at_hand.did(kind, MONDAY)
    close_case(at_hand.desk, at_hand.case_id, MONDAY, "Done.")
    reopen(at_hand.desk, at_hand.case_id, MONDAY, "A photograph was promised.")
    titles: list[str] = []
    drive(lambda: perform(at_hand, Routes()), lambda dialog: titles.append(dialog.windowTitle()))
    assert titles == ["Add a note - Mr D. Dunmore · 2026/001"]
