"""The recovery sheet on the screen, as it prints: it is not left without a question, and a file of it is not kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import protections
from app.casework.desks import Desk
from app.rules.problems import UserError
from app.ui.labels import Words, announce
from app.ui.panels import NoticePanel
from app.ui.pdf_views import PdfDialog
from app.ui.prints import say
from app.ui.question_boxes import ask

SHEET = "Recovery sheet"
PRINT_IT = (
    "This sheet opens the book when the passphrase is forgotten. Print it, give it to the chair, and close this "
    "window: it is kept nowhere, and is not shown again."
)
PRINT_FIRST = (
    "Print this sheet or save it: from then on it opens the book when the passphrase is forgotten. Give it to the "
    "chair, and close this window: it is kept nowhere, and is not shown again."
)
NOTHING_YET = "This sheet opens nothing yet."
STILL_BEFORE = f"{NOTHING_YET[:-1]}; the one before still does."
BY_HAND = (
    "The recovery sheet could not be made, so copy the code by hand now:\n\n{code}\n\nIt opens the book when the "
    "passphrase is forgotten. Give it to the chair. It is kept nowhere, and is not shown again; “New recovery sheet…” "
    "makes another."
)
NOTED = "&I have noted it"
UNTIL_THEN = "Until you do, the sheet before this one opens the book."
NEITHER = "The sheet was neither printed nor saved here, and this code is not shown again."
LEFT_OLD = "If you leave it, it opens nothing. The sheet before it still opens the book: do not destroy that one."
LEFT_NONE = (
    "If you leave it and forget the passphrase, nobody can open this book. Today asks for it again; “New recovery "
    "sheet…” makes another sheet."
)
SAVED = "The code is now in a file"
DELETE_IT = (
    "Whoever has this file can open the book with it. Print it, then delete the file and empty the recycle bin. Do not "
    "keep it on this PC, nor in backups of this PC."
)
HAVE, LEAVE, BACK = "&I have it on paper", "&Leave without it", "&Back to the sheet"

Take = Callable[[], object]
"""Has the book open with the code of a sheet. Raises UserError."""


class SheetDialog(PdfDialog):
    """The recovery sheet as it prints, with what to do with it. It is not left unprinted without a question."""

    def __init__(self, desk: Desk, code: str, parent: QWidget | None = None, take: Take | None = None) -> None:
        """`take` has the book open with this code in place of the one before, once she has it on paper or in a file."""
        super().__init__(protections.recovery_sheet(desk, code), SHEET, parent)
        self._desk, self._take = desk, take
        self._first = take is None or protections.lacks_sheet(desk)
        self.kept = False
        """Whether she has it: printed, saved, or noted by hand."""
        self.in_file = NoticePanel("amber", DELETE_IT, SAVED)
        self.in_file.hide()
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, Words(self._what_to_do()))
            layout.insertWidget(1, self.in_file)

    def _what_to_do(self) -> str:
        if self._take is None:
            return PRINT_IT
        return PRINT_FIRST if self._first else f"{PRINT_FIRST} {UNTIL_THEN}"

    def print_it(self) -> bool:
        """Prints it; from then on it opens the book."""
        return super().print_it() and self._keep()

    def saved(self) -> None:
        """It is saved; from then on it opens the book. The file must not stay where the book is."""
        self._keep()
        self.in_file.show()
        announce(self, f"{SAVED}. {DELETE_IT}")

    def accept(self) -> None:
        """Leaves it, once she has it or says that she does not want it."""
        if self._may_leave():
            super().accept()

    def reject(self) -> None:
        """Esc and the cross are no other way out."""
        if self._may_leave():
            super().reject()

    def _may_leave(self) -> bool:
        if self.kept:
            return True
        text = f"{NEITHER} {LEFT_NONE if self._first else LEFT_OLD}"
        answer = ask(self, SHEET, text, (HAVE, LEAVE, BACK))
        return self._keep() if answer == HAVE else answer == LEAVE

    def _keep(self) -> bool:
        """The book opens with it from now on; says why where it does not."""
        if not self.kept and self._take is None:
            protections.keep_sheet(self._desk)
        elif not self.kept and self._take is not None:
            try:
                self._take()
            except UserError as refusal:
                say(self, SHEET, f"{refusal.sentence} {NOTHING_YET if self._first else STILL_BEFORE}")
                return False
        self.kept = True
        return True


def show_sheet(desk: Desk, code: str, parent: QWidget | None = None, take: Take | None = None) -> bool:
    """Shows the recovery sheet, to print or to save, or the code alone where it cannot be set; whether she has it."""
    try:
        dialog = SheetDialog(desk, code, parent, take)
    except Exception:
        noted = ask(parent, SHEET, BY_HAND.format(code=code), (NOTED,) if take is None else (NOTED, LEAVE))
        if noted == NOTED:
            take() if take is not None else protections.keep_sheet(desk)
        raise  # a fault of ours, which is told and written in the log
    dialog.exec()
    dialog.deleteLater()
    return dialog.kept
