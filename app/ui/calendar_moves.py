"""The dates that a change of the calendar moves, one a row: whose it is, the day it was, the day it would be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.holiday_drills import Move
from app.rules.dates import long_date
from app.ui.case_words import breakable
from app.ui.flows import SideBySide
from app.ui.labels import Words
from app.ui.passages import ReadRow, RowList
from app.ui.themes import spaced

BESIDE = 60
"""Width in grid units from which the two days stand beside the name."""

WHO, DAY = 3, 2
"""The shares of the width that the name and each day have."""

WAS, WOULD_BE, STAYS = "Was due", "Would be due", "Due all the same"
"""Above the days; the last where only what it comes to changes, and no date."""


def spoken(move: Move) -> str:
    """A whole row for a screen reader."""
    dates = f"was due by {long_date(move.before)}, would be due by {long_date(move.after)}"
    if move.before == move.after:
        dates = f"due by {long_date(move.after)}"
    return ". ".join(filter(None, (f"{move.who}, {move.reference}: {move.what} {dates}", move.remark)))


def move_list(moves: Sequence[Move]) -> RowList:
    """Every date that moves, in the order given."""
    rows = RowList()
    rows.setAccessibleName("Dates that move")
    for move in moves:
        rows.add_row(MoveRow(move))
    return rows


class MoveRow(ReadRow):
    """One date that moves: the case at its side, then whose and what, and both days."""

    def __init__(self, move: Move, parent: QWidget | None = None) -> None:
        super().__init__(f"move.{move.case_id}.{move.what}", spoken(move), parent)
        self.side_column.addWidget(Words(move.reference, bold=True))
        self.side_column.addStretch(1)
        self.columns = SideBySide(BESIDE, 1)
        self.columns.add(_stacked(Words(breakable(move.who), bold=True), Words(move.what)), WHO)
        stays = move.before == move.after
        before = () if stays else (Words(WAS, "small", "quiet"), Words(long_date(move.before)))
        self.columns.add(_stacked(*before), DAY)
        after = [Words(STAYS if stays else WOULD_BE, "small", "quiet"), Words(long_date(move.after), bold=True)]
        if move.remark:
            after.append(Words(move.remark, "small", "amber"))
        self.columns.add(_stacked(*after), DAY)
        self.column.addWidget(self.columns)


def _stacked(*words: Words) -> QWidget:
    """Words below each other, from the top."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    spaced(column, gap=0.25)
    for one in words:
        column.addWidget(one)
    column.addStretch(1)
    return whole
