"""The lines of Letters to post: a letter that waits for a stamp, and one that is still to go in another format."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.questions import PostRow
from app.rules.dates import long_date
from app.rules.words import listed
from app.ui.buttons import Button, link_button, quiet_button
from app.ui.choice_fields import LineTick
from app.ui.flows import Flow
from app.ui.icons import Glyph
from app.ui.labels import Words
from app.ui.lines import Line, Place, pair
from app.ui.stale_notices import StaleNotice
from app.ui.themes import UNLIMITED, spaced, units

MARK, LETTER, WHO, OPEN, POST = range(5)
"""The columns of a line where all stands in one row; what is to be known of the letter stands below, from LETTER on."""

ONE_ROW, TWO_COLUMNS = 108, 72
"""From which width, in grid units, a line stands in one row, and from which the resident stands beside the letter."""

LETTER_WIDTH = 36
"""Width of the letter's column, in grid units."""


def other_date(row: PostRow, today: dt.date) -> str:
    """That a letter is dated another day than today, on which it would go; empty where it is not."""
    if row.dated == today:
        return ""
    return f"It is dated {long_date(row.dated)}, and the day it goes is what counts. Withdraw it to date it anew."


def formats_words(row: PostRow) -> str:
    """'Asked for in Braille too, which has not gone: the letter is not complete without it.'; empty for none."""
    if not row.formats:
        return ""
    ways = listed([one.words for one in row.formats])
    return f"Asked for {ways} as well, which has not gone yet: the letter is not complete without it."


