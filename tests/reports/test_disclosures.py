"""Everything held about one person, on paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.reports.disclosures import Disclosure, HeldEntry, HeldFile, HeldLetter, disclosure_pdf
from tests.letters.pages import page_texts
from tests.reports.papers import LONG_NAME, MONDAY, PRINTING, SAMPLE, accessible, cut_off, said

ENTRY = HeldEntry(12, MONDAY, "He rang: the dog barks.", ("how: phone",), "Corrected later by entry 14.")
LETTER = HeldLetter("Stage 1 acknowledgement", MONDAY, "Letters/a.pdf", "Dear Mr Dunmore\nThank you.")
FILE = HeldFile("Complaint 2026/031", "You complained", "", (ENTRY,), (LETTER,), (("A letter being written", "We"),))
HELD = Disclosure(PRINTING, "Mr D. Dunmore", ("Dave Dunmore", "D. Dunmore"), (FILE,))


def test_it_says_all_of_it_in_order() -> None:
    text = said(disclosure_pdf(HELD)).replace("\u00a0", " ")
    wanted = (
        "Everything held about Mr D. Dunmore",
        "“Dave Dunmore” or “D. Dunmore”",
        "Complaint 2026/031: You complained, page 1",
        "What was recorded",
        "23 November 2026",
        "Entry 12. He rang: the dog barks.",
        "how: phone",
        "Corrected later by entry 14.",
        "Letters",
        "File: Letters/a.pdf",
        "Thank you.",
        "Begun, and not sent or recorded",
        "Personal data. Only for the person that it is about.",
    )
    places = [text.find(words) for words in wanted]
    assert -1 not in places, wanted[places.index(-1)]
    assert accessible(disclosure_pdf(HELD)) == []


def test_the_contents_name_the_page_on_which_each_file_begins() -> None:
    long = replace(FILE, entries=tuple(replace(ENTRY, seq=number) for number in range(1, 120)))
    held = replace(HELD, files=tuple(replace(long, heading=f"Complaint {number}") for number in range(1, 4)))
    pages = [" ".join(page.split()).replace("\u00a0", " ") for page in page_texts(disclosure_pdf(held))]
    for number in range(1, 4):
        begins = next(at for at, page in enumerate(pages, 1) if f"Complaint {number} You complained." in page)
        assert f"Complaint {number}: You complained, page {begins}" in pages[0]


def test_long_names_and_no_files_are_no_trouble() -> None:
    pdf = disclosure_pdf(replace(HELD, printing=SAMPLE, name=LONG_NAME, names=(), files=()))
    assert "Nothing is held." in said(pdf)
    assert accessible(pdf) == []
    assert cut_off(pdf) == []


def test_the_same_facts_give_the_same_bytes() -> None:
    assert disclosure_pdf(HELD) == disclosure_pdf(HELD)
    assert dt.date(2026, 11, 23) == MONDAY
