"""The guides of what is kept past its time: what goes and what stays is said before anything is erased."""

from __future__ import annotations

from typing import Any

import pytest

from app.casework.case_deeds import offered_deeds
from app.casework.cases import NoSuchCase, case_records
from app.casework.desks import Desk
from app.casework.guides import CHECK
from app.casework.hold_guides import erasing_form, release_form
from app.casework.holds import hold_records, holds
from app.casework.retentions import BACKUPS, STAYS
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, on
from tests.casework.people_cases import held, typed
from tests.casework.test_retentions import SIX_YEARS, WHY, closed
from tests.casework.walks import walks


def erasing(field: Any) -> Any:  # noqa: ANN401 - any answer
    return True if field.kind == "tick" else WHY


def test_before_it_is_erased_it_says_what_goes_and_what_stays(desk: Desk, settings: Settings) -> None:
    case = closed(desk)
    form = erasing_form(on(desk, SIX_YEARS), case.id)
    what = form.guide.step("what")
    assert what.advice is not None
    told = what.advice({})
    assert "1 letter or other documents go" in told
    assert STAYS in told
    assert BACKUPS in told
    (answers,) = walks(form.guide, erasing)
    assert form.guide.path(answers)[-1] == CHECK
    assert form.act(answers) == "The file is erased. That it was is in the journal."
    with pytest.raises(NoSuchCase):
        case_records(desk, case.id)


def test_it_goes_no_further_until_she_has_looked(desk: Desk, settings: Settings) -> None:
    form = erasing_form(on(desk, SIX_YEARS), closed(desk).id)
    (problem,) = form.guide.problems("what", {"sure": False})
    assert problem.sentence == "Tick that you have looked at what goes, or cancel."


def test_before_its_time_it_asks_why(desk: Desk, settings: Settings) -> None:
    form = erasing_form(on(desk, "2027-01-04"), closed(desk).id)
    assert [field.label for field in form.guide.step("why").fields] == ["Why", "Why before Tuesday 30 November 2032"]
    (problem,) = form.guide.problems("why", {"reason": WHY, "sooner": ""})
    assert problem.field == "sooner"


def test_what_is_held_goes_no_further(desk: Desk, settings: Settings) -> None:
    case, later = closed(desk), on(desk, SIX_YEARS)
    hold_records(later, case.id, "court", "", SIX_YEARS)
    form = erasing_form(later, case.id)
    (problem,) = form.guide.problems("what", {"sure": True})
    assert problem.sentence.endswith("there is a court claim, or one is threatened. End that first.")


def test_a_hold_is_ended_from_the_menu_too(desk: Desk, settings: Settings) -> None:
    case = held(desk)
    (answers,) = walks(release_form(case.desk, case.id).guide, typed)
    release_form(case.desk, case.id).act(answers)
    assert holds(case_records(desk, case.id).standing) == ()
    (release,) = [one for one in offered_deeds(case.desk, case.id) if one.key == "release"]
    assert release.blocked == "These records are not held for anything."


def test_monday_is_a_day_on_which_it_can_be_held(desk: Desk, settings: Settings) -> None:
    assert held(desk).line("held").on == MONDAY
