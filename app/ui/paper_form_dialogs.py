"""The dialog of the blank forms: which one, in which print; it is shown as it is printed, and records nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.guides import Field, Option
from app.casework.paper_forms import FORMS, paper_form
from app.rules.problems import Problem, UserError
from app.ui.buttons import primary_button, quiet_button
from app.ui.choice_fields import ChoiceField, TickField
from app.ui.flows import Flow
from app.ui.guide_pages import ProblemSummary
from app.ui.labels import Words, announce
from app.ui.panels import ReadingColumn
from app.ui.pdf_views import PdfDialog
from app.ui.sized_dialogs import SizedDialog
from app.ui.themes import spaced

WIDTH, HEIGHT = 84, 62
"""The size asked for, in grid units; never more than the screen has."""

FORM = Field("form", "Which form?", "choice", options=tuple(Option(one.key, one.title, one.hint) for one in FORMS))
LARGE = Field("large", "In large print (18 points)", "tick")


class PaperFormDialog(SizedDialog):
    """Which blank form to show and print. Esc closes it."""

    wants = (WIDTH, HEIGHT)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle("Blank forms")
        self.summary = ProblemSummary()
        self.form, self.large = ChoiceField(FORM), TickField(LARGE)
        self.show_it = primary_button("&Show it, to print or save…", self.show_form, "show")
        self.leave = quiet_button("&Close", self.accept, "close")
        self.pane = ReadingColumn("Blank forms")
        self._lay_out()
        taken = {"s", "c"}
        for box in (self.form, self.large):
            box.take_access_key(taken)
        self.form.set_value(FORMS[0].key)
        self.resize(self.sizeHint())
        self.form.focus_first()

    def show_form(self) -> None:
        """Shows the form as it is printed, from where it is printed or saved; or says what Settings lack for it."""
        try:
            pdf = paper_form(self._desk, self.form.value(), large=self.large.value())
        except UserError as refusal:
            self.summary.show_problems((Problem("", refusal.sentence),))
            announce(self, refusal.sentence)
            return
        self.summary.show_problems(())
        title = next(one.title for one in FORMS if one.key == self.form.value())
        dialog = PdfDialog(pdf, title, self)
        dialog.exec()
        dialog.deleteLater()

    def entered(self) -> bool:
        """Enter shows the form."""
        self.show_form()
        return True

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        spaced(whole, gap=0)
        spaced(self.pane.column, gap=2)
        for part in (self.summary, Words("Blank forms", "title"), self.form, self.large):
            self.pane.column.addWidget(part)
        self.pane.column.addStretch(1)
        whole.addWidget(self.pane, 1)
        foot = QWidget()
        row = QHBoxLayout(foot)
        spaced(row, (3, 1.5, 3, 2), 1)
        buttons = Flow()
        buttons.add(self.leave)
        buttons.add(self.show_it)
        row.addStretch(1)
        row.addWidget(buttons)
        whole.addWidget(foot)
