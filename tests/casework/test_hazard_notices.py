"""What is said of each hazard: what it is, what was done, and by when it is investigated; what presses comes first."""

from __future__ import annotations

import datetime as dt

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.hazard_notices import hazard_notices, open_hazards
from app.casework.letters import open_letter
from app.casework.settings import Settings
from app.letters.matters import OpenHazard
from tests.casework.answered_cases import decided
from tests.casework.cases import MONDAY, a_case, on
from tests.casework.test_hazard_actions import GAS, THURSDAY, two_hazards


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


def test_an_answer_says_by_when_the_hazard_that_is_left_is_looked_into(desk: Desk, settings: Settings) -> None:
    """One of two was investigated; the other waits until Thursday 10 December (2024 Code 6.9)."""
    case = two_hazards(desk)
    first = case_records(desk, case.id).hazards[0]
    record_hazard_action(case.desk, case.id, HazardAction(THURSDAY, "Nothing is loose", "none", "him", first.seq))
    assert open_hazards(case.desk, case_records(desk, case.id)) == (OpenHazard(GAS, dt.date(2026, 12, 10)),)
    case.acknowledged("2026-11-26")
    decided(case)
    letter = open_letter(case.desk, case.id, "response", 1)
    assert f"{GAS} We will look into this by Thursday 10 December 2026." in letter.draft.part("by_when").text
    text = "\n".join(part.text for part in letter.draft.parts)
    assert "There is nothing that we still have to do." not in text
    assert "Nothing is still to be done." not in text
    assert [one for one in letter.problems() if one.field in ("by_when", "outstanding")] == []
    stopped = letter.written("by_when", "There is nothing that we still have to do.").problems()
    said = [one.sentence for one in stopped if one.field == "by_when"]
    assert any(
        "is not so: this is still open: the possible hazard “There is a smell of gas in the hall”" in one
        for one in said
    )
    assert any("Thursday 10 December 2026" in one for one in said) or any("does not say so" in one for one in said)


def test_a_hazard_that_is_late_wants_a_new_day_that_the_officer_gives(desk: Desk, settings: Settings) -> None:
    case = two_hazards(desk).acknowledged("2026-11-26")
    case.desk = on(case.desk, dt.date(2026, 12, 14))
    letter = open_letter(decided(case).desk, case.id, "response", 1)
    text = letter.draft.part("by_when").text
    assert "We should have looked into this by Thursday 10 December 2026" in text
    assert [one for one in letter.problems() if one.field == "by_when"]
    given = letter.written("by_when", text.replace("[the date]", "Tuesday 15 December 2026"))
    assert [one for one in given.problems() if one.field == "by_when"] == []
