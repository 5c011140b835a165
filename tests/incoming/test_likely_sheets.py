"""Which sheet of a workbook is the log."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl

from app.incoming.likely_sheets import likeliest_sheet
from app.incoming.logs import Log, open_log
from tests.casework.logs import DAMP, HEADINGS, NOISE

LISTS = (["Category"], ["Repairs"], ["Noise"])
EMPTY: tuple[list[str], ...] = ()


def log(tmp_path: Path, *sheets: tuple[str, Sequence[Sequence[object]]]) -> Log:
    """A workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(tmp_path / "log.xlsx")
    return open_log(tmp_path / "log.xlsx")


def test_the_sheet_with_the_complaints_is_taken_and_that_is_said(tmp_path: Path) -> None:
    found = likeliest_sheet(log(tmp_path, ("Lists", LISTS), ("Log", (HEADINGS, DAMP))))
    assert found.name == "Log"
    assert found.notes == ("This workbook has 2 sheets. “Log” is the first of them that looks like a log.",)


def test_of_a_sheet_for_every_year_the_others_are_named(tmp_path: Path) -> None:
    years = [(year, (HEADINGS, DAMP, NOISE)) for year in ("2022", "2023", "2024")]
    found = likeliest_sheet(log(tmp_path, *years))
    assert found.name == "2022"
    assert found.notes == ("“2023” and “2024” look like logs, too. Bring each of them in by itself.",)


def test_headings_without_a_row_below_them_are_no_log(tmp_path: Path) -> None:
    assert likeliest_sheet(log(tmp_path, ("Template", (HEADINGS,)), ("Log", (HEADINGS, DAMP)))).name == "Log"


def test_where_no_sheet_looks_like_a_log_the_first_is_shown(tmp_path: Path) -> None:
    found = likeliest_sheet(log(tmp_path, ("Lists", LISTS), ("Other", LISTS)))
    assert (found.name, found.notes) == ("Lists", ())
