"""What Settings says of the letters' wording: which letters are in her words, and the way to change them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.letter_wordings import outdated_letters, own_keys, worded_letters
from app.rules.words import listed
from app.ui.buttons import quiet_button
from app.ui.labels import Words
from app.ui.panels import NoticePanel
from app.ui.themes import spaced
from app.ui.wording_dialogs import WordingDialog

AS_SHIPPED = (
    "Every letter says what Casebook ships. You can change title, headings and texts; what the Code demands stays."
)


class WordingPanel(QWidget):
    """Her letters by name, and a button."""

    changed = Signal(str)
    """Something was saved: a sentence that says what."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.words, self.notice = Words(""), NoticePanel("amber", button="&Look at it…")
        self.change = quiet_button("Change the words of a letter…", self.open, "change_wording")
        self._outdated = ""
        self.notice.chosen.connect(lambda: self.open(self._outdated))
        column = QVBoxLayout(self)
        spaced(column, gap=1)
        column.addWidget(self.words)
        column.addWidget(self.notice)
        column.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self.notice.hide()

    def ask(self) -> None:
        """Shows how it stands now."""
        mine = own_keys(self._desk)
        names = [letter.name for letter in worded_letters(self._desk) if letter.key in mine]
        self.words.setText(f"In your words: {listed(names)}." if names else AS_SHIPPED)
        outdated = outdated_letters(self._desk) if mine else ()
        self._outdated = outdated[0].key if outdated else ""
        self.notice.setVisible(bool(outdated))
        if outdated:
            said = f"Casebook's own words are others now in {listed([letter.name for letter in outdated])}."
            self.notice.set_text(f"{said} Yours are used. Look whether they still say what you want.")

    def open(self, key: str = "") -> None:
        """Opens the wordings, at a letter where one is named."""
        dialog = WordingDialog(self._desk, key, self)
        dialog.exec()
        said = dialog.said
        dialog.deleteLater()
        if said:
            self.ask()
            self.changed.emit(said)
