"""The dialog that asks for the passphrase, at the start and where the window was locked; or for the recovery code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from app.casework.guides import Field
from app.casework.protections import PASSPHRASE, RECOVERY
from app.rules.problems import UserError
from app.ui.buttons import primary_button, quiet_button
from app.ui.field_dialogs import FieldDialog
from app.ui.fields import LineField
from app.ui.labels import Words, announce
from app.ui.secret_fields import SecretField

PHRASE = Field("passphrase", "Passphrase", "line")
CODE = Field(
    "code",
    "Recovery code",
    "line",
    "The 28 letters and digits of the recovery sheet. Capital or small, with or without spaces: all is taken.",
)
AT_START = "This book is closed with a passphrase."
LOCKED = "Casebook is locked. What you were doing is as you left it."
TYPE_PHRASE, TYPE_CODE = "Type the passphrase", "Type the recovery code"
ANOTHER = (
    "The passphrase that opened this book before does not open it any more: it was set anew, or a backup was restored. "
    "Type the one that the book has now."
)
NOT_NOW = "&Not now"
USE_SHEET, USE_PHRASE = "Use the &recovery sheet", "Use the &passphrase"

Try = Callable[[str, str], bytes]
"""The key, from the way (PASSPHRASE or RECOVERY) and what was typed. Raises UserError where it is not the right one."""


@dataclass(frozen=True)
class Unlocked:
    """What opens the book, and whether the recovery sheet was used for it: then a new passphrase is wanted."""

    key: bytes
    by_sheet: bool


class UnlockDialog(FieldDialog):
    """Asks for the passphrase. `unlocked` holds what opens the book once it is accepted; rejected, she leaves.

    Its title names nobody. A locked window cannot be left by Esc; at the start, Esc closes Casebook.
    """

    wants = (74, 46)

    def __init__(
        self,
        attempt: Try,
        parent: QWidget | None = None,
        *,
        locked: bool = False,
        leave: str = "",
        lead: str = AT_START,
    ) -> None:
        """`leave` says why Casebook cannot be closed from here; empty where it can. `lead` says why it is asked."""
        super().__init__("Casebook", "Passphrase", parent)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._attempt, self._locked = attempt, locked
        self.unlocked: Unlocked | None = None
        self._way = PASSPHRASE
        self.phrase, self.code = SecretField(PHRASE), LineField(CODE)
        self.leave = quiet_button("&Close Casebook", self.go_away, "leave")
        self.other = quiet_button(USE_SHEET, self.turn, "other")
        self.go = primary_button("&Unlock" if locked else "&Open the book", self.try_it, "go")
        self.heading = Words("Locked" if locked else TYPE_PHRASE, "title")
        self.fill(self.heading, Words(LOCKED if locked else lead), self.phrase, self.code)
        self.add_foot(self.leave, self.other, self.go)
        self.take_fields(self.phrase, self.code)
        self.leave.block(leave)
        self._may_leave = not leave
        self.code.hide()
        self.phrase.focus_first()

    def turn(self) -> None:
        """The recovery code in place of the passphrase, or the other way round."""
        self._way = RECOVERY if self._way == PASSPHRASE else PASSPHRASE
        self.phrase.setVisible(self._way == PASSPHRASE)
        self.code.setVisible(self._way == RECOVERY)
        self.other.setText(USE_SHEET if self._way == PASSPHRASE else USE_PHRASE)
        if not self._locked:
            self.heading.setText(TYPE_PHRASE if self._way == PASSPHRASE else TYPE_CODE)
        self._box().show_problem("")
        self._box().focus_first()

    def try_it(self) -> None:
        """Opens with what is typed, or says that it is not right; a passphrase that is wrong stays, to be looked at."""
        typed = self._box().value()
        if not typed:
            what = "passphrase" if self._way == PASSPHRASE else "recovery code"
            self._refuse(f"Type the {what}.")
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            key = self._attempt(self._way, typed)
        except UserError as refusal:
            self._refuse(refusal.sentence)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.unlocked = Unlocked(key, self._way == RECOVERY)
        self._forget()
        self.accept()

    def entered(self) -> bool:
        """Enter opens."""
        self.try_it()
        return True

    def go_away(self) -> None:
        """Leaves Casebook, where that loses nothing."""
        if self._may_leave:
            self._forget()
            super().reject()

    def reject(self) -> None:
        """Esc is the button at the left; it leaves no locked window, which would be a slip."""
        if not self._locked:
            self.go_away()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross in the corner is the button at the left."""
        if self.isVisible():
            self.go_away()
        event.setAccepted(not self.isVisible())

    def _box(self) -> SecretField | LineField:
        return self.phrase if self._way == PASSPHRASE else self.code

    def _refuse(self, sentence: str) -> None:
        """Says beside the one field that there is why it does not open."""
        self._box().show_problem(sentence)
        self._box().focus_first()
        self._box().edit.selectAll()  # what is typed next takes its place
        announce(self, sentence)

    def _forget(self) -> None:
        """What was typed stays in no field."""
        self.phrase.set_value("")
        self.code.set_value("")
