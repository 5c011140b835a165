"""What is typed into a guide is in the book soon after, comes back after a stop, and is gone once it is recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.casework.begun_guides import Place, begun_guide, keep_begun
from app.casework.desks import Desk
from app.casework.guides import CHECK
from app.models.books import Work
from app.rules.problems import Problem, UserError
from app.ui import guide_dialogs, guide_keepers
from app.ui.guide_dialogs import GuideDialog
from app.ui.guide_keepers import GuideKeeper
from app.ui.guide_pages import StepPage
from tests.ui.conftest import Drive, Show
from tests.ui.desks import Day, empty_desk, st_annes
from tests.ui.guides import FULL, GUIDE

KEYS = ("kind", "why", "date", "points")


@pytest.fixture
def desk() -> Desk:
    return st_annes(empty_desk(Day()))


def dialog_on(desk: Desk, show: Show) -> GuideDialog:
    dialog = GuideDialog(GUIDE)
    dialog.keep_with(GuideKeeper(desk, "moved", 7, dialog))
    show(dialog)
    return dialog


def keeper_of(dialog: GuideDialog) -> GuideKeeper:
    keeper = dialog.findChild(GuideKeeper)
    assert isinstance(keeper, GuideKeeper)
    return keeper


def type_something(dialog: GuideDialog) -> None:
    assert isinstance(dialog.page, StepPage)
    dialog.page.boxes["complaint"].set_value("yes")


def in_book(desk: Desk) -> dict[str, Any]:
    begun = begun_guide(desk, 7, "moved")
    return dict(begun.answers) if begun else {}


def test_what_is_typed_is_in_the_book_soon(
    desk: Desk, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide_keepers, "PAUSE", 1)
    dialog = dialog_on(desk, show)
    type_something(dialog)
    qtbot.waitUntil(lambda: in_book(desk).get("complaint") == "yes")


def answering(words: str) -> Callable[[QMessageBox], None]:
    def choose(box: QMessageBox) -> None:
        next(one for one in box.findChildren(QPushButton) if one.text().replace("&", "") == words).click()

    return choose


def test_what_came_back_is_there(desk: Desk, show: Show, drive: Drive) -> None:
    keep_begun(desk, 7, "moved", {**FULL, "gone": "a field that there is not any more"})
    dialog = dialog_on(desk, show)
    assert dialog.at() == CHECK
    assert dialog.kept.isVisible()
    assert dialog.kept.text().startswith("You began this on ")
    assert {key: dialog.answers()[key] for key in ("reason", "until")} == {
        key: FULL[key] for key in ("reason", "until")
    }
    assert "gone" not in dialog.answers()
    drive(dialog.kept.button.click, answering("Keep writing"))
    assert (dialog.at(), dialog.kept.isVisible()) == (CHECK, True)
    assert in_book(desk)["reason"] == FULL["reason"]
    drive(dialog.kept.button.click, answering("Throw away"))
    assert dialog.at() == GUIDE.first
    assert not dialog.kept.isVisible()
    assert in_book(desk) == {}


def test_it_opens_on_the_step_that_she_was_on_and_ticks_only_what_she_went_on_from(desk: Desk, show: Show) -> None:
    dialog = dialog_on(desk, show)
    type_something(dialog)
    dialog.go_on()
    assert isinstance(dialog.page, StepPage)
    dialog.page.boxes["reason"].set_value("The wall")  # enough to go on from, but she has not
    dialog.page.boxes["for"].set_value("us")
    keeper_of(dialog).keep()
    dialog.hide()
    again = dialog_on(desk, show)
    assert again.at() == "why"
    assert again._done == {"kind"}
    assert not again.side.button("points").isEnabled()


def test_gone_back_she_is_asked_where_she_stood_and_what_she_went_on_from_stays_ticked(desk: Desk, show: Show) -> None:
    keep_begun(desk, 7, "moved", FULL, Place("why", frozenset(KEYS)))
    dialog = dialog_on(desk, show)
    assert (dialog.at(), dialog._done) == ("why", set(KEYS))
    dialog.go_on()
    assert dialog.at() == CHECK


def test_what_is_wrong_by_now_is_not_ticked(desk: Desk, show: Show) -> None:
    keep_begun(desk, 7, "moved", {**FULL, "reason": ""}, Place("points", frozenset(KEYS[:3])))
    dialog = dialog_on(desk, show)
    assert (dialog.at(), dialog._done) == ("points", {"kind", "date"})


def test_going_on_with_nothing_typed_keeps_nothing(desk: Desk, show: Show) -> None:
    dialog = GuideDialog(GUIDE, FULL)
    dialog.keep_with(GuideKeeper(desk, "moved", 7, dialog))
    show(dialog)
    dialog.go_on()
    assert in_book(desk) == {}


def test_a_pause_of_less_than_half_a_second_keeps_it_and_so_does_a_second_of_typing_on(
    desk: Desk, show: Show, qtbot: QtBot
) -> None:
    assert guide_keepers.PAUSE < 500
    assert guide_keepers.AT_MOST <= 1000
    keeper = keeper_of(dialog := dialog_on(desk, show))
    type_something(dialog)
    since = QElapsedTimer()
    since.start()
    while not in_book(desk) and since.elapsed() < 3 * guide_keepers.AT_MOST:
        keeper.typed()  # she never pauses
        qtbot.wait(guide_keepers.PAUSE // 4)
    assert since.elapsed() < 1.5 * guide_keepers.AT_MOST


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

    drive(dialog.cancel.click, answering(words))
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


def test_where_nothing_can_be_written_she_can_leave_all_the_same(
    desk: Desk, show: Show, drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after another computer took the book over, or when the stick is pulled while she types."""
    dialog, said = dialog_on(desk, show), list[str]()
    type_something(dialog)
    assert keeper_of(dialog).keep() == ""
    assert isinstance(dialog.page, StepPage)
    dialog.page.boxes["complaint"].set_value("no")
    desk.book.read_only = True
    monkeypatch.setattr(guide_dialogs, "tell", lambda words, _over: said.append(words))

    def choose(words: str) -> Callable[[QMessageBox], None]:
        def press(box: QMessageBox) -> None:
            buttons = {button.text().replace("&", ""): button for button in box.findChildren(QPushButton)}
            buttons[words].click()

        return press

    drive(dialog.cancel.click, choose("Keep it for later"))
    assert dialog.isVisible()
    assert "could not be kept for later: This book was opened to be read only" in said[-1]
    drive(dialog.cancel.click, choose("Throw away"))
    assert not dialog.isVisible()
    assert said[-1].startswith("This closes.")
