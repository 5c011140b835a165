"""The ways to send: by e-mail only where the resident agreed to it, and to the address on record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.casework.cases import case_records
from app.casework.contacts import Agreement, agree_contact
from app.casework.corrections import correct_date
from app.casework.desks import Desk
from app.casework.files import case_file
from app.casework.letters import mark_posted
from app.casework.particulars import Needs, change_needs, change_person
from app.casework.settings import Settings
from app.casework.ways_to_send import agreed_to_email, way_problems
from tests.casework.cases import MONDAY, Case, a_case, refused


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    return a_case(desk).received("2026-11-20").issued(MONDAY)


def number(case: Case) -> int:
    return case.file.letters[0].letter_id


def test_nobody_is_sent_a_letter_by_e_mail_who_did_not_agree(case: Case) -> None:
    with refused(case.desk) as said:
        mark_posted(case.desk, case.id, number(case), MONDAY, "email")
    assert said["by"].startswith("Mr D. Dunmore has not agreed to letters by e-mail. If they have, record it")


@pytest.mark.parametrize("how", ["contact", "adjustment"])
def test_by_e_mail_goes_to_the_address_on_record_which_is_kept(case: Case, how: str) -> None:
    if how == "contact":
        agree_contact(case.desk, case.id, MONDAY, Agreement("email"))
    else:
        change_needs(case.desk, case.id, Needs(adjustments=("Letters by e-mail, please.",)), "He asked.")
    assert agreed_to_email(case_records(case.desk, case.id))
    mark_posted(case.desk, case.id, number(case), MONDAY, "email")
    (letter,) = case.file.letters
    assert letter.posted_how == "e-mail to d.dunmore@dunmore.example"
    line = case.line("acknowledged")
    assert line.sentence.endswith("sent on Monday 23 November 2026 by e-mail to d.dunmore@dunmore.example.")


def test_an_adjustment_that_refuses_e_mail_is_no_agreement(case: Case) -> None:
    change_needs(case.desk, case.id, Needs(adjustments=("No e-mail: he has no computer.",)), "He said so.")
    assert not agreed_to_email(case_records(case.desk, case.id))


def test_without_an_address_on_record_there_is_nowhere_to_send_it(case: Case) -> None:
    agree_contact(case.desk, case.id, MONDAY, Agreement("email"))
    person = replace(case_file(case.desk, case.id).person, email="")
    change_person(case.desk, case.id, person, None, "He changed provider.")
    with refused(case.desk) as said:
        mark_posted(case.desk, case.id, number(case), MONDAY, "email")
    assert "no e-mail address is on record" in said["by"]


def test_the_reference_of_the_certificate_is_in_the_story_and_on_the_letter(case: Case) -> None:
    mark_posted(case.desk, case.id, number(case), MONDAY, "second", proof="  2-3487-1 ")
    assert case.file.letters[0].proof == "2-3487-1"
    assert case.line("acknowledged").sentence == (
        "Stage 1 acknowledgement sent on Monday 23 November 2026 by second class post. Proof of posting: 2-3487-1."
    )


def test_it_stays_when_the_date_is_corrected(case: Case) -> None:
    mark_posted(case.desk, case.id, number(case), MONDAY, "second", proof="2-3487-1")
    case.desk = replace(case.desk, today=lambda: MONDAY.replace(day=25))
    correct_date(case.desk, case.id, case.line("acknowledged").seq, MONDAY.replace(day=24), "It was Tuesday.")
    assert case.file.letters[0].proof == "2-3487-1"


def test_a_reference_that_is_a_whole_page_is_refused(case: Case) -> None:
    (problem,) = way_problems(case_records(case.desk, case.id), "first", "9" * 300)
    assert problem.field == "proof"
