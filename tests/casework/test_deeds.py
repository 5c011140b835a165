"""A deed: offered as its maker says, and where nothing is said, at every case and without anything against it."""

from __future__ import annotations

from app.casework.case_guides import note_form
from app.casework.cases import case_records
from app.casework.deeds import GROUPS, Deed
from app.casework.desks import Desk
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, a_case


def test_a_deed_of_which_no_more_is_said_can_always_be_done(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    one = Deed("note", "Add a note…", "record", lambda desk, case_id, _of: note_form(desk, case_id))
    records = case_records(case.desk, case.id)
    assert one.listed
    assert one.fits(case.desk, records)
    assert one.blocked(case.desk, records) == ""
    assert one.form(case.desk, case.id, "").guide.key == "note"


def test_the_parts_of_the_menu_are_the_officer_s_words() -> None:
    assert list(GROUPS) == ["taking", "answering", "righting", "people", "letters", "record"]
    assert all(name[0].isupper() for name in GROUPS.values())
