"""One row of an old log."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.old_rows import DATE, NO_NAME, TEXT, OldRow, read_row
from app.incoming.headings import find_headings
from tests.casework.cases import MONDAY
from tests.casework.logs import DAMP, row, source
from tests.incoming.books import sheet_of


def read(cells: list[str | dt.date]) -> OldRow:
    """The row as it is read."""
    made = source(cells)
    return read_row(made.sheet, made.rows[0], made.headings.texts, made.headings.columns, MONDAY)


def test_a_row_is_read_in_the_books_own_terms() -> None:
    old = read(DAMP)
    assert old.problems == ()
    assert (old.number, old.name, old.reference, old.received) == (2, "Mr D. Dunmore", "C-1", dt.date(2024, 5, 1))
    assert (old.text("address"), old.text("postcode")) == ("14 Chapel Row\nWells", "BA5 2XX")
    assert old.days["responded_1"] == dt.date(2024, 5, 17)
    assert old.source.startswith("Ref: C-1\nDate rec'd: 1/5/24\nTenant: Mr D. Dunmore\n")


def test_nothing_is_made_up_of_what_is_not_there() -> None:
    old = read(row(date_recd="1/5/24", tenant="N/A", ack_sent="-", s1_response="Yes"))
    assert (old.name, dict(old.texts), sorted(old.days)) == (NO_NAME, {}, ["received"])
    assert old.undated == {"responded_1"}


@pytest.mark.parametrize(
    ("cells", "kind", "says"),
    [
        (row(tenant="Mr A"), DATE, "There is no date on which it was received."),
        (row(date_recd="March 2024"), DATE, "Date received: “March 2024” is a month and not a day."),
        (
            row(date_recd="1/5/24", s1_response="1/6/24 & 2/6/24"),
            DATE,
            "Stage 1 answered: “1/6/24 & 2/6/24” holds more",
        ),
        (row(date_recd="24/11/26"), DATE, "must be today or in the past"),
        (row(date_recd="1/5/1924"), DATE, "must be in 1990 or later"),
        (row(date_recd="1/5/24", tenant="x" * 121), TEXT, "has 121 characters; there is room for 120"),
        (row(date_recd="1/5/24", complaint="x" * 20_001), TEXT, "Shorten it in the log"),
    ],
)
def test_what_cannot_be_read_is_said_with_the_column(cells: list[str | dt.date], kind: str, says: str) -> None:
    problem = read(cells).problems[0]
    assert problem.kind == kind
    assert says in problem.sentence


def test_half_a_postcode_and_half_an_address_are_left_in_the_words_of_the_log() -> None:
    old = read(row(date_recd="1/5/24", addr=", ".join(["A very long line of an address indeed"] * 12)))
    assert old.left_out == ("The address is too long for an envelope.",)
    assert "address" not in old.texts
    assert "A very long line" in old.source


def test_a_formula_without_its_value_is_said_by_its_cell() -> None:
    made = source(row(date_recd="1/5/24", tenant="Mr A"))
    sheet = replace(made.sheet, unvalued=frozenset({(2, 6)}))
    old = read_row(sheet, made.rows[0], made.headings.texts, made.headings.columns, MONDAY)
    assert "Stage 1 answered: the formula in G2 was saved without its value." in old.problems[0].sentence


def test_who_takes_in_the_letters_is_no_part_of_the_name() -> None:
    old = read(row(date_recd="1/5/24", tenant="Mrs B. Lee c/o Ann Lee"))
    assert old.name == "Mrs B. Lee"
    assert old.left_out[0].startswith("The name in the log is “Mrs B. Lee c/o Ann Lee”; what stands from “c/o” on")
    assert read(row(date_recd="1/5/24", tenant="Mrs B. Lee (c/o Ann Lee)")).name == "Mrs B. Lee"
    assert read(row(date_recd="1/5/24", tenant="c/o Ann Lee")).name == "c/o Ann Lee"


@pytest.mark.parametrize(
    ("phone", "kept", "told"),
    [("1749123456", "01749123456", True), ("7700900123", "07700900123", True), ("1.74912E+09", "", True),
     ("01749 123456", "01749 123456", False), ("441749123456", "441749123456", False)],
)  # fmt: skip
def test_a_telephone_number_that_a_workbook_took_for_a_number(phone: str, kept: str, *, told: bool) -> None:
    sheet = sheet_of(["Date rec'd", "Tenant", "Tel"], ["1/5/24", "Mr A", phone])
    found = find_headings(sheet)
    old = read_row(sheet, sheet.rows[1], found.texts, found.columns, MONDAY)
    assert (old.text("phone"), bool(old.left_out)) == (kept, told)
