"""What stands below the signature of a letter: the enclosures, and who gets a copy and where it is posted to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.guides import Field
from app.casework.texts import postcode_problem, tidy_line, tidy_postcode
from app.letters.drafts import Copy, Draft
from app.rules.problems import Problem
from app.ui.labels import Words
from app.ui.list_fields import ListField
from app.ui.themes import spaced

ENCLOSED = Field("enclosures", "Enclosed", "list", "What goes in the envelope with the letter.", optional=True)
COPIES = Field(
    "copies",
    "Copies to",
    "list",
    "Name, address and postcode, with commas between. The letter shows only the name.",
    optional=True,
)


def copy_words(copy: Copy) -> str:
    """A copy in one line: 'Mrs S. Dunmore, 2 High Street, Wells, BA5 2YY'."""
    return ", ".join(filter(None, (copy.name, *copy.address, copy.postcode)))


def copy_from(words: str) -> Copy:
    """A copy as it was typed in one line; the last of it is the postcode where it looks like one."""
    name, *rest = [part for part in map(tidy_line, words.split(",")) if part] or [""]
    if rest and not postcode_problem("", tidy_postcode(rest[-1])):
        return Copy(name, tuple(rest[:-1]), tidy_postcode(rest[-1]))
    return Copy(name, tuple(rest))


class BelowBox(QWidget):
    """The lists under the signature."""

    edited = Signal()
    """Something was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, Copy] = {}
        self.enclosures, self.copies = ListField(ENCLOSED), ListField(COPIES)
        column = QVBoxLayout(self)
        spaced(column, gap=1.5)
        column.addWidget(Words("Below the signature", bold=True))
        for box in (self.enclosures, self.copies):
            column.addWidget(box)
            box.changed.connect(self.edited)

    def show_draft(self, draft: Draft) -> None:
        """Shows the lists of a letter, unless they are shown already."""
        if (draft.enclosures, draft.copies) == self.lists():
            return
        self._shown = {copy_words(copy): copy for copy in draft.copies}
        self.blockSignals(True)
        self.enclosures.set_value(draft.enclosures)
        self.copies.set_value(tuple(self._shown))
        self.blockSignals(False)

    def lists(self) -> tuple[tuple[str, ...], tuple[Copy, ...]]:
        """The enclosures and the copies. One that was not touched is as it was, whatever commas are in it."""
        copies = (self._shown.get(words) or copy_from(words) for words in self.copies.value())
        return self.enclosures.value(), tuple(copies)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Shows what is to be put right beside the list that it is in."""
        for box in (self.enclosures, self.copies):
            said = [problem.sentence for problem in problems if problem.field == box.field.key]
            if box.problem() != "\n".join(said):
                box.show_problem("\n".join(said))

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at."""
        return (*self.enclosures.stops(), *self.copies.stops())

    def focus_list(self, key: str) -> None:
        """Puts the caret in a list."""
        (self.copies if key == COPIES.key else self.enclosures).focus_first()
