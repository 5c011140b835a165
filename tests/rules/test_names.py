"""Identity, not spelling: which names are of one person, which may be, and which are of two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.names import LETTERS_AFTER, LIKELY, OTHER, SAME, TITLES, likeness

FIRST = st.sampled_from(["Henry", "Élodie", "anne", "Zoë", "Margaret Ann", "Sean"])
SURNAME = st.sampled_from(["Price", "O'Neill", "Clerk-Smith", "d'Arcy", "Hale"])


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Anne Clerk", "anne clerk", SAME),
        ("Anne Clerk", "  ANNE  CLERK. ", SAME),
        ("Anne Clerk", "Mrs Anne Clerk", SAME),
        ("Canon H. Price", "H Price", SAME),
        ("Canon Henry Price, OBE", "Price, Henry", SAME),
        ("Henry Price OBE JP", "Henry Price", SAME),
        ("The Revd Élodie O'Neill", "Elodie O\u2019Neill", SAME),
        ("Anne Clerk-Smith", "Anne Clerk\u2010Smith", SAME),
        ("Price Henry", "Henry Price", SAME),
        ("AnneClerk", "Anne Clerk", SAME),
        ("The Dean", "the dean", SAME),
        ("OBE", "obe", SAME),
        ("Canon H. Price", "Canon Henry Price", LIKELY),
        ("H.J. Price", "Henry Price", LIKELY),
        ("Mrs Price", "Canon Henry Price", LIKELY),
        ("Anne Clerk", "A. M. Clerk", LIKELY),
        ("Dean Smith", "D. Smith", LIKELY),
        ("Anne Clerk", "Beth Clerk", OTHER),
        ("Anne Clerk", "Anne Clark", OTHER),
        ("Anne Clerk", "Anne Clerk-Smith", OTHER),
        ("Canon H. Price", "Canon H. Hale", OTHER),
        ("Canon", "Dean", OTHER),
        ("Anne Bishop", "Anne Dean", OTHER),
        ("Jack Ma", "Jack Hale", OTHER),
        ("", "Anne Clerk", OTHER),
        ("Anne Clerk", " . ", OTHER),
    ],
)
def test_who_is_who(one: str, other: str, said: str) -> None:
    assert likeness(one, other) == said
    assert likeness(other, one) == said


@given(FIRST, SURNAME, st.sampled_from(sorted(TITLES)), st.sampled_from(sorted(LETTERS_AFTER)))
def test_titles_capitals_and_letters_after_it_do_not_make_another_person(
    first: str, surname: str, title: str, after: str
) -> None:
    name = f"{first} {surname}"
    for spelt in (name.upper(), f"{title.capitalize()}. {name}", f"{name}, {after.upper()}", f"{surname}, {first}"):
        assert likeness(name, spelt) == SAME
        assert likeness(spelt, name) == SAME


@given(FIRST, SURNAME)
def test_a_first_name_cut_to_its_letter_or_left_out_is_in_doubt(first: str, surname: str) -> None:
    assert likeness(f"{first} {surname}", f"{first[0]}. {surname}") == LIKELY
    assert likeness(f"{first} {surname}", f"Dr {surname}") == LIKELY


@given(st.text(max_size=30), st.text(max_size=30))
def test_it_is_the_same_from_both_sides_and_anybody_is_himself(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == (SAME if any(character.isalnum() for character in one.casefold()) else OTHER)
