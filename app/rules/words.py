"""Countdowns and counts in words: a countdown is a sentence first."""

from __future__ import annotations

from collections.abc import Sequence

from app.rules.standings import UNKNOWN, Standing

SOON = 2
"""Working days left from which a countdown is marked as pressing."""

WITHIN_A_WEEK = 5
"""Working days that make a week."""


def working_days(n: int) -> str:
    """'1 working day', '5 working days'."""
    return f"{n} working day{'' if n == 1 else 's'}"


def countdown(standing: Standing) -> str:
    """How a clock stands, as she would say it: '5 working days left', 'due today', '2 working days late'."""
    if standing.word == "running":
        return f"{working_days(standing.days_left or 0)} left"
    if standing.word == "due_today":
        return "due today"
    if standing.word == "met":
        return "done in time"
    if standing.word == UNKNOWN:
        return "not known from the old log"
    late = working_days(standing.late_by) if standing.late_by else "less than a working day"
    return f"{late} late" if standing.word == "overdue" else f"done, {late} late"


def urgency(standing: Standing) -> str:
    """Which group a clock belongs in: late, today, week (five working days), later, or done."""
    if standing.word in ("met", "late", UNKNOWN):
        return "done"
    if standing.word == "overdue":
        return "late"
    if standing.word == "due_today":
        return "today"
    return "week" if (standing.days_left or 0) <= WITHIN_A_WEEK else "later"


PRESSES = ("late", "today", "week")
"""The groups of what presses."""


def shape(standing: Standing) -> str:
    """The shape that goes with it: circle (running), triangle (two days or fewer), square (overdue), tick (done).

    A question mark stands where nobody can tell.
    """
    if standing.word == "overdue":
        return "square"
    if standing.word in ("met", "late"):
        return "tick"
    if standing.word == UNKNOWN:
        return "question"
    return "triangle" if (standing.days_left or 0) <= SOON else "circle"


def capital(words: str) -> str:
    """Words as a sentence begins with them: 'Due today'."""
    return f"{words[:1].upper()}{words[1:]}"


def uncapital(words: str) -> str:
    """Words as they stand within a sentence: 'stage 1 response'."""
    return f"{words[:1].lower()}{words[1:]}"


def said_projected(words: str, *, projected: bool) -> str:
    """Words with the mark of a date whose clock has not started: 'Answer by Monday 14 December 2026 (projected)'."""
    return f"{words} (projected)" if projected else words


def how_many_cases(count: int, open_count: int) -> str:
    """'12 cases, 9 of them open'."""
    if count == 0:
        return "No cases"
    if count == 1:
        return "1 case, open" if open_count else "1 case, closed"
    return f"{count} cases, {open_count} of them open"


def listed(things: Sequence[str], joint: str = "and") -> str:
    """Things in a sentence: 'a', 'a and b', 'a, b and c'."""
    if len(things) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(things)
    return f"{', '.join(things[:-1])} {joint} {things[-1]}"
