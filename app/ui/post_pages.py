"""Letters to post: what was issued and has not gone yet. The clock stops on the day a letter goes, not before.

All or some are printed as one job, put on labels and marked as posted together. Below stand the letters that went on
paper and are still to go in another format.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.guides import Field
from app.casework.letter_copies import issued_copies
from app.casework.letters import letter_pdf
from app.casework.questions import PostRow, formats_to_send, half_written, letters_to_post
from app.casework.steps import NextStep
from app.casework.work_orders import work_order, work_order_title
from app.rules.problems import UserError
from app.ui.buttons import primary_button, quiet_button
from app.ui.choice_fields import TickField
from app.ui.flows import Flow
from app.ui.issue_round_dialogs import IssueRoundDialog
from app.ui.label_dialogs import LabelDialog
from app.ui.labels import Words
from app.ui.lines import Line
from app.ui.pages import Page, PageHead
from app.ui.panels import EmptyState, NoticePanel, ReadingColumn
from app.ui.pdf_views import PdfDialog
from app.ui.post_lines import FormatLine, PostLine
from app.ui.post_round_dialogs import PostRoundDialog
from app.ui.preferences import Preferences
from app.ui.print_jobs import EMPTY_PAGES, WHEN_DUPLEX
from app.ui.print_round_dialogs import PrintRoundDialog
from app.ui.routes import Routes
from app.ui.stale_notices import WITHDRAWN, withdraw_letter
from app.ui.themes import spaced, units

WHY = "A letter stops its clock on the day it goes, so say here when you have posted it."
NONE_WAITING = (
    "A letter that you issue waits here until you say on which day it was posted. "
    "That day is what counts under the Code, not the date on the letter."
)
OTHER_FORMATS = "Still to go in another format"
ISSUE_ALL = "Issue all that are complete…"
NONE_TICKED = "Tick the letters first."
ALL = Field("all", "All of them", "tick")


class LettersToPostPage(Page):
    """The letters that wait for a stamp."""

    def __init__(
        self, desk: Desk, routes: Routes, parent: QWidget | None = None, *, preferences: Preferences | None = None
    ) -> None:
        """`preferences` remember how letters are printed; without them it is remembered while the page is there."""
        super().__init__("post", parent)
        self._desk, self._routes, self._preferences = desk, routes, preferences
        self._unticked: set[int] = set()
        kept = preferences.fresh if preferences else ""
        self._fresh = kept if kept in EMPTY_PAGES else WHEN_DUPLEX
        self.head = PageHead("Letters to post")
        self.trouble = NoticePanel("red")
        self.empty = EmptyState("post", "No letter is waiting to be posted", NONE_WAITING, "Go to Today")
        self.empty.chosen.connect(partial(routes.place_asked.emit, "today"))
        self.drafts = NoticePanel("plain", button=ISSUE_ALL)
        self.drafts.button.setObjectName("issue_all")
        self.drafts.chosen.connect(self.issue_complete)
        self.all = TickField(ALL)
        self.print = primary_button("&Print…", self.print_chosen, "print")
        self.labels = quiet_button("&Labels…", self.label_chosen, "labels")
        self.posted = quiet_button("I posted &these…", self.post_chosen, "posted")
        self.lines: list[PostLine] = []
        self.format_lines: list[FormatLine] = []
        self._list = QWidget()
        self.pane = ReadingColumn("Letters to post", None)
        self._lay_out()
        self.all.box.clicked.connect(self._tick_all)

    def ask(self) -> None:
        """Asks which letters are still here."""
        rows, incomplete = letters_to_post(self._desk), formats_to_send(self._desk)
        self.head.set_words("Letters to post", WHY if rows else "")
        self.trouble.hide()
        self._show_drafts(len(half_written(self._desk)))
        self.empty.setVisible(not rows and not incomplete)
        self._bar.setVisible(bool(rows))
        focus = self.window().focusWidget()
        had_focus = focus is not None and self._list.isAncestorOf(focus)
        old, self._list = self._list, QWidget()
        self._unticked &= {row.letter_id for row in rows}
        self.lines = [self._line(row) for row in rows]
        self.format_lines = [self._format_line(row) for row in incomplete]
        self._fill()
        self.pane.column.replaceWidget(old, self._list)
        old.hide()
        old.deleteLater()
        self._list.show()  # at once: what is not shown yet cannot take the focus back
        self._follow()
        if had_focus:
            first = next(iter([*self.lines, *self.format_lines]), self.empty.button)
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def chosen(self) -> tuple[PostRow, ...]:
        """The letters that are ticked, in the order of the list."""
        return tuple(line.row for line in self.lines if line.tick.isChecked())

    def print_chosen(self) -> None:
        """Prints the letters that are ticked as one job; those that the printer took are ticked no more."""
        rows = self.chosen()
        if not rows:
            return
        dialog = PrintRoundDialog(self._desk, rows, self._fresh, self)
        dialog.exec()
        self._keep_fresh(dialog.fresh.value())
        if dialog.taken != {row.letter_id for row in rows}:  # else all of them are printed, and are to be posted now
            for line in self.lines:
                if line.row.letter_id in dialog.taken:
                    line.tick.setChecked(False)
        dialog.deleteLater()

    def issue_complete(self) -> None:
        """Shows the letters that are half written, and issues those that are complete and ticked."""
        dialog = IssueRoundDialog(self._desk, self)
        dialog.exec()
        sentence, opened = dialog.sentence, dialog.opened
        dialog.deleteLater()
        if sentence:
            self._routes.changed.emit(sentence)
        if opened is not None:
            self._routes.letter_asked.emit(*opened)

    def label_chosen(self) -> None:
        """Makes the envelope labels of the letters that are ticked."""
        rows = self.chosen()
        if rows:
            dialog = LabelDialog(self._desk, rows, self)
            dialog.exec()
            dialog.deleteLater()

    def post_chosen(self) -> None:
        """Asks when and how the letters that are ticked went."""
        rows = self.chosen()
        if not rows:
            return
        dialog = PostRoundDialog(self._desk, rows, self)
        dialog.exec()
        sentence = dialog.sentence
        dialog.deleteLater()
        if sentence:
            self._routes.changed.emit(sentence)

    def show_letter(self, row: PostRow) -> None:
        """Shows a letter exactly as it was issued, to be printed."""
        title = f"{row.name}, {row.who}"
        self._show(
            lambda: PdfDialog(
                letter_pdf(self._desk, row.digest),
                title,
                self,
                issued_copies(self._desk, row.case_id, row.letter_id),
            )
        )

    def show_order(self, row: PostRow) -> None:
        """Shows the work order for the other formats of a letter, to be printed."""
        case_id = row.case_id
        self._show(
            lambda: PdfDialog(
                work_order(self._desk, case_id, row.letter_id), work_order_title(self._desk, case_id), self
            )
        )

    def withdraw(self, row: PostRow) -> None:
        """Strikes a letter out, and leads to writing it anew."""
        self.trouble.hide()
        try:
            anew = withdraw_letter(self._desk, row.case_id, row.letter_id, self)
        except UserError as refusal:
            self.trouble.set_text(refusal.sentence)
            self.trouble.show()
            return
        if anew is not None:
            self._routes.changed.emit(WITHDRAWN)
            self._routes.letter_asked.emit(row.case_id, *anew)

    def _show(self, made: Callable[[], PdfDialog]) -> None:
        """Shows a PDF, or says why it cannot be shown."""
        self.trouble.hide()
        try:
            dialog = made()
        except UserError as refusal:
            self.trouble.set_text(refusal.sentence)
            self.trouble.show()
            return
        dialog.exec()
        dialog.deleteLater()

    def _lay_out(self) -> None:
        self._bar = Flow(1.5)
        for part in (self.all, self.print, self.posted, self.labels):
            self._bar.add(part)
        for whole in (self.head, self.trouble, self.drafts, self._bar, self._list, self.empty):
            self.pane.column.addWidget(whole)
        self.pane.column.addStretch(1)
        spaced(self.pane.column, gap=2)
        column = QVBoxLayout(self)
        spaced(column, gap=0)
        column.addWidget(self.pane)

    def _show_drafts(self, count: int) -> None:
        """Says how many letters are half written, where there are any."""
        sentence = "1 letter is half written." if count == 1 else f"{count} letters are half written."
        self.drafts.set_text(sentence)
        self.drafts.button.setAccessibleName(f"{ISSUE_ALL.rstrip('…')}: {sentence}")
        self.drafts.setVisible(bool(count))

    def _keep_fresh(self, choice: str) -> None:
        """Remembers when a letter is followed by an empty page, where that was chosen anew."""
        if choice and choice != self._fresh:
            self._fresh = choice
            if self._preferences is not None:
                self._preferences.keep_fresh(choice)

    def _fill(self) -> None:
        """Puts the lines in the list."""
        column = QVBoxLayout(self._list)
        spaced(column, gap=0)
        self._add(column, self.lines)
        if self.format_lines:
            heading = Words(OTHER_FORMATS, "heading")
            heading.setContentsMargins(0, units(3) if self.lines else 0, 0, units(1))
            column.addWidget(heading)
            self._add(column, self.format_lines)

    def _add(self, column: QVBoxLayout, lines: Sequence[Line]) -> None:
        for line in lines:
            column.addWidget(line)

    def _tick_all(self) -> None:
        ticked = self.all.box.isChecked()
        for line in self.lines:
            line.tick.setChecked(ticked)

    def _ticked(self, row: PostRow, ticked: bool) -> None:  # noqa: FBT001 - Qt's signal gives a bare bool
        if ticked:
            self._unticked.discard(row.letter_id)
        else:
            self._unticked.add(row.letter_id)
        self._follow()

    def _follow(self) -> None:
        """Brings the buttons up to what is ticked."""
        count, every = len(self.chosen()), len(self.lines)
        self.all.box.setChecked(bool(every) and count == every)
        letters = f"{count} letter{'' if count == 1 else 's'}" if count else ""
        self.print.setText(f"&Print {letters}…" if letters else "&Print…")
        self.posted.setText("I posted &these…" if count != 1 else "I posted &this…")
        self.posted.setAccessibleName(f"I posted these: {letters}" if letters else "I posted these")
        self.labels.setAccessibleName(f"Envelope labels: {letters}" if letters else "Envelope labels")
        for button in (self.print, self.labels, self.posted):
            button.block("" if count else NONE_TICKED)

    def _line(self, row: PostRow) -> PostLine:
        line = PostLine(row, self._desk.today())
        line.setObjectName(f"letter.{row.letter_id}")
        line.tick.setChecked(row.letter_id not in self._unticked)
        line.ticked.connect(partial(self._ticked, row))
        step = NextStep("post", "I posted this", row.kind, row.stage, row.letter_id)
        line.opened.connect(partial(self._routes.case_asked.emit, row.case_id))
        line.open_chosen.connect(partial(self.show_letter, row))
        line.anew_chosen.connect(partial(self.withdraw, row))
        line.post_chosen.connect(partial(self._routes.step_asked.emit, row.case_id, step))
        self._connect_formats(line)
        return line

    def _format_line(self, row: PostRow) -> FormatLine:
        line = FormatLine(row)
        line.setObjectName(f"format_of.{row.letter_id}")
        line.opened.connect(partial(self._routes.case_asked.emit, row.case_id))
        line.open_chosen.connect(partial(self.show_letter, row))
        self._connect_formats(line)
        return line

    def _connect_formats(self, line: PostLine | FormatLine) -> None:
        row = line.row
        step = NextStep("deed", "It went in another format", "send_format", row.stage, of=str(row.letter_id))
        unwanted = NextStep("deed", "It is no longer wanted", "drop_format", row.stage, of=str(row.letter_id))
        line.order_chosen.connect(partial(self.show_order, row))
        line.unwanted_chosen.connect(partial(self._routes.step_asked.emit, row.case_id, unwanted))
        line.format_chosen.connect(partial(self._routes.step_asked.emit, row.case_id, step))
