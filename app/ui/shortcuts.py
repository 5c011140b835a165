"""The list of keyboard shortcuts, made from the actions so that it cannot go stale."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.ui.actions import ACTIONS, MENUS, keys_of
from app.ui.buttons import primary_button
from app.ui.labels import Words
from app.ui.row_models import Column, RowsModel, RowsTable
from app.ui.themes import spaced, units


@dataclass(frozen=True)
class Shortcut:
    """One line of the list."""

    keys: str
    does: str
    menu: str


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
    return (*found, *EVERYWHERE)


class ShortcutsDialog(QDialog):
    """All shortcuts in a table."""

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
        column.addWidget(self.table, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.table.selectRow(0)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Tall enough for most of the list, and no larger than the screen."""
        room = self.screen().availableGeometry().size() - QSize(units(2), units(6))
        return QSize(units(82), units(84)).boundedTo(room)
