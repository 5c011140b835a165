"""What stops a letter in its enclosures and copies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.letters.checks import notices, unmet
from app.letters.drafts import Copy
from tests.letters.cases import LANDLORD, acknowledgement, draft

DUNMORE = Copy("Mrs S. Dunmore", ("2 High Street",), "BA5 2YY")


def said(enclosures: tuple[str, ...] = (), copies: tuple[Copy, ...] = ()) -> list[tuple[str, str]]:
    letter = replace(draft(), enclosures=enclosures, copies=copies)
    return [(one.field, one.sentence) for one in unmet(letter, acknowledgement("2024"), LANDLORD)]


def test_whole_lines_are_no_problem() -> None:
    assert said(("Our complaint form",), (DUNMORE, Copy("Canon H. Price"))) == []


@pytest.mark.parametrize(
    ("enclosures", "copies", "field", "words"),
    [
        (("[form]",), (), "enclosures", "“[form]” still stands in the letter."),
        (("x" * 201,), (), "enclosures", "a line of 201 characters"),
        (("x",) * 21, (), "enclosures", "21 lines"),
        (("A \u0627",), (), "enclosures", "cannot print"),
        ((), (replace(DUNMORE, postcode=""),), "copies", "Enter the postcode that the copy to Mrs S. Dunmore goes to"),
        ((), (replace(DUNMORE, address=()),), "copies", "Enter the address"),
        ((), (replace(DUNMORE, name=" "),), "copies", "Enter who gets the copy"),
        ((), (replace(DUNMORE, address=("\u0627",)),), "copies", "cannot be printed"),
    ],
)
def test_what_cannot_stand_is_named(
    enclosures: tuple[str, ...], copies: tuple[Copy, ...], field: str, words: str
) -> None:
    ((found, sentence),) = said(enclosures, copies)
    assert found == field
    assert words in sentence


def test_a_copy_that_cannot_be_posted_is_worth_another_look() -> None:
    """It stops nothing, for a copy can be handed over; but a printed one goes nowhere."""
    letter = replace(draft(), copies=(DUNMORE, Copy("Canon H. Price")))
    ((found, sentence),) = [(one.field, one.sentence) for one in notices(letter)]
    assert found == "copies"
    assert sentence == (
        "The copy to Canon H. Price has no address, so it cannot be posted. Write the address and postcode after the "
        "name, under “Copies to”; or put them on the case, and every letter has them."
    )
