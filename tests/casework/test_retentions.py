"""Retention: six years after closing, by a list that is looked through; what is held stays; what is erased is gone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from app import places
from app.casework.audits import audit
from app.casework.cases import NoSuchCase, case_records
from app.casework.desks import Desk, open_desk
from app.casework.files import case_file
from app.casework.holds import hold_records, release_records
from app.casework.links import link_case
from app.casework.milestones import add_note
from app.casework.questions import book_seal, case_list
from app.casework.requests import RequestIntake, close_request, log_request, request_list
from app.casework.retentions import ERASED, LAST_TRACES, erase_file, erasure_of, mentions, old_file, old_files
from app.casework.settings import Settings, read_settings, save_settings
from app.models.journals import records
from tests.casework.cases import MONDAY, NOW, Case, a_case, called, on, refused, st_annes

CLOSED = "2026-11-30"
SIX_YEARS = dt.date(2032, 11, 30)
WHY = "Its time in our retention schedule is over."
SECRET = "Zebedee-Quill"  # noqa: S105 - an invented surname


def closed(desk: Desk, name: str = f"Mrs E. {SECRET}") -> Case:
    """A case with a letter that was posted, answered and closed on Monday 30 November 2026."""
    case = a_case(desk).received("2026-11-20", person=called(name)).issued(MONDAY).posted(MONDAY)
    return case.responded("2026-11-27").closed(CLOSED)


def test_six_years_after_closing_a_case_is_on_the_list(desk: Desk, settings: Settings) -> None:
    closed(desk)
    a_case(desk).received(MONDAY)
    assert old_files(on(desk, dt.date(2032, 11, 29))) == ()
    (row,) = old_files(on(desk, SIX_YEARS))
    assert (row.name, row.keep_until, row.held) == (f"2026/001, Mrs E. {SECRET}", SIX_YEARS, ())


def test_the_landlord_sets_its_own_number_of_years(desk: Desk, settings: Settings) -> None:
    closed(desk)
    save_settings(desk, replace(settings, keep_years="7"))
    assert old_files(on(desk, SIX_YEARS)) == ()
    assert len(old_files(on(desk, dt.date(2033, 11, 30)))) == 1
    with refused(desk) as said:
        save_settings(desk, replace(settings, keep_years="seven"))
    assert said == {"keep_years": "Enter the years in figures, from 1 to 100, or leave it empty."}


def test_a_contact_that_was_no_complaint_is_on_the_list_too(desk: Desk, settings: Settings) -> None:
    number = log_request(desk, RequestIntake("there_and_then", MONDAY, "Mr B. Pike", "2 Drove", "", "The bin."))
    if old_file_is_open(desk, number):
        close_request(desk, number, "Put right.")
    (row,) = old_files(on(desk, dt.date(2032, 11, 23)))
    assert row.name == "Put right there and then, Mr B. Pike"
    erase_file(on(desk, dt.date(2032, 11, 23)), number, WHY)
    assert request_list(desk) == ()
    assert audit(desk).sound


def old_file_is_open(desk: Desk, number: int) -> bool:
    return next(row for row in request_list(desk) if row.request_id == number).closed_on is None


def test_what_is_erased_is_gone_and_that_it_was_stays(desk: Desk, settings: Settings) -> None:
    case, later = closed(desk), on(desk, SIX_YEARS)
    kept = closed(desk, "Mr D. Dunmore")
    before = book_seal(desk)
    with desk.book.reading() as session:
        said = len(records(session, case.id))
    assert (erasure_of(later, case.id).entries, len(erasure_of(later, case.id).documents)) == (said, 1)
    assert erase_file(later, case.id, WHY) == ERASED
    with pytest.raises(NoSuchCase):
        case_records(later, case.id)
    assert [row.case_id for row in case_list(later, "")] == [kept.id]
    with desk.book.reading() as session:
        (stone,) = records(session, case.id)
        rows = session.execute(text("SELECT * FROM journal")).all()
        assert not any(SECRET in str(row) for row in rows)
        assert session.execute(text("SELECT count(*) FROM document")).scalar() == 1
    assert stone.sentence == f"The words of case 2026/001, closed on Monday 30 November 2026, were erased: {WHY}"
    assert stone.body["keep_until"] == "2032-11-30"
    assert audit(later).sound
    assert book_seal(desk) != before


def test_what_is_held_is_not_erased(desk: Desk, settings: Settings) -> None:
    case, later = closed(desk), on(desk, SIX_YEARS)
    seq = hold_records(later, case.id, "ombudsman", "", SIX_YEARS)
    with refused(desk) as said:
        erase_file(later, case.id, WHY)
    assert said[""].endswith("the Ombudsman is looking at it, or has asked for it. End that first.")
    assert old_files(later)[0].held != ()
    release_records(later, case.id, seq, "Its final decision came.", SIX_YEARS)
    erase_file(later, case.id, WHY)
    assert old_files(later) == ()


def test_a_link_with_an_open_case_holds_it(desk: Desk, settings: Settings) -> None:
    case = closed(desk)
    other = a_case(desk).received(MONDAY, person=called("Mr D. Dunmore"))
    link_case(desk, other.id, case.id, "The same leak.")
    later = on(desk, SIX_YEARS)
    assert old_file(later, case.id).held == ("It is linked with 2026/002, which is open.",)
    with refused(desk):
        erase_file(later, case.id, WHY)


def test_a_link_in_another_case_goes_with_it_and_that_case_can_still_be_read(desk: Desk, settings: Settings) -> None:
    case, other = closed(desk), closed(desk, "Mr D. Dunmore")
    link_case(desk, other.id, case.id, "The same leak.")
    later = on(desk, SIX_YEARS)
    assert mentions(later, case.id) == ()
    erase_file(later, case.id, WHY)
    file = case_file(later, other.id)
    assert SECRET not in str(file)
    assert audit(later).sound


def test_a_file_that_goes_on_naming_it_is_told(desk: Desk, settings: Settings) -> None:
    case, other = closed(desk), closed(desk, "Mr D. Dunmore")
    add_note(on(desk, "2026-12-01"), other.id, dt.date(2026, 12, 1), "It is like 2026/001, and unlike 12026/0011.")
    assert mentions(on(desk, SIX_YEARS), case.id) == ("2026/002",)


def test_an_open_file_and_one_that_is_not_old_enough(desk: Desk, settings: Settings) -> None:
    running, case = a_case(desk).received(MONDAY), closed(desk)
    with refused(desk) as said:
        erase_file(on(desk, SIX_YEARS), running.id, WHY)
    assert said == {"": "Only a closed file can be erased. Close it first, or look at the list again."}
    soon = on(desk, "2027-01-04")
    with refused(desk) as said:
        erase_file(soon, case.id, WHY)
    assert said == {
        "sooner": "It is kept until Tuesday 30 November 2032. Enter why it is lawful to erase it before that."
    }
    erase_file(soon, case.id, WHY, "The person asked for it, and nothing speaks against it.")
    assert audit(soon).sound


@pytest.mark.parametrize("reason", [f"Mrs {SECRET} has died.", f"mrs e. {SECRET.upper()}", "Quill asked."])
def test_the_reason_names_nobody(desk: Desk, settings: Settings, reason: str) -> None:
    case = closed(desk)
    with refused(desk) as said:
        erase_file(on(desk, SIX_YEARS), case.id, reason)
    assert said == {"reason": "What you write here stays. Leave the person's name out of it."}


def test_nothing_of_it_is_left_in_the_file(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, places.resources(), lambda: MONDAY, lambda: NOW)
    save_settings(desk, st_annes(read_settings(desk)))
    case = closed(desk)
    erase_file(on(desk, SIX_YEARS), case.id, WHY)
    found = [path.name for path in tmp_path.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    desk.book.close()
    assert found == []


def test_a_disk_without_room_is_told_and_the_words_are_gone_when_the_book_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(tmp_path, places.resources(), lambda: MONDAY, lambda: NOW)
    save_settings(desk, st_annes(read_settings(desk)))
    case = closed(desk)
    with desk.book.reading():  # somebody reads just then, so the log cannot be emptied
        said = erase_file(on(desk, SIX_YEARS), case.id, WHY)
    assert said in (ERASED, f"{ERASED} {LAST_TRACES}")
    desk.book.close()
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
