"""The yearly submission to the Ombudsman: by when it is due after the financial year, and that it was sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.casework.case_guides import CaseForm, one_step
from app.casework.desks import Desk
from app.casework.financial_years import last_year_end, year_ends_passed
from app.casework.guides import Answers, Field, Option, Step
from app.casework.settings import Settings, actor, read_settings
from app.casework.texts import past_date_problems
from app.rules.dates import long_date
from app.rules.editions import Edition, Editions
from app.rules.periods import Period, submission, submission_rule
from app.rules.problems import Problem, Refused

NOTICE = 60
"""Days before its last day from which Today speaks of it."""

TWO = 2
"""From so many open years on, it is asked for which one a submission was."""

SUBMITTED = "Record that it was sent…"
"""The verb of the button beside what is said of it."""


@dataclass(frozen=True)
class SubmissionNotice:
    """What Today says of a submission that is due soon, or overdue."""

    heading: str
    sentence: str
    overdue: bool


@dataclass(frozen=True)
class SubmissionView:
    """What the Code page says of this landlord's own submission, and what can be done: 'record', 'settings' or ''."""

    sentence: str
    act: str
    counted: bool = False
    """Whether it gives a date, which then has a working."""


def open_submissions(desk: Desk) -> tuple[Period, ...]:
    """The submissions for the two year ends last passed that were not yet sent, the oldest first."""
    sent_for = _sent_for(read_settings(desk))
    return tuple(period for period in _passed(desk) if sent_for is None or period.counts.on > sent_for)


def submission_due(desk: Desk) -> Period | None:
    """The oldest submission that was not yet sent; once all were, that of the year end last passed, stopped.

    None where Settings do not say when the financial year ends, where the edition in force knows no such date, or
    where that is for smaller landlords.
    """
    wanted, passed = open_submissions(desk), _passed(desk)
    if wanted or not passed:
        return next(iter(wanted), None)
    return replace(passed[-1], stopped=read_settings(desk).submitted_on)


def submission_edition(desk: Desk, period: Period) -> Edition:
    """The edition under which a submission is due."""
    return next(one for one in reversed(desk.editions.all) if any(rule is period.rule for rule in one.periods))


def _sent_for(settings: Settings) -> dt.date | None:
    """The year end up to which nothing is left to be sent; None where nothing was sent yet."""
    if settings.submitted_on is None:
        return None
    return settings.submitted_for or last_year_end(settings.year_end, settings.submitted_on)


def _passed(desk: Desk) -> tuple[Period, ...]:
    """The submissions for the two year ends last passed, the oldest first, whether they were sent or not."""
    settings, day, found = read_settings(desk), desk.today(), []
    for year_end in year_ends_passed(settings.year_end, day):
        period = _for_year(desk.editions, year_end, day)
        if period is not None and period.rule.is_for(settings.number_of_homes):
            found.append(period)
        day = year_end  # of the year before, what was in force when this one ended
    return tuple(reversed(found))


def _for_year(editions: Editions, year_end: dt.date, day: dt.date) -> Period | None:
    """The submission for a year end under the edition in force on a day, or, where it was due before, the older one."""
    edition = editions.in_force_on(day)
    period = submission(edition, year_end)
    if period is None or period.ends >= edition.in_force:
        return period
    return submission(editions.in_force_on(period.ends), year_end)


def submission_notice(desk: Desk) -> SubmissionNotice | None:
    """What to say on Today of the oldest that is open; None while it is far off, or once it was sent."""
    period, today = submission_due(desk), desk.today()
    if period is None or period.stopped is not None or (period.ends - today).days > NOTICE:
        return None
    overdue = period.over(today)
    ended = long_date(period.counts.on)
    said = f"It {'was' if overdue else 'is'} due by {long_date(period.ends)}, for the year that ended on {ended}."
    confirm = f" To be confirmed: {period.rule.to_be_confirmed}." if period.rule.to_be_confirmed else ""
    return SubmissionNotice(period.rule.name, f"{said}{confirm}", overdue)


