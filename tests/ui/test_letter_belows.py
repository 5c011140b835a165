"""Enclosures and copies as they are typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.letters.drafts import Copy
from app.rules.problems import Problem
from app.ui.letter_belows import BelowBox, copy_from, copy_words
from tests.letters.cases import draft
from tests.ui.conftest import Unnamed


@pytest.fixture
def below(qtbot: QtBot) -> BelowBox:
    below = BelowBox()
    qtbot.addWidget(below)
    below.show()
    return below


@pytest.mark.parametrize(
    ("words", "copy"),
    [
        ("Mrs S. Dunmore, 2 High Street, Wells, ba52yy", Copy("Mrs S. Dunmore", ("2 High Street", "Wells"), "BA5 2YY")),
        ("Citizens Advice, Wells", Copy("Citizens Advice", ("Wells",))),
        (" Canon H. Price ", Copy("Canon H. Price")),
    ],
)
def test_a_copy_is_typed_in_one_line(words: str, copy: Copy) -> None:
    assert copy_from(words) == copy
    assert copy_from(copy_words(copy)) == copy


def test_what_is_not_touched_stays_as_it_was(below: BelowBox, unnamed: Unnamed) -> None:
    copy = Copy("Price, Canon H.", ("Flat 2, The Close",), "BA5 2YY")
    below.show_draft(replace(draft(), enclosures=("A form",), copies=(copy,)))
    assert below.lists() == (("A form",), (copy,))
    assert unnamed(below) == []


def test_typing_is_told_and_a_problem_stands_beside_its_list(below: BelowBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(below.edited):
        below.enclosures.set_value(("A form",))
    below.show_problems((Problem("enclosures", "Shorten it."), Problem("received", "Not here.")))
    assert (below.enclosures.problem(), below.copies.problem()) == ("Shorten it.", "")
