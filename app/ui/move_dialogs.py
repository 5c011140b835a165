"""Move it for me: a book that is copied away, or lies on another PC; where it goes, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.casework.book_places import CannotMove, Danger, better_places, move_to
from app.casework.desks import Desk
from app.ui.buttons import primary_button, quiet_button
from app.ui.labels import Words
from app.ui.pane_dialogs import PaneDialog
from app.ui.panels import NoticePanel, ReadingColumn

WIDTH, HEIGHT = 84, 58
"""The size asked for, in grid units; never more than the screen has."""

WHAT_HAPPENS = (
    "Casebook copies the book and its backups there, checks that everything arrived, takes them away from here, and "
    "opens again in the new place. If anything goes wrong, the book stays where it is."
)
NAMED = "Casebook Book"
"""What the folder is called that is made inside one that she chooses."""


class MoveDialog(PaneDialog):
    """Where the book goes. Once it is accepted, `moved` is the folder in which it is to be opened again."""

    wants = (WIDTH, HEIGHT)

    def __init__(self, desk: Desk, found: Danger, parent: QWidget | None = None) -> None:
        super().__init__("Where your book lies", ReadingColumn("Where your book lies"), parent)
        self._desk = desk
        self.moved: Path | None = None
        places = better_places(desk)
        self.target: Path | None = places[0] if places else None
        self.danger = NoticePanel("amber", found.sentence)
        self.where = Words("", bold=True)
        self.leave = quiet_button("&Not now", self.reject, "leave")
        self.other = quiet_button("&Another folder…", self.choose, "other")
        self.go = primary_button("&Move it for me", self.accept, "move")
        title = Words("Your book is better off in another folder", "title")
        now = Words(f"It is now in {desk.book.path.parent if desk.book.path else ''}", tone="quiet")
        self.fill(title, self.danger, now, self.where, Words(WHAT_HAPPENS))
        self.add_foot(self.leave, self.other, self.go)
        self._show_target()
        self.go.setFocus(Qt.FocusReason.TabFocusReason)

    def accept(self) -> None:
        """Moves it; where that cannot be, says why, and everything is as it was."""
        if self.target is None:
            self.choose()
            return
        try:
            self.moved = move_to(self._desk, self.target)
        except CannotMove as refusal:
            self.say(refusal.sentence, "red")
            return
        super().accept()

    def choose(self) -> None:
        """Asks for another folder; a folder of its own is made inside one that holds something."""
        chosen = QFileDialog.getExistingDirectory(self, "Where is the book to go?", str(Path.home()))
        if chosen:
            folder = Path(chosen)
            self.target = folder / NAMED if any(folder.iterdir()) else folder
            self._show_target()

    def _show_target(self) -> None:
        self.where.setText(f"It goes to {self.target}" if self.target else "Choose a folder of your own on this PC.")
