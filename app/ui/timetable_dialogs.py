"""The dialog of "What if?": what is supposed, and below it every date of the case, as it stands and as it would be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.presets import Preset, changing, presets
from app.casework.supposition_guides import SupposingForm
from app.casework.suppositions import Supposed, with_supposed
from app.casework.timetables import DateView, Timetable, timetable
from app.ui.buttons import Button, primary_button, quiet_button
from app.ui.case_words import breakable
from app.ui.flows import Flow
from app.ui.focuses import order_tabs
from app.ui.form_dialogs import FormDialog
from app.ui.labels import SectionHeading, Words, announce, with_access_key
from app.ui.pane_dialogs import PaneDialog
from app.ui.panels import NoticePanel, ReadingColumn
from app.ui.themes import spaced, units
from app.ui.timetable_lines import SupposedLine, TimetableHead, TimetableLine, captions
from app.ui.working_dialogs import WorkingDialog

WIDTH, HEIGHT = 138, 96
"""The size asked for, in grid units; never more than the screen has."""
COLUMN = 132
"""Characters that the column has room for: two columns of dates want more than running text."""
NOT_STORED = "Nothing is recorded here. When you close this window, the case is as it was."
NOTHING = "Nothing is supposed yet: both columns are as the case stands. Choose below what to try."


def differing(made: Timetable) -> str:
    """How many dates differ, for whoever does not see the table."""
    if made.problems:
        return " ".join(problem.sentence for problem in made.problems)
    count = sum(row.change not in ("same", "") for row in made.rows)
    return f"{count} date{'' if count == 1 else 's'} would differ." if count else "No date would differ."


class TimetableDialog(PaneDialog):
    """What if? Esc closes it, and nothing of it is kept."""

    wants = (WIDTH, HEIGHT)
    gap = 1

    def __init__(self, desk: Desk, case_id: int, parent: QWidget | None = None) -> None:
        self.told = timetable(desk, case_id, ())
        super().__init__(f"What if? - {self.told.reference}", ReadingColumn("What if?", COLUMN), parent)
        self._desk, self._case_id = desk, case_id
        self.supposed: tuple[Supposed, ...] = ()
        taken = {"c", "s"}
        self.presets = {preset.key: self._button(preset, taken) for preset in presets(desk, case_id)}
        self.again = quiet_button("&Start again", self.start_again, "again")
        self.leave = primary_button("&Close", self.accept, "close")
        self.hint = Words(NOTHING, tone="quiet")
        self.problems = NoticePanel("red")
        self.governed, self.oddities = NoticePanel("amber"), NoticePanel("amber")
        self.heading, self.head = Words("The dates now and then", "heading"), TimetableHead()
        self.suppositions: list[SupposedLine] = []
        self.lines: list[TimetableLine] = []
        held, dates = QWidget(), QWidget()
        self._held, self._dates = QVBoxLayout(held), QVBoxLayout(dates)
        self._lay_out(held, dates)
        self._show()
        next(button for button in self.presets.values() if button.isEnabled()).setFocus(Qt.FocusReason.TabFocusReason)

    def suppose(self, one: Supposed, at: int | None = None) -> None:
        """Supposes one thing more, or another in the place of one."""
        self._tell(with_supposed(self.supposed, one, at))

    def remove(self, at: int) -> None:
        """Takes one supposition away; the focus goes to the next."""
        self._tell((*self.supposed[:at], *self.supposed[at + 1 :]))
        left = self.suppositions[min(at, len(self.suppositions) - 1)].remove if self.suppositions else None
        stop = left or next(button for button in self.presets.values() if button.isEnabled())
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_again(self) -> None:
        """Takes all suppositions away."""
        self._tell(())
        next(iter(self.presets.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, preset: Preset, taken: set[str]) -> Button:
        button = quiet_button(with_access_key(preset.label, taken), partial(self._take, preset), f"if.{preset.key}")
        button.block(preset.blocked)
        return button

    def _take(self, preset: Preset) -> None:
        if preset.at_once is not None:
            self.suppose(preset.at_once)
        elif preset.opens is not None:
            self._ask(preset.opens(self.supposed))

    def _change(self, at: int) -> None:
        others = (*self.supposed[:at], *self.supposed[at + 1 :])
        made = self._ask(changing(self._desk, self._case_id, self.supposed[at], others), at)
        if made is not None:  # where it took the place of an earlier one too, it stands further up now
            now_at = next(n for n, one in enumerate(self.supposed) if one is made)
            self.suppositions[now_at].change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, form: SupposingForm, at: int | None = None) -> Supposed | None:
        """Asks for one supposition; None where none was made."""
        dialog = FormDialog(form.guide, parent=self)
        dialog.set_subject(self.told.who)
        made = form.made(dialog.answers()) if dialog.exec() else None
        dialog.deleteLater()
        if made is not None:
            self.suppose(made, at)
        return made

    def _tell(self, supposed: tuple[Supposed, ...]) -> None:
        """Tells what follows from these; where that cannot be worked out, they are not supposed."""
        told = timetable(self._desk, self._case_id, supposed)
        self.supposed, self.told = supposed, told
        self._show()
        announce(self, differing(self.told))

    def _show_working(self, view: DateView) -> None:
        if view.working is not None:
            dialog = WorkingDialog(view.working, self)
            dialog.exec()
            dialog.deleteLater()

    def _lay_out(self, held: QWidget, dates: QWidget) -> None:
        column = self.pane.column
        column.addWidget(Words("What if?", "title"))
        column.addWidget(Words(breakable(f"{self.told.who} · {self.told.reference}"), tone="quiet"))
        column.addWidget(NoticePanel("plain", NOT_STORED))
        column.addWidget(SectionHeading("Suppose that"))
        column.addWidget(held)
        column.addWidget(self.hint)
        column.addWidget(self.problems)
        choices = Flow()
        for button in self.presets.values():
            choices.add(button)
        column.addWidget(choices)
        column.addSpacing(units(1))
        for part in (self.heading, self.governed, self.oddities, self.head, dates):
            column.addWidget(part)
        column.addStretch(1)
        for box in (self._held, self._dates):
            spaced(box, gap=0)
        self.add_foot(self.again, self.leave)

    def _show(self) -> None:
        """Shows what is supposed and what follows."""
        made = self.told
        suppositions = [
            SupposedLine(words, partial(self._change, at), partial(self.remove, at))
            for at, words in enumerate(made.supposed)
        ]
        lines = [TimetableLine(row, self._show_working, captions(made)) for row in made.rows]
        _replace(self._held, self.suppositions, suppositions)
        _replace(self._dates, self.lines, lines)
        self.suppositions, self.lines = suppositions, lines
        self.lines[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hint.setVisible(not made.supposed)
        self.again.block("" if made.supposed else "Nothing is supposed yet.")
        self._say(made)
        self._order_tabs()

    def _say(self, made: Timetable) -> None:
        """The notices, and from which day each column is looked at."""
        for notice, heading, sentences in (
            (self.problems, "This cannot be", [problem.sentence for problem in made.problems]),
            (self.governed, "Another edition of the Code", [made.governed]),
            (self.oddities, "What would be odd in the record", made.oddities),
        ):
            text = "\n".join(filter(None, sentences))
            notice.set_text(text, heading)
            notice.setVisible(bool(text))
        self.head.set_titles(captions(made))

    def _order_tabs(self) -> None:
        links = [stop for line in self.suppositions for stop in (line.change, line.remove)]
        dates = [stop for line in self.lines for stop in (line, line.working)]
        order_tabs([*links, *self.presets.values(), *dates, self.again, self.leave])


def _replace(box: QVBoxLayout, old: Sequence[QWidget], new: Sequence[QWidget]) -> None:
    """Puts these into a box in the place of what was in it."""
    for part in old:
        box.removeWidget(part)
        part.hide()
        part.deleteLater()
    for part in new:
        box.addWidget(part)
        part.show()
