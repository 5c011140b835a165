"""Letters to post: what was issued and has not gone yet. The clock stops on the day a letter goes, not before."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.letters import letter_pdf
from app.casework.questions import PostRow, letters_to_post
from app.casework.steps import NextStep
from app.rules.dates import long_date
from app.rules.problems import UserError
from app.ui.buttons import link_button, quiet_button
from app.ui.icons import Glyph
from app.ui.lines import Line, Place, pair
from app.ui.pages import Page, PageHead
from app.ui.panels import EmptyState, NoticePanel, ReadingColumn
from app.ui.pdf_views import PdfDialog
from app.ui.routes import Routes
from app.ui.stale_notices import WITHDRAWN, StaleNotice, withdraw_letter
from app.ui.themes import UNLIMITED, spaced, units

ICON, LETTER, WHO, OPEN, POST = range(5)
"""The columns of a line where all stands in one row; what the letter says wrongly stands below, from LETTER on."""

ONE_ROW, TWO_COLUMNS = 108, 72
"""From which width, in grid units, a line stands in one row, and from which the resident stands beside the letter."""

LETTER_WIDTH = 36
"""Width of the letter's column, in grid units."""

WHY = "A letter stops its clock on the day it goes, so say here when you have posted it."
NONE_WAITING = (
    "A letter that you issue waits here until you say on which day it was posted. "
    "That day is what counts under the Code, not the date on the letter."
)


class PostLine(Line):
    """One issued letter: what it is, to whom, and the two things to do with it. Pressing the line opens the case.

    Where the record has changed since, what the letter says wrongly stands below, with the way to write it anew.
    """

    open_chosen = Signal()
    """'Open the letter' was pressed."""
    post_chosen = Signal()
    """'I posted this…' was pressed."""
    anew_chosen = Signal()
    """'Withdraw it and write it anew' was pressed."""

    def __init__(self, row: PostRow, parent: QWidget | None = None) -> None:
        dated = f"Dated {long_date(row.dated)}"
        spoken = (f"{row.name} to {row.who}, {row.reference}. {dated}, not yet posted.", *row.flags)
        super().__init__(" ".join(spoken), parent)
        self.row = row
        self._icon = Glyph("letter", "accent", 2.5)
        self._letter, self._who = pair(row.name, dated), pair(row.who, row.reference)
        self.open = link_button("Open the letter", self.open_chosen.emit, f"open.{row.letter_id}")
        self.open.setAccessibleName(f"Open the letter: {row.name} to {row.who}")
        self.post = quiet_button("I posted this…", self.post_chosen.emit, f"post.{row.letter_id}")
        self.post.setAccessibleName(f"I posted this: {row.name} to {row.who}")
        self.stale = StaleNotice()
        self.stale.button.setObjectName(f"withdraw.{row.letter_id}")
        self.stale.button.setAccessibleName(f"Withdraw it and write it anew: {row.name} to {row.who}")
        self.stale.withdraw_asked.connect(self.anew_chosen)
        for part in self.parts():
            part.setParent(self)
        QWidget.setTabOrder(self, self.open)
        QWidget.setTabOrder(self.open, self.post)
        QWidget.setTabOrder(self.post, self.stale.button)
        self.stale.show_flags(row.flags)
        self.dress()

    def parts(self) -> tuple[QWidget, ...]:
        """Its parts, from the left."""
        return (self._icon, self._letter, self._who, self.open, self.post, self.stale)

    def places(self, width: float) -> tuple[Place, ...]:
        """In one row; with what can be done below; or all below each other."""
        if width >= ONE_ROW:
            return (*((0, column, 1) for column in range(5)), (1, LETTER, 4))
        if width >= TWO_COLUMNS:
            return ((0, ICON, 1), (0, LETTER, 1), (0, WHO, 1), (1, LETTER, 1), (1, WHO, 1), (2, LETTER, 2))
        return ((0, ICON, 1), *((row, LETTER, 1) for row in range(5)))

    def dress(self) -> None:
        """Arranges the parts by the width, the letters of all lines in one column."""
        columns = self.width() / units(1) >= TWO_COLUMNS
        self._letter.setMinimumWidth(units(LETTER_WIDTH) if columns else 0)
        self._letter.setMaximumWidth(units(LETTER_WIDTH) if columns else UNLIMITED)
        self.grid.setColumnStretch(WHO, 1 if columns else 0)
        self.grid.setColumnStretch(LETTER, 0 if columns else 1)
        super().dress()


