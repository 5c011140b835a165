"""File, Passphrase…: set it, change it, take it off, print a new recovery sheet, and what this PC does by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.casework import protections
from app.casework.desks import Desk
from app.casework.guides import Field, Option
from app.rules.problems import Problem, UserError
from app.ui.buttons import primary_button, quiet_button
from app.ui.choice_fields import ChoiceField, TickField
from app.ui.field_dialogs import FieldDialog
from app.ui.flows import Flow
from app.ui.focuses import order_tabs
from app.ui.labels import Words
from app.ui.preferences import LOCK_AFTER, Preferences
from app.ui.routes import Routes
from app.ui.secret_fields import SecretField
from app.ui.sheet_dialogs import show_sheet

TITLE = "Passphrase"

CURRENT = Field("current", "The passphrase as it is now", "line")
NEW = Field(
    "passphrase",
    "New passphrase",
    "line",
    "At least 12 letters. Four short words that only you would put together are good, and easy to keep in mind.",
)
AGAIN = Field("again", "The same again", "line")
REMEMBER = Field("remember", "Open this book on this PC without asking", "tick")
OTHERS_SHOW = (
    "What other programs show stays in view: a letter that is open in a PDF reader, and the print window of Windows. "
    "Close those yourself before you leave the PC."
)
LOCK = Field(
    "lock_after",
    "Lock the window when nobody has touched it for",
    "choice",
    OTHERS_SHOW,
    options=tuple(Option(str(minutes), f"{minutes} minutes" if minutes else "Never") for minutes in LOCK_AFTER),
)

PLAIN = (
    "This book has no passphrase. Whoever takes this PC, or gets a copy of the file or a backup, can read every case: "
    "names, addresses, and what residents told you of their health.\n\n"
    "With a passphrase the whole book is encrypted, and so are its backups. You type it when you open Casebook. "
    "A recovery sheet is printed for the chair, in case you forget it."
)
CLOSED = (
    "Without the passphrase, or the recovery sheet, nobody can read this book or its backups. "
    "Ctrl+Shift+L locks the window."
)
NAMELESS = (
    "The recovery sheet was made before Settings had the landlord's name. “New recovery sheet…” makes one that has it."
)
WHO_ELSE = "This PC then keeps the key with its own passwords: whoever logs in here as you can open the book."
NO_SHEET = "You have no recovery sheet that opens it: make one with “New recovery sheet…”."
WHY_NEW = "Once the new sheet is printed or saved, the one before no longer opens this book."
WHY_FIRST = (
    "The sheet has a code of its own, which opens this book once the sheet is printed or saved. A recovery code that "
    "was noted before then no longer does."
)
MADE_NEW = "A new recovery sheet is made. The one before no longer opens the book."
MADE_FIRST = "The recovery sheet is made. Give it to the chair."
KEPT_BEFORE = "There is no new recovery sheet. The one before still opens the book."
BY_SHEET = "You opened the book with the recovery sheet. Choose a new passphrase; a new sheet is made with it."

Act = Callable[[str, str, str], object]
"""What is done with the passphrase as it is now, the new one, and that again. Raises UserError."""


class NewPassphraseDialog(FieldDialog):
    """Asks for a new passphrase, typed twice; and for the one before where there is one and it is not lost."""

    wants = (78, 66)

    def __init__(self, title: str, verb: str, act: Act, parent: QWidget | None = None, why: str = "") -> None:
        super().__init__(title, title, parent)
        self._act = act
        self.current, self.new, self.again = SecretField(CURRENT), SecretField(NEW), SecretField(AGAIN)
        self.why = Words(why)
        self.leave = quiet_button("&Cancel", self.reject, "cancel")
        self.go = primary_button(verb, self.finish, "go")
        self.fill(Words(title, "title"), self.summary, self.why, self.current, self.new, self.again)
        self.add_foot(self.leave, self.go)
        self.take_fields(self.current, self.new, self.again)
        lines = [box.edit for box in self.boxes if isinstance(box, SecretField)]
        looks = [box.reveal for box in self.boxes if isinstance(box, SecretField)]
        order_tabs([*lines, *looks, self.leave, self.go])  # from box to box: who types by touch would else show it
        self.why.setVisible(bool(why))

    def ask_for(self, *boxes: SecretField) -> None:
        """Shows these fields and no other."""
        for box in (self.current, self.new, self.again):
            box.setVisible(box in boxes)
        boxes[0].focus_first()

    def finish(self) -> None:
        """Does it, and closes; what is wrong is said beside the field, and nothing typed is lost."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._act(self.current.value(), self.new.value(), self.again.value())
        except protections.WrongPassphrase as wrong:
            self.show_problems((Problem("current", wrong.sentence),))
        except UserError as refusal:
            self.show_refusal(refusal)
        else:
            self.accept()
        finally:
            QGuiApplication.restoreOverrideCursor()

    def entered(self) -> bool:
        """Enter does it."""
        self.finish()
        return True


