"""Closing a contact that is no complaint: one question, how it ended."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.guides import Field
from app.casework.requests import RequestRow, close_request
from app.rules.problems import Problem, UserError
from app.ui.buttons import primary_button, quiet_button
from app.ui.fields import LinesField
from app.ui.flows import Flow
from app.ui.labels import Words, announce
from app.ui.panels import ReadingColumn
from app.ui.themes import spaced, units

WIDTH, HEIGHT = 70, 54
"""The size asked for, in grid units; never more than the screen has."""

OUTCOME = Field("outcome", "How did it end?", "lines", "For example: the tap was mended on 26 November.")


class CloseRequestDialog(QDialog):
    """'Close it': how a contact ended. Once it is accepted, `sentence` says what was recorded."""

    def __init__(self, desk: Desk, row: RequestRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._row = desk, row
        self.sentence = ""
        self.setWindowTitle("Close it")
        self.outcome = LinesField(OUTCOME)
        self.outcome.take_access_key({"l", "c"})
        self.outcome.entered.connect(self.accept)
        self.trouble = Words("", tone="red", bold=True)
        self.trouble.hide()
        self.record = primary_button("C&lose it", self.accept, "record")
        self.leave = quiet_button("&Cancel", self.reject, "cancel")
        self._lay_out()
        self.outcome.focus_first()

    def accept(self) -> None:
        """Records the end; what is to be put right is shown beside the field, and nothing typed is lost."""
        try:
            close_request(self._desk, self._row.request_id, self.outcome.value())
        except UserError as refusal:
            self.show_problems(refusal.problems or (Problem("", refusal.sentence),))
            return
        self.sentence = f"{self._row.what} from {self._row.name}: closed."
        super().accept()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Shows each problem beside the field, or above the form where it is about the whole."""
        own = [problem.sentence for problem in problems if problem.field == OUTCOME.key]
        rest = [problem.sentence for problem in problems if problem.field != OUTCOME.key]
        self.outcome.show_problem(" ".join(own))
        self.trouble.setText(" ".join(rest))
        self.trouble.setVisible(bool(rest))
        self.outcome.focus_first()
        announce(self, " ".join([*rest, *own]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter closes the contact, from wherever it is not a new line."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accept()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As large as the form wants, and no larger than the screen."""
        room = self.screen().availableGeometry().size() - QSize(units(2), units(6))
        return QSize(units(WIDTH), units(HEIGHT)).boundedTo(room)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        spaced(whole, gap=0)
        pane = ReadingColumn("How it ended")
        spaced(pane.column, gap=1.5)
        what = f"{self._row.what} · {self._row.name}"
        for part in (Words("Close it", "title"), Words(what, tone="quiet"), self.trouble, self.outcome):
            pane.column.addWidget(part)
        pane.column.addStretch(1)
        whole.addWidget(pane, 1)
        foot = Flow(margins=(3, 1.5, 3, 2))
        foot.add(self.record)
        foot.add(self.leave)
        whole.addWidget(foot)
