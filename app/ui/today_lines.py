"""The lines of Today: a case with the countdown that presses, the one that follows it, and the button of its step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.casework.due_lists import LAST, DueRow
from app.casework.steps import NextStep
from app.rules.words import capital, said_projected, uncapital
from app.ui.buttons import Button, link_button, quiet_button
from app.ui.countdowns import SHAPES, Numeral, StatusShape, state_of
from app.ui.labels import Words
from app.ui.lines import Line, Place, pair
from app.ui.themes import UNLIMITED, units

SHAPE, NUMERAL, COUNTDOWN, CASE, WORKING, STEP = range(6)
"""The columns of a line where all stands in one row."""

ONE_ROW, TWO_COLUMNS = 122, 94
"""From which width, in grid units, a line stands in one row, and from which the case stands beside the countdown."""

COUNTDOWN_WIDTH, STEP_WIDTH = 36, 30
"""Width of the countdown's column and of the step's, in grid units."""


def sentence(row: DueRow) -> str:
    """The countdown as a sentence: 'Acknowledge by Monday 30 November 2026 - 5 working days left'."""
    return f"{row.headline} - {row.countdown}"


def following_sentence(row: DueRow) -> str:
    """The countdown that comes after: 'Then: answer by Monday 14 December 2026 - 15 working days left (projected)'."""
    told = f"{row.lead}: {uncapital(sentence(row))}"
    named = row.lead == LAST or (row.step is not None and row.step.key == "hazard")
    return f"{told} · {row.note}" if named and row.note else said_projected(told, projected=row.projected)


def by_case(rows: Sequence[DueRow]) -> tuple[tuple[DueRow, ...], ...]:
    """The rows of each case together, in the order in which the cases come up.

    What comes first of a case has the button of its line: a promise with weeks left does not stand before the answer.
    """
    cases: dict[int, list[DueRow]] = {}
    for row in sorted(rows, key=_can_wait):
        cases.setdefault(row.case_id, []).append(row)
    leads = sorted(cases.values(), key=lambda of_case: rows.index(of_case[0]))
    return tuple(tuple(of_case) for of_case in leads)


def _can_wait(row: DueRow) -> bool:
    return row.group == "later" and row.clock.startswith("promise:")


def _spoken(first: DueRow, after: Sequence[DueRow]) -> str:
    parts = (
        sentence(first),
        ", ".join(filter(None, (first.who, first.where))),
        first.what,
        first.note,
        *(following_sentence(row) for row in after),
    )
    return ". ".join(filter(None, parts))


class CaseLine(Line):
    """One case on Today: shape and numeral, the countdown in words, who and where, what, and what to do.

    What follows (the answer, while the acknowledgement is still to go) stands beneath in one quiet sentence.
    """

    step_chosen = Signal(object)
    """The button was pressed: the NextStep."""
    working_asked = Signal(str)
    """'Show working' was pressed: the key of the clock."""

    def __init__(self, rows: Sequence[DueRow], parent: QWidget | None = None) -> None:
        """`rows` are those of one case, the one that presses first."""
        self.due, self._after = rows[0], tuple(rows[1:])
        super().__init__(_spoken(self.due, self._after), parent)
        due, tone = self.due, SHAPES[state_of(self.due.standing)][1]
        self._countdown = pair(capital(due.countdown), due.headline, "text" if tone == "accent" else tone)
        self._head = (StatusShape(due.standing), Numeral(due.standing), self._countdown)
        place = " · ".join(filter(None, (due.who, due.where)))
        told = "" if due.group == "waiting" else due.what  # there the countdown's own words say what was sent
        self._case = pair(place, capital(" · ".join(filter(None, (told, due.note)))))
        self._step = next((row.step for row in rows if row.step is not None), None)
        self.step = self._step_button(self._step)
        self.workings = tuple(self._working(row) for row in rows)
        self._then = tuple(Words(following_sentence(row), "small", "quiet") for row in self._after)
        for words in self._then:
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._set_tab_order()
        self.dress()

    def parts(self) -> tuple[QWidget, ...]:
        """The head, the case, the button, the first link; then each sentence that follows, and its link."""
        after = [part for both in zip(self._then, self.workings[1:], strict=True) for part in both]
        return (*self._head, self._case, self.step, self.workings[0], *after)

    def aligned(self, part: QWidget, column: int) -> Qt.AlignmentFlag:
        """The step's button stands at the right where it has a column of its own."""
        if part is self.step and column == STEP:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        return super().aligned(part, column)

    def places(self, width: float) -> tuple[Place, ...]:
        """In one row; with the button below the case; or all below each other."""
        count = len(self._after)
        head: tuple[Place, ...] = ((0, SHAPE, 1), (0, NUMERAL, 1), (0, COUNTDOWN, 1))
        if width >= TWO_COLUMNS:
            step = (0, STEP, 1) if width >= ONE_ROW else (1, CASE, 1)
            after = [place for at in range(2, count + 2) for place in ((at, COUNTDOWN, 2), (at, WORKING, 1))]
            return (*head, (0, CASE, 1), step, (0, WORKING, 1), *after)
        after = [place for at in range(4, 4 + 2 * count, 2) for place in ((at, COUNTDOWN, 1), (at + 1, COUNTDOWN, 1))]
        return (*head, (1, COUNTDOWN, 1), (3, COUNTDOWN, 1), (2, COUNTDOWN, 1), *after)

    def dress(self) -> None:
        """Arranges the parts by the width, with the countdowns and the buttons of all lines in two columns."""
        width = self.width() / units(1)
        columns = width >= TWO_COLUMNS
        self._countdown.setMinimumWidth(units(COUNTDOWN_WIDTH) if columns else 0)
        self._countdown.setMaximumWidth(units(COUNTDOWN_WIDTH) if columns else UNLIMITED)
        self.grid.setColumnMinimumWidth(STEP, units(STEP_WIDTH) if width >= ONE_ROW else 0)
        self.grid.setColumnStretch(CASE, 1 if columns else 0)
        self.grid.setColumnStretch(COUNTDOWN, 0 if columns else 1)
        super().dress()

    def _step_button(self, step: NextStep | None) -> Button:
        verb = step.verb if step else ""
        button = quiet_button(verb, lambda: self.step_chosen.emit(step), f"step.{self.due.case_id}")
        button.setAccessibleName(f"{verb}: {self.due.who}")
        button.setVisible(step is not None)
        return button

    def _working(self, row: DueRow) -> Button:
        link = link_button("Show working", partial(self.working_asked.emit, row.clock))
        link.setObjectName(f"working.{row.case_id}.{row.clock}")
        link.setAccessibleName(f"Show working: {row.headline}, {row.who}")
        link.setVisible(bool(row.clock))
        return link

    def _set_tab_order(self) -> None:
        for part in (*self._head, self._case, self.step, *self.workings, *self._then):
            part.setParent(self)
        order = (self, self.workings[0], self.step, *self.workings[1:])
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
