"""What a page that shows a letter says of the file that the letter belongs to."""

from __future__ import annotations

import pytest

from app.casework.cases import NoSuchCase
from app.casework.desks import Desk
from app.casework.letter_files import letter_file
from app.casework.requests import RequestIntake, log_request
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, a_case


def test_a_case_has_its_reference_its_edition_and_its_letters(desk: Desk, settings: Settings) -> None:
    assert settings.officer
    case = a_case(desk).received(MONDAY).acknowledged("2026-11-24")
    file = letter_file(case.desk, case.id)
    assert (file.who, file.request) == ("Mr D. Dunmore", False)
    assert file.reference == "2026/001"
    assert "2024" in file.edition_name


def test_a_contact_that_is_no_complaint_is_known_as_one(desk: Desk, settings: Settings) -> None:
    assert settings.officer
    number = log_request(desk, RequestIntake("service_request", MONDAY, "Mrs E. Vale", matter="The tap drips."))
    file = letter_file(desk, number)
    assert (file.who, file.reference, file.request, file.letters) == ("Mrs E. Vale", f"R{number}", True, ())


def test_there_is_none_of_a_number_that_nobody_has(desk: Desk) -> None:
    with pytest.raises(NoSuchCase):
        letter_file(desk, 4711)
