"""The dialog in which a backup is looked into before it is restored: what is in it, and what would be different."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app import clock
from app.casework.desks import Desk
from app.casework.guides import Field
from app.casework.lost_books import LostBook
from app.casework.restores import Closed, Done, Foreseen, foresee, is_closed_backup, key_of_backup, restore_backup
from app.rules.problems import Problem, UserError
from app.ui.buttons import primary_button, quiet_button
from app.ui.errands import run
from app.ui.fact_lists import FactList
from app.ui.field_dialogs import FieldDialog
from app.ui.flows import Flow
from app.ui.labels import Words
from app.ui.panels import NoticePanel
from app.ui.question_boxes import ask
from app.ui.secret_fields import SecretField

WIDTH, HEIGHT = 92, 84
"""The size asked for, in grid units; never more than the screen has."""

SECRET = Field(
    "passphrase",
    "Passphrase of this backup",
    "text",
    "The one that the book had when the backup was made, or the code on the recovery sheet of that time.",
)
KEPT = "Your book as it is now is kept: it becomes a backup itself, and you can restore that."
KEPT_FILE = "The file of your book as it is now is kept: it lies among the backups, and its name begins “Replaced”."
LOOKING = "Opening the backup and checking it…"
TITLE, AGREE, LEAVE = "Restore this backup", "&Restore it", "&Leave my book as it is"
SURE = "Restore this backup? Your book as it is now is kept among the backups."
SURE_DAMAGED = "This backup is not as it was written. Restore it all the same? Your book as it is now is kept."
DAMAGED = "What is wrong with it"


class RestoreDialog(FieldDialog):
    """What is in one backup, and the button that restores it. Esc leaves everything as it is."""

    wants = (WIDTH, HEIGHT)

    def __init__(self, book: Desk | LostBook, path: Path, parent: QWidget | None = None) -> None:
        """`book` is the one whose place it would take: open at a desk, or one that does not open."""
        super().__init__("Restore a backup", "Restore a backup", parent)
        self._book, self._path = book, path
        self._key: bytes | None = None
        self.key_now: bytes | None = None
        """The key of the book, once the backup was restored."""
        self.foreseen: Foreseen | None = None
        self.restored = ""
        """What to say, once it was restored."""
        self.secret = SecretField(SECRET)
        self.unlock = quiet_button("&Open it", self.try_secret, "unlock")
        self.trouble = NoticePanel("amber")
        self._has, self._differs = FactList("What is in it"), FactList("Beside your book as it is now")
        self.kept = NoticePanel("plain", KEPT_FILE if isinstance(book, LostBook) else KEPT)
        self.leave = quiet_button("&Close", self.reject, "close")
        self.go = primary_button("&Restore this backup…", self.restore_it, "restore")
        title = Words("Restore a backup", "title")
        self._unlocking = Flow()
        self._unlocking.add(self.unlock)
        parts = (title, Words(path.name), self.summary, self.secret, self._unlocking, self.trouble)
        self.fill(*parts, self._has, self._differs, self.kept)
        self.add_foot(self.leave, self.go)
        self.take_fields(self.secret)
        self._show()
        self.look()

    def look(self) -> None:
        """Opens the backup aside and says what is in it; asks for a passphrase where it wants another than the book."""
        try:
            self.foreseen = run(self, LOOKING, self._foresee)
        except Closed:
            self.foreseen = None
            self._show(secret=True)
            self.secret.focus_first()
            return
        except UserError as refused:
            self.foreseen = None
            self._show()
            self.trouble.set_text(refused.sentence)
            self.trouble.show()
            self.leave.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._show()
        (self.go if self.foreseen.may else self.leave).setFocus(Qt.FocusReason.TabFocusReason)

    def try_secret(self) -> None:
        """Opens it with the passphrase that was typed."""
        try:
            self._key = key_of_backup(self._path, self.secret.value()) if is_closed_backup(self._path) else None
        except UserError as refused:
            self.show_problems((Problem("passphrase", refused.sentence),))
            return
        self.show_problems(())
        self.look()

    def entered(self) -> bool:
        """Enter opens it, while the passphrase is asked; it never restores."""
        if self.secret.isVisible():
            self.try_secret()
        return self.secret.isVisible()

    def restore_it(self) -> None:
        """Restores it, once she has said so."""
        if self.foreseen is None or not self.foreseen.may:
            return
        damaged = bool(self.foreseen.troubles)
        if ask(self, TITLE, SURE_DAMAGED if damaged else SURE, (AGREE, LEAVE)) != AGREE:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:  # here and not in the background: nothing may ask the book meanwhile
            done = self._put_in_place(although_damaged=damaged)
        except UserError as refused:
            self.say(refused.sentence, "amber")
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.restored, self.key_now = done.said, done.restored.key
        self.accept()

    def _foresee(self) -> Foreseen:
        if isinstance(self._book, LostBook):
            return self._book.foresee(self._path, self._key)
        return foresee(self._book, self._path, self._key)

    def _put_in_place(self, *, although_damaged: bool) -> Done:
        if isinstance(self._book, LostBook):
            return self._book.restore(self._path, clock.now(), self._key, although_damaged=although_damaged)
        return restore_backup(self._book, self._path, clock.now(), self._key, although_damaged=although_damaged)

    def _show(self, *, secret: bool = False) -> None:
        found = self.foreseen
        self.secret.setVisible(secret)
        self._unlocking.setVisible(secret)
        self._has.show_lines(found.has if found else ())
        self._differs.show_lines(found.differs if found else ())
        troubles = found.troubles if found else ()
        may = found is not None and found.may
        if found is not None and not may and not troubles:
            self._differs.hide()
            self.trouble.set_text("\n".join(found.differs))
        else:
            self.trouble.set_text("\n".join(troubles), DAMAGED if troubles else "")
        self.trouble.setVisible(bool(troubles) or (found is not None and not may))
        self.kept.setVisible(may)
        self.go.setVisible(may)
