"""The recovery sheet: everything on one page that somebody needs who never saw the program."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.reports.recovery_sheets import NOTE, RecoverySheet, recovery_sheet_pdf
from app.rules.workings import Printing
from tests.reports.papers import PRINTING, SAMPLE, accessible, cut_off, page_count, said

CODE = "7K2M-09QX-WE4T-ABCD-8HJN-PQRS-Z1Y3"
SHEET = RecoverySheet(PRINTING, CODE)
LONG = replace(
    PRINTING, landlord="The Company of Much Wenlock and Little Snoring Almshouses and Relief in Need Charity"
)


def test_what_it_is_where_to_keep_it_and_how_to_use_it_stand_on_it() -> None:
    text = " ".join(said(recovery_sheet_pdf(SHEET)).split())
    for words in (
        "Recovery sheet for our complaint records",
        "The complaint records of St Anne's Almshouses are kept on a PC in a program called Casebook.",
        "7K2M 09QX WE4T ABCD 8HJN PQRS Z1Y3",
        "Give it to the chair",
        "in another place than the PC and its backups",
        "choose File, then Backups…",
        "press “Use the recovery sheet”",
        "This sheet was made on Monday 23 November 2026.",
        "Sheets that were printed before no longer open the records on the PC.",
        NOTE,
    ):
        assert words in text.replace("\u00a0", " ").replace("  ", " "), words


@pytest.mark.parametrize("code", [CODE, "-".join(["WWWW"] * 7)], ids=["a code", "the widest code"])
@pytest.mark.parametrize("printing", [PRINTING, SAMPLE, LONG], ids=["ordinary", "sample", "long name"])
def test_it_is_one_page_that_can_be_read_aloud_with_nothing_cut_off(printing: Printing, code: str) -> None:
    pdf = recovery_sheet_pdf(RecoverySheet(printing, code))
    assert page_count(pdf) == 1
    assert accessible(pdf) == []
    assert cut_off(pdf) == []
    assert said(pdf).replace("\u00a0", " ").count(code[-4:]) >= 1


def test_a_landlord_without_a_name_is_not_called_this_landlord() -> None:
    pdf = recovery_sheet_pdf(replace(SHEET, named=False))
    text = " ".join(said(pdf).split())
    assert "Our complaint records are kept on a PC" in text
    assert "complaint records of" not in text
    assert PRINTING.landlord not in text
    assert "Landlord:" in text, "the name is written on a line by hand"
    assert "Landlord:" not in said(recovery_sheet_pdf(SHEET))
    assert (page_count(pdf), accessible(pdf), cut_off(pdf)) == (1, [], [])


def test_the_first_sheet_speaks_of_no_earlier_one() -> None:
    text = " ".join(said(recovery_sheet_pdf(replace(SHEET, first=True))).split())
    assert "This sheet was made on Monday 23 November 2026." in text
    for words in ("Earlier sheets", "printed before", "the sheet before", "older sheets"):
        assert words not in text
