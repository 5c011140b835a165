"""The issued letters of a case: when each is dated and sent, its digest and seal, and the letter itself to open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.casework.files import LetterView
from app.rules.words import listed
from app.ui.buttons import Button, link_button, quiet_button
from app.ui.case_words import breakable, flag_sentences, letter_dates
from app.ui.flows import Flow
from app.ui.labels import Words, announce
from app.ui.panels import NoticePanel
from app.ui.themes import characters, spaced, units

DIGITS = 66
"""Characters that a SHA-256 digest has room for."""

CORRECTION = "write_correction"
"""The deed of a letter that corrects one that has gone; a letter that has gone is itself never changed."""

NO_LETTERS = "No letter has been issued on this case yet. Letters stand here as they were issued, byte for byte."


class LetterPanel(QWidget):
    """One issued letter."""

    open_asked = Signal(object)
    """Show the letter as it was issued."""
    wrong_asked = Signal(int)
    """Write a letter that corrects this one, which has gone."""

    def __init__(self, letter: LetterView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letter = letter
        self.open = quiet_button("Open", lambda: self.open_asked.emit(letter), f"open.{letter.letter_id}")
        self.open.setAccessibleName(f"Open the {letter.name}")
        self.digest = QLineEdit(letter.digest)
        self.digest.setReadOnly(True)
        self.digest.setCursorPosition(0)
        self.digest.setAccessibleName(f"SHA-256 digest of the {letter.name}")
        self.digest.setObjectName(f"digest.{letter.letter_id}")
        self.copy = link_button("Copy", self.copy_digest, f"copy.{letter.letter_id}")
        self.copy.setAccessibleName(f"Copy the digest of the {letter.name}")
        self.copied = Words("", "small", "quiet")
        column = QVBoxLayout(self)
        spaced(column, (0, 1, 0, 1.5), 0.75)
        column.addWidget(Words(letter.name, bold=True))
        column.addWidget(Words(letter_dates(letter)))
        for flag in flag_sentences(letter):
            column.addWidget(NoticePanel("amber", breakable(flag)))
        if letter.formats:
            ways = listed([one.words for one in letter.formats])
            column.addWidget(NoticePanel("amber", f"Asked for {ways} as well, which has not gone yet."))
        buttons = Flow()
        buttons.add(self.open)
        if letter.correctable:
            buttons.add(self._wrong_button())
        column.addWidget(buttons)
        column.addWidget(
            Words(f"Seal {letter.seal}. SHA-256 digest of the PDF, which proves it unchanged:", "small", "quiet")
        )
        column.addWidget(self.digest)
        row = Flow()
        row.add(self.copy)
        row.add(self.copied)
        column.addWidget(row)
        self.dress()

    def _wrong_button(self) -> Button:
        press = partial(self.wrong_asked.emit, self.letter.letter_id)
        button = link_button("Something in it was wrong…", press, f"wrong.{self.letter.letter_id}")
        button.setAccessibleName(f"Something in it was wrong: {self.letter.name}")
        return button

    def copy_digest(self) -> None:
        """Puts the digest on the clipboard, whole, and says so."""
        QGuiApplication.clipboard().setText(self.letter.digest)
        self.copied.setText("Copied.")
        announce(self, "Copied.")

    def dress(self) -> None:
        """Gives the digest the room that it needs, and no more."""
        self.digest.setMaximumWidth(characters(DIGITS) + units(4))


class LettersSection(QWidget):
    """All issued letters of a case, the newest first."""

    wrong_asked = Signal(int)
    """Write a letter that corrects this one, which has gone."""

    def __init__(
        self,
        letters: tuple[LetterView, ...],
        show_letter: Callable[[LetterView], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, gap=1)
        self.panels = [LetterPanel(letter) for letter in reversed(letters)]
        for panel in self.panels:
            panel.wrong_asked.connect(self.wrong_asked)
            panel.open_asked.connect(show_letter)
            column.addWidget(panel)
        if not letters:
            words = Words(NO_LETTERS, tone="quiet")
            words.setContentsMargins(0, units(1), 0, 0)
            column.addWidget(words)
        column.addStretch(1)
