"""Dialogs of fields: a few questions in one pane, with what is to be put right above them and beside each.

A form that a case or Settings asks for is a step table, and `form_dialogs` shows it; these do something of their own
with what is typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from app.rules.problems import Problem, UserError
from app.ui.buttons import Button
from app.ui.fields import FieldBox
from app.ui.guide_pages import ProblemSummary
from app.ui.labels import announce
from app.ui.pane_dialogs import PaneDialog
from app.ui.panels import ReadingColumn


class FieldDialog(PaneDialog):
    """Fields in a pane. Whoever makes one fills it, and then names its fields to `take_fields`."""

    boxes: tuple[FieldBox, ...] = ()
    """Its fields in reading order."""

    def __init__(self, title: str, pane: str, parent: QWidget | None = None) -> None:
        """`pane` is what a screen reader calls the pane."""
        super().__init__(title, ReadingColumn(pane), parent)
        self.summary = ProblemSummary()
        self.summary.chosen.connect(self.focus_field)

    def take_fields(self, *boxes: FieldBox) -> None:
        """These are its fields; each gets an access key that no button of the dialog has."""
        self.boxes = boxes
        taken = access_keys(button.text() for button in self.findChildren(Button))
        for box in boxes:
            box.take_access_key(taken)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Lists the problems, shows each beside its field, and goes to the first; none takes them away."""
        self.summary.show_problems(problems)
        for box in reversed(self.boxes):
            mine = [problem.sentence for problem in problems if problem.field == box.field.key]
            box.show_problem(" ".join(mine))
            if mine:
                box.focus_first()
        if problems:
            self.pane.verticalScrollBar().setValue(0)
            announce(self, " ".join(problem.sentence for problem in problems))

    def show_refusal(self, refusal: UserError) -> None:
        """Shows why something was refused."""
        self.show_problems(refusal.problems or (Problem("", refusal.sentence),))

    def focus_field(self, key: str) -> None:
        """Puts the focus on a field."""
        for box in self.boxes:
            if box.field.key == key:
                box.focus_first()


def access_keys(texts: Iterable[str]) -> set[str]:
    """The access keys that texts have: 'p' of '&Print' and 'Su&pport', and none of 'Bed && Breakfast'."""
    return {key.lower() for text in texts for key in re.findall(r"&(\w)", text.replace("&&", ""))}
