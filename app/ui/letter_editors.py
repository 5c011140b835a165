"""The letter editor: the parts to write in, what is missing, and the exact page beside them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.casework.letters import OpenLetter
from app.ui.buttons import link_button
from app.ui.focuses import order_tabs, tab_stops
from app.ui.format_bars import FormatBar
from app.ui.labels import Words
from app.ui.letter_belows import BelowBox
from app.ui.letter_checklists import Checklist
from app.ui.letter_parts import PartBox, PartEdit
from app.ui.panels import ReadingColumn
from app.ui.pdf_views import PdfView
from app.ui.themes import spaced, units

PAUSE = 400
"""Milliseconds after the last key until the page is set anew."""

BESIDE = 100
"""Grid units from which the page stands beside the parts; in less room it is behind a button."""

CHECKLIST_SHARE = 0.34
"""How much of the height the checklist takes beside the page, at most; then it scrolls."""

STRETCH = 1.3
"""How much more than that it may take so that the line it would be cut through is whole."""


BELOW = ("enclosures", "copies")
"""The lists under the signature, as problems name them."""

LAYERS = 6
"""Layouts inside each other, from a part to the window: each asks the one around it for room in the next round."""

ROUNDS = 5
"""Turns of the loop in which what is above the caret may still take its height."""


def _caret_height(edit: PartEdit) -> int:
    return edit.mapTo(edit.window(), edit.cursorRect().center()).y()


def _hold_caret(edit: PartEdit, height: int, rounds: int = ROUNDS) -> None:
    """Scrolls so that the caret stays where it was on the screen, whatever has grown or shrunk above it.

    What was made anew above takes its height only in the next turns of the loop, so it is looked at again there.
    """
    for _ in range(LAYERS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    above = edit.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            bar = above.verticalScrollBar()
            bar.setValue(bar.value() + _caret_height(edit) - height)
        above = above.parentWidget()
    if rounds:
        at = edit.textCursor().position()
        QTimer.singleShot(0, edit, lambda: _hold_again(edit, height, at, rounds - 1))


def _hold_again(edit: PartEdit, height: int, at: int, rounds: int) -> None:
    if edit.hasFocus() and edit.textCursor().position() == at:
        _hold_caret(edit, height, rounds)


class AddressBlock(QWidget):
    """Whom the letter goes to, and the greeting: the case's, and changed there."""

    change_asked = Signal()
    """Go to the case to change it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines, self.greeting = Words(""), Words("", tone="quiet")
        self.change = link_button("Change on the case", self.change_asked.emit, "change_address")
        self.change.setAccessibleName("Change the name and address, on the case")
        column = QVBoxLayout(self)
        spaced(column, gap=0.5)
        head = QHBoxLayout()
        spaced(head, gap=1.5)
        head.addWidget(Words("To", bold=True), 1)
        head.addWidget(self.change)
        column.addLayout(head)
        column.addWidget(self.lines)
        column.addWidget(self.greeting)

    def show_letter(self, letter: OpenLetter) -> None:
        """Shows the name, the address and the greeting."""
        facts = letter.draft.facts
        lines = "\n".join(filter(None, (facts.addressee, *facts.address, facts.postcode)))
        self.lines.setText(lines or "No name or address is on the case yet.")
        self.greeting.setText(f"Dear {facts.salutation}" if facts.salutation else "No greeting is on the case yet.")


class CappedScroll(QScrollArea):
    """Holds the checklist: as tall as it is, up to a share of the room, and then it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)

    def fit(self, most: int) -> None:
        """Takes the height of what is in it, and no more than `most`."""
        inside = self.widget()
        if inside is not None:
            whole = inside.heightForWidth(max(self.width(), 1))
            wanted = max(1, whole if whole <= most else self._cut(inside, most))
            if self.height() != wanted:
                self.setFixedHeight(wanted)

    def _cut(self, inside: QWidget, most: int) -> int:
        """Where it is cut off so that no line is cut through: below the one that only just fits, or the one before."""
        top = self.verticalScrollBar().value()
        ends = [end - top for end in inside.line_ends()] if isinstance(inside, Checklist) else []
        just = (end for end in ends if most <= end <= round(most * STRETCH))
        return min(just, default=max((end for end in ends if most // 2 <= end <= most), default=most))


class LetterEditor(QWidget):
    """The letter on the desk. It changes no record: the page around it keeps and issues."""

    edited = Signal()
    """Something was typed."""
    dressed = Signal()
    """It fitted itself to another size: the page may be beside the parts now, or behind a button."""
    judged = Signal()
    """What is missing was looked at anew, and the page set."""
    place_asked = Signal(str)
    """Go to 'settings' or 'case', where something is put right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter: OpenLetter | None = None
        self._pdf = b""
        self._previewing = False
        self.boxes: dict[str, PartBox] = {}
        self.checklist = Checklist()
        self.address = AddressBlock()
        self.bar, self.below = FormatBar(), BelowBox()
        self.parts = ReadingColumn("Parts of the letter", None)
        self.preview = PdfView("Preview of the letter")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.judge)
        self._lay_out()
        self.checklist.asked.connect(self._go_to)
        self.checklist.reading.unfolded.connect(self._show_hints)
        self.address.change_asked.connect(lambda: self.place_asked.emit("case"))
        self.below.edited.connect(self._write_below)

    def letter(self) -> OpenLetter | None:
        """The letter as it stands, with every key that was typed."""
        return self._letter

    def pdf(self) -> bytes:
        """The bytes that the preview shows."""
        return self._pdf

    def show_letter(self, letter: OpenLetter) -> None:
        """Shows a letter as it was opened, in place of the one before."""
        if self._letter is None or self._letter.rule != letter.rule or self._letter.case_id != letter.case_id:
            self._scroll.verticalScrollBar().setValue(0)
        self._letter = letter
        if list(self.boxes) != [part.key for part in letter.draft.parts]:
            self._build_boxes(letter)
        for part in letter.draft.parts:
            self.boxes[part.key].show_text(part.text, letter.composed.part(part.key).text)
        self.below.show_draft(letter.draft)
        self.address.show_letter(letter)
        self.judge()

    def renew(self, letter: OpenLetter) -> None:
        """Shows the letter as the case makes it now; what she has typed stands, whatever the book has of it."""
        for part in letter.composed.parts:
            box = self.boxes.get(part.key)
            letter = letter.written(part.key, box.text() if box is not None and box.changed() else part.text)
        old = self._letter
        if old is not None:
            letter = replace(letter, draft=replace(old.changes(), texts={}).made_in(letter.draft))
        if letter != old:
            self.show_letter(letter)

    def put_down(self) -> None:
        """Holds no letter any more."""
        self._timer.stop()
        self._letter = None
        self.bar.serve(None)

    def judge(self) -> None:
        """Looks at once at what is missing, and sets the page."""
        self._timer.stop()
        letter = self._letter
        if letter is None:
            return
        writing = next((box.edit for box in self.boxes.values() if box.edit.hasFocus()), None)
        height = _caret_height(writing) if writing is not None else 0
        problems = letter.problems()
        self.checklist.show_problems(problems, letter.suggestions(), [*self.boxes, *BELOW], letter.notices())
        self.checklist.show_reading(*letter.reading())
        self.below.show_problems(problems)
        for key, box in self.boxes.items():
            box.show_problem("\n".join(problem.sentence for problem in problems if problem.field == key))
        pdf = letter.preview()
        if pdf != self._pdf:
            self._pdf = pdf
            self.preview.show_pdf(pdf)
        self._order_tabs()
        self._fit_heights()
        if writing is not None:
            _hold_caret(writing, height)
        self.judged.emit()

    def beside(self) -> bool:
        """Whether there is room for the page beside the parts."""
        return self.width() >= units(BESIDE)

    def set_previewing(self, previewing: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Where there is no room for both: shows the page, or the parts."""
        self._previewing = previewing
        self.dress()

    def previewing(self) -> bool:
        """Whether the page stands in place of the parts."""
        return self._previewing and not self.beside()

    def panes(self) -> tuple[QWidget, ...]:
        """The parts, the checklist and the page, as far as they are shown and have something to go to."""
        checks = self.checklist if self.checklist.stops() and self.beside() else None
        return tuple(pane for pane in (self.parts, checks, self.preview) if pane is not None and pane.isVisible())

    def focus_part(self, key: str = "") -> None:
        """Puts the caret in a part; in the first where none is named."""
        box = self.boxes.get(key) or next(iter(self.boxes.values()), None)
        if box is None:
            return
        if self.previewing():
            self.set_previewing(False)
        box.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.parts.reveal(box.edit if box.edit.height() < self.parts.viewport().height() else box.label)

    def dress(self) -> None:
        """Fits itself to width and text size."""
        beside = self.beside()
        self._left.setVisible(beside or not self._previewing)
        self._right.setVisible(beside or self._previewing)
        self._scroll.setVisible(beside)
        if beside != (self._scroll.widget() is not None):
            self._rehouse_checklist(beside=beside)
        self._fit_heights()
        self.dressed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits itself to the new size."""
        super().resizeEvent(event)
        self.dress()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fits the heights when the parts or the checklist have become taller or shorter."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit_heights()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        spaced(row, gap=0)
        spaced(self.parts.column, gap=2.5)
        self.parts.column.addWidget(self.address)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        spaced(left, gap=0)
        over = QVBoxLayout()
        spaced(over, (3, 1, 1, 0.75))
        over.addWidget(self.bar)
        left.addLayout(over)
        left.addWidget(self.parts, 1)
        row.addWidget(self._left, 1)
        self.parts.column.addWidget(self.below)
        self.parts.body.installEventFilter(self)
        self.checklist.installEventFilter(self)
        self._right = QWidget()
        self._right_column = QVBoxLayout(self._right)
        spaced(self._right_column, (1, 2, 1, 1), 2)
        self._scroll = CappedScroll()
        self._scroll.setWidget(self.checklist)
        self._right_column.addWidget(self._scroll)
        self._right_column.addWidget(self.preview, 1)
        row.addWidget(self._right, 1)

    def _rehouse_checklist(self, *, beside: bool) -> None:
        if beside:
            self._scroll.setWidget(self.checklist)
        else:
            self._scroll.takeWidget()
            self.parts.column.insertWidget(0, self.checklist)
        self.checklist.show()
        for words in self.checklist.findChildren(Words):
            words.dress()  # a new house takes its font away

    def _build_boxes(self, letter: OpenLetter) -> None:
        for box in self.boxes.values():
            self.parts.column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.bar.serve(None)
        self.boxes = {part.key: PartBox(letter.rule.part(part.key)) for part in letter.draft.parts}
        for box in self.boxes.values():
            box.edited.connect(self._write)
            box.caret_moved.connect(self._keep_in_sight)
            box.edit.entered.connect(partial(self.bar.serve, box.edit))
            self.parts.column.insertWidget(self.parts.column.indexOf(self.below), box)

    def _order_tabs(self) -> None:
        """Tab goes down the parts, on to what is missing and the page; in one column, what is missing comes first."""
        parts: list[QWidget] = [*self.bar.buttons(), self.address.change]
        parts += [stop for box in self.boxes.values() for stop in (box.put_back, box.edit)]
        parts += self.below.stops()
        lines = self.checklist.stops()
        order_tabs([*parts, *lines, *tab_stops(self.preview)] if self.beside() else [*lines, *parts])

    def _write(self, key: str, text: str) -> None:
        if self._letter is not None and self._letter.draft.part(key).text != text:
            self._letter = self._letter.written(key, text)
            self._timer.start()
            self.edited.emit()

    def _write_below(self) -> None:
        enclosures, copies = self.below.lists()
        if self._letter is not None and (self._letter.draft.enclosures, self._letter.draft.copies) != (
            enclosures,
            copies,
        ):
            self._letter = self._letter.with_below(enclosures, copies)
            self._timer.start()
            self.edited.emit()

    def _go_to(self, place: str) -> None:
        if place in self.boxes:
            self.focus_part(place)
        elif place in BELOW:
            if self.previewing():
                self.set_previewing(False)
            self.below.focus_list(place)
        elif place:
            self.place_asked.emit(place)

    def _show_hints(self) -> None:
        """Scrolls to how the letter reads, once that is unfolded: its hints stand below what is missing."""
        self._scroll.verticalScrollBar().setValue(self.checklist.reading.y())
        self._fit_heights()

    def _keep_in_sight(self, edit: QWidget, where: QRect) -> None:
        """Scrolls with the caret: the box is as tall as its text and may be taller than the window."""
        above = edit.parentWidget() if edit.hasFocus() else None
        while above is not None:
            if isinstance(above, QScrollArea) and (inside := above.widget()) is not None:
                at = edit.mapTo(inside, QPoint(where.x(), where.center().y()))
                above.ensureVisible(at.x(), at.y(), 0, units(5))
            above = above.parentWidget()

    def _fit_heights(self) -> None:
        """Beside the page the parts scroll by themselves; alone they take all their height, and the window scrolls."""
        if self.beside():
            self._scroll.fit(max(round(self.height() * CHECKLIST_SHARE), units(10)))
            height, policy = units(24), Qt.ScrollBarPolicy.ScrollBarAsNeeded
        else:
            body, width = self.parts.body, self.parts.viewport().width()
            height = max(body.heightForWidth(width), body.minimumSizeHint().height())
            policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.parts.setVerticalScrollBarPolicy(policy)
        if self.parts.minimumHeight() != height:
            self.parts.setMinimumHeight(height)
        self.preview.setMinimumHeight(units(24 if self.beside() else 50))
