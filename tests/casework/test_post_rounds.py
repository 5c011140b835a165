"""Post rounds: many letters printed, labelled and marked as posted, each for itself."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from app.casework.desks import Desk
from app.casework.files import case_file
from app.casework.intakes import Representative
from app.casework.letters import issue, letter_pdf, open_letter
from app.casework.particulars import change_person
from app.casework.post_rounds import addresses, label_sheets, labels, mark_all_posted, sheaves
from app.casework.questions import PostRow, letters_to_post
from app.casework.settings import Settings, read_settings, save_settings
from app.letters.drafts import Copy
from tests.casework.cases import MONDAY, a_case, called, on

DAUGHTER = Copy("Mrs S. Hale", ("2 Mill Lane", "Wells"), "BA5 3YY")


def issued(desk: Desk, *copies: Copy, name: str = "Mr D. Dunmore") -> PostRow:
    """An acknowledgement that waits to be posted, with copies to others."""
    case = a_case(desk).received("2026-11-20", person=called(name))
    case.desk = on(desk, MONDAY)
    letter = open_letter(case.desk, case.id, "acknowledgement", 1)
    number = issue(case.desk, replace(letter, draft=replace(letter.draft, copies=copies)))
    return next(row for row in letters_to_post(case.desk) if row.letter_id == number)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.usefixtures("settings")
def test_a_letter_is_printed_and_once_more_for_whoever_gets_a_copy(desk: Desk) -> None:
    row = issued(desk, DAUGHTER, Copy("Councillor Reed"))
    assert row.copies == ("Mrs S. Hale", "Councillor Reed")
    found, left = sheaves(desk, (row,))
    assert left == ()
    names = [one.name for one in found]
    assert names == [
        "Stage 1 acknowledgement to Mr D. Dunmore",
        "Address sheet. Copy for Mrs S. Hale: Stage 1 acknowledgement to Mr D. Dunmore",
        "Copy for Mrs S. Hale: Stage 1 acknowledgement to Mr D. Dunmore",
        "Copy for Councillor Reed: Stage 1 acknowledgement to Mr D. Dunmore",
    ]
    assert found[0].pdf == found[2].pdf == found[3].pdf  # the copy is the letter, byte for byte
    said = text_of(found[1].pdf)
    assert "Mrs S. Hale 2 Mill Lane WELLS BA5 3YY" in said
    assert "a copy of our letter to Mr D. Dunmore, dated Monday 23 November 2026" in said
    assert [one.name for one in sheaves(desk, (row,), copies=False)[0]] == names[:1]


@pytest.mark.usefixtures("settings")
def test_a_letter_that_the_book_has_lost_stops_none_of_the_others(desk: Desk) -> None:
    one, other = issued(desk), issued(desk, name="Mrs V. Pell")
    found, left = sheaves(desk, (replace(one, digest="0" * 64), other))
    assert [sheaf.letter_id for sheaf in found] == [other.letter_id]
    assert [(each.row.letter_id, "missing from the book" in each.sentence) for each in left] == [(one.letter_id, True)]


@pytest.mark.usefixtures("settings")
def test_labels_have_the_addresses_as_they_were_frozen(desk: Desk) -> None:
    row = issued(desk, DAUGHTER, Copy("Councillor Reed"))
    moved = replace(case_file(desk, row.case_id).person, address="1 Elsewhere\nBath", postcode="BA1 1AA")
    change_person(desk, row.case_id, moved, None, "He moved.")
    assert addresses(desk, (row,)) == (
        ("Mr D. Dunmore", "14 Chapel Row", "WELLS", "BA5 2XX"),
        ("Mrs S. Hale", "2 Mill Lane", "WELLS", "BA5 3YY"),
    )
    sheet = label_sheets(desk).named("21")
    said = text_of(labels(desk, (row,), sheet, 4))
    assert "Mr D. Dunmore 14 Chapel Row WELLS BA5 2XX" in said
    assert "Mrs S. Hale" in said


@pytest.mark.usefixtures("settings")
def test_several_are_marked_as_posted_at_once(desk: Desk) -> None:
    rows = (issued(desk), issued(desk, name="Mrs V. Pell"))
    went, left = mark_all_posted(desk, rows, MONDAY, "second", "batch 7")
    assert (went, left) == (rows, ())
    for row in rows:
        (letter,) = case_file(desk, row.case_id).letters
        assert (letter.posted_on, letter.posted_how, letter.proof) == (MONDAY, "second class post", "batch 7")
    assert letters_to_post(desk) == ()


@pytest.mark.usefixtures("settings")
def test_one_that_cannot_have_gone_is_told_and_the_others_are_recorded(desk: Desk) -> None:
    rows = (issued(desk), issued(desk, name="Mrs V. Pell"))
    mark_all_posted(desk, rows[:1], MONDAY, "hand")
    went, left = mark_all_posted(desk, rows, MONDAY, "second")
    assert went == rows[1:]
    assert [(one.row, one.sentence) for one in left] == [
        (rows[0], "That letter is marked as posted. Correct its date on the case's history.")
    ]
    assert case_file(desk, rows[0].case_id).letters[0].posted_how == "hand delivery"


def test_a_reprint_is_the_letter_byte_for_byte_whatever_changed_since(desk: Desk, settings: Settings) -> None:
    """Address, letterhead, the Ombudsman's details and the day are others; the page is the one that was issued."""
    row = issued(desk)
    first = letter_pdf(desk, row.digest)
    assert hashlib.sha256(first).hexdigest() == row.digest
    later = on(desk, dt.date(2027, 3, 1))
    moved = replace(case_file(later, row.case_id).person, name="Mr D. D. Dunmore", address="1 Elsewhere\nBath")
    change_person(later, row.case_id, moved, None, "He moved.")
    save_settings(
        later,
        replace(
            read_settings(later),
            landlord="Wells Almshouses",
            phone="01632 960999",
            ombudsman_address="1 New Street\nLeeds",
            window="c5",
            ombudsman_checked_on=dt.date(2027, 2, 28),
        ),
    )
    assert letter_pdf(later, row.digest) == first
    found, _ = sheaves(later, (row,))
    assert found[0].pdf == first


@pytest.mark.usefixtures("settings")
def test_a_representative_whose_address_is_known_gets_a_copy_of_itself(desk: Desk) -> None:
    """Whoever acts for them and gets letters is on the letter without being typed again."""
    speaker = Representative("Mrs S. Hale", "daughter", "2 Mill Lane\nWells", "BA5 3YY", authority="signed form")
    case = a_case(desk).received("2026-11-20", representative=speaker)
    letter = open_letter(on(desk, MONDAY), case.id, "acknowledgement", 1)
    assert [one.name for one in letter.draft.copies] in ([], ["Mrs S. Hale"])  # as the scope on record says
