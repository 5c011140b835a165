"""The case file: everything the case page shows, complete and frozen."""

from __future__ import annotations

import datetime as dt
from dataclasses import FrozenInstanceError, replace

import pytest

from app.casework.cases import NoSuchCase, case_records
from app.casework.corrections import strike_out
from app.casework.desks import Desk
from app.casework.files import case_file, drafts_of
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.house_rules import keep_house_rule
from app.casework.letters import keep_draft, open_letter
from app.casework.milestones import Milestone, close_case, record_milestone
from app.casework.settings import Settings
from app.rules.house_rules import HouseRule
from tests.casework.cases import MONDAY, MR_D, OFFICER, a_case, on


def test_the_file_holds_the_whole_case(desk: Desk, settings: Settings) -> None:
    file = a_case(desk).received("2026-11-20", large_print=True, adjustments=("Ring in the mornings.",)).file
    assert (file.reference, file.title) == ("2026/001", "Mr D. Dunmore · 14 Chapel Row")
    assert (file.person, file.representative) == (MR_D.person, None)
    assert (file.edition_key, file.edition_name, file.stage) == ("2024", "Code of 2024", 1)
    assert (file.large_print, file.adjustments) == (True, ("Ring in the mornings.",))
    assert (file.people, file.closed_on, file.draft_of, file.hazards) == (((1, OFFICER),), None, "", ())
    assert [clock.key for clock in file.clocks] == ["stage1.acknowledge", "stage1.respond"]


def test_the_file_is_frozen_and_has_no_session_behind_it(desk: Desk, settings: Settings) -> None:
    file = a_case(desk).received(MONDAY).file
    desk.book.close()
    assert file.history[0].sentence
    with pytest.raises(FrozenInstanceError):
        file.stage = 2  # type: ignore[misc]


def test_a_case_without_an_address_has_its_name_alone_for_a_title(desk: Desk, settings: Settings) -> None:
    person = replace(MR_D.person, address="", postcode="")
    assert a_case(desk).received(MONDAY, person=person).file.title == "Mr D. Dunmore"


def test_there_is_no_file_of_no_case(desk: Desk) -> None:
    with pytest.raises(NoSuchCase):
        case_file(desk, 1)


def test_a_clock_shows_its_working_and_where_it_comes_from(desk: Desk, settings: Settings) -> None:
    """Acknowledged on Friday 18 December 2026: Christmas Day and Boxing Day's Monday are skipped by name."""
    case = a_case(on(desk, "2026-12-14")).received("2026-12-14").acknowledged("2026-12-18")
    clock = case.clock("stage1.respond")
    assert clock.due == dt.date(2027, 1, 6)
    assert (clock.event, clock.clause) == ("acknowledgement sent", "6.3")
    assert clock.explanation == "10 working days after Friday 18 December 2026 (acknowledgement sent)."
    skipped = {day.date: day.why for day in clock.days if day.n is None and day.date.weekday() < 5}
    assert skipped == {
        dt.date(2026, 12, 25): "Christmas Day",
        dt.date(2026, 12, 28): "Boxing Day (substitute day)",
        dt.date(2027, 1, 1): "New Year's Day",
    }
    assert [day.n for day in clock.days if day.n] == list(range(1, 11))


def test_a_clock_that_has_not_started_says_what_it_waits_for(desk: Desk, settings: Settings) -> None:
    clock = a_case(desk).received(MONDAY).clock("stage1.respond")
    assert clock.projected
    assert clock.explanation == (
        "10 working days after Monday 30 November 2026, the last day for it to be acknowledged. "
        "It runs from the day that is done."
    )


def test_a_clock_that_stopped_says_when_and_how_it_stood(desk: Desk, settings: Settings) -> None:
    clock = a_case(desk).received("2026-11-09").acknowledged("2026-11-18").clock("stage1.acknowledge")
    assert clock.headline == "Stage 1 acknowledgement sent Wednesday 18 November 2026"
    assert (clock.countdown, clock.shape) == ("done, 2 working days late", "tick")


