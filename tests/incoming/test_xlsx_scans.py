"""Excel workbooks before their cells are read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from app.incoming import xlsx_scans
from app.incoming.sheets import FIRST_DAY, MAC_FIRST_DAY, Unreadable
from app.incoming.xlsx_scans import LINKED, Scan, scan_xlsx
from app.incoming.zipped_parts import Parts
from tests.incoming.books import packed, with_part, workbook


def scanned(path: Path) -> Scan:
    """What is known of a workbook."""
    parts = Parts(path)
    try:
        return scan_xlsx(parts)
    finally:
        parts.close()


def test_a_formula_without_its_value_is_known_by_its_cell(tmp_path: Path) -> None:
    scan = scanned(workbook(tmp_path / "a.xlsx", [["Ref", "Due"], ["C-1", "=A2"], ["C-2", "=1+1"]]))
    assert scan.unvalued == {"Log": {(2, 1), (3, 1)}}


def test_a_formula_with_its_value_is_not(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["x"]])
    cells = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>2</f></c></row>'
    with_part(path, "xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{cells}</sheetData></worksheet>")
    assert scanned(path).unvalued == {"Log": {(1, 1)}}


def test_the_day_from_which_a_mac_counts_is_known(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = dt.date(2024, 3, 10)
    book.save(tmp_path / "mac.xlsx")
    assert scanned(tmp_path / "mac.xlsx").first_day == MAC_FIRST_DAY
    assert scanned(workbook(tmp_path / "a.xlsx", [["x"]])).first_day == FIRST_DAY


def test_values_out_of_other_files_are_said_to_be_what_was_saved(tmp_path: Path) -> None:
    path = with_part(workbook(tmp_path / "a.xlsx", [["x"]]), "xl/externalLinks/externalLink1.xml", "<externalLink/>")
    assert scanned(path).notes == (LINKED,)


@pytest.mark.parametrize("far", ["XFD1048576", "A1048576", "ZZZ9", "XFD2"])
def test_one_cell_far_away_does_not_fill_the_memory(tmp_path: Path, far: str) -> None:
    path = workbook(tmp_path / "far.xlsx", [["x"]])
    cells = f'<row r="1"><c r="A1"><v>1</v></c><c r="{far}"><v>2</v></c></row>'
    with_part(path, "xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{cells}</sheetData></worksheet>")
    with pytest.raises(Unreadable, match="more than a log has"):
        scanned(path)


def test_a_cell_that_is_only_coloured_far_away_is_none(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["x"]])
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    with_part(path, "xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{cells}</sheetData></worksheet>")
    assert scanned(path).unvalued == {"Log": frozenset()}


def test_a_cell_of_ten_megabytes_is_a_sentence(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["x"]])
    strings = f"<sst><si><t>{'x' * 10_000_000}</t></si></sst>"
    with pytest.raises(Unreadable, match="A cell of this workbook holds more than 131,072 letters"):
        scanned(with_part(path, "xl/sharedStrings.xml", strings))
    cells = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 200_000}</t></is></c></row>'
    inline = with_part(
        workbook(tmp_path / "b.xlsx", [["x"]]),
        "xl/worksheets/sheet1.xml",
        f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
    )
    with pytest.raises(Unreadable, match="A cell of this workbook holds more than"):
        scanned(inline)


def test_one_long_text_that_ten_thousand_cells_name_is_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_scans, "MOST_LETTERS", 1_000_000)
    path = workbook(tmp_path / "a.xlsx", [["x"]])
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 101))
    with_part(path, "xl/sharedStrings.xml", f"<sst><si><t>{'x' * 30_000}</t></si></sst>")
    with_part(path, "xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{cells}</sheetData></worksheet>")
    with pytest.raises(Unreadable, match="more text than any log"):
        scanned(path)


def test_a_cell_without_a_place_of_its_own_follows_the_one_before(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["x"]])
    cells = "<row><c><v>1</v></c><c><f>1</f></c></row><row><c><f>2</f></c></row>"
    with_part(path, "xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{cells}</sheetData></worksheet>")
    assert scanned(path).unvalued == {"Log": {(1, 1), (2, 0)}}


def test_a_cell_with_a_place_that_there_is_not_is_damage(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["x"]])
    cells = '<row r="1"><c r="§§"><v>1</v></c></row>'
    with_part(path, "xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{cells}</sheetData></worksheet>")
    with pytest.raises(Unreadable, match="damaged"):
        scanned(path)


def test_a_workbook_that_names_a_sheet_that_is_not_there_is_read_without_it(tmp_path: Path) -> None:
    sheets = '<workbook><sheets><sheet name="Gone"/></sheets></workbook>'
    assert scanned(packed(tmp_path / "a.xlsx", {"xl/workbook.xml": sheets})) == Scan(FIRST_DAY, (), {})
