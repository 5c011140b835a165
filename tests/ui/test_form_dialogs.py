"""A form of one page in a window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework.case_guides import one_step
from app.casework.guides import Field, Step
from app.rules.problems import Problem
from app.ui.form_dialogs import FormDialog
from app.ui.themes import Theme
from tests.ui.conftest import Show, Unnamed


def form(sent: list[object], refused: tuple[Problem, ...] = ()) -> FormDialog:
    step = Step("note", "The note", "What happened?", (Field("text", "Note", "line"),))

    def finish(answers: dict[str, object]) -> tuple[Problem, ...]:
        sent.append(answers["text"])
        return refused

    dialog = FormDialog(one_step("note", "Add a note", step, "Add it"), on_finish=finish)
    dialog.set_subject("Mr D. Dunmore · 2026/001")
    return dialog


def test_it_shows_one_page_and_whose_it_is(qtbot: QtBot, unnamed: Unnamed) -> None:
    dialog = form([])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.windowTitle() == "Add a note - Mr D. Dunmore · 2026/001"
    assert dialog.progress.text() == "Mr D. Dunmore · 2026/001"
    assert [part.isVisible() for part in (dialog.side, dialog.steps, dialog.back)] == [False] * 3
    assert dialog.next.text() == "&Add it"
    assert unnamed(dialog) == []


def test_enter_sends_it(qtbot: QtBot) -> None:
    sent: list[object] = []
    dialog = form(sent)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.focusWidget(), "He rang.")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert sent == ["He rang."]
    assert not dialog.isVisible()


def test_a_refusal_stands_beside_its_field_and_nothing_typed_is_lost(qtbot: QtBot) -> None:
    dialog = form([], (Problem("text", "Enter what happened."),))
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.focusWidget(), "x")
    dialog.go_on()
    assert dialog.isVisible()
    box = dialog.page.boxes["text"]  # type: ignore[union-attr]  # a page of fields, as there is no other
    assert (box.problem(), box.value()) == ("Enter what happened.", "x")
    assert dialog.progress.text() == "Mr D. Dunmore · 2026/001"
    dialog._begun = dict(dialog._answers)  # so that closing it asks nothing


def test_in_large_text_it_is_no_wider_than_it_asks_to_be(show: Show, theme: Theme) -> None:
    theme.set_percent(200)
    step = Step("day", "The day", "Which day?", (Field("text", "Name", "line"),))
    dialog = FormDialog(one_step("day", "Add a bank holiday", step, "See what it moves"))
    dialog.set_subject("England's bank holidays, as the landlord has them")
    asked = dialog.sizeHint().width()
    show(dialog)
    assert dialog.width() == asked
    assert dialog.rect().contains(dialog.next.geometry())
    assert dialog.pane.horizontalScrollBar().maximum() == 0
