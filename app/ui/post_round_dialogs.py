"""Posting a round: on which day several letters went, and how; each is recorded by itself, and what was not is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

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
from app.ui.field_dialogs import FieldDialog
from app.ui.fields import LineField
from app.ui.labels import Words
from app.ui.panels import NoticePanel
from app.ui.post_dialogs import HOW, ON, PROOF

WIDTH, HEIGHT = 84, 88
"""The size asked for, in grid units; never more than the screen has."""

WHEN = replace(ON, label="When did they go?", hint="The day you posted them, which is the day that counts.")
WAY = replace(HOW, label="How did you send them?")
SHOWN = 12
"""How many letters are named one by one."""

ADVICE = (
    "If they went all the same, record that here. To put another date on one, cancel, withdraw it and write it anew."
)


class PostRoundDialog(FieldDialog):
    """'I posted these on …'. Once it closes, `sentence` says what was recorded; empty where nothing was."""

    wants = (WIDTH, HEIGHT)

    def __init__(self, desk: Desk, rows: Sequence[PostRow], parent: QWidget | None = None) -> None:
        super().__init__("I posted these", "When and how the letters went", parent)
        self._desk, self._rows = desk, tuple(rows)
        self._count = len(rows)
        self.sentence = ""
        self.list, self.dated = Words(""), NoticePanel("amber")
        self.on, self.by, self.proof = DateField(WHEN), ChoiceField(WAY), LineField(PROOF)
        self.record = primary_button("&Record the posting", self.accept, "record")
        self.leave = quiet_button("&Cancel", self.reject, "cancel")
        title = Words("I posted these letters", "title")
        self.fill(self.summary, title, self.list, self.dated, self.on, self.by, self.proof)
        self.add_foot(self.leave, self.record)
        self.take_fields(self.on, self.by, self.proof)
        self.on.changed.connect(self._follow)
        self.on.set_value(desk.today())
        self._show_rows()
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


def _left_words(one: LeftOver) -> str:
    return f"{one.row.name} to {one.row.who} was not recorded: {one.sentence}"