class _LetterLine(Line):
    """What both kinds of line share: their columns, and the notes below."""

    open_chosen = Signal()
    """'Open the letter' was pressed."""
    order_chosen = Signal()
    """'Work order…' was pressed."""
    format_chosen = Signal()
    """'It went in Braille…' was pressed."""
    unwanted_chosen = Signal()
    """'No longer wanted…' was pressed."""

    def __init__(self, row: PostRow, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(spoken, parent)
        self.row = row
        self.whose = f"{row.name} to {row.who}"
        self.open = self.named(link_button("Open the letter", self.open_chosen.emit), "open")
        self.order = self.named(quiet_button("Work order…", self.order_chosen.emit), "order")
        way = row.formats[0].words if len(row.formats) == 1 else "in another format"
        self.format = self.named(quiet_button(f"It went {way}…", self.format_chosen.emit), "format")
        self.unwanted = self.named(quiet_button(f"No longer wanted {way}…", self.unwanted_chosen.emit), "unwanted")
        self.beside = Flow()
        for button in (self.order, self.format, self.unwanted):
            self.beside.add(button)
        self.notes = QWidget()
        self.notes.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = QVBoxLayout(self.notes)
        spaced(self._column, gap=0.5)

    def named(self, button: Button, name: str) -> Button:
        """A button of this line, known by its letter."""
        button.setObjectName(f"{name}.{self.row.letter_id}")
        button.setAccessibleName(f"{button.text().rstrip('…')}: {self.whose}")
        return button

    def note(self, sentence: str, tone: str = "quiet") -> None:
        """A sentence below the line."""
        if sentence:
            self._column.addWidget(Words(sentence, "small", tone))

    def put_together(self, first: QWidget, stops: tuple[QWidget, ...]) -> None:
        """Takes its parts in; Tab goes through them in this order."""
        self.notes.setHidden(self._column.count() == 0)
        self.beside.setHidden(not self.row.formats)
        for part in self.parts():
            part.setParent(self)
        for before, after in pairwise((self, first, *stops)):
            QWidget.setTabOrder(before, after)

    def dress(self) -> None:
        """Arranges the parts by the width, the letters of all lines in one column."""
        self.grid.setColumnMinimumWidth(MARK, units(LineTick.wide))
        columns = self.width() / units(1) >= TWO_COLUMNS
        letter = self.parts()[LETTER]
        letter.setMinimumWidth(units(LETTER_WIDTH) if columns else 0)
        letter.setMaximumWidth(units(LETTER_WIDTH) if columns else UNLIMITED)
        self.grid.setColumnStretch(WHO, 1 if columns else 0)
        self.grid.setColumnStretch(LETTER, 0 if columns else 1)
        super().dress()


class PostLine(_LetterLine):
    """One issued letter: what it is, to whom, by when to post it, and what to do with it. Pressing it opens the case.

    Where the record has changed since, what the letter says wrongly stands below, with the way to write it anew.
    """

    ticked = Signal(bool)
    """It was ticked, or no longer is."""
    post_chosen = Signal()
    """'I posted this…' was pressed."""
    anew_chosen = Signal()
    """'Withdraw it and write it anew' was pressed."""

    def __init__(self, row: PostRow, today: dt.date, parent: QWidget | None = None) -> None:
        dated, other = f"Dated {long_date(row.dated)}", other_date(row, today)
        hint, formats = row.hint.sentence if row.hint else "", formats_words(row)
        copies = f"Copies to {listed(list(row.copies))}." if row.copies else ""
        head = f"{row.name} to {row.who}, {row.reference}. {dated}, not yet posted."
        super().__init__(row, " ".join(filter(None, (head, hint, other, copies, formats, *row.flags))), parent)
        self.tick = LineTick()
        self.tick.setObjectName(f"tick.{row.letter_id}")
        self.tick.setAccessibleName(f"Choose: {self.whose}")
        self.tick.toggled.connect(self.ticked)
        self._letter, self._who = pair(row.name, dated), pair(row.who, row.reference)
        self.post = self.named(quiet_button("I posted this…", self.post_chosen.emit), "post")
        self.stale = StaleNotice()
        self.stale.button.setObjectName(f"withdraw.{row.letter_id}")
        self.stale.button.setAccessibleName(f"Withdraw it and write it anew: {self.whose}")
        self.stale.withdraw_asked.connect(self.anew_chosen)
        self.note(hint, "amber" if row.hint and row.hint.late else "quiet")
        self.note(other, "amber")
        self.note(copies)
        self.note(formats, "amber")
        self.put_together(self.tick, (self.open, self.post, self.order, self.format, self.unwanted, self.stale.button))
        self.stale.show_flags(row.flags)
        self.dress()

    def parts(self) -> tuple[QWidget, ...]:
        """Its parts, from the left, then from above."""
        return (self.tick, self._letter, self._who, self.open, self.post, self.notes, self.beside, self.stale)

    def places(self, width: float) -> tuple[Place, ...]:
        """In one row; with what can be done below; or all below each other."""
        if width >= ONE_ROW:
            return (*((0, column, 1) for column in range(5)), *((row, LETTER, 4) for row in (1, 2, 3)))
        if width >= TWO_COLUMNS:
            head = ((0, MARK, 1), (0, LETTER, 1), (0, WHO, 1), (2, LETTER, 1), (2, WHO, 1))
            return (*head, (1, LETTER, 2), (3, LETTER, 2), (4, LETTER, 2))
        head = ((0, MARK, 1), (0, LETTER, 1), (1, LETTER, 1), (3, LETTER, 1), (4, LETTER, 1))
        return (*head, (2, LETTER, 1), (5, LETTER, 1), (6, LETTER, 1))


class FormatLine(_LetterLine):
    """A letter that went on paper, and not yet in the format that the resident asked for as well."""

    def __init__(self, row: PostRow, parent: QWidget | None = None) -> None:
        went = f"Went on paper on {long_date(row.posted_on)}" if row.posted_on else "Went on paper"
        ways = listed([one.words for one in row.formats])
        super().__init__(row, f"{row.name} to {row.who}, {row.reference}. {went}; still to go {ways}.", parent)
        self._icon = Glyph("waiting", "amber", 2.5)
        self._letter, self._who = pair(row.name, went), pair(row.who, row.reference)
        self.note(f"Still to go {ways}: the letter is not complete without it.", "amber")
        self.put_together(self.open, (self.order, self.format, self.unwanted))
        self.dress()

    def parts(self) -> tuple[QWidget, ...]:
        """Its parts, from the left, then from above."""
        return (self._icon, self._letter, self._who, self.open, self.notes, self.beside)

    def places(self, width: float) -> tuple[Place, ...]:
        """In one row; with what can be done below; or all below each other."""
        if width >= ONE_ROW:
            return (*((0, column, 1) for column in range(4)), (1, LETTER, 4), (2, LETTER, 4))
        if width >= TWO_COLUMNS:
            head = ((0, MARK, 1), (0, LETTER, 1), (0, WHO, 1), (2, LETTER, 1))
            return (*head, (1, LETTER, 2), (3, LETTER, 2))
        head = ((0, MARK, 1), (0, LETTER, 1), (1, LETTER, 1), (3, LETTER, 1))
        return (*head, (2, LETTER, 1), (4, LETTER, 1))
