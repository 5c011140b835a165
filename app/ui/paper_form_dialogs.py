"""The dialog of the blank forms: which one, in which print; it is shown as it is printed, and records nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.casework.desks import Desk
from app.casework.guides import Field, Option
from app.casework.paper_forms import FORMS, paper_form
from app.rules.problems import UserError
from app.ui.buttons import primary_button, quiet_button
from app.ui.choice_fields import ChoiceField, TickField
from app.ui.field_dialogs import FieldDialog
from app.ui.labels import Words
from app.ui.pdf_views import PdfDialog

WIDTH, HEIGHT = 84, 62
"""The size asked for, in grid units; never more than the screen has."""

FORM = Field("form", "Which form?", "choice", options=tuple(Option(one.key, one.title, one.hint) for one in FORMS))
LARGE = Field("large", "In large print (18 points)", "tick")


class PaperFormDialog(FieldDialog):
    """Which blank form to show and print. Esc closes it."""

    wants = (WIDTH, HEIGHT)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Blank forms", "Blank forms", parent)
        self._desk = desk
        self.form, self.large = ChoiceField(FORM), TickField(LARGE)
        self.show_it = primary_button("&Show it, to print or save…", self.show_form, "show")
        self.leave = quiet_button("&Close", self.accept, "close")
        self.fill(self.summary, Words("Blank forms", "title"), self.form, self.large)
        self.add_foot(self.leave, self.show_it)
        self.take_fields(self.form, self.large)
        self.form.set_value(FORMS[0].key)
        self.form.focus_first()

    def show_form(self) -> None:
        """Shows the form as it is printed, from where it is printed or saved; or says what Settings lack for it."""
        try:
            pdf = paper_form(self._desk, self.form.value(), large=self.large.value())
        except UserError as refusal:
            self.show_refusal(refusal)
            return
        self.show_problems(())
        title = next(one.title for one in FORMS if one.key == self.form.value())
        dialog = PdfDialog(pdf, title, self)
        dialog.exec()
        dialog.deleteLater()

    def entered(self) -> bool:
        """Enter shows the form."""
        self.show_form()
        return True
