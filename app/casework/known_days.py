"""Known days: which past days a case can be shown as it was known on, and those on which something was recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.casework.case_guides import one_step
from app.casework.cases import case_records
from app.casework.desks import Desk, NotYet
from app.casework.guides import Answers, Field, Guide, Step
from app.casework.texts import tidy_line
from app.rules.dates import long_date
from app.rules.moments import day_of
from app.rules.problems import Problem


@dataclass(frozen=True)
class KnownDay:
    """A day that a case is shown as it was known on, and where to go from there."""

    day: dt.date
    recorded: int
    """How many entries were recorded on that day itself."""
    earlier: dt.date | None
    """The last day before it on which something was recorded; None where there is none."""
    later: dt.date | None
    """The first day after it on which something was recorded; None where there is none."""

    @property
    def sentence(self) -> str:
        """'As known on Friday 20 November 2026. Nothing can be changed here.'."""
        return f"As known on {long_date(self.day)}. Nothing can be changed here."

    @property
    def recorded_words(self) -> str:
        """'3 entries were recorded on that day.'."""
        if self.recorded == 1:
            return "1 entry was recorded on that day."
        return f"{self.recorded or 'No'} entries were recorded on that day."


def days_of_change(desk: Desk, case_id: int) -> tuple[dt.date, ...]:
    """The days on which something was recorded on a case, the oldest first. Raises NoSuchCase."""
    return tuple(sorted({day_of(record.recorded_at) for record in case_records(desk, case_id).records}))


def known_day(desk: Desk, case_id: int, day: dt.date) -> KnownDay:
    """A day with its neighbours. Raises NoSuchCase."""
    days = [day_of(record.recorded_at) for record in case_records(desk, case_id).records]
    return KnownDay(
        day=day,
        recorded=days.count(day),
        earlier=max((one for one in days if one < day), default=None),
        later=min((one for one in days if one > day), default=None),
    )


def known_day_problems(desk: Desk, case_id: int, day: dt.date | str | None) -> tuple[Problem, ...]:
    """What stands against showing a case as it was known on a day."""
    if day is None:
        return (Problem("day", "Enter the day, for example 27 3 2026."),)
    if isinstance(day, str):
        return (Problem("day", f"There is no date “{tidy_line(day)[:30]}”. Enter a day, a month and a year."),)
    try:
        desk.as_known_on(day)
    except NotYet as not_yet:
        return (Problem("day", not_yet.sentence),)
    first = days_of_change(desk, case_id)[0]
    if day >= first:
        return ()
    sentence = f"This case came into the book on {long_date(first)}. Choose that day or a later one."
    return (Problem("day", sentence),)


def known_day_form(desk: Desk, case_id: int, shown: dt.date | None = None) -> Guide:
    """Which day the case is to be shown as it was known on; `shown` is the one that it is shown on now."""
    days = days_of_change(desk, case_id)
    step = Step(
        key="known",
        title="The day",
        question="As it was known on which day?",
        help="You see the case as it stood in the book at the end of that day, with the bank holidays known then.",
        clause=f"It came into the book on {long_date(days[0])}; the last entry is of {long_date(days[-1])}.",
        fields=(Field("day", "The day", "date", initial=shown),),
    )

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        return known_day_problems(desk, case_id, answers.get("day"))

    return one_step("known", "As it was known on…", step, "Show it", problems)
