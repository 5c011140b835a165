"""The time limits on the Code page: each in words, with the landlord's own limit or departure beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.code_limits import LimitView, OwnView
from app.ui.buttons import Button, quiet_button
from app.ui.flows import Flow, SideBySide
from app.ui.labels import Words
from app.ui.passages import ConfirmLink, ReadRow
from app.ui.themes import spaced

ROOM_FOR_OWN = 84
"""Width in grid units from which the landlord's own limit stands beside the Code's."""

ROOM_FOR_LABEL = 36
"""Width in grid units from which the words of a fact stand beside their label."""

NO_OWN = "Your policy gives no limit of its own."


class LimitRow(ReadRow):
    """One time limit in working days."""

    keep_asked = Signal(str)
    """Set or change the landlord's own limit, by the key of the clock."""
    drop_asked = Signal(str)
    """Remove the landlord's own limit, by the key of the clock."""

    def __init__(self, limit: LimitView, parent: QWidget | None = None) -> None:
        super().__init__(f"limit.{limit.key}", limit.spoken, parent)
        self.limit = limit
        self.drop: Button | None = None
        self.side_column.addWidget(Words(limit.clause, bold=True))
        self.side_column.addStretch(1)
        both = SideBySide(ROOM_FOR_OWN, 2)
        both.add(self._facts(limit), 3)
        both.add(self._own(limit), 2)
        self.column.addWidget(both)

    def _facts(self, limit: LimitView) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        spaced(column, gap=0.5)
        column.addWidget(Words(f"{limit.name}: {limit.length}", bold=True))
        for label, words in limit.facts:
            column.addWidget(_fact(label, words))
        if limit.confirm:
            self.confirm = ConfirmLink(limit.name, limit.confirm)
            column.addWidget(self.confirm)
        column.addStretch(1)
        return whole

    def _own(self, limit: LimitView) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        spaced(column, gap=0.75)
        for words in _own_words(limit.own):
            column.addWidget(words)
        verb = "Set your own limit…" if limit.own is None else "Change…"
        self.keep = quiet_button(verb, lambda: self.keep_asked.emit(limit.key), f"keep.{limit.key}")
        self.keep.setAccessibleName(f"{verb} {limit.name}")
        buttons = Flow()
        buttons.add(self.keep)
        if limit.own is not None:
            self.drop = quiet_button("Remove…", lambda: self.drop_asked.emit(limit.key), f"drop.{limit.key}")
            self.drop.setAccessibleName(f"Remove your own limit: {limit.name}")
            buttons.add(self.drop)
        column.addWidget(buttons)
        column.addStretch(1)
        return whole


def _fact(label: str, words: str) -> QWidget:
    """A label with its words beside it, or below it where there is no room."""
    row = SideBySide(ROOM_FOR_LABEL, 1)
    for text, tone, share in ((label, "quiet", 1), (words, "text", 2)):
        said = Words(text, tone=tone)
        said.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        row.add(said, share)
    return row


def _own_words(own: OwnView | None) -> tuple[Words, ...]:
    if own is None:
        return (Words(NO_OWN, "small", "quiet"),)
    tone = "amber" if own.verdict == "laxer" else "text"
    said = (Words(own.sentence, tone=tone, bold=own.verdict == "laxer"),)
    return (*said, Words(own.explanation)) if own.explanation else said
