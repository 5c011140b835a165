"""What happened according to an old log, and what nobody can tell from it."""

from __future__ import annotations

import datetime as dt

from app.casework.desks import Desk
from app.casework.old_rows import OldRow
from app.casework.old_timelines import CLOSED, OldTimeline, Rules, timeline_of

MAY = dt.date(2024, 5, 1)


def made(desk: Desk, answered: str = CLOSED, status: str = "", undated: str = "", **days: str) -> OldTimeline:
    """The timeline of a row with these days."""
    read = {key: dt.date.fromisoformat(day) for key, day in days.items()} or {"received": MAY}
    texts = {"status": status} if status else {}
    old = OldRow(2, texts, read, frozenset(undated.split()))
    by = Rules(desk.editions.in_force_on(old.received), desk.workdays, desk.today(), answered)
    return timeline_of(old, by)


def unknown(timeline: OldTimeline) -> list[tuple[str, int]]:
    """What is not known."""
    return [(one.kind, one.stage) for one in timeline.unknown]


def test_a_closed_case_with_all_its_days_leaves_nothing_open(desk: Desk) -> None:
    timeline = made(
        desk, received="2024-05-01", acknowledged_1="2024-05-03", responded_1="2024-05-17", closed="2024-05-20"
    )
    assert [(one.kind, one.on.isoformat()) for one in timeline.events] == [
        ("received", "2024-05-01"),
        ("acknowledged", "2024-05-03"),
        ("responded", "2024-05-17"),
    ]
    assert (unknown(timeline), timeline.closed, timeline.closed_on) == ([], True, dt.date(2024, 5, 20))


def test_an_acknowledgement_that_the_log_does_not_hold_is_not_known(desk: Desk) -> None:
    timeline = made(desk, received="2024-05-01", responded_1="2024-05-17")
    assert unknown(timeline) == [("acknowledged", 1)]
    assert timeline.unknown[0].sentence == "The old log does not hold whether and when stage 1 was acknowledged."


def test_what_was_done_without_its_day_is_said_to_have_been_done(desk: Desk) -> None:
    timeline = made(desk, undated="acknowledged_1", received="2024-05-01", responded_1="2024-05-17")
    assert timeline.unknown[0].sentence.startswith("The old log says that stage 1 was acknowledged")


def test_an_open_case_of_which_the_time_still_runs_is_left_to_run(desk: Desk) -> None:
    assert unknown(made(desk, status="Open", received="2026-11-18")) == []
    assert unknown(made(desk, status="Open", received="2026-11-02")) == [("acknowledged", 1)]


def test_a_stage_2_without_the_day_on_which_it_was_asked_for_is_not_counted(desk: Desk) -> None:
    timeline = made(desk, received="2024-05-01", responded_1="2024-05-17", responded_2="2024-07-01")
    assert (timeline.stage, timeline.closed_on) == (1, dt.date(2024, 7, 1))
    assert ("escalation_requested", 2) in unknown(timeline)
    assert "stage 2 was answered on Monday 1 July 2024" in timeline.unknown[0].sentence


def test_a_stage_2_with_its_day_is(desk: Desk) -> None:
    timeline = made(desk, received="2024-05-01", requested_2="2024-06-03", responded_2="2024-07-01")
    assert (timeline.stage, timeline.closed_on) == (2, dt.date(2024, 7, 1))
    assert unknown(timeline) == [("acknowledged", 1), ("responded", 1), ("acknowledged", 2)]


def test_an_extension_takes_both_its_days(desk: Desk) -> None:
    both = made(desk, received="2024-05-01", extended="2024-05-14", extended_until="2024-05-31")
    assert [one.until for one in both.events if one.kind == "extended"] == [dt.date(2024, 5, 31)]
    for days in ({"extended": "2024-05-14"}, {"extended_until": "2024-05-31"}):
        assert ("extended", 1) in unknown(made(desk, received="2024-05-01", **days))
    assert ("extended", 1) in unknown(made(desk, undated="extended", received="2024-05-01"))


def test_a_case_that_was_not_answered_is_open(desk: Desk) -> None:
    assert not made(desk, received="2024-05-01").closed
    assert made(desk, undated="responded_1", received="2024-05-01").closed


def test_a_case_closed_before_it_was_answered_cannot_be_right(desk: Desk) -> None:
    timeline = made(desk, received="2024-05-01", responded_1="2024-05-17", closed="2024-05-10")
    assert "before the last thing that was done" in timeline.problem


def test_logging_counts_only_where_the_edition_counts_it(desk: Desk) -> None:
    assert "logged" in [one.kind for one in made(desk, received="2023-03-06", logged="2023-03-07").events]
    assert "logged" not in [one.kind for one in made(desk, received="2024-05-01", logged="2024-05-02").events]


