"""The stylesheet, generated from the colours: what Fusion cannot do by its palette, and never a foreground alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

from app import places

if TYPE_CHECKING:
    from app.ui.colours import Colours

CELL_INSET = 3
"""Pixels that Qt itself leaves before the text of a cell and not before that of a heading."""

SHEET = Template("""
QToolTip { color: $text; background: $plain_ground; border: 1px solid $edge; padding: ${half}px; }
QMenuBar { color: $text; background: $window; padding: 0 ${one}px; }
QMenuBar::item { color: $text; background: $window; padding: ${half}px ${one}px; }
QMenuBar::item:selected, QMenu::item:selected { color: $on_accent; background: $accent; }
QMenu { color: $text; background: $surface; border: 1px solid $edge; padding: ${half}px; }
QMenu::item { color: $text; background: $surface; padding: ${half}px ${three}px; }
QMenu::item:disabled { color: $quiet; background: $surface; }
QMenu::item:disabled:selected { color: $text; background: $chosen; }
QMenu::separator { height: 1px; background: $line; margin: ${half}px; }
QStatusBar { color: $text; background: $side; }
QStatusBar::item { border: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {
    color: $text; background: $surface; border: 1px solid $edge; border-radius: ${half}px;
    padding: ${three_quarters}px ${one}px;
    selection-color: $on_accent; selection-background-color: $accent; placeholder-text-color: $quiet;
}
QPlainTextEdit, QTextEdit { padding: ${half}px; }
QSpinBox QLineEdit { border: none; padding: 0 ${one}px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus { border: 2px solid $accent; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QTextEdit[wrong="true"] { border: 2px solid $red; }
QLineEdit[wrong="true"]:focus, QPlainTextEdit[wrong="true"]:focus, QTextEdit[wrong="true"]:focus {
    border: 2px solid $accent; border-left: ${half}px solid $red;
}
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: $plain_ground; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $quiet; background: $plain_ground; }
QComboBox::drop-down { border: none; width: ${three}px; }
QComboBox::down-arrow { image: url("$arrow"); width: ${one_half}px; height: ${one_half}px; }
QComboBox QAbstractItemView {
    color: $text; background: $surface; border: 1px solid $edge;
    selection-color: $on_accent; selection-background-color: $accent;
}

QPushButton {
    color: $accent; background: $surface; border: 1px solid $rim; border-radius: ${half}px;
    padding: ${three_quarters}px ${one_half}px; font-weight: bold; min-height: ${three}px;
    outline: none;
}
QPushButton:hover, QPushButton:pressed { color: $accent; background: $chosen; }
QPushButton:checked { color: $accent; background: $chosen; border: 2px solid $accent; }
QPushButton:disabled { color: $quiet; background: $plain_ground; border-color: $line; }
QPushButton[kind="primary"] { color: $on_accent; background: $accent; border-color: $accent; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { color: $on_accent; background: $pressed; }
QPushButton[kind="primary"]:disabled { color: $quiet; background: $plain_ground; border-color: $line; }
QPushButton[kind="link"] {
    color: $accent; background: transparent; border: none; padding: 0; font-weight: normal;
    text-align: left; text-decoration: underline;
}
QPushButton[kind="link"]:hover { color: $pressed; background: transparent; }
QPushButton[kind="link"]:disabled { color: $quiet; background: transparent; text-decoration: none; }
QPushButton::menu-indicator { image: none; }

RowsTable {
    color: $text; background: $surface; border: 2px solid $window; outline: none;
    selection-color: $text; selection-background-color: $chosen;
}
RowsTable::item { padding: 0 ${one}px; border-bottom: 1px solid $line; }
RowsTable::item:selected { color: $text; background: $chosen; }
RowsTable:focus { border: 2px solid $accent; }
QHeaderView { color: $quiet; background: $window; border: none; }
QHeaderView::section {
    color: $quiet; background: $window; border: none; border-bottom: 1px solid $edge;
    padding: ${half}px ${head}px; font-weight: bold;
}
QCalendarWidget QAbstractItemView {
    color: $text; background: $surface; alternate-background-color: $surface; outline: none; border: none;
    selection-color: $on_accent; selection-background-color: $accent;
}
QCalendarWidget QWidget#qt_calendar_navigationbar { color: $text; background: $side; }
QCalendarWidget QToolButton {
    color: $text; background: $side; border: none; padding: ${half}px; font-weight: bold;
}
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QToolButton:hover, QCalendarWidget QToolButton:focus { color: $text; background: $chosen; }

QTabBar { color: $quiet; background: $window; qproperty-drawBase: 0; }
QTabBar::tab { color: $quiet; background: $window; border: none; border-bottom: 2px solid $window;
    padding: ${half}px ${one}px; margin-right: ${one}px; }
QTabBar::tab:selected { color: $accent; background: $window; border-bottom: 2px solid $accent; font-weight: bold; }
QTabBar::tab:hover { color: $accent; background: $window; }
QTabWidget::pane { border: none; }

QScrollArea { color: $text; background: $window; border: none; }
QScrollBar:vertical { background: $window; width: ${one_half}px; margin: 0; }
QScrollBar:horizontal { background: $window; height: ${one_half}px; margin: 0; }
QScrollBar::handle {
    background: $edge; border-radius: ${quarter}px; margin: ${quarter}px; min-height: ${three}px; min-width: ${three}px;
}
QScrollBar::handle:hover { background: $accent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: $window; }
QProgressBar {
    color: $text; background: $plain_ground; border: 1px solid $edge; border-radius: ${half}px; text-align: center;
}
QProgressBar::chunk { background: $chosen; }
""")


def stylesheet(colours: Colours, units: Callable[[float], int]) -> str:
    """The whole sheet for these colours, its lengths taken from the grid as the text stands now."""
    lengths = {"quarter": 0.25, "half": 0.5, "three_quarters": 0.75, "one": 1, "one_half": 1.5, "three": 3}
    pixels = {name: str(units(count)) for name, count in lengths.items()}
    pixels["head"] = str(units(1) + CELL_INSET)
    arrow = (places.resources() / "icons" / "arrow.svg").as_posix()
    return SHEET.substitute(asdict(colours), arrow=arrow, **pixels)
