"""The small guides of "What if?", each of one page that ends in one supposition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.casework.case_guides import one_step
from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.event_sheets import EventSheet
from app.casework.guides import Answers, Field, Guide, Option, Step
from app.casework.milestones import EVENTS, OF_THE_COMPLAINT, Milestone, countable_kinds
from app.casework.outlooks import notice_words
from app.casework.settings import read_settings
from app.casework.stages import final_stage
from app.casework.suppositions import (
    SUPPOSED,
    Moved,
    Supposed,
    counted,
    movable,
    scratch_case,
    supposing_problems,
    with_supposed,
)
from app.casework.texts import whole_number
from app.rules.dates import long_date
from app.rules.problems import Problem, UserError
from app.rules.words import uncapital, working_days

MOST_DAYS = 250
"""Working days; an answer that is put off for more than a year is a slip of the finger."""

STAGELESS = ("escalation_requested", *OF_THE_COMPLAINT)
"""Events of which there is nothing to choose about their stage."""


@dataclass(frozen=True)
class SupposingForm:
    """A guide of "What if?", and the supposition that its answers come to."""

    guide: Guide
    made: Callable[[Answers], Supposed]


@dataclass(frozen=True)
class SupposingSheet:
    """What a supposition is written on: the case with whatever else is supposed of it."""

    desk: Desk
    case: CaseRecords
    others: tuple[Supposed, ...] = ()

    @property
    def stage(self) -> int:
        """The stage that the complaint would be at."""
        return scratch_case(self.desk, self.case, self.others).stage

    def events(self, stage: int) -> EventSheet:
        """The same as a sheet for events, which knows the limits of an extension."""
        made = self.case.clocks
        if not supposing_problems(self.desk, self.case, self.others):
            made = counted(self.desk, scratch_case(self.desk, self.case, self.others))
        return EventSheet(self.desk, replace(self.case, clocks=made), stage)

    def problems(self, one: Supposed) -> tuple[Problem, ...]:
        """What stands against one more; what stood against the others already is told elsewhere."""
        before = set(supposing_problems(self.desk, self.case, self.others))
        found = supposing_problems(self.desk, self.case, with_supposed(self.others, one))
        return tuple(problem for problem in found if problem not in before)

    def notice(self, one: Milestone) -> str:
        """What a supposed extension notice would come to; nothing while that cannot be told."""
        together = with_supposed(self.others, one)
        if not isinstance(one.on, dt.date) or supposing_problems(self.desk, self.case, together):
            return ""
        made = counted(self.desk, scratch_case(self.desk, self.case, together))
        told = [notice for clock in made if clock.stage == one.stage for notice in clock.notices]
        return next((notice_words(notice) for notice in told if (notice.sent, notice.until) == (one.on, one.until)), "")


def event_supposing(
    desk: Desk, case_id: int, others: Sequence[Supposed] = (), kind: str = "", begun: Milestone | None = None
) -> SupposingForm:
    """When an event might happen; without `kind`, also which. `begun` is one that is to be supposed otherwise."""
    sheet = SupposingSheet(desk, case_records(desk, case_id), tuple(others))
    kind = begun.kind if begun else kind

    def made(answers: Answers) -> Milestone:
        return _event(sheet, kind, answers, begun)

    def advice(answers: Answers) -> str:
        event = made(answers)
        return sheet.notice(event) if event.kind == "extended" else ""

    what = _label(sheet, kind) if kind else "An event"
    step = Step(
        key="event",
        title=what,
        question=f"{what}: on which day?" if kind else "What might happen, and when?",
        clause="The day may be in the future. Nothing is recorded.",
        fields=_event_fields(sheet, kind, begun),
        advice=advice,
        advice_under="until",
    )
    return _form(sheet, step, made, lambda answers: bool(kind or answers.get("event")))


def extension_supposing(desk: Desk, case_id: int, others: Sequence[Supposed] = ()) -> SupposingForm:
    """By how many working days the answer would be put off by a notice sent today."""
    sheet = SupposingSheet(desk, case_records(desk, case_id), tuple(others))
    stage = sheet.case.stage
    events = sheet.events(stage)

    def dated(answers: Answers) -> Answers:
        return {**answers, "on": desk.today(), "until": _after(events, answers), "stage": str(stage)}

    def made(answers: Answers) -> Milestone:
        return _event(sheet, "extended", dated(answers), None)

    def shown(wants: Callable[[Answers], bool]) -> Callable[[Answers], bool]:
        return lambda answers: wants(dated(answers))

    step = Step(
        key="extension",
        title="An extension",
        question=f"By how many working days would you put off the stage {stage} answer?",
        clause=_extension_clause(events),
        fields=(_days_field(events), *_conditions(events, shown)),
        advice=lambda answers: sheet.notice(made(answers)),
        advice_under="days",
    )
    form = _form(sheet, step, made, lambda _answers: True)

    def problems(step: str, answers: Answers) -> tuple[Problem, ...]:
        wrong = _days_problem(events, answers)
        if wrong:
            return (Problem("days", wrong),)
        return tuple(replace(problem, field="days") for problem in form.guide.problems(step, answers))

    return SupposingForm(replace(form.guide, problems=problems), made)


def moving_supposing(
    desk: Desk, case_id: int, others: Sequence[Supposed] = (), begun: Moved | None = None
) -> SupposingForm:
    """Which recorded event might have been on another day, and on which."""
    sheet = SupposingSheet(desk, case_records(desk, case_id), tuple(others))
    found = movable(sheet.case)
    options = tuple(Option(str(record.seq), record.sentence) for record in found)
    chosen = str(begun.seq if begun else found[-1].seq) if found else ""

    def made(answers: Answers) -> Moved:
        return Moved(int(answers.get("entry") or -1), answers.get("on"))

    step = Step(
        key="moving",
        title="Another day",
        question="Which event, and on which day instead?",
        clause="What is recorded stays as it is.",
        fields=(
            Field("entry", "The event", "choice", options=options, initial=chosen),
            Field("on", "The day that you suppose", "date", initial=begun.on if begun else None),
        ),
    )
    return _form(sheet, step, made, lambda answers: bool(answers.get("entry")))


def _form(
    sheet: SupposingSheet, step: Step, made: Callable[[Answers], Supposed], chosen: Callable[[Answers], bool]
) -> SupposingForm:
    first = step.fields[0]

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        if not chosen(answers):
            return (Problem(first.key, f"Choose {uncapital(first.label)}."),)
        return sheet.problems(made(answers))

    return SupposingForm(one_step("supposing", "What if?", step, "Suppose it", problems), made)


def _event(sheet: SupposingSheet, kind: str, answers: Answers, begun: Milestone | None) -> Milestone:
    """The event that the answers describe."""
    kind = kind or str(answers.get("event") or "")
    stage = 1 if kind in OF_THE_COMPLAINT else int(answers.get("stage") or sheet.case.stage)
    if kind == "escalation_requested":
        stage = begun.stage if begun else sheet.stage + 1
    events = sheet.events(stage)
    answers = {**answers, "good_reason": SUPPOSED if answers.get("good_reason") == "yes" else ""}
    return replace(events.milestone(kind, {**answers, "stage": str(stage)}), stage=stage)


def _label(sheet: SupposingSheet, kind: str) -> str:
    return f"Stage {sheet.stage + 1} asked for" if kind == "escalation_requested" else EVENTS[kind]


def _kinds(sheet: SupposingSheet) -> tuple[str, ...]:
    """The events that this case can have, at the stage that it would be at."""
    last = final_stage(sheet.case.edition, read_settings(sheet.desk), sheet.case.stage)
    kinds = [kind for kind in countable_kinds(sheet.desk, sheet.case) if kind != "escalation_requested"]
    return (*kinds, "escalation_requested") if sheet.stage < last else tuple(kinds)


def _event_fields(sheet: SupposingSheet, kind: str, begun: Milestone | None) -> tuple[Field, ...]:
    options = tuple(Option(one, _label(sheet, one)) for one in _kinds(sheet))
    which = () if kind else (Field("event", "The event", "choice", options=options),)

    def is_of(*kinds: str) -> Callable[[Answers], bool]:
        return lambda answers: (kind or answers.get("event")) in kinds

    def staged(answers: Answers) -> bool:
        return bool(kind or answers.get("event")) and not is_of(*STAGELESS)(answers)

    extended, agreed = is_of("extended"), is_of("updates_agreed")
    on = Field("on", "Date", "date", initial=begun.on if begun else None)
    until = Field("until", "New date for the answer", "date", shown=extended, initial=begun.until if begun else None)
    return (
        *which,
        *_stage_field(sheet, staged, begun),
        on,
        until,
        *(_condition(sheet, one, extended, begun) for one in ("good_reason", "panel", "agreed")),
        *(replace(one, shown=agreed) for one in _interval_fields(begun)),
    )


def _stage_field(
    sheet: SupposingSheet, staged: Callable[[Answers], bool], begun: Milestone | None
) -> tuple[Field, ...]:
    highest = max(sheet.stage, begun.stage if begun else 1)
    if highest == 1:
        return ()
    options = tuple(Option(str(stage), f"Stage {stage}") for stage in range(1, highest + 1))
    initial = str(begun.stage if begun else sheet.stage)
    return (Field("stage", "At which stage", "choice", options=options, initial=initial, shown=staged),)


_QUESTIONS = {
    "good_reason": "Would the notice give a good reason for going past the limit?",
    "panel": "Would it be for convening a panel?",
    "agreed": "Would the resident agree to the new date?",
}


def _condition(sheet: SupposingSheet, key: str, extended: Callable[[Answers], bool], begun: Milestone | None) -> Field:
    """What decides whether a notice counts, asked while it does."""

    def shown(answers: Answers) -> bool:
        stage = int(answers.get("stage") or sheet.case.stage)
        return extended(answers) and _wants(sheet.events(stage), key)({**answers, "stage": str(stage)})

    return Field(key, _QUESTIONS[key], "yes_no", optional=True, shown=shown, initial=_begun(key, begun))


def _begun(key: str, begun: Milestone | None) -> str:
    if begun is None:
        return ""
    if key == "agreed":
        return begun.agreed
    return "yes" if getattr(begun, key) else "no"


def _conditions(
    events: EventSheet, shown: Callable[[Callable[[Answers], bool]], Callable[[Answers], bool]]
) -> tuple[Field, ...]:
    return tuple(
        Field(key, words, "yes_no", optional=True, shown=shown(_wants(events, key)))
        for key, words in _QUESTIONS.items()
    )


def _wants(events: EventSheet, key: str) -> Callable[[Answers], bool]:
    return {"good_reason": events.wants_reason, "panel": events.wants_panel, "agreed": events.wants_agreement}[key]


def _interval_fields(begun: Milestone | None) -> tuple[Field, ...]:
    units = ("days", "working_days", "weeks", "months")
    options = tuple(Option(unit, unit.replace("_", " ").capitalize()) for unit in units)
    every, unit = (str(begun.every), begun.unit) if begun and begun.every else ("", "weeks")
    return (
        Field("every", "Every", "line", "A number: 2 for every two weeks", initial=every),
        Field("unit", "Counted in", "choice", options=options, initial=unit),
    )


def _days_field(events: EventSheet) -> Field:
    clock = events.clock({})
    most = clock.rule.longest_extension if clock else None
    return Field("days", "Working days more", "line", initial=str(most) if most else "")


def _days(answers: Answers) -> int:
    """How many working days were typed; 0 where that is no number that there can be."""
    return whole_number(str(answers.get("days") or ""), MOST_DAYS)


def _days_problem(events: EventSheet, answers: Answers) -> str:
    """Why the answer cannot be put off by what was typed; empty where it can."""
    clock, days = events.clock({}), _days(answers)
    if clock is None or not days:
        return f"Enter a number of working days from 1 to {MOST_DAYS}."
    try:
        events.desk.workdays.after(clock.due, days)
    except UserError as beyond:
        return beyond.sentence
    return ""


def _after(events: EventSheet, answers: Answers) -> dt.date | None:
    """The new date: so many working days after the date in force."""
    clock = events.clock({})
    if clock is None or _days_problem(events, answers):
        return None
    return events.desk.workdays.after(clock.due, _days(answers))


def _extension_clause(events: EventSheet) -> str:
    clock, limit = events.clock({}), events.limit({})
    if clock is None or limit is None:
        return ""
    rule = clock.rule
    unless = "Unless a panel has to be convened," if rule.beyond == "panel" else "Without a good reason"
    most = f"the limit is {long_date(limit)}, {working_days(rule.longest_extension or 0)} after the original date."
    return (
        f"Code {rule.extension_clause}. The notice would go today; the days are counted from {long_date(clock.due)}, "
        f"the date in force. {unless} {most if rule.longest_extension else 'it cannot be put off.'}"
    )
