"""The timetable of a case: "What if?" Every date as it stands, and as it would stand if something were so.

Everything is counted on a copy of the case's entries, by the rules and the calendar that count for the case itself.
Nothing is recorded. What is supposed stands in `suppositions`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.files import ClockView, clock_view
from app.casework.reckonings import (
    Basis,
    clock_working,
    hazard_working,
    period_working,
    stricter_working,
    update_working,
)
from app.casework.side_dates import hazard_view, period_view, views_of_updates
from app.casework.suppositions import (
    ScratchCase,
    Supposed,
    aware_of,
    counted,
    scratch_case,
    supposed_words,
    supposing_problems,
)
from app.casework.workings import printing_of
from app.rules.dates import long_date
from app.rules.findings import findings
from app.rules.periods import Period, periods
from app.rules.problems import Problem
from app.rules.standings import Standing
from app.rules.updates import Updates, updates
from app.rules.words import capital, uncapital, working_days
from app.rules.workdays import Workdays
from app.rules.workings import Working

SAME, LATER, EARLIER, NEW, GONE = "same", "later", "earlier", "new", "gone"
MET, LATE = "met", "late"
"""What may become of a date."""


@dataclass(frozen=True)
class DateView:
    """One date of a case, as it stands or as it would stand."""

    key: str
    """A clock's own key, or one as `side_dates` gives."""
    name: str
    due: dt.date | None
    """None where nothing is due yet: updates that are still to be agreed."""
    headline: str
    countdown: str
    standing: Standing | None
    """None for what the landlord has not to keep: the months that a resident has."""
    done: dt.date | None = None
    projected: bool = False
    why: tuple[str, ...] = ()
    """What moved it, what tried to and did not count, and what else there is to know."""
    working: Working | None = field(default=None, repr=False)
    """How it was counted; None where there is no date."""
    in_working_days: bool = True


@dataclass(frozen=True)
class DateRow:
    """One date in both columns, and the difference."""

    name: str
    now: DateView | None
    """None for what is not due as things stand."""
    then: DateView | None
    """None for what would no longer be due, or cannot be told."""
    change: str
    """'same', 'later', 'earlier', 'new', 'gone', 'met' or 'late'; empty where it cannot be told."""
    difference: str
    """The change in words: '2 working days later', 'No longer due'."""

    @property
    def why(self) -> tuple[str, ...]:
        """What is to be known of it that would be new: what counts, what does not, and why."""
        known = self.now.why if self.now else ()
        return tuple(sentence for sentence in (self.then.why if self.then else ()) if sentence not in known)


@dataclass(frozen=True)
class Timetable:
    """Every date of a case, now and then."""

    case_id: int
    reference: str
    who: str
    supposed: tuple[str, ...]
    """Each supposition in words."""
    today: dt.date
    then: dt.date
    """The day on which the second column is looked at: the last that is supposed, or today."""
    rows: tuple[DateRow, ...]
    governed: str = ""
    """Which edition would apply, where it would be another."""
    oddities: tuple[str, ...] = ()
    """What would be odd in such a record, and is not in this one."""
    problems: tuple[Problem, ...] = ()
    """Why it cannot be told; then the rows have no second column."""


def timetable(desk: Desk, case_id: int, supposed: Sequence[Supposed]) -> Timetable:
    """Every date of a case as it stands, and as it would stand if this were so too. Raises NoSuchCase."""
    case = case_records(desk, case_id)
    as_it_is = ScratchCase(case.entries, case.edition)
    now = _dates(desk, case, as_it_is, desk.today())
    made = Timetable(
        case_id=case_id,
        reference=case.reference,
        who=case.who,
        supposed=tuple(supposed_words(case, one) for one in supposed),
        today=desk.today(),
        then=_last_day(desk, supposed),
        rows=(),
    )
    problems = supposing_problems(desk, case, supposed)
    if problems:
        return replace(made, problems=problems, rows=tuple(_unknown(one) for one in now.values()))
    scratch = scratch_case(desk, case, supposed)
    then = {key: _marked(view, made.supposed) for key, view in _dates(desk, case, scratch, made.then).items()}
    other = scratch.edition.key != case.edition.key
    odd = {problem.sentence for problem in findings(case.entries, case.edition)}
    return replace(
        made,
        rows=_rows(now, then, desk.workdays),
        governed=f"The {scratch.edition.short_name} would apply." if other else "",
        oddities=tuple(one.sentence for one in findings(scratch.entries, scratch.edition) if one.sentence not in odd),
    )


def _last_day(desk: Desk, supposed: Sequence[Supposed]) -> dt.date:
    """The day from which to look: no event that is supposed lies in the future of it."""
    days = [one.on for one in supposed if isinstance(one.on, dt.date) and one.on <= desk.workdays.last]
    return max([desk.today(), *days])


def _basis(desk: Desk, case: CaseRecords, scratch: ScratchCase, day: dt.date) -> Basis:
    printing = replace(printing_of(desk), on=day)
    return Basis(scratch.edition, desk.calendar, printing, case.reference, case.edition_chosen)


def _marked(view: DateView, supposed: Sequence[str]) -> DateView:
    """A date whose working says that it is only supposed, wherever it is read, on paper too."""
    if view.working is None or not supposed:
        return view
    working = view.working
    marked = replace(
        working,
        title=f"{working.title}, supposed",
        headline=f"Supposed: {uncapital(working.headline)}",
        notes=(f"This is not recorded. It is supposed: {'; '.join(supposed)}.", *working.notes),
    )
    return replace(view, working=marked)