def submission_standing(period: Period, today: dt.date) -> str:
    """How it stands on a day: '37 days left', 'due today', 'overdue'; once it was sent, 'in time' or 'late'."""
    if period.stopped is not None:
        return "late" if period.over(today) else "in time"
    left = (period.ends - today).days
    if left < 1:
        return "due today" if left == 0 else "overdue"
    return f"{left} day{'' if left == 1 else 's'} left"


def submission_view(desk: Desk, edition: Edition) -> SubmissionView | None:
    """This landlord's own date under an edition; None where it is not the one in force, or knows no submission."""
    rule = submission_rule(edition)
    if rule is None or edition != desk.editions.in_force_on(desk.today()):
        return None
    settings, period = read_settings(desk), submission_due(desk)
    if period is None and not settings.year_end:
        return SubmissionView(
            "Say in Settings when your financial year ends, and your own date stands here.", "settings"
        )
    if period is None:
        homes = f"Settings say that you have {settings.homes} homes, and this date is for {rule.whom}"
        return SubmissionView(f"{homes}. Look for yours on the Ombudsman's page.", "")
    ended = f"For the year that ended on {long_date(period.counts.on)}"
    if period.stopped is not None:
        return SubmissionView(f"{ended} yours was sent on {long_date(period.stopped)}.", "", counted=True)
    return SubmissionView(f"{ended} yours is due by {long_date(period.ends)}.", "record", counted=True)


def submission_form(desk: Desk) -> CaseForm:
    """The day on which the yearly submission was sent, and for which year where more than one is still to be sent."""
    period, wanted = submission_due(desk), open_submissions(desk)
    name = period.rule.name if period else "The yearly submission"
    ended = f"For the year that ended on {long_date(period.counts.on)}." if period and len(wanted) < TWO else ""
    step = Step(
        key="submission",
        title="The day it was sent",
        question="When was the submission sent?",
        help=ended,
        fields=(*_which_year(wanted), Field("on", "Date it was sent", "date", initial=desk.today())),
    )

    def act(answers: Answers) -> str:
        year_end = str(answers.get("year") or "")
        record_submission(desk, answers.get("on"), dt.date.fromisoformat(year_end) if year_end else None)
        return f"{name}: recorded as sent."

    return CaseForm(one_step("submission", name, step, "Record it"), act)


def record_submission(desk: Desk, on: dt.date | str | None, year_end: dt.date | None = None) -> None:
    """Record that a submission was sent: for the year that ended on a day, or else the oldest open. Raises Refused."""
    problems = past_date_problems("on", "The date it was sent", on, desk.today())
    due = submission_due(desk)
    if year_end is None and due is not None:
        year_end = due.counts.on
    elif year_end is not None and year_end not in {period.counts.on for period in open_submissions(desk)}:
        problems += (Problem("year", "Nothing is left to be sent for that year. Look at Today again."),)
    if not problems and isinstance(on, dt.date) and year_end is not None and on <= year_end:
        ended = long_date(year_end)
        problems = (Problem("on", f"The year ended on {ended}, so what was sent for it went after that."),)
    if problems or not isinstance(on, dt.date):
        raise Refused(problems)
    ended = f", for the year that ended on {long_date(year_end)}" if year_end else ""
    sentence = f"Yearly submission to the Ombudsman sent on {long_date(on)}{ended}."
    with desk.book.writing(actor(desk)) as work:
        values = {"submitted_on": on.isoformat(), "submitted_for": year_end.isoformat() if year_end else None}
        work.append(None, "setting", on=desk.today(), sentence=sentence, body={"values": values})


def _which_year(wanted: Sequence[Period]) -> tuple[Field, ...]:
    """For which year it was sent, where more than one is open; the oldest unless another is chosen."""
    if len(wanted) < TWO:
        return ()
    options = [
        Option(period.counts.on.isoformat(), long_date(period.counts.on), f"Due by {long_date(period.ends)}.")
        for period in wanted
    ]
    options[-1] = replace(options[-1], hint=f"{options[-1].hint} Nothing more is then asked for the year before.")
    label = "For the year that ended on"
    return (Field("year", label, "choice", options=tuple(options), initial=options[0].key),)
