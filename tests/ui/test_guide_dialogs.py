"""The dialog of a guide: walked by keyboard, nothing lost, refusals shown, and it fits a small screen in large text."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.casework.guides import CHECK, Answers, Caution, Field, Guide, Step
from app.rules.problems import Problem, Refused, UserError
from app.ui.guide_dialogs import Finish, GuideDialog
from app.ui.guide_pages import CheckPage, StepPage
from app.ui.list_fields import PointsField
from app.ui.themes import Theme
from tests.ui.conftest import Drive, Show, Unnamed
from tests.ui.guides import FULL, GUIDE

KEYS = ("kind", "why", "date", "points", CHECK)


@pytest.fixture
def begun(show: Show) -> GuideDialog:
    dialog = GuideDialog(GUIDE, subtitle="Miss R. Adeyemi · 2026/027")
    show(dialog)
    return dialog


def at_the_end(show: Show, on_finish: Finish | None = None) -> GuideDialog:
    dialog = GuideDialog(GUIDE, FULL, on_finish=on_finish)
    dialog.resize(1000, 700)
    show(dialog)
    for _ in range(4):
        dialog.go_on()
    assert dialog.at() == CHECK
    return dialog


def step(dialog: GuideDialog) -> StepPage:
    assert isinstance(dialog.page, StepPage)
    return dialog.page


def _is_at(dialog: GuideDialog, key: str) -> bool:
    return dialog.at() == key


def press(dialog: GuideDialog, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, key, modifier)


def write(dialog: GuideDialog, text: str) -> None:
    focused = dialog.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def test_the_whole_guide_is_walked_by_keyboard(begun: GuideDialog, qtbot: QtBot) -> None:
    press(begun, Qt.Key.Key_Space)
    press(begun, Qt.Key.Key_Return)
    assert begun.at() == "why"
    write(begun, "The wall has to be opened first.")
    press(begun, Qt.Key.Key_Tab)
    press(begun, Qt.Key.Key_Down)
    press(begun, Qt.Key.Key_Space)
    press(begun, Qt.Key.Key_Tab)
    write(begun, "A surveyor")
    press(begun, Qt.Key.Key_Return)
    assert begun.at() == "date"
    for part in ("11", "12", "2026"):
        write(begun, part)
        press(begun, Qt.Key.Key_Tab)
    press(begun, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: begun.at() == "points")
    write(begun, "Nobody came")
    press(begun, Qt.Key.Key_Return)
    press(begun, Qt.Key.Key_Return)
    assert begun.at() == CHECK
    with qtbot.waitSignal(begun.accepted):
        press(begun, Qt.Key.Key_Return)
    answers = begun.answers()
    assert answers["complaint"] == "yes"
    assert (answers["for"], answers["who"]) == ("other", "A surveyor")
    assert answers["until"] == dt.date(2026, 12, 11)
    assert answers["points"] == (("Nobody came", "to_check"),)


def test_next_stays_and_shows_what_to_put_right(begun: GuideDialog) -> None:
    begun.go_on()
    assert begun.at() == "kind"
    page = step(begun)
    assert page.boxes["complaint"].problem() == "Choose whether it is a complaint."
    assert begun.focusWidget() is page.boxes["complaint"].controls()[0]
    page.boxes["complaint"].set_value("yes")
    assert page.problems() == ()
    assert page.boxes["complaint"].problem() == ""


def test_what_was_typed_is_kept_on_back(show: Show, qtbot: QtBot) -> None:
    dialog = at_the_end(show)
    for key in reversed(KEYS[:-1]):
        press(dialog, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(partial(_is_at, dialog, key))
    assert not dialog.back.isEnabled()
    assert dialog.back.toolTip() == "This is the first question."
    dialog.go_back()
    assert dialog.at() == "kind"
    assert dialog.answers() == {**dialog.answers(), **FULL}


def test_change_leads_back_to_the_answers(show: Show) -> None:
    dialog = at_the_end(show)
    assert isinstance(dialog.page, CheckPage)
    dialog.page.change_asked.emit("why")
    step(dialog).boxes["reason"].set_value("The parts are late.")
    dialog.go_on()
    assert dialog.at() == CHECK
    assert dialog.answers()["reason"] == "The parts are late."


def test_a_change_that_opens_a_new_question_asks_it_first(show: Show) -> None:
    dialog = at_the_end(show)
    assert isinstance(dialog.page, CheckPage)
    dialog.page.change_asked.emit("points")
    step(dialog).boxes["points"].set_value(())
    dialog.go_on()
    assert dialog.at() == "points"
    assert step(dialog).problems()


def test_an_ending_step_ends_with_its_own_verb(begun: GuideDialog, qtbot: QtBot) -> None:
    step(begun).boxes["complaint"].set_value("no")
    begun.go_on()
    assert begun.at() == "request"
    assert begun.next.text().replace("&", "") == "Log this request"
    step(begun).boxes["job"].set_value("5512")
    with qtbot.waitSignal(begun.accepted):
        begun.go_on()
    assert begun.answers() == {"complaint": "no", "job": "5512"}


def test_answers_to_questions_that_fell_away_are_left_out_and_what_was_given_stays(show: Show) -> None:
    dialog = GuideDialog(GUIDE, {**FULL, "who": "A surveyor", "case_id": 31})
    show(dialog)
    assert "who" not in dialog.answers()
    assert dialog.answers()["case_id"] == 31


@pytest.mark.parametrize("raising", [True, False])
def test_a_refusal_is_shown_and_nothing_is_lost(show: Show, qtbot: QtBot, raising: bool) -> None:  # noqa: FBT001
    problem = Problem("until", "The new date must be after Tuesday 1 December 2026.")
    tried: list[dict[str, Any]] = []

    def finish(answers: dict[str, Any]) -> tuple[Problem, ...]:
        tried.append(answers)
        if len(tried) > 1:
            return ()
        if raising:
            raise Refused((problem,))
        return (problem,)

    dialog = at_the_end(show, finish)
    dialog.go_on()
    assert dialog.isVisible()
    assert isinstance(dialog.page, CheckPage)
    assert dialog.page.summary.isVisible()
    dialog.page.summary.chosen.emit("until")
    assert dialog.at() == "date"
    dialog.go_on()
    with qtbot.waitSignal(dialog.accepted):
        dialog.go_on()
    assert tried[0] == tried[1]


def test_a_refusal_without_a_field_stands_at_the_top(show: Show) -> None:
    def finish(_answers: dict[str, Any]) -> tuple[Problem, ...]:
        raise UserError("The book is open on another computer. Close it there and try again.")

    dialog = at_the_end(show, finish)
    dialog.go_on()
    assert isinstance(dialog.page, CheckPage)
    assert "another computer" in dialog.page.summary.accessibleName()


def test_answers_that_became_wrong_lead_back_before_the_end(show: Show) -> None:
    dialog = at_the_end(show)
    dialog._answers["reason"] = ""
    dialog.go_on()
    assert dialog.at() == "why"
    assert step(dialog).problems()


def test_the_side_leads_back_and_forward_but_not_past_a_problem(show: Show) -> None:
    dialog = at_the_end(show)
    assert dialog.side.isVisible()
    dialog.side.button("why").click()
    assert dialog.at() == "why"
    dialog.side.button("points").click()
    assert dialog.at() == "points"
    dialog.side.button("why").click()
    step(dialog).boxes["reason"].set_value("")
    dialog.side.button("why").click()
    dialog._go_by_side("points")
    assert dialog.at() == "why"
    assert not dialog.side.button(CHECK).isEnabled()


def test_cancel_with_nothing_typed_just_closes(begun: GuideDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(begun.rejected):
        press(begun, Qt.Key.Key_Escape)


@pytest.mark.parametrize(("answer", "stays"), [("Keep writing", True), ("Throw away", False)])
def test_cancel_asks_when_something_was_typed(begun: GuideDialog, drive: Drive, answer: str, stays: bool) -> None:  # noqa: FBT001
    step(begun).boxes["complaint"].set_value("yes")

    def choose(box: QMessageBox) -> None:
        buttons = {button.text().replace("&", ""): button for button in box.findChildren(QPushButton)}
        assert set(buttons) == {"Keep writing", "Throw away"}
        buttons[answer].click()

    drive(begun.cancel.click, choose)
    assert begun.isVisible() == stays


def test_the_cross_in_the_corner_asks_too_and_escape_keeps_writing(begun: GuideDialog, drive: Drive) -> None:
    step(begun).boxes["complaint"].set_value("yes")
    drive(begun.close, lambda box: QTest.keyClick(box, Qt.Key.Key_Escape))
    assert begun.isVisible()


def test_everything_has_a_name_on_every_step(show: Show, unnamed: Unnamed) -> None:
    dialog = GuideDialog(GUIDE, FULL)
    show(dialog)
    for key in KEYS:
        assert dialog.at() == key
        assert unnamed(dialog) == []
        if key != CHECK:
            dialog.go_on()


def test_tab_goes_from_the_fields_to_the_buttons_and_back_to_the_list_of_steps(show: Show) -> None:
    dialog = GuideDialog(GUIDE, {**FULL, "points": (("One", "ours"), ("Two", "ours"))})
    dialog.resize(1000, 700)
    show(dialog)
    for _ in range(3):
        dialog.go_on()
    page, walked = step(dialog), [dialog.focusWidget()]
    for _ in range(40):
        press(dialog, Qt.Key.Key_Tab)
        walked.append(dialog.focusWidget())
    points = page.boxes["points"]
    assert isinstance(points, PointsField)
    assert walked[:6] == [part for row in points.rows() for part in (row.edit, row.whose, row.remove)]
    at = walked.index(dialog.cancel)
    assert walked[at : at + 4] == [dialog.cancel, dialog.back, dialog.next, dialog.side.button("kind")]


def test_each_step_is_announced(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    dialog = GuideDialog(GUIDE, FULL)
    show(dialog)
    dialog.go_on()
    assert heard == ["Step 1 of 5: What it is", "Step 2 of 5: Why more time"]


def test_in_large_text_on_a_small_screen_buttons_stay_and_the_steps_become_a_menu(
    show: Show, theme: Theme, drive: Drive
) -> None:
    theme.set_percent(200)
    dialog = GuideDialog(GUIDE, FULL)
    dialog.resize(1334, 700)
    show(dialog)
    dialog.go_on()
    assert (dialog.width(), dialog.height()) == (1334, 700)
    assert dialog.sizeHint().width() <= dialog.screen().availableGeometry().width()
    for button in (dialog.cancel, dialog.back, dialog.next):
        assert dialog.rect().contains(button.geometry())
    assert dialog.pane.horizontalScrollBar().maximum() == 0
    assert not dialog.side.isVisible()

    def choose(menu: QMenu) -> None:
        assert [action.isEnabled() for action in menu.actions()] == [True, True, False, False, False]
        menu.actions()[0].trigger()

    drive(dialog.steps.click, choose)
    assert dialog.at() == "kind"


def test_the_problem_that_has_the_focus_can_be_seen_in_large_text(show: Show, theme: Theme) -> None:
    theme.set_percent(200)
    dialog = GuideDialog(GUIDE, {"complaint": "yes", "reason": "The wall"})
    dialog.resize(1334, 700)
    show(dialog)
    dialog.go_on()
    dialog.go_on()
    focused = dialog.focusWidget()
    assert focused is step(dialog).boxes["for"].controls()[0]
    view = dialog.pane.viewport()
    assert view.rect().contains(focused.mapTo(view, focused.rect().center()))


def test_the_dialog_is_accepted_by_exec(qtbot: QtBot, drive: Drive) -> None:
    dialog = GuideDialog(GUIDE, {**FULL, "complaint": "no", "job": "5512"})
    qtbot.addWidget(dialog)

    def finish(shown: GuideDialog) -> None:
        shown.go_on()
        shown.go_on()

    assert drive(dialog.exec, finish) == QDialog.DialogCode.Accepted


def test_a_stray_letter_throws_nothing_away(begun: GuideDialog, drive: Drive) -> None:
    step(begun).boxes["complaint"].set_value("yes")

    def type_on(box: QMessageBox) -> None:
        QTest.keyClicks(box.focusWidget() or box, "thetext")
        QTest.qWait(150)
        assert box.isVisible()
        QTest.keyClick(box, Qt.Key.Key_Escape)

    drive(begun.cancel.click, type_on)
    assert begun.isVisible()


def test_page_up_and_down_scroll_the_answers(show: Show) -> None:
    dialog = at_the_end(show)
    dialog.resize(1000, 300)
    QTest.qWait(20)
    bar = dialog.pane.verticalScrollBar()
    assert bar.maximum() > 0
    press(dialog, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    press(dialog, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    assert dialog.at() == CHECK


def test_no_field_takes_the_key_of_the_last_button(show: Show) -> None:
    fields = (Field("on", "Date of testing", "date"), Field("to", "Tested by", "line"))
    step_of = Step("date", "The right date", "What is the right date?", fields)
    guide = Guide("right", "Correct", (step_of,), "date", lambda _a, _b: "", lambda _a, _b: (), "Correct the test")
    dialog = GuideDialog(guide)
    show(dialog)
    assert dialog.next.text() == "Correct &the test"
    assert [box.label.text() for box in step(dialog).boxes.values()] == ["&Date of testing", "T&ested by"]


@pytest.mark.parametrize("percent", [100, 200])
def test_a_field_to_put_right_far_down_the_page_is_brought_into_sight(
    show: Show, qtbot: QtBot, theme: Theme, percent: int
) -> None:
    theme.set_percent(percent)
    fields = tuple(Field(f"f{n}", f"Question {n}", "lines" if n % 2 else "date", "A hint.") for n in range(8))
    step = Step("s", "All of it", "What did the notice say?", fields)
    wrong = (Problem("f6", "Enter the new date that the notice gave."), Problem("f7", "Enter the reason."))
    dialog = GuideDialog(Guide("g", "A guide", (step,), "s", lambda _key, _answers: "", lambda _key, _answers: wrong))
    dialog.resize(900, 600)
    show(dialog)
    dialog.go_on()
    assert isinstance(dialog.page, StepPage)
    box = dialog.page.boxes["f6"]
    room = dialog.pane.viewport()

    def in_sight() -> bool:
        top = box.mapTo(room, QPoint()).y()
        return top >= 0 and (top + box.height() <= room.height() or top == 0)

    qtbot.waitUntil(in_sight)
    assert box.isAncestorOf(dialog.focusWidget())


def test_advice_that_is_news_is_scrolled_to_and_what_is_typed_in_stays_in_sight(show: Show, qtbot: QtBot) -> None:
    fields = tuple(Field(f"f{n}", f"Question {n}", "lines") for n in range(5))

    def advice(answers: Answers) -> str:
        said = f"It does not count: {answers['f4']}. " * 3
        return Caution(said) if answers["f4"] else ""

    step = Step("s", "All of it", "What did the notice say?", fields, advice=advice)
    dialog = GuideDialog(Guide("g", "A guide", (step,), "s", lambda _key, _answers: "", lambda _key, _answers: ()))
    dialog.resize(900, 600)
    show(dialog)
    assert isinstance(dialog.page, StepPage)
    dialog.page.focus_field("f4")
    edit, shown = dialog.focusWidget(), dialog.page.advice
    QTest.keyClicks(edit, "x")
    qtbot.waitUntil(lambda: shown.visibleRegion().boundingRect().height() == shown.height())
    QTest.keyClicks(edit, "The wall has to be opened first. " * 6)
    qtbot.waitUntil(lambda: shown.height() > dialog.pane.viewport().height() / 3)
    assert dialog.focusWidget() is edit
    assert not edit.visibleRegion().isEmpty()
