"""The list of keyboard shortcuts, made from the actions so that it cannot go stale."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.actions import ACTIONS, MENUS, keys_of
from app.ui.buttons import primary_button
from app.ui.labels import Words
from app.ui.rich_boxes import BOLD_KEYS, BULLET_KEYS, NUMBER_KEYS
from app.ui.row_models import Column, RowsModel, RowsTable
from app.ui.sized_dialogs import SizedDialog
from app.ui.themes import spaced


@dataclass(frozen=True)
class Shortcut:
    """One line of the list."""

    keys: str
    does: str
    menu: str


WRITING = (
    Shortcut(BOLD_KEYS, "Make words bold, or no longer", "In a letter"),
    Shortcut(BULLET_KEYS, "Make a list with bullets, or paragraphs again", "In a letter"),
    Shortcut(NUMBER_KEYS, "Make a numbered list, or paragraphs again", "In a letter"),
    Shortcut("Ctrl+Z", "Undo what was typed", "In a letter"),
)
"""What the boxes of a letter do."""

EVERYWHERE = (
    Shortcut("Tab", "Go to the next field or button", "Everywhere"),
    Shortcut("Enter", "Go on, or open what is chosen", "Everywhere"),
    Shortcut("Esc", "Close a dialog; asks first if you have typed", "Everywhere"),
    Shortcut("Menu key", "Sort a table", "Everywhere"),
)
"""What Qt or the widgets do by themselves and no menu holds."""


def shortcuts() -> tuple[Shortcut, ...]:
    """Every shortcut there is, in the order of the menus."""
    found = [
        Shortcut(keys_of(action), action.name, menu.replace("&", ""))
        for menu in MENUS
        for action in ACTIONS
        if action.menu == menu and action.shortcut
    ]
    return (*found, *WRITING, *EVERYWHERE)


IN_A_DIALOG = "The keys of the menus do nothing while a dialog is open, F1 among them. Close it first with Esc."
"""Without it the list would promise too much."""


class ShortcutsDialog(SizedDialog):
    """All shortcuts in a table."""

    wants = (82, 84)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        columns = (
            Column[Shortcut]("What it does", lambda row: row.does, spoken=lambda row: f"{row.does}: {row.keys}"),
            Column[Shortcut]("Keys", lambda row: row.keys, spoken=lambda row: f"{row.keys}: {row.does}"),
            Column[Shortcut]("Menu", lambda row: row.menu),
        )
        self.table = RowsTable(RowsModel(columns, shortcuts(), self), "Keyboard shortcuts")
        close = primary_button("&Close", self.accept, "close")
        column = QVBoxLayout(self)
        spaced(column, (3, 2.5, 3, 2), 1.5)
        column.addWidget(Words("Keyboard shortcuts", "title"))
        column.addWidget(Words(IN_A_DIALOG, tone="quiet"))
        column.addWidget(self.table, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.table.selectRow(0)
        self.resize(self.sizeHint())
