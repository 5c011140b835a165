"""Identity, not spelling: which names are of one person, which may be, and which are of two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.names import LETTERS_AFTER, LIKELY, OTHER, SAME, TITLES, likeness, name_in_parts, same_person, surname

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
        ("HJ Price", "H. J. Price", SAME),
        ("JO CLERK", "Jo Clerk", SAME),
        ("Anne Clerk-Smith", "Anne Clerk Smith", SAME),
        ("Søren Łuczak", "Soren Luczak", SAME),
        ("Price H", "H. Price", SAME),
        ("Mr Sam Reed", "Mrs Sam Reed", SAME),
        ("HJ Price", "Henry Price", LIKELY),
        ("Price H", "Henry Price", LIKELY),
        ("A Clerk", "Anne Clerk", LIKELY),
        ("Ann Clerk", "Anne Clerk", LIKELY),
        ("Bill Hale", "William Hale", LIKELY),
        ("Steven Hale", "Stephen Hale", LIKELY),
        ("Allan Clerk", "Alan Clerk", LIKELY),
        ("Anna Clerk", "Anne Clerk", LIKELY),
        ("Kathleen Hale", "Cathleen Hale", LIKELY),
        ("Brain Hale", "Brian Hale", LIKELY),
        ("Anne Mary Clerk", "Mary Clerk", LIKELY),
        ("Anne Clerk", "Anne Clark", LIKELY),
        ("Anne Clerk", "Anne Clerk-Smith", LIKELY),
        ("Mr A. Reed", "Mrs A. Reed", LIKELY),
        ("Mr Reed", "Mrs Reed", LIKELY),
        ("Anne Clerk", "Alan Clerk", OTHER),
        ("Mark Hale", "Mary Hale", OTHER),
        ("Dan Hale", "Ian Hale", OTHER),
        ("A. Clerk", "A. Clark", OTHER),
        ("Anne Clerk", "Alan Clark", OTHER),
        ("Anne Clerk-Smith", "Beth Clerk", OTHER),
        ("B. Clerk", "A. Clerk", OTHER),
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


def test_only_what_is_certain_is_the_same_person() -> None:
    assert same_person("Mrs S. Dunmore", "mrs s dunmore")
    assert not same_person("S. Dunmore", "Sarah Dunmore")
    assert not same_person("", ".")


def test_the_surname_is_found_wherever_it_stands() -> None:
    assert [surname(name) for name in ("Mrs S. Dunmore", "Dunmore, Sarah", "Dunmore S", "", "Mrs")] == [
        "dunmore",
        "dunmore",
        "dunmore",
        "",
        "mrs",
    ]
    assert surname("Élodie O'Neill-Price, OBE") == "o'neill-price"


@given(FIRST, SURNAME, FIRST, SURNAME)
def test_a_name_put_in_parts_once_is_compared_as_the_name(
    first: str, last: str, given_name: str, surname_: str
) -> None:
    one, other = f"Mrs {first} {last}", f"{given_name} {surname_}"
    assert (
        likeness(name_in_parts(one), name_in_parts(other))
        == likeness(one, other)
        == likeness(one, name_in_parts(other))
    )
