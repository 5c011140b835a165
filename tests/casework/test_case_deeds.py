"""Deeds: every guide of a case is walked to every end, and what cannot be done says why and what to do."""

from __future__ import annotations

import pytest

from app.casework.begun_guides import keep_begun
from app.casework.case_deeds import DEEDS, GROUPS, begun_deeds, deed, deed_form, offered_deeds
from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.settings import Settings
from app.models.checks import check_book
from tests.casework.cases import MONDAY, a_case
from tests.casework.deed_walks import WALKS, DeedWalk
from tests.casework.righted_cases import closed_case
from tests.casework.walks import walks


def walk_name(walk: DeedWalk) -> str:
    return f"{walk.key}-{WALKS.index(walk)}"


def test_every_deed_is_walked_and_there_is_no_other_walk() -> None:
    assert {walk.key for walk in WALKS} == {one.key for one in DEEDS}
    assert len({one.key for one in DEEDS}) == len(DEEDS)
    assert {one.group for one in DEEDS} <= set(GROUPS)


@pytest.mark.parametrize("walk", WALKS, ids=walk_name)
def test_a_deed_can_be_done_where_its_walk_begins_and_leads_to_an_end(
    desk: Desk, settings: Settings, walk: DeedWalk
) -> None:
    case = walk.case(desk)
    assert deed(walk.key).blocked(case.desk, case_records(case.desk, case.id)) == ""
    form = deed_form(case.desk, case.id, walk.key, walk.of(case))
    ends = list(walks(form.guide, walk.typed, walk.fixed))
    assert ends
    said = form.act(ends[-1])
    assert said.endswith((".", "!"))
    assert check_book(case.desk.book).sound


def test_what_is_offered_names_its_part_of_the_menu_or_says_why_not(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    for one in offered_deeds(desk, case.id):
        assert one.group in GROUPS
        assert not one.blocked or one.blocked.endswith(".")


def test_what_was_begun_on_a_closed_case_is_offered_as_well(desk: Desk, settings: Settings) -> None:
    """It may be the very guide that opens it again."""
    case = closed_case(desk)
    keep_begun(case.desk, case.id, "reopen", {"reason": "The resident rang."})
    (begun,) = begun_deeds(case.desk)
    assert (begun.case_id, begun.key) == (case.id, "reopen")
    assert begun.sentence.endswith("Mr D. Dunmore. What you typed is kept.")
