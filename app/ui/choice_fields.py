"""Fields to choose in: one of several answers with their hints, yes or no, and a single tick."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from app.casework.guides import YES_NO, Field, Option
from app.ui.buttons import focus_ring
from app.ui.fields import FieldBox
from app.ui.icons import draw
from app.ui.labels import Words, plain_tip
from app.ui.themes import colours, spaced, units

MARK, EDGE = 2.4, 2
"""The side of a mark in grid units, and the thickness of its edge in pixels."""

RING = 0.6
"""The room between a mark that stands alone and the ring round it, in grid units."""

MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


def _square(mark: QWidget) -> QRectF:
    side = min(mark.width(), mark.height()) - EDGE
    return QRectF((mark.width() - side) / 2, (mark.height() - side) / 2, side, side)


class RadioMark(QRadioButton):
    """The round mark of one answer, drawn large enough to see and to hit."""

    locked = False
    """Whether it shows only: it can have the focus and be read, and pressing it changes nothing."""

    def nextCheckState(self) -> None:
        """Pressed: it is chosen, unless it shows only."""
        if not self.locked:
            super().nextCheckState()

    def sizeHint(self) -> QSize:
        """A square on the grid."""
        return QSize(units(MARK), units(MARK))

    def minimumSizeHint(self) -> QSize:
        """The same: a mark does not shrink."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the ring, and the dot when it is chosen."""
        shades = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(shades.tone("accent" if self.isChecked() else "edge"), EDGE))
        painter.setBrush(shades.tone("surface"))
        where = _square(self)
        painter.drawEllipse(where)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shades.tone("accent"))
            painter.drawEllipse(where.center(), where.width() * 0.26, where.width() * 0.26)
        painter.end()


