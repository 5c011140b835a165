"""The dialog that asks for the passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.casework.protections import PASSPHRASE, RECOVERY, WrongPassphrase
from app.ui.unlock_dialogs import UnlockDialog
from tests.ui.conftest import Show, Stray, Unnamed

KEY = bytes(32)


def attempt(way: str, secret: str) -> bytes:
    if (way, secret) in ((PASSPHRASE, "the right one "), (RECOVERY, "7K2M")):
        return KEY
    raise WrongPassphrase(f"That is not the {way}.")


def test_a_wrong_passphrase_is_a_sentence_and_the_right_one_opens(show: Show, stray: Stray) -> None:
    dialog = UnlockDialog(attempt)
    show(dialog)
    dialog.go.click()
    assert dialog.phrase.problem() == "Type the passphrase."
    dialog.phrase.set_value("the right one")
    QTest.keyClick(dialog.phrase.edit, Qt.Key.Key_Return)
    assert dialog.phrase.problem() == "That is not the passphrase."
    assert dialog.phrase.value() == "the right one"
    assert dialog.phrase.edit.hasFocus()
    QTest.keyClicks(dialog.phrase.edit, "the right one ")  # what was wrong is selected: this takes its place
    QTest.keyClick(dialog.phrase.edit, Qt.Key.Key_Return)
    assert dialog.unlocked is not None
    assert (dialog.unlocked.key, dialog.unlocked.by_sheet) == (KEY, False)
    assert dialog.phrase.value() == ""
    assert not dialog.isVisible()
    assert stray() == []


def test_the_recovery_code_can_be_typed_instead(show: Show, unnamed: Unnamed) -> None:
    dialog = UnlockDialog(attempt)
    show(dialog)
    assert unnamed(dialog) == []
    dialog.other.click()
    assert dialog.code.isVisible()
    assert not dialog.phrase.isVisible()
    assert dialog.code.edit.hasFocus()
    assert dialog.heading.text() == "Type the recovery code"
    assert unnamed(dialog) == []
    dialog.other.click()
    assert dialog.phrase.edit.hasFocus()
    assert dialog.heading.text() == "Type the passphrase"
    dialog.other.click()
    dialog.code.set_value("not this")
    QTest.keyClick(dialog.code.edit, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.code.edit, "7K2M")
    dialog.go.click()
    assert dialog.unlocked is not None
    assert dialog.unlocked.by_sheet


def test_at_the_start_esc_leaves_and_locked_it_does_not(show: Show) -> None:
    for locked in (False, True):
        dialog = UnlockDialog(attempt, locked=locked)
        show(dialog)
        dialog.phrase.set_value("half of it")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible() == locked
        if locked:
            dialog.leave.click()
        assert not dialog.isVisible()
        assert dialog.unlocked is None
        assert dialog.phrase.value() == ""


def test_the_cross_in_the_corner_is_the_button_at_the_left(show: Show) -> None:
    dialog = UnlockDialog(attempt, locked=True, leave="Something is open.")
    show(dialog)
    dialog.close()
    assert dialog.isVisible()
    dialog = UnlockDialog(attempt, locked=True)
    show(dialog)
    dialog.close()
    assert not dialog.isVisible()
