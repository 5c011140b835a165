"""The result of a check in plain words: the verdict, each finding once with what to do, and what a typed seal says."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest
from sqlalchemy import text

from app.casework import check_sheets
from app.casework.audits import Finding, audit, judged
from app.casework.check_sheets import SOUND, UNSOUND, check_sheet, sheet_pdf
from app.casework.desks import Desk
from app.casework.settings import Settings


def test_a_sound_book_says_so_and_what_a_check_cannot_show(desk: Desk, settings: Settings) -> None:
    sheet = check_sheet(desk, audit(desk))
    assert (sheet.verdict, sheet.sound) == (SOUND, True)
    assert "cannot show that its last entries were cut off" in sheet.text()
    assert sheet.summary == "2 entries and 0 letters were checked. Nothing was found to be wrong."


def test_findings_with_one_advice_stand_together(desk: Desk, settings: Settings) -> None:
    with desk.book.writing("nobody") as work:
        work.session.execute(text("DELETE FROM setting WHERE key IN ('phone', 'email')"))
    sheet = check_sheet(desk, audit(desk))
    assert sheet.verdict == UNSOUND
    (faults,) = next(look for look in sheet.looks if look.title == "The lists").faults
    assert len(faults.sentences) == 2
    assert sheet.text().count("What to do: The journal, which counts") == 1


def test_a_seal_that_was_typed_in_stands_in_place_of_what_a_check_cannot_show(desk: Desk, settings: Settings) -> None:
    result = audit(desk)
    sheet = check_sheet(desk, result, judged(desk, result.seal))
    assert f"The seal {result.seal} was typed in. This seal is true." in sheet.text()
    assert "cannot show" not in sheet.text()


def test_a_false_seal_makes_the_records_not_sound(desk: Desk, settings: Settings) -> None:
    result = audit(desk)
    sheet = check_sheet(desk, result, judged(desk, "122-9f3ac1d2"))
    assert (sheet.verdict, sheet.sound) == (UNSOUND, False)
    page = " ".join(pypdf.PdfReader(io.BytesIO(sheet_pdf(sheet))).pages[0].extract_text().split())
    assert "Nothing was found to be wrong" not in page
    assert SOUND not in page
    assert "There is 1 finding." in page
    assert sheet.text().count("What to do: Record nothing more") == 1


def test_the_computers_own_words_stand_last_in_the_text_and_on_no_page(desk: Desk, settings: Settings) -> None:
    finding = Finding("file", "The file of the book is damaged.", technical="Tree 6 page 91\nPage 52: never used")
    sheet = check_sheet(desk, replace(audit(desk), findings=(finding,)))
    assert sheet.text().endswith("Page 52: never used")
    assert sheet.text().count("The file of the book is damaged.") == 1
    assert "Tree 6" not in pypdf.PdfReader(io.BytesIO(sheet_pdf(sheet))).pages[0].extract_text()


def test_the_page_names_the_landlord_and_comes_even_where_that_cannot_be_read(
    desk: Desk, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_desk: Desk) -> None:
        raise ValueError

    page = pypdf.PdfReader(io.BytesIO(sheet_pdf(check_sheet(desk, audit(desk))))).pages[0].extract_text()
    assert "St Anne" in page
    monkeypatch.setattr(check_sheets, "printing_of", unreadable)
    page = pypdf.PdfReader(io.BytesIO(sheet_pdf(check_sheet(desk, audit(desk))))).pages[0].extract_text()
    assert SOUND in page
