"""Seal boxes: a seal typed in from a posted letter, and what it shows of a book or of an exported one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.audits import Judgement
from app.casework.guides import Field
from app.rules.problems import UserError
from app.ui.buttons import quiet_button
from app.ui.fields import LineField
from app.ui.flows import Flow
from app.ui.labels import Words, announce
from app.ui.panels import NoticePanel
from app.ui.themes import spaced

SEAL = Field(
    "seal",
    "The seal on a posted letter",
    "line",
    "Take a letter that somebody outside the office has. The seal is in the smallest print at its foot: 4812-9f3ac1d2.",
)
TONES: Mapping[str, str] = {"true": "green", "mistyped": "amber"}
"""The tone of each verdict; any other is red."""


class SealBox(QWidget):
    """Why a seal is compared, the box to type it in, and what came of it."""

    judged = Signal()
    """A seal was held against the journal; `judgement` says what it shows."""
    refused = Signal(object)
    """What was typed is no seal: the UserError that says so."""

    def __init__(
        self,
        why: str,
        judge: Callable[[str], Judgement],
        tones: Mapping[str, str] = TONES,
        parent: QWidget | None = None,
    ) -> None:
        """`judge` holds what was typed against the journal, or raises UserError; `tones` has that of each verdict."""
        super().__init__(parent)
        self._judge, self._tones = judge, tones
        self.found: Judgement | None = None
        """What came of it. One that was not true stays until a true one is typed, or another book is judged."""
        self.seal = LineField(SEAL)
        self.judgement = NoticePanel("plain")
        self.seal.edit.returnPressed.connect(self.compare_seal)
        self.compare = quiet_button("Co&mpare", self.compare_seal, "compare")
        row = Flow()
        row.add(self.compare)
        column = QVBoxLayout(self)
        spaced(column, gap=1)
        for part in (Words("Compare a seal", "heading"), Words(why, tone="quiet"), self.seal, row, self.judgement):
            column.addWidget(part)
        self.judgement.hide()

    def compare_seal(self) -> None:
        """Holds the seal that is typed against the journal, and says what it shows."""
        try:
            self.found = self._judge(self.seal.value())
        except UserError as refusal:
            if self.found is None or self.found.true:
                self.found = None
                self.judgement.hide()
            self.refused.emit(refusal)
            return
        self.judgement.set_tone(self._tones.get(self.found.verdict, "red"))
        self.judgement.set_text(self.found.advice, self.found.sentence)
        self.judgement.show()
        announce(self, f"{self.found.sentence} {self.found.advice}")
        self.judged.emit()

    def entered(self) -> bool:
        """Enter: whether it was in the box, which compares by itself."""
        return self.seal.edit.hasFocus()

    def begin_anew(self) -> None:
        """Another book is to be judged: what was said of the one before is taken away."""
        self.found = None
        self.seal.set_value("")
        self.seal.show_problem("")
        self.judgement.hide()
