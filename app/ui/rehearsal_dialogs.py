"""The dialog of a rehearsal: the line for the board, and the page with it to print."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app import clock
from app.casework.desks import Desk
from app.casework.restores import Rehearsed, rehearse_backup
from app.ui.buttons import primary_button, quiet_button
from app.ui.errands import run
from app.ui.labels import Words
from app.ui.pane_dialogs import PaneDialog
from app.ui.panels import NoticePanel, ReadingColumn
from app.ui.pdf_views import PdfDialog
from app.ui.prints import print_pdf, save_copy

WIDTH, HEIGHT = 84, 62
"""The size asked for, in grid units; never more than the screen has."""

REHEARSING = "Restoring the backup into a temporary place, and checking it…"
TITLE = "Rehearsal of a restore"
SOUND, UNSOUND = "This backup can be restored", "This backup is not sound"
FOR_THE_BOARD = "For the board"


def rehearse_with(desk: Desk, path: Path, parent: QWidget) -> Rehearsed | None:
    """Rehearses one backup and shows what came of it. Raises UserError."""
    rehearsed = run(parent, REHEARSING, lambda: rehearse_backup(desk, path, clock.now()))
    dialog = RehearsalDialog(rehearsed, parent)
    dialog.exec()
    dialog.deleteLater()
    return rehearsed


class RehearsalDialog(PaneDialog):
    """What came of a rehearsal. Esc closes it."""

    wants = (WIDTH, HEIGHT)

    def __init__(self, rehearsed: Rehearsed, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, ReadingColumn(TITLE), parent)
        sound = rehearsed.rehearsal.sound
        self._pdf = rehearsed.pdf
        self.line = NoticePanel("green" if sound else "red", rehearsed.line, FOR_THE_BOARD)
        self.leave = quiet_button("&Close", self.accept, "close")
        self.save = quiet_button("&Save as PDF…", self.save_page, "save")
        self.preview = quiet_button("Pre&view", self.show_page, "preview")
        self.print = primary_button("&Print…", self.print_page, "print")
        self.fill(Words(SOUND if sound else UNSOUND, "title"), self.line)
        self.add_foot(self.leave, self.save, self.preview, self.print)
        self.print.setFocus()

    def show_page(self) -> None:
        """Shows the page as it will be printed."""
        dialog = PdfDialog(self._pdf, TITLE, self)
        dialog.exec()
        dialog.deleteLater()

    def print_page(self) -> None:
        """Prints the page."""
        if print_pdf(self._pdf, TITLE, self):
            self.say("Sent to the printer.")

    def save_page(self) -> None:
        """Saves the page, and says where."""
        path = save_copy(self._pdf, TITLE, self)
        if path is not None:
            self.say(f"Saved as {path}.")
