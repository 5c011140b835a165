"""The timetable of a case: every date now and then, what counts and why; nothing is stored."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from app.casework.desks import Desk
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.house_rules import keep_house_rule
from app.casework.milestones import Milestone, record_milestone
from app.casework.settings import Settings
from app.casework.suppositions import SUPPOSED, Moved, Supposed
from app.casework.timetables import DateRow, Timetable, timetable
from app.casework.workings import slip
from app.rules.house_rules import HouseRule
from tests.casework.cases import MONDAY, Case, a_case, on
from tests.models.ledgers import everything

TUESDAY = dt.date(2026, 11, 24)
FRIDAY = dt.date(2026, 11, 20)


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    return a_case(desk).received(MONDAY)


def told(case: Case, *supposed: Supposed) -> Timetable:
    return timetable(case.desk, case.id, supposed)


def row(case: Case, key: str, *supposed: Supposed) -> DateRow:
    found = [one for one in told(case, *supposed).rows if key in (_key(one.now), _key(one.then))]
    assert len(found) == 1, key
    return found[0]


def _key(view: object) -> str:
    return str(getattr(view, "key", ""))


def test_nothing_supposed_changes_nothing(case: Case) -> None:
    made = told(case)
    assert [(one.name, one.change, one.difference) for one in made.rows] == [
        ("Stage 1 acknowledgement", "same", "Unchanged"),
        ("Stage 1 response", "same", "Unchanged"),
    ]
    assert (made.supposed, made.problems, made.oddities, made.governed) == ((), (), (), "")
    assert (made.today, made.then) == (MONDAY, MONDAY)
    assert (made.who, made.reference) == ("Mr D. Dunmore", case.file.reference)


def test_nothing_is_stored_whatever_is_supposed(case: Case) -> None:
    case.acknowledged(TUESDAY)
    before = everything(case.desk.book)
    told(
        case,
        Moved(case.line("received").seq, FRIDAY),
        Milestone("extended", TUESDAY, until=dt.date(2026, 12, 22)),
        Milestone("responded", dt.date(2026, 12, 21)),
        Milestone("escalation_requested", dt.date(2027, 1, 4), 2),
        Milestone("acknowledged", dt.date(2027, 1, 5), 2),
        Milestone("updates_agreed", dt.date(2027, 1, 5), 2, every=1, unit="weeks"),
    )
    told(case, Milestone("acknowledged", dt.date(2020, 1, 1)))
    assert everything(case.desk.book) == before


def test_if_i_acknowledge_today(case: Case) -> None:
    today = Milestone("acknowledged", MONDAY)
    acknowledged, answered = told(case, today).rows
    assert (acknowledged.change, acknowledged.difference) == ("met", "Done in time")
    assert acknowledged.then
    assert acknowledged.then.headline == "Stage 1 acknowledgement sent Monday 23 November 2026"
    assert (answered.change, answered.difference) == ("earlier", "5 working days earlier")
    assert answered.now
    assert answered.then
    assert (answered.now.due, answered.then.due) == (dt.date(2026, 12, 14), dt.date(2026, 12, 7))
    assert (answered.now.projected, answered.then.projected) == (True, False)
    assert answered.then.countdown == "10 working days left"


def test_the_working_of_a_supposed_date_says_that_it_is_supposed(case: Case) -> None:
    _acknowledged, answered = told(case, Milestone("acknowledged", MONDAY)).rows
    assert answered.now
    assert answered.then
    now, then = answered.now.working, answered.then.working
    assert now
    assert then
    assert (now.title, now.headline) == ("Stage 1 response", "Answer by Monday 14 December 2026 (projected)")
    assert (then.title, then.headline) == ("Stage 1 response, supposed", "Supposed: answer by Monday 7 December 2026")
    said = "This is not recorded. It is supposed: Stage 1 acknowledgement sent on Monday 23 November 2026."
    assert then.notes[0] == said
    assert said in then.text()
    assert then.day_nought == MONDAY
    assert slip(then).startswith(b"%PDF")


def test_if_i_acknowledge_on_the_last_day_the_answer_is_no_longer_projected(case: Case) -> None:
    last = row(case, "stage1.respond", Milestone("acknowledged", dt.date(2026, 11, 30)))
    assert (last.change, last.difference) == ("same", "Same date, no longer projected")


@pytest.mark.parametrize("kind", ["acknowledged", "responded", "extended", "updates_agreed", "updated", "occurred"])
def test_what_is_supposed_is_what_comes_of_it_once_it_is_recorded(case: Case, kind: str) -> None:
    case.acknowledged(MONDAY)
    until = dt.date(2026, 12, 16) if kind == "extended" else None
    every, unit = (1, "weeks") if kind == "updates_agreed" else (0, "")
    event = Milestone(kind, MONDAY, until=until, reason="The surveyor is ill.", every=every, unit=unit)
    supposed = told(case, event).rows
    record_milestone(case.desk, case.id, event)
    recorded = told(case).rows
    pairs = [(one.then, other.now) for one, other in zip(supposed, recorded, strict=True)]
    assert all(then and now and replace(then, working=None) == replace(now, working=None) for then, now in pairs)


def test_if_i_extend_the_notice_and_what_it_comes_to_are_told(case: Case) -> None:
    case.acknowledged(MONDAY)
    extended = row(case, "stage1.respond", Milestone("extended", MONDAY, until=dt.date(2026, 12, 16)))
    assert (extended.change, extended.difference) == ("later", "7 working days later")
    (sentence,) = extended.why
    assert sentence == (
        "A notice of Monday 23 November 2026 gave Wednesday 16 December 2026 as the new date, "
        "instead of Monday 7 December 2026 (Code 6.4)."
    )


def test_a_notice_that_would_not_count_says_why_and_moves_nothing(case: Case) -> None:
    case.acknowledged(MONDAY)
    far = dt.date(2026, 12, 31)
    extended = row(case, "stage1.respond", Milestone("extended", MONDAY, until=far))
    assert (extended.change, extended.difference) == ("same", "Unchanged")
    assert "It does not count: Monday 21 December 2026, 10 working days after the original date" in extended.why[0]
    good = row(case, "stage1.respond", Milestone("extended", MONDAY, until=far, good_reason=SUPPOSED))
    assert good.then
    assert good.then.due == far


def test_if_they_ask_for_stage_2_on_a_day_its_dates_are_new(case: Case) -> None:
    case.acknowledged(MONDAY).responded(TUESDAY)
    asked = dt.date(2027, 1, 20)
    made = told(case, Milestone("escalation_requested", asked, 2))
    assert made.then == asked
    new = {one.then.key: one for one in made.rows if one.then and one.change == "new"}
    assert list(new) == ["stage2.acknowledge", "stage2.respond"]
    respond = new["stage2.respond"].then
    assert respond
    assert (respond.due, respond.projected) == (dt.date(2027, 2, 24), True)
    assert respond.standing
    assert respond.standing.days_left == 25  # on the day it is asked for
    assert new["stage2.respond"].difference == "New"
    assert made.oddities == ()


def test_what_would_be_odd_then_is_said(case: Case) -> None:
    made = told(case, Milestone("escalation_requested", TUESDAY, 2))
    (odd,) = made.oddities
    assert odd.startswith("Stage 2 was asked for on Tuesday 24 November 2026, before stage 1 was answered.")


def test_if_it_had_been_received_on_friday(case: Case) -> None:
    case.acknowledged("2026-11-30")
    moved = Moved(case.line("received").seq, FRIDAY)
    made = told(case, moved)
    assert made.supposed == ("Date received: Friday 20 November 2026 instead of Monday 23 November 2026",)
    acknowledged, _answered = made.rows
    assert (acknowledged.change, acknowledged.difference) == (
        "late",
        "1 working day earlier; done, 1 working day late",
    )


def test_another_edition_that_would_govern_it_is_named_and_its_clocks_are_counted(case: Case) -> None:
    made = told(case, Moved(case.line("received").seq, dt.date(2023, 6, 1)))
    assert made.governed == "The Code of 2022 would apply."
    assert made.rows[0].change == "earlier"


def test_the_months_to_the_ombudsman_and_of_the_time_limit_are_in_it(case: Case) -> None:
    case.acknowledged(MONDAY).responded(TUESDAY).asked_for(2, TUESDAY)
    answered = Milestone("responded", dt.date(2026, 12, 1), 2)
    new = row(case, "period:ombudsman", answered)
    assert new.then
    assert (new.change, new.then.due, new.then.countdown) == ("new", dt.date(2027, 12, 1), "not over yet")
    assert new.why[0].startswith("12 months from Tuesday 1 December 2026 (the final response was sent).")
    happened = row(case, "period:accept", Milestone("occurred", dt.date(2025, 11, 21)))
    assert happened.then
    assert (happened.change, happened.difference) == ("new", "New, the complaint came after that, as far as is known")
    case._milestone("occurred", dt.date(2025, 11, 24), 1)
    moved = row(case, "period:accept", Moved(case.line("occurred").seq, FRIDAY))
    assert (moved.change, moved.difference) == ("later", "361 days later")
    moved = row(case, "period:accept", Moved(case.line("occurred").seq, dt.date(2025, 11, 22)))
    assert (moved.change, moved.difference) == (
        "late",
        "2 days earlier; the complaint came after that, as far as is known",
    )


def test_updates_are_in_it(case: Case) -> None:
    case.acknowledged(MONDAY)
    notice = Milestone("extended", MONDAY, until=dt.date(2026, 12, 16))
    asked = row(case, "updates:1", notice)
    assert asked.then
    assert (asked.change, asked.then.due) == ("new", None)
    assert asked.then.headline.startswith("Agree with the resident how often")
    case._milestone("extended", MONDAY, 1, until=dt.date(2026, 12, 16), reason="The surveyor is ill.")
    agreed = row(case, "updates:1", Milestone("updates_agreed", TUESDAY, every=2, unit="weeks"))
    assert agreed.then
    assert (agreed.change, agreed.difference, agreed.then.due) == ("new", "A date is set", dt.date(2026, 12, 8))
    case._milestone("updates_agreed", MONDAY, 1, every=2, unit="weeks")
    later = row(case, "updates:1", Milestone("updated", TUESDAY))
    assert later.difference == "1 working day later"
    gone = row(case, "updates:1", Milestone("responded", TUESDAY))
    assert (gone.change, gone.difference, gone.then) == ("gone", "No longer due", None)


def test_the_landlords_own_limit_stands_beside_the_codes(case: Case) -> None:
    keep_house_rule(case.desk, HouseRule("stage1.respond", 10, from_origin=True), "The policy of 2026 says so.")
    own = row(case, "own:stage1.respond", Milestone("acknowledged", MONDAY))
    assert own.now
    assert (own.now.due, own.difference) == (dt.date(2026, 12, 7), "Unchanged")
    assert own.then
    assert own.then.working
    assert own.then.working.title == "Stage 1 response, own limit, supposed"
    assert own.now.why == ("10 working days after Monday 23 November 2026.",)


def test_a_date_that_the_other_edition_does_not_have_is_no_longer_due(case: Case) -> None:
    case.acknowledged(TUESDAY).responded(TUESDAY).asked_for(2, "2026-11-25")
    case.acknowledged("2026-11-26", 2)
    gone = told(case, Moved(case.line("received").seq, dt.date(2023, 6, 1)))
    assert "stage2.acknowledge" not in {_key(one.then) for one in gone.rows}
    assert [one.change for one in gone.rows if one.then is None] == ["gone"]


def test_what_cannot_be_leaves_the_second_column_empty_and_says_why(case: Case) -> None:
    made = told(case, Milestone("acknowledged", FRIDAY))
    assert [problem.field for problem in made.problems] == ["on"]
    assert "before the complaint was received" in made.problems[0].sentence
    assert [(one.then, one.change) for one in made.rows] == [(None, ""), (None, "")]
    beyond = told(case, Milestone("acknowledged", case.desk.workdays.last))
    assert "is outside the years" in beyond.problems[0].sentence
    assert told(case, Milestone("acknowledged", dt.date(9999, 12, 31))).then == MONDAY


def test_dates_are_looked_at_from_the_last_day_supposed(case: Case) -> None:
    late = row(case, "stage1.acknowledge", Milestone("updated", dt.date(2026, 12, 2)))
    assert late.now
    assert late.then
    assert (late.now.standing, late.change) == (case.clock("stage1.acknowledge").standing, "same")
    assert late.then.countdown == "2 working days late"


def test_a_closed_case_can_be_looked_at_too(case: Case) -> None:
    case.acknowledged(MONDAY).responded(TUESDAY).closed(TUESDAY)
    made = told(case, Milestone("escalation_requested", dt.date(2026, 12, 1), 2))
    assert [one.change for one in made.rows] == ["same", "same", "new", "new"]


def test_it_is_told_alike_on_a_later_day(case: Case) -> None:
    later = on(case.desk, "2026-12-04")
    case.desk = later
    assert row(case, "stage1.acknowledge", Milestone("acknowledged", dt.date(2026, 12, 4))).change == "late"
    assert json.dumps(told(case).supposed) == "[]"


def test_a_hazard_has_its_row_and_no_answer_ends_it(desk: Desk, settings: Settings) -> None:
    """Ten working days after Monday 23 November 2026: Monday 7 December. From Friday 20 November: Friday 4 December."""
    case = a_case(desk).received(MONDAY, hazard="yes")
    record_hazard_action(desk, case.id, HazardAction(MONDAY, "Told the warden.", "no"))
    answered = row(case, "hazard", Milestone("acknowledged", MONDAY), Milestone("responded", MONDAY))
    assert answered.now
    assert (answered.name, answered.now.due) == ("Investigation of the possible hazard", dt.date(2026, 12, 7))
    assert (answered.change, answered.now.countdown) == ("same", "10 working days left")
    assert answered.now.working
    assert answered.now.working.key == "hazard"
    earlier = row(case, "hazard", Moved(case.line("received").seq, FRIDAY))
    assert earlier.then
    assert (earlier.change, earlier.then.due) == ("earlier", dt.date(2026, 12, 4))
    record_hazard_action(desk, case.id, HazardAction(MONDAY, "The plumber made it safe.", "yes", "the plumber"))
    assert row(case, "hazard").difference == "Unchanged"
    done = row(case, "hazard").now
    assert done
    assert (done.done, done.countdown) == (MONDAY, "done in time")


def test_before_the_hazard_rules_a_hazard_has_no_row(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2025-10-24", logged=MONDAY, hazard="yes")
    assert "hazard" not in [_key(one.now) for one in told(case).rows]


def test_words_of_progress_beyond_the_calendar_cannot_be_told(desk: Desk, settings: Settings) -> None:
    march = dt.date(2040, 3, 1)
    case = a_case(desk).received(march)
    made = told(case, Milestone("updates_agreed", march, every=12, unit="months"))
    assert [problem.field for problem in made.problems] == ["on"]
    assert "2041 is outside the years" in made.problems[0].sentence
    assert [one.then for one in made.rows] == [None, None]
