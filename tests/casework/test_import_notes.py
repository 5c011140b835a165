"""What is said of a whole sheet."""

from __future__ import annotations

from app.casework.desks import Desk
from app.casework.import_notes import american_notes, heading_notes, unread_columns
from app.casework.import_plans import Choices, Source, plan_import
from app.casework.settings import Settings
from app.incoming.headings import find_headings
from app.old_log_commands import report
from tests.casework.logs import planned, row
from tests.incoming.books import sheet_of


def test_two_columns_that_could_be_the_same_day_are_named() -> None:
    sheet = sheet_of(
        ["Ref", "Date", "Tenant", "Date received", "Notes", "Comments"], ["C-1", "1/5/24", "Mr A", "2/5/24"]
    )
    headings = find_headings(sheet)
    assert headings.columns["received"] == 3
    (told,) = heading_notes(sheet, headings, headings.columns)
    taken = "Column D, “Date received”, was taken as “Date received”"
    assert told == f"{taken}; column B, “Date”, could be it, too, and is kept as text."
    assert heading_notes(sheet, headings, {**headings.columns, "logged": 1}) == ()


def test_two_columns_of_one_heading_are_named() -> None:
    sheet = sheet_of(["Date rec'd", "Tenant", "Notes", "Notes"], ["1/5/24", "Mr A", "x", "y"])
    headings = find_headings(sheet)
    assert "column D, “Notes”, could be it, too" in heading_notes(sheet, headings, headings.columns)[0]


def test_one_date_in_american_order_puts_its_whole_column_in_doubt(desk: Desk, settings: Settings) -> None:
    rows = [row(ref=f"C-{day}", date_recd=f"03/{day:02}/2024", tenant="Mr A") for day in (4, 25, 28)]
    plan = planned(desk, *rows)
    assert len(plan.added) == 1
    assert plan.notes[0].startswith("“Date received” holds dates with the month first (rows 3 and 4). Others of that")
    assert american_notes([]) == ()


def test_the_row_of_the_headings_is_said_where_it_is_not_the_first(desk: Desk, settings: Settings) -> None:
    sheet = sheet_of(["Our log"], ["Date rec'd", "Tenant", "Ref"], ["1/5/24", "Mr A", "C-1"])
    made = Source("a.csv", "", sheet, find_headings(sheet))
    assert plan_import(desk, made, Choices(made.headings.columns)).notes == ("The headings were found in row 2.",)


def test_the_columns_that_are_not_read_are_named(desk: Desk, settings: Settings) -> None:
    sheet = sheet_of(
        ["Date rec'd", "Tenant", "Days taken", "Stage 2 Notes", "Blank"], ["1/5/24", "Mr A", "12", "Rang.", "-", "y"]
    )
    made = Source("a.csv", "", sheet, find_headings(sheet))
    plan = plan_import(desk, made, Choices(made.headings.columns))
    said = "Not read, and kept as text with each case: column C, “Days taken”; column D, “Stage 2 Notes”; column F."
    assert plan.unread == said
    assert said in report(made, plan)
    plain = sheet_of(["Date"], ["1/5/24"])
    assert unread_columns(plain, find_headings(plain), {"received": 0}) == ""
