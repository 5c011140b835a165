"""Old records: the closed files whose time is over, looked through one by one. Nothing is erased by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.casework.desks import Desk
from app.casework.hold_sections import old_file_form, old_files_section
from app.casework.retentions import old_file
from app.rules.problems import UserError
from app.ui.buttons import primary_button
from app.ui.case_dialogs import CaseFormDialog
from app.ui.case_sections import PartSections
from app.ui.labels import Words
from app.ui.pane_dialogs import PaneDialog
from app.ui.panels import ReadingColumn
from app.ui.routes import Routes

WIDTH, HEIGHT = 100, 84
"""The size asked for, in grid units; never more than the screen has."""

LEAD = (
    "Look at each before you erase it: whether the Ombudsman, a court or the person may still need it. How many years "
    "a closed file is kept stands in Settings."
)


class OldFilesDialog(PaneDialog):
    """The list of old files. Esc closes it."""

    wants = (WIDTH, HEIGHT)

    def __init__(self, desk: Desk, routes: Routes, parent: QWidget | None = None) -> None:
        super().__init__("Old records", ReadingColumn("Old records"), parent)
        self._desk, self._routes = desk, routes
        self.list = self._listed()
        self.leave = primary_button("&Close", self.accept, "close")
        self.fill(Words("Old records", "title"), Words(LEAD), self.list)
        self.add_foot(self.leave)
        self._focus_first()

    def perform(self, deed: str, of: str) -> None:
        """Opens the form of what can be done about a file, and lists anew what is left."""
        try:
            form, name = old_file_form(self._desk, deed, of), old_file(self._desk, int(of.partition(":")[0])).name
        except UserError as refusal:  # something else was done about it meanwhile
            self.say(refusal.sentence, "amber")
            self._list_anew()
            return
        dialog = CaseFormDialog(form, name, self)
        if dialog.exec():
            self._routes.changed.emit(dialog.said)
            self.say(dialog.said)
            self._list_anew()
        dialog.window.deleteLater()

    def _list_anew(self) -> None:
        fresh = self._listed()
        self.pane.column.replaceWidget(self.list, fresh)
        self.list.hide()
        self.list.deleteLater()
        self.list = fresh
        self._focus_first()

    def _listed(self) -> PartSections:
        section = old_files_section(self._desk)
        made = PartSections((section,))
        made.deed_asked.connect(self.perform)
        return made

    def _focus_first(self) -> None:
        first = self.list.buttons[0] if self.list.buttons else self.leave
        first.setFocus(Qt.FocusReason.TabFocusReason)