def test_a_third_stage_is_counted_under_the_editions_that_have_one(desk: Desk) -> None:
    """2022 Code 5.17, 5.18: a third stage where it is justified; 2020: tolerated."""
    for year in ("2021", "2023"):
        days = {"requested_2": f"{year}-06-01", "responded_2": f"{year}-06-22", "requested_3": f"{year}-07-03"}
        timeline = made(desk, received=f"{year}-05-04", **days, responded_3=f"{year}-07-24", panel_3=f"{year}-07-20")
        assert timeline.stage == 3
        assert [(one.kind, one.on.isoformat()) for one in timeline.events if one.stage == 3] == [
            ("escalation_requested", f"{year}-07-03"),
            ("responded", f"{year}-07-24"),
        ]
        assert timeline.closed_on == dt.date(int(year), 7, 24)
        assert timeline.told == ()
    assert timeline.also == ("A stage 3 panel met on Thursday 20 July 2023, as the log says.",)


def test_a_third_stage_under_the_code_of_2024_is_told_in_words(desk: Desk) -> None:
    """2024 Code 5.3: two stages and never a third."""
    days = {"requested_2": "2024-06-03", "responded_2": "2024-06-24", "requested_3": "2024-07-01"}
    timeline = made(desk, received="2024-05-01", **days, responded_3="2024-08-01")
    assert timeline.stage == 2
    assert 3 not in {*(one.stage for one in timeline.events), *(one.stage for one in timeline.unknown)}
    (told,) = timeline.told
    assert told == (
        "The log holds a third stage: asked for on Monday 1 July 2024 and answered on Thursday 1 August 2024. The Code "
        "of 2024, which governs this complaint, has 2 stages and no third (Code 5.3). So nothing is counted of it, and "
        "it is kept in the words of the log."
    )
    assert timeline.closed_on == dt.date(2024, 8, 1)
    assert "third stage: answered, without the day" in made(desk, undated="responded_3", received="2024-05-01").told[0]


def test_a_third_stage_that_nobody_answered_is_not_over(desk: Desk) -> None:
    days = {"requested_2": "2024-06-03", "responded_2": "2024-06-24", "requested_3": "2024-07-01"}
    timeline = made(desk, received="2024-05-01", **days)
    assert not timeline.closed
    assert "stage 3 was asked for, and not that it was answered. So it is open." in timeline.told[1]


def test_a_third_stage_without_a_day_for_the_second_or_its_own_is_not_counted(desk: Desk) -> None:
    timeline = made(desk, received="2023-05-03", responded_1="2023-05-17", requested_3="2023-07-03")
    assert timeline.stage == 3
    assert ("escalation_requested", 2) in unknown(timeline)
    timeline = made(desk, received="2023-05-03", requested_2="2023-06-01", panel_3="2023-07-03")
    assert (timeline.stage, ("escalation_requested", 3) in unknown(timeline)) == (2, True)


def test_an_extension_of_the_third_stage_may_have_been_for_a_panel_or_not(desk: Desk) -> None:
    """2022 Code 5.18: more time only to convene a panel; a log does not say what it was for."""
    days = {"requested_2": "2023-06-01", "requested_3": "2023-07-03", "responded_3": "2023-09-20"}
    timeline = made(
        desk,
        received="2023-05-03",
        **days,
        extended_3="2023-07-20",
        extended_until_3="2023-09-30",
        responded_2="2023-06-20",
    )
    assert ("extended", 3) in unknown(timeline)
    assert "not whether it was to convene a panel" in next(one.sentence for one in timeline.unknown if one.stage == 3)


def test_an_extension_of_the_second_stage_is_one(desk: Desk) -> None:
    days = {"requested_2": "2024-06-03", "extended_2": "2024-06-20", "extended_until_2": "2024-07-20"}
    timeline = made(desk, received="2024-05-01", **days)
    assert [(one.stage, one.until) for one in timeline.events if one.kind == "extended"] == [(2, dt.date(2024, 7, 20))]


def test_days_that_are_hardly_right_are_told(desk: Desk) -> None:
    days = {"acknowledged_1": "2024-05-20", "responded_1": "2024-05-17", "requested_2": "2024-05-10"}
    assert made(desk, received="2024-05-01", **days).told[:2] == (
        "Stage 1 was acknowledged on Monday 20 May 2024, after it was answered on Friday 17 May 2024.",
        "Stage 2 was asked for on Friday 10 May 2024, before stage 1 was answered on Friday 17 May 2024.",
    )
    same = {"acknowledged_1": "2024-05-17", "responded_1": "2024-05-17", "requested_2": "2024-05-17"}
    assert made(desk, received="2024-05-01", **same).told == ()


def test_a_case_closed_before_a_stage_that_is_not_counted_cannot_be_right(desk: Desk) -> None:
    days = {"responded_1": "2024-05-17", "requested_3": "2024-06-01", "responded_3": "2024-07-01"}
    assert "before the last thing" in made(desk, received="2024-05-01", closed="2024-06-10", **days).problem


def test_a_closing_that_is_still_to_come_cannot_be_right(desk: Desk) -> None:
    assert "still to come" in made(desk, status="Closed 3/4/2034", received="2024-05-01").problem
