"""What bringing in an old log would do."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import places
from app.casework.desks import Desk, lay_desk
from app.casework.import_plans import Choices, Source, Stopped, columns_problems, plan_import, preview
from app.casework.intakes import log_complaint
from app.casework.settings import Settings
from app.incoming.columns import MEANINGS
from app.incoming.headings import find_headings
from app.models.books import book_in_memory
from app.rules.problems import UserError
from tests.casework.cases import MONDAY, MR_D, NOW
from tests.casework.logs import DAMP, NOISE, brought, planned, row, source
from tests.incoming.books import sheet_of

DESK = lay_desk(book_in_memory(lambda: NOW), places.resources(), lambda: MONDAY)
"""A desk for the table at random, which reads it and writes nothing."""


def test_what_will_happen_is_said_in_one_sentence(desk: Desk, settings: Settings) -> None:
    rows = [row(ref=f"N-{n}", date_recd=f"{n}/6/24", tenant="Miss A. Lee") for n in range(1, 13)]
    wrong = row(ref="C-9", date_recd="March 2024", tenant="Mr J. Brown")
    plan = planned(desk, *rows[:7], wrong, *rows[7:], rows[0], rows[1])
    assert plan.sentence == (
        "12 will be added, 2 look like duplicates (rows 15 and 16), 1 date cannot be read (row 9)."
    )
    assert (plan.refused[0].number, plan.refused[0].who) == (9, "Mr J. Brown, C-9")
    assert plan.refused[0].why == "Date received: “March 2024” is a month and not a day."


def test_rows_are_named_as_excel_numbers_them_whatever_is_blank_between(desk: Desk, settings: Settings) -> None:
    plan = planned(desk, DAMP, [], [], row(tenant="Total", ref="7"))
    assert [one.number for one in plan.refused] == [5]
    assert plan.rows == 2


def test_what_cannot_be_right_is_refused_with_its_reason(desk: Desk, settings: Settings) -> None:
    plan = planned(desk, row(date_recd="1/5/24", tenant="Mr A", s1_response="1/4/24"))
    assert "is before the complaint was received" in plan.refused[0].why
    assert plan.sentence == "0 will be added, 1 row cannot be added (row 2)."


def test_a_case_of_the_book_is_a_duplicate(desk: Desk, settings: Settings) -> None:
    log_complaint(desk, MR_D)
    plan = planned(desk, row(ref="C-7", date_recd=MONDAY, tenant="Dunmore, D"))
    assert plan.duplicates[0].why.startswith("Case 2026/001 is of Mr D. Dunmore, too")


def test_the_same_complaint_under_another_running_number_is_a_duplicate(desk: Desk, settings: Settings) -> None:
    again = [*DAMP]
    again[0] = "C-77"
    plan = planned(desk, DAMP, again)
    assert plan.duplicates[0].why.startswith("Row 2 is of Mr D. Dunmore, too")
    brought(desk, DAMP)
    assert planned(desk, again).duplicates[0].why.startswith("Case OLD/0001 is of Mr D. Dunmore, too")
    other = [*again]
    other[4] = "The lift"
    assert planned(desk, other).duplicates == ()


def test_what_would_be_open_and_late_is_named_before_anything_is_done(desk: Desk, settings: Settings) -> None:
    upheld = row(ref="C-4", date_recd="1/3/24", tenant="Mr A. Lee", outcome="Upheld", status="Open")
    plan = planned(desk, DAMP, upheld, row(ref="C-5", date_recd=MONDAY, tenant="Mrs B. Oke", status="Open"))
    assert plan.still_open.startswith("2 cases of these would be open. Late already: Mr A. Lee, C-4 (row 3). Not late:")
    assert "Mrs B. Oke, C-5 (row 4)" in plan.still_open
    assert planned(desk, DAMP).still_open == ""


def test_duplicates_are_added_where_she_says_so(desk: Desk, settings: Settings) -> None:
    plan = planned(desk, DAMP, DAMP, duplicates=True)
    assert (len(plan.added), len(plan.duplicates)) == (2, 0)
    assert plan.added[1].like == "It has the reference of row 2, “C-1”."


def test_the_edition_is_that_of_the_day_of_receipt(desk: Desk, settings: Settings) -> None:
    days = ("5/1/2019", "5/1/2021", "5/1/2023", "5/6/2024")
    plan = planned(desk, *(row(ref=day, date_recd=day, tenant="Mr A") for day in days))
    assert [one.edition.key for one in plan.added] == ["2020", "2020", "2022", "2024"]


def test_a_plan_writes_nothing(desk: Desk, settings: Settings) -> None:
    with desk.book.reading() as session:
        before = session.connection().exec_driver_sql("SELECT count(*) FROM journal").scalar()
    planned(desk, DAMP, NOISE)
    with desk.book.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM journal").scalar() == before


def test_a_sheet_without_the_date_received_and_a_column_of_two_meanings_are_refused(desk: Desk) -> None:
    assert columns_problems({"name": 0})[0].field == "received"
    assert "at once" in columns_problems({"received": 0, "name": 0})[0].sentence
    with pytest.raises(UserError, match="which column holds the date"):
        plan_import(desk, source(DAMP), Choices({"name": 2}))


def test_it_can_be_stopped(desk: Desk) -> None:
    made = source(DAMP, NOISE)
    with pytest.raises(Stopped):
        plan_import(desk, made, Choices(made.headings.columns), lambda done, _of: done < 1)


def test_the_first_five_rows_are_shown_as_they_would_be_read(desk: Desk) -> None:
    made = source(*(row(ref=f"N-{n}", date_recd="1/6/24", tenant="Mr A") for n in range(9)))
    assert [one.reference for one in preview(desk, made, made.headings.columns)] == ["N-0", "N-1", "N-2", "N-3", "N-4"]


cells = st.one_of(
    st.text(max_size=20),
    st.dates(dt.date(1980, 1, 1), dt.date(2030, 1, 1)),
    st.sampled_from(["10.3.24", "1/5/24", "N/A", "-", "March 2024", "Yes", "Closed", "45361", "C-1", "Mr A", "£50"]),
)


@given(
    st.lists(st.lists(cells, max_size=8), max_size=12),
    st.lists(st.tuples(st.sampled_from([one.key for one in MEANINGS]), st.integers(0, 7)), max_size=8),
)
def test_of_any_table_every_row_is_added_a_duplicate_or_refused(
    rows: list[list[str | dt.date]], columns: list[tuple[str, int]]
) -> None:
    sheet = sheet_of(["a heading"], *rows)
    made = Source("a.csv", "", sheet, find_headings(sheet))
    chosen = {at: key for key, at in columns}
    try:
        plan = plan_import(DESK, made, Choices({"received": 0, **{key: at for at, key in chosen.items() if at}}))
    except UserError:
        return
    assert len(plan.added) + len(plan.duplicates) + len(plan.refused) == plan.rows
    assert plan.sentence.endswith(".")
