"""Workbooks: their sheets as Excel shows them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from app.incoming.headings import find_headings
from app.incoming.sheets import Unreadable
from app.incoming.workbooks import OLDEST, load, open_old, open_packed
from tests.incoming.books import OLD_XLS, ods_row, packed, spreadsheet, workbook


def test_values_stand_as_excel_shows_them_with_the_numbers_of_their_rows(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Complaints"],
        [],
        ["Ref", "Received", "Moment", "Sum", "Whole", "Upheld"],
        ["C-1", dt.date(2024, 3, 10), dt.datetime(2024, 3, 11, 9, 30), 12.5, 3.0, True],  # noqa: DTZ001 - Excel's own
        [None, 45361],
    ]
    sheet = open_packed(workbook(tmp_path / "a.xlsx", rows, ["A1:F1"])).sheet("Log")
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("Complaints",)),
        (3, ("Ref", "Received", "Moment", "Sum", "Whole", "Upheld")),
        (4, ("C-1", dt.date(2024, 3, 10), dt.date(2024, 3, 11), "12.5", "3", "Yes")),
        (5, ("", "45361")),
    ]
    assert sheet.merged == ((1, 1, 0, 5),)


def test_columns_before_the_first_that_holds_anything_keep_their_letters(tmp_path: Path) -> None:
    sheet = open_packed(workbook(tmp_path / "a.xlsx", [[None, None, "Ref"], [None, None, "C-1"]])).sheet("Log")
    assert [row.cells for row in sheet.rows] == [("", "", "Ref"), ("", "", "C-1")]


def test_rows_that_are_hidden_are_read_and_said_to_be(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for number in range(12):
        book.active.append([f"C-{number}"])
        book.active.row_dimensions[number + 1].hidden = number > 1
    book.create_sheet("Archive").sheet_state = "hidden"
    one = book.create_sheet("One")
    one.append(["C-1"])
    one.row_dimensions[1].hidden = True
    book.save(tmp_path / "a.xlsx")
    opened = open_packed(tmp_path / "a.xlsx")
    archive, rows = opened.sheet("Sheet").notes
    assert archive == "It has hidden sheets, which were not looked at: “Archive”. Unhide it in Excel to bring it in."
    hidden = "10 rows are hidden in this sheet (3, 4, 5, 6, 7, 8, 9, 10 …), as by a filter."
    assert rows == f"{hidden} They are read like the others."
    assert opened.sheet("One").notes[1].startswith("Row 1 is hidden in this sheet")
    assert len(opened.sheet("Sheet").rows) == 12


def test_hidden_sheets_and_charts_are_no_logs(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "2023"
    book.create_sheet("Lists").sheet_state = "hidden"
    book.create_chartsheet("Chart")
    book.create_sheet("2024")
    book.save(tmp_path / "a.xlsx")
    opened = open_packed(tmp_path / "a.xlsx")
    assert opened.names == ("2023", "2024")
    assert opened.sheet("2024").rows == ()


def test_an_opendocument_spreadsheet_is_read(tmp_path: Path) -> None:
    opened = open_packed(spreadsheet(tmp_path / "a.ods", ods_row("Ref", "Date") + ods_row("C-1", "10.3.24")))
    assert [row.cells for row in opened.sheet("Log").rows] == [("Ref", "Date"), ("C-1", "10.3.24")]


def test_a_workbook_of_the_old_kind_is_read_with_what_it_does_not_say() -> None:
    opened = open_old(OLD_XLS, OLD_XLS.read_bytes())
    sheet = opened.sheet("Old log")
    assert sheet.rows[1].cells == ("C9", dt.date(2019, 3, 10), "Mr D. Dunmore")
    assert sheet.notes == (OLDEST,)


def test_a_password_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="has a password"):
        open_old(tmp_path / "a.xlsx", b"\xd0\xcf" + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize(
    ("parts", "says"),
    [({"xl/workbook.bin": "x"}, "xlsb"), ({"word/document.xml": "<a/>"}, "no workbook"), ({"a": "b"}, "no workbook")],
)
def test_what_is_packed_and_no_workbook_is_a_sentence(tmp_path: Path, parts: dict[str, str], says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        open_packed(packed(tmp_path / "a.xlsx", parts))


def test_a_damaged_workbook_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        open_packed(packed(tmp_path / "a.xlsx", {"xl/workbook.xml": "<workbook><sheets>"}))
    with pytest.raises(Unreadable, match=r"damaged|no sheet"):
        open_packed(packed(tmp_path / "b.xlsx", {"xl/workbook.xml": "<workbook/>"}))
    old = tmp_path / "c.xls"
    old.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2_000)
    with pytest.raises(Unreadable, match="damaged"):
        open_old(old, old.read_bytes())


def test_what_reads_workbooks_is_there() -> None:
    assert load() == "CalamineWorkbook"


def test_a_stage_over_its_columns_is_read_as_wide_as_it_was_merged(tmp_path: Path) -> None:
    above = ["", "", "Stage 1", "", "Stage 2", ""]
    under = ["Name", "Received", "Ack", "Reply", "Requested", "Reply", "Outcome", "Date closed"]
    path = workbook(tmp_path / "a.xlsx", [above, under, ["Mr A", "1/3/24"]], ["C1:D1", "E1:F1"])
    texts = find_headings(open_packed(path).sheet("Log")).texts
    assert texts[4:] == ("Stage 2 Requested", "Stage 2 Reply", "Outcome", "Date closed")