def _dates(desk: Desk, case: CaseRecords, scratch: ScratchCase, day: dt.date) -> dict[str, DateView]:
    """Every date of a copy, by its key, as it stands on a day."""
    basis = _basis(desk, case, scratch, day)
    made = counted(desk, scratch)
    views = [view for clock in made for view in _of_clock(clock_view(clock, day), basis)]
    if not case.file_closed:
        told = updates(scratch.entries, scratch.edition, made, desk.workdays)
        views += [view for one in told for view in _of_updates(one, basis)]
    views += _of_hazard(desk, case, scratch, basis)
    views += [_of_period(period, basis) for period in periods(scratch.entries, scratch.edition)]
    return {view.key: view for view in views}


def _of_clock(view: ClockView, basis: Basis) -> Iterator[DateView]:
    """A clock of the Code, and what binds before it."""
    clock = view.clock
    projected = (view.explanation,) if clock.projected and clock.stopped is None else ()
    confirm = (f"To be confirmed: {view.to_be_confirmed}.",) if view.to_be_confirmed else ()
    yield DateView(
        key=view.key,
        name=view.name,
        due=view.due,
        headline=view.headline,
        countdown=view.countdown,
        standing=view.standing,
        done=view.stopped,
        projected=bool(projected),
        why=(*projected, *view.notes, *clock.cautions, *confirm),
        working=clock_working(view, basis),
    )
    for one, beside in zip(clock.stricter, view.stricter, strict=True):
        yield DateView(
            key=beside.key,
            name=f"{view.name}, your {beside.name}",
            due=beside.due,
            headline=f"{clock.rule.verb} by {long_date(beside.due)}",
            countdown=beside.countdown,
            standing=beside.standing,
            done=view.stopped,
            projected=beside.projected,
            why=(beside.detail,),
            working=stricter_working(view, one, basis),
        )


def _of_updates(one: Updates, basis: Basis) -> Iterator[DateView]:
    for view in views_of_updates((one,), basis.workdays, basis.printing.on):
        yield DateView(
            key=view.key,
            name=view.name,
            due=view.next_due,
            headline=view.headline,
            countdown=view.countdown,
            standing=view.standing,
            why=(view.detail,),
            working=update_working(one, basis) if view.next_due else None,
        )


def _of_hazard(desk: Desk, case: CaseRecords, scratch: ScratchCase, basis: Basis) -> Iterator[DateView]:
    """The investigation of each possible hazard, which runs beside the complaint."""
    confirm = desk.hazards.to_be_confirmed
    for hazard in case.hazards:
        aware = aware_of(hazard, case, scratch)
        view = hazard_view(desk.hazards, desk.workdays, hazard, basis.printing.on, aware)
        if view is not None:
            yield DateView(
                key=view.key,
                name=view.name,
                due=view.due,
                headline=view.headline,
                countdown=view.countdown,
                standing=view.standing,
                done=view.done,
                why=(f"To be confirmed: {confirm}.",) if confirm else (),
                working=hazard_working(view, desk.hazards, aware, basis),
            )


def _of_period(period: Period, basis: Basis) -> DateView:
    view = period_view(period, basis.printing.on)
    return DateView(
        key=view.key,
        name=view.name,
        due=view.ends,
        headline=view.headline,
        countdown=view.countdown,
        standing=None,
        done=period.stopped,
        why=(view.detail,),
        working=period_working(period, basis),
        in_working_days=False,
    )


def _rows(now: dict[str, DateView], then: dict[str, DateView], workdays: Workdays) -> tuple[DateRow, ...]:
    keys = [*then, *(key for key in now if key not in then)]
    return tuple(_row(now.get(key), then.get(key), workdays) for key in keys)


def _unknown(now: DateView) -> DateRow:
    return DateRow(now.name, now, None, "", "")


def _row(now: DateView | None, then: DateView | None, workdays: Workdays) -> DateRow:
    if then is None:
        return DateRow(now.name if now else "", now, None, GONE, "No longer due")
    if now is None:
        done = f", {then.countdown}" if then.done else ""
        return DateRow(then.name, None, then, NEW, f"New{done}")
    changes = [*_in_date(now, then, workdays), *_in_deed(now, then)]
    if not changes:
        certain = now.projected and not then.projected and then.done is None
        return DateRow(then.name, now, then, SAME, "Same date, no longer projected" if certain else "Unchanged")
    words = "; ".join(words for _, words in changes)
    return DateRow(then.name, now, then, changes[-1][0], capital(words))


def _in_date(now: DateView, then: DateView, workdays: Workdays) -> Iterator[tuple[str, str]]:
    """What became of the date itself."""
    if now.due == then.due:
        return
    if now.due is None or then.due is None:
        yield NEW, "a date is set"
        return
    way = LATER if then.due > now.due else EARLIER
    first, last = sorted((now.due, then.due))
    days = workdays.between(first, last) if then.in_working_days else 0
    plain = (last - first).days
    apart = working_days(days) if days else f"{plain} day{'' if plain == 1 else 's'}"
    yield way, f"{apart} {way}"


def _in_deed(now: DateView, then: DateView) -> Iterator[tuple[str, str]]:
    """What became of what it waits for: done, or done otherwise."""
    if then.done is not None and (now.done is None or now.countdown != then.countdown):
        late = then.due is not None and then.done > then.due
        yield LATE if late else MET, then.countdown
