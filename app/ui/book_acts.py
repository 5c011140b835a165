"""What can be done with the whole book: each act of the menus, by its id, with the window that it opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from app.casework.desks import Desk
from app.ui import help_dialogs
from app.ui.old_file_dialogs import OldFilesDialog
from app.ui.preferences import Preferences
from app.ui.routes import Routes


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
    "book.old": lambda at: _shown(OldFilesDialog(at.desk, at.routes, at.window)),
    "book.check": lambda at: help_dialogs.check_records(at.desk, at.window),
    "help.where": lambda at: help_dialogs.where_is_my_data(at.desk, at.window),
    "help.about": lambda at: help_dialogs.about(at.desk, at.window),
}
