"""The diary's dialog: a week or a month on paper, and every open date for a calendar program. It records nothing."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.diaries import (
    MONTH,
    WEEK,
    day_problems,
    diary_ics,
    diary_pdf,
    diary_title,
    span_of,
)
from app.casework.guides import Field, Option
from app.reports.diary_entries import DiarySpan
from app.rules.problems import Problem, UserError
from app.ui.buttons import primary_button, quiet_button
from app.ui.choice_fields import ChoiceField, TickField
from app.ui.date_fields import DateField
from app.ui.field_dialogs import FieldDialog
from app.ui.flows import Flow
from app.ui.labels import Words
from app.ui.panels import NoticePanel
from app.ui.pdf_views import PdfDialog
from app.ui.prints import print_pdf, save_copy, save_file
from app.ui.themes import spaced

WIDTH, HEIGHT = 84, 92
"""The size asked for, in grid units; never more than the screen has."""

KIND = Field(
    "kind",
    "What is to be printed?",
    "choice",
    options=(
        Option(WEEK, "A week", "One page, day below day, with boxes to tick."),
        Option(MONTH, "A month", "A page on its side, a row a week."),
    ),
)
DAY = Field("day", "Any day in it", "date")
NAMES = Field("names", "Put residents' names in", "tick", "Without it, cases are known by their references alone.")

FILE_HEAD = "For a calendar program"
FILE_WORDS = (
    "One file with every open date, for Outlook, Google Calendar and others. Read it in again later, and dates that "
    "moved are moved. A date that was kept stays there until you delete it."
)
FILE_KIND = "Calendar (*.ics)"
FILE_TITLE = "Casebook diary"


def _told(span: DiarySpan) -> str:
    count = len(span.late)
    late = f" Also on it: {count} {'date that is' if count == 1 else 'dates that are'} late." if count else ""
    return f"{diary_title(span)}: {span.told}{late}"


class DiaryDialog(FieldDialog):
    """What to print or save of the diary. Esc closes it."""

    wants = (WIDTH, HEIGHT)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Diary", "Diary", parent)
        self._desk = desk
        self.kind, self.day, self.names = ChoiceField(KIND), DateField(DAY), TickField(NAMES)
        self.span = NoticePanel("plain")
        self.print = primary_button("&Print…", self.print_sheet, "print")
        self.preview = quiet_button("Pre&view", self.show_sheet, "preview")
        self.save = quiet_button("&Save as PDF…", self.save_sheet, "save")
        self.calendar = quiet_button("Save for a calendar pro&gram…", self.save_calendar, "calendar")
        self.leave = quiet_button("&Close", self.accept, "close")
        title = Words("Diary", "title")
        self.fill(self.summary, title, self.kind, self.day, self.names, self.span, self._for_programs())
        self.add_foot(self.leave, self.preview, self.save, self.print)
        self.take_fields(self.kind, self.day, self.names)
        for box in self.boxes:
            box.changed.connect(self._follow)
        self.kind.set_value(WEEK)
        self.day.set_value(desk.today())
        self._follow()
        self.kind.focus_first()

    def show_sheet(self) -> None:
        """Shows the week or month as it will be printed."""
        span = self._asked()
        if span is not None:
            dialog = PdfDialog(diary_pdf(span), diary_title(span), self)
            dialog.exec()
            dialog.deleteLater()

    def print_sheet(self) -> None:
        """Prints the week or month."""
        span = self._asked()
        if span is not None and print_pdf(diary_pdf(span), diary_title(span), self):
            self.say("Sent to the printer.")

    def save_sheet(self) -> None:
        """Saves the week or month, and says where."""
        span = self._asked()
        path = save_copy(diary_pdf(span), diary_title(span), self) if span is not None else None
        if path is not None:
            self.say(f"Saved as {path}.")

    def save_calendar(self) -> None:
        """Saves every open date for a calendar program, and says where."""
        try:
            content = diary_ics(self._desk, dt.date.min, dt.date.max, names=self.names.value())
        except UserError as refusal:
            self.show_refusal(refusal)
            return
        path = save_file(content, FILE_TITLE, FILE_KIND, self)
        if path is not None:
            self.say(f"Saved as {path}. Open it with your calendar program, or import it there.")

    def entered(self) -> bool:
        """Enter shows the sheet."""
        self.show_sheet()
        return True

    def _for_programs(self) -> QWidget:
        part, row = QWidget(), Flow()
        column = QVBoxLayout(part)
        spaced(column, gap=0.75)
        row.add(self.calendar)
        for one in (Words(FILE_HEAD, "heading"), Words(FILE_WORDS, tone="quiet"), row):
            column.addWidget(one)
        return part

    def _follow(self) -> None:
        """Says what would stand on the sheet, as it is chosen."""
        day = self.day.value()
        told = ""
        if isinstance(day, dt.date) and not day_problems(self._desk, day):
            self.show_problems(())
            try:
                told = _told(span_of(self._desk, self.kind.value(), day, names=self.names.value()))
            except UserError as refusal:
                told = refusal.sentence
        self.span.set_text(told, "On the sheet")
        self.span.setVisible(bool(told))

    def _asked(self) -> DiarySpan | None:
        """The week or month that is chosen; None where something is to be put right first, which is then shown."""
        day = self.day.value()
        problems = day_problems(self._desk, day)
        if not problems and isinstance(day, dt.date):
            try:
                span = span_of(self._desk, self.kind.value(), day, names=self.names.value())
            except UserError as refusal:
                problems = (Problem("", refusal.sentence),)
            else:
                self.show_problems(())
                return span
        self.show_problems(problems)
        return None
