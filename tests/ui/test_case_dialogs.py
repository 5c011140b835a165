"""The dialogs of a case page: each recorded through its window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.casework.files import CaseFile, case_file
from app.ui.case_dialogs import CaseDialogs
from app.ui.form_dialogs import FormDialog
from app.ui.guide_dialogs import GuideDialog
from app.ui.guide_pages import StepPage
from app.ui.labels import Words
from app.ui.routes import Routes
from tests.case_desks import MONDAY, CaseDesk, case_desk
from tests.ui.conftest import Drive

FRIDAY = dt.date(2026, 11, 20)


class Desk:
    """The dialogs of one case, and what they told the window."""

    def __init__(self, at_hand: CaseDesk) -> None:
        self.at_hand, self.told = at_hand, list[str]()
        routes = Routes()
        routes.changed.connect(self.told.append)
        self.dialogs = CaseDialogs(at_hand.desk, routes, None, at_hand.case_id, "Mr D. Dunmore · 2026/001")

    def file(self) -> CaseFile:
        return case_file(self.at_hand.desk, self.at_hand.case_id)

    def seq(self, kind: str) -> int:
        return next(line.seq for line in self.file().history if line.kind == kind)


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Desk:
    return Desk(case_desk(tmp_path))


def filling(*pages: dict[str, Any]) -> Callable[[GuideDialog], None]:
    """Fills in one page after another and goes on from each."""

    def act(dialog: GuideDialog) -> None:
        for answers in pages:
            assert isinstance(dialog.page, StepPage) or not answers
            for key, value in answers.items():
                dialog.page.boxes[key].set_value(value)  # type: ignore[union-attr]  # asserted above
            dialog.go_on()

    return act


def test_a_note(desk: Desk, drive: Drive) -> None:
    assert drive(desk.dialogs.add_note, filling({"text": "He rang."}))
    assert desk.file().history[0].sentence == "Note: He rang."
    assert desk.told == ["The note is in the history."]


def test_cancelling_records_nothing_and_tells_nobody(desk: Desk, drive: Drive) -> None:
    assert not drive(desk.dialogs.add_note, lambda dialog: dialog.reject())
    assert desk.told == []


def test_what_was_done_about_the_hazard(desk: Desk, drive: Drive) -> None:
    assert drive(
        desk.dialogs.record_hazard_action, filling({"action": "Made safe.", "investigated": "yes", "by": "the plumber"})
    )
    assert desk.file().history[0].kind == "hazard_action"
    assert not desk.file().hazard_pressing


def test_an_event_that_is_chosen_first(desk: Desk, drive: Drive) -> None:
    pages = ({"event": "acknowledged"}, {"on": MONDAY, "how": "by hand"})
    assert drive(desk.dialogs.record_event, filling(*pages))
    assert desk.file().clocks[0].stopped == MONDAY


def test_an_event_that_is_known_is_checked_before_a_stage_ends(desk: Desk, drive: Drive) -> None:
    desk.at_hand.did("acknowledged", MONDAY)
    assert drive(lambda: desk.dialogs.record_event("responded", 1), filling({"on": MONDAY}, {}))
    assert desk.file().clocks[1].stopped == MONDAY


def test_a_date_is_corrected_on_one_page(desk: Desk, drive: Drive) -> None:
    def act(dialog: GuideDialog) -> None:
        assert isinstance(dialog, FormDialog)
        filling({"on": FRIDAY, "reason": "He told the warden."})(dialog)

    assert drive(lambda: desk.dialogs.correct_date(desk.seq("received")), act)
    assert desk.file().received_on == FRIDAY


def test_a_date_is_corrected_that_is_chosen_first(desk: Desk, drive: Drive) -> None:
    pages = ({"entry": str(desk.seq("received"))}, {"on": FRIDAY, "reason": "He told the warden."})
    assert drive(desk.dialogs.correct_date, filling(*pages))
    assert desk.file().received_on == FRIDAY


def test_an_entry_is_struck_out_with_a_reason_and_not_without(desk: Desk, drive: Drive) -> None:
    seq = desk.at_hand.did("acknowledged", MONDAY)

    def act(dialog: GuideDialog) -> None:
        dialog.go_on()
        box = dialog.page.boxes["reason"]  # type: ignore[union-attr]  # a page of fields
        assert box.problem().startswith("Enter the reason")
        filling({"reason": "The wrong case."})(dialog)

    assert drive(lambda: desk.dialogs.strike_out(seq), act)
    assert desk.file().clocks[0].stopped is None


def test_points_and_outcomes(desk: Desk, drive: Drive) -> None:
    pages = ({"points": (("Nobody came.", "ours"),)}, {"unrealistic.1": "It is new."}, {"reason": "He told me more."})
    assert drive(desk.dialogs.change_definition, filling(*pages))
    assert [point.text for point in desk.file().points] == ["Nobody came."]


def test_the_person_and_what_helps_them(desk: Desk, drive: Drive) -> None:
    assert drive(desk.dialogs.change_person, filling({"phone": "01632 960199", "reason": "A new telephone."}))
    assert drive(desk.dialogs.change_needs, filling({"large_print": True, "reason": "He asked."}))
    assert (desk.file().person.phone, desk.file().large_print) == ("01632 960199", True)


def test_the_edition(desk: Desk, drive: Drive) -> None:
    """What the clocks would do stands on each page, before it is confirmed."""
    said: list[str] = []

    def act(dialog: GuideDialog) -> None:
        for answers in ({"edition": "2020"}, {"reason": "An older policy."}):
            for key, value in answers.items():
                dialog.page.boxes[key].set_value(value)  # type: ignore[union-attr]  # a page of fields
            said.append(" ".join(label.text() for label in dialog.page.findChildren(Words)))
            dialog.go_on()

    assert drive(desk.dialogs.change_edition, act)
    assert ["Answer by Monday 7 December 2026 instead of Monday 14" in words for words in said] == [True, True]
    assert (desk.file().edition_key, desk.file().edition_chosen) == ("2020", "An older policy.")


def test_closing(desk: Desk, drive: Drive) -> None:
    for kind in ("acknowledged", "responded"):
        desk.at_hand.did(kind, MONDAY)
    assert drive(desk.dialogs.close_case, filling({"reason": "The radiator was replaced."}))
    assert desk.file().closed_on == MONDAY
