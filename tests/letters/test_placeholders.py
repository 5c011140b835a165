"""Braces in the officer's own words: strict, and never a blank."""

from __future__ import annotations

import pytest

from app.letters.placeholders import filled, names_in, placeholder_problems
from tests.letters.cases import FACTS, LANDLORD, facts


def test_what_stands_in_braces_is_filled_from_the_case() -> None:
    text = "Ring **{handler}** on {handler_phone}.\n\n{points}"
    assert names_in(text) == ("handler", "handler_phone", "points")
    said = filled(text, FACTS, LANDLORD)
    assert said.startswith("Ring **Anne Clerk** on 01749 000000.\n\n1. You reported")


def test_what_the_case_does_not_know_is_a_gap() -> None:
    assert filled("By {respond_by}.", facts(respond_by=None), LANDLORD).startswith("By [")


def test_an_asterisk_of_the_case_makes_nothing_bold() -> None:
    assert filled("{handler}", facts(handler="A **B**"), LANDLORD) == r"A \*\*B\*\*"


@pytest.mark.parametrize("text", ["Plain words.", "By {respond_by}.", "{points}\n\nAnd more.", "**{handler}**"])
def test_what_is_known_is_no_problem(text: str) -> None:
    assert placeholder_problems(text) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "“{}” has no name in it"),
        ("{ }", "“{}” has no name in it"),
        ("{handlers}", "Do you mean {handler}"),
        ("{handler", "has no partner"),
        ("Here: {points}", "stands alone"),
    ],
)
def test_what_is_not_known_is_named(text: str, said: str) -> None:
    assert said in " ".join(placeholder_problems(text))
