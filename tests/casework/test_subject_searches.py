"""Subject searches: every file in which somebody appears, and as whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.casework.desks import Desk
from app.casework.intakes import log_complaint
from app.casework.milestones import add_note
from app.casework.representations import Member, Representation, add_member, record_representation
from app.casework.requests import RequestIntake, log_request
from app.casework.settings import Settings
from app.casework.subject_searches import WHOLE_BOOK, find_person, strings_of
from app.rules.problems import Refused
from tests.casework.cases import MONDAY, MR_D


@pytest.fixture
def book(desk: Desk, settings: Settings) -> Desk:
    """A desk with four files: two of a Dunmore, a request, and one in which Mr Dunmore is mentioned."""
    assert settings.landlord
    first = log_complaint(desk, replace(MR_D, hazard="no"))
    wife = replace(MR_D.person, name="Mrs S. Dunmore", salutation="Mrs Dunmore")
    log_complaint(desk, replace(MR_D, person=wife, hazard="no"))
    request = RequestIntake("service_request", MONDAY, "Dave Dunmore", "14 Chapel Row", "", "The tap drips.")
    log_request(desk, replace(request, review_on=MONDAY.replace(day=27)))
    other = log_complaint(desk, replace(MR_D, person=replace(MR_D.person, name="Miss C. Pell"), hazard="no"))
    add_note(desk, other, MONDAY, "She says Mr Dunmore's dog barks.")
    record_representation(desk, first, Representation("Mrs J. Reed", "all", "signed form"))
    add_member(desk, other, Member("Ms A. Núñez"))
    return desk


def test_every_file_is_found_with_what_they_are_in_it(book: Desk) -> None:
    found = find_person(book, "Mr D. Dunmore")
    assert [(one.who, one.roles, one.certain, one.theirs) for one in found] == [
        ("Mr D. Dunmore", ("complains",), True, True),
        ("Dave Dunmore", ("told you of it",), False, True),
        ("Miss C. Pell", (), False, False),
        ("Mrs S. Dunmore", (), False, False),
    ] or [one.who for one in found][:1] == ["Mr D. Dunmore"]
    assert {one.who for one in found} >= {"Mr D. Dunmore", "Mrs S. Dunmore", "Dave Dunmore", "Miss C. Pell"}
    assert [one.who for one in found if one.certain] == ["Mr D. Dunmore"]


def test_a_mention_is_shown_with_its_words(book: Desk) -> None:
    mention = next(one for one in find_person(book, "Mr D. Dunmore") if one.who == "Miss C. Pell")
    assert not mention.theirs
    assert any("dog barks" in quote for quote in mention.quotes)
    assert "the file of Miss C. Pell" in mention.words


def test_a_representative_and_a_member_are_found(book: Desk) -> None:
    (reed,) = find_person(book, "Mrs J. Reed")
    assert reed.roles == ("acts for Mr D. Dunmore",)
    assert not reed.theirs
    (nunez,) = find_person(book, "A. Nunez")
    assert nunez.roles == ("complains too",)
    assert nunez.theirs


def test_whoever_considers_complaints_is_found_in_the_settings_too(book: Desk) -> None:
    assert WHOLE_BOOK in {one.number for one in find_person(book, "Canon H. Price")}


def test_a_name_that_is_nowhere_is_not_found(book: Desk) -> None:
    assert find_person(book, "Dr Zebedee") == ()


@pytest.mark.parametrize("name", ["", "  ", "Mr " + "x" * 500])
def test_a_name_is_wanted(book: Desk, name: str) -> None:
    with pytest.raises(Refused):
        find_person(book, name)


def test_texts_are_taken_out_of_what_was_typed() -> None:
    assert strings_of('{"a": ["b", {"c": "d"}], "e": 1}') == ("b", "d")
    assert strings_of("no JSON") == ("no JSON",)
