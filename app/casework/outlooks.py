"""Outlooks: what an entry would do to the clocks of a case, and what stands against it, said before it is recorded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.guides import Caution
from app.casework.house_rules import read_house_rules
from app.casework.side_dates import views_of_updates
from app.rules.clocks import Clock, clocks
from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.extensions import Notice
from app.rules.periods import STARTS, Period, periods
from app.rules.problems import Problem, UserError
from app.rules.timelines import Entry, contradictions
from app.rules.updates import updates
from app.rules.words import working_days


def outlook(desk: Desk, case: CaseRecords, entry: Entry, edition: Edition | None = None) -> tuple[str, ...]:
    """What the clocks would do with one entry more, a sentence for each change; nothing where that cannot be counted.

    `edition` is the one that would govern the case then, where that is another.
    """
    try:
        return _changes(_by_key(case.clocks), _by_key(_with(desk, case, entry, edition)), desk.today())
    except UserError:  # a date beyond the calendar, half typed perhaps: the form says so when it is sent
        return ()


def beside_outlook(desk: Desk, case: CaseRecords, entry: Entry, edition: Edition | None = None) -> tuple[str, ...]:
    """What one entry more would do to the periods in months and the updates, a sentence for each change.

    `edition` is the one that would govern the case then, where that is another.
    """
    before, after = case.entries, [*case.entries, entry]
    governing = edition or case.edition
    try:
        made = _with(desk, case, entry, edition)
        told = {one.clock.key: one.next_due for one in updates(before, case.edition, case.clocks, desk.workdays)}
        said = [
            f"The next update is due by {long_date(one.next_due)}."
            for one in updates(after, governing, made, desk.workdays)
            if one.next_due is not None and one.next_due != told.get(one.clock.key)
        ]
    except UserError:
        return ()
    known = {period.key: period.ends for period in periods(before, case.edition)}
    ends = [one for one in periods(after, governing) if one.ends != known.get(one.key) and one.stopped]
    return (*said, *(period_sentence(period) for period in ends))


def notice_words(notice: Notice) -> str:
    """What an extension notice came to; to be watched where it does not count, or an agreement is still wanted."""
    return notice.sentence if notice.counts and not notice.wants_agreement else Caution(notice.sentence)


def period_sentence(period: Period) -> str:
    """How an event lies to a time limit in months: 'It was inside the 12 months, which end on …'."""
    months, last = period.rule.months, long_date(period.ends)
    if period.stopped is None:
        return f"The {months} months end on {last}."
    inside = period.stopped <= period.ends
    when = f"The complaint was received on {long_date(period.stopped)}"
    if inside:
        return f"{when}, inside the {months} months, which end on {last}."
    unknown = "".join(f" When {STARTS[event]} is not known: it could end later." for event in period.unknown)
    return Caution(f"{when}, after the {months} months, which ended on {last}.{unknown} {period.rule.says}")


def closed_problems(case: CaseRecords) -> tuple[Problem, ...]:
    """A problem where nothing can be recorded any more, because the case is closed."""
    if not case.file_closed:
        return ()
    return (Problem("", "This case is closed. Open it again first, then record what happened."),)


def entry_problems(desk: Desk, case: CaseRecords, entry: Entry) -> tuple[Problem, ...]:
    """What stands against one dated entry more, however it comes to be written: dates that cannot be, or be counted."""
    clashes = tuple(Problem("on", problem.sentence) for problem in contradictions([*case.entries, entry]))
    return (*clashes, *countable_problems(desk, case, entry, "until" if entry.until else "on"))


def countable_problems(
    desk: Desk, case: CaseRecords, entry: Entry, field: str, edition: Edition | None = None
) -> tuple[Problem, ...]:
    """A problem beside a field where an entry would lead a date beyond the years of the calendar."""
    beyond = uncountable(desk, [*case.entries, entry], edition or case.edition)
    return (Problem(field, beyond),) if beyond else ()


def uncountable(desk: Desk, entries: Sequence[Entry], edition: Edition) -> str:
    """Why a case with these entries could not be shown: a date lies beyond the calendar; empty where none does.

    Whatever is written is judged by this first, so that no case can be recorded that cannot be opened again.
    """
    today, workdays = desk.today(), desk.workdays
    try:
        made = clocks(entries, edition, workdays, read_house_rules(desk))
        for clock in made:
            clock.days()
            clock.standing(today)
        views_of_updates(updates(entries, edition, made, workdays), workdays, today)
    except UserError as beyond:
        return beyond.sentence
    return ""


def _with(desk: Desk, case: CaseRecords, entry: Entry, edition: Edition | None = None) -> Sequence[Clock]:
    return clocks([*case.entries, entry], edition or case.edition, desk.workdays, read_house_rules(desk))


def _by_key(made: Sequence[Clock]) -> dict[str, Clock]:
    return {clock.key: clock for clock in made}


def _changes(before: Mapping[str, Clock], after: Mapping[str, Clock], today: dt.date) -> tuple[str, ...]:
    said = [sentence for key, clock in after.items() for sentence in _change(before.get(key), clock, today)]
    gone = [clock.rule.name for key, clock in before.items() if key not in after]
    return (*said, *(f"{name}: no longer due." for name in gone))


def _change(old: Clock | None, new: Clock, today: dt.date) -> list[str]:
    """What became of one clock: stopped, running again, or due on another date; and what its notices came to."""
    said = [notice_words(notice) for notice in new.notices if old is None or notice.sentence not in old.notes]
    name, due = new.rule.name, long_date(new.due)
    if new.stopped is not None:
        if old is None or (old.stopped, old.due) != (new.stopped, new.due):
            told = f"{name}: {_verdict(new, today)}; it was due by {due}."
            said.append(Caution(told) if new.standing(today).word == "late" else told)
    elif old is not None and old.stopped is not None:
        said.append(Caution(f"{name}: it counts as not sent, and is due by {due}."))
    elif old is None or old.due != new.due:
        instead = f" instead of {long_date(old.due)}" if old is not None else ""
        told = f"{new.rule.verb} by {due}{instead}."
        said.append(Caution(told) if new.due < today else told)
    if new.stopped is None and new.own is not None and (old is None or old.own != new.own):
        said.append(f"By your own limit: {long_date(new.own.due)}, {new.own.counted}.")
    if new.stopped is None and new.promise is not None and (old is None or old.promise != new.promise):
        said.append(new.promise.sentence)
    return said


def _verdict(clock: Clock, today: dt.date) -> str:
    standing = clock.standing(today)
    if standing.word != "late":
        return "in time"
    return f"{working_days(standing.late_by)} late" if standing.late_by else "late"
