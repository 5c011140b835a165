"""OpenDocument spreadsheets: what is repeated is counted before it is written out."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.incoming import ods_scans
from app.incoming.ods_scans import scan_ods
from app.incoming.sheets import Unreadable
from app.incoming.workbooks import open_packed
from app.incoming.zipped_parts import Parts
from tests.incoming.books import CONTENT, ods_row, packed, spreadsheet

EMPTY_REST = (
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
    "</table:table-row>"
)


def scanned(path: Path) -> None:
    """Look a spreadsheet through."""
    parts = Parts(path)
    try:
        scan_ods(parts)
    finally:
        parts.close()


def test_a_sheet_that_is_filled_up_with_empty_rows_is_as_large_as_what_it_holds(tmp_path: Path) -> None:
    scanned(spreadsheet(tmp_path / "a.ods", ods_row("Ref", "Date") + ods_row("C-1", "10.3.24") + EMPTY_REST))


@pytest.mark.parametrize(
    "rows",
    [
        ods_row("x", more=' table:number-columns-repeated="16384"'),
        EMPTY_REST + ods_row("x"),
        f'<table:table-row table:number-rows-repeated="1000000">{ods_row("x")[17:]}',
    ],
)
def test_what_is_repeated_beyond_any_log_is_refused(tmp_path: Path, rows: str) -> None:
    with pytest.raises(Unreadable, match="more than a log has"):
        scanned(spreadsheet(tmp_path / "a.ods", rows))


@pytest.mark.parametrize("repeats", ["99999999999", "-1", "two"])
def test_a_number_of_repeats_that_there_is_not_is_damage(tmp_path: Path, repeats: str) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        scanned(spreadsheet(tmp_path / "a.ods", ods_row("x", more=f' table:number-columns-repeated="{repeats}"')))


def test_a_cell_of_ten_megabytes_and_much_repeated_text_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Unreadable, match="more than 131,072 letters"):
        scanned(spreadsheet(tmp_path / "a.ods", ods_row("x" * 10_000_000)))
    monkeypatch.setattr(ods_scans, "MOST_LETTERS", 10_000)
    with pytest.raises(Unreadable, match="more text than any log"):
        scanned(spreadsheet(tmp_path / "b.ods", ods_row("x" * 100, more=' table:number-columns-repeated="200"')))


def test_a_password_is_a_sentence(tmp_path: Path) -> None:
    manifest = '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    parts = {"mimetype": "x", "content.xml": CONTENT.format(rows=""), "META-INF/manifest.xml": manifest}
    with pytest.raises(Unreadable, match="has a password"):
        scanned(packed(tmp_path / "a.ods", parts))


def test_cells_that_were_merged_are_told(tmp_path: Path) -> None:
    wide = ' table:number-columns-spanned="2"'
    covered = "<table:covered-table-cell/>"
    cell = f"<table:table-cell{wide}><text:p>Stage 1</text:p></table:table-cell>{covered}"
    rows = f"<table:table-row>{cell}</table:table-row>{ods_row('Ack', 'Reply', 'Notes')}"
    path = spreadsheet(tmp_path / "a.ods", rows)
    assert open_packed(path).sheet("Log").merged == ((1, 1, 0, 1),)