class PassphraseDialog(FieldDialog):
    """What can be done about the passphrase of this book, as it stands."""

    wants = (92, 78)

    def __init__(self, desk: Desk, parent: QWidget | None = None, preferences: Preferences | None = None) -> None:
        super().__init__(TITLE, TITLE, parent)
        self._desk, self._preferences = desk, preferences
        self.heading = Words("", "title")
        self.words = Words("")
        self.set = primary_button("&Set a passphrase…", self.set_passphrase, "set")
        self.change = quiet_button("C&hange the passphrase…", self.change_passphrase, "change")
        self.sheet = quiet_button("&New recovery sheet…", self.print_sheet, "sheet")
        self.take_off = quiet_button("&Take the passphrase off…", self.take_passphrase_off, "take_off")
        self.remember, self.lock_after = TickField(REMEMBER), ChoiceField(LOCK)
        self.beside = Words("", "small", "quiet")
        self.leave = quiet_button("&Close", self.accept, "close")
        self.nameless = Words(NAMELESS, "small", "quiet")
        acts = Flow()
        self._buttons = (self.set, self.change, self.sheet, self.take_off)
        for button in self._buttons:
            acts.add(button)
        under = (self.nameless, self.remember, self.beside, self.lock_after)
        self.fill(self.heading, self.summary, self.words, acts, *under)
        self.add_foot(self.leave)
        self.take_fields(self.remember, self.lock_after)
        self.lock_after.chosen.connect(self._keep_lock)
        self.follow()
        self.remember.changed.connect(self._remember)

    def follow(self) -> None:
        """Shows what there is to do as the book is now."""
        closed = protections.has_passphrase(self._desk)
        self.heading.setText("This book has a passphrase" if closed else "Close this book with a passphrase")
        self.words.setText(CLOSED if closed else PLAIN)
        for button in self._buttons:
            button.setVisible((button is not self.set) == closed)
        for part in (self.remember, self.beside, self.lock_after):
            part.setVisible(closed)
        self.nameless.setVisible(protections.sheet_lacks_name(self._desk))
        if not closed:
            self.set.setFocus()
            return
        lacking = protections.can_be_remembered()
        self.remember.box.setEnabled(not lacking)
        self.beside.setText(lacking or WHO_ELSE)
        self.remember.box.setAccessibleDescription(self.beside.text())
        was = self.remember.blockSignals(True)
        self.remember.set_value(not lacking and protections.is_remembered(self._desk))
        self.remember.blockSignals(was)
        self.lock_after.setEnabled(self._preferences is not None)
        if self._preferences is not None:
            self.lock_after.set_value(str(self._preferences.lock_after))
        self.change.setFocus()

    def set_passphrase(self) -> None:
        """Closes the book, and shows the recovery sheet to print."""
        made: list[protections.ClosedBook] = []

        def act(_current: str, new: str, again: str) -> None:
            made.append(protections.close_book(self._desk, new, again))

        dialog = NewPassphraseDialog("Set a passphrase", "C&lose the book with it", act, self)
        dialog.ask_for(dialog.new, dialog.again)
        if self._asked(dialog):
            self.say(made[0].said, "green")
            kept = show_sheet(self._desk, made[0].code, self)  # before anything else can fail: it is kept nowhere
            if not kept:
                self.say(f"{made[0].said} {NO_SHEET}", "amber")
            self.follow()

    def change_passphrase(self) -> None:
        """Another passphrase, once the one before was typed."""

        def act(current: str, new: str, again: str) -> None:
            protections.prove(self._desk, current)
            protections.change_passphrase(self._desk, new, again)

        dialog = NewPassphraseDialog("Change the passphrase", "C&hange it", act, self)
        dialog.ask_for(dialog.current, dialog.new, dialog.again)
        if self._asked(dialog):
            self.say(
                "The passphrase is changed. Backups from before today still open with the one before. If somebody else "
                "knew that one, take the passphrase off and set it anew: that makes a new key, too.",
                "green",
            )

    def print_sheet(self) -> None:
        """A new recovery sheet, once the passphrase was typed."""
        if said := print_new_sheet(self._desk, self):
            self.say(*said)
            self.nameless.setVisible(protections.sheet_lacks_name(self._desk))

    def take_passphrase_off(self) -> None:
        """Opens the book for good, once the passphrase was typed."""
        said: list[str] = []

        def act(current: str, _new: str, _again: str) -> None:
            protections.prove(self._desk, current)
            said.append(protections.open_for_good(self._desk))

        why = "Whoever takes this PC, or gets a copy of the file, can then read every case."
        dialog = NewPassphraseDialog("Take the passphrase off", "&Take it off", act, self, why)
        dialog.ask_for(dialog.current)
        if self._asked(dialog):
            self.follow()
            self.say(said[0], "amber")

    def _asked(self, dialog: NewPassphraseDialog) -> bool:
        done = dialog.exec() == NewPassphraseDialog.DialogCode.Accepted
        dialog.deleteLater()
        return done

    def _keep_lock(self, minutes: str) -> None:
        if self._preferences is not None:
            self._preferences.keep_lock_after(int(minutes))

    def _remember(self) -> None:
        try:
            protections.remember(self._desk, wanted=self.remember.value())
        except UserError as refusal:
            self.say(refusal.sentence, "amber")
            self.remember.set_value(False)


