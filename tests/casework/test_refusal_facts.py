"""What the book has that bears on whether a complaint can be refused."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.casework.desks import Desk
from app.casework.overturnings import Overturning, overturn
from app.casework.refusal_facts import earlier_case, earlier_of, likely_earlier, matter_of
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, a_case, called
from tests.casework.refused_cases import asked_case, moved_to, new_case, records, refused_case


def test_the_matter_is_the_case_as_it_is_recorded(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, vulnerabilities="Lives\nalone.", large_print=True, adjustments=("A sign.",))
    matter = matter_of(case.desk, records(case))
    assert (matter.received_on, matter.stage, matter.hazard) == (MONDAY, 1, False)
    assert matter.vulnerabilities == "Lives alone."
    assert matter.adjustments == ("large print", "A sign.")
    assert (matter.refused_before, matter.alike) == ((), {})


def test_only_the_acknowledgement_of_the_stage_in_hand_counts(desk: Desk, settings: Settings) -> None:
    case = asked_case(desk)
    assert matter_of(case.desk, records(case)).acknowledged_on is None
    case = case.acknowledged("2026-12-16", 2)
    assert matter_of(case.desk, records(case)).acknowledged_on == dt.date(2026, 12, 16)


def test_other_refusals_count_while_they_stand_and_for_a_year(desk: Desk, settings: Settings) -> None:
    first = refused_case(desk)
    case = a_case(first.desk).received(MONDAY, person=called("mr d.  dunmore"))
    matter = matter_of(case.desk, records(case))
    assert matter.refused_before == (first.file.reference,)
    assert matter.alike == {"time_limit": 1}
    later = matter_of(replace(case.desk, today=lambda: dt.date(2027, 11, 24)), records(case))
    assert (later.refused_before, later.alike) == ((first.file.reference,), {})
    overturn(first.desk, first.id, Overturning(MONDAY, "landlord", "", "It was unfair."))
    matter = matter_of(case.desk, records(case))
    assert (matter.refused_before, matter.alike) == ((), {})


def test_its_own_refusal_does_not_speak_against_a_case(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    assert matter_of(case.desk, records(case)).refused_before == ()


def test_likely_earlier_ones_are_of_the_same_person_or_home_the_newest_first(desk: Desk, settings: Settings) -> None:
    person = a_case(desk).received("2026-03-02", person=called("Mr D. Dunmore", address="9 Drove Road"))
    home = a_case(person.desk).received("2026-03-03", person=called("Miss Dunmore"))
    a_case(home.desk).received("2026-03-04", person=called("Mr D. Dunmore-Price", address="8 Drove Road"))
    case = a_case(home.desk).received(MONDAY)
    assert [one.case_id for one in likely_earlier(case.desk, records(case))] == [home.id, person.id]


def test_an_earlier_case_is_found_by_number_or_reference_and_says_how_far_it_went(
    desk: Desk, settings: Settings
) -> None:
    old = asked_case(desk)
    case = moved_to(a_case(old.desk).received("2026-12-21"), "2026-12-21")
    for answers in (
        {"earlier_case": str(old.id)},
        {"earlier_case": "another", "earlier_other": f" {old.file.reference} "},
    ):
        found = earlier_of(case.desk, records(case), answers)
        assert found is not None
        assert (found.reference, found.received_on, found.answered, found.last) == (old.file.reference, MONDAY, 1, 2)
    for nothing in ({}, {"earlier_case": "another", "earlier_other": "1999/001"}, {"earlier_case": str(case.id)}):
        assert earlier_case(case.desk, records(case), nothing) is None


def test_a_case_that_was_never_answered_went_nowhere(desk: Desk, settings: Settings) -> None:
    old = new_case(desk)
    case = a_case(old.desk).received(MONDAY)
    found = earlier_of(case.desk, records(case), {"earlier_case": str(old.id)})
    assert found is not None
    assert found.answered == 0
