"""Sheets: rows with the numbers that Excel shows, and how large a file may be."""

from __future__ import annotations

import datetime as dt

import pytest

from app.incoming.sheets import MOST_COLUMNS, MOST_ROWS, Row, Unreadable, column_letters, refuse_size, trimmed
from tests.incoming.books import sheet_of


def test_columns_have_the_letters_that_excel_shows() -> None:
    assert [column_letters(at) for at in (0, 25, 26, 51, 701, 702, 16_383)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "ZZ",
        "AAA",
        "XFD",
    ]


def test_a_row_ends_where_it_holds_nothing_more() -> None:
    assert trimmed(["a", "", dt.date(2024, 3, 10), " ", ""]) == ("a", "", dt.date(2024, 3, 10))
    assert Row(3, ("a",)).cell(7) == ""


def test_a_sheet_is_as_wide_as_its_widest_row() -> None:
    assert sheet_of(["a"], [], ["a", "b", "c"]).width == 3


@pytest.mark.parametrize(("rows", "columns"), [(MOST_ROWS + 1, 1), (1, MOST_COLUMNS + 1), (50_000, 100)])
def test_a_sheet_larger_than_any_log_is_refused_with_what_to_do(rows: int, columns: int) -> None:
    with pytest.raises(Unreadable, match="copy the log into a new workbook"):
        refuse_size(rows, columns)


def test_twenty_thousand_rows_of_sixty_columns_are_read() -> None:
    refuse_size(20_000, 60)
