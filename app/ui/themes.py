"""Themes: two palettes, one text size, one grid. Colours, fonts and lengths come from here and from nowhere else.

When the officer has asked her computer for high contrast, its own style and palette are left alone.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from app.ui.colours import DARK, LIGHT, Colours, colours_of, palette_of
from app.ui.stylesheets import stylesheet

SCHEMES = ("system", "light", "dark")
TEXT_SIZES = (100, 110, 125, 150, 175, 200)
SMALLEST_POINTS = 11.0
"""The least body size: a system that asks for 9 points was set for eyes younger than our reader's."""

BUNDLED = "Atkinson Hyperlegible Next"
GRID = 0.42
"""One unit of the grid, as a share of the height of a line: 8 pixels where a line is 19 high."""


UNLIMITED = (1 << 24) - 1
"""Qt's own word for a width or height without limit."""


def units(count: float) -> int:
    """A length on the grid, in pixels, at the text size of this moment: `units(2)` is 16 at ordinary size."""
    return max(1, round(count * GRID * QFontMetricsF(QApplication.font()).height()))


def characters(count: int) -> int:
    """The width of a column that holds about so many characters of running text."""
    return round(count * QFontMetricsF(QApplication.font()).averageCharWidth())


def spaced(layout: QLayout, margins: tuple[float, float, float, float] = (0, 0, 0, 0), gap: float = 1) -> None:
    """Gives a layout margins (left, top, right, bottom) and a gap in grid units, which then follow the text size."""
    layout.setProperty("units", [*margins, gap])
    _respace(layout)


def colours() -> Colours:
    """The colours in use now."""
    return colours_of(QApplication.palette())


def load_fonts(folder: Path) -> str:
    """Registers the bundled fonts and answers the family for the screen, or "" where none is there."""
    families: list[str] = []
    for file in sorted(folder.glob("*.ttf")):
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return BUNDLED if BUNDLED in families else next(iter(families), "")


def _respace(layout: QLayout) -> None:
    # PySide 6.12 gives up a reference to None each time an unset property is read, and in the end None itself
    if b"units" not in [name.data() for name in layout.dynamicPropertyNames()]:
        return
    left, top, right, bottom, gap = (units(float(count)) if count else 0 for count in layout.property("units"))
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(gap)


def _depth(widget: QWidget) -> int:
    """How many widgets it stands in. Inner ones are dressed first: outer ones take their measure."""
    above = widget.parentWidget()
    return 0 if above is None else _depth(above) + 1


@runtime_checkable
class Dressed(Protocol):
    """A widget that takes a font, a colour or a length from here by itself, and takes it again when told."""

    def dress(self) -> None:
        """Takes font, colours and lengths as they are now."""


class Theme(QObject):
    """How the program looks: follows the system's light or dark, its contrast, and the text size that was chosen."""

    changed = Signal()
    """The scheme or the text size is another; what is remembered between sessions is `scheme` and `percent`."""

    def __init__(self, app: QApplication, fonts: Path, scheme: str = "system", percent: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self.scheme = scheme if scheme in SCHEMES else "system"
        self.percent = min(TEXT_SIZES, key=lambda size: abs(size - percent))
        self._native_style = app.style().objectName()
        self._family = "" if sys.platform in {"win32", "darwin"} else load_fonts(fonts)
        self._points = max(app.font().pointSizeF(), SMALLEST_POINTS)
        self._hints = app.styleHints()
        self._contrast = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._system_changed)
        self._contrast.contrastPreferenceChanged.connect(self._system_changed)
        self.apply()

    def apply(self) -> None:
        """Puts palette, style, font and spacing on everything that is open and everything still to come.

        Python collects no garbage meanwhile: it might delete a window through which Qt is just walking.
        """
        collecting = gc.isenabled()
        gc.disable()
        try:
            self._dress_all()
        finally:
            if collecting:
                gc.enable()

    def _dress_all(self) -> None:
        self._app.setFont(self._font())
        if self.high_contrast():
            self._app.setStyleSheet("")
            self._app.setStyle(self._native_style)
            self._app.setPalette(QPalette())
        else:
            shades = DARK if self.is_dark() else LIGHT
            if self._app.style().objectName().lower() != "fusion":
                self._app.setStyle("Fusion")
            self._app.setPalette(palette_of(shades))
            self._app.setStyleSheet(stylesheet(shades, units))
        for window in self._app.topLevelWidgets():
            for layout in window.findChildren(QLayout):
                _respace(layout)
        for widget in sorted(self._app.allWidgets(), key=_depth, reverse=True):
            if isinstance(widget, Dressed):
                widget.dress()

    def set_scheme(self, scheme: str) -> None:
        """Follows the system, or keeps to light or dark."""
        self.scheme = scheme
        wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(scheme, Qt.ColorScheme.Unknown)
        self._hints.setColorScheme(wanted)
        self.apply()
        self.changed.emit()

    def set_percent(self, percent: int) -> None:
        """Sets the text size, in per cent of the system's."""
        self.percent = min(max(percent, TEXT_SIZES[0]), TEXT_SIZES[-1])
        self.apply()
        self.changed.emit()

    def larger(self) -> None:
        """One step larger, up to twice the system's size."""
        self.set_percent(next((size for size in TEXT_SIZES if size > self.percent), TEXT_SIZES[-1]))

    def smaller(self) -> None:
        """One step smaller, down to the system's size."""
        self.set_percent(next((size for size in reversed(TEXT_SIZES) if size < self.percent), TEXT_SIZES[0]))

    def is_dark(self) -> bool:
        """Whether the dark palette is in use."""
        if self.scheme != "system":
            return self.scheme == "dark"
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    def high_contrast(self) -> bool:
        """Whether the officer has asked her computer for more contrast."""
        return self._contrast.contrastPreference() == Qt.ContrastPreference.HighContrast

    def _font(self) -> QFont:
        font = QFont(self._app.font())
        if self._family:
            font.setFamilies([self._family, "DejaVu Sans"])
        font.setPointSizeF(self._points * self.percent / 100)
        return font

    def _system_changed(self) -> None:
        self.apply()
        self.changed.emit()
