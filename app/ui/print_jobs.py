"""Print jobs: many letters as one job, each on sheets of its own, with progress, and a sentence where it stopped.

A letter counts as printed when the printer has taken all of its pages. What was not taken is named and can be printed
again; nothing is recorded by printing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from app.casework.post_rounds import Going, Sheaf
from app.rules.problems import UserError
from app.ui.prints import opened, paint_page

WHEN_DUPLEX, ALWAYS, NEVER = "when_duplex", "always", "never"
"""When a letter with an odd number of pages is followed by an empty one, so that the next begins on a fresh sheet."""

EMPTY_PAGES = (WHEN_DUPLEX, ALWAYS, NEVER)

Step = tuple[int, int | None]
"""A page to print: the number of its sheaf, and its page; None for an empty one."""

ORDERED = "Nothing was recorded as posted."


@dataclass(frozen=True)
class Printed:
    """How far a job came."""

    done: int
    """How many sheaves the printer has taken, from the first on."""
    count: int
    stopped: bool = False
    """Whether she stopped it."""
    trouble: str = ""
    """What went wrong with the sheaf after those, in a sentence; empty for nothing."""

    @property
    def complete(self) -> bool:
        """Whether all of it was taken."""
        return self.done == self.count and not self.trouble


def plan(pages: Sequence[int], *, fresh: bool) -> tuple[Step, ...]:
    """The pages of a job in order; with `fresh`, every sheaf begins on the front of a sheet printed on both sides."""
    steps: list[Step] = []
    last = len(pages) - 1
    for sheaf, count in enumerate(pages):
        steps += [(sheaf, page) for page in range(count)]
        if fresh and count % 2 and sheaf < last:
            steps.append((sheaf, None))
    return tuple(steps)


def begins_fresh(choice: str, printer: QPrinter) -> bool:
    """Whether empty pages are wanted, by what was chosen and by how the printer is set."""
    if choice == WHEN_DUPLEX:
        return printer.duplex() != QPrinter.DuplexMode.DuplexNone
    return choice == ALWAYS


def print_sheaves(
    sheaves: Sequence[Sheaf], printer: QPrinter, *, fresh: bool, going: Going = lambda _done, _count: True
) -> Printed:
    """Puts sheaves on a printer as one job; `going` is told how many pages are done, and answers whether to go on."""
    try:
        pages = [opened(sheaf.pdf).pageCount() for sheaf in sheaves]
    except UserError as unreadable:
        return Printed(0, len(sheaves), trouble=unreadable.sentence)
    painter = QPainter()
    if not painter.begin(printer):
        return Printed(0, len(sheaves), trouble="The printer did not take it. Check that it is on and connected.")
    try:
        return _print(sheaves, printer, painter, plan(pages, fresh=fresh), going)
    finally:
        painter.end()


def _print(
    sheaves: Sequence[Sheaf], printer: QPrinter, painter: QPainter, steps: Sequence[Step], going: Going
) -> Printed:
    """One page after the other; a sheaf is done when the page after its last is begun, or the job is at its end."""
    count, documents = len(sheaves), Documents(sheaves)
    for at, (number, page) in enumerate(steps):
        if not going(at, len(steps)):
            printer.abort()
            return Printed(number, count, stopped=True)
        if at and not printer.newPage():
            return Printed(number, count, trouble=_gone(sheaves[number]))
        if page is not None:
            paint_page(documents.of(number), page, printer, painter)
        if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
            return Printed(number, count, trouble=_gone(sheaves[number]))
    going(len(steps), len(steps))
    return Printed(count, count)


def _gone(sheaf: Sheaf) -> str:
    return f"The printer stopped at “{sheaf.name}”. Look at its paper and its connection."


def told(printed: Printed, sheaves: Sequence[Sheaf]) -> str:
    """What came of a job, and what to do, for her to read."""
    if printed.complete:
        noun = "It was" if printed.count == 1 else f"All {printed.count} were"
        return f"{noun} sent to the printer. When they are in the post, say so here."
    why = "You stopped it." if printed.stopped else printed.trouble
    done = _done_words(printed.done, printed.count)
    left = sheaves[printed.done].name if printed.done < len(sheaves) else ""
    again = f" To go on, print again from “{left}”: what is left stays ticked." if left else ""
    return f"{why} {done}{again} {ORDERED}"


def _done_words(done: int, count: int) -> str:
    if not done:
        return "Nothing was sent to the printer whole."
    return f"{done} of {count} {'was' if done == 1 else 'were'} sent to the printer whole; look at the last of them."


class Documents:
    """The PDF that is being printed, opened once and let go when the next comes."""

    def __init__(self, sheaves: Sequence[Sheaf]) -> None:
        self._sheaves = sheaves
        self._held: tuple[int, QPdfDocument] | None = None

    def of(self, number: int) -> QPdfDocument:
        """The document of a sheaf."""
        if self._held is None or self._held[0] != number:
            self._held = (number, opened(self._sheaves[number].pdf))
        return self._held[1]
