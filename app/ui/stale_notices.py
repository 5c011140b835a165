"""Notices of what an issued letter says that the record no longer says, and the way to write it anew."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.letters import withdraw
from app.ui.buttons import quiet_button
from app.ui.case_words import breakable
from app.ui.panels import NoticePanel
from app.ui.question_boxes import ask
from app.ui.themes import spaced

OUT_OF_DATE = "This letter is out of date"
WITHDRAW = "Withdraw it and write it anew…"
AGREE, KEEP = "&Withdraw it", "&Keep it"
GONE = "The letter is struck out and stays on the history. If it has gone already, say when it was posted instead."
WITHDRAWN = "The letter is withdrawn and stays on the history, struck out. Write it anew."


def withdraw_letter(desk: Desk, case_id: int, letter_id: int, parent: QWidget) -> tuple[str, int] | None:
    """Withdraws a letter once she has said so; the kind and stage to write anew, or None. Raises Refused."""
    if ask(parent, "Withdraw this letter", GONE, (AGREE, KEEP)) != AGREE:
        return None
    return withdraw(desk, case_id, letter_id)


class StaleNotice(QWidget):
    """What a letter says wrongly, a line each, and below it the button that withdraws the letter."""

    withdraw_asked = Signal()
    """'Withdraw it and write it anew…' was pressed."""

    def __init__(self, label: str = WITHDRAW, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = NoticePanel("amber")
        self.button = quiet_button(label, self.withdraw_asked.emit, "withdraw")
        column = QVBoxLayout(self)
        spaced(column, gap=1)
        column.addWidget(self.panel)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_flags(self, flags: Sequence[str], advice: str = "", *, gone: bool = False) -> None:
        """Shows the sentences and a last one of advice, or nothing where there are none; what has gone stays gone."""
        said = "\n".join(map(breakable, flags))
        self.panel.set_text("\n\n".join(filter(None, (said, advice))), OUT_OF_DATE)
        self.button.setVisible(not gone)
        self.setVisible(bool(flags))

    def text(self) -> str:
        """What it says, under its heading."""
        return self.panel.text()
