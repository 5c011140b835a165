"""The yearly submission to the Ombudsman: by when it is due after the financial year, and that it was sent."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from app.casework.case_guides import CaseForm, one_step
from app.casework.desks import Desk
from app.casework.financial_years import last_year_end
from app.casework.guides import Answers, Field, Step
from app.casework.settings import actor, read_settings
from app.casework.texts import past_date_problems
from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.periods import Period, submission, submission_rule
from app.rules.problems import Problem, Refused

NOTICE = 60
"""Days before its last day from which Today speaks of it."""

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


def submission_due(desk: Desk) -> Period | None:
    """The submission for the year end last passed, stopped where it was sent since.

    None where Settings do not say when the financial year ends, where the edition in force today knows no such date,
    or where that is for smaller landlords.
    """
    settings = read_settings(desk)
    year_end = last_year_end(settings.year_end, desk.today())
    if year_end is None:
        return None
    period = submission(desk.editions.in_force_on(desk.today()), year_end)
    if period is None or not period.rule.is_for(settings.number_of_homes):
        return None
    sent = settings.submitted_on
    return replace(period, stopped=sent) if sent and sent > year_end else period


def submission_notice(desk: Desk) -> SubmissionNotice | None:
    """What to say on Today; None while it is far off, or once it was sent."""
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
    """The day on which the yearly submission was sent."""
    period = submission_due(desk)
    name = period.rule.name if period else "The yearly submission"
    ended = f"For the year that ended on {long_date(period.counts.on)}." if period else ""
    step = Step(
        key="submission",
        title="The day it was sent",
        question="When was the submission sent?",
        help=ended,
        fields=(Field("on", "Date it was sent", "date", initial=desk.today()),),
    )

    def act(answers: Answers) -> str:
        record_submission(desk, answers.get("on"))
        return f"{name}: recorded as sent."

    return CaseForm(one_step("submission", name, step, "Record it"), act)


def record_submission(desk: Desk, on: dt.date | str | None) -> None:
    """Record that the submission of the year end last passed was sent. Raises Refused."""
    problems = past_date_problems("on", "The date it was sent", on, desk.today())
    period = submission_due(desk)
    if not problems and isinstance(on, dt.date) and period is not None and on <= period.counts.on:
        ended = long_date(period.counts.on)
        problems = (Problem("on", f"The year ended on {ended}, so what was sent for it went after that."),)
    if problems or not isinstance(on, dt.date):
        raise Refused(problems)
    sentence = f"Yearly submission to the Ombudsman sent on {long_date(on)}."
    with desk.book.writing(actor(desk)) as work:
        body = {"values": {"submitted_on": on.isoformat()}}
        work.append(None, "setting", on=desk.today(), sentence=sentence, body=body)
