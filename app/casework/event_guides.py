"""The guide that records an event: what was sent outside Casebook, or that the next stage was asked for.

Before anything is recorded it says what the clocks will do.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.casework.case_guides import CaseForm
from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.guides import CHECK, Answers, Field, Guide, Option, Step
from app.casework.milestones import EVENTS, Milestone, countable_kinds, milestone_problems, record_milestone
from app.casework.outlooks import outlook
from app.casework.settings import read_settings
from app.casework.texts import past_date_problems
from app.rules.dates import long_date
from app.rules.editions import ClockRule
from app.rules.problems import Problem
from app.rules.timelines import Entry

SOMEBODY_ELSE = "somebody else"
"""The answer that asks for a name that Settings does not have."""

DONE = {
    "logged": "The day of logging is recorded.",
    "acknowledged": "The acknowledgement is recorded.",
    "extended": "The extension notice is recorded.",
    "responded": "The response is recorded.",
    "escalation_requested": "The request for the next stage is recorded.",
}
HINTS = {
    "logged": "The day on which it was entered in your log; the response is counted from it",
    "acknowledged": "An acknowledgement that Casebook did not print",
    "extended": "A letter or e-mail that gave a new date for the answer",
    "responded": "The answer to the complaint at this stage",
    "escalation_requested": "However they asked; they need not give reasons",
}


@dataclass(frozen=True)
class EventSheet:
    """The sheet that an event is written on: the case as it stands, and the stage meant unless one is chosen."""

    desk: Desk
    case: CaseRecords
    stage: int

    def milestone(self, kind: str, answers: Answers) -> Milestone:
        """The event that the answers describe."""
        person = str(answers.get("person") or "")
        if person in ("", SOMEBODY_ELSE):
            person = str(answers.get("other_person") or "")
        asked = kind == "escalation_requested"
        stage = 1 if kind == "logged" else int(answers.get("stage") or self.stage)
        stage = self.case.stage + 1 if asked else stage
        extends = kind == "extended"
        return Milestone(
            kind=kind,
            on=answers.get("on"),
            stage=stage,
            how=str(answers.get("how") or ""),
            until=answers.get("until") if extends else None,
            reason=str(answers.get("reason") or "") if extends else "",
            good_reason=str(answers.get("good_reason") or "") if extends and self.past_limit(answers) else "",
            person=person if asked else "",
        )

    def entry(self, kind: str, answers: Answers) -> Entry | None:
        """The entry that the answers come to; None while its date cannot be right."""
        event = self.milestone(kind, answers)
        until = event.until if isinstance(event.until, dt.date) else None
        wanting = kind == "extended" and until is None
        if wanting or not isinstance(event.on, dt.date) or past_date_problems("", "It", event.on, self.desk.today()):
            return None
        return Entry(
            seq=self.case.next_seq,
            kind=kind,
            on=event.on,
            stage=event.stage,
            until=until,
            good_reason=event.good_reason,
        )

    def rule(self, kind: str, stage: int) -> ClockRule | None:
        """The time limit that an event of this kind belongs to."""
        stops = "responded" if kind == "extended" else kind
        return next((rule for rule in self.case.edition.clocks if (rule.stage, rule.stops) == (stage, stops)), None)

    def limit(self, answers: Answers) -> dt.date | None:
        """The last day to which an extension may run without a good reason."""
        stage = self.milestone("acknowledged", answers).stage
        rule = self.rule("extended", stage)
        clock = next((clock for clock in self.case.clocks if rule and clock.key == rule.key), None)
        if rule is None or clock is None or rule.longest_extension is None:
            return None
        return self.desk.workdays.after(clock.original_due, rule.longest_extension)

    def past_limit(self, answers: Answers) -> bool:
        """Whether the new date goes past that day."""
        until, limit = answers.get("until"), self.limit(answers)
        return isinstance(until, dt.date) and limit is not None and until > limit

    def advice(self, kind: str, answers: Answers) -> str:
        """What recording this would do to the clocks."""
        entry = self.entry(kind, answers)
        return "\n".join(outlook(self.desk, self.case, entry)) if entry else ""


def event_form(desk: Desk, case_id: int, kind: str = "", stage: int = 0) -> CaseForm:
    """When an event happened, and how; without `kind`, first what it was."""
    case = case_records(desk, case_id)
    sheet = EventSheet(desk, case, stage or case.stage)
    kinds = (kind,) if kind else countable_kinds(case)
    details = tuple(_details(sheet, each, choose_stage=not stage) for each in kinds)
    steps = details if kind else (_what(sheet, kinds), *details)

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
        title=f"Record: {_label(sheet, kind)}" if kind else "Record an event",
        steps=steps,
        first=steps[0].key,
        following=following,
        problems=lambda step, answers: _problems(sheet, step, answers),
        finish="Record it",
    )
    return CaseForm(guide, act)


def _label(sheet: EventSheet, kind: str) -> str:
    return f"Stage {sheet.case.stage + 1} asked for" if kind == "escalation_requested" else EVENTS[kind]


def _problems(sheet: EventSheet, step: str, answers: Answers) -> tuple[Problem, ...]:
    if step == "what":
        return () if answers.get("event") else (Problem("event", "Choose what happened."),)
    found = milestone_problems(sheet.desk, sheet.case, sheet.milestone(step, answers))
    other = answers.get("person") == SOMEBODY_ELSE
    return tuple(Problem("other_person", each.sentence) if other and each.field == "person" else each for each in found)


def _what(sheet: EventSheet, kinds: tuple[str, ...]) -> Step:
    options = tuple(Option(kind, _label(sheet, kind), HINTS[kind]) for kind in kinds)
    return Step(
        key="what",
        title="What happened",
        question="What happened?",
        clause="A letter that Casebook printed is not recorded here: say that you posted it.",
        fields=(Field("event", "Event", "choice", options=options),),
    )


def _details(sheet: EventSheet, kind: str, *, choose_stage: bool) -> Step:
    """The page of one kind of event."""
    stage = sheet.case.stage + 1 if kind == "escalation_requested" else sheet.stage
    questions = {
        "logged": "When was the complaint logged?",
        "acknowledged": "When was the acknowledgement sent?",
        "extended": "What did the extension notice say?",
        "responded": "When was the response sent?",
        "escalation_requested": f"When was stage {stage} asked for?",
    }
    asked = kind == "escalation_requested"
    label = "Date on which it was asked for" if asked else "Date it was sent"
    fields = (
        *(_stage_field(sheet) if choose_stage and kind not in ("escalation_requested", "logged") else ()),
        Field("on", label, "date", hint="" if asked else "The day it went; the date on it does not count."),
        *(_extension_fields(sheet) if kind == "extended" else ()),
        Field("how", "How they asked", "line", "For example: by telephone", optional=True)
        if asked
        else Field("how", "How it went", "line", "For example: by second class post, or by e-mail", optional=True),
        *(_person_fields(sheet) if asked else ()),
    )
    return Step(
        key=kind,
        title="When and how",
        question=questions[kind],
        clause=_clause(sheet, kind, stage),
        fields=fields,
        advice=lambda answers: sheet.advice(kind, answers),
    )


def _clause(sheet: EventSheet, kind: str, stage: int) -> str:
    rule = sheet.rule(kind, stage)
    if rule is None:
        return ""
    if kind != "extended":
        return f"Code {rule.clause}: within {rule.working_days} working days."
    clock = next((clock for clock in sheet.case.clocks if clock.key == rule.key), None)
    begun = f"It must go by {long_date(clock.due)}, the date that it extends. " if clock else ""
    limit = sheet.limit({"stage": str(stage)})
    longest = f"No later than {long_date(limit)} without a good reason." if limit else ""
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
            shown=sheet.past_limit,
        ),
    )


def _person_fields(sheet: EventSheet) -> tuple[Field, ...]:
    """Who deals with the next stage: those named in Settings who have not dealt with this complaint, or another."""
    label = f"Who will deal with stage {sheet.case.stage + 1}"
    hint = "Somebody who has not dealt with this complaint before."
    before = {name.casefold() for name in sheet.case.people.values()}
    people = [name for name in read_settings(sheet.desk).stage2_people if name.casefold() not in before]
    if not people:
        return (Field("person", label, "line", hint),)
    options = (*(Option(name, name) for name in people), Option(SOMEBODY_ELSE, "Somebody else"))
    return (
        Field("person", label, "choice", hint, options=options, initial=people[0]),
        Field("other_person", "Their name", "line", shown=lambda answers: answers.get("person") == SOMEBODY_ELSE),
    )
