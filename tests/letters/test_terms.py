"""The landlord's own words."""

from __future__ import annotations

from dataclasses import fields

import pytest

from app.letters.facts import Landlord
from app.letters.phrases import PHRASES, phrase
from app.letters.terms import TERMS, plural
from tests.letters.cases import FACTS, LANDLORD


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("resident", "residents"),
        ("almsperson", "almspeople"),
        ("beneficiary", "beneficiaries"),
        ("letter of appointment", "letters of appointment"),
        ("trustees", "trustees"),
        ("box", "boxes"),
        ("personal tenant", "personal tenants"),
        ("", ""),
    ],
)
def test_more_than_one(one: str, many: str) -> None:
    assert plural(one) == many


def test_every_term_is_a_fact_of_the_landlord_and_can_be_said() -> None:
    assert TERMS.keys() <= {field.name for field in fields(Landlord)}
    assert TERMS.keys() <= PHRASES.keys()
    assert phrase("rent_word", FACTS, LANDLORD) == "rent"


def test_an_almshouse_has_no_rent_and_no_tenancy() -> None:
    words = {key: term.suggested(almshouse=True) for key, term in TERMS.items()}
    assert words["rent_word"] == "weekly maintenance contribution"
    assert not any("tenancy" in word for word in words.values())
