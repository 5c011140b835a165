"""The address in the window of the envelope."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import places
from app.letters.windows import LARGE_PRINT, LARGEST, SMALLEST, WINDOWS, address_block, address_texts, window_of
from app.paper.flows import CAP_HEIGHT
from app.paper.sheets import MM
from app.paper.typefaces import typefaces
from tests.letters.cases import LANDLORD, facts

FACES = typefaces(places.resources() / "fonts")


def test_the_postcode_stands_alone_in_capitals_on_the_last_line() -> None:
    case = facts(address=("  14  Chapel Row ", "", "WELLS"), postcode="ba5 2xx")
    assert address_texts(case) == ("Mr D. Dunmore", "14 Chapel Row", "WELLS", "BA5 2XX")


@pytest.mark.parametrize("kind", WINDOWS)
@pytest.mark.parametrize("count", range(1, 6))
def test_an_address_of_up_to_seven_lines_stands_within_its_window(kind: str, count: int) -> None:
    window = WINDOWS[kind]
    block = address_block(facts(address=("A line of an address",) * count), window, FACES)
    height = ((len(block.lines) - 1) * block.leading + CAP_HEIGHT * block.size) / MM
    assert len(block.lines) == count + 2 <= window.most_lines
    assert block.size >= SMALLEST
    assert block.top + height <= window.bottom + 0.01
    assert block.top >= window.head + 3
    assert all(line.width <= window.width * MM for line in block.lines)


@pytest.mark.parametrize("kind", ["dl", "c5"])
def test_an_address_of_six_lines_is_visible_however_the_sheet_slips(kind: str) -> None:
    block = address_block(facts(address=("A line of an address",) * 4), WINDOWS[kind], FACES)
    assert block.top >= WINDOWS[kind].top


@pytest.mark.parametrize("kind", WINDOWS)
@pytest.mark.parametrize("count", range(7))
def test_large_print_has_all_the_room_that_the_window_shows(kind: str, count: int) -> None:
    """From two lines to eight. It is never smaller than in ordinary print, and what a window shows is never left."""
    window = WINDOWS[kind]
    lines = tuple(f"{number} Chapel Row" for number in range(count))
    block = address_block(facts(address=lines, large_print=True), window, FACES)
    height = ((len(block.lines) - 1) * block.leading + CAP_HEIGHT * block.size) / MM
    assert len(block.lines) == count + 2
    assert block.size >= address_block(facts(address=lines), window, FACES).size >= SMALLEST
    assert block.top + height <= window.bottom + 0.01
    left, top, right, foot = window.shows
    assert left < window.left < right
    assert window.bottom <= foot
    if count + 2 <= window.most_lines:
        assert top < block.top
        assert block.top >= window.head + 3


@pytest.mark.parametrize(("kind", "least"), [("dl", 16), ("c5", 14), ("none", LARGE_PRINT)])
def test_a_usual_address_is_large_in_large_print(kind: str, least: float) -> None:
    case = facts(address=("Flat 2", "14 Chapel Row", "Wells"), large_print=True)
    assert address_block(case, WINDOWS[kind], FACES).size >= least
    shorter = replace(case, address=("14 Chapel Row", "Wells"))
    assert address_block(shorter, WINDOWS[kind], FACES).size == LARGE_PRINT


def test_large_print_breaks_no_line_only_to_be_larger() -> None:
    case = facts(address=("The Almshouses of St Mary Magdalene", "Wells"), large_print=True)
    block = address_block(case, WINDOWS["dl"], FACES)
    assert len(block.lines) == 4
    assert LARGEST < block.size < LARGE_PRINT
    long = replace(case, address=("Flat 12, The Old Maltings Almshouses of St Mary Magdalene", "Wells"))
    broken = address_block(long, WINDOWS["dl"], FACES)
    assert len(broken.lines) == 5  # as it is in ordinary print
    assert broken.size > LARGEST


def test_a_line_too_long_for_the_window_goes_on_in_the_next() -> None:
    block = address_block(facts(addressee="Mr " + "Abcdefghij" * 20), WINDOWS["dl"], FACES)
    assert len(block.lines) > WINDOWS["dl"].most_lines
    assert all(line.width <= WINDOWS["dl"].width * MM for line in block.lines)


@pytest.mark.parametrize("kind", WINDOWS)
def test_nothing_else_can_be_seen_in_a_window(kind: str) -> None:
    window = WINDOWS[kind]
    assert window.head < window.top < window.bottom < window.clear_to or kind == "none"
    assert window.aside >= window.left + window.width


def test_a_window_that_lies_elsewhere_takes_all_that_goes_with_it_along() -> None:
    usual, moved = WINDOWS["dl"], window_of(replace(LANDLORD, across=2.0, down=-3.0))
    assert (moved.left - usual.left, moved.aside - usual.aside) == (2, 2)
    assert moved.shows == (22.0, 43.0, 102.0, 76.0)
    for name in ("top", "bottom", "head", "clear_to"):
        assert getattr(moved, name) - getattr(usual, name) == -3
    assert (moved.width, moved.folds, moved.most_lines) == (usual.width, usual.folds, usual.most_lines)
    assert window_of(LANDLORD) == usual


def test_somebody_with_a_single_name_has_an_address_like_everybody() -> None:
    assert address_texts(facts(addressee="Cher", address=("14 Chapel Row", "Wells")))[0] == "Cher"
