"""The dialogs of the calendar page: a change of the calendar, the drill that shows what it moves, and closures.

A change is typed in one window and confirmed in the next, over it: going back keeps what was typed, and until the
confirmation nothing is written.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.casework.calendar_guides import AmendmentForm
from app.casework.calendars import checked_date
from app.casework.desks import Desk
from app.casework.holiday_drills import Drill, FlaggedLetter, amend, drill
from app.rules.dates import long_date
from app.rules.problems import Problem, UserError
from app.rules.words import uncapital
from app.ui.buttons import primary_button, quiet_button
from app.ui.calendar_moves import move_list
from app.ui.form_dialogs import FormDialog
from app.ui.labels import SectionHeading, Words, announce
from app.ui.pane_dialogs import PaneDialog
from app.ui.panels import NoticePanel, ReadingColumn
from app.ui.themes import units

WIDTH, HEIGHT = 132, 88
"""The size asked for, in grid units; never more than the screen has."""

NOTHING_MOVES = "No open case counts that day. The change is recorded all the same, and every later count has it."
STAYS = (
    "A letter that has gone stays as it is; where it promised an earlier date, that date binds you. "
    "One that has not gone can be withdrawn and written anew, under Letters to post."
)


def how_many(drilled: Drill) -> str:
    """'3 dates move, on 2 cases', '1 date moves, on 1 case', 'No date moves'."""
    moves, cases = len(drilled.moves), len(drilled.cases)
    if not moves:
        return "No date moves"
    dates = "1 date moves" if moves == 1 else f"{moves} dates move"
    return f"{dates}, on {'1 case' if cases == 1 else f'{cases} cases'}"


def letter_words(letter: FlaggedLetter) -> str:
    """'Mr D. Dunmore, 2026/031: stage 1 acknowledgement dated Monday 5 September 2022'."""
    return f"{letter.who}, {letter.reference}: {uncapital(letter.name)} dated {long_date(letter.dated)}"


class DrillDialog(PaneDialog):
    """What a change of the calendar would move, date by date, and the one button that makes it."""

    wants = (WIDTH, HEIGHT)
    gap = 1

    def __init__(self, desk: Desk, drilled: Drill, verb: str, parent: QWidget | None = None) -> None:
        super().__init__("What the change moves", ReadingColumn("What the change moves", None), parent)
        self._desk, self._drill = desk, drilled
        self.rows = move_list(drilled.moves)
        self.trouble = NoticePanel("red")
        self.trouble.hide()
        self.back = quiet_button("&Back", self.reject, "back")
        self.confirm = primary_button(verb, self.write, "confirm")
        self._lay_out()
        self.add_foot(self.back, self.confirm, beside=Words("Nothing is written until you confirm.", "small", "quiet"))
        (self.rows.rows[0] if drilled.moves else self.confirm).setFocus()

    def write(self) -> None:
        """Makes the change; what stands against it is said here, and nothing is written then."""
        try:
            amend(self._desk, self._drill.amendment)
        except UserError as refusal:
            self.trouble.set_text(refusal.sentence)
            self.trouble.show()
            announce(self, refusal.sentence)
            return
        self.accept()

    def _lay_out(self) -> None:
        column = self.pane.column
        column.addWidget(Words(how_many(self._drill), "title"))
        column.addWidget(self.trouble)
        column.addWidget(Words(f"{self._drill.cause}."))
        column.addSpacing(units(1))
        column.addWidget(self.rows)
        if not self._drill.moves:
            column.addWidget(Words(NOTHING_MOVES))
        self._add_letters()
        column.addStretch(1)

    def _add_letters(self) -> None:
        letters = self._drill.letters
        if not letters:
            return
        column = self.pane.column
        column.addWidget(SectionHeading("Letters that state another date", len(letters)))
        for letter in letters:
            column.addWidget(NoticePanel("amber", "\n".join(letter.flags), letter_words(letter)))
        column.addWidget(Words(STAYS, "small", "quiet"))


class AmendmentDialog(FormDialog):
    """A change of the calendar as it is typed; its button shows the drill, and only that can write it.

    Once it is accepted, `year` is the year of the day that was changed.
    """

    def __init__(self, desk: Desk, form: AmendmentForm, parent: QWidget | None = None) -> None:
        self._desk, self._form = desk, form
        self.year: int | None = None
        super().__init__(form.guide, parent=parent)
        self.set_subject("England's bank holidays")

    def _finish(self) -> None:
        if self._refused(self._at):
            return
        try:
            drilled = drill(self._desk, self._form.amendment(self.answers()))
        except UserError as refusal:
            self._show_problems(refusal.problems or (Problem("", refusal.sentence),))
            return
        dialog = DrillDialog(self._desk, drilled, self._form.verb, self)
        written = dialog.exec()
        dialog.deleteLater()
        if written:
            self.year = checked_date(drilled.amendment).year
            self.accept()
