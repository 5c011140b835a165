"""Headings that are merged, stand lower down, or are not there."""

from __future__ import annotations

import time
from dataclasses import replace

from app.incoming.headings import data_rows, find_headings, headings_in
from tests.incoming.books import sheet_of

PLAIN = sheet_of(["Ref", "Date rec'd", "Tenant"], ["C-1", "10.3.24", "Mr A"])


def test_headings_in_the_first_row() -> None:
    found = find_headings(PLAIN)
    assert (found.row, found.texts, found.columns) == (
        1,
        ("Ref", "Date rec'd", "Tenant"),
        {"reference": 0, "received": 1, "name": 2},
    )
    assert [row.number for row in data_rows(PLAIN, found)] == [2]


def test_headings_below_a_title_and_blank_rows() -> None:
    sheet = sheet_of(["Complaints log 2023"], [], ["Ref", "Date rec'd", "Tenant"], [], ["C-1", "10.3.24", "Mr A"])
    found = find_headings(sheet)
    assert found.row == 3
    assert [row.number for row in data_rows(sheet, found)] == [5]


def test_headings_merged_over_two_rows() -> None:
    sheet = sheet_of(
        ["Our log", "", "", "", "", "", ""],
        ["Ref", "Date rec'd", "Tenant", "Stage 1", "", "Stage 2", ""],
        ["", "", "", "Ack", "Response", "Requested", "Response"],
        ["C-1", "10.3.24", "Mr A", "", "", "", ""],
    )
    merged = ((1, 1, 0, 6), (2, 3, 0, 0), (2, 3, 1, 1), (2, 3, 2, 2), (2, 2, 3, 4), (2, 2, 5, 6))
    found = find_headings(replace(sheet, merged=merged))
    assert found.row == 3
    assert found.texts[3:] == ("Stage 1 Ack", "Stage 1 Response", "Stage 2 Requested", "Stage 2 Response")
    assert found.columns["reference"] == 0
    assert found.columns["responded_2"] == 6


def test_headings_over_two_rows_in_a_text_file_which_merges_nothing() -> None:
    sheet = sheet_of(
        ["", "", "Stage 1", "", "Stage 2", ""],
        ["Date rec'd", "Tenant", "Ack", "Response", "Requested", "Response"],
        ["10.3.24", "Mr A", "", "", "", ""],
    )
    found = find_headings(sheet)
    assert found.columns == {
        "received": 0,
        "name": 1,
        "acknowledged_1": 2,
        "responded_1": 3,
        "requested_2": 4,
        "responded_2": 5,
    }


def test_a_row_that_she_chose_is_taken_and_an_empty_sheet_has_none() -> None:
    assert headings_in(PLAIN, 2).texts == ("C-1", "10.3.24", "Mr A")
    assert find_headings(sheet_of()).texts == ()


def test_a_sheet_of_which_no_heading_is_known_is_shown_from_its_first_row_of_several() -> None:
    assert find_headings(sheet_of(["Our own"], ["Alpha", "Beta"], ["1", "2"])).row == 2


def test_a_name_in_two_columns_under_one_heading() -> None:
    sheet = sheet_of(
        ["Date rec'd", "Name", "", "% upheld"], ["", "First name", "Surname", ""], ["10.3.24", "Ann", "Lee"]
    )
    found = find_headings(replace(sheet, merged=((1, 1, 1, 2),)))
    assert found.columns == {"received": 0, "forename": 1, "surname": 2}


def test_the_panel_stands_over_its_columns_as_a_stage_does() -> None:
    sheet = sheet_of(
        ["", "", "Stage 1", "Stage 2", "", "Stage 3 / Panel", "", ""],
        ["Date rec'd", "Tenant", "Response", "Request", "Response", "Request", "Hearing", "Response"],
        ["10.3.23", "Mr A", "", "", "", "", "", ""],
    )
    assert list(find_headings(sheet).columns)[-3:] == ["requested_3", "panel_3", "responded_3"]


def test_a_very_wide_sheet_is_looked_through_at_once() -> None:
    rows = [[f"Heading {at} {number}" for at in range(1_000)] for number in range(30)]
    began = time.process_time()
    assert find_headings(sheet_of(*rows)).row == 1
    assert time.process_time() - began < 10


