"""The bar over the parts of a letter: bold, lists, undo and redo, and the standard paragraphs that can be put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.buttons import Button, quiet_button
from app.ui.flows import Flow
from app.ui.rich_boxes import BOLD_KEYS, BULLET_KEYS, BULLETS, NUMBER_KEYS, NUMBERS, RichBox

NOWHERE = "Put the caret in the part of the letter first."
NO_UNDO, NO_REDO = "There is nothing to undo in this part.", "There is nothing to do again in this part."
WRITE_FIRST = "Write your standard paragraphs in Settings…"
INSERT = "Insert a paragraph…"


class FormatBar(Flow):
    """Does something to the text of the box that was written in last."""

    standard_asked = Signal(str)
    """Put the standard paragraph of this name in; empty to go to where they are written."""

    def __init__(self, parent: QWidget | None = None, *, inserts: bool = True) -> None:
        super().__init__(0.75, parent=parent)
        self._edit: RichBox | None = None
        self._standards: tuple[str, ...] = ()
        self._menu: QMenu | None = None
        self.bold = self._button("Bold", BOLD_KEYS, lambda edit: edit.toggle_bold(), checks=True)
        self.bullets = self._button("• List", BULLET_KEYS, lambda edit: edit.toggle_list(BULLETS), checks=True)
        self.numbers = self._button("1. List", NUMBER_KEYS, lambda edit: edit.toggle_list(NUMBERS), checks=True)
        self.undo = self._button("Undo", "Ctrl+Z", lambda edit: edit.undo())
        self.redo = self._button("Redo", "Ctrl+Y", lambda edit: edit.redo())
        self.insert = quiet_button(INSERT, self.show_standards, "insert_standard")
        self.bullets.setAccessibleName("List with bullets")
        self.numbers.setAccessibleName("Numbered list")
        self.insert.setAccessibleName("Insert a standard paragraph")
        for button in self.buttons():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the mouse leaves the caret where it is
            self.add(button)
        self.insert.setVisible(inserts)
        self._follow()

    def buttons(self) -> tuple[Button, ...]:
        """The buttons from the left."""
        return (self.bold, self.bullets, self.numbers, self.undo, self.redo, self.insert)

    def edit(self) -> RichBox | None:
        """The box that it serves."""
        return self._edit

    def serve(self, edit: RichBox | None) -> None:
        """Does what it does to this box from now on."""
        if edit is self._edit:
            return
        if self._edit is not None:
            self._edit.formed.disconnect(self._follow)
        self._edit = edit
        if edit is not None:
            edit.formed.connect(self._follow)
        self._follow()

    def set_standards(self, names: Sequence[str]) -> None:
        """Offers the standard paragraphs of these names."""
        self._standards = tuple(names)

    def show_standards(self) -> None:
        """Opens the list of standard paragraphs below its button."""
        menu = self.standards_menu()
        menu.popup(self.insert.mapToGlobal(self.insert.rect().bottomLeft()))

    def standards_menu(self) -> QMenu:
        """The standard paragraphs by name, and the way to where they are written."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu = QMenu(self)
        menu.setAccessibleName("Standard paragraphs")
        for name in self._standards:
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, name=name: self.standard_asked.emit(name))
        if self._standards:
            menu.addSeparator()
        menu.addAction(WRITE_FIRST).triggered.connect(lambda _checked=False: self.standard_asked.emit(""))
        return menu

    def _button(self, name: str, keys: str, does: Callable[[RichBox], object], *, checks: bool = False) -> Button:
        def press() -> None:
            if self._edit is not None:
                does(self._edit)
                self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._follow()

        button = quiet_button(name, press, name.lower())
        button.setToolTip(keys)
        button.setAccessibleName(name)
        button.setCheckable(checks)
        return button

    def _follow(self) -> None:
        """Brings the buttons up to what is at the caret."""
        edit = self._edit
        for button in self.buttons():
            button.block(NOWHERE if edit is None else "")
        if edit is None:
            return
        self.bold.setChecked(edit.bold())
        self.bullets.setChecked(edit.listed() == BULLETS)
        self.numbers.setChecked(edit.listed() == NUMBERS)
        self.undo.block("" if edit.document().isUndoAvailable() else NO_UNDO)
        self.redo.block("" if edit.document().isRedoAvailable() else NO_REDO)
