"""The result of a check in plain words: the verdict, each finding once with what to do, and what a typed seal says."""

from __future__ import annotations

import io

import pypdf
import pytest
from sqlalchemy import text

from app.casework import check_sheets
from app.casework.audits import audit, judged
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
