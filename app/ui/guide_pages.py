"""The pages of a guide: one step with its question, and the page on which all answers are checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.casework.guides import CHECK, Answers, Caution, Field, Guide, Step, visible_fields
from app.rules.problems import Problem
from app.ui.buttons import link_button
from app.ui.fields import FieldBox
from app.ui.flows import SideBySide
from app.ui.focuses import bring_into_sight
from app.ui.forms import field_box, in_words
from app.ui.icons import Glyph
from app.ui.labels import Words
from app.ui.panels import NoticePanel
from app.ui.sentence_buttons import SentenceButton
from app.ui.themes import colours, spaced, units

CHECK_TITLE = "Check your answers"


def question_of(step: Step) -> str:
    """The question; where its only field may be left out it says so, for that field shows no label of its own."""
    alone = len(step.fields) == 1 and step.fields[0].optional
    return f"{step.question} (optional)" if alone else step.question


def advice_tone(advice: str) -> str:
    """Amber for what must be watched; advice that is good news, or only news, is plain."""
    return "amber" if isinstance(advice, Caution) else "plain"


def _head(question: Words, clause: Words) -> QWidget:
    head = QWidget()
    column = QVBoxLayout(head)
    spaced(column, gap=0.5)
    column.addWidget(question)
    column.addWidget(clause)
    clause.setVisible(bool(clause.text()))
    return head


def _answer(question: str, said: str) -> QWidget:
    row = SideBySide(60, 1)
    label, answer = Words(question, tone="quiet"), Words(said)
    for words, share in ((label, 2), (answer, 3)):
        words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        row.add(words, share)
    return row


class ProblemSummary(QWidget):
    """What is to be put right, listed at the top of a page; each line goes to its field."""

    chosen = Signal(str)
    """The field of the problem that was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Words("", "heading", "red")
        self._column = QVBoxLayout(self)
        spaced(self._column, (2, 1.5, 2, 1.5), 0.75)
        top = QHBoxLayout()
        spaced(top, gap=1)
        top.addWidget(Glyph("warning", "red", 2.5))
        top.addWidget(self._heading, 1)
        self._column.addLayout(top)
        self.links: list[QWidget] = []
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Lists these; none hides the panel."""
        for link in self.links:
            self._column.removeWidget(link)
            link.deleteLater()
        self.links = []
        for problem in problems:
            link = SentenceButton(problem.sentence, "arrow", "red", "red")
            link.clicked.connect(lambda _checked=False, field=problem.field: self.chosen.emit(field))
            self._column.addWidget(link)
            link.show()  # at once: the focus is on its way there
            self.links.append(link)
        one = len(problems) == 1
        self._heading.setText("There is one thing to put right" if one else f"{len(problems)} things to put right")
        self.setAccessibleName(". ".join([self._heading.text(), *(problem.sentence for problem in problems)]))
        self.setVisible(bool(problems))

    def focus_first(self) -> None:
        """Puts the focus on the first line."""
        if self.links:
            self.links[0].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the red ground with a bar at the left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours().tone("red_ground"))
        painter.fillRect(QRectF(0, 0, units(0.5), self.height()), colours().tone("red"))
        painter.end()


class StepPage(QWidget):
    """One step: the question, the clause in small type, the fields, and what there is to know as answers change."""

    answered = Signal(str, object)
    """A field's key and its answer as it stands."""
    entered = Signal()
    """Go on, from a field that keeps Enter to itself."""

    def __init__(self, step: Step, answers: Answers, taken: set[str], parent: QWidget | None = None) -> None:
        """`taken` holds the access keys that the buttons around the page have."""
        super().__init__(parent)
        self.step = step
        self.summary = ProblemSummary()
        self.summary.chosen.connect(self.focus_field)
        self._shown: tuple[Problem, ...] = ()
        self._column = QVBoxLayout(self)
        spaced(self._column, gap=2.5)
        self._column.addWidget(self.summary)
        self.question, self.clause = Words(question_of(step), "title"), Words(step.clause, "small", "quiet")
        self._column.addWidget(_head(self.question, self.clause))
        if step.help:
            self._column.addWidget(Words(step.help))
        self.boxes = {field.key: self._box(field, answers, taken) for field in step.fields}
        self.advice = NoticePanel("plain")
        above = self.boxes.get(step.advice_under)
        self._column.insertWidget(self._column.indexOf(above) + 1 if above else -1, self.advice)
        self.advice.hide()
        self._column.addStretch(1)
        self._opened = False
        self.follow(answers)
        self._opened = True

    def follow(self, answers: Answers) -> None:
        """Shows the fields and the advice that go with these answers."""
        on_page = {field.key for field in visible_fields(self.step, answers)}
        for key, box in self.boxes.items():
            box.setVisible(key in on_page)
        sentence = self.step.advice(answers) if self.step.advice else ""
        if sentence != self.advice.text():
            self._advise(sentence)

    def _advise(self, sentence: str) -> None:
        """Shows other advice; it is scrolled to where it is news, and else what is typed in stays in sight."""
        tone = advice_tone(sentence)
        news = not self.advice.text() or tone != self.advice.tone()
        self.advice.set_text(sentence)
        self.advice.set_tone(tone)
        self.advice.setVisible(bool(sentence))
        seen = self.advice if news and sentence else self.focusWidget()
        if seen is not None and self._opened:  # a page opens at its question, whatever there is to say from the start
            bring_into_sight(seen)

    def problems(self) -> tuple[Problem, ...]:
        """The problems shown."""
        return self._shown

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Lists the problems at the top and shows each beside its field."""
        self._shown = problems
        self.summary.show_problems(problems)
        for key, box in self.boxes.items():
            box.show_problem(" ".join(problem.sentence for problem in problems if problem.field == key))

    def focus_first(self) -> None:
        """Puts the focus on the first field, or on the first that has a problem."""
        wrong = [problem.field for problem in self._shown]
        on_page = [box for box in self.boxes.values() if not box.isHidden()]
        for box in [box for box in on_page if box.field.key in wrong] or on_page:
            box.focus_first()
            return
        self.summary.focus_first()

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in reading order."""
        return (*self.summary.links, *(stop for box in self.boxes.values() for stop in box.stops()))

    def focus_field(self, key: str) -> None:
        """Puts the focus on a field."""
        if key in self.boxes:
            self.boxes[key].focus_first()

    def _box(self, field: Field, answers: Answers, taken: set[str]) -> FieldBox:
        box = field_box(field)
        if len(self.step.fields) == 1:
            box.hide_label()  # the question of the page is its own
        else:
            box.take_access_key(taken)
        box.set_value(answers[field.key])
        box.changed.connect(lambda: self.answered.emit(field.key, box.value()))
        box.entered.connect(self.entered)
        self._column.addWidget(box)
        return box


