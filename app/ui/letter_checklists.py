"""The checklist beside a letter: what is missing, each a button that goes to where it is put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.letters.hints import Hint, Measures
from app.rules.problems import Problem
from app.ui.icons import Glyph
from app.ui.labels import Words, announce
from app.ui.letter_hints import ReadingHints
from app.ui.sentence_buttons import SentenceButton
from app.ui.themes import colours, spaced, units

NOTHING = "Nothing is missing."
MISSING = "What is missing"
ADVISED = "The Code also advises; issuing asks why not"
NOTICED = "Worth another look; it stops nothing"

SETTINGS_FIELDS = {"settings", "landlord"}
"""Problems with what Settings holds: no letter can mend them."""

DEED = "deed."
"""What the field of a problem begins with that is put right by doing something on the case."""

DETAILS = "ombudsman_details"
"""The problem with the Ombudsman's details, which is mended where Settings have them."""

CASE_FIELDS = {"addressee", "address", "postcode", "salutation", "reference", "points", "matter"}
"""Problems with what the case holds."""


def goes_to(problem: Problem, parts: Sequence[str]) -> str:
    """Where a problem is put right: a part's key, 'settings', `DETAILS`, 'case', a deed, or "" for nowhere."""
    if problem.field == DETAILS or problem.field.startswith(DEED):
        return problem.field
    if problem.field in SETTINGS_FIELDS:
        return "settings"
    if problem.field in CASE_FIELDS:
        return "case"
    return problem.field if problem.field in parts else ""


class Checklist(QWidget):
    """What stops the letter, then what would better it. `show_problems` again as she writes."""

    asked = Signal(str)
    """Go to where a problem is put right: see `goes_to`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(MISSING)
        self.lines: list[SentenceButton] = []
        self._shown: tuple[tuple[Problem, ...], ...] | None = None
        self._ground = QWidget()
        self._column = QVBoxLayout(self._ground)
        spaced(self._column, (1.5, 1.25, 1.5, 1.25), 0.25)
        whole = QVBoxLayout(self)
        spaced(whole, gap=0)
        self.reading = ReadingHints()
        self.reading.asked.connect(self.asked)
        whole.addWidget(self._ground)
        whole.addWidget(self.reading)
        self._glyph, self.heading = Glyph("met", "green", 2.25), Words(NOTHING, bold=True)
        head = QHBoxLayout()
        spaced(head, (0.75, 0, 0, 0), 1)
        head.addWidget(self._glyph)
        head.addWidget(self.heading, 1)
        self._column.addLayout(head)
        self._body = QWidget()
        self._column.addWidget(self._body)
        self._column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_problems(
        self,
        problems: tuple[Problem, ...],
        advised: tuple[Problem, ...],
        parts: Sequence[str],
        noticed: tuple[Problem, ...] = (),
    ) -> None:
        """Lists these; the list is built anew only when it is another."""
        if self._shown == (problems, advised, noticed):
            return
        begun, self._shown = self._shown is not None, (problems, advised, noticed)
        self._glyph.show_icon("warning" if problems else "met", "amber" if problems else "green")
        count = len(problems)
        self.heading.setText(f"{MISSING}: {count} thing{'' if count == 1 else 's'}" if problems else NOTHING)
        self._rebuild(problems, {ADVISED: advised, NOTICED: noticed}, parts)
        self.update()
        if begun:
            announce(self, self.heading.text())

    def show_reading(self, measures: Measures, hints: tuple[Hint, ...]) -> None:
        """Says below, folded away, how the letter reads. It stops nothing."""
        self.reading.show_hints(measures, hints)

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in reading order."""
        return [*self.lines, *self.reading.stops()]

    def line_ends(self) -> list[int]:
        """How far down each line ends, from the top: where the list can be cut off without cutting through words."""
        for part in (self, *self.findChildren(QWidget)):  # from the outside in, for each has its width from that
            if (layout := part.layout()) is not None:
                layout.activate()
        ends: list[QWidget] = [self._ground, *self.stops()]
        return sorted(one.mapTo(self, one.rect().bottomLeft()).y() + 1 for one in ends)

    def minimumSizeHint(self) -> QSize:
        """A line; what it needs beyond that depends on its width."""
        return QSize(units(20), units(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fills the ground: amber while something is missing, green when nothing is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        missing = self._shown is not None and bool(self._shown[0])
        painter.setBrush(colours().tone("amber_ground" if missing else "green_ground"))
        painter.drawRoundedRect(QRectF(self._ground.geometry()), units(0.75), units(0.75))
        painter.end()

    def _rebuild(
        self, problems: tuple[Problem, ...], quietly: Mapping[str, tuple[Problem, ...]], parts: Sequence[str]
    ) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        spaced(column, gap=0)
        self.lines = [self._line(problem, parts, "soon", "amber", "text") for problem in problems]
        for line in self.lines:
            column.addWidget(line)
        for heading, found in quietly.items():
            if found:
                title = Words(heading, "small", "quiet")
                title.setContentsMargins(units(0.75), units(0.75), 0, 0)
                column.addWidget(title)
            for problem in found:
                line = self._line(problem, parts, "information", "quiet", "quiet")
                column.addWidget(line)
                self.lines.append(line)
        self._column.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        body.setVisible(bool(self.lines))

    def _line(self, problem: Problem, parts: Sequence[str], icon: str, tone: str, words_tone: str) -> SentenceButton:
        line = SentenceButton(problem.sentence, icon, tone, words_tone)
        place = goes_to(problem, parts)
        where = {"settings": "Goes to Settings.", DETAILS: "Goes to Settings.", "case": "Goes to the case.", "": ""}
        there = (
            "Opens the page on which that is recorded."
            if place.startswith(DEED)
            else "Goes to that part of the letter."
        )
        line.setAccessibleDescription(where.get(place, there))
        line.clicked.connect(lambda _checked=False: self.asked.emit(place))
        return line
