"""What was brought in before, a line each, with the button that takes it out again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.imports import Brought, cases_words, imports
from app.rules.dates import long_date
from app.ui.buttons import quiet_button
from app.ui.case_words import breakable
from app.ui.labels import Words
from app.ui.question_boxes import ask
from app.ui.themes import spaced

HEADING = "Brought in before"
KEEP = "&Leave it as it is"


class EarlierImports(QWidget):
    """The imports that are in the book; hidden where there is none."""

    undo_asked = Signal(object)
    """Take this one out again (`Brought`)."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._column = QVBoxLayout(self)
        spaced(self._column, gap=1)
        self._lines: list[QWidget] = []
        self._column.addWidget(Words(HEADING, "heading"))

    def ask(self) -> None:
        """Asks which there are."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        found = imports(self._desk)
        self._lines = [self._line(one) for one in found]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(found))

    def _line(self, one: Brought) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        spaced(row, gap=1)
        said = f"{long_date(one.on)}: {one.sentence}"
        row.addWidget(Words(breakable(said)), 1)
        undo = quiet_button("Undo…", partial(self.undo_asked.emit, one), f"undo.{one.number}")
        undo.setAccessibleName(f"Undo… {said}")
        row.addWidget(undo, 0, Qt.AlignmentFlag.AlignTop)
        return line


def sure(one: Brought, parent: QWidget) -> bool | None:
    """Asks whether to take an import out again: True with those worked on left out, False for all, None for neither."""
    whole = f"{cases_words(one.there)} of {one.sentence.partition(' from ')[2]}"
    stays = "That they were there, and that they were taken out, stays in the journal."
    if not one.worked_on:
        answer = ask(parent, "Undo", f"Take out {whole}\n\n{stays}", ("&Take them out", KEEP))
        return None if answer == KEEP else False
    count, rest = len(one.worked_on), one.there - len(one.worked_on)
    worked = f"Something was done since on {cases_words(count)} of them: {', '.join(one.worked_on[:8])}"
    worked += "…" if count > 8 else "."  # noqa: PLR2004 - as many as a box shows
    if not rest:
        ask(parent, "Undo", f"{worked} So this import cannot be undone.", (KEEP,))
        return None
    left = f"{worked} Those would be left where they are, and {cases_words(rest)} taken out."
    text = f"Take out {whole}\n\n{left}\n\n{stays}"
    answer = ask(parent, "Undo", text, ("&Take out the others", KEEP))
    return None if answer == KEEP else True
