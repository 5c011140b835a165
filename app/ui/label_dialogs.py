"""Envelope labels: on which kind of sheet, and from which label on. It records nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.casework.desks import Desk
from app.casework.guides import Field, Option
from app.casework.post_rounds import addresses, label_sheets, labels
from app.casework.questions import PostRow
from app.casework.texts import whole_number
from app.letters.label_sheets import LabelSheet
from app.rules.problems import Problem
from app.ui.buttons import primary_button, quiet_button
from app.ui.choice_fields import ChoiceField, TickField
from app.ui.field_dialogs import FieldDialog
from app.ui.fields import LineField
from app.ui.labels import Words
from app.ui.panels import NoticePanel
from app.ui.pdf_views import PdfDialog
from app.ui.prints import print_pdf, save_copy

WIDTH, HEIGHT = 84, 92
"""The size asked for, in grid units; never more than the screen has."""

START = Field(
    "start",
    "First free label",
    "line",
    "On a sheet that was begun: count along the rows from the top left, where the first is 1.",
    initial="1",
)
COPIES = Field("copies", "A label for everybody who gets a copy, too", "tick")
FILE_TITLE = "Address labels"
TRY_FIRST = "Print in actual size, not fitted to the page. Try it on plain paper first, held against the sheet."


class LabelDialog(FieldDialog):
    """The labels of the letters that were ticked. Esc closes it."""

    wants = (WIDTH, HEIGHT)

    def __init__(self, desk: Desk, rows: Sequence[PostRow], parent: QWidget | None = None) -> None:
        super().__init__("Envelope labels", "Envelope labels", parent)
        self._desk, self._rows, self._sheets = desk, tuple(rows), label_sheets(desk)
        kinds = tuple(Option(one.key, one.name) for one in self._sheets.sheets)
        self.sheet = ChoiceField(Field("sheet", "Which sheets of labels do you have?", "choice", options=kinds))
        self.start, self.copies = LineField(START), TickField(COPIES)
        self.told = NoticePanel("plain")
        self.print = primary_button("&Print…", self.print_labels, "print")
        self.preview = quiet_button("Pre&view", self.show_labels, "preview")
        self.save = quiet_button("&Save as PDF…", self.save_labels, "save")
        self.leave = quiet_button("&Close", self.accept, "close")
        title = Words("Envelope labels", "title")
        self.fill(self.summary, title, self.sheet, self.start, self.copies, self.told)
        self.add_foot(self.leave, self.preview, self.save, self.print)
        self.take_fields(self.sheet, self.start, self.copies)
        for box in self.boxes:
            box.changed.connect(self._follow)
        self.sheet.set_value(kinds[0].key)
        self.start.set_value("1")
        self.copies.set_value(value=True)
        self.copies.setVisible(any(row.copies for row in rows))
        self._follow()
        self.sheet.focus_first()

    def show_labels(self) -> None:
        """Shows the labels as they will be printed."""
        pdf = self._pdf()
        if pdf:
            dialog = PdfDialog(pdf, FILE_TITLE, self)
            dialog.exec()
            dialog.deleteLater()

    def print_labels(self) -> None:
        """Prints the labels."""
        pdf = self._pdf()
        if pdf and print_pdf(pdf, FILE_TITLE, self):
            self.say("Sent to the printer.")

    def save_labels(self) -> None:
        """Saves the labels as a PDF."""
        pdf = self._pdf()
        path = save_copy(pdf, FILE_TITLE, self) if pdf else None
        if path is not None:
            self.say(f"Saved as {path}.")

    def entered(self) -> bool:
        """Enter shows the labels."""
        self.show_labels()
        return True

    def _pdf(self) -> bytes:
        """The labels; empty where something is to be put right first, which is then shown."""
        sheet, start = self._sheet(), self._start()
        if not start:
            sentence = f"Enter a number from 1 to {sheet.count}: the first label on the sheet that is still there."
            self.show_problems((Problem("start", sentence),))
            return b""
        return labels(self._desk, self._rows, sheet, start, copies=self.copies.value())

    def _sheet(self) -> LabelSheet:
        return self._sheets.named(self.sheet.value() or self._sheets.sheets[0].key)

    def _start(self) -> int:
        """The number of the first label; 0 where none was typed that the sheet has."""
        return whole_number(self.start.value(), self._sheet().count)

    def _follow(self) -> None:
        """Says how many labels there are, and on how many sheets."""
        start, sheet = self._start(), self._sheet()
        if start:
            self.show_problems(())
        count = len(addresses(self._desk, self._rows, copies=self.copies.value()))
        pages = -(-(max(start, 1) - 1 + count) // sheet.count)
        said = f"{count} label{'' if count == 1 else 's'} on {pages} sheet{'' if pages == 1 else 's'}."
        self.told.set_text(f"{said} {TRY_FIRST}")
