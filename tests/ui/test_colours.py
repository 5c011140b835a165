"""Colours: readable on every ground, in light and in dark."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QColor, QPalette

from app.ui.colours import DARK, LIGHT, Colours, colours_of, palette_of

INKS = ("text", "quiet", "accent", "red", "amber", "green")
GROUNDS = (
    "window",
    "surface",
    "side",
    "chosen",
    "red_ground",
    "amber_ground",
    "green_ground",
    "plain_ground",
)
BOTH = pytest.mark.parametrize("shades", [LIGHT, DARK], ids=["light", "dark"])


def contrast(first: str, second: str) -> float:
    """The contrast of two colours by WCAG 2.2: from 1 to 21."""
    lights = sorted((luminance(QColor(first)), luminance(QColor(second))), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def luminance(colour: QColor) -> float:
    channels = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(share * value for share, value in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


def test_contrast_is_computed_as_the_guideline_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@BOTH
@pytest.mark.parametrize(("ink", "ground"), list(itertools.product(INKS, GROUNDS)))
def test_words_can_be_read_on_every_ground(shades: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(shades, ink), getattr(shades, ground)) >= 4.5


@BOTH
def test_words_on_the_accent_can_be_read(shades: Colours) -> None:
    assert contrast(shades.on_accent, shades.accent) >= 4.5
    assert contrast(shades.on_accent, shades.pressed) >= 4.5


@BOTH
@pytest.mark.parametrize("ground", ["window", "surface", "side"])
def test_edges_of_what_is_typed_in_can_be_seen(shades: Colours, ground: str) -> None:
    assert contrast(shades.edge, getattr(shades, ground)) >= 3


@BOTH
def test_a_palette_of_ours_is_known_again(shades: Colours) -> None:
    assert colours_of(palette_of(shades)) is shades


@BOTH
def test_what_is_disabled_can_still_be_read(shades: Colours) -> None:
    palette = palette_of(shades)
    words = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name()
    assert contrast(words, shades.window) >= 4.5


def test_the_system_s_own_palette_is_used_under_our_names() -> None:
    palette = QPalette(QColor("#000000"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#ffff00"))
    shades = colours_of(palette)
    assert shades.text == shades.red == shades.accent == "#ffff00"
    assert shades.window == shades.red_ground == "#000000"
    assert shades.tone("text") == QColor("#ffff00")
