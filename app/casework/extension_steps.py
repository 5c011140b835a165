"""The steps of the guide of more time, each a page."""

from __future__ import annotations

import datetime as dt

from app.casework.event_sheets import MOST_OF_A_UNIT, EventSheet
from app.casework.guides import YES_NO, Answers, Caution, Field, Option, Step, advised
from app.casework.objections import objection_fields
from app.casework.planned_extensions import NOT_IN_TIME, arrival_advice, length_advice, planned_record
from app.casework.quoted_fields import TO_THEM
from app.casework.texts import whole_number
from app.rules.clocks import Clock
from app.rules.dates import long_date
from app.rules.extensions import objection_told
from app.rules.problems import UserError
from app.rules.updates import after_interval, interval_problems, interval_words
from app.rules.words import working_days

UNITS = ("days", "working_days", "weeks", "months")
"""In what an interval between updates can be agreed, in the order of the list."""


def extension_steps(sheet: EventSheet) -> tuple[Step, ...]:
    """The pages of the guide; which of them are walked depends on the answers."""
    clock = sheet.clock({})
    if clock is None:
        return (Step("told", "Where it stands", "No answer is due at this stage."),)
    return (
        _told_step(sheet, clock),
        _date_step(sheet, clock),
        _why_step(sheet, clock),
        _agreed_step(sheet, clock),
        _late_step(sheet, clock),
        _updates_step(sheet),
    )


def standing_of(sheet: EventSheet, clock: Clock) -> str:
    """The dates of an answer: the one there was first, the longest ordinary one, and the one in force."""
    first, limit = long_date(clock.original_due), sheet.limit({})
    said = [f"The original date is {first}."]
    if clock.rule.longest_extension and limit is not None:
        said.append(f"It can ordinarily become {long_date(limit)}, {working_days(clock.rule.longest_extension)} later.")
    elif clock.rule.beyond == "panel":
        said.append("It can become later only for convening a panel.")
    if clock.projected:
        said.append("The step before has not been taken yet, so the date can still move with it.")
    if clock.extended_to is not None:
        said.append(f"It was extended, and {long_date(clock.due)} is in force.")
    planned = planned_record(sheet.case, sheet.stage)
    if planned is not None:
        until = dt.date.fromisoformat(planned.body["until"])
        said.append(f"More time until {long_date(until)} is planned, and its notice has not gone.")
    return " ".join(said)


def _told_step(sheet: EventSheet, clock: Clock) -> Step:
    """Where the date has passed, a notice can only have gone before, or nothing extends it any more."""
    today, sent = sheet.desk.today(), Option("sent", "Yes, a notice was sent already", "By a letter or an e-mail.")
    plan = Option("plan", "No, the notice is still to be written", f"It has to go by {long_date(clock.due)}.")
    late = Option("late", f"No notice went by {long_date(clock.due)}", "Then the answer is late, whatever is sent now.")
    passed = today > clock.due
    return Step(
        key="told",
        title="Where it stands",
        question="Has the resident been told of a new date?",
        help=standing_of(sheet, clock),
        clause=_clause(sheet, clock.rule.extension_clause),
        fields=(Field("told", "The notice", "choice", options=(sent, late) if passed else (plan, sent)),),
        advice=lambda answers: _told_advice(sheet, clock, answers),
    )


def _told_advice(sheet: EventSheet, clock: Clock, answers: Answers) -> str:
    if answers.get("told") == "late":
        return Caution(NOT_IN_TIME)
    if answers.get("told") != "plan":
        return ""
    return advised(arrival_advice(sheet.desk, clock, sheet.desk.today()))


def _date_step(sheet: EventSheet, clock: Clock) -> Step:
    def sent(answers: Answers) -> bool:
        return answers.get("told") == "sent"

    def advice(answers: Answers) -> str:
        told = sheet.advice("extended", answers) if sent(answers) else ""
        return advised((*length_advice(sheet.desk, clock, answers.get("until")), told))

    return Step(
        key="date",
        title="The new date",
        question="By which day will the answer come?",
        help=standing_of(sheet, clock),
        clause=_clause(sheet, clock.rule.extension_clause),
        fields=(
            Field("until", "New date for the answer", "date", "A working day."),
            Field("on", "Date the notice was sent", "date", "The day it went.", shown=sent),
            Field("how", "How it went", "line", "For example: by second class post", optional=True, shown=sent),
        ),
        advice=advice,
    )


