"""Dialogs of a pane: what is long scrolls, and what was done and the buttons stay in sight below it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from app.ui.buttons import primary_button, quiet_button
from app.ui.labels import Words
from app.ui.pane_dialogs import PaneDialog
from app.ui.panels import ReadingColumn
from tests.ui.conftest import Unnamed


class Letters(PaneDialog):
    """More lines than any screen has, and two buttons."""

    wants = (60, 40)

    def __init__(self) -> None:
        super().__init__("Letters", ReadingColumn("Letters"))
        self.leave = quiet_button("&Close", self.reject, "close")
        self.go_on = primary_button("&Go on with every letter", self.accept, "go_on")
        self.fill(*(Words(f"Letter {number}") for number in range(90)))
        self.add_foot(self.leave, self.go_on)


@pytest.fixture
def dialog(qtbot: QtBot) -> Letters:
    made = Letters()
    qtbot.addWidget(made)
    made.show()
    return made


def place_of(dialog: Letters, name: str) -> QRect:
    widget = getattr(dialog, name)
    return QRect(widget.mapTo(dialog, QPoint(0, 0)), widget.size())


def test_the_buttons_stay_in_sight_however_long_the_pane_is(dialog: Letters, unnamed: Unnamed) -> None:
    assert dialog.pane.verticalScrollBar().maximum() > 0
    for name in ("leave", "go_on"):
        assert dialog.rect().contains(place_of(dialog, name))
        assert place_of(dialog, name).top() >= place_of(dialog, "pane").bottom()
    assert unnamed(dialog) == []


def test_the_button_for_what_the_dialog_is_there_for_is_the_last(dialog: Letters) -> None:
    assert place_of(dialog, "leave").right() < place_of(dialog, "go_on").left()


def test_buttons_that_have_no_room_beside_each_other_wrap(dialog: Letters) -> None:
    dialog.resize(dialog.go_on.width() + 60, dialog.height())
    assert place_of(dialog, "leave").bottom() <= place_of(dialog, "go_on").top()
    assert dialog.rect().contains(place_of(dialog, "go_on"))


def test_what_was_done_is_seen_and_heard(dialog: Letters, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: heard.append(getattr(event, "message", str)())
    )
    assert not dialog.said.isVisible()
    dialog.say("Saved as Documents/Labels.pdf.", "green")
    assert dialog.said.isVisible()
    assert (dialog.said.text(), dialog.said.tone()) == ("Saved as Documents/Labels.pdf.", "green")
    assert "Saved as Documents/Labels.pdf." in heard
    dialog.say("Sent to the printer.")
    assert (dialog.said.text(), dialog.said.tone()) == ("Sent to the printer.", "plain")
