"""Sizes and margins, in ordinary and in large print."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import places
from app.letters.facts import WINDOWS
from app.letters.styles import RIGHT_MARGIN, Setting
from app.paper.sheets import MM
from app.paper.typefaces import typefaces
from tests.letters.cases import LANDLORD, SEAL, draft


def setting(*, large_print: bool = False, window: str = "dl") -> Setting:
    letter = draft(large_print=large_print)
    return Setting(letter, replace(LANDLORD, window=window), typefaces(places.resources() / "fonts"), SEAL, ())


def test_text_is_14_point_and_18_in_large_print_with_a_leading_of_1_35() -> None:
    for made, size, floor in ((setting(), 14, 12), (setting(large_print=True), 18, 16)):
        assert made.text.size == size
        assert made.text.leading == pytest.approx(size * 1.35)
        assert min(made.quiet.size, made.small.size, made.heading.size) >= floor


@pytest.mark.parametrize("window", WINDOWS)
def test_margins_are_at_least_20_millimetres(window: str) -> None:
    made = setting(window=window)
    assert made.left >= 20 * MM
    assert RIGHT_MARGIN >= 20 * MM
    assert made.column.width == made.width
