"""Everything about one person: whole, with whoever else is named pointed out, and its handing over recorded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.disclosures import (
    HandingOver,
    folder_for,
    handing_problems,
    make_disclosure,
    others_in,
    record_handing_over,
)
from app.casework.intakes import log_complaint
from app.casework.letters import issue, open_letter
from app.casework.milestones import add_note
from app.casework.requests import RequestIntake, log_request, request_history
from app.casework.settings import Settings
from app.casework.subject_searches import Found, find_person
from app.models.whole_folders import CannotWrite
from app.rules.problems import Refused
from tests.casework.cases import MONDAY, MR_D
from tests.reports.papers import accessible, said

NAME = "Mr D. Dunmore"


@pytest.fixture
def book(desk: Desk, settings: Settings) -> Desk:
    """Mr Dunmore's case with a letter and notes, and one in which he is mentioned."""
    assert settings.landlord
    case_id = log_complaint(desk, replace(MR_D, hazard="no"))
    issue(desk, open_letter(desk, case_id, "acknowledgement", 1))
    add_note(desk, case_id, MONDAY, "His neighbour Mrs J. Hale says he shouts.")
    other = log_complaint(desk, replace(MR_D, person=replace(MR_D.person, name="Miss C. Pell"), hazard="no"))
    add_note(desk, other, MONDAY, "She says Mr Dunmore's dog barks.")
    add_note(desk, other, MONDAY, "She is unwell.")
    return desk


def found_in(desk: Desk) -> tuple[Found, ...]:
    return find_person(desk, NAME)


def pdf_of(folder: Path) -> bytes:
    return (folder / "To hand over" / f"Everything held about {NAME}.pdf").read_bytes()


def test_what_is_his_is_whole_and_of_the_others_what_names_him(book: Desk, tmp_path: Path) -> None:
    make_disclosure(book, NAME, found_in(book), tmp_path / "out")
    text = said(pdf_of(tmp_path / "out"))
    for words in (
        "You complained",
        "postcode: BA5 2XX",
        "Mrs J. Hale says he shouts.",
        "Thank you for telling us",
        "dog barks",
        "Only what names you is here",
        "Contents",
    ):
        assert words in text, words
    assert "She is unwell." not in text
    assert accessible(pdf_of(tmp_path / "out")) == []


def test_the_letters_go_with_it_as_they_are(book: Desk, tmp_path: Path) -> None:
    make_disclosure(book, NAME, found_in(book)[:1], tmp_path / "out")
    (letter,) = (tmp_path / "out/To hand over/Letters").rglob("*.pdf")
    assert letter.read_bytes().startswith(b"%PDF")
    assert letter.name == "2026-11-23 Stage 1 acknowledgement.pdf"


def test_whoever_else_is_named_is_pointed_out_to_her_alone(book: Desk, tmp_path: Path) -> None:
    others = others_in(book, NAME, found_in(book))
    assert any("entry" in place for place in others["Mrs J. Hale"])
    assert "Miss C. Pell" not in others or others["Miss C. Pell"]
    made = make_disclosure(book, NAME, found_in(book), tmp_path / "out")
    told = (tmp_path / "out/For you only/READ THIS FIRST.txt").read_text(encoding="utf-8")
    assert "Mrs J. Hale" in told
    assert "Mrs J. Hale" in made.others
    assert [path.name for path in (tmp_path / "out/To hand over").iterdir() if path.suffix == ".txt"] == []


def test_what_was_begun_is_held_too(book: Desk, tmp_path: Path) -> None:
    found = found_in(book)[:1]
    with book.book.writing("Anne Clerk") as work:
        work.save_draft(found[0].number, "stage_answer", 1, '{"parts": {"a": "We think that you shouted."}}')
    make_disclosure(book, NAME, found, tmp_path / "out")
    assert "We think that you shouted." in said(pdf_of(tmp_path / "out"))


def test_making_it_records_nothing_and_handing_it_over_is_on_every_file(book: Desk, tmp_path: Path) -> None:
    request = RequestIntake("service_request", MONDAY, "David Dunmore", "14 Chapel Row", "", "The tap drips.")
    number = log_request(book, replace(request, review_on=MONDAY.replace(day=27)))
    chosen = tuple(one for one in found_in(book) if one.theirs)
    before = [len(case_records(book, one.number).records) for one in chosen if one.number != number]
    make_disclosure(book, NAME, chosen, tmp_path / "out")
    assert [len(case_records(book, one.number).records) for one in chosen if one.number != number] == before
    handing = HandingOver(NAME, NAME, MONDAY, "by post", "The name of a neighbour.")
    assert len(record_handing_over(book, chosen, handing)) == len(chosen)
    sentence = f"What is held about {NAME} was handed over to {NAME} on Monday 23 November 2026, by post."
    assert request_history(book, number)[-1] == f"{sentence} Taken out before: The name of a neighbour."
    assert case_records(book, chosen[0].number).last("handed_over") is not None


def test_what_is_lacking_is_asked_for(book: Desk) -> None:
    found = found_in(book)[:1]
    fields = [one.field for one in handing_problems(book, found, HandingOver(NAME))]
    assert fields == ["on", "to", "how"]
    assert [one.field for one in handing_problems(book, (), HandingOver(NAME, NAME, MONDAY, "by hand"))] == ["found"]
    with pytest.raises(Refused):
        record_handing_over(book, found, HandingOver(NAME))


def test_nothing_is_made_of_nothing_and_nothing_over_something(book: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        make_disclosure(book, NAME, (), tmp_path / "out")
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(CannotWrite):
        make_disclosure(book, NAME, found_in(book), tmp_path)


def test_the_folder_is_called_for_the_person_and_the_day(book: Desk) -> None:
    assert folder_for(book, NAME) == "Everything about Mr D. Dunmore 2026-11-23"
    assert folder_for(book, "../..") == "Everything about a person 2026-11-23"
