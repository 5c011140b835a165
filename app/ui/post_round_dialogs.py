"""Posting a round: on which day several letters went, and how; each is recorded by itself, and what was not is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.post_rounds import LeftOver, mark_all_posted
from app.casework.questions import PostRow
from app.casework.texts import past_date_problems
from app.casework.ways_to_send import BY
from app.rules.dates import long_date
from app.rules.problems import Problem
from app.ui.buttons import primary_button, quiet_button
from app.ui.choice_fields import ChoiceField
from app.ui.date_fields import DateField
from app.ui.fields import LineField
from app.ui.guide_pages import ProblemSummary
from app.ui.labels import Words, announce
from app.ui.panels import NoticePanel, ReadingColumn
from app.ui.post_dialogs import HOW, ON, PROOF
from app.ui.sized_dialogs import SizedDialog
from app.ui.themes import spaced

WIDTH, HEIGHT = 84, 88
"""The size asked for, in grid units; never more than the screen has."""

WHEN = replace(ON, label="When did they go?", hint="The day you posted them, which is the day that counts.")
WAY = replace(HOW, label="How did you send them?")
SHOWN = 12
"""How many letters are named one by one."""

ADVICE = (
    "If they went all the same, record that here. To put another date on one, cancel, withdraw it and write it anew."
)


class PostRoundDialog(SizedDialog):
    """'I posted these on …'. Once it closes, `sentence` says what was recorded; empty where nothing was."""

    wants = (WIDTH, HEIGHT)

    def __init__(self, desk: Desk, rows: Sequence[PostRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._rows = desk, tuple(rows)
        self._count = len(rows)
        self.sentence = ""
        self.setWindowTitle("I posted these")
        self.summary = ProblemSummary()
        self.list, self.dated = Words(""), NoticePanel("amber")
        self.on, self.by, self.proof = DateField(WHEN), ChoiceField(WAY), LineField(PROOF)
        self.record = primary_button("&Record the posting", self.accept, "record")
        self.leave = quiet_button("&Cancel", self.reject, "cancel")
        self.pane = ReadingColumn("When and how the letters went")
        self._lay_out()
        self.summary.chosen.connect(self._focus_field)
        self.on.changed.connect(self._follow)
        taken = {"r", "c"}
        for box in (self.on, self.by, self.proof):
            box.take_access_key(taken)
        self.on.set_value(desk.today())
        self._show_rows()
        self.resize(self.sizeHint())
        self.on.focus_first()

    def accept(self) -> None:
        """Records them one by one. What could not be recorded stays here with its reason; nothing typed is lost."""
        on, by = self.on.value(), self.by.value()
        problems = self._problems(on, by)
        if problems:
            self.show_problems(problems)
            return
        went, left = mark_all_posted(self._desk, self._rows, on, by, self.proof.value())
        day = long_date(on) if isinstance(on, dt.date) else ""
        if went:
            done = self._count - len(left)
            what = "1 letter is" if done == 1 else f"{done} letters are"
            self.sentence = f"{what} recorded as sent on {day} by {BY[by]}."
        if not left:
            super().accept()
            return
        self._rows = tuple(one.row for one in left)
        self._show_rows()
        self.show_problems(tuple(Problem("", _left_words(one)) for one in left))

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Lists the problems, shows each beside its field, and goes to the first."""
        self.summary.show_problems(problems)
        for box in (self.proof, self.by, self.on):
            mine = [problem.sentence for problem in problems if problem.field == box.field.key]
            box.show_problem(" ".join(mine))
            if mine:
                box.focus_first()
        self.pane.verticalScrollBar().setValue(0)
        announce(self, " ".join(problem.sentence for problem in problems))

    def entered(self) -> bool:
        """Enter records."""
        self.accept()
        return True

    def _problems(self, on: dt.date | str | None, by: str) -> tuple[Problem, ...]:
        """What holds for all of them, told once beside its field."""
        found = list(past_date_problems("on", "The date of posting", on, self._desk.today()))
        return tuple(found if by in BY else [*found, Problem("by", "Choose how the letters went.")])

    def _show_rows(self) -> None:
        """Names the letters that are still to be recorded."""
        lines = [f"{row.name} to {row.who}, {row.reference}" for row in self._rows]
        more = len(lines) - SHOWN
        self.list.setText("\n".join([*lines[:SHOWN], f"and {more} more"] if more > 0 else lines))
        self._follow()

    def _follow(self) -> None:
        """Says which of them are dated another day than the one typed."""
        typed = self.on.value()
        day = typed if isinstance(typed, dt.date) and typed <= self._desk.today() else None
        other = [row for row in self._rows if day is not None and row.dated != day]
        lines = [f"{row.name} to {row.who} is dated {long_date(row.dated)}." for row in other[:SHOWN]]
        lines += [f"So are {len(other) - SHOWN} more."] if len(other) > SHOWN else []
        goes = f"They go on {long_date(day)}: the day they go counts, and the story keeps both." if day else ""
        self.dated.set_text("\n".join([*lines, goes, ADVICE]), "Another date on the letter than the day it goes")
        self.dated.setVisible(bool(other))

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        spaced(whole, gap=0)
        column = self.pane.column
        spaced(column, gap=2)
        title = Words("I posted these letters", "title")
        for part in (self.summary, title, self.list, self.dated, self.on, self.by, self.proof):
            column.addWidget(part)
        column.addStretch(1)
        whole.addWidget(self.pane, 1)
        foot = QHBoxLayout()
        spaced(foot, (3, 1.5, 3, 2), 1)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.record)
        whole.addLayout(foot)

    def _focus_field(self, key: str) -> None:
        for box in (self.on, self.by, self.proof):
            if box.field.key == key:
                box.focus_first()


def _left_words(one: LeftOver) -> str:
    return f"{one.row.name} to {one.row.who} was not recorded: {one.sentence}"
