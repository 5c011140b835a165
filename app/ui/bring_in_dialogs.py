"""Bring in old records: choose a file, say what its columns hold, see what would happen, do it, and undo it later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QStandardPaths, Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QSpinBox, QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.guides import Field, Option
from app.casework.import_plans import (
    ERASED,
    LOOK_AT,
    Choices,
    Doubt,
    LeftOut,
    Plan,
    Source,
    Told,
    columns_problems,
    plan_import,
    preview,
)
from app.casework.imports import Brought, bring_in, cases_words, undo_import
from app.casework.old_rows import OldRow
from app.casework.old_timelines import CLOSED, OPEN
from app.incoming.columns import BY_KEY
from app.incoming.headings import headings_in
from app.incoming.likely_sheets import likeliest_sheet
from app.incoming.logs import Log, open_log
from app.incoming.sheets import MOST_ROWS
from app.rules.dates import table_date
from app.rules.problems import UserError
from app.ui.buttons import primary_button, quiet_button
from app.ui.case_words import breakable
from app.ui.choice_fields import ChoiceField, TickField
from app.ui.column_choices import ColumnChoices, MeaningBox
from app.ui.earlier_imports import EarlierImports, sure
from app.ui.file_dialogs import file_to_open
from app.ui.flows import Flow
from app.ui.labels import Words
from app.ui.pane_dialogs import PaneDialog
from app.ui.panels import NoticePanel, ReadingColumn
from app.ui.routes import Routes
from app.ui.themes import spaced

TITLE = "Bring in old records"
KINDS = "Old logs (*.xlsx *.xlsm *.xls *.ods *.csv *.txt *.tsv);;All files (*)"
LEAD = (
    "A log of complaints that you kept in Excel, LibreOffice or as CSV. Nothing is brought in until you have seen what "
    "would happen, and all of it can be undone later from here. The file itself is not changed."
)
ANSWERED = Field(
    "answered",
    "Complaints that were answered, where the log does not say whether they are closed",
    "choice",
    options=(
        Option(CLOSED, "They were closed on the day of the last answer"),
        Option(OPEN, "They are still open"),
    ),
)
TWICE = Field("duplicates", "Bring in those that look like duplicates, too", "tick")
GONE = Field("erased", "Bring in those that were brought in before and erased, too", "tick")
UNDO_IN = "To undo this: File, Bring in old records…"
SHOWN = 60
"""Rows of a kind that are named; there may be thousands."""
OFTEN = 60
"""Milliseconds between two looks at whether she wants it stopped."""
Made = TypeVar("Made")


class BringInDialog(PaneDialog):
    """The whole of it in one pane, from the file at the top to what would happen at the end. Esc stops, or closes."""

    wants = (104, 92)

    def __init__(self, desk: Desk, routes: Routes | None = None, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, ReadingColumn(TITLE, 96), parent)
        self._desk, self._routes = desk, routes
        self._log: Log | None = None
        self._source: Source | None = None
        self.plan: Plan | None = None
        self._busy_now, self._stop, self._clock = False, False, QElapsedTimer()
        self.file = Words("")
        self.choose = quiet_button("Choose a &file…", self.choose_file, "choose")
        self.sheet, self.row = MeaningBox("Sheet"), QSpinBox()
        self.columns: ColumnChoices | None = None
        self.answered, self.twice = ChoiceField(ANSWERED), TickField(TWICE)
        self.gone, self._any_gone = TickField(GONE), False
        self.first, self.outcome, self.named = Words(""), NoticePanel("plain"), Words("")
        self.would = QWidget()
        self.earlier = EarlierImports(desk)
        self.earlier.undo_asked.connect(self.undo)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Done so far")
        self.look = quiet_button("See what &would happen", self.work_out, "look")
        self.go = primary_button("&Bring in", self.do_it, "go")
        self.stop = quiet_button("S&top", self.stop_it, "stop")
        self.leave = quiet_button("&Close", self.accept, "close")
        self._lay_out()
        self.earlier.ask()
        self._show_parts()
        self.choose.setFocus()

    def choose_file(self) -> None:
        """Asks for the file."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen = file_to_open(self, "Choose the old log", documents, KINDS)
        if chosen is not None:
            self.take_file(chosen)

    def take_file(self, path: Path) -> None:
        """Opens a file, and shows the sheet that looks like a log."""
        try:
            log = open_log(path)
            sheet = likeliest_sheet(log)
        except UserError as refusal:
            self.say(refusal.sentence, "red")
            return
        self.said.hide()
        self._log = log
        self.file.setText(breakable(f"{log.name}"))
        self.sheet.blockSignals(True)
        self.sheet.clear()
        for name in log.sheets:
            self.sheet.addItem(name, name)
        self.sheet.setCurrentIndex(max(self.sheet.findData(sheet.name), 0))
        self.sheet.blockSignals(False)
        self._take_source(Source.of(log.name, log.digest, sheet))

    def take_sheet(self) -> None:
        """Shows another sheet of the workbook."""
        if self._log is not None:
            try:
                sheet = self._log.sheet(str(self.sheet.currentData()))
            except UserError as refusal:
                self.say(refusal.sentence, "red")
                return
            self._take_source(Source.of(self._log.name, self._log.digest, sheet))

    def take_row(self) -> None:
        """Takes the headings from another row."""
        old = self._source
        if old is not None and old.headings.row != self.row.value():
            self._take_source(Source(old.file, old.digest, old.sheet, headings_in(old.sheet, self.row.value())))

    def work_out(self) -> None:
        """Works out what would happen, and says it; nothing is written."""
        source, choices = self._source, self._choices()
        if source is None or choices is None or self._busy_now:
            return
        plan = self._run("Looked through so far", lambda tell: plan_import(self._desk, source, choices, tell))
        if plan is None:
            return
        self.plan = plan
        self._any_gone |= any(one.kind == ERASED for one in plan.duplicates)
        settled = plan.added and not (plan.duplicates or plan.refused or plan.doubts or plan.notes)
        self.outcome.set_tone("plain" if settled and not any(one.late for one in plan.added) else "amber")
        said = filter(None, (plan.sentence, plan.still_open, plan.to_look_at))
        self.outcome.set_text("\n".join(said), "What would happen")
        left_out = sorted((*plan.duplicates, *plan.refused), key=lambda one: one.number)
        groups = (
            (*plan.notes, *filter(None, (plan.unread,))),
            _named("Not brought in:", left_out),
            _named(LOOK_AT, plan.doubts),
        )
        self.named.setText(breakable("\n\n".join(filter(None, map("\n".join, groups)))))
        self._show_parts()
        self.outcome.setFocus(Qt.FocusReason.OtherFocusReason)  # what would happen is read before Enter can do it
        self.pane.reveal_soon(self.would)

    def do_it(self) -> None:
        """Brings in what was shown."""
        plan = self.plan
        if plan is None or not plan.added or self._busy_now:
            return
        brought = self._run("Brought in so far", lambda tell: bring_in(self._desk, plan, tell))
        if brought is not None:
            said = f"{cases_words(brought.cases)} brought in."
            self._done(f"{said} You can undo this from here.", f"{said} {UNDO_IN}")

    def undo(self, one: Brought) -> None:
        """Takes an import out again, once she is sure."""
        leave_out = None if self._busy_now else sure(one, self)
        if leave_out is None:
            return
        undone = self._run(
            "Taken out so far", lambda tell: undo_import(self._desk, one.number, leave_out=leave_out, tell=tell)
        )
        if undone is not None:
            self._done(undone.sentence)

    def stop_it(self) -> None:
        """Stops what runs; nothing of it is kept."""
        self._stop = True

    def reject(self) -> None:
        """Esc stops what runs, and closes otherwise."""
        if self._busy_now:
            self.stop_it()
        else:
            super().reject()

    def _done(self, sentence: str, elsewhere: str = "") -> None:
        """Says what was done; `elsewhere` is how a page says it, from which this place is not seen."""
        self.plan = None
        self.earlier.ask()
        self._show_parts()
        self.say(sentence, "green")
        if self._routes is not None:
            self._routes.changed.emit(elsewhere or sentence)

    def _choices(self) -> Choices | None:
        if self.columns is None:
            return None
        columns = self.columns.columns()
        problems = columns_problems(columns)
        if problems:
            self.say(" ".join(problem.sentence for problem in problems), "red")
            return None
        self.said.hide()
        return Choices(columns, str(self.answered.value() or CLOSED), bool(self.twice.value()), bool(self.gone.value()))

    def _take_source(self, source: Source) -> None:
        self._source, self._any_gone = source, False
        self.gone.set_value(value=False)
        old, self.columns = self.columns, ColumnChoices(source)
        self.columns.changed.connect(self._reconsider)
        if old is not None:
            self._columns_here.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._columns_here.addWidget(self.columns)
        self.row.blockSignals(True)
        self.row.setValue(source.headings.row)
        self.row.blockSignals(False)
        self._reconsider()

    def _reconsider(self) -> None:
        """What was worked out holds no longer: something else is chosen."""
        self.plan = None
        if self._source is not None and self.columns is not None:
            rows = preview(self._desk, self._source, self.columns.columns())
            self.first.setText(breakable("\n".join(map(_first, rows)) or "There are no rows below the headings."))
        self._show_parts()

    def _show_parts(self) -> None:
        chosen, plan = self._source is not None, self.plan
        for part in (self.file, self._of_the_file, self.answered, self.twice):
            part.setVisible(chosen)
        self.gone.setVisible(chosen and self._any_gone)
        self._sheets.setVisible(self.sheet.count() > 1)
        self.would.setVisible(plan is not None)
        self.look.block("" if chosen else "Choose a file first.")
        self.go.setText(f"&Bring in {cases_words(len(plan.added))}" if plan is not None and plan.added else "&Bring in")
        why = "Look first at what would happen." if plan is None else "There is nothing to bring in."
        self.go.block("" if plan is not None and plan.added else why)

    def _run(self, name: str, act: Callable[[Told], Made]) -> Made | None:
        """Does what takes long, with its progress; None where it was stopped or refused, which is said."""
        self._stop, self._busy_now = False, True
        self.bar.setAccessibleName(name)
        self._clock.start()
        self.said.hide()
        blocked = (self.choose, self.look, self.go, self.leave)
        for button in blocked:
            button.block("This is being done. Stop it first.")
        self.pane.setEnabled(False)
        try:
            return act(self._tell)
        except UserError as refusal:
            self.say(refusal.sentence, "amber")
            return None
        finally:
            self._busy_now = False
            self.pane.setEnabled(True)
            self.bar.hide()
            self.stop.hide()
            for button in blocked:
                button.block("")
            self._show_parts()

    def _tell(self, done: int, of: int) -> bool:
        if self._clock.elapsed() >= OFTEN:
            self._clock.restart()
            self.bar.show()
            self.stop.show()
            self.bar.setMaximum(max(of, 1))
            self.bar.setValue(done)
            self.bar.setFormat(f"{done:,} of {of:,}")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        return not self._stop

    def _lay_out(self) -> None:
        self.row.setRange(1, MOST_ROWS)
        self.row.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self.row, self.row.lineEdit()):
            part.setAccessibleName("Row of the headings")
        self.row.editingFinished.connect(self.take_row)
        self.sheet.setAccessibleName("Sheet")
        self.sheet.currentIndexChanged.connect(lambda _index: self.take_sheet())
        self.answered.set_value(CLOSED)
        for tick in (self.twice, self.gone):
            tick.set_value(value=False)
        for box in (self.answered, self.twice, self.gone):
            box.changed.connect(self._reconsider)
        self.outcome.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self.would)
        spaced(column, gap=0.75)
        column.addWidget(self.outcome)
        column.addWidget(self.named)
        choose = Flow()
        choose.add(self.choose)
        self._of_the_file = self._file_part()
        self.fill(
            Words(TITLE, "title"),
            Words(LEAD),
            self.file,
            choose,
            self._of_the_file,
            self.answered,
            self.twice,
            self.gone,
            self.would,
            self.earlier,
        )
        self.add_foot(self.leave, self.stop, self.look, self.go, told=self.bar)
        for hidden in (self.bar, self.stop):
            hidden.hide()

    def _file_part(self) -> QWidget:
        part, self._sheets = QWidget(), QWidget()
        column, sheets = QVBoxLayout(part), QVBoxLayout(self._sheets)
        self._columns_here = QVBoxLayout()
        for layout in (column, sheets, self._columns_here):
            spaced(layout, gap=0.75)
        label, row_label = QLabel("S&heet"), QLabel("&Row of the headings")
        label.setBuddy(self.sheet)
        row_label.setBuddy(self.row)
        sheets.addWidget(label)
        sheets.addWidget(self.sheet)
        row = Flow()
        row.add(row_label)
        row.add(self.row)
        for one in (self._sheets, row, Words("What each column holds", "heading")):
            column.addWidget(one)
        column.addLayout(self._columns_here)
        column.addWidget(Words("The first rows, as they would be read", "heading"))
        column.addWidget(self.first)
        return part


def _first(row: OldRow) -> str:
    """A row of the preview: 'Row 5: Mr D. Dunmore, C-01, date received Sun 10 Mar 2024.'."""
    days = (f"{BY_KEY[key].label.lower()} {table_date(on)}" for key, on in row.days.items() if isinstance(on, dt.date))
    said = ", ".join(filter(None, (row.name if row.texts or row.days else "", row.reference, *days)))
    wrong = (problem.sentence for problem in row.problems)
    return f"Row {row.number}: {' '.join((*([f'{said}.'] if said else []), *wrong))}"


def _named(what: str, rows: Sequence[LeftOut | Doubt]) -> list[str]:
    """Rows that are left out, or that hold something to look at, each with why; of many, the first."""
    said = [f"Row {one.number}{f', {one.who}' if one.who else ''}: {one.why}" for one in rows[:SHOWN]]
    more = [f"and {len(rows) - SHOWN:,} more rows"] if len(rows) > SHOWN else []
    return [what, *said, *more] if said else []
