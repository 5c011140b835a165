"""Slabs, and where a page may end."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import places
from app.paper.flows import (
    Column,
    Slab,
    Style,
    closely,
    height_of,
    held,
    kept,
    listed,
    paginate,
    paragraph,
    row,
    spaced,
    stack,
)
from app.paper.lines import Span
from app.paper.sheets import Sheets
from app.paper.tags import Element
from app.paper.typefaces import typefaces

FACES = typefaces(places.resources() / "fonts")
STYLE = Style(12, 16)
COLUMN = Column(200, FACES)
WORDS = "We received your complaint about the radiator and about everything that followed from it. " * 3


def slab(height: float, *, keep: bool = False, before: float = 0.0) -> Slab:
    return Slab(height, lambda *_: None, before, keep)


def heights(pages: tuple[tuple[Slab, ...], ...]) -> list[list[float]]:
    return [[one.height for one in page] for page in pages]


def test_no_line_of_a_paragraph_may_stand_alone() -> None:
    slabs = paragraph([Span(WORDS)], STYLE, COLUMN, Element("P"))
    assert [one.keep for one in slabs] == [True, *[False] * (len(slabs) - 3), True, False]


def test_a_page_ends_at_the_last_place_where_it_may() -> None:
    slabs = [slab(40), slab(40, keep=True), slab(40), slab(40)]
    assert heights(paginate(slabs, 100, 100)) == [[40], [40, 40], [40]]


def test_the_space_before_is_dropped_at_the_top_of_a_page() -> None:
    pages = paginate([slab(60), slab(60, before=50)], 100, 60)
    assert heights(pages) == [[60], [60]]
    assert pages[1][0].before == 0


def test_what_is_kept_together_and_too_tall_is_divided_where_the_page_is_full() -> None:
    slabs = [*kept([slab(40)] * 5), slab(40)]
    assert heights(paginate(slabs, 100, 100)) == [[40, 40]] * 3


def test_what_is_kept_together_goes_to_the_next_page_if_it_fits_there() -> None:
    slabs = [*kept([slab(40)] * 2), slab(40)]
    assert heights(paginate(slabs, 100, 120)) == [[], [40, 40, 40]]


def test_a_slab_taller_than_a_page_has_a_page_of_its_own() -> None:
    assert heights(paginate([slab(10), slab(500), slab(10)], 100, 100)) == [[10], [500], [10]]


def test_a_letter_without_text_is_one_page() -> None:
    assert paginate([], 100, 100) == ((),)


@given(st.lists(st.tuples(st.integers(1, 150), st.booleans(), st.integers(0, 20)), max_size=40))
def test_every_slab_is_on_one_page_in_its_order(made: list[tuple[int, bool, int]]) -> None:
    slabs = [slab(height, keep=keep, before=before) for height, keep, before in made]
    pages = paginate(slabs, 80, 100)
    assert [height for page in heights(pages) for height in page] == [height for height, _, _ in made]
    assert all(len(page) == 1 or height_of(page) <= 100 for page in pages)


def test_space_and_keeping_touch_only_what_they_should() -> None:
    two = [slab(1), slab(2)]
    assert [one.before for one in spaced(two, 9)] == [9, 0]
    assert [one.keep for one in held(two)] == [False, True]
    assert spaced([], 9) == held([]) == []


def test_an_item_of_a_list_has_its_label_and_its_text_apart() -> None:
    item = Element("LI")
    slabs = listed("1.", [Span(WORDS)], STYLE, replace(COLUMN, indent=20), item)
    assert [child.role for child in item.children if isinstance(child, Element)] == ["Lbl", "LBody"]
    sheets = Sheets("A list", "Nobody", dt.date(2026, 11, 23))
    sheets.root.children.append(item)
    assert stack(sheets, slabs, 50, 50) == pytest.approx(50 + height_of(slabs))


def test_a_row_is_as_tall_as_its_tallest_cell() -> None:
    one, two = [slab(10)], [slab(10), slab(20, before=5)]
    assert row((one, two), (100, 100), 4).height == 35 + 8


def test_less_space_between_saves_a_page_and_no_more_of_it_than_needed() -> None:
    slabs = [slab(30), slab(30, before=20), slab(30, before=20)]
    assert len(closely(slabs, 131, 131, (0.85, 0.7))) == 1
    (page,) = closely(slabs, 125, 125, (0.85, 0.7))
    assert [one.before for one in page] == [0, 17, 17]
    (page,) = closely(slabs, 119, 119, (0.85, 0.7))
    assert [one.before for one in page] == [0, 14, 14]


def test_where_it_saves_no_page_the_space_is_as_it_was() -> None:
    slabs = [slab(30), slab(30, before=20), slab(30, before=20)]
    assert closely(slabs, 100, 100, (0.85, 0.7)) == paginate(slabs, 100, 100)
