"""What can be done with the whole book: each act of the menus, by its id, with the window that it opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from app.casework.desks import Desk
from app.casework.handovers import TITLE, handover
from app.ui import help_dialogs
from app.ui.backup_dialogs import BackupsDialog
from app.ui.bring_back_dialogs import bring_back_with
from app.ui.bring_in_dialogs import BringInDialog
from app.ui.check_dialogs import check_records
from app.ui.disclosure_dialogs import DisclosureDialog
from app.ui.export_dialogs import ExportDialog
from app.ui.old_file_dialogs import OldFilesDialog
from app.ui.passphrase_dialogs import show_passphrase
from app.ui.pdf_views import PdfDialog
from app.ui.preferences import Preferences
from app.ui.routes import Routes
from app.ui.second_windows import show_to_read


@dataclass(frozen=True)
class Counter:
    """Where an act is done: the book, what the pages ask for, the window, and what this PC remembers."""

    desk: Desk
    routes: Routes
    window: QWidget
    preferences: Preferences | None


def _shown(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()


ACTS: Mapping[str, Callable[[Counter], object]] = {
    "book.handover": lambda at: _shown(PdfDialog(handover(at.desk), TITLE, at.window)),
    "book.show": lambda at: show_to_read(at.desk, at.window),
    "book.bring_in": lambda at: _shown(BringInDialog(at.desk, at.routes, at.window)),
    "file.backups": lambda at: _shown(BackupsDialog(at.desk, at.routes, at.window)),
    "book.old": lambda at: _shown(OldFilesDialog(at.desk, at.routes, at.window)),
    "book.export": lambda at: _shown(ExportDialog(at.desk, at.window)),
    "book.bring_back": lambda at: bring_back_with(at.desk, at.routes, at.window),
    "book.passphrase": lambda at: show_passphrase(at.desk, at.window, at.preferences),
    "book.person": lambda at: _shown(DisclosureDialog(at.desk, at.routes, parent=at.window)),
    "book.check": lambda at: check_records(at.desk, at.window),
    "help.where": lambda at: help_dialogs.where_is_my_data(at.desk, at.window),
    "help.about": lambda at: help_dialogs.about(at.desk, at.window),
}
