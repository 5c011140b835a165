"""Saving a letter: as the very PDF, as a Word document, or as text; each says in its head what it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from app.casework.letter_copies import LetterCopies
from app.rules.problems import UserError
from app.ui.buttons import Button
from app.ui.labels import announce
from app.ui.prints import save_file, say

AS_PDF = "PDF, exactly as it is printed…"
AS_WORD = "Word document, marked as a copy…"
AS_TEXT = "Plain text, for a screen reader or an e-mail…"

KINDS = {
    AS_PDF: "PDF (*.pdf)",
    AS_WORD: "Word document (*.docx)",
    AS_TEXT: "Plain text (*.txt)",
}


def save_as(way: str, copies: LetterCopies, parent: QWidget | None) -> Path | None:
    """Asks where, and saves a letter in one of the ways of `KINDS`; answers the file, or None where none was saved."""
    try:
        content = _content(way, copies)
    except UserError as refusal:
        say(parent, copies.title, refusal.sentence)
        return None
    path = save_file(content, copies.title, KINDS[way], parent)
    if path is not None and parent is not None:
        _tell(parent, f"Saved as {path}.")
    return path


def copies_menu(copies: LetterCopies, parent: QWidget) -> QMenu:
    """The ways in which a letter can be saved."""
    menu = QMenu(parent)
    menu.setAccessibleName("Save a copy as")
    for way in KINDS:
        menu.addAction(way).triggered.connect(lambda _checked=False, way=way: save_as(way, copies, parent))
    return menu


def offer_copies(copies: LetterCopies, button: Button, parent: QWidget) -> None:
    """Opens the ways of saving below their button."""
    menu = copies_menu(copies, parent)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def _tell(parent: QWidget, sentence: str) -> None:
    """Say it where the window says what happened last, or to those who hear it alone where it has no such place."""
    window = parent.window()
    if isinstance(window, QMainWindow):
        window.statusBar().showMessage(sentence)
    announce(parent, sentence)


def _content(way: str, copies: LetterCopies) -> bytes:
    if way == AS_WORD:
        return copies.word()
    if way == AS_TEXT:
        return copies.text().replace("\n", "\r\n").encode("utf-8-sig")  # as Notepad wants it, on every Windows
    return copies.pdf()
