"""Whom a text names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.named_people import others_named, people_named, speaks_of


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Mr Dunmore rang.", True),
        ("DUNMORE rang again", True),
        ("Dunmore's daughter rang.", True),
        ("The Dunmores rang.", False),
        ("Dunmoreton Lane is dark.", False),
        ("He rang.", False),
        ("", False),
    ],
)
def test_a_text_speaks_of_somebody_by_the_surname(text: str, *, spoken: bool) -> None:
    assert speaks_of(text, "Mr D. Dunmore") is spoken


def test_accents_and_apostrophes_make_no_difference() -> None:
    assert speaks_of("Mrs Nunez rang.", "Mrs A. Núñez")
    assert speaks_of("Mr O\u2019Hara rang.", "Mr P. O'Hara")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mrs J. Hale told Mr Reed.", ("Mrs J. Hale", "Mr Reed")),
        ("Canon H. Price considers it.", ("Canon H. Price",)),
        ("Her neighbour Shirley Barnes shouted.", ("Shirley Barnes",)),
        ("Dr Okafor's note came.", ("Dr Okafor",)),
        ("Mr Reed and Mr Reed.", ("Mr Reed",)),
        ("The lift in Chapel Row is broken. Housing Ombudsman.", ()),
        ("Received on Monday 12 June 2023 by telephone.", ()),
        ("Mrs Hale On Monday she came.", ("Mrs Hale",)),
        ("", ()),
    ],
)
def test_people_are_found_by_title_or_first_name(text: str, names: tuple[str, ...]) -> None:
    assert people_named(text) == names


def test_whoever_may_be_the_person_is_no_other() -> None:
    text = "Mr Dunmore rang Mrs Hale. Mrs Dunmore listened. David Dunmore sighed."
    assert others_named(text, ("Mr D. Dunmore",)) == ("Mrs Hale", "Mrs Dunmore")


@given(st.text(), st.text())
def test_no_text_is_too_odd(text: str, name: str) -> None:
    people_named(text)
    others_named(text, (name,))
    speaks_of(text, name)
