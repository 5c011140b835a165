"""Who is named in a letter though the edition advises against it (2022 Code 4.9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import places
from app.letters.drafts import Draft
from app.letters.staff_names import UNNAMED, is_a_name, named_staff, read_names
from tests.letters.cases import DECISION, draft, written

FOLDER = places.resources() / "letters"
STAFF = ("Anne Clerk", "Dave Spanner", "Hodge and Son", "The clerk", "Repairs Team", "Mrs Ruth O'Neil")


def saying(words: str, edition: str = "2022", staff: tuple[str, ...] = STAFF) -> Draft:
    return draft(edition, staff=staff).with_text("questions", words)


def names(letter: Draft) -> list[str]:
    return [one.name for one in named_staff(letter, FOLDER)]


@pytest.mark.parametrize(
    "words",
    [
        "Dave Spanner comes.",
        "**Dave** Spanner\u2019s van",
        "Mr Spanner comes.",
        "D. Spanner comes.",
        "Mr D Spanner comes.",
    ],
)
def test_a_member_of_staff_is_named_in_whatever_form(words: str) -> None:
    (one,) = named_staff(saying(words), FOLDER)
    assert (one.part, one.name, one.rule.clause) == ("questions", "Dave Spanner", "4.9")
    assert one.sentence.startswith(
        "The letter names Dave Spanner. The Code advises against naming staff or contractors."
    )


def test_contractors_and_titles_are_names_too() -> None:
    assert names(saying("Hodge and Son come with Mrs O'Neil.")) == ["Hodge and Son", "Mrs Ruth O'Neil"]


@pytest.mark.parametrize(
    "words", ["The clerk comes.", "Our repairs team comes.", "The spanner is here.", "Dave comes.", "Davey Spannerman"]
)
def test_posts_teams_and_other_words_are_nobodys_name(words: str) -> None:
    assert names(saying(words)) == []


def test_whoever_deals_with_the_complaint_is_named() -> None:
    assert names(saying("Anne Clerk deals with it.")) == []
    other = draft("2022", staff=STAFF, handler="Joan Chair").with_text("questions", "Anne Clerk dealt with it.")
    assert names(other) == ["Anne Clerk"]


def test_the_resident_and_who_acts_for_them_are_not_staff() -> None:
    letter = draft("2022", staff=("Dora Dunmore", "D. Dunmore"), representative="Ivy Reed")
    assert names(letter.with_text("questions", "Mr Dunmore, is that right?")) == []


def test_what_the_resident_said_is_theirs() -> None:
    letter = draft("2022", staff=STAFF, points=(("Dave Spanner never came.", "ours"),))
    assert names(letter) == []
    assert names(letter.with_text("questions", "Dave Spanner says that he came.")) == ["Dave Spanner"]


def test_what_the_landlord_gave_as_its_reasons_is_not() -> None:
    answers = (replace(DECISION.answers[0], reasons="Dave Spanner raised no job."), *DECISION.answers[1:])
    letter = written("2022", "response", 1, decision=replace(DECISION, answers=answers), staff=STAFF)
    assert names(letter) == ["Dave Spanner"]


@pytest.mark.parametrize("edition", ["2020", "2024"])
def test_other_editions_do_not_mind(edition: str) -> None:
    assert names(saying("Dave Spanner comes.", edition)) == []


def test_what_is_a_name() -> None:
    groups = read_names(FOLDER / UNNAMED)[1]
    told = ("Ann Hill", "Dr A. Hill", "Hodge and Son", "Vincent van Gogh")
    assert all(is_a_name(one, groups) for one in told)
    assert not any(is_a_name(one, groups) for one in ("", "Ann", "The Warden", "clerk to the trustees", "Repairs Team"))
