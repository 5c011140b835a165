"""The certificate of a rehearsal: one page for the board, that claims what was found and names nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.reports.rehearsal_certificates import Certificate, certificate_pdf
from tests.reports.papers import PRINTING, SAMPLE, accessible, cut_off, page_count, said

GOOD = Certificate(
    PRINTING,
    "On Monday 23 November 2026 the backup of Friday 20 November 2026 at 5:01pm (seal 120-06ff961c) was restored.",
    (("Backup of", "Friday 20 November 2026 at 5:01pm"), ("Cases", "12, of which 9 open"), ("Result", "Sound")),
    (),
)
BAD = replace(GOOD, findings=("The words of entry 7 were changed after it was written.",) * 3)


@pytest.mark.parametrize("certificate", [GOOD, BAD, replace(GOOD, printing=SAMPLE)], ids=["good", "bad", "sample"])
def test_it_is_one_page_that_can_be_read_aloud_with_nothing_cut_off(certificate: Certificate) -> None:
    pdf = certificate_pdf(certificate)
    assert page_count(pdf) == 1
    assert accessible(pdf) == []
    assert cut_off(pdf) == []
    assert certificate_pdf(certificate) == pdf


def test_the_line_the_figures_and_room_to_sign_stand_on_it() -> None:
    text = " ".join(said(certificate_pdf(GOOD)).split())
    for words in (
        "Our complaint records can be restored",
        GOOD.line,
        "12, of which 9 open",
        "Complaints officer",
        "Noted by the board on",
    ):
        assert words in text, words
    assert "What was found" not in text


def test_what_is_not_sound_is_said_in_the_title() -> None:
    text = " ".join(said(certificate_pdf(BAD)).split())
    assert "a backup is not sound" in text
    assert "can be restored" not in text
    assert "entry 7 were changed" in text


def test_so_many_findings_that_they_fill_pages_are_all_told() -> None:
    many = replace(GOOD, findings=tuple(f"Entry {number} was changed." for number in range(80)))
    pdf = certificate_pdf(many)
    assert page_count(pdf) > 1
    assert "Entry 79 was changed." in said(pdf)
    assert cut_off(pdf) == []
