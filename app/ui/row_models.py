"""Tables: one model for rows of any kind, which sorts its own list, and the view that shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.rules.words import uncapital
from app.ui.countdowns import SHAPES
from app.ui.icons import pixmap
from app.ui.themes import colours, units

Row = TypeVar("Row")
AnyIndex = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 1.8
"""Height of a row, as a share of the height of its text."""


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column.align_right else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its title, and pure functions from a row to what it shows."""

    title: str
    text: Callable[[Row], str]
    sort_key: Callable[[Row], Any] | None = None
    """What the column sorts by; without it, the text."""
    align_right: bool = False
    spoken: Callable[[Row], str] | None = None
    """What a screen reader says for the cell, as a whole sentence; without it, the title and the text."""
    mark: Callable[[Row], str] | None = None
    """The status shape before the text: running, soon, overdue, met, late, waiting, or "" for none."""


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows of frozen dataclasses under columns. `data` only looks up; sorting is done on the list itself."""

    def __init__(self, columns: Sequence[Column[Row]], rows: Sequence[Row] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows = list(rows)
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._marks: dict[tuple[str, str, int], QIcon] = {}

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows these rows instead, in the order that was chosen by a heading, or as they come."""
        self.beginResetModel()
        self._rows = list(rows)
        if self._sorted is not None:
            self._order(*self._sorted)
        self.endResetModel()

    def row(self, at: int) -> Row:
        """The row shown at a place."""
        return self._rows[at]

    def rows(self) -> tuple[Row, ...]:
        """All rows, as they are shown."""
        return tuple(self._rows)

    def columns(self) -> tuple[Column[Row], ...]:
        """The columns."""
        return self._columns

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, which never changes
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, which never changes
        """How many columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows, or says to a screen reader."""
        column, row = self._columns[index.column()], self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.ToolTipRole if text := column.text(row):
                return f"<p>{escape(text)}</p>"  # Qt would take what somebody typed for markup where it looks like it
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.spoken(row) if column.spoken else f"{column.title}: {column.text(row) or 'none'}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.DecorationRole if column.mark and (state := column.mark(row)):
                return self._mark(state)
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """The titles."""
        if way != Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return _alignment(self._columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Puts the rows in order by a column; rows alike keep the order they had, and what is selected stays so."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self._rows[index.row()] for index in before]
        self._sorted = (column, order) if column >= 0 else None
        if self._sorted is not None:
            self._order(column, order)
        places = {id(row): at for at, row in enumerate(self._rows)}
        after = [self.index(places[id(row)], index.column()) for row, index in zip(held, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _order(self, column: int, order: Qt.SortOrder) -> None:
        key = self._columns[column].sort_key or self._columns[column].text
        self._rows.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)

    def _mark(self, state: str) -> QIcon:
        shape, tone = SHAPES[state]
        key = (shape, getattr(colours(), tone), units(2))
        if key not in self._marks:
            picture = pixmap(shape, colours().tone(tone), units(2))
            self._marks[key] = QIcon(picture)
            self._marks[key].addPixmap(picture, QIcon.Mode.Selected)
        return self._marks[key]


class RowsTable(QTableView):
    """A table to read down: whole rows chosen, Enter or a double click opens one, Tab leaves it.

    The menu key sorts without a mouse.
    """

    opened = Signal(object)
    """A row was opened; carries the row itself."""

    def __init__(self, model: RowsModel[Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer_sorting)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._rows.row(index.row())))
        heads = self.horizontalHeader()
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        heads.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        heads.setHighlightSections(False)
        heads.setResizeContentsPrecision(50)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setStretchLastSection(True)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().hide()
        self.dress()

    def chosen(self) -> Any:  # noqa: ANN401 - a row of whatever kind the model holds
        """The row chosen, or None."""
        index = self.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    def choose(self, wanted: Callable[[Any], bool]) -> None:
        """Chooses the first row for which this holds."""
        for at, row in enumerate(self._rows.rows()):
            if wanted(row):
                self.selectRow(at)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def dress(self) -> None:
        """Takes the height of its rows from the text size."""
        self.setIconSize(QSize(units(2), units(2)))
        heads = self.verticalHeader()
        heads.setMinimumSectionSize(1)
        heads.setDefaultSectionSize(round(self.fontMetrics().height() * ROW_HEIGHT))

    def sort_menu(self) -> QMenu:
        """A menu to sort by each column, for those who do not use a mouse."""
        menu = QMenu(self)
        for at, column in enumerate(self._rows.columns()):
            action = menu.addAction(f"Sort by {uncapital(column.title)}".replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, at=at: self.sortByColumn(at, Qt.SortOrder.AscendingOrder))
        return menu

    def _offer_sorting(self, where: QPoint) -> None:
        self.sort_menu().popup(self.viewport().mapToGlobal(where))
