"""What is kept of a letter: what she changed, in a form that is read whatever its age."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.intakes import Representative
from app.casework.kept_drafts import Changes, changes_between, changes_from, changes_of, copies_for
from app.casework.letters import issue, keep_draft, open_letter, withdraw
from app.casework.representations import record_representation
from app.letters.drafts import Copy
from tests.casework.cases import MONDAY, Case, a_case
from tests.casework.people_cases import DAUGHTER
from tests.letters.cases import draft

COPY = Copy("Mrs S. Dunmore", ("2 High Street", "Wells"), "BA5 2YY")


def represented(desk: Desk, scope: str = "letters") -> Case:
    acting = Representative("Mrs S. Dunmore", "daughter", "2 High Street\nWells", "BA5 2YY")
    case = a_case(desk).received(MONDAY, representative=acting)
    record_representation(case.desk, case.id, replace(DAUGHTER, scope=scope))
    return case


def test_changes_are_read_back_and_made_again() -> None:
    letter = draft()
    hers = replace(letter.with_text("received", "Hello **you**."), enclosures=("A form",), copies=(COPY,))
    changes = changes_between(letter, hers)
    assert changes_from(changes.as_text()) == changes
    assert changes.made_in(letter) == hers
    assert changes_of(hers, changes.own()) == changes
    assert not changes_between(letter, letter)


def test_lists_that_were_emptied_stay_empty() -> None:
    composed = replace(draft(), copies=(COPY,))
    changes = changes_between(composed, replace(composed, copies=()))
    assert changes
    assert changes_from(changes.as_text()).made_in(composed).copies == ()


def test_drafts_of_the_first_form_are_read_with_their_asterisks() -> None:
    kept = json.dumps({"received": "Call **now**.", "gone": "x"})
    assert changes_from(kept) == Changes({"received": r"Call \*\*now\*\*.", "gone": "x"})
    assert changes_from(kept).made_in(draft()).part("received").text == r"Call \*\*now\*\*."


def test_whoever_gets_their_letters_gets_a_copy(desk: Desk) -> None:
    case = represented(desk)
    letter = open_letter(case.desk, case.id, "acknowledgement", 1)
    assert letter.draft.copies == letter.composed.copies == (COPY,)
    assert not letter.changes()


@pytest.mark.parametrize("scope", ["talk", "meetings"])
def test_whoever_only_talks_for_them_gets_none(desk: Desk, scope: str) -> None:
    case = represented(desk, scope)
    assert copies_for(case_records(case.desk, case.id), case.file.person.name, MONDAY) == ()


def test_a_letter_to_somebody_else_is_not_copied(desk: Desk) -> None:
    case = represented(desk)
    assert copies_for(case_records(case.desk, case.id), "Hodge and Son", MONDAY) == ()


@pytest.mark.usefixtures("settings")
def test_her_lists_are_kept_frozen_and_come_back_with_a_withdrawn_letter(desk: Desk) -> None:
    case = represented(desk)
    letter = open_letter(case.desk, case.id, "acknowledgement", 1).with_below(("A form",), ())
    keep_draft(case.desk, letter)
    again = open_letter(case.desk, case.id, "acknowledgement", 1)
    assert (again.draft.enclosures, again.draft.copies) == (("A form",), ())
    number = issue(case.desk, again)
    withdraw(case.desk, case.id, number)
    anew = open_letter(case.desk, case.id, "acknowledgement", 1)
    assert (anew.draft.enclosures, anew.draft.copies) == (("A form",), ())
