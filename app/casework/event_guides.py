"""The guide that records an event: what was sent outside Casebook, or agreed, or came to be known.

Before anything is recorded it says what the clocks will do. That the next stage was asked for is recorded by
`escalation_guides`.
"""

from __future__ import annotations

from dataclasses import replace

from app.casework.case_guides import CaseForm
from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.event_sheets import EventSheet
from app.casework.guides import CHECK, YES_NO, Answers, Field, Guide, Option, Step
from app.casework.milestones import (
    EVENTS,
    OF_THE_COMPLAINT,
    OF_THE_MATTER,
    countable_kinds,
    milestone_problems,
    record_milestone,
)
from app.casework.objections import objection_fields
from app.rules.dates import long_date
from app.rules.problems import Problem
from app.rules.words import working_days

DONE = {
    "logged": "The day of logging is recorded.",
    "acknowledged": "The acknowledgement is recorded.",
    "extended": "The extension notice is recorded.",
    "responded": "The response is recorded.",
    "updates_agreed": "What was agreed about updates is recorded.",
    "updated": "The update is recorded.",
    "occurred": "The day is recorded.",
    "aware": "The day is recorded.",
}
HINTS = {
    "logged": "The day on which it was entered in your log; the response is counted from it",
    "acknowledged": "An acknowledgement that Casebook did not print",
    "extended": "A letter or e-mail that gave a new date for the answer",
    "responded": "The answer to the complaint at this stage",
    "updates_agreed": "How often the resident is to hear how it is going",
    "updated": "A call, a visit or a letter that said how it is going",
    "occurred": "The day the time limit for complaining runs from",
    "aware": "Where they learnt of it only later",
}


def event_form(desk: Desk, case_id: int, kind: str = "", stage: int = 0) -> CaseForm:
    """When an event happened, and how; without `kind`, first what it was."""
    case = case_records(desk, case_id)
    sheet = EventSheet(desk, case, stage or case.stage)
    kinds = (kind,) if kind else tuple(one for one in countable_kinds(desk, case) if one in DONE)
    details = tuple(_details(sheet, each, choose_stage=not stage) for each in kinds)
    steps = details if kind else (_what(kinds), *details)

    def following(step: str, answers: Answers) -> str:
        if step == "what":
            return str(answers.get("event") or kinds[0])
        return "" if step == "acknowledged" else CHECK

    def act(answers: Answers) -> str:
        happened = kind or str(answers["event"])
        record_milestone(desk, case_id, sheet.milestone(happened, answers))
        return DONE[happened]

    guide = Guide(
        key="event",
        title=f"Record: {EVENTS[kind]}" if kind else "Record an event",
        steps=steps,
        first=steps[0].key,
        following=following,
        problems=lambda step, answers: _problems(sheet, step, answers),
        finish="Record it",
    )
    return CaseForm(guide, act)


def _problems(sheet: EventSheet, step: str, answers: Answers) -> tuple[Problem, ...]:
    if step == "what":
        return () if answers.get("event") else (Problem("event", "Choose what happened."),)
    found = milestone_problems(sheet.desk, sheet.case, sheet.milestone(step, answers))
    if step == "extended" and sheet.wants_panel(answers) and answers.get("panel") not in ("yes", "no"):
        found = (*found, Problem("panel", "Say whether the new date is for convening a panel: it counts only then."))
    return found


def _what(kinds: tuple[str, ...]) -> Step:
    options = tuple(Option(kind, EVENTS[kind], HINTS[kind]) for kind in kinds)
    return Step(
        key="what",
        title="What happened",
        question="What happened?",
        clause="A letter that Casebook printed is not recorded here: say that you posted it.",
        fields=(Field("event", "Event", "choice", options=options),),
    )


