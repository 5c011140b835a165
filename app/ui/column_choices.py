"""Which column of an old log holds what: a line for each column, with its heading and what its first row says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractItemModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from app.casework.import_plans import Source
from app.incoming.columns import MEANINGS
from app.incoming.sheets import Cell, Row, column_letters
from app.rules.dates import table_date
from app.ui.labels import Words
from app.ui.themes import characters, spaced

AS_TEXT = "Kept as text only"
SHOWN = 40
"""Characters of an example."""


class MeaningBox(QComboBox):
    """What a column holds. The wheel scrolls the page and chooses nothing, until the box has the focus."""

    def __init__(self, name: str, choices: QAbstractItemModel | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        if choices is not None:
            self.setModel(choices)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ColumnChoices(QWidget):
    """The columns of a sheet, each with what it holds. One meaning belongs to one column."""

    changed = Signal()
    """Another meaning was chosen."""

    def __init__(self, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[int, MeaningBox] = {}
        grid = QGridLayout(self)
        spaced(grid, gap=1)
        grid.setColumnStretch(1, 1)
        rows, texts, choices = source.rows, source.headings.texts, _choices(self)
        held = {value: key for key, value in source.headings.columns.items()}
        for at in _columns(texts, rows):
            heading = texts[at] or f"Column {column_letters(at)}"
            example = _example(row.cell(at) for row in rows)
            label, said = Words(heading, bold=True), Words(example, "small", "quiet")
            for words in (label, said):
                words.setMaximumWidth(characters(SHOWN))
            named = f"{heading}, for example {example}" if example else heading
            box = MeaningBox(f"What the column {named} holds", choices)
            box.setCurrentIndex(max(box.findData(held.get(at, "")), 0))
            box.currentIndexChanged.connect(lambda _index, at=at: self._take(at))
            line = grid.rowCount()
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(label, line, 0, top)
            grid.addWidget(said, line, 1, top)
            grid.addWidget(box, line, 2, top)
            self.boxes[at] = box

    def columns(self) -> dict[str, int]:
        """Which column holds what."""
        return {key: at for at, box in self.boxes.items() if (key := str(box.currentData() or ""))}

    def _take(self, at: int) -> None:
        """What is chosen here is no longer chosen elsewhere."""
        key = self.boxes[at].currentData()
        for other, box in self.boxes.items():
            if key and other != at and box.currentData() == key:
                with QSignalBlocker(box):
                    box.setCurrentIndex(0)
        self.changed.emit()


def _choices(parent: QWidget) -> QStandardItemModel:
    """What a column can hold: one list for all the boxes, however many columns there are."""
    model = QStandardItemModel(parent)
    for label, key in ((AS_TEXT, ""), *((meaning.label, meaning.key) for meaning in MEANINGS)):
        item = QStandardItem(label)
        item.setData(key, Qt.ItemDataRole.UserRole)
        model.appendRow(item)
    return model


def _columns(texts: Sequence[str], rows: Sequence[Row]) -> list[int]:
    """The columns that have a heading, or hold anything in any row; no sheet has more than can be shown."""
    used = {at for at, text in enumerate(texts) if text}
    for row in rows:
        if len(used) == len(texts):
            break
        used.update(at for at, cell in enumerate(row.cells) if cell and at not in used)
    return sorted(used)


def _example(cells: Iterable[Cell]) -> str:
    for cell in cells:
        text = table_date(cell) if isinstance(cell, dt.date) else " ".join(cell.split())
        if text:
            return text if len(text) <= SHOWN else f"{text[: SHOWN - 1].rstrip()}…"
    return ""