def test_an_overdue_clock_grows_with_the_days(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-16")
    said = [case_file(on(desk, day), case.id).clocks[0].countdown for day in ("2026-11-23", "2026-11-24", "2026-11-30")]
    assert said == ["due today", "1 working day late", "5 working days late"]


def test_the_weekend_after_the_last_day_is_late_already(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20")
    saturday = case_file(on(desk, "2026-11-28"), case.id).clocks[0]
    assert (saturday.standing.word, saturday.countdown) == ("overdue", "less than a working day late")


def test_a_draft_is_no_fact_of_a_past_day(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    keep_draft(desk, open_letter(desk, case.id, "acknowledgement", 1).written("received", "Half"))
    then = case_file(desk.as_known_on(MONDAY), case.id)
    assert then.draft_of == ""
    assert then.step is not None
    assert then.step.verb == "Write the acknowledgement"


def test_a_draft_is_named_on_the_file(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    keep_draft(desk, open_letter(desk, case.id, "acknowledgement", 1).written("received", "Half"))
    assert case.file.draft_of == "Stage 1 acknowledgement"
    assert case.file.step is not None
    assert case.file.step.verb == "Finish the acknowledgement"
    assert drafts_of(desk, case_records(desk, case.id)) == (("acknowledgement", 1, "Stage 1 acknowledgement"),)


def test_on_a_closed_case_no_draft_is_to_be_finished_until_it_is_open_again(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-02")
    keep_draft(case.desk, open_letter(case.desk, case.id, "acknowledgement", 1).written("received", "Half"))
    case.acknowledged("2026-11-03").responded("2026-11-10").closed("2026-11-20")
    assert case.file.draft_of == ""
    assert drafts_of(desk, case_records(desk, case.id)) == ()
    strike_out(desk, case.id, case.line("closed").seq, "She rang again.")
    assert case.file.draft_of == "Stage 1 acknowledgement"


# hazards

RADIATOR = "“You reported the leaking radiator several times and nobody came. Your…”"
"""By what goes a hazard without words of its own: the points that came with it."""


def test_a_hazard_is_said_with_the_date_that_runs_beside(desk: Desk, settings: Settings) -> None:
    file = a_case(desk).received(MONDAY, hazard="yes").file
    assert file.hazards[0].text == (
        f"A possible hazard {RADIATOR} was reported. If it could be a significant hazard, the investigation is due by "
        "Monday 7 December 2026. Start it now; the complaint does not hold it up."
    )
    assert file.hazard_pressing


def test_who_was_told_of_it_is_said_and_it_still_presses(desk: Desk, settings: Settings) -> None:
    file = a_case(desk).received(MONDAY, hazard="yes", hazard_action="the plumber was rung").file
    assert "The plumber was rung." in file.hazards[0].text
    assert file.hazard_pressing


def test_that_somebody_was_told_is_said_beside_the_date_that_runs_on(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, hazard="yes")
    record_hazard_action(desk, case.id, HazardAction(MONDAY, "Told the warden", "no"))
    file = case.file
    assert file.hazards[0].text.startswith(
        f"A possible hazard {RADIATOR} was reported. Monday 23 November 2026: Told the warden. If it could be"
    )
    date = file.hazards[0].date
    assert date
    assert (date.key, date.countdown) == ("hazard", "10 working days left")
    record_hazard_action(desk, case.id, HazardAction(MONDAY, "It was made safe.", "yes", "the plumber"))
    assert case.file.hazards[0].text == (
        f"A possible hazard {RADIATOR} was reported and investigated. "
        "Monday 23 November 2026, by the plumber: It was made safe."
    )
    date = case.file.hazards[0].date
    assert date
    assert date.standing.word == "met"


def test_before_the_hazard_rules_no_date_is_made_up(desk: Desk, settings: Settings) -> None:
    file = a_case(desk).received("2025-10-24", logged=MONDAY, hazard="yes").file
    assert file.hazards[0].text == (
        f"A possible hazard {RADIATOR} was reported. Start on it now; the complaint does not hold it up."
    )


# what runs beside the clocks


def test_the_file_says_what_runs_beside_the_clocks(desk: Desk, settings: Settings) -> None:
    keep_house_rule(desk, HouseRule("stage1.respond", 10, from_origin=True), "The policy of 2026 says so.")
    case = a_case(desk).received(MONDAY).acknowledged(MONDAY)
    assert (case.file.periods, case.file.updates, case.file.findings) == ((), (), ())
    record_milestone(desk, case.id, Milestone("occurred", dt.date(2026, 3, 2)))
    record_milestone(desk, case.id, Milestone("updates_agreed", MONDAY, every=1, unit="weeks"))
    assert [period.key for period in case.file.periods] == ["period:accept"]
    assert [view.headline for view in case.file.updates] == [
        "Tell the resident how it is going by Monday 30 November 2026"
    ]
    acknowledge, respond = case.file.clocks
    assert acknowledge.stricter == ()
    (own,) = respond.stricter
    assert own.headline == "Your own limit: answer by Monday 7 December 2026"


def test_what_is_odd_in_the_record_is_said(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY).responded("2026-11-25")
    assert case.file.findings == ("Stage 1 was answered on Wednesday 25 November 2026 and never acknowledged.",)


def test_another_reading_of_the_code_is_a_caution(desk: Desk, settings: Settings) -> None:
    acknowledge = a_case(desk).received("2023-06-01", logged=MONDAY).clock("stage1.acknowledge")
    assert acknowledge.cautions == (
        "The Code's words leave open that plain days are meant (Code 4.1). That would be Tuesday 6 June 2023.",
    )


def test_why_a_case_cannot_be_closed_is_what_closing_it_would_say(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY).issued(MONDAY)
    letter = "A letter is issued and not posted. Say that you posted it, or strike it out, then close the case."
    assert case.file.close_blocked == (
        f"The stage 1 response has not been sent. Send it, then close the case. {letter}"
    )
    case.posted(MONDAY).responded(MONDAY)
    assert case.file.close_blocked == ""
    assert case.closed(MONDAY).file.close_blocked == "This case is closed already."


def test_a_case_whose_answer_overtook_the_acknowledgement_can_be_closed(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-16").responded("2026-11-17")
    assert case.clock("stage1.acknowledge").stopped is None
    assert case.file.close_blocked == ""
    close_case(case.desk, case.id, dt.date(2026, 11, 17), "Done.")
