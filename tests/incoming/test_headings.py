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