def print_new_sheet(desk: Desk, parent: QWidget | None) -> tuple[str, str] | None:
    """A new recovery sheet, once the passphrase was typed; what to say and its tone, None where it was not typed.

    The code of the one before cannot be read again, so there is a new one; that counts once she has its sheet.
    """

    def act(current: str, _new: str, _again: str) -> None:
        protections.prove(desk, current)

    first = protections.lacks_sheet(desk)
    dialog = NewPassphraseDialog("New recovery sheet", "&Make the sheet", act, parent, WHY_FIRST if first else WHY_NEW)
    dialog.ask_for(dialog.current)
    typed = dialog.exec() == NewPassphraseDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not typed:
        return None
    if _replace_sheet(desk, parent):
        return (MADE_FIRST if first else MADE_NEW), "green"
    return (NO_SHEET if first else KEPT_BEFORE), "amber"


def print_sheet(desk: Desk, routes: Routes, window: QWidget | None) -> None:
    """The recovery sheet that nobody has yet; the page that asked for it hears what came of it."""
    if said := print_new_sheet(desk, window):
        routes.changed.emit(said[0])


def _replace_sheet(desk: Desk, parent: QWidget | None) -> bool:
    """A new sheet in place of the one before, which opens the book until she has the new one; whether she has it."""
    code = protections.recovery_code_to_print()
    return show_sheet(desk, code, parent, lambda: protections.new_recovery_code(desk, code))


def show_passphrase(desk: Desk, parent: QWidget | None, preferences: Preferences | None) -> None:
    """Shows what can be done about the passphrase."""
    dialog = PassphraseDialog(desk, parent, preferences)
    dialog.exec()
    dialog.deleteLater()


def renew(desk: Desk, parent: QWidget | None) -> None:
    """After the recovery sheet was used: a new passphrase, and a new sheet in place of the one that was opened."""

    def act(_current: str, new: str, again: str) -> None:
        protections.change_passphrase(desk, new, again)

    dialog = NewPassphraseDialog("Choose a new passphrase", "C&hange it", act, parent, BY_SHEET)
    dialog.ask_for(dialog.new, dialog.again)
    done = dialog.exec() == NewPassphraseDialog.DialogCode.Accepted
    dialog.deleteLater()
    if done:
        _replace_sheet(desk, parent)
