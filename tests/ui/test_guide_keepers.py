"""What is typed into a guide is in the book soon after, comes back after a stop, and is gone once it is recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.casework.begun_guides import begun_guide, keep_begun
from app.casework.desks import Desk
from app.casework.guides import CHECK
from app.models.books import Work
from app.rules.problems import Problem, UserError
from app.ui import guide_keepers
from app.ui.guide_dialogs import GuideDialog
from app.ui.guide_keepers import GuideKeeper
from app.ui.guide_pages import StepPage
from tests.ui.conftest import Drive, Show
from tests.ui.desks import Day, empty_desk, st_annes
from tests.ui.guides import FULL, GUIDE


@pytest.fixture
def desk() -> Desk:
    return st_annes(empty_desk(Day()))


def dialog_on(desk: Desk, show: Show) -> GuideDialog:
    dialog = GuideDialog(GUIDE)
    dialog.keep_with(GuideKeeper(desk, "moved", 7, dialog))
    show(dialog)
    return dialog


def type_something(dialog: GuideDialog) -> None:
    assert isinstance(dialog.page, StepPage)
    dialog.page.boxes["complaint"].set_value("yes")


def in_book(desk: Desk) -> dict[str, Any]:
    begun = begun_guide(desk, 7, "moved")
    return dict(begun.answers) if begun else {}


def test_what_is_typed_is_in_the_book_soon(
    desk: Desk, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide_keepers, "SOON", 1)
    dialog = dialog_on(desk, show)
    type_something(dialog)
    qtbot.waitUntil(lambda: in_book(desk).get("complaint") == "yes")


def test_after_a_stop_it_goes_on_where_she_was(desk: Desk, show: Show) -> None:
    keep_begun(desk, 7, "moved", {**FULL, "gone": "a field that there is not any more"})
    dialog = dialog_on(desk, show)
    assert dialog.at() == CHECK
    assert dialog.kept.isVisible()
    assert dialog.kept.text().startswith("You began this on ")
    assert {key: dialog.answers()[key] for key in ("reason", "until")} == {
        key: FULL[key] for key in ("reason", "until")
    }
    assert "gone" not in dialog.answers()
    dialog.kept.button.click()
    assert dialog.at() == GUIDE.first
    assert not dialog.kept.isVisible()
    assert in_book(desk) == {}


def test_once_it_is_recorded_nothing_of_it_is_kept(desk: Desk, show: Show) -> None:
    keep_begun(desk, 7, "moved", FULL)
    dialog = dialog_on(desk, show)
    dialog.go_on()
    assert not dialog.isVisible()
    assert in_book(desk) == {}


def test_what_is_refused_at_the_end_stays_kept(desk: Desk, show: Show) -> None:
    keep_begun(desk, 7, "moved", FULL)
    dialog = GuideDialog(GUIDE, on_finish=lambda _: (Problem("", "The disk is full."),))
    dialog.keep_with(GuideKeeper(desk, "moved", 7, dialog))
    show(dialog)
    dialog.go_on()
    assert dialog.isVisible()
    assert in_book(desk)["reason"] == FULL["reason"]


@pytest.mark.parametrize(("words", "kept"), [("Throw away", False), ("Keep it for later", True)])
def test_on_cancel_she_throws_it_away_or_keeps_it(
    desk: Desk,
    show: Show,
    drive: Drive,
    words: str,
    kept: bool,  # noqa: FBT001 - a row of the table
) -> None:
    dialog = dialog_on(desk, show)
    type_something(dialog)

    def choose(box: QMessageBox) -> None:
        next(one for one in box.findChildren(QPushButton) if one.text().replace("&", "") == words).click()

    drive(dialog.cancel.click, choose)
    assert not dialog.isVisible()
    assert (in_book(desk).get("complaint") == "yes") is kept


def test_a_disk_that_refuses_loses_nothing_on_the_page(desk: Desk, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_work: Work, *_: object) -> None:
        raise UserError("The disk is full.")

    dialog = dialog_on(desk, show)
    monkeypatch.setattr(Work, "keep_begun", full)
    type_something(dialog)
    dialog.go_on()
    assert dialog.answers()["complaint"] == "yes"
    assert in_book(desk) == {}


def test_an_answer_comes_back_only_to_the_question_under_whose_key_it_was_kept(desk: Desk, show: Show) -> None:
    def opened(mark: str) -> GuideDialog:
        dialog = GuideDialog(replace(GUIDE, kept_as=lambda key: f"{key}.{mark}"))
        dialog.keep_with(GuideKeeper(desk, "moved", 7, dialog))
        show(dialog)
        return dialog

    keep_begun(desk, 7, "moved", {"complaint.one": "yes"})
    assert opened("one").answers()["complaint"] == "yes"
    assert opened("another").answers()["complaint"] != "yes"
