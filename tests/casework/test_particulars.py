"""Changing who is complaining and what helps them: a new version with its reason, the old one struck out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.casework.audits import audit
from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.files import case_file
from app.casework.intakes import Representative
from app.casework.letters import open_letter
from app.casework.particulars import Needs, change_needs, change_person, needs_of, person_of
from app.casework.questions import case_list
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, a_case, refused


def test_a_mistyped_address_is_changed_and_the_old_one_stays(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    person, nobody = person_of(case_records(desk, case.id))
    assert nobody is None
    moved = replace(person, address="41 Chapel Row\nWells", postcode="ba52xy")
    change_person(desk, case.id, moved, None, "He had said 41, not 14.")
    file = case_file(desk, case.id)
    assert file.person.address == "41 Chapel Row\nWells"
    assert file.person.postcode == "BA5 2XY"
    old = [line for line in file.history if line.kind == "person" and line.struck_by is not None]
    assert len(old) == 1
    assert file.history[0].detail == "Reason: He had said 41, not 14."
    assert [row.where for row in case_list(desk, "41 chapel")] == ["41 Chapel Row"]
    assert open_letter(desk, case.id, "acknowledgement", 1).draft.facts.address[0] == "41 Chapel Row"
    assert audit(desk).sound


def test_a_representative_is_added_and_taken_away(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    person, _ = person_of(case_records(desk, case.id))
    change_person(desk, case.id, person, Representative("Mrs S. Dunmore", "daughter"), "She rang for him.")
    assert person_of(case_records(desk, case.id))[1] == Representative("Mrs S. Dunmore", "daughter")
    assert open_letter(desk, case.id, "acknowledgement", 1).draft.facts.representative == "Mrs S. Dunmore"
    change_person(desk, case.id, person, None, "He will speak for himself.")
    assert case_file(desk, case.id).representative is None


def test_what_cannot_be_is_refused_beside_its_field(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    person, _ = person_of(case_records(desk, case.id))
    with refused(desk) as said:
        change_person(desk, case.id, replace(person, name="   ", postcode="Wells"), Representative(), " ")
    assert set(said) == {"name", "postcode", "rep_name", "reason"}


def test_adjustments_change_the_next_letter(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    assert needs_of(case_records(desk, case.id)) == Needs()
    change_needs(desk, case.id, Needs(large_print=True, adjustments=("Ring first.",)), "She told us today.")
    facts = open_letter(desk, case.id, "acknowledgement", 1).draft.facts
    assert (facts.large_print, facts.adjustments) == (True, ("Ring first.",))
    change_needs(desk, case.id, Needs(), "A mistake: that was her neighbour.")
    assert not open_letter(desk, case.id, "acknowledgement", 1).draft.facts.large_print
    with refused(desk) as said:
        change_needs(desk, case.id, Needs(adjustments=("x" * 300,)), "")
    assert set(said) == {"adjustments", "reason"}


def test_disabilities_that_were_told_and_the_day_of_review_are_kept_and_older_books_have_neither(
    desk: Desk, settings: Settings
) -> None:
    """2024 Code 5.10: a record of adjustments agreed and disabilities disclosed, kept under review."""
    case = a_case(desk).received(MONDAY, large_print=True)
    assert (needs_of(case_records(desk, case.id)).disclosed, needs_of(case_records(desk, case.id)).review_on) == (
        "",
        None,
    )
    change_needs(desk, case.id, Needs(disclosed=" Deaf in one ear. ", review_on=dt.date(2027, 3, 1)), "He told us.")
    found = needs_of(case_records(desk, case.id))
    assert found == Needs(disclosed="Deaf in one ear.", review_on=dt.date(2027, 3, 1))
    assert case.line("adjusted").sentence == "Adjustments: none asked for. To be reviewed by Monday 1 March 2027."
    for day in (MONDAY, "32 1 2027", dt.date(2037, 3, 1)):
        with refused(desk) as said:
            change_needs(desk, case.id, Needs(disclosed="x" * 20_001, review_on=day), "Reviewed.")
        assert set(said) == {"disclosed", "review_on"}
