"""New folders: where something is written that gets a folder of its own, and the way to another place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.exports import place_warning
from app.ui.buttons import quiet_button
from app.ui.file_dialogs import folder_to_use
from app.ui.flows import Flow
from app.ui.labels import Words
from app.ui.panels import NoticePanel
from app.ui.themes import spaced

CHOOSE = "Choose where the new folder goes"


class NewFolder(QWidget):
    """A folder that is not there yet, what speaks against its place, and a button for another one."""

    chosen = Signal()
    """Another place was chosen."""
    said = Signal()
    """It says anew where the folder is made, and what speaks against it."""

    def __init__(self, within: Path, name: str, parent: QWidget | None = None) -> None:
        """`name` is what the folder is called; where that is taken it gets a number."""
        super().__init__(parent)
        self.name, self.folder = name, free_folder(within, name)
        self.place, self.danger = Words(""), NoticePanel("amber")
        self.choose = quiet_button("Choose another &place…", self.choose_place, "choose")
        row = Flow()
        row.add(self.choose)
        column = QVBoxLayout(self)
        spaced(column, gap=0.75)
        for one in (Words("Where it goes", "heading"), self.place, self.danger, row):
            column.addWidget(one)
        self.say_place()

    def set_name(self, name: str) -> None:
        """The folder is called otherwise."""
        if name != self.name:
            self.name = name
            self.renew()

    def renew(self) -> None:
        """The folder is there by now: the next of its name takes its place."""
        self.folder = free_folder(self.folder.parent, self.name)
        self.say_place()

    def choose_place(self) -> None:
        """Asks in which folder the new one is made."""
        beginning = next(one for one in self.folder.parents if one.exists() or one == one.parent)
        chosen = folder_to_use(self, CHOOSE, str(beginning))
        if chosen is not None:
            self.folder = free_folder(chosen, self.name)
            self.say_place()
            self.chosen.emit()

    def say_place(self) -> None:
        """Says where the folder is made, and what speaks against it."""
        self.place.setText(f"A new folder: {breakable_path(self.folder)}")
        why = place_warning(self.folder)
        self.danger.set_text(why, "Not a good place" if why else "")
        self.danger.setVisible(bool(why))
        self.said.emit()


def free_folder(within: Path, name: str) -> Path:
    """A folder that is not there yet: 'Casebook export', else 'Casebook export (2)'."""
    path, number = within / name, 2
    while path.exists():
        path, number = within / f"{name} ({number})", number + 1
    return path


def breakable_path(path: Path | str) -> str:
    """A path, or a sentence with one in it, that can be divided between lines at its slashes."""
    text = str(path)
    for mark in "/\\":
        text = text.replace(mark, f"{mark}\u200b")
    return text
