"""The stylesheet: no foreground without a background, and lengths from the grid."""

from __future__ import annotations

import re

import pytest

from app.ui.colours import DARK, LIGHT, Colours
from app.ui.stylesheets import stylesheet

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


@pytest.mark.parametrize("shades", [LIGHT, DARK])
def test_no_rule_sets_a_foreground_without_a_background(shades: Colours) -> None:
    rules = RULE.findall(stylesheet(shades, round_up))
    assert len(rules) > 30
    for selector, body in rules:
        names = {part.split(":")[0].strip() for part in body.split(";") if ":" in part}
        assert "color" not in names or "background" in names, selector


def test_every_colour_is_one_of_ours() -> None:
    sheet = stylesheet(LIGHT, round_up)
    assert set(re.findall(r"#[0-9a-f]{6}\b", sheet)) <= set(vars(LIGHT).values())


def test_lengths_follow_the_grid() -> None:
    assert "min-height: 24px" in stylesheet(LIGHT, round_up)
    assert "min-height: 48px" in stylesheet(LIGHT, lambda count: round(count * 16))


def round_up(count: float) -> int:
    return round(count * 8)


def test_a_box_in_error_that_has_the_focus_shows_both() -> None:
    sheet = stylesheet(LIGHT, round_up)
    rule = sheet.split('QLineEdit[wrong="true"]:focus', 1)[1].split("}", 1)[0]
    assert LIGHT.accent in rule
    assert LIGHT.red in rule
