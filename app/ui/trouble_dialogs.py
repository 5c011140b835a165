"""The window that is shown where the book does not open: what is wrong, in plain words, and what can be done about it.

It is shown over the main window, which has no book yet. Whoever shows it opens the book again where that may help.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from app import clock
from app.casework.guides import Field
from app.casework.lost_books import LostBook, Trouble, trouble_of
from app.rules.problems import UserError
from app.ui.backup_choices import BackupChoiceDialog
from app.ui.bring_back_dialogs import BringBackDialog
from app.ui.buttons import primary_button, quiet_button
from app.ui.field_dialogs import FieldDialog
from app.ui.labels import Words, announce
from app.ui.new_folders import breakable_path
from app.ui.pane_dialogs import PaneDialog
from app.ui.panels import NoticePanel, ReadingColumn
from app.ui.secret_fields import SecretField

WIDTH, HEIGHT = 94, 58
"""The size asked for, in grid units; never more than the screen has."""

TITLE = "Casebook cannot open your book"
RESTORING = (
    "Restore a backup: you choose one and see what is in it first. The file that cannot be opened is kept, for whoever "
    "looks after this PC."
)
MENDING = (
    "Use the key file of a backup: it opens your book as it is now, and nothing is lost. You need the passphrase, or "
    "the recovery sheet."
)
EXPORTED = (
    "Bring back an export: if you have a folder that Casebook exported, the book can be made of it as it was then. "
    "Nothing is written over."
)
AGAIN = "Try again, once you have done what is said above."
BACK = "Try again, if you have put the right file back yourself, or the stick that it is on."
SECRET = Field(
    "passphrase",
    "Passphrase, or recovery code",
    "text",
    "The one that the book had when a backup was last made, or the code on the recovery sheet.",
)
WHY = (
    "The backups beside your book each hold a copy of its key file. The newest one that opens your book with what you "
    "type is put beside it; the damaged one is kept."
)


@dataclass(frozen=True)
class Answer:
    """What was decided: to open the book again, with its key where that became known on the way."""

    key: bytes | None = None
    said: str = ""
    """What to say once it is open."""
    folder: Path | None = None
    """The folder in which a book is opened now, where that is another."""


def put_right(
    folder: Path, error: UserError, parent: QWidget | None, key: bytes | None = None, *, may_change: bool = True
) -> Answer | None:
    """Show why the book in a folder does not open; None where she leaves it at that.

    Nothing is put in its place where that may not be: it is another PC's, or the sample.
    """
    trouble = trouble_of(folder, error)
    if not may_change:
        trouble = replace(trouble, restore=False, key=False)
    dialog = TroubleDialog(LostBook(folder, key), trouble, parent)
    dialog.exec()
    answer = dialog.answer
    dialog.deleteLater()
    return answer


class TroubleDialog(PaneDialog):
    """What is wrong with the book, and what can be done. `answer` says what was decided; Esc leaves it at that."""

    wants = (WIDTH, HEIGHT)
    gap = 1.5

    def __init__(self, book: LostBook, trouble: Trouble, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, ReadingColumn(TITLE), parent)
        self._book = book
        self.answer: Answer | None = None
        self.wrong = NoticePanel("red", breakable_path(trouble.sentence))
        self.leave = quiet_button("&Close", self.reject, "close")
        self.look = quiet_button("Open the &folder", self.open_folder, "look")
        self.again = (quiet_button if trouble.restore else primary_button)("&Try again", self.try_again, "again")
        self.restore = (quiet_button if trouble.key else primary_button)(
            "&Restore a backup…", self.restore_one, "restore"
        )
        self.export = quiet_button("Bring back an e&xport…", self.bring_export_back, "export")
        self.mend = primary_button("&Use a backup's key file…", self.mend_key, "mend")
        self.fill(
            Words(trouble.heading, "title"),
            self.wrong,
            Words("What you can do", "heading"),
            *(Words(each) for each in _ways(book, trouble)),
        )
        last = [self.again, self.export, self.restore, self.mend]
        order = last if trouble.restore else [self.export, self.restore, self.mend, self.again]
        self.add_foot(self.leave, self.look, *order)
        self.restore.setVisible(trouble.restore)
        self.export.setVisible(trouble.restore)
        self.mend.setVisible(trouble.key)
        primary = self.mend if trouble.key else self.restore if trouble.restore else self.again
        primary.setFocus(Qt.FocusReason.TabFocusReason)

    def try_again(self) -> None:
        """Opens the book again."""
        self._decide(Answer(self._book.key))

    def restore_one(self) -> None:
        """Leads to the backups; once one was restored, the book is opened."""
        dialog = BackupChoiceDialog(self._book, self)
        dialog.exec()
        said, key = dialog.restored, dialog.key
        dialog.deleteLater()
        if said:
            self._decide(Answer(key, said))

    def bring_export_back(self) -> None:
        """Leads to an exported folder; once a book was made of it, that is opened."""
        dialog = BringBackDialog(self._book, self)
        dialog.exec()
        brought, to_open = dialog.brought, dialog.to_open
        dialog.deleteLater()
        if brought:
            self._decide(Answer(said=brought))
        elif to_open is not None:
            self._decide(Answer(folder=to_open))

    def mend_key(self) -> None:
        """Asks for what opens the key file of a backup; once one is in place, the book is opened."""
        dialog = KeyFileDialog(self._book, self)
        dialog.exec()
        key = dialog.key
        dialog.deleteLater()
        if key is not None:
            self._decide(Answer(key, "The key file is that of a backup now. Set the passphrase again if it changed."))

    def open_folder(self) -> None:
        """Shows the folder of the book in the program that this PC shows folders with."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._book.folder))):
            self.say(f"This PC has no program that shows folders. The folder is {self._book.folder}.", "amber")

    def _decide(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()


class KeyFileDialog(FieldDialog):
    """Asks for what the key file of a backup opens with; once it is accepted, `key` is that of the book."""

    wants = (74, 50)

    def __init__(self, book: LostBook, parent: QWidget | None = None) -> None:
        super().__init__("Use the key file of a backup", "Key file", parent)
        self._book = book
        self.key: bytes | None = None
        self.secret = SecretField(SECRET)
        self.leave = quiet_button("&Go back", self.reject, "leave")
        self.go = primary_button("&Open the book with it", self.try_it, "go")
        self.fill(Words("Use the key file of a backup", "title"), Words(WHY), self.secret)
        self.add_foot(self.leave, self.go)
        self.take_fields(self.secret)
        self.secret.focus_first()

    def try_it(self) -> None:
        """Tries what was typed with the key file of each backup."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self.key = self._book.mend_key_file(self.secret.value(), clock.now())
        except UserError as refusal:
            self.secret.show_problem(refusal.sentence)
            self.secret.focus_first()
            announce(self, refusal.sentence)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.secret.set_value("")
        self.accept()

    def entered(self) -> bool:
        """Enter tries it."""
        self.try_it()
        return True


def _ways(book: LostBook, trouble: Trouble) -> tuple[str, ...]:
    """What can be done, a sentence each; and how far the newest backup goes."""
    ways = [MENDING] if trouble.key else []
    if trouble.restore:
        sound = [row for row in book.shelf() if not row.backup.trouble]
        newest = f" The newest is of {sound[0].made}." if sound else ""
        count = {0: "There is none in the folder of your book, but you may have one on a stick.", 1: "There is one."}
        ways += [f"{RESTORING} {count.get(len(sound), f'There are {len(sound)}.')}{newest}", EXPORTED]
    return (*ways, BACK if trouble.restore else AGAIN)
