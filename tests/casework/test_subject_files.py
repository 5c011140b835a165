"""Subject files: what of a file is somebody's, entry by entry."""

from __future__ import annotations

from dataclasses import replace

from app.casework.corrections import strike_out
from app.casework.desks import Desk
from app.casework.intakes import log_complaint
from app.casework.letters import issue, open_letter, withdraw
from app.casework.milestones import add_note
from app.casework.settings import Settings
from app.casework.subject_files import WITHDRAWN, Gathered, gather
from app.casework.subject_searches import find_person
from tests.casework.cases import MONDAY, MR_D

NAME = "Mr D. Dunmore"


def gathered(desk: Desk) -> Gathered:
    return gather(desk, NAME, find_person(desk, NAME))


def test_every_entry_of_his_file_is_there_with_its_facts(desk: Desk, settings: Settings) -> None:
    case_id = log_complaint(desk, replace(MR_D, hazard="no"))
    assert settings.officer
    (file,) = gathered(desk).files
    assert file.heading.startswith("Complaint 2026/")
    assert file.role == "You complained"
    assert file.partial == ""
    facts = [fact for entry in file.entries for fact in entry.facts]
    assert "name: Mr D. Dunmore" in facts
    assert not [fact for fact in facts if fact.startswith("triage") or fact.endswith((": phone", ": ours"))]
    assert [entry.seq for entry in file.entries] == sorted(entry.seq for entry in file.entries)
    assert case_id in {entry.seq for entry in file.entries}


def test_what_was_corrected_is_there_and_says_so(desk: Desk, settings: Settings) -> None:
    case_id = log_complaint(desk, replace(MR_D, hazard="no"))
    assert settings.officer
    note = add_note(desk, case_id, MONDAY, "He shouts.")
    strike_out(desk, case_id, note, "It was somebody else.")
    (file,) = gathered(desk).files
    struck = next(entry for entry in file.entries if entry.seq == note)
    assert struck.struck.startswith("Corrected later by entry ")


def test_a_letter_that_was_taken_back_is_there_as_a_file(desk: Desk, settings: Settings) -> None:
    case_id = log_complaint(desk, replace(MR_D, hazard="no"))
    assert settings.officer
    letter = issue(desk, open_letter(desk, case_id, "acknowledgement", 1))
    withdraw(desk, case_id, letter)
    found = gathered(desk)
    (held,) = found.files[0].letters
    assert held.note == WITHDRAWN
    assert held.text == ""
    assert held.file.endswith("(withdrawn).pdf")
    assert list(found.documents.values()) == [held.file]


def test_of_a_file_about_somebody_else_only_what_names_him(desk: Desk, settings: Settings) -> None:
    other = log_complaint(desk, replace(MR_D, person=replace(MR_D.person, name="Miss C. Pell"), hazard="no"))
    assert settings.officer
    add_note(desk, other, MONDAY, "She says Mr Dunmore's dog barks.")
    add_note(desk, other, MONDAY, "She is unwell.")
    (file,) = gathered(desk).files
    assert [entry.sentence for entry in file.entries if "unwell" in entry.sentence] == []
    assert any("dog barks" in " ".join((entry.sentence, *entry.facts)) for entry in file.entries)
    assert file.partial.startswith("Only what names you is here")
