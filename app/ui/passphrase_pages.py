"""The page of the first start: it recommends a passphrase, and can be left."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from app.casework.book_imports import is_empty
from app.casework.desks import Desk
from app.casework.protections import has_passphrase
from app.rules.dates import long_date
from app.ui.buttons import link_button, primary_button, quiet_button
from app.ui.flows import Flow
from app.ui.labels import Words
from app.ui.pages import Page
from app.ui.panels import ReadingColumn
from app.ui.passphrase_dialogs import PLAIN, show_passphrase
from app.ui.preferences import Preferences
from app.ui.routes import Routes
from app.ui.themes import spaced

NAME = "passphrase"
LATER = "You can do it on any day: File, Passphrase…"
BRING_BACK = "Bring back a book that was exported…"
FIRST = "Do you have an exported folder of your book? Bring it back first: it comes only into an empty book."
FOR_GOOD = dt.date.max
LEFT = "You left this on {}. It is asked once more because what is in the book matters to the people in it."


class PassphrasePage(Page):
    """Why a passphrase, and the two ways on from here."""

    def __init__(self, desk: Desk, routes: Routes, preferences: Preferences | None = None) -> None:
        super().__init__(NAME)
        self._desk, self._routes, self._preferences = desk, routes, preferences
        pane = ReadingColumn("A passphrase for this book")
        column = QVBoxLayout(self)
        spaced(column, gap=0)
        column.addWidget(pane)
        spaced(pane.column, gap=2)
        self.left = Words("", tone="quiet")
        self.set = primary_button("Set a &passphrase…", self.set_passphrase, "set")
        self.later = quiet_button("&Not now", self.leave, "later")
        self.never = link_button("Do not ask me again", self.leave_for_good, "never")
        self.back = link_button(BRING_BACK, routes.bring_back_asked.emit, "bring_back")
        acts = Flow()
        for button in (self.set, self.later):
            acts.add(button)
        title, later = Words("Close this book with a passphrase?", "title"), Words(LATER, "small", "quiet")
        self._first = Words(FIRST)
        for part in (title, Words(PLAIN), self.left, acts, later, self.never, self._first, self.back):
            pane.column.addWidget(part)
        pane.column.addStretch(1)

    def ask(self) -> None:
        """When she left it the last time."""
        left = self._preferences.left_plain_on if self._preferences is not None else None
        self.left.setText(LEFT.format(long_date(left)) if left and left != FOR_GOOD else "")
        self.left.setVisible(bool(self.left.text()))
        empty = is_empty(self._desk)
        self._first.setVisible(empty)
        self.back.setVisible(empty)

    def set_passphrase(self) -> None:
        """Shows where it is set; with a passphrase set, this page has done its work."""
        show_passphrase(self._desk, self.window(), self._preferences)
        if has_passphrase(self._desk):
            QTimer.singleShot(0, self, lambda: self._routes.place_asked.emit("today"))
            self._routes.changed.emit("The book is closed with a passphrase.")

    def leave(self) -> None:
        """Goes on without, for a while."""
        self._go(self._desk.today())

    def leave_for_good(self) -> None:
        """Goes on without, and is not asked again."""
        self._go(FOR_GOOD)

    def _go(self, day: dt.date) -> None:
        if self._preferences is not None:
            self._preferences.leave_plain(day)
        self._routes.place_asked.emit("today")
