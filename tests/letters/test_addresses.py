"""Addresses as the Royal Mail reads them best (Clear Addressing, 2017)."""

from __future__ import annotations

import pytest

from app.letters.addresses import delivery_lines, delivery_postcode

ROW = ("14 Chapel Row", "Wells")


def test_the_post_town_is_in_capitals_and_the_postcode_alone_on_the_last_line() -> None:
    assert delivery_lines("Mr D. Dunmore", ROW, "ba52xx") == ("Mr D. Dunmore", "14 Chapel Row", "WELLS", "BA5 2XX")


def test_nothing_stands_at_the_end_of_a_line() -> None:
    lines = delivery_lines("Mr D. Dunmore,", ("Flat 2,", " 14  Chapel Row, ", "", "Wells."), "BA5 2XX")
    assert lines == ("Mr D. Dunmore", "Flat 2", "14 Chapel Row", "WELLS", "BA5 2XX")


@pytest.mark.parametrize("last", ["Wells BA5 2XX", "Wells, ba52xx", "Wells,  BA5 2xx.", "BA5 2XX"])
def test_a_postcode_that_was_typed_into_the_address_as_well_stands_there_once(last: str) -> None:
    lines = delivery_lines("Cher", ("14 Chapel Row", "Wells", last), "BA5 2XX")
    assert lines[-2:] == ("WELLS", "BA5 2XX")
    assert sum("2XX" in line.upper() for line in lines) == 1


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("14 Chapel Row", ("14 Chapel Row",)),
        ("14 Chapel Row, Wells", ("14 Chapel Row", "WELLS")),
        ("14, Chapel Row, Wells", ("14 Chapel Row", "WELLS")),
        ("Flat 2a, 14 Chapel Row, Wells", ("Flat 2a 14 Chapel Row", "WELLS")),
        ("The Lodge, Chapel Row, Wells", ("The Lodge", "Chapel Row", "WELLS")),
    ],
)
def test_an_address_on_one_line_is_divided_at_its_commas(line: str, lines: tuple[str, ...]) -> None:
    assert delivery_lines("Cher", (line,), "") == ("Cher", *lines)


def test_a_house_number_at_the_end_is_no_town() -> None:
    assert delivery_lines("Cher", ("Chapel Row", "Number 14"), "")[-1] == "Number 14"


def test_twelve_lines_are_twelve_lines_and_none_are_none() -> None:
    assert len(delivery_lines("Cher", [f"Line {n}" for n in range(12)], "BA5 2XX")) == 14
    assert delivery_lines("", (), "") == ()


@pytest.mark.parametrize(
    ("typed", "code"), [("ba52xx", "BA5 2XX"), (" BA5  2XX ", "BA5 2XX"), ("EC1A1BB", "EC1A 1BB"), ("BFPO 7", "BFPO 7")]
)
def test_a_postcode_is_in_capitals_with_its_space(typed: str, code: str) -> None:
    assert delivery_postcode(typed) == code


def test_names_in_other_alphabets_of_europe_are_kept() -> None:
    assert delivery_lines("Łucja Żak", ("3 Heol Ŵen", "Tŷ Ddewi"), "")[1:] == ("3 Heol Ŵen", "TŶ DDEWI")
