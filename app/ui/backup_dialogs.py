"""The dialog of backups: which there are, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app import clock
from app.casework.backups import (
    Shelved,
    backups_folder,
    copy_backup,
    made_words,
    make_backup,
    shelf,
    shelf_notice,
    short_moment,
)
from app.casework.desks import Desk
from app.rules.problems import UserError
from app.ui.bring_back_dialogs import bring_back_with
from app.ui.buttons import primary_button, quiet_button
from app.ui.errands import run
from app.ui.file_dialogs import file_to_open, folder_to_use
from app.ui.labels import Words
from app.ui.pane_dialogs import PaneDialog
from app.ui.panels import NoticePanel, ReadingColumn
from app.ui.rehearsal_dialogs import rehearse_with
from app.ui.restore_dialogs import RestoreDialog
from app.ui.routes import Routes
from app.ui.row_models import Column, RowsModel, RowsTable
from app.ui.themes import units

WIDTH, HEIGHT = 122, 92
"""The size asked for, in grid units; never more than the screen has."""
TABLE = 34
"""The least height of the list, in grid units."""

LEAD = (
    "Casebook makes a backup when you close it, if anything changed, and every few hours while it is open. Each is "
    "opened and checked at once. All of today are kept, then the last of 7 days, of 8 weeks and of 24 months, in this "
    "folder:"
)
NONE_YET = "There is no backup yet. Make the first one now."
CHOOSE = "Choose a backup in the list first."
KIND = "Backups (*.casebook)"

COLUMNS: tuple[Column[Shelved], ...] = (
    Column(
        "Made",
        lambda row: short_moment(row.backup.made_at),
        lambda row: row.backup.made_at,
        spoken=lambda row: f"Backup of {row.made}{f', {row.kind.lower()}' if row.kind else ''}",
    ),
    Column("Seal", lambda row: row.backup.seal),
    Column("Size", lambda row: row.size, lambda row: row.backup.size, align_right=True),
    Column("Checked", lambda row: row.checked, mark=lambda row: "overdue" if row.backup.trouble else "met"),
    Column("Kept", lambda row: row.kind or "By its day"),
)

Done = TypeVar("Done")


class BackupsDialog(PaneDialog):
    """The list of backups, and the buttons below it. Esc closes it."""

    wants = (WIDTH, HEIGHT)
    gap = 1.5

    def __init__(self, desk: Desk, routes: Routes, parent: QWidget | None = None) -> None:
        super().__init__("Backups", ReadingColumn("Backups", None), parent)
        self._desk, self._routes = desk, routes
        self.notice = NoticePanel("amber")
        self.where = Words("")
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.empty = Words(NONE_YET, tone="quiet")
        self.model: RowsModel[Shelved] = RowsModel(COLUMNS)
        self.table = RowsTable(self.model, "Backups, newest first")
        self.table.setMinimumHeight(units(TABLE))
        self.table.opened.connect(lambda _row: self.restore_chosen())
        self.leave = quiet_button("C&lose", self.accept, "close")
        self.rehearse = quiet_button("R&ehearse…", self.rehearse_chosen, "rehearse")
        self.other = quiet_button("From a &stick…", self.restore_other, "other")
        self.export = quiet_button("From an e&xport…", self.bring_export_back, "export")
        self.restore = quiet_button("&Restore…", self.restore_chosen, "restore")
        self.copy = quiet_button("&Copy to USB stick…", self.copy_away, "copy")
        self.make = primary_button("&Back up now", self.make_now, "make")
        self.fill(Words("Backups", "title"), self.notice, self.empty, self.table, Words(LEAD), self.where)
        self.pane.column.setStretchFactor(self.table, 6)
        self.add_foot(self.leave, self.rehearse, self.other, self.export, self.restore, self.copy, self.make)
        self.list_anew()
        (self.table if self.model.rows() else self.make).setFocus(Qt.FocusReason.TabFocusReason)

    def list_anew(self) -> None:
        """Shows the backups that there are now."""
        rows = shelf(self._desk)
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.where.setText(str(backups_folder(self._desk.book.whole)))
        told = shelf_notice(self._desk)
        self.notice.set_text(told)
        self.notice.setVisible(bool(told))
        self.table.choose(lambda _row: True)

    def make_now(self) -> None:
        """Makes a backup beside the book."""
        made = self._do("Making a backup…", lambda: make_backup(self._desk, clock.now()))
        if made is not None:
            self.list_anew()
            self.say(made_words(made), "amber" if made.trouble else "plain")

    def copy_away(self) -> None:
        """Asks for a folder, and makes a backup there."""
        folder = folder_to_use(self, "Choose the USB stick, or a folder on it")
        if folder is None:
            return
        done = self._do(
            "Copying to the stick, and checking there…", lambda: copy_backup(self._desk, folder, clock.now())
        )
        if done is not None:
            self._routes.changed.emit("A backup was copied.")
            self.list_anew()
            self.say(done.said, "plain" if done.elsewhere and not done.backup.trouble else "amber")

    def restore_chosen(self) -> None:
        """Shows what the chosen backup would give."""
        chosen = self._chosen()
        if chosen is not None:
            self._restore(chosen)

    def restore_other(self) -> None:
        """Asks for a backup elsewhere, and shows what it would give."""
        chosen = file_to_open(self, "Choose a backup", "", KIND)
        if chosen is not None:
            self._restore(chosen)

    def bring_export_back(self) -> None:
        """Shows what an exported folder would give; where a book comes of it, the list is of another."""
        if bring_back_with(self._desk, self._routes, self):
            self.accept()

    def rehearse_chosen(self) -> None:
        """Restores the chosen backup into a temporary place, and shows what the board can be told."""
        chosen = self._chosen()
        if chosen is None:
            return
        try:
            rehearsed = rehearse_with(self._desk, chosen, self)
        except UserError as refused:
            self.say(refused.sentence, "amber")
            return
        if rehearsed is not None:
            self._routes.changed.emit("A restore was rehearsed.")

    def _restore(self, path: Path) -> None:
        dialog = RestoreDialog(self._desk, path, self)
        dialog.exec()
        said = dialog.restored
        dialog.deleteLater()
        if said:
            self.accept()  # everything on the screen is of the book that was
            self._routes.restored.emit(said)

    def _chosen(self) -> Path | None:
        row: Any = self.table.chosen()
        if row is None:
            self.say(CHOOSE, "amber")
            return None
        if row.backup.trouble:
            self.say(row.backup.trouble, "amber")
            return None
        return Path(row.backup.path)

    def _do(self, words: str, call: Callable[[], Done]) -> Done | None:
        try:
            return run(self, words, call)
        except UserError as refused:
            self.say(refused.sentence, "amber")
            return None