class TickMark(QCheckBox):
    """The square mark of a statement, drawn large enough to see and to hit."""

    locked = False
    """Whether it shows only, as a RadioMark does."""

    def nextCheckState(self) -> None:
        """Pressed: it changes, unless it shows only."""
        if not self.locked:
            super().nextCheckState()

    def sizeHint(self) -> QSize:
        """A square on the grid."""
        return QSize(units(MARK), units(MARK))

    def minimumSizeHint(self) -> QSize:
        """The same: a mark does not shrink."""
        return self.sizeHint()

    def square(self) -> QRectF:
        """Where its box is."""
        return _square(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the box, and the tick when it is ticked."""
        shades, ticked = colours(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(shades.tone("accent" if ticked else "edge"), EDGE))
        painter.setBrush(shades.tone("accent" if ticked else "surface"))
        where = self.square()
        painter.drawRoundedRect(where, 3, 3)
        if ticked:
            draw(painter, "tick", shades.tone("on_accent"), where.adjusted(2, 2, -2, -2))
        painter.end()


def _lock(field: FieldBox, reason: str) -> None:
    """Has the marks of a field show only, and takes the hand from them that says that they can be pressed."""
    for choice in field.findChildren(Choice):
        choice.setToolTip(plain_tip(reason))
        choice.unsetCursor()
        if isinstance(choice.mark, RadioMark | TickMark):
            choice.mark.locked = True


class LineTick(TickMark):
    """A tick that stands in a line without words of its own; it draws the ring that would stand round both."""

    wide = MARK + 2 * RING
    """Its side in grid units."""

    def sizeHint(self) -> QSize:
        """The mark, and room for the ring."""
        return QSize(units(self.wide), units(self.wide))

    def square(self) -> QRectF:
        """In the middle of the ring."""
        return super().square().adjusted(units(RING), units(RING), -units(RING), -units(RING))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the box, and the ring when it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            focus_ring(painter, QRectF(self.rect()), "accent")
            painter.end()


class Choice(QWidget):
    """A radio button or tick box whose words wrap, with a hint below; pressing the words presses it."""

    def __init__(self, mark: QAbstractButton, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = mark
        mark.setAccessibleName(label)
        mark.setAccessibleDescription(hint)
        mark.installEventFilter(self)
        row = QHBoxLayout(self)
        spaced(row, (0.75, 0.6, 1, 0.6), 1.25)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        spaced(words, gap=0.25)
        words.addWidget(Words(label))
        if hint:
            words.addWidget(Words(hint, "small", "quiet"))
        row.addLayout(words, 1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Presses the mark."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.mark.setFocus(Qt.FocusReason.MouseFocusReason)
            self.mark.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draws the ring anew when the focus comes and goes."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the ring round mark and words when the mark has the focus."""
        if self.mark.hasFocus():
            painter = QPainter(self)
            focus_ring(painter, QRectF(self.rect()), "accent")
            painter.end()


class AnswerGroup(QWidget):
    """The answers of one question together. Tab does not stop at it; its access key arrives at the answer chosen.

    Not by Qt's focus proxy: Tab would go from wherever this lies in the chain to its proxy, and pass over the rest.
    """

    def __init__(self, group: QButtonGroup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = group
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hands the focus on, and presses nothing."""
        (self._group.checkedButton() or self._group.buttons()[0]).setFocus(event.reason())


class ChoiceField(FieldBox):
    """One of several answers; arrow keys choose the next one. Nothing is chosen until the officer chooses."""

    chosen = Signal(str)
    """The key of the answer that was chosen."""

    def __init__(self, field: Field, options: tuple[Option, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._options = options or field.options
        self._group = QButtonGroup(self)
        box = AnswerGroup(self._group)
        column = QVBoxLayout(box)
        spaced(column, gap=0)
        for at, option in enumerate(self._options):
            radio = RadioMark()
            radio.setObjectName(f"{field.key}.{option.key}")
            self._group.addButton(radio, at)
            column.addWidget(Choice(radio, option.label, option.hint))
        self._group.idToggled.connect(self._toggled)
        self.put(box)

    def value(self) -> str:
        """The key of the answer chosen, or ""."""
        at = self._group.checkedId()
        return "" if at < 0 else self._options[at].key

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - see FieldBox
        """Chooses the answer with this key; none for ""."""
        self._group.setExclusive(False)
        for at, option in enumerate(self._options):
            self._group.button(at).setChecked(option.key == value)
        self._group.setExclusive(True)

    def controls(self) -> tuple[QWidget, ...]:
        """The radio buttons; the one chosen first, for that is where Tab arrives."""
        return tuple(sorted(self._group.buttons(), key=lambda button: not button.isChecked()))

    def only_show(self, reason: str) -> None:
        """Keeps the answer that is chosen; the arrow keys still go from one to the next."""
        _lock(self, reason)
        super().only_show(reason)

    def stops(self) -> tuple[QWidget, ...]:
        """The radio buttons from above."""
        return tuple(self._group.buttons())

    def describe(self) -> None:
        """Names each answer with its question, and ties hint and problem to it."""
        for at, option in enumerate(self._options):
            button = self._group.button(at)
            button.setAccessibleName(f"{self.field.label}: {option.label}")
            button.setAccessibleDescription(self.spoken(option.hint, self.field.hint))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An arrow key chooses the neighbour, also where nothing is chosen yet; Qt would only move the focus there."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in MOVES:
            buttons = self._group.buttons()
            here = next((at for at, button in enumerate(buttons) if button is watched), 0)
            neighbour = buttons[(here + MOVES[Qt.Key(event.key())]) % len(buttons)]
            neighbour.setFocus(Qt.FocusReason.TabFocusReason)
            neighbour.click()
            return True
        return super().eventFilter(watched, event)

    def _toggled(self, at: int, on: bool) -> None:  # noqa: FBT001 - the form of Qt's signal
        if on:
            self.chosen.emit(self._options[at].key)
            self.changed.emit()


class YesNoField(ChoiceField):
    """Yes or no; nothing is chosen until the officer chooses."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, field.options or YES_NO, parent)


class TickField(FieldBox):
    """One statement to tick; its label is the statement."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.box = TickMark()
        self.box.toggled.connect(lambda _on: self.changed.emit())
        self.label.hide()
        self.put(Choice(self.box, field.label), self.box)

    def only_show(self, reason: str) -> None:
        """Keeps the tick as it is."""
        _lock(self, reason)
        super().only_show(reason)

    def take_access_key(self, taken: set[str]) -> None:
        """Its label is the statement itself and has no key of its own."""

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - see FieldBox
        """Ticks it or not."""
        self.box.setChecked(bool(value))

    def controls(self) -> tuple[QWidget, ...]:
        """The tick box."""
        return (self.box,)
