"""Move it for me: a book that is copied away, or lies on another PC; where it goes, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.casework.book_places import CannotMove, Danger, better_places, move_to
from app.casework.desks import Desk
from app.ui.buttons import primary_button, quiet_button
from app.ui.file_dialogs import folder_to_use
from app.ui.labels import Words, announce
from app.ui.pane_dialogs import PaneDialog
from app.ui.panels import NoticePanel, ReadingColumn

WIDTH, HEIGHT = 84, 58
"""The size asked for, in grid units; never more than the screen has."""

WHAT_HAPPENS = (
    "Casebook copies the book and its backups there, checks that everything arrived, takes them away from here, and "
    "opens again in the new place. If anything goes wrong, the book stays where it is."
)
MOVED = "Your book and its backups were moved, and everything arrived. They are now in {there}."
KEPT_THERE = (
    " {name} may still keep older versions of what was in {old}, in its bin and on its own computers. To be rid of "
    "those, too, look for deleted files and earlier versions in {name}, and delete them there."
)
NAMED = "Casebook Book"
"""What the folder is called that is made inside one that she chooses."""


class MoveDialog(PaneDialog):
    """Where the book goes. Once it is accepted, `moved` is the folder in which it is to be opened again."""

    wants = (WIDTH, HEIGHT)

    def __init__(self, desk: Desk, found: Danger, parent: QWidget | None = None) -> None:
        super().__init__("Where your book lies", ReadingColumn("Where your book lies"), parent)
        self._desk, self._found = desk, found
        self._from = desk.book.path.parent if desk.book.path else None
        self.moved: Path | None = None
        places = better_places(desk)
        self.target: Path | None = places[0] if places else None
        self.danger = NoticePanel("amber", found.sentence)
        self.where = Words("", bold=True)
        self.leave = quiet_button("&Not now", self.reject, "leave")
        self.other = quiet_button("&Another folder…", self.choose, "other")
        self.go = primary_button("&Move it for me", self.accept, "move")
        title = Words("Your book is better off in another folder", "title")
        now, happens = Words(f"It is now in {self._from or ''}", tone="quiet"), Words(WHAT_HAPPENS)
        self._before = (title, now, self.where, happens)
        self.fill(title, self.danger, now, self.where, happens)
        self.add_foot(self.leave, self.other, self.go)
        self._show_target()
        self.go.setFocus(Qt.FocusReason.TabFocusReason)

    def accept(self) -> None:
        """Moves it and says where it is; where that cannot be, says why, and everything is as it was."""
        if self.moved is not None:
            super().accept()
            return
        if self.target is None:
            self.choose()
            return
        try:
            self.moved = move_to(self._desk, self.target)
        except CannotMove as refusal:
            self.say(refusal.sentence, "red")
            return
        self._show_moved(self.moved)

    def choose(self) -> None:
        """Asks for another folder; a folder of its own is made inside one that holds something."""
        folder = folder_to_use(self, "Where is the book to go?", str(Path.home()))
        if folder is not None:
            self.target = folder / NAMED if any(folder.iterdir()) else folder
            self._show_target()

    def _show_moved(self, there: Path) -> None:
        """It is done: where the book is, and what the program that copied it away may keep."""
        name = self._found.name
        said = MOVED.format(there=there) + (KEPT_THERE.format(name=name, old=self._from) if name else "")
        for part in (*self._before, self.leave, self.other):
            part.hide()
        self.said.hide()
        self.danger.set_tone("green")
        self.danger.set_text(said, "Your book was moved")
        self.go.setText("&Open it there")
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, said)

    def _show_target(self) -> None:
        self.where.setText(f"It goes to {self.target}" if self.target else "Choose a folder of your own on this PC.")
