"""The dialog of Export everything: what is written, that anybody can read it, and where it goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.casework.desks import Desk
from app.casework.exports import export_everything, export_warning, folder_name
from app.ui.folder_dialogs import FolderDialog, Tell
from app.ui.labels import Words
from app.ui.panels import NoticePanel

WHAT = (
    "One folder with all that is in your book: every table for a spreadsheet and for other programs, every letter as "
    "it was issued, and a README that says what is what. Nothing in your book is changed. Casebook can make the same "
    "book from it again, and somebody without Casebook can read it."
)
HEADING = "Anybody can read this copy"


class ExportDialog(FolderDialog):
    """Where everything is written. It records nothing."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Export everything", folder_name(desk), "&Export everything", parent)
        self._desk = desk
        self.warning = NoticePanel("amber", export_warning(desk), HEADING)
        self.lay_out(Words("Export everything", "title"), Words(WHAT), self.warning)
        self.go.setFocus()

    def write_folder(self, folder: Path, tell: Tell) -> str:
        """Writes everything."""
        return export_everything(self._desk, folder, tell).words
