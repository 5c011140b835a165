"""Links: other cases of the same home or person are found, and two that are tied show each other."""

from __future__ import annotations

import pytest

from app.casework.cases import case_records
from app.casework.corrections import strike_out
from app.casework.desks import Desk
from app.casework.links import case_with_reference, link_case, links, same_home
from app.casework.settings import Settings
from app.models.checks import check_book
from tests.casework.cases import MONDAY, Case, a_case, called, refused


def names(desk: Desk, case: Case) -> list[str]:
    return [one.who for one in same_home(desk, case_records(desk, case.id))]


def test_the_same_home_and_the_same_person_are_found_and_a_neighbour_is_not(desk: Desk, settings: Settings) -> None:
    """2022 Code 5.4: a problem that keeps coming back. One postcode holds many homes of an almshouse."""
    case = a_case(desk).received(MONDAY)
    assert names(desk, case) == []
    a_case(desk).received(MONDAY, person=called("Mrs J. Dunmore"))
    a_case(desk).received(MONDAY, person=called("Mr E. Reed", address="4 Chapel Row\nWells"))
    a_case(desk).received(MONDAY, person=called("Ms Elsewhere", postcode="BS1 4AA", address="14 Chapel Row\nBristol"))
    a_case(desk).received(MONDAY, person=called("MR D DUNMORE", address="", postcode=""))
    assert names(desk, case) == ["MR D DUNMORE", "Mrs J. Dunmore"]
    a_case(desk).received(MONDAY, person=called("Mr D. Dunmore", address="", postcode="")).acknowledged(
        MONDAY
    ).responded(MONDAY).closed(MONDAY)
    found = same_home(desk, case_records(desk, case.id))
    assert [one.who for one in found] == ["Mr D. Dunmore", "MR D DUNMORE", "Mrs J. Dunmore"]
    assert found[0].words == (
        "2026/006, Mr D. Dunmore, received on Monday 23 November 2026, closed on Monday 23 November 2026"
    )


def test_without_an_address_only_the_person_is_looked_for(desk: Desk, settings: Settings) -> None:
    a_case(desk).received(MONDAY, person=called("Mrs J. Dunmore", address="", postcode=""))
    case = a_case(desk).received(MONDAY, person=called("Mr D. Dunmore", address="", postcode=""))
    assert names(desk, case) == []


def test_two_linked_cases_show_each_other_with_the_reason(desk: Desk, settings: Settings) -> None:
    old, new = a_case(desk).received(MONDAY), a_case(desk).received(MONDAY)
    seq = link_case(desk, new.id, old.id, "The same leak as in spring.")
    for mine, theirs in ((old, new), (new, old)):
        (link,) = links(desk, case_records(desk, mine.id))
        assert (link.other.case_id, link.why) == (theirs.id, "The same leak as in spring.")
    assert new.line("linked").sentence == "Linked with 2026/001 (Mr D. Dunmore): The same leak as in spring."
    for one, other in ((new.id, old.id), (old.id, new.id)):
        with refused(desk) as said:
            link_case(desk, one, other, "Again.")
        assert set(said) == {"other"}
    strike_out(desk, new.id, seq, "Another radiator.")
    assert links(desk, case_records(desk, old.id)) == ()
    assert links(desk, case_records(desk, new.id)) == ()
    assert check_book(desk.book).sound


@pytest.mark.parametrize("why", [" ", "x" * 1001])
def test_a_case_is_linked_with_another_of_this_book_and_for_a_reason(desk: Desk, settings: Settings, why: str) -> None:
    case = a_case(desk).received(MONDAY)
    for other in (case.id, 999):
        with refused(desk) as said:
            link_case(desk, case.id, other, why)
        assert set(said) == {"other", "why"}


def test_a_case_is_found_by_its_reference(desk: Desk, settings: Settings) -> None:
    old, new = a_case(desk).received(MONDAY), a_case(desk).received(MONDAY)
    case = case_records(desk, new.id)
    found = case_with_reference(desk, case, " 2026/001 ")
    assert found is not None
    assert found.case_id == old.id
    assert [case_with_reference(desk, case, text) for text in ("2026/002", "2026/0", "", "2027/001")] == [None] * 4
