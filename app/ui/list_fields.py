"""Fields that are lists: numbered rows, of which Enter adds one; and the points of a complaint, with whose each is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.casework.guides import Field, Option
from app.ui.buttons import link_button, quiet_button
from app.ui.fields import FieldBox
from app.ui.focuses import order_tabs
from app.ui.labels import Words
from app.ui.text_boxes import ENTER, LineBox
from app.ui.themes import characters, spaced, units

WHOSE = (
    Option("ours", "ours"),
    Option("not_ours", "not ours"),
    Option("shared", "shared"),
    Option("to_check", "to be checked"),
)
"""Who is responsible for a point; a new one is to be checked until somebody has thought about it."""

BORDER, PADDING = 1, 0.5
"""Of a box to write in: how far its text stands from its edge, in pixels and in grid units; see the style sheet."""


class ListRow(QWidget):
    """One numbered row: its text, perhaps whose it is, and a button that takes it away."""

    def __init__(self, whose: tuple[Option, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = Words("", tone="quiet", wrap=False)
        self.edit = LineBox()
        self.whose = QComboBox(self)
        for option in whose:
            self.whose.addItem(option.label, option.key)
        self.remove = link_button("Remove")
        self._lay_out(below=bool(whose))
        self.fill("", "")
        self.dress()

    def fill(self, text: str, whose: str) -> None:
        """Shows a text, and whose it is; "" is what a new row says."""
        self.edit.set_text(text)
        at = self.whose.findData(whose)
        self.whose.setCurrentIndex(at if at >= 0 else self.whose.count() - 1)

    def dress(self) -> None:
        """Keeps the numbers in one column, level with the first line of the text."""
        self._number.setMinimumWidth(characters(3))
        within = BORDER + units(PADDING) + round(self.edit.document().documentMargin())
        self._number.setContentsMargins(0, within, 0, 0)

    def renumber(self, number: int, label: str) -> None:
        """Says which row it is, to the eye and to a screen reader."""
        self._number.setText(f"{number}.")
        self.edit.setAccessibleName(f"{label} {number}")
        self.whose.setAccessibleName(f"{label} {number}: whose it is")
        self.remove.setAccessibleName(f"Remove {label.lower()} {number}")

    def _lay_out(self, *, below: bool) -> None:
        """The text has the width of the column; whose it is, and the button, stand below it where there are both."""
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout(self)
        spaced(row, gap=1)
        row.addWidget(self._number, 0, top)
        words = QVBoxLayout()
        spaced(words, gap=0.5)
        words.addWidget(self.edit)
        row.addLayout(words, 1)
        if not below:
            self.whose.hide()
            row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignVCenter)
            return
        choice = QWidget()
        line = QHBoxLayout(choice)
        spaced(line, gap=1)
        line.addWidget(Words("Whose it is", "small", "quiet", wrap=False))
        line.addWidget(self.whose)
        line.addStretch(1)
        line.addWidget(self.remove)
        words.addWidget(choice)


class ListField(FieldBox):
    """Rows of text. Enter goes to the next row and adds one at the end; Enter in an empty last row goes on."""

    whose: tuple[Option, ...] = ()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._rows: list[ListRow] = []
        area = QWidget()
        column = QVBoxLayout(area)
        spaced(column, gap=0.75)
        self._list = QVBoxLayout()
        spaced(self._list, gap=0.75)
        column.addLayout(self._list)
        self.add = quiet_button("Add another", self._add_and_go)
        self.add.setAccessibleName(f"Add another: {field.label}")
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add_row()
        self.put(area, self._rows[0].edit)
        self._renumber()

    def value(self) -> tuple[Any, ...]:
        """The texts, without the empty ones."""
        return tuple(text for row in self._rows if (text := row.edit.text()))

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - see FieldBox
        """Shows these rows, or one empty row."""
        self._show([(text, "") for text in value or ()])

    def controls(self) -> tuple[QWidget, ...]:
        """The texts of the rows."""
        return tuple(row.edit for row in self._rows)

    def stops(self) -> tuple[QWidget, ...]:
        """Down the rows, and then the button that adds one."""
        return (*(stop for row in self._rows for stop in (row.edit, row.whose, row.remove)), self.add)

    def rows(self) -> tuple[ListRow, ...]:
        """The rows as they stand."""
        return tuple(self._rows)

    def showEvent(self, event: QShowEvent) -> None:
        """Puts the order of Tab right once it stands in its form: moving in may have shuffled it."""
        order_tabs(self.stops())
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a row goes to the next."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            rows = [row for row in self._rows if row.edit is watched]
            if rows and event.key() in ENTER:
                self._next(rows[0])
                return True
        return super().eventFilter(watched, event)

    def _show(self, rows: list[tuple[str, str]]) -> None:
        """Rows that are there already are filled anew: the first keeps its place in the order of Tab."""
        wanted = rows or [("", "")]
        for row in self._rows[len(wanted) :]:
            self._drop(row)
        while len(self._rows) < len(wanted):
            self._add_row()
        for row, (text, whose) in zip(self._rows, wanted, strict=True):
            row.fill(text, whose)
        self._renumber()
        self.changed.emit()

    def _next(self, row: ListRow) -> None:
        at = self._rows.index(row)
        if at + 1 < len(self._rows):
            self._rows[at + 1].edit.setFocus(Qt.FocusReason.TabFocusReason)
        elif row.edit.text():
            self._add_and_go()
        else:
            self.entered.emit()

    def _add_and_go(self) -> None:
        row = self._add_row()
        self._renumber()
        row.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_row(self) -> ListRow:
        row = ListRow(self.whose and (self.field.options or self.whose))
        row.edit.installEventFilter(self)
        row.edit.textChanged.connect(self.changed)
        row.whose.currentIndexChanged.connect(lambda _at: self.changed.emit())
        row.remove.clicked.connect(lambda _checked=False: self._remove(row))
        self._rows.append(row)
        self._list.addWidget(row)
        row.show()  # at once, not at the next turn of the loop: the focus is on its way there
        order_tabs(self.stops())
        return row

    def _remove(self, row: ListRow) -> None:
        at = self._rows.index(row)
        self._drop(row)
        if not self._rows:
            self._add_row()
        self._renumber()
        self._rows[max(0, at - 1)].edit.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _drop(self, row: ListRow) -> None:
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _renumber(self) -> None:
        for number, row in enumerate(self._rows, 1):
            row.renumber(number, self.field.label)
            row.remove.setVisible(len(self._rows) > 1)
        self.label.setBuddy(self._rows[0].edit)
        self.describe()


class PointsField(ListField):
    """The points of a complaint, each with whose it is to answer."""

    whose = WHOSE

    def value(self) -> tuple[Any, ...]:
        """Each point that has a text, with the key of whose it is."""
        pairs = ((row.edit.text(), str(row.whose.currentData())) for row in self._rows)
        return tuple(pair for pair in pairs if pair[0])

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - see FieldBox
        """Shows these points, or one empty row."""
        self._show([(text, whose) for text, whose in value or ()])
