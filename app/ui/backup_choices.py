"""The dialog in which a backup is chosen to be restored where no book is open: those beside it, or from a stick."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.casework.backups import Shelved
from app.casework.lost_books import LostBook
from app.ui.backup_dialogs import CHOOSE, COLUMNS, KIND
from app.ui.buttons import primary_button, quiet_button
from app.ui.file_dialogs import file_to_open
from app.ui.labels import Words
from app.ui.pane_dialogs import PaneDialog
from app.ui.panels import ReadingColumn
from app.ui.restore_dialogs import RestoreDialog
from app.ui.row_models import RowsModel, RowsTable
from app.ui.themes import units

WIDTH, HEIGHT = 112, 82
"""The size asked for, in grid units; never more than the screen has."""
TABLE = 26
"""The least height of the list, in grid units."""

TITLE = "Restore a backup"
LEAD = "Choose one, newest first. You see what is in it before anything is done, and what it replaces is kept."
NONE = "There is no backup in the folder of your book. If you keep one on a USB stick, choose it there."


class BackupChoiceDialog(PaneDialog):
    """The backups of a book that does not open. Accepted once one was restored; Esc leaves everything as it is."""

    wants = (WIDTH, HEIGHT)
    gap = 1.5

    def __init__(self, book: LostBook, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, ReadingColumn(TITLE, None), parent)
        self._book = book
        self.restored = ""
        """What to say, once one was restored."""
        self.key: bytes | None = None
        """The key of the book that was restored, where it is closed."""
        rows = book.shelf()
        self.model: RowsModel[Shelved] = RowsModel(COLUMNS, rows)
        self.table = RowsTable(self.model, "Backups, newest first")
        self.table.setMinimumHeight(units(TABLE))
        self.table.opened.connect(lambda _row: self.look_into_chosen())
        self.leave = quiet_button("&Go back", self.reject, "leave")
        self.other = quiet_button("&Another place…", self.look_elsewhere, "other")
        self.look = primary_button("&Look into it…", self.look_into_chosen, "look")
        self.fill(Words(TITLE, "title"), Words(LEAD if rows else NONE), self.table)
        self.pane.column.setStretchFactor(self.table, 6)
        self.add_foot(self.leave, self.other, self.look)
        self.table.setVisible(bool(rows))
        self.look.setVisible(bool(rows))
        self.table.choose(lambda row: not row.backup.trouble)
        (self.table if rows else self.other).setFocus(Qt.FocusReason.TabFocusReason)

    def look_into_chosen(self) -> None:
        """Shows what the chosen backup would give."""
        row: Any = self.table.chosen()
        if row is None:
            self.say(CHOOSE, "amber")
        elif row.backup.trouble:
            self.say(row.backup.trouble, "amber")
        else:
            self.look_into(row.backup.path)

    def look_elsewhere(self) -> None:
        """Asks for a backup elsewhere, and shows what it would give."""
        chosen = file_to_open(self, "Choose a backup", "", KIND)
        if chosen is not None:
            self.look_into(chosen)

    def look_into(self, path: Path) -> None:
        """Shows what a backup would give; once it was restored, there is nothing more to choose."""
        dialog = RestoreDialog(self._book, path, self)
        dialog.exec()
        self.restored, self.key = dialog.restored, dialog.key_now
        dialog.deleteLater()
        if self.restored:
            self.accept()
