"""Sums of money: whatever is typed is read to the penny, or told how to be typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.casework.sums import MOST, pence_of
from app.rules.pounds import pounds

SUMS = st.integers(0, MOST)


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("£1,250.50", 125050),
        ("1250.5", 125050),
        ("12.5", 1250),
        ("12", 1200),
        (" £ 12.05 ", 1205),
        ("0012", 1200),
        ("0.99", 99),
        ("0", 0),
        ("100,000", MOST),
    ],
)
def test_a_sum_is_read_as_it_was_typed(typed: str, pence: int) -> None:
    assert pence_of(typed) == pence


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter the sum in pounds, for example"),
        ("£", "Enter the sum in pounds, for example"),
        ("ten pounds", "“ten pounds” is no sum. Enter it in figures"),
        ("-5", "“-5” is no sum. Nobody is paid less than nothing"),
        ("\N{MINUS SIGN}5", "Nobody is paid less than nothing"),
        ("1e9", "“1e9” is no sum. Enter it in figures"),
        ("1.234", "There are two figures for the pence"),
        ("1,25", "A comma parts thousands"),
        ("12,50", "A comma parts thousands"),
        ("1,2345", "A comma parts thousands"),
        ("5.", "Enter it in figures"),
        ("٣", "Enter it in figures"),
        ("²", "Enter it in figures"),
        ("5%", "Enter it in figures"),
        ("nan", "Enter it in figures"),
        ("100,000.01", "is more than £100,000"),
        ("9" * 5_000, "is more than £100,000"),
        ("1000000000", "is more than £100,000, the most that there is room for. Check the figures."),
    ],
)
def test_what_is_no_sum_is_told_how_to_be_typed(typed: str, said: str) -> None:
    found = pence_of(typed)
    assert isinstance(found, str)
    assert said in found
    assert found.endswith(".")
    assert len(found) < 200


@given(SUMS)
def test_what_is_written_is_read_again_to_the_penny(pence: int) -> None:
    assert pence_of(pounds(pence)) == pence


@given(SUMS)
def test_commas_and_the_sign_of_pounds_change_nothing(pence: int) -> None:
    assert pence_of(pounds(pence).replace(",", "").removeprefix("£")) == pence


@given(st.text())
def test_anything_typed_is_a_sum_that_there_can_be_or_a_sentence(typed: str) -> None:
    found = pence_of(typed)
    assert 0 <= found <= MOST if isinstance(found, int) else found.endswith(".")