def _why_step(sheet: EventSheet, clock: Clock) -> Step:
    return Step(
        key="why",
        title="The reason",
        question="Why does it need longer?",
        clause=_clause(sheet, clock.rule.extension_clause),
        fields=(
            Field("reason", "What makes it so complex", "lines", TO_THEM),
            Field(
                "good_reason",
                "The good reason for going past the limit",
                "lines",
                f"Without one, the new date does not count. {TO_THEM}",
                shown=sheet.wants_reason,
            ),
            Field("panel", "Is it for convening a panel?", "yes_no", options=YES_NO, shown=sheet.wants_panel),
        ),
        advice=lambda answers: advised(length_advice(sheet.desk, clock, answers.get("until"))),
    )


def _agreed_step(sheet: EventSheet, clock: Clock) -> Step:
    """What the resident says of it, where the edition wants to know, and what follows (2022 Code 5.2, 5.3)."""
    rule = clock.rule
    follows = "Give them the Ombudsman's details, so that they can dispute the plan or its dates"
    told = f"{follows} (Code {rule.disagreement_clause})." if rule.disagreement_clause else f"{follows}."

    def advice(answers: Answers) -> str:
        if answers.get("agreed") == "no":
            return Caution(f"The new date stands, if it counts. {told}")
        if answers.get("agreed") == "yes" or objection_told(rule):
            return ""
        return Caution(f"For so long an extension both sides {rule.agreement_force} agree. Ask them before it goes.")

    return Step(
        key="agreed",
        title="Agreed",
        question="Does the resident agree to the new date?",
        clause=_clause(sheet, rule.agreement_clause or rule.disagreement_clause),
        fields=(
            Field(
                "agreed",
                "Agreed by the resident",
                "yes_no",
                "Leave it open while you do not know.",
                options=YES_NO,
                optional=True,
            ),
            *objection_fields(sheet.desk.today()),
        ),
        advice=advice,
    )


def _late_step(sheet: EventSheet, clock: Clock) -> Step:
    return Step(
        key="late",
        title="What you told them",
        question="What have you told them of the delay?",
        help=f"The answer was due by {long_date(clock.due)}. {NOT_IN_TIME}",
        fields=(
            Field("said_on", "Day on which you told them", "date", initial=sheet.desk.today()),
            Field("said", "What you told them", "lines", "The apology, and when the answer will come."),
        ),
    )


def _updates_step(sheet: EventSheet) -> Step:
    """How often the resident hears how it is going, as agreed with them (2024 Code 5.9; 2022 Code 4.11)."""
    rules = sheet.case.edition.intervals
    options = tuple(Option(unit, unit.replace("_", " ").capitalize()) for unit in UNITS)

    def agreed(answers: Answers) -> bool:
        return answers.get("updates") == "yes"

    return Step(
        key="updates",
        title="Updates",
        question="How often will they hear from you?",
        clause=" ".join(f"Code {rule.clause}: {rule.says}" for rule in rules),
        fields=(
            Field("updates", "Have you agreed that with them?", "yes_no", options=YES_NO),
            Field("every", "Every", "line", "A number: 2 for every two weeks", shown=agreed),
            Field("unit", "Counted in", "choice", options=options, initial="weeks", shown=agreed),
        ),
        advice=lambda answers: _updates_advice(sheet, answers),
    )


def _updates_advice(sheet: EventSheet, answers: Answers) -> str:
    if answers.get("updates") == "no":
        return Caution("Ask them. Until it is agreed, the case goes on saying that it is to be agreed.")
    every = whole_number(str(answers.get("every") or ""), MOST_OF_A_UNIT)
    unit = str(answers.get("unit") or "")
    if answers.get("updates") != "yes" or interval_problems(every, unit):
        return ""
    key = {"sent": "on", "late": "said_on"}.get(str(answers.get("told")), "")
    begun = answers.get(key) if key else sheet.desk.today()
    if not isinstance(begun, dt.date):
        return ""
    try:
        first = after_interval(begun, every, unit, sheet.desk.workdays)
    except UserError:  # a year beyond the calendar, which the form refuses by itself
        return ""
    return f"They hear from you {interval_words(every, unit)}; the first time by {long_date(first)}."


def _clause(sheet: EventSheet, numbers: str) -> str:
    """Each clause with what it says."""
    clauses = [sheet.case.edition.clause(number) for number in numbers.split(", ") if number]
    return " ".join(f"Code {clause.number}: {clause.says}" for clause in clauses)
