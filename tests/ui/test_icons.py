"""Icons: every one is there, drawn in the colour asked for, and none is left over."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QIcon
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from app import places
from app.ui.icons import INK, NAMES, Glyph, icon, pixmap
from app.ui.themes import units

ARROW = "arrow"
"""Named by the stylesheet, which cannot tint it."""


def test_files_and_names_are_the_same() -> None:
    files = {path.stem for path in (places.resources() / "icons").glob("*.svg")}
    assert files == {*NAMES, ARROW}


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_sound_and_takes_the_colour_of_the_palette(name: str) -> None:
    file = places.resources() / "icons" / f"{name}.svg"
    assert INK in file.read_text(encoding="utf-8")
    assert QSvgRenderer(str(file)).isValid()
    picture = pixmap(name, QColor("#ff0000"), 48).toImage()
    inks = {
        picture.pixelColor(x, y).name() for x in range(48) for y in range(48) if picture.pixelColor(x, y).alpha() > 250
    }
    assert inks == {"#ff0000"}


def test_an_icon_for_a_button_is_quiet_when_disabled(qtbot: QtBot) -> None:
    made = icon("letter")
    assert not made.isNull()
    assert made.pixmap(20, QIcon.Mode.Disabled).toImage() != made.pixmap(20, QIcon.Mode.Normal).toImage()


def test_a_glyph_is_a_square_on_the_grid_that_shows_another_icon_when_told(qtbot: QtBot) -> None:
    glyph = Glyph("running", size=3)
    qtbot.addWidget(glyph)
    assert glyph.sizeHint().width() == units(3) == glyph.minimumSizeHint().height()
    before = glyph.grab().toImage()
    glyph.show_icon("overdue", "red")
    assert glyph.name() == "overdue"
    assert glyph.grab().toImage() != before
