"""The guides that change particulars begin with what is known and end in the verb."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.casework.desks import Desk
from app.casework.files import case_file
from app.casework.intakes import Representative
from app.casework.particular_guides import ADJUST, needs_form, person_form
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, MR_D, a_case, on


def test_the_person_guide_holds_what_is_known_and_changes_it(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, representative=Representative("Mrs S. Dunmore", "daughter"))
    form = person_form(desk, case.id)
    fields = {field.key: field.initial for field in form.guide.steps[0].fields}
    assert fields["name"] == MR_D.person.name
    assert fields["rep_name"] == "Mrs S. Dunmore"
    assert fields["represented"] == "yes"
    said = form.act({**fields, "phone": "01632 960000", "represented": "no", "reason": "A new number."})
    assert "stay in the history" in said
    file = case_file(desk, case.id)
    assert file.person == replace(MR_D.person, phone="01632 960000")
    assert file.representative is None


def test_the_needs_guide(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, large_print=True, adjustments=("Ring first.",))
    form = needs_form(desk, case.id)
    fields = {field.key: field.initial for field in form.guide.steps[0].fields}
    assert (fields["large_print"], fields["adjustments"]) == (True, ("Ring first.",))
    form.act({**fields, "large_print": False, "reason": "He has new glasses."})
    assert not case_file(desk, case.id).large_print


def test_a_review_that_has_come_asks_for_the_next_day(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, large_print=True)
    form = needs_form(desk, case.id)
    fields = {field.key: field.initial for field in form.guide.steps[0].fields}
    form.act({**fields, "disclosed": "He is deaf in one ear.", "review_on": dt.date(2026, 12, 7), "reason": "He said."})
    known = {field.key: field.initial for field in needs_form(desk, case.id).guide.steps[0].fields}
    assert (known["disclosed"], known["review_on"]) == ("He is deaf in one ear.", dt.date(2026, 12, 7))
    later = on(desk, "2026-12-07")
    known = {field.key: field.initial for field in needs_form(later, case.id).guide.steps[0].fields}
    assert known["review_on"] is None
    clause = desk.editions.named("2024").beside("people", "adjustments")
    assert clause is not None
    assert clause.says in form.guide.steps[0].clause
    assert ADJUST.form(desk, case.id, "").guide.key == "needs"
