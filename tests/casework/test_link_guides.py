"""The guide of links offers what is near by name, and takes any other by its reference."""

from __future__ import annotations

import pytest

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.guides import visible_fields
from app.casework.link_guides import LINK_CASE, link_form
from app.casework.links import links
from app.casework.settings import Settings
from app.rules.problems import Refused
from tests.casework.cases import MONDAY, a_case
from tests.casework.people_cases import neighboured


def test_what_is_near_is_chosen_by_name(desk: Desk, settings: Settings) -> None:
    case = neighboured(desk)
    form = link_form(desk, case.id)
    (step,) = form.guide.steps
    assert [option.label for option in step.fields[0].options] == [
        "2026/001, Mrs J. Dunmore, received on Monday 23 November 2026",
        "Another case",
    ]
    near = step.fields[0].options[0].key
    assert "reference" not in {field.key for field in visible_fields(step, {"other": near})}
    assert form.act({"other": near, "why": "The same leak."}) == "The two cases are linked."
    assert [link.other.who for link in links(desk, case_records(desk, case.id))] == ["Mrs J. Dunmore"]
    assert [field.key for field in link_form(desk, case.id).guide.steps[0].fields] == ["reference", "why"]


def test_any_other_is_named_by_its_reference(desk: Desk, settings: Settings) -> None:
    case = neighboured(desk)
    form = link_form(desk, case.id)
    for reference in ("", "2026/099", "2026/003"):
        with pytest.raises(Refused) as refusal:
            form.act({"other": "another", "reference": reference, "why": "The same leak."})
        assert [problem.field for problem in refusal.value.problems] == ["reference"]
    form.act({"other": "another", "reference": "2026/002", "why": "The same leak."})
    assert [link.other.who for link in links(desk, case_records(desk, case.id))] == ["Mr E. Reed"]


def test_the_line_of_a_hint_begins_with_its_case(desk: Desk, settings: Settings) -> None:
    case = neighboured(desk)
    near = link_form(desk, case.id).guide.steps[0].fields[0].options[0].key
    assert link_form(desk, case.id, near).guide.steps[0].fields[0].initial == near
    assert link_form(desk, case.id, "999").guide.steps[0].fields[0].initial is None


def test_the_only_case_of_a_book_has_none_to_be_linked_with(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    assert LINK_CASE.blocked(desk, case_records(desk, case.id)).startswith("There is no other case")
    a_case(desk).received(MONDAY)
    assert LINK_CASE.blocked(desk, case_records(desk, case.id)) == ""
