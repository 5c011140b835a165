"""Values: days in British order, and everything that is no day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.incoming.sheets import MAC_FIRST_DAY
from app.incoming.values import ReadDay, read_day, read_how, read_pence, says_nothing

TENTH = dt.date(2024, 3, 10)


@pytest.mark.parametrize(
    "text",
    [
        "10.3.24",
        "10/03/24",
        "10/3/2024",
        "10-03-2024",
        "10 March 2024",
        "10th Mar 24",
        "Sun 10 March 2024",
        "Sunday 10th of March 2024",
        "2024-03-10",
        "2024-03-10 00:00:00",
        "2024-03-10T09:30:00Z",
        "10/03/2024 09:30",
        "10/03/2024 at 9.30am",
        " 10.3.24 ",
        "March 10, 2024",
        "Sunday, Mar 10th 2024",
        "10\u201303\u201324",
        "45361",
        "45361.395833",
    ],
)
def test_a_day_is_read_in_british_order(text: str) -> None:
    assert read_day(text) == ReadDay(TENTH)


def test_a_day_of_a_workbook_is_itself_and_a_mac_counts_from_1904() -> None:
    assert read_day(TENTH).on == TENTH
    assert read_day("43899", MAC_FIRST_DAY).on == TENTH


@pytest.mark.parametrize(
    "text", ["", "  ", "N/A", "n/a", "-", "\N{EN DASH}", "?", "TBC", "none", "Not known", "No", "not yet", "Not sent"]
)
def test_what_says_nothing_is_nothing(text: str) -> None:
    assert says_nothing(text)
    assert read_day(text) == ReadDay()


@pytest.mark.parametrize("text", ["0", "00/01/1900", "1/1/1900", "30/12/1899", "00-Jan-00"])
def test_an_empty_cell_that_excel_takes_for_a_day_is_nothing(text: str) -> None:
    assert read_day(text) == ReadDay()
    assert read_day(dt.date(1899, 12, 30)) == ReadDay()


@pytest.mark.parametrize("text", ["Yes", "y", "SENT", "done"])
def test_what_was_done_without_a_day_says_so(text: str) -> None:
    assert read_day(text) == ReadDay(undated=True)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("March 2024", "“March 2024” is a month and not a day"),
        ("Mar-24", "is a month and not a day"),
        ("03/2024", "is a month and not a day"),
        ("10/3/24 and 12/3/24", "holds more than one date"),
        ("10.3.24\n12.3.24", "holds more than one date"),
        ("10.03.24 12.03.24", "holds more than one date"),
        ("10/03/24, 12.03.24", "holds more than one date"),
        ("10.03.24 & 12.03.24", "holds more than one date"),
        ("10 March 2024 - 12.03.24", "holds more than one date"),
        ("10/3/24 - rang, no reply", "holds other words beside the date"),
        ("03/25/2024", "is no date in British order (day, month, year), and would be one in American order"),
        ("3/25/24 9:30", "would be one in American order"),
        ("10/3", "“10/3” has no year"),
        ("Mon 10/3", "has no year"),
        ("10th March", "has no year"),
        ("10-Mar", "has no year"),
        ("Mon 10/3/24", "“Mon 10/3/24” was a Sunday. Check the day and the month"),
        ("Weds 10 March 2024", "was a Sunday"),
        ("31/2/24", "“31/2/24” is a day that its month does not have"),
        ("31/13/24", "is no date in British order"),
        ("#REF!", "“#REF!” is what Excel shows where a formula went wrong"),
        ("########", "where a column is too narrow. Widen it"),
        ("Mar 10 24", "is no date in British order"),
        ("10/3/24?", "“10/3/24?” has a question mark"),
        ("2024", "is no date in British order"),
        ("soon", "is no date in British order"),
        ("x" * 10_000, "is no date in British order"),
    ],
)
def test_what_cannot_be_read_for_sure_is_said(text: str, says: str) -> None:
    read = read_day(text)
    assert (read.on, read.undated) == (None, False)
    assert says in read.problem
    assert len(read.problem) < 120


@given(st.text(max_size=80))
def test_any_text_is_a_day_or_nothing_or_a_problem(text: str) -> None:
    read = read_day(text)
    assert (read.on is not None) + bool(read.problem) + read.undated <= 1


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£150", 15_000),
        ("150.5", 15_050),
        ("£1,250.00", 125_000),
        ("75", 7_500),
        ("£50 + £20", None),
        ("none", None),
        ("12,50", None),
        ("1,5", None),
    ],
)
def test_a_sum_is_read_where_it_is_one(text: str, pence: int | None) -> None:
    assert read_pence(text) == pence


@pytest.mark.parametrize(
    ("text", "how"),
    [("Phone", "phone"), ("by e-mail", "email"), ("Letter", "letter"), ("Tel call", "phone"), ("Online form", "form"),
     ("letter or email", ""), ("carrier pigeon", "")],
)  # fmt: skip
def test_how_it_came_is_read_where_the_words_say(text: str, how: str) -> None:
    assert read_how(text) == how
