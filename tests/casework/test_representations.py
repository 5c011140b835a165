"""Who speaks for the person complaining: how far, what shows it, until when; and who complains with them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.casework.cases import case_records
from app.casework.corrections import strike_out
from app.casework.desks import Desk
from app.casework.files import case_file
from app.casework.intakes import Representative
from app.casework.letters import open_letter
from app.casework.representations import (
    SCOPES,
    Member,
    Representation,
    acting_for,
    add_member,
    end_representation,
    members,
    record_representation,
    representations,
    scope_of,
)
from app.casework.settings import Settings
from app.models.checks import check_book
from app.rules.triage import Contact
from tests.casework.cases import MONDAY, a_case, on, refused
from tests.casework.people_cases import DAUGHTER, represented

SPOKEN_FOR = Representative("Mrs S. Dunmore", "daughter")


def test_a_daughter_without_written_authority_is_heard_and_the_clock_runs(desk: Desk, settings: Settings) -> None:
    """D4: 2024 Code 1.3 and 3.6. The acknowledgement is due five working days on, Monday 30 November, proof or no."""
    contact = Contact(asked="yes", work_open="yes")
    case = a_case(desk).received(MONDAY, representative=SPOKEN_FOR, contact=contact, outcome="complaint_and_request")
    record_representation(desk, case.id, replace(DAUGHTER, proof=""))
    assert case.line("representation").sentence == (
        "Mrs S. Dunmore speaks for them in everything. What shows it is asked for meanwhile."
    )
    clocks = {clock.key: clock.due for clock in case_file(desk, case.id).clocks}
    assert clocks["stage1.acknowledge"] == dt.date(2026, 11, 30)
    assert open_letter(desk, case.id, "acknowledgement", 1).draft.facts.representative == "Mrs S. Dunmore"


def test_what_is_recorded_anew_takes_the_place_of_what_stood(desk: Desk, settings: Settings) -> None:
    case = represented(desk)
    changed = Representation(" mrs s dunmore ", "meetings", "signed form", dt.date(2027, 3, 31))
    record_representation(desk, case.id, changed)
    (one,) = representations(case_records(desk, case.id))
    assert (one.scope, one.ends, one.accompanies) == ("meetings", dt.date(2027, 3, 31), False)
    assert case.line("representation").sentence == (
        "mrs s dunmore comes with them to meetings until Wednesday 31 March 2027. Shown by: signed form."
    )
    record_representation(desk, case.id, replace(DAUGHTER, name="Mr T. Advice", scope="talk"))
    assert len(representations(case_records(desk, case.id))) == 2
    assert check_book(desk.book).sound


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"name": " "}, {"name"}),
        ({"name": "x" * 121, "proof": "x" * 201}, {"name", "proof"}),
        ({"name": "Mr D Dunmore"}, {"name"}),
        ({"scope": ""}, {"scope"}),
        ({"ends": "32 1 2027"}, {"ends"}),
        ({"ends": dt.date(2026, 11, 22)}, {"ends"}),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    desk: Desk, settings: Settings, changes: dict[str, Any], fields: set[str]
) -> None:
    case = a_case(desk).received(MONDAY)
    with refused(desk) as said:
        record_representation(desk, case.id, replace(DAUGHTER, **changes))
    assert set(said) == fields


def test_whoever_acts_no_longer_is_not_named_in_the_next_letter(desk: Desk, settings: Settings) -> None:
    case = represented(desk)
    seq = case.line("representation").seq
    later = on(desk, "2026-11-25")
    end_representation(later, case.id, seq, dt.date(2026, 11, 24), "He will speak for himself.")
    known = case_records(later, case.id)
    assert acting_for(known, "Mrs S. Dunmore", dt.date(2026, 11, 24)) == "Mrs S. Dunmore"
    assert acting_for(known, "Mrs S. Dunmore", dt.date(2026, 11, 25)) == ""
    assert acting_for(known, "Mr T. Advice", dt.date(2026, 11, 25)) == "Mr T. Advice"
    assert open_letter(later, case.id, "acknowledgement", 1).draft.facts.representative == ""
    assert case_file(later, case.id).representative == SPOKEN_FOR
    assert case.line("representation").sentence == (
        "Mrs S. Dunmore acts for them no longer after Tuesday 24 November 2026."
    )


def test_an_end_says_its_day_and_its_reason_and_of_whom(desk: Desk, settings: Settings) -> None:
    case = represented(desk)
    with refused(desk) as said:
        end_representation(desk, case.id, case.line("representation").seq, dt.date(2026, 11, 24), " ")
    assert set(said) == {"on", "reason"}
    with refused(desk) as said:
        end_representation(desk, case.id, 1, MONDAY, "x" * 1001)
    assert set(said) == {"", "reason"}


def test_struck_out_it_was_never_so(desk: Desk, settings: Settings) -> None:
    case = represented(desk)
    strike_out(desk, case.id, case.line("representation").seq, "On the wrong case.")
    assert representations(case_records(desk, case.id)) == ()


def test_those_who_complain_together_are_each_named(desk: Desk, settings: Settings) -> None:
    """2024 Code 1.2: a resident, or a group of residents."""
    case = a_case(desk).received(MONDAY)
    add_member(desk, case.id, Member(" Mr  A. Reed ", "16 Chapel Row\nWells", "ba52xx"))
    add_member(desk, case.id, Member("Mrs E. Vale"))
    found = members(case_records(desk, case.id))
    assert [(one.name, one.address, one.postcode) for one in found] == [
        ("Mr A. Reed", "16 Chapel Row\nWells", "BA5 2XX"),
        ("Mrs E. Vale", "", ""),
    ]
    assert case.line("member").sentence == "Mrs E. Vale complains together with Mr D. Dunmore."
    strike_out(desk, case.id, found[0].seq, "He does not wish to.")
    assert [one.name for one in members(case_records(desk, case.id))] == ["Mrs E. Vale"]


@pytest.mark.parametrize(
    ("member", "fields"),
    [
        (Member(""), {"name"}),
        (Member("x" * 121, "\n".join("1234567"), "Wells"), {"name", "address", "postcode"}),
        (Member("MR D DUNMORE"), {"name"}),
        (Member("Mrs E Vale"), {"name"}),
    ],
)
def test_nobody_is_named_twice(desk: Desk, settings: Settings, member: Member, fields: set[str]) -> None:
    case = a_case(desk).received(MONDAY)
    add_member(desk, case.id, Member("Mrs E. Vale"))
    with refused(desk) as said:
        add_member(desk, case.id, member)
    assert set(said) == fields


def test_what_each_may_do_is_said() -> None:
    assert all(words for words in SCOPES.values())


def test_how_far_they_act_is_said_while_they_do(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    one = Representation("Mrs S. Dunmore", "talk", ends=dt.date(2026, 11, 24), accompanies=True)
    record_representation(case.desk, case.id, one)
    known = case_records(case.desk, case.id)
    assert scope_of(known, "Mrs S. Dunmore", dt.date(2026, 11, 24)) == ("talk", True)
    assert scope_of(known, "Mrs S. Dunmore", dt.date(2026, 11, 25)) == ("", False)
    assert scope_of(known, "Mr T. Advice", dt.date(2026, 11, 24)) == ("", False)
    assert scope_of(known, "", dt.date(2026, 11, 24)) == ("", False)
