"""Secret fields: dots, a look at what is typed, and no space lost."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.casework.guides import Field
from app.ui.secret_fields import SecretField
from tests.ui.conftest import Show, Unnamed

FIELD = Field("passphrase", "Passphrase", "line")


def test_it_is_typed_unseen_and_can_be_looked_at(show: Show, unnamed: Unnamed) -> None:
    box = SecretField(FIELD)
    show(box)
    box.set_value(" two  words ")
    assert box.value() == " two  words "
    assert box.edit.displayText() != box.value()
    box.reveal.click()
    assert box.edit.displayText() == box.value()
    assert box.reveal.accessibleName() == "Hide: Passphrase"
    box.set_value("")
    assert box.edit.echoMode() is QLineEdit.EchoMode.Password
    assert box.reveal.accessibleName() == "Show: Passphrase"
    assert unnamed(box) == []
    assert box.stops() == (box.edit, box.reveal)


def test_it_can_be_pasted_and_is_not_copied_out(show: Show) -> None:
    box = SecretField(FIELD)
    show(box)
    QGuiApplication.clipboard().setText("from a password manager")
    box.edit.paste()
    assert box.value() == "from a password manager"
    QGuiApplication.clipboard().setText("something else")
    box.edit.selectAll()
    box.edit.copy()
    assert QGuiApplication.clipboard().text() == "something else"


def test_what_is_typed_after_a_refusal_takes_the_place_of_what_was_wrong(show: Show) -> None:
    """At the restore of a backup and wherever else it is asked: dots cannot be read, so they are not added to."""
    box = SecretField(FIELD)
    show(box)
    box.focus_first()
    QTest.keyClicks(box.edit, "wrong")
    box.show_problem("That is not the passphrase.")
    box.focus_first()
    QTest.keyClicks(box.edit, "right")
    assert box.value() == "right"