class LettersToPostPage(Page):
    """The letters that wait for a stamp."""

    def __init__(self, desk: Desk, routes: Routes, parent: QWidget | None = None) -> None:
        super().__init__("post", parent)
        self._desk, self._routes = desk, routes
        self.head = PageHead("Letters to post")
        self.trouble = NoticePanel("red")
        self.empty = EmptyState("post", "No letter is waiting to be posted", NONE_WAITING, "Go to Today")
        self.empty.chosen.connect(partial(routes.place_asked.emit, "today"))
        self.lines: list[PostLine] = []
        self._list = QWidget()
        self.pane = ReadingColumn("Letters to post", None)
        for part in (self.head, self.trouble, self._list, self.empty):
            self.pane.column.addWidget(part)
        self.pane.column.addStretch(1)
        spaced(self.pane.column, gap=2)
        column = QVBoxLayout(self)
        spaced(column, gap=0)
        column.addWidget(self.pane)

    def ask(self) -> None:
        """Asks which letters are still here."""
        rows = letters_to_post(self._desk)
        self.head.set_words("Letters to post", WHY if rows else "")
        self.trouble.hide()
        self.empty.setVisible(not rows)
        focus = self.window().focusWidget()
        had_focus = focus is not None and self._list.isAncestorOf(focus)
        old, self._list = self._list, QWidget()
        self.lines = [self._line(row) for row in rows]
        column = QVBoxLayout(self._list)
        spaced(column, gap=0)
        for line in self.lines:
            column.addWidget(line)
        self.pane.column.replaceWidget(old, self._list)
        old.hide()
        old.deleteLater()
        self._list.show()  # at once: what is not shown yet cannot take the focus back
        if had_focus:
            (self.lines[0] if self.lines else self.empty.button).setFocus(Qt.FocusReason.TabFocusReason)

    def show_letter(self, row: PostRow) -> None:
        """Shows a letter exactly as it was issued, to be printed."""
        self.trouble.hide()
        try:
            dialog = PdfDialog(letter_pdf(self._desk, row.digest), f"{row.name}, {row.who}", self)
        except UserError as trouble:
            self.trouble.set_text(trouble.sentence)
            self.trouble.show()
            return
        dialog.exec()
        dialog.deleteLater()

    def withdraw(self, row: PostRow) -> None:
        """Strikes out a letter that has not gone, and leads to writing it anew."""
        try:
            anew = withdraw_letter(self._desk, row.case_id, row.letter_id, self)
        except UserError as trouble:
            self.trouble.set_text(trouble.sentence)
            self.trouble.show()
            return
        if anew is not None:
            self._routes.changed.emit(WITHDRAWN)
            self._routes.letter_asked.emit(row.case_id, *anew)

    def _line(self, row: PostRow) -> PostLine:
        line = PostLine(row)
        line.setObjectName(f"letter.{row.letter_id}")
        step = NextStep("post", "I posted this", row.kind, row.stage, row.letter_id)
        line.opened.connect(partial(self._routes.case_asked.emit, row.case_id))
        line.open_chosen.connect(partial(self.show_letter, row))
        line.anew_chosen.connect(partial(self.withdraw, row))
        line.post_chosen.connect(partial(self._routes.step_asked.emit, row.case_id, step))
        return line
