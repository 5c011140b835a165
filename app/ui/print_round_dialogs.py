"""Printing a round: chosen letters and their copies as one job, with progress, and what to do where it stopped."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QProgressBar, QWidget

from app.casework.desks import Desk
from app.casework.guides import Field, Option
from app.casework.post_rounds import LeftOver, Sheaf, sheaves
from app.casework.questions import PostRow
from app.ui.buttons import primary_button, quiet_button
from app.ui.choice_fields import ChoiceField, TickField
from app.ui.file_dialogs import folder_to_use
from app.ui.job_previews import BOTH_SIDES, JobPreviewDialog
from app.ui.labels import Words
from app.ui.pane_dialogs import PaneDialog
from app.ui.panels import NoticePanel, ReadingColumn
from app.ui.print_jobs import ALWAYS, NEVER, WHEN_DUPLEX, Printed, begins_fresh, plan, print_sheaves, told
from app.ui.prints import a4_printer, documents, free_path, opened, write_whole

WIDTH, HEIGHT = 84, 84
"""The size asked for, in grid units; never more than the screen has."""

SHOWN = 12
"""How many letters are named one by one."""

FRESH = Field(
    "fresh",
    "Where does each letter begin?",
    "choice",
    options=(
        Option(
            WHEN_DUPLEX,
            "On a fresh sheet when printing on both sides",
            "A letter with an odd number of pages is followed by an empty page.",
        ),
        Option(ALWAYS, "Always with an empty page after odd ones", "If your printer is set to both sides by itself."),
        Option(NEVER, "Never with empty pages", "One side of each sheet only."),
    ),
)
COPIES = Field("copies", "Print the copies for others too, each with an address sheet where it has an address", "tick")
NO_PRINTER = (
    "This PC has no printer that Casebook can use. Save each as a PDF and print them elsewhere. To add a printer, use "
    "this PC's own settings."
)
FOLDER = "Choose a folder for the letters"


def _pages(count: int) -> str:
    return f"{count}\N{NO-BREAK SPACE}page{'' if count == 1 else 's'}"


class PrintRoundDialog(PaneDialog):
    """What is printed as one job. It records nothing; `taken` are the letters that the printer took whole."""

    wants = (WIDTH, HEIGHT)

    def __init__(self, desk: Desk, rows: Sequence[PostRow], fresh: str, parent: QWidget | None = None) -> None:
        super().__init__("Print letters", ReadingColumn("Print letters"), parent)
        self._desk, self._rows = desk, tuple(rows)
        self._stop, self._printing = False, False
        self.sheaves: tuple[Sheaf, ...] = ()
        self._counts: tuple[int, ...] = ()
        self.left: tuple[LeftOver, ...] = ()
        self.taken: frozenset[int] = frozenset()
        self.fresh, self.copies = ChoiceField(FRESH), TickField(COPIES)
        self.list = Words("")
        self.trouble, self.bar = NoticePanel("red"), QProgressBar()
        self.bar.setAccessibleName("Printed so far")
        self.print = primary_button("&Print…", self.print_round, "print")
        self.preview = quiet_button("Pre&view", self.show_preview, "preview")
        self.save = quiet_button("&Save each as a PDF…", self.save_each, "save")
        self.stop = quiet_button("S&top", self.stop_printing, "stop")
        self.leave = quiet_button("&Close", self.accept, "close")
        self._lay_out()
        self.fresh.set_value(fresh)
        self.copies.set_value(value=True)
        self.copies.setVisible(any(row.copies for row in rows))
        self.copies.changed.connect(self._gather)
        self._gather()

    def print_round(self) -> None:
        """Asks for a printer, and prints all of it as one job."""
        if not QPrinterInfo.availablePrinterNames():
            self.say(NO_PRINTER, "red")
            return
        printer = a4_printer(f"Casebook letters, {len(self.sheaves)}")
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("Print letters")
        accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            self.print_on(printer)

    def show_preview(self) -> None:
        """Shows the whole job, with its empty pages; from there it can be printed."""
        if not self.sheaves or self._printing:
            return
        choice = self.fresh.value()
        steps = plan(self._counts, fresh=choice != NEVER)
        odd = any(page is None for _, page in steps)
        note = BOTH_SIDES if odd and choice == WHEN_DUPLEX else ""
        dialog = JobPreviewDialog(self.sheaves, steps, note, self)
        wanted = dialog.exec()
        dialog.deleteLater()
        if wanted:
            self.print_round()

    def print_on(self, printer: QPrinter) -> Printed:
        """Prints on a printer, and says what came of it."""
        self._stop = False
        self._busy(printing=True)
        try:
            fresh = begins_fresh(self.fresh.value(), printer)
            printed = print_sheaves(self.sheaves, printer, fresh=fresh, going=self._going)
        finally:
            self._busy(printing=False)
        done = {sheaf.letter_id for sheaf in self.sheaves[: printed.done]}
        self.taken |= done - {sheaf.letter_id for sheaf in self.sheaves[printed.done :]}
        self.say(told(printed, self.sheaves), "green" if printed.complete else "amber")
        return printed

    def save_each(self) -> None:
        """Saves every letter as a file of its own in a folder; no file that is there is replaced."""
        chosen = folder_to_use(self, FOLDER, str(documents()))
        if chosen is None:
            return
        saved = 0
        try:
            for sheaf in self.sheaves:
                write_whole(free_path(chosen, sheaf.name, ".pdf"), sheaf.pdf)
                saved += 1
        except OSError as error:
            reason = error.strerror or str(error)
            sentence = f"{saved} of {len(self.sheaves)} were saved in {chosen}, then: {reason}."
            self.say(f"{sentence} Choose another folder, or make room in this one.", "red")
            return
        self.say(f"Saved in {chosen}: {saved}.", "green")

    def stop_printing(self) -> None:
        """Stops the job after the page in hand."""
        self._stop = True

    def entered(self) -> bool:
        """Enter prints."""
        if not self._printing:
            self.print_round()
        return True

    def reject(self) -> None:
        """Esc stops a job that runs, and closes otherwise."""
        if self._printing:
            self.stop_printing()
        else:
            super().reject()

    def _gather(self) -> None:
        """Lays out what is to be printed, in order."""
        self.sheaves, self.left = sheaves(self._desk, self._rows, copies=self.copies.value())
        counts = self._counts = tuple(opened(sheaf.pdf).pageCount() for sheaf in self.sheaves)
        lines = [
            f"{number}. {sheaf.name}, {_pages(count)}"
            for number, (sheaf, count) in enumerate(zip(self.sheaves, counts, strict=True), 1)
        ]
        more = len(lines) - SHOWN
        lines = [*lines[:SHOWN], f"and {more} more"] if more > 0 else lines
        self.list.setText("\n".join([*lines, f"Together: {_pages(sum(counts))}."] if lines else []))
        self.trouble.set_text("\n".join(f"{one.row.name} to {one.row.who}: {one.sentence}" for one in self.left))
        self.trouble.setVisible(bool(self.left))
        nothing = "" if self.sheaves else "There is no letter to print here."
        for button in (self.print, self.preview, self.save):
            button.block(nothing)

    def _going(self, done: int, count: int) -> bool:
        self.bar.setMaximum(max(count, 1))
        self.bar.setValue(done)
        self.bar.setFormat(f"{done} of {count} pages")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        return not self._stop

    def _busy(self, *, printing: bool) -> None:
        self._printing = printing
        why = "The letters are being printed. Stop it first." if printing else ""
        for button in (self.print, self.preview, self.save, self.leave):
            button.block(why)
        self.bar.setVisible(printing)
        self.stop.setVisible(printing)
        if printing:
            self.said.hide()

    def _lay_out(self) -> None:
        self.fill(Words("Print letters", "title"), self.trouble, self.list, self.copies, self.fresh)
        self.add_foot(self.leave, self.stop, self.save, self.preview, self.print, told=self.bar)
        for hidden in (self.bar, self.stop):
            hidden.hide()
        taken = {"p", "v", "s", "t", "c"}
        for box in (self.copies, self.fresh):
            box.take_access_key(taken)
