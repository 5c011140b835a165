"""What happened according to an old log, and what nobody can tell from it."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.desks import Desk
from app.casework.old_rows import OldRow
from app.casework.old_timelines import CLOSED, OPEN, OldTimeline, Rules, timeline_of

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


@pytest.mark.parametrize(
    ("answered", "status", "undated", "closed", "on"),
    [
        (CLOSED, "", "", True, "2024-05-17"),
        (OPEN, "", "", False, None),
        (CLOSED, "Open", "", False, None),
        (OPEN, "Closed", "", True, None),
        (OPEN, "", "closed", True, None),
        (CLOSED, "With the surveyor", "", True, "2024-05-17"),
    ],
)
def test_whether_an_answered_case_is_closed(  # noqa: PLR0913 - a row of the table
    desk: Desk, *, answered: str, status: str, undated: str, closed: bool, on: str | None
) -> None:
    timeline = made(desk, answered, status, undated, received="2024-05-01", responded_1="2024-05-17")
    assert timeline.closed is closed
    assert timeline.closed_on == (dt.date.fromisoformat(on) if on else None)


def test_the_closing_says_what_is_the_logs_and_what_was_chosen(desk: Desk) -> None:
    """The entry stays for good: it must not say of the log what only her own choice says."""
    chosen = "chose that what was answered is closed"
    days = {"received": "2024-05-01", "responded_1": "2024-05-17"}
    assert chosen in made(desk, **days).closed_words
    assert chosen in made(desk, undated="responded_1", received="2024-05-01").closed_words
    assert "says that it is over" not in made(desk, undated="responded_1", received="2024-05-01").closed_words
    assert chosen not in made(desk, status="Closed", **days).closed_words
    assert "says that it is over" in made(desk, status="Closed", received="2024-05-01").closed_words
    assert not made(desk, status="Closed - reopened", **days).closed


def test_a_case_that_was_not_answered_is_open(desk: Desk) -> None:
    assert not made(desk, received="2024-05-01").closed
    assert made(desk, undated="responded_1", received="2024-05-01").closed


def test_a_case_closed_before_it_was_answered_cannot_be_right(desk: Desk) -> None:
    timeline = made(desk, received="2024-05-01", responded_1="2024-05-17", closed="2024-05-10")
    assert "before the last thing that was done" in timeline.problem


def test_logging_counts_only_where_the_edition_counts_it(desk: Desk) -> None:
    assert "logged" in [one.kind for one in made(desk, received="2023-03-06", logged="2023-03-07").events]
    assert "logged" not in [one.kind for one in made(desk, received="2024-05-01", logged="2024-05-02").events]
