"""Curtains over every open window, and everything as it was when they are opened."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from app.ui.curtains import COVER, TITLE, Curtains
from tests.ui.conftest import Show


def window_of(show: Show, text: str) -> tuple[QDialog, QLineEdit, QWidget]:
    dialog = QDialog()
    column = QVBoxLayout(dialog)
    box, aside = QLineEdit(text), QWidget()
    column.addWidget(box)
    column.addWidget(aside)
    aside.hide()
    dialog.setWindowTitle(f"A call from {text}")
    show(dialog)
    box.setFocus()
    return dialog, box, aside


def test_what_a_window_shows_is_hidden_and_comes_back_as_it_was(show: Show) -> None:
    dialog, box, aside = window_of(show, "Mr Dunmore")
    curtains = Curtains()
    curtains.draw()
    assert curtains.drawn()
    assert not box.isVisible()
    assert dialog.isVisible()
    assert dialog.windowTitle() == TITLE
    dialog.resize(QSize(500, 400))
    cover = dialog.findChild(QWidget, COVER)
    assert cover is not None
    assert cover.size() == dialog.size()
    dialog.setWindowTitle("A call from Mrs Whitlock")
    assert dialog.windowTitle() == TITLE
    curtains.open()
    assert not curtains.drawn()
    assert (box.isVisible(), box.text(), aside.isVisible()) == (True, "Mr Dunmore", False)
    assert dialog.windowTitle() == "A call from Mrs Whitlock"
    assert dialog.focusWidget() is box


def test_a_hidden_window_stays_hidden(show: Show) -> None:
    dialog, _, _ = window_of(show, "Mr Dunmore")
    dialog.hide()
    curtains = Curtains()
    curtains.draw()
    assert dialog.windowTitle() == "A call from Mr Dunmore"
    curtains.open()
    assert not dialog.isVisible()