def _details(sheet: EventSheet, kind: str, *, choose_stage: bool) -> Step:
    """The page of one kind of event."""
    questions = {
        "logged": "When was it logged as a complaint?",
        "acknowledged": "When was the acknowledgement sent?",
        "extended": "What did the extension notice say?",
        "responded": "When was the response sent?",
        "updates_agreed": "How often are they to be told how it is going?",
        "updated": "When were they told how it is going?",
        "occurred": "When did it happen?",
        "aware": "When did the resident learn of it?",
    }
    return Step(
        key=kind,
        title="When and how",
        question=questions[kind],
        clause=_clause(sheet, kind, sheet.stage),
        fields=(*(_stage_field(sheet) if choose_stage and kind not in OF_THE_COMPLAINT else ()), *_fields(sheet, kind)),
        advice=lambda answers: sheet.advice(kind, answers),
        advice_under={"extended": "until", "updates_agreed": "unit"}.get(kind, "on"),
    )


def _fields(sheet: EventSheet, kind: str) -> tuple[Field, ...]:
    sent = Field("on", "Date it was sent", "date", hint="The day it went; the date on it does not count.")
    how = Field("how", "How it went", "line", "For example: by second class post, or by e-mail", optional=True)
    told = Field("how", "How", "line", "For example: by telephone", optional=True)
    if kind in OF_THE_MATTER:
        hint = "Where it went on for a time, the last day of it." if kind == "occurred" else ""
        return (Field("on", "Date", "date", hint=hint),)
    if kind == "logged":
        return (Field("on", "Date on which it was logged", "date", hint="As your complaints log has it."),)
    if kind == "updates_agreed":
        return (Field("on", "Date on which it was agreed", "date"), *_interval_fields(), told)
    if kind == "updated":
        return (Field("on", "Date on which they were told", "date"), told)
    return (sent, *(_extension_fields(sheet) if kind == "extended" else ()), how)


def _interval_fields() -> tuple[Field, ...]:
    units = ("days", "working_days", "weeks", "months")
    options = tuple(Option(unit, unit.replace("_", " ").capitalize()) for unit in units)
    return (
        Field("every", "Every", "line", "A number: 2 for every two weeks"),
        Field("unit", "Counted in", "choice", options=options, initial="weeks"),
    )


def _clause(sheet: EventSheet, kind: str, stage: int) -> str:
    if kind in ("updates_agreed", "updated"):
        return " ".join(f"Code {rule.clause}: {rule.says}" for rule in sheet.case.edition.intervals)
    if kind in OF_THE_MATTER:
        return " ".join(
            f"Code {rule.clause}: {rule.says}" for rule in sheet.case.edition.periods if kind in rule.starts
        )
    rule = sheet.rule(kind, stage)
    if rule is None:
        return ""
    if kind != "extended":
        return f"Code {rule.clause}: within {working_days(rule.working_days)}."
    clock, limit = sheet.clock({"stage": str(stage)}), sheet.limit({"stage": str(stage)})
    begun = f"It must go by {long_date(clock.due)}, the date that it extends. " if clock else ""
    unless = "unless a panel has to be convened" if rule.beyond == "panel" else "without a good reason"
    longest = f"No later than {long_date(limit)} {unless}." if limit else ""
    return f"Code {rule.extension_clause}. {begun}{longest}".strip()


def _stage_field(sheet: EventSheet) -> tuple[Field, ...]:
    if sheet.case.stage == 1:
        return ()
    options = tuple(Option(str(stage), f"Stage {stage}") for stage in range(1, sheet.case.stage + 1))
    return (Field("stage", "At which stage", "choice", options=options, initial=str(sheet.case.stage)),)


def _extension_fields(sheet: EventSheet) -> tuple[Field, ...]:
    return (
        Field("until", "New date for the answer", "date"),
        Field("reason", "Why more time is needed", "lines", "As the notice gave it."),
        Field(
            "good_reason",
            "The good reason for going past the limit",
            "lines",
            "As the notice gave it. Without one, the new date does not count.",
            optional=True,
            shown=sheet.wants_reason,
        ),
        Field("panel", "Is it for convening a panel?", "yes_no", options=YES_NO, shown=sheet.wants_panel),
        Field(
            "agreed",
            "Did the resident agree to the new date?",
            "yes_no",
            "Leave it open while you do not know.",
            options=YES_NO,
            optional=True,
            shown=sheet.wants_agreement,
        ),
        *(
            replace(one, shown=lambda answers: sheet.wants_agreement(answers) and answers.get("agreed") == "no")
            for one in objection_fields(sheet.desk.today())
        ),
    )
