"""The Help menu's windows: where is my data, about Casebook. Check my records is in `check_dialogs`."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app import __version__
from app.casework.desks import Desk
from app.rules.dates import long_date
from app.ui.buttons import primary_button, quiet_button
from app.ui.labels import Words
from app.ui.sized_dialogs import SizedDialog
from app.ui.themes import spaced

WIDTH, HEIGHT = 84, 44
ONLY_A_COPY = (
    "The copy was made when this window was opened and goes when it is closed. The book itself is where it was: the "
    "window in which you record things says where, at this same place in the menu."
)


class TextDialog(SizedDialog):
    """A heading, a text that can be read and copied, and a button or two."""

    wants = (WIDTH, HEIGHT)

    def __init__(self, title: str, heading: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        spaced(column, (3, 3, 3, 3), 2)
        column.addWidget(Words(heading, "heading"))
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(title)
        column.addWidget(self.text, 1)
        self.buttons = QHBoxLayout()
        spaced(self.buttons)
        self.buttons.addStretch(1)
        self.copy = quiet_button("C&opy", self._copy, "copy")
        self.buttons.addWidget(self.copy)
        self.done_button = primary_button("&Close", self.accept, "close")
        self.buttons.addWidget(self.done_button)
        column.addLayout(self.buttons)
        self.resize(self.sizeHint())
        self.done_button.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


def _show(dialog: TextDialog) -> None:
    dialog.exec()
    dialog.deleteLater()


def where_is_my_data(desk: Desk, parent: QWidget | None = None) -> None:
    """Say where the book is."""
    _show(where_dialog(desk, parent))


def where_dialog(desk: Desk, parent: QWidget | None = None) -> TextDialog:
    """Where the book is, with a button that opens the folder."""
    path = desk.book.path or Path()
    if desk.read_only:
        return TextDialog("Where is my data?", "This window shows a copy of your book", ONLY_A_COPY, parent)
    text = (
        f"{path}\n\nThis one file is your whole book: cases, letters, history and settings. Copy it only while "
        "Casebook is closed. Never keep it in a folder that is shared or copied to the internet while Casebook is open."
    )
    dialog = TextDialog("Where is my data?", "Your book is in this file", text, parent)

    def open_folder() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    dialog.buttons.insertWidget(1, quiet_button("Open the &folder", open_folder, "open_folder"))
    return dialog


def about(desk: Desk, parent: QWidget | None = None) -> None:
    """Say which Casebook this is."""
    _show(about_dialog(desk, parent))


def about_dialog(desk: Desk, parent: QWidget | None = None) -> TextDialog:
    """Versions to copy when asking for help; no personal data."""
    lines = [
        f"Casebook {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}",
        "",
        "Editions of the Complaint Handling Code, and the day each was last checked:",
        *(f"  {edition.name}: {long_date(edition.checked_on)}" for edition in desk.editions.all),
        "",
        f"England's bank holidays: {desk.workdays.first.year} to {desk.workdays.last.year}",
        "",
        "Casebook counts days and keeps records. It gives no legal advice.",
    ]
    return TextDialog("About Casebook", "About Casebook", "\n".join(lines), parent)
