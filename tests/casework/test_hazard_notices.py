"""What is said of each hazard: what it is, what was done, and by when it is investigated; what presses comes first."""

from __future__ import annotations

import datetime as dt

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.hazard_notices import hazard_notices
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, a_case, on
from tests.casework.test_hazard_actions import THURSDAY, two_hazards


def test_each_says_its_own_and_what_presses_comes_first(desk: Desk, settings: Settings) -> None:
    case = two_hazards(desk)
    first, second = hazard_notices(case.desk, case_records(desk, case.id))
    assert "Monday 7 December 2026" in first.words
    assert first.heading.startswith("A possible hazard “You reported the leaking radiator")
    assert second.heading == "A possible hazard “There is a smell of gas in the hall” was reported."
    assert second.words.startswith("If it could be")
    assert "Thursday 10 December 2026" in second.words
    done = HazardAction(THURSDAY, "Nothing is loose", "none", "the electrician", first.seq)
    record_hazard_action(case.desk, case.id, done)
    then, over = hazard_notices(case.desk, case_records(desk, case.id))
    assert (then.seq, over.seq) == (second.seq, first.seq)
    assert over.text == (
        "A possible hazard “You reported the leaking radiator several times and nobody came. Your…” was reported and "
        "found to be none. Thursday 26 November 2026, by the electrician: "
        "Nothing is loose."
    )
    later = on(case.desk, dt.date(2026, 12, 14))
    assert (
        "was due by Thursday 10 December 2026: 2 working days late"
        in hazard_notices(later, case_records(later, case.id))[0].words
    )


def test_a_long_one_is_cut_in_the_heading_and_whole_below(desk: Desk, settings: Settings) -> None:
    long = "The ceiling of the bathroom hangs down over the bath, and water runs along the cable of the lamp"
    case = a_case(desk).received(MONDAY, hazard="yes", hazard_about=long)
    (notice,) = case.file.hazards
    assert notice.heading == (
        "A possible hazard “The ceiling of the bathroom hangs down over the bath, and water runs…” was reported."
    )
    assert notice.words.startswith(f"{long}. If it could be")
