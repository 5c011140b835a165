"""The quiet lines under the clocks of a case: earlier clocks, months, words of progress, and what binds earlier."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.casework.files import CaseFile, ClockView
from app.casework.side_dates import PeriodView, StricterView, UpdateView
from app.rules.words import uncapital
from app.ui.buttons import link_button
from app.ui.countdowns import StatusShape
from app.ui.icons import Glyph
from app.ui.labels import Words
from app.ui.themes import UNLIMITED, characters, spaced

LINE_WIDTH = 92
"""Characters that a line has room for at most: as much as an entry of the story."""

PERIODS = {
    "open": ("waiting", "quiet"),
    "over": ("history", "quiet"),
    "met": ("met", "green"),
    "late": ("soon", "amber"),
    "unsettled": ("soon", "amber"),
}
"""For each state of a time limit in months: its shape and its tone."""


BY_THE_CODE = "By the Code"
"""What the Code's date begins with where another binds before it."""


class Dated(Protocol):
    """Whatever has a working: a clock, a limit of one's own, a time limit in months, a word of progress."""

    @property
    def key(self) -> str:
        """The key of its working."""

    @property
    def headline(self) -> str:
        """What is due by when."""


ShowWorking = Callable[[Dated], object]


def done_line(view: ClockView, show_working: ShowWorking) -> QuietLine:
    """A clock of an earlier stage."""
    return QuietLine(view, StatusShape(view.standing), f"{view.headline} · {view.countdown}", show_working)


def side_lines(file: CaseFile, show_working: ShowWorking) -> tuple[QuietLine, ...]:
    """What runs beside the clocks: the next words of progress, the time to ask for the next stage, and the months."""
    told = (_update_line(view, show_working) for view in file.updates if view.next_due is not None)
    return (*told, *(_period_line(view, show_working) for view in file.periods))


def beside_line(view: ClockView | StricterView, show_working: ShowWorking) -> QuietLine:
    """Another date for the same thing, within the card of the one to work to: the Code's, or a second that binds."""
    lead = f"{BY_THE_CODE}: {uncapital(view.heading)}" if isinstance(view, ClockView) else view.heading
    clause = f"Code {view.clause}" if isinstance(view, ClockView) and view.clause else ""
    said = " · ".join(filter(None, (lead, view.countdown, clause)))
    return QuietLine(view, StatusShape(view.standing), said, show_working, within=True)


def _update_line(view: UpdateView, show_working: ShowWorking) -> QuietLine:
    return QuietLine(view, StatusShape(view.standing), _words(view), show_working)


def _period_line(view: PeriodView, show_working: ShowWorking) -> QuietLine:
    return QuietLine(view, Glyph(*PERIODS[view.state], 2), _words(view), show_working)


def _words(view: UpdateView | PeriodView) -> str:
    """What is due by when, how it stands, where that is written, and whether it is still to be confirmed."""
    clause = f"Code {view.clause}" if view.clause else ""
    confirm = "to be confirmed" if view.to_be_confirmed else ""
    return " · ".join(filter(None, (view.headline, view.countdown, clause, confirm)))


class QuietLine(QWidget):
    """One date in a quiet line: its shape, the words, and the link to its working."""

    def __init__(
        self, view: Dated, shape: QWidget, words: str, show_working: ShowWorking, *, within: bool = False
    ) -> None:
        """`within` something else it has the width of that, and is not so quiet."""
        super().__init__()
        self.words, self._within = words, within
        self.working = link_button("Show working", partial(show_working, view), f"working.{view.key}")
        self.working.setAccessibleName(f"Show working: {view.headline}")
        self._line = QWidget()
        whole = QHBoxLayout(self)  # gives the words the height for their own width, which may be less than that of all
        spaced(whole, gap=0)
        whole.addWidget(self._line, 1)
        whole.addStretch(0)
        row = QHBoxLayout(self._line)
        spaced(row, (0, 0, 0, 0) if within else (0.5, 0, 0.5, 0), 1)
        row.addWidget(shape, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Words(words, "small", "text" if within else "quiet"), 1)
        row.addWidget(self.working, 0, Qt.AlignmentFlag.AlignVCenter)
        self.dress()

    def dress(self) -> None:
        """Keeps the line as wide as a line that is read."""
        self._line.setMaximumWidth(UNLIMITED if self._within else characters(LINE_WIDTH))
