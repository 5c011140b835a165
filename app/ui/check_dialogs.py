"""Check my records: what was looked at, what was found and what to do; and the box for a seal from a posted letter."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.audits import CheckResult, Judgement, Stopped, audit, judged
from app.casework.check_sheets import TITLE, check_sheet, sheet_pdf
from app.casework.desks import Desk
from app.reports.check_sheets import Look
from app.ui.buttons import primary_button, quiet_button
from app.ui.errands import run_told
from app.ui.field_dialogs import FieldDialog
from app.ui.labels import Words
from app.ui.panels import NoticePanel
from app.ui.prints import print_pdf, save_copy
from app.ui.seal_boxes import SealBox
from app.ui.themes import spaced

WIDTH, HEIGHT = 92, 96
"""The size asked for, in grid units; never more than the screen has."""

MOST = 20
"""Findings of a kind that are shown; the printed page has them all."""

SEALS = (
    "Only a posted letter can show that the end of the journal was cut off, or that all of it was written anew. "
    "Compare one now and then, and after anything that worries you."
)
CHECKING = "Checking your records…"


def check_records(desk: Desk, parent: QWidget | None = None) -> None:
    """Check everything, which takes a moment in a big book, and show what was found; nothing where it was stopped."""
    try:
        result = run_told(parent, CHECKING, partial(audit, desk)) if desk.book.whole.path else audit(desk)
    except Stopped:
        return
    dialog = CheckDialog(desk, parent, result)
    dialog.exec()
    dialog.deleteLater()


class CheckDialog(FieldDialog):
    """The result of verifying the book. Esc closes it; it can be copied, printed or saved."""

    wants = (WIDTH, HEIGHT)
    gap = 1

    def __init__(self, desk: Desk, parent: QWidget | None = None, result: CheckResult | None = None) -> None:
        """`result` is what the check found, where it was made before."""
        super().__init__("Check my records", "Check my records", parent)
        self._desk = desk
        self._result = result or audit(desk)
        self.judged: Judgement | None = None
        self.sheet = check_sheet(desk, self._result)
        self.box = SealBox(SEALS, partial(judged, desk))
        self.box.judged.connect(self._seal_compared)
        self.box.refused.connect(self.show_refusal)
        self.seal, self.judgement, self.compare = self.box.seal, self.box.judgement, self.box.compare
        self.verdict = NoticePanel("plain")
        self.print = quiet_button("P&rint…", self.print_sheet, "print")
        self.save = quiet_button("&Save as PDF…", self.save_sheet, "save")
        self.copy = quiet_button("Co&py", self.copy_text, "copy")
        self.leave = primary_button("&Close", self.accept, "close")
        self._lay_out()
        self.leave.setFocus(Qt.FocusReason.TabFocusReason)

    def entered(self) -> bool:
        """Enter in the box compares."""
        return self.box.entered()

    def copy_text(self) -> None:
        """Puts the result on the clipboard, and says so."""
        QGuiApplication.clipboard().setText(self.sheet.text())
        self.say("Copied. You can paste it into an e-mail to whoever helps you.")

    def print_sheet(self) -> None:
        """Prints the result."""
        if print_pdf(sheet_pdf(self.sheet), TITLE, self):
            self.say("Sent to the printer.")

    def save_sheet(self) -> None:
        """Saves the result, and says where."""
        path = save_copy(sheet_pdf(self.sheet), TITLE, self)
        if path is not None:
            self.say(f"Saved as {path}.")

    def _seal_compared(self) -> None:
        """What a seal shows stands on the page as well."""
        self.show_problems(())
        self.judged = self.box.found
        self.sheet = check_sheet(self._desk, self._result, self.judged)
        self._show_verdict()
        self.pane.reveal_soon(self.judgement)

    def _show_verdict(self) -> None:
        """What stands at the top; a false seal turns it, so that it never says sound above what is not."""
        self.verdict.set_tone("green" if self.sheet.sound else "red")
        self.verdict.set_text(self.sheet.summary, self.sheet.verdict)

    def _lay_out(self) -> None:
        sheet = self.sheet
        self._show_verdict()
        found = [part for look in sheet.looks for part in _faults(look)]
        self.fill(
            self.summary,
            Words("Check my records", "title"),
            self.verdict,
            *found,
            self.box,
            Words("What was looked at", "heading"),
            *(_look(look) for look in sheet.looks),
            Words(f"Seal of the book: {self._result.seal}.", "small", "quiet"),
        )
        for words in self.pane.body.findChildren(Words):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add_foot(self.print, self.save, self.copy, self.leave)
        self.take_fields(self.seal)


def _faults(look: Look) -> list[QWidget]:
    """What was found, and under it what to do."""
    parts: list[QWidget] = []
    for faults in look.faults:
        shown = [f"• {sentence}" for sentence in faults.sentences[:MOST]]
        more = len(faults.sentences) - MOST
        shown += [f"• And {more} more. They are all on the printed page."] if more > 0 else []
        parts.append(_block(look.title, *shown, f"What to do: {faults.advice}"))
    return parts


def _look(look: Look) -> QWidget:
    return _block(look.title, look.sentence)


def _block(title: str, *lines: str) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    spaced(column, gap=0.25)
    column.addWidget(Words(title, bold=True))
    for line in lines:
        column.addWidget(Words(line))
    return block
