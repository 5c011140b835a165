"""Reasons: before a letter is issued, why it does not do what the Code advises; asked once, and kept with the draft."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.guides import Field
from app.casework.letter_reasons import NOT_HERE
from app.casework.letters import OpenLetter
from app.letters.shortfalls import Shortfall
from app.ui.buttons import link_button, primary_button, quiet_button
from app.ui.fields import LineField
from app.ui.labels import Words
from app.ui.pane_dialogs import PaneDialog
from app.ui.panels import ReadingColumn
from app.ui.themes import spaced

TITLE = "What the Code advises, and this letter does not do"
WHY = (
    "The letter can go as it is. The Code advises this without demanding it, so say in a line why not. "
    "What you say goes into the book with the letter, and is not printed."
)
EMPTY = "Say why not, or go back and put it in the letter."


class ReasonsDialog(PaneDialog):
    """A line for each thing that the letter does not do. Accepted, there is a reason for each; it records nothing."""

    wants = (92, 76)

    def __init__(self, letter: OpenLetter, parent: QWidget | None = None) -> None:
        super().__init__("Say why not", ReadingColumn("Reasons"), parent)
        given = dict(letter.draft.reasons)
        self.boxes: dict[str, LineField] = {}
        rows = [self._row(one, given.get(one.key, "")) for one in letter.shortfalls()]
        self.go_on = primary_button("Go &on", self.accept, "go_on")
        self.leave = quiet_button("&Go back to the letter", self.reject, "go_back")
        self.fill(Words(TITLE, "title"), Words(WHY), *rows)
        self.add_foot(self.leave, self.go_on)
        empty = (box for box in self.boxes.values() if not box.value())
        next(empty, next(iter(self.boxes.values()))).focus_first()

    def reasons(self) -> dict[str, str]:
        """What was typed, by the key of each shortfall."""
        return {key: box.value() for key, box in self.boxes.items()}

    def entered(self) -> bool:
        """Enter goes on."""
        self.accept()
        return True

    def accept(self) -> None:
        """Goes on, once there is a reason for each."""
        empty = [box for box in self.boxes.values() if not box.value()]
        for box in self.boxes.values():
            box.show_problem(EMPTY if box in empty else "")
        if empty:
            empty[0].focus_first()
            return
        super().accept()

    def _row(self, one: Shortfall, given: str) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        spaced(column, gap=0.5)
        box = LineField(Field(one.key, one.name, "line", hint=f"{one.sentence} (Code {one.clause})"))
        box.set_value(given)
        box.entered.connect(self.accept)
        self.boxes[one.key] = box
        column.addWidget(box)
        if one.key == one.part:  # a name is a name, whether it applies or not
            offer = link_button(NOT_HERE.rstrip("."), partial(self._offer, box), f"not_here.{one.key}")
            offer.setAccessibleName(f"{NOT_HERE.rstrip('.')}: {one.name}")
            column.addWidget(offer, 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def _offer(self, box: LineField) -> None:
        box.set_value(NOT_HERE)
        box.focus_first()
