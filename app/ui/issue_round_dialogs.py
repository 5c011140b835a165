"""Issuing a round: the letters that are half written, what each lacks, and those that are complete issued together."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.guides import Field
from app.casework.issue_rounds import IssueRound, Which, half_written_letters, issue_all
from app.ui.buttons import primary_button, quiet_button
from app.ui.choice_fields import TickField
from app.ui.issue_lines import IssueLine
from app.ui.labels import Words, announce
from app.ui.letter_issues import SAMPLE
from app.ui.pane_dialogs import PaneDialog
from app.ui.panels import NoticePanel, ReadingColumn
from app.ui.themes import spaced

WIDTH, HEIGHT = 104, 92
"""The size asked for, in grid units; never more than the screen has."""

AWAKE = 0.05
"""Seconds after which the window is drawn anew and listened to while letters are gone through."""

ALL = Field("all", "All that are complete", "tick")
NONE_TICKED = "Tick a letter that is complete first."
BUSY = "The letters are being gone through. Stop it first."
NOTHING = "No letter is half written."
WHAT = (
    "These are the letters that you began and did not issue. A letter that you have not opened yet is not among them. "
    "Open one to read it, or to put right what it lacks."
)

FREEZES = (
    "Each letter goes into the book as it stands, dated today, and can no longer be changed. "
    "No clock stops yet: that is done by the day you post it."
)


class IssueRoundDialog(PaneDialog):
    """'Issue all that are complete…'. Once it closes, `sentence` says what was issued; `opened` is one to be opened."""

    wants = (WIDTH, HEIGHT)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Issue all that are complete", ReadingColumn("Letters that are half written", None), parent)
        self._desk = desk
        self._stop, self._busy, self._gathered, self._count = False, False, False, 0
        self._looked = 0.0
        self.sentence = ""
        self.opened: Which | None = None
        self.lines: list[IssueLine] = []
        self.what, self.freezes, self.sample = Words(WHAT, tone="quiet"), NoticePanel("plain", FREEZES), Words("")
        self.all = TickField(ALL)
        self.trouble, self.bar = NoticePanel("amber"), QProgressBar()
        self.bar.setAccessibleName("Gone through so far")
        self.issue = primary_button("&Issue", self.issue_ticked, "issue")
        self.stop = quiet_button("S&top", self.stop_it, "stop")
        self.leave = quiet_button("&Close", self.accept, "close")
        self._list = QWidget()
        self._lay_out()
        self.all.take_access_key({"i", "t", "c"})
        self.all.box.clicked.connect(self._tick_all)

    def showEvent(self, event: QShowEvent) -> None:
        """Goes through the letters once it can be seen, so that progress can be seen too."""
        super().showEvent(event)
        if not self._gathered and not self._busy:
            QTimer.singleShot(0, self, self.gather)

    def gather(self) -> None:
        """Looks at every letter that is half written, and lists them."""
        self._set_busy(busy=True)
        try:
            found = half_written_letters(self._desk, self._going)
        finally:
            self._set_busy(busy=False)
        old, self._list = self._list, QWidget()
        self.lines = [self._line(IssueLine(letter)) for letter in found]
        column = QVBoxLayout(self._list)
        spaced(column, gap=0)
        for line in self.lines:
            column.addWidget(line)
        self.freezes.setVisible(bool(self.lines))
        if not self.lines:
            column.addWidget(Words(NOTHING, tone="quiet"))
        self.pane.column.replaceWidget(old, self._list)
        old.hide()
        old.deleteLater()
        self._list.show()
        self._gathered = True
        self._follow()
        (self.all.box if self.lines else self.leave).setFocus()

    def ticked(self) -> tuple[Which, ...]:
        """The letters that are ticked, in the order of the list."""
        return tuple(line.letter.which for line in self.lines if line.tick.isChecked())

    def issue_ticked(self) -> None:
        """Issues the letters that are ticked; says what was issued, and what was not and why."""
        wanted = self.ticked()
        if self._busy or not wanted:
            return
        names = {line.letter.which: f"{line.letter.name} to {line.letter.who}" for line in self.lines}
        self._set_busy(busy=True)
        try:
            came = issue_all(self._desk, wanted, self._going)
        finally:
            self._set_busy(busy=False)
        self._count += len(came.issued)
        self.sentence = _issued(self._count) if self._count else ""
        self.gather()
        self._tell(came, len(wanted), names)

    def stop_it(self) -> None:
        """Stops after the letter in hand."""
        self._stop = True

    def entered(self) -> bool:
        """Enter alone issues nothing: what is issued can no longer be changed, so its own button is pressed."""
        return True

    def reject(self) -> None:
        """Esc stops what runs, and closes otherwise."""
        if self._busy:
            self.stop_it()
        else:
            super().reject()

    def _open(self, line: IssueLine) -> None:
        if not self._busy:
            self.opened = line.letter.which
            self.accept()

    def _tell(self, came: IssueRound, wanted: int, names: dict[Which, str]) -> None:
        """What was issued, in the foot; what was not, above the list."""
        stopped = f" You stopped it: {_letters(wanted - len(came.issued) - len(came.left))} not begun."
        done = _issued(len(came.issued))
        said = f"{done if came.issued else 'No letter was issued.'}{stopped if came.stopped else ''}"
        self.said.set_tone("green" if len(came.issued) == wanted else "amber")
        self.said.set_text(said)
        self.said.show()
        lines = [f"{names[which]}: {sentence}" for which, sentence in came.left]
        self.trouble.set_text("\n".join(lines), "Not issued")
        self.trouble.setVisible(bool(lines))
        announce(self, " ".join((said, *lines)))

    def _going(self, done: int, count: int) -> bool:
        self.bar.setMaximum(max(count, 1))
        self.bar.setValue(done)
        self.bar.setFormat(f"{done} of {count} letters")
        if not done or done == count or time.monotonic() > self._looked + AWAKE:
            self._looked = time.monotonic()
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        return not self._stop

    def _set_busy(self, *, busy: bool) -> None:
        self._busy, self._stop = busy, False
        self.bar.setVisible(busy)
        self.stop.setVisible(busy)
        self._list.setEnabled(not busy)
        self.leave.block(BUSY if busy else "")
        self.issue.block(BUSY if busy else "")
        if busy:
            self.said.hide()
            self.trouble.hide()

    def _line(self, line: IssueLine) -> IssueLine:
        line.ticked.connect(self._follow)
        line.opened.connect(lambda: self._open(line))
        return line

    def _tick_all(self) -> None:
        ticked = self.all.box.isChecked()
        for line in self.lines:
            line.tick.setChecked(ticked and line.letter.complete)

    def _follow(self) -> None:
        """Brings the button and the tick for all up to what is ticked."""
        count, complete = len(self.ticked()), [line for line in self.lines if line.letter.complete]
        self.all.box.setChecked(bool(complete) and all(line.tick.isChecked() for line in complete))
        self.all.setVisible(bool(complete))
        self.issue.setText(f"&Issue {count} letter{'' if count == 1 else 's'}" if count else "&Issue")
        self.issue.block("" if count else NONE_TICKED)

    def _lay_out(self) -> None:
        self.sample.setText(SAMPLE if self._desk.sample else "")
        self.sample.setVisible(self._desk.sample)
        title = Words("Issue all that are complete", "title")
        self.fill(title, self.what, self.trouble, self.all, self._list, self.freezes, self.sample)
        self.add_foot(self.leave, self.stop, self.issue, told=self.bar)
        for hidden in (self.bar, self.stop, self.trouble, self.all):
            hidden.hide()


def _issued(count: int) -> str:
    return f"{_letters(count)} issued and {'waits' if count == 1 else 'wait'} in Letters to post."


def _letters(count: int) -> str:
    return "1 letter was" if count == 1 else f"{count} letters were"