UNDER = ["Name", "Received", "Ack", "Reply", "Requested", "Reply", "Outcome", "Date closed", "Compensation", "Notes"]
ABOVE = ["", "", "Stage 1", "", "Stage 2", "", "", "", "", ""]
HELD = ["Mr A", "1/3/24", "4/3/24", "12/3/24", "20/3/24", "15/4/24", "Upheld", "16/4/24", "£50", "None"]
WHOLE = {"outcome": 6, "closed": 7, "compensation": 8, "notes": 9}


def test_a_heading_above_reaches_no_further_than_its_cells_were_merged() -> None:
    sheet = replace(sheet_of(ABOVE, UNDER, HELD), merged=((1, 1, 2, 3), (1, 1, 4, 5)))
    columns = find_headings(sheet).columns
    assert {key: columns[key] for key in WHOLE} == WHOLE
    assert (columns["responded_1"], columns["requested_2"], columns["responded_2"]) == (3, 4, 5)


def test_without_merged_cells_what_is_of_the_whole_case_stands_under_no_stage() -> None:
    columns = find_headings(sheet_of(ABOVE, UNDER, HELD)).columns
    assert {key: columns[key] for key in WHOLE} == WHOLE
    assert (columns["responded_1"], columns["requested_2"], columns["responded_2"]) == (3, 4, 5)


def test_what_comes_under_each_stage_is_of_the_stage() -> None:
    above = ["", "", "Stage 1", "", "", "Stage 2", "", "", ""]
    under = ["Name", "Received", "Reply", "Outcome", "Closed", "Requested", "Reply", "Outcome", "Closed"]
    held = ["Mr A", "1/3/24", "12/3/24", "Upheld", "", "20/3/24", "15/4/24", "Upheld", ""]
    columns = find_headings(sheet_of(above, under, held)).columns
    assert (columns["outcome"], columns["outcome_2"]) == (3, 7)
    assert "closed" not in columns


def test_a_stage_over_the_subject_leaves_the_subject_what_it_is() -> None:
    above = ["", "", "Stage 1", "", "", "Stage 2", ""]
    under = ["Name", "Received", "What about", "Ack", "Reply", "Requested", "Reply"]
    sheet = sheet_of(above, under, HELD)
    for merged in ((), ((1, 1, 2, 4), (1, 1, 5, 6))):
        columns = find_headings(replace(sheet, merged=merged)).columns
        assert (columns["what"], columns["acknowledged_1"], columns["responded_2"]) == (2, 3, 6)


def test_an_officer_within_a_stage_does_not_end_it() -> None:
    above = ["", "", "Stage 1", "Stage 2", "", ""]
    under = ["Name", "Received", "Reply", "Requested", "Officer", "Reply"]
    assert find_headings(sheet_of(above, under, HELD)).columns["responded_2"] == 5


def test_a_decision_that_holds_days_is_the_day_of_the_answer() -> None:
    heads = ["Date rec'd", "Tenant", "Stage 2 request", "Panel request", "Panel decision"]
    rows = [["1/3/23", "Mr A", "", "", "4 May 2023"], ["2/3/23", "Mr B", "", "", "05/06/2023"]]
    found = find_headings(sheet_of(heads, *rows, ["3/3/23", "Mr C", "", "", "N/A"]))
    assert (found.columns.get("responded_3"), "outcome_3" in found.columns) == (4, False)
    words = sheet_of(heads, ["1/3/23", "Mr A", "", "", "Upheld"], ["2/3/23", "Mr B", "", "", "Not upheld 4/5/23"])
    assert find_headings(words).columns["outcome_3"] == 4
    assert headings_in(sheet_of(heads, *rows), 1).columns["responded_3"] == 4


def test_a_decision_that_holds_days_beside_an_answer_is_neither() -> None:
    heads = ["Date rec'd", "Tenant", "Stage 1 reply", "Stage 1 decision"]
    columns = find_headings(sheet_of(heads, ["1/3/23", "Mr A", "4/4/23", "4/4/23"])).columns
    assert (columns["responded_1"], "outcome" in columns) == (2, False)
