"""The theme: light and dark, text size, spacing, fonts, and high contrast left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app import places
from app.ui.colours import DARK, LIGHT
from app.ui.labels import Words
from app.ui.themes import BUNDLED, TEXT_SIZES, Theme, characters, colours, load_fonts, spaced, units


def test_dark_and_light_are_put_on_everything(theme: Theme) -> None:
    theme.set_scheme("dark")
    assert colours() is DARK
    assert theme.is_dark()
    theme.set_scheme("light")
    assert colours() is LIGHT


def test_system_follows_the_system(theme: Theme) -> None:
    theme.set_scheme("system")
    assert theme.is_dark() == (QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def test_a_scheme_nobody_knows_is_the_system_s(qapp: QApplication, tmp_path: Path, theme: Theme) -> None:
    other = Theme(qapp, tmp_path, "purple", 137)
    assert other.scheme == "system"
    assert other.percent in TEXT_SIZES
    other.deleteLater()
    theme.apply()


def test_the_change_is_told(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_percent(150)


def test_text_grows_and_shrinks_by_steps_between_100_and_200(theme: Theme) -> None:
    sizes = []
    for _ in range(8):
        sizes.append(theme.percent)
        theme.larger()
    assert sizes == [100, 110, 125, 150, 175, 200, 200, 200]
    for _ in range(8):
        theme.smaller()
    assert theme.percent == 100


def test_text_size_reaches_words_and_spacing_that_are_already_there(theme: Theme, qtbot: QtBot) -> None:
    box, words = QWidget(), Words("Late", "heading")
    layout = QVBoxLayout(box)
    spaced(layout, (1, 2, 0, 0), 3)
    layout.addWidget(words)
    qtbot.addWidget(box)
    before = (words.font().pointSizeF(), layout.spacing(), layout.contentsMargins().top())
    theme.set_percent(200)
    after = (words.font().pointSizeF(), layout.spacing(), layout.contentsMargins().top())
    assert after == pytest.approx(tuple(2 * value for value in before), rel=0.1)  # metrics are whole pixels


class Told(QWidget):
    """A widget that tells when it is dressed."""

    def __init__(self, name: str, order: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._order = name, order

    def dress(self) -> None:
        self._order.append(self._name)


def test_what_is_inside_is_dressed_before_what_takes_its_measure(theme: Theme, qtbot: QtBot) -> None:
    for _ in range(5):  # in which order Qt names its widgets is chance
        order: list[str] = []
        page = Told("page", order)
        qtbot.addWidget(page)
        Told("table", order, QWidget(Told("panel", order, page)))
        theme.apply()
        assert order == ["table", "panel", "page"]


def test_the_grid_is_eight_pixels_or_so_at_ordinary_size_and_doubles() -> None:
    assert 6 <= units(1) <= 10
    assert units(2) == pytest.approx(2 * units(1), abs=1)
    assert characters(75) > 5 * characters(10)


def test_high_contrast_leaves_the_native_palette_alone(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "high_contrast", lambda: True)
    theme.apply()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.styleSheet() == ""
    assert colours() not in (LIGHT, DARK)
    monkeypatch.undo()
    theme.apply()
    assert colours() is LIGHT


def test_contrast_is_what_the_system_says(theme: Theme) -> None:
    assert theme.high_contrast() is False


def test_bundled_fonts_are_registered() -> None:
    assert load_fonts(places.resources() / "fonts") == BUNDLED
    assert BUNDLED in QFontDatabase.families()


def test_no_fonts_are_no_family(tmp_path: Path) -> None:
    assert load_fonts(tmp_path) == ""
