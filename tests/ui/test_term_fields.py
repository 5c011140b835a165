"""The landlord's own words in Settings."""

from __future__ import annotations

from dataclasses import fields

from app.casework.settings import Settings
from app.letters.terms import TERMS
from app.ui.term_fields import TERM_FIELDS


def test_every_term_has_a_field_that_says_what_stands_there_when_it_is_empty() -> None:
    found = {field.key: field.hint for field in TERM_FIELDS}
    assert set(found) == {"almshouse", *TERMS}
    assert set(found) <= {field.name for field in fields(Settings)}
    assert found["rent_word"].endswith("Left empty: rent; at an almshouse charity, weekly maintenance contribution.")
    assert found["resident_word"].endswith("Left empty: resident.")