class CheckPage(QWidget):
    """All answers in words, step by step, each step with a button to change it."""

    change_asked = Signal(str)
    """The key of the step to change."""

    def __init__(self, guide: Guide, answers: Mapping[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        self.summary = ProblemSummary()
        self.summary.chosen.connect(self._to_step_of)
        column = QVBoxLayout(self)
        spaced(column, gap=1.5)
        column.addWidget(self.summary)
        column.addWidget(Words(CHECK_TITLE, "title"))
        self.changes: dict[str, QWidget] = {}
        for key in guide.path(answers):
            if key != CHECK and visible_fields(guide.step(key), answers):
                self._add_step(column, guide.step(key), answers)
        column.addStretch(1)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Lists why the answers were refused; each line goes to its step."""
        self.summary.show_problems(problems)

    def focus_first(self) -> None:
        """Puts the focus on what was refused, if anything was."""
        self.summary.focus_first()

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in reading order."""
        return (*self.summary.links, *self.changes.values())

    def _add_step(self, column: QVBoxLayout, step: Step, answers: Answers) -> None:
        head = QHBoxLayout()
        spaced(head, (0, 1.5, 0, 0), 2)
        head.addWidget(Words(step.title, "heading"), 1)
        change = link_button("Change", lambda: self.change_asked.emit(step.key), f"change.{step.key}")
        change.setAccessibleName(f"Change: {step.title}")
        self.changes[step.key] = change
        head.addWidget(change)
        column.addLayout(head)
        advice = step.advice(answers) if step.advice else ""
        if advice:
            column.addWidget(NoticePanel(advice_tone(advice), advice))
        ticked = step.ticked(answers) if step.ticked else ""
        if ticked:
            column.addWidget(_answer(step.title, ticked))
        for field in visible_fields(step, answers):
            if not (ticked and field.kind == "tick"):
                column.addWidget(_answer(field.label, in_words(field, answers[field.key])))

    def _to_step_of(self, field_key: str) -> None:
        for step in self._guide.steps:
            if field_key in {field.key for field in step.fields}:
                self.change_asked.emit(step.key)
                return
