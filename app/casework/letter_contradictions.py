"""Letter contradictions: where what a letter is to say of the record is not what the record has.

A letter never says that something was due on a day on which it was not, nor that nothing is on record where something
is (2024 Code 5.10).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.particulars import needs_of
from app.letters.asks import Ask
from app.rules.clocks import Clock
from app.rules.dates import long_date
from app.rules.problems import Problem

MISSED = {"answer": "The answer", "acknowledgement": "The letter that it was received"}
"""What can be missed, in the words of the ask."""

_DAYS = {"answer": "missed_on", "acknowledgement": "not_acknowledged_on"}
"""The ask that has the day of each."""


def missed_what(clock: Clock) -> str:
    """Which of `MISSED` a clock is of."""
    return "acknowledgement" if clock.rule.stops == "acknowledged" else "answer"


def missed_clocks(desk: Desk, case: CaseRecords, what: str = "") -> list[Clock]:
    """The clocks that still wait although their date has passed, the earliest first."""
    missed = (one for one in case.waiting if one.due < desk.today() and what in ("", missed_what(one)))
    return sorted(missed, key=lambda one: one.due)


def offered_options(desk: Desk, case: CaseRecords, ask: Ask) -> tuple[tuple[str, str], ...]:
    """The options of an ask that can be true on this case; all of them where none is known to be."""
    if ask.start != "missed_what":
        return ask.options
    late = tuple((key, words) for key, words in ask.options if missed_clocks(desk, case, key))
    return late or ask.options


def contradictions(desk: Desk, case: CaseRecords, kind: str, answers: Mapping[str, Any]) -> Iterator[Problem]:
    """What the answers for a letter say that the record contradicts, each with how to put it right."""
    if kind == "missed_deadline":
        yield from _never_due(desk, case, str(answers.get("missed_what") or ""), answers)
    if kind == "action_update":
        yield from _no_later(answers)
    if kind == "adjustment" and "told" in answers and not str(answers["told"] or "").strip():
        yield from _unsaid(case)


def _never_due(desk: Desk, case: CaseRecords, what: str, answers: Mapping[str, Any]) -> Iterator[Problem]:
    """A date that was missed is that of the clock, or the one that a letter gave in its place."""
    if what not in MISSED:
        return
    missed, day = missed_clocks(desk, case, what), answers.get(_DAYS[what])
    if not missed:
        others = [name for other, name in MISSED.items() if other != what and missed_clocks(desk, case, other)]
        instead = f" {others[0]} is: choose that." if others else ""
        yield Problem("missed_what", f"{MISSED[what]} is not late.{instead}")
    elif isinstance(day, dt.date) and day not in [due for one in missed for due in _days_of(one)]:
        due = long_date(missed[0].due)
        yield Problem(_DAYS[what], f"{MISSED[what]} was not due on {long_date(day)}, but by {due}. Give that day.")


def _no_later(answers: Mapping[str, Any]) -> Iterator[Problem]:
    """A new date is a later one."""
    was, now = answers.get("old_date"), answers.get("new_date")
    if isinstance(was, dt.date) and isinstance(now, dt.date) and now <= was:
        yield Problem("new_date", f"It was promised by {long_date(was)} already. Give a later day.")


def _days_of(clock: Clock) -> tuple[dt.date, ...]:
    return (clock.due, *([clock.promise.due] if clock.promise is not None else []))


def _unsaid(case: CaseRecords) -> Iterator[Problem]:
    """The letter would say that nothing is on record."""
    if needs_of(case).disclosed:
        said = "Something that they told you of a disability is on record, and the letter would say that nothing is."
        yield Problem("told", f"{said} Write what may be said of it in a letter to them.")
