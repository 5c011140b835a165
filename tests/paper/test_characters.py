"""What can be printed properly, and how the rest is named."""

from __future__ import annotations

import pytest

from app.paper.characters import named, sets_plainly, tidy


def test_letters_are_composed_and_what_is_invisible_on_paper_is_dropped() -> None:
    assert tidy("Zoe\u0308 co\u00adoper\u200bate\ufeff") == "Zoë cooperate"


def test_every_kind_of_line_end_is_one_line_end_and_every_odd_space_a_space() -> None:
    assert tidy("a\r\nb\rc\u2028d\te\u2009f\u202fg") == "a\nb\nc\nd e f\u00a0g"


@pytest.mark.parametrize("character", ["a", "é", "Ŵ", "ł", "Ж", "Ω", "£", "•", "→"])
def test_letters_of_european_scripts_set_plainly(character: str) -> None:
    assert sets_plainly(character)


@pytest.mark.parametrize(
    "character", ["ש", "ع", "ि", "ກ", "ข", "\u0301", "\x07", "\U0001f642", "\ue000", "\u202e", "\U000e0001"]
)
def test_what_wants_shaping_or_has_no_shape_does_not(character: str) -> None:
    assert not sets_plainly(character)


def test_an_unprintable_character_is_named_so_that_it_can_be_found() -> None:
    assert named("\U0001f642") == "“🙂” (slightly smiling face)"
    assert named("\x07") == "an invisible character (U+0007)"
    assert named("\u202e") == "an invisible character (right-to-left override)"
