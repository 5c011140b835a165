"""Each kind of date told as a working, on timelines of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app import places
from app.casework.files import clock_view
from app.casework.reckonings import (
    Basis,
    clock_working,
    hazard_working,
    period_working,
    stricter_working,
    update_working,
)
from app.casework.reported_hazards import Hazard
from app.casework.side_dates import HazardView, hazard_view
from app.models.journals import Record
from app.rules.calendars import Calendar, Change
from app.rules.clocks import Clock, clocks
from app.rules.dates import long_date
from app.rules.hazards import read_hazards
from app.rules.house_rules import HouseRule
from app.rules.periods import periods, submission
from app.rules.timelines import Entry
from app.rules.updates import updates
from app.rules.workings import Move, Printing, Working
from tests.rules.cases import EDITIONS, ENGLAND

MONDAY = dt.date(2026, 11, 23)
RECEIVED, ACKNOWLEDGED = dt.date(2026, 11, 20), dt.date(2026, 11, 25)
ENTRIES = (Entry(1, "received", RECEIVED), Entry(2, "acknowledged", ACKNOWLEDGED))
RESPOND, EIGHT = "stage1.respond", "8 working days"
HAZARDS = read_hazards(places.resources() / "codes" / "hazards.toml")


def basis(edition: str = "2024", on: dt.date = MONDAY) -> Basis:
    return Basis(EDITIONS.named(edition), ENGLAND, Printing("St Anne's Almshouses", on, "12-9f3ac1d2"), "2026/031")


def clock(entries: tuple[Entry, ...], key: str, edition: str = "2024", house: tuple[HouseRule, ...] = ()) -> Clock:
    made = clocks(entries, EDITIONS.named(edition), ENGLAND.workdays, house)
    return next(one for one in made if one.key == key)


def reported(aware: dt.date, done: dt.date | None = None) -> Hazard:
    """A possible hazard, reported on a day and, where that is said, investigated on another."""
    at = dt.datetime.combine(aware, dt.time(9), dt.UTC)
    report = Record(1, 1, "hazard", aware, at, "Anne Clerk", "Reported.", '{"action": ""}')
    acts = (replace(report, seq=2, kind="hazard_action", on=done, text='{"investigated": true}'),) if done else ()
    return Hazard(report, 1, first=True, actions=acts)


def investigation(aware: dt.date, today: dt.date, done: dt.date | None = None) -> Working:
    view = hazard_view(HAZARDS, ENGLAND.workdays, reported(aware, done), today)
    assert view
    return hazard_working(view, HAZARDS, aware, basis(on=today))


def working(entries: tuple[Entry, ...], key: str, edition: str = "2024", *moves: Move) -> Working:
    return clock_working(clock_view(clock(entries, key, edition), MONDAY), basis(edition), moves)


def test_a_clock_says_its_rule_its_days_and_how_it_stands() -> None:
    made = working(ENTRIES, "stage1.respond")
    assert made.headline == "Answer by Wednesday 9 December 2026"
    assert made.counted == "10 working days after Wednesday 25 November 2026 (acknowledgement sent)."
    (authority,) = made.authorities
    assert (authority.where, authority.force) == ("Code 6.3", "must")
    assert authority.limit == "10 working days from the acknowledgement"
    assert (made.countdown, made.where) == ("12 working days left", "Code 6.3")
    assert (made.calendar, made.confirmed_to) == (ENGLAND.version, 2028)
    assert (made.days[0].date, made.days[-1].date, made.days[-1].n) == (ACKNOWLEDGED, dt.date(2026, 12, 9), 10)
    assert (made.moves, made.notes, made.original, made.to_be_confirmed) == ((), (), None, ())


def test_the_heading_of_a_projected_date_says_so_until_its_clock_runs() -> None:
    """The acknowledgement is due on Friday 27 November 2026; ten working days after that: Friday 11 December."""
    received = (Entry(1, "received", RECEIVED),)
    assert working(received, RESPOND).headline == "Answer by Friday 11 December 2026 (projected)"
    assert "(projected)" in working(received, RESPOND).text().splitlines()[0]
    assert (
        working((*received, Entry(2, "acknowledged", MONDAY)), RESPOND).headline == "Answer by Monday 7 December 2026"
    )
    answered = (*received, Entry(2, "responded", MONDAY))
    assert working(answered, RESPOND).headline == "Answer by Friday 11 December 2026"
    for from_origin, ending in ((False, "the landlord's own limit (projected)"), (True, "the landlord's own limit")):
        house = HouseRule(RESPOND, 8, from_origin=from_origin)
        one = clock(received, RESPOND, "2024", (house,))
        assert one.own
        assert stricter_working(clock_view(one, MONDAY), one.own, basis()).headline.endswith(ending)


def test_a_clock_that_was_stopped_keeps_its_date_and_says_what_was_done() -> None:
    made = working(ENTRIES, "stage1.acknowledge")
    assert made.headline == "Acknowledge by Friday 27 November 2026"
    assert made.done == "Stage 1 acknowledgement sent Wednesday 25 November 2026"
    assert made.countdown == "done in time"


def test_notices_stand_among_what_moved_it_and_not_among_the_notes() -> None:
    late = Entry(2, "acknowledged", dt.date(2026, 11, 30))
    sent = (
        Entry(3, "extended", dt.date(2026, 12, 1), 1, dt.date(2026, 12, 18)),
        Entry(4, "extended", dt.date(2026, 12, 2), 1, dt.date(2027, 2, 26)),
    )
    corrected = Move("Date received corrected.", RECEIVED, MONDAY)
    made = working((ENTRIES[0], late, *sent), "stage1.respond", "2024", corrected)
    assert [move.counts for move in made.moves] == [True, True, False]
    assert made.moves[0] is corrected
    assert (made.moves[1].old, made.moves[1].new) == (dt.date(2026, 12, 14), dt.date(2026, 12, 18))
    assert made.original == dt.date(2026, 12, 14)
    assert len(made.notes) == 1
    assert "The step before was late." in made.notes[0]
    assert [authority.where for authority in made.authorities] == ["Code 6.3", "Code 6.4"]


def test_notices_stay_in_the_order_in_which_they_went_however_they_were_typed() -> None:
    sent = (
        Entry(4, "extended", dt.date(2026, 12, 1), 1, dt.date(2026, 12, 16)),
        Entry(3, "extended", dt.date(2026, 12, 2), 1, dt.date(2026, 12, 18)),
    )
    first, second = working((*ENTRIES, *sent), "stage1.respond").moves
    assert (first.new, second.old, second.new) == (sent[0].until, sent[0].until, sent[1].until)
    assert (first.seq, second.seq) == (4, 4)


def test_what_is_to_be_confirmed_is_said_by_the_limit_or_else_by_its_clause() -> None:
    asked = (*ENTRIES, Entry(3, "escalation_requested", MONDAY, 2), Entry(4, "acknowledged", MONDAY, 2))
    made = working(asked, "stage2.respond")
    assert made.to_be_confirmed == (
        "the figures are corroborated; the clause numbers 6.14 and 6.15 follow from sequence",
    )
    one = clock(ENTRIES, "stage1.acknowledge", "2020")
    sure = replace(one, rule=replace(one.rule, to_be_confirmed=""))
    old = clock_working(clock_view(sure, MONDAY), basis("2020"))
    assert old.to_be_confirmed == ("the clause numbers and exact words of 2020 were not to hand",)


def test_where_an_edition_says_days_the_other_reading_is_a_caution() -> None:
    assert any("plain days are meant" in caution for caution in working(ENTRIES, "stage1.acknowledge", "2022").cautions)


def test_a_clause_that_the_edition_does_not_restate_is_named_all_the_same() -> None:
    bare = replace(EDITIONS.named("2024"), clauses=())
    made = clock_working(clock_view(clock(ENTRIES, "stage1.acknowledge"), MONDAY), replace(basis(), edition=bare))
    assert made.authorities[0].sentence == "Code 6.2: as Code of 2024 has it."


@pytest.mark.parametrize(
    ("house", "day", "event", "due", "figure"),
    [
        (
            HouseRule(RESPOND, 8, from_origin=True),
            RECEIVED,
            "complaint received",
            "2026-12-02",
            f"{EIGHT} from receipt",
        ),
        (HouseRule(RESPOND, 8), ACKNOWLEDGED, "acknowledgement sent", "2026-12-07", EIGHT),
        (
            HouseRule(RESPOND, 8, since=dt.date(2026, 5, 1)),
            ACKNOWLEDGED,
            "acknowledgement sent",
            "2026-12-07",
            f"{EIGHT} for complaints received from Friday 1 May 2026 on",
        ),
    ],
)
def test_the_landlords_own_limit_stands_beside_the_codes(
    house: HouseRule, day: dt.date, event: str, due: str, figure: str
) -> None:
    """Eight working days after Friday 20 November: Wednesday 2 December; after Wednesday the 25th: Monday the 7th."""
    one = clock(ENTRIES, RESPOND, "2024", (house,))
    assert one.own
    made = stricter_working(clock_view(one, MONDAY), one.own, basis())
    assert (made.key, made.title) == ("own:stage1.respond", "Stage 1 response, own limit")
    assert (made.due.isoformat(), made.day_nought, made.event) == (due, day, event)
    assert made.days[-1].n == 8
    assert made.authorities[0].sentence == (
        f"Own limit of St Anne's Almshouses: {figure}, stricter than the 10 working days of Code 6.3. "
        "The Code's own date, Wednesday 9 December 2026, stands beside it."
    )
    assert made.authorities[1].where == "Code 6.3"
    assert made.countdown.endswith("working days left")


def test_an_own_limit_of_a_later_stage_may_run_from_its_request() -> None:
    asked = (Entry(1, "received", RECEIVED), Entry(2, "escalation_requested", MONDAY, 2))
    one = clock(asked, "stage2.respond", "2024", (HouseRule("stage2.respond", 15, from_origin=True),))
    assert one.own
    made = stricter_working(clock_view(one, MONDAY), one.own, basis())
    assert (made.event, made.day_nought) == ("next stage asked for", MONDAY)


def test_a_period_says_each_start_and_which_counts() -> None:
    happened = (Entry(1, "occurred", dt.date(2025, 8, 31)), Entry(2, "aware", dt.date(2026, 2, 28)))
    (accept,) = periods((*happened, Entry(3, "received", RECEIVED)), EDITIONS.named("2024"))
    made = period_working(accept, basis())
    assert (made.key, made.step, made.calendar) == ("period:accept", "Month", "")
    assert made.headline == "Time limit to complain: up to and including Sunday 28 February 2027"
    (note,) = made.notes
    assert note == (
        "From Sunday 31 August 2025 (what is complained of happened) it would end on Monday 31 August 2026. "
        "The later counts."
    )
    assert [authority.where for authority in made.authorities] == ["Code 2.2", "Code 2.3"]
    assert (len(made.days), made.remark(made.days[-1])) == (13, "the last day")
    assert made.countdown == "the complaint came in time"


def test_a_period_of_no_clause_says_its_source() -> None:
    period = submission(EDITIONS.named("2024"), dt.date(2026, 8, 31))
    assert period
    made = period_working(period, replace(basis(), reference=""))
    assert made.due == dt.date(2027, 2, 28)
    assert made.remark(made.days[6]).startswith("there is no 31 February: the last day of the month counts")
    assert made.where.startswith("The Housing Ombudsman's page")
    assert made.to_be_confirmed


@pytest.mark.parametrize(
    ("every", "unit", "step", "count", "due"),
    [
        (2, "weeks", "Week", 3, "2026-12-15"),
        (3, "days", "Day", 4, "2026-12-04"),
        (1, "months", "Month", 2, "2027-01-01"),
        (5, "working_days", "Day", 8, "2026-12-08"),
    ],
)
def test_the_next_update_is_counted_in_its_own_steps(every: int, unit: str, step: str, count: int, due: str) -> None:
    agreed = Entry(3, "updates_agreed", dt.date(2026, 12, 1), 1, every=every, unit=unit)
    entries = (*ENTRIES, agreed)
    (one,) = updates(
        entries, EDITIONS.named("2024"), clocks(entries, EDITIONS.named("2024"), ENGLAND.workdays), ENGLAND.workdays
    )
    made = update_working(one, basis())
    assert (made.key, made.step, len(made.days), made.due.isoformat()) == ("updates:1", step, count, due)
    assert made.days[-1].date == made.due
    assert (made.event, made.day_nought) == ("the agreement on updates", dt.date(2026, 12, 1))
    assert (made.calendar != "") is (unit == "working_days")
    assert made.counted.endswith("as agreed on Tuesday 1 December 2026.")
    assert made.where == "Code 5.9"


def test_after_a_word_the_next_runs_from_that() -> None:
    entries = (
        *ENTRIES,
        Entry(3, "updates_agreed", dt.date(2026, 12, 1), 1, every=1, unit="weeks"),
        Entry(4, "updated", dt.date(2026, 12, 7), 1),
    )
    made = clocks(entries, EDITIONS.named("2024"), ENGLAND.workdays)
    (one,) = updates(entries, EDITIONS.named("2024"), made, ENGLAND.workdays)
    assert update_working(one, basis()).event == "the last update"


def test_an_update_on_which_nothing_is_agreed_has_no_working() -> None:
    made = clocks(ENTRIES, EDITIONS.named("2024"), ENGLAND.workdays)
    (one,) = updates(ENTRIES, EDITIONS.named("2024"), made, ENGLAND.workdays)
    with pytest.raises(ValueError, match="No interval is agreed"):
        update_working(one, basis())


def test_a_hazard_is_investigated_within_its_own_limit() -> None:
    """Ten working days after Monday 23 November 2026: Monday 7 December."""
    made = investigation(MONDAY, MONDAY)
    assert (made.key, made.due, made.days[-1].n) == ("hazard", dt.date(2026, 12, 7), 10)
    assert (made.countdown, made.where) == ("10 working days left", "SI 2025/1042, regulation 6")
    assert made.edition.startswith("Hazards in Social Housing")
    done = investigation(MONDAY, dt.date(2026, 12, 10), dt.date(2026, 12, 9))
    assert (done.countdown, done.done) == ("done, 2 working days late", "Investigated on Wednesday 9 December 2026")


@pytest.mark.parametrize(
    ("sent", "promised", "event", "days"),
    [
        ("2026-11-24", "2026-12-07", "letter sent", 9),
        ("2026-12-09", "2026-12-07", "promised by a letter sent on Wednesday 9 December 2026", 0),
    ],
)
def test_what_a_letter_promised_stands_beside_the_codes(sent: str, promised: str, event: str, days: int) -> None:
    """Nine working days from Tuesday 24 November 2026 to Monday 7 December: 25 to 27 (3), 30 to 4 (8) and 7 (9)."""
    day, answer_by = dt.date.fromisoformat(sent), dt.date.fromisoformat(promised)
    letter = Entry(2, "acknowledged", day, promised=answer_by)
    one = clock((Entry(1, "received", RECEIVED), letter), RESPOND)
    assert one.promise
    made = stricter_working(clock_view(one, MONDAY), one.promise, basis())
    assert (made.key, made.title) == ("promised:stage1.respond", "Stage 1 response, letter's promise")
    assert made.headline == "Answer by Monday 7 December 2026, as the landlord's letter promised"
    assert (made.due, made.event, made.days[-1].n) == (answer_by, event, days)
    assert made.counted == f"The letter that went on {long_date(day)} promises an answer by Monday 7 December 2026."
    assert "the earlier of two dates binds" in made.authorities[0].sentence
    assert [one.where for one in made.authorities] == ["The letter that was sent", "Code 6.3"]


def test_a_working_says_which_of_its_days_the_landlord_counts_otherwise_and_why() -> None:
    """Ten days after Wednesday 25 November 2026 without Wednesday 2 December: Thursday the 10th, not the 9th."""
    changes = (
        Change(
            dt.date(2026, 12, 2), adds=True, name="Day of mourning", reason="Proclaimed on 1 December", learnt=MONDAY
        ),
        Change(dt.date(2026, 12, 25), adds=False, name="", reason="The office was open.", learnt=MONDAY),
    )
    calendar = ENGLAND.with_changes(changes)
    one = next(made for made in clocks(ENTRIES, EDITIONS.named("2024"), calendar.workdays) if made.key == RESPOND)
    made = clock_working(clock_view(one, MONDAY), replace(basis(), calendar=calendar))
    assert made.due == dt.date(2026, 12, 10)
    (added,) = made.changed_days
    assert added == (
        "St Anne's Almshouses added Wednesday 2 December 2026 (Day of mourning) to it, so that day is not counted. "
        "Reason: Proclaimed on 1 December."
    )
    assert added in made.text()
    till_christmas = hazard_working(
        hazard_view_of(dt.date(2026, 12, 14), calendar),
        HAZARDS,
        dt.date(2026, 12, 14),
        replace(basis(), calendar=calendar),
    )
    (struck,) = till_christmas.changed_days
    assert struck == (
        "St Anne's Almshouses struck Friday 25 December 2026 (Christmas Day) out of it, so that day is counted. "
        "Reason: The office was open."
    )
    assert working(ENTRIES, RESPOND).changed_days == ()


def hazard_view_of(aware: dt.date, calendar: Calendar) -> HazardView:
    view = hazard_view(HAZARDS, calendar.workdays, reported(aware), MONDAY)
    assert view
    return view
