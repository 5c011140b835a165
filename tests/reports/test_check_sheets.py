"""The sheet of a check, on paper: the verdict first, then each finding with what to do, then what was looked at."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pypdf

from app.reports.check_sheets import CheckSheet, Faults, Look, check_sheet_pdf
from app.rules.workings import Printing

PRINTING = Printing("St Anne's Almshouses", dt.date(2026, 11, 23), "4812-9f3ac1d2")
SOUND = CheckSheet(
    PRINTING,
    "Your records are sound",
    "4812 entries and 310 letters were checked.",
    (Look("The file", "Every page can be read."), Look("The journal", "Every entry follows the one before it.")),
    ("The seal of the book is 4812-9f3ac1d2.",),
)
FAULTS = tuple(Faults((f"Entry {number} was changed.", "Another, too."), "Restore a backup.") for number in (7, 8))
UNSOUND = replace(
    SOUND, verdict="Something is wrong", looks=(SOUND.looks[0], Look("The journal", "4 findings", FAULTS))
)


def words(sheet: CheckSheet) -> str:
    pages = pypdf.PdfReader(io.BytesIO(check_sheet_pdf(sheet))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_sound_book_has_one_page_without_anything_to_do() -> None:
    said = words(SOUND)
    assert said.index("Your records are sound") < said.index("The file") < said.index("The seal of the book is")
    assert "What to do" not in said
    assert len(pypdf.PdfReader(io.BytesIO(check_sheet_pdf(SOUND))).pages) == 1


def test_each_finding_stands_before_what_was_looked_at_with_what_to_do() -> None:
    said = words(UNSOUND)
    assert said.index("Entry 7 was changed.") < said.index("What to do: Restore a backup.") < said.index("Entry 8")
    assert said.index("Entry 8") < said.index("What was looked at")
    assert not UNSOUND.sound


def test_the_text_to_copy_says_the_same() -> None:
    assert "- Entry 7 was changed.\n- Another, too.\nWhat to do: Restore a backup." in UNSOUND.text()


def test_hundreds_of_findings_go_over_pages() -> None:
    many = Faults(tuple(f"Entry {number} was changed after it was written." for number in range(300)), "Restore it.")
    sheet = replace(UNSOUND, looks=(Look("The journal", "300 findings", (many,)),))
    assert len(pypdf.PdfReader(io.BytesIO(check_sheet_pdf(sheet))).pages) > 5
    assert "Entry 299 was changed" in words(sheet)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert check_sheet_pdf(SOUND) == check_sheet_pdf(SOUND)
