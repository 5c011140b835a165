"""Letterhead panels: the logo as letters show it, and the ruler page for the envelopes; the part of Settings on paper.

A logo is a file and not a text, so it is put on the letterhead as it is chosen, and does not wait for Save.
"""

from __future__ import annotations

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.logos import choose_logo, logo_of, remove_logo, ruler_page
from app.casework.settings import read_settings
from app.letters.rulers import TITLE
from app.rules.problems import UserError
from app.ui.buttons import quiet_button
from app.ui.file_dialogs import file_to_open
from app.ui.flows import Flow
from app.ui.labels import Words, announce
from app.ui.pdf_views import PdfDialog
from app.ui.themes import spaced, units

PICTURES = "Pictures (*.png *.jpg *.jpeg);;All files (*)"
HINT = "A PNG or JPEG, at the right of the name on your letters. It is kept as soon as you choose it."
NONE = "No logo. Letters have the name alone."
CHOSEN, TAKEN_OFF = "The logo is on your letters.", "The logo is off your letters."
SAVE_FIRST = "Save what you changed first: the page shows the address where Settings has it."
TALLEST, WIDEST = 10, 24
"""Of the picture on the screen, in grid units."""


class LetterheadPanel(QWidget):
    """The logo, to be chosen, changed or taken off; and the page that measures where the window is."""

    changed = Signal(str)
    """The logo was changed; what to say of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.picture = QLabel()
        self.picture.setObjectName("logo_picture")
        self.picture.setAccessibleName("The logo on your letters")
        self.none = Words(NONE)
        self.problem = Words("", tone="red", bold=True)
        self.choose = quiet_button("Choose a logo…", self.choose_file, "choose_logo")
        self.remove = quiet_button("Take the logo off", self.take_off, "remove_logo")
        self.ruler = quiet_button("Ruler page…", self.show_ruler, "ruler_page")
        self._lay_out()
        self.show_logo()

    def show_logo(self) -> None:
        """Shows the logo as it stands in the book."""
        logo = logo_of(self._desk, read_settings(self._desk))
        shown = QPixmap()
        if logo is not None and shown.loadFromData(logo.png, "PNG"):
            size = (units(WIDEST), units(TALLEST))
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(shown.scaled(*size, keep, smooth))
        self.picture.setVisible(logo is not None)
        self.none.setVisible(logo is None)
        self.remove.setVisible(logo is not None)

    def choose_file(self) -> None:
        """Asks for a file and puts it on the letterhead, or says why it cannot be."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        chosen = file_to_open(self, "Choose a logo", folder, PICTURES)
        if chosen is None:
            return
        try:
            choose_logo(self._desk, chosen)
        except UserError as refusal:
            self._say(refusal.problems[0].sentence if refusal.problems else refusal.sentence)
            return
        self._done(CHOSEN)

    def take_off(self) -> None:
        """Takes the logo off the letterhead."""
        remove_logo(self._desk)
        self._done(TAKEN_OFF)
        self.choose.setFocus()

    def show_ruler(self) -> None:
        """Shows the ruler page, to be printed or saved."""
        dialog = PdfDialog(ruler_page(self._desk), TITLE, self)
        dialog.exec()
        dialog.deleteLater()

    def note_unsaved(self, *, unsaved: bool) -> None:
        """The ruler page waits until what is typed in Settings is saved: it would measure another place."""
        self.ruler.block(SAVE_FIRST if unsaved else "")

    def _done(self, sentence: str) -> None:
        self._say("")
        self.show_logo()
        self.changed.emit(sentence)

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if problem:
            announce(self, problem)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        spaced(column, gap=1)
        column.addWidget(Words("Logo (optional)", bold=True))
        column.addWidget(Words(HINT, "small", "quiet"))
        column.addWidget(self.problem)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.none)
        buttons = Flow()
        buttons.add(self.choose)
        buttons.add(self.remove)
        column.addWidget(buttons)
        column.addSpacing(units(1))
        column.addWidget(Words("Does the address show in your envelopes? Print the ruler page, and look.", bold=True))
        row = QHBoxLayout()
        row.addWidget(self.ruler)
        row.addStretch(1)
        column.addLayout(row)
        self.problem.hide()
