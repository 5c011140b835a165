"""The small guides of the calendar page: a bank holiday added, struck out or taken back; a closure of the office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.casework.calendars import ADD, STRIKE, TAKE_BACK, Amendment, amendment_problems, change_words
from app.casework.case_guides import CaseForm, one_step
from app.casework.closures import Closure, ClosureEntry, add_closure, change_closure, closure_problems, strike_closure
from app.casework.desks import Desk
from app.casework.guides import Answers, Field, Guide, Step
from app.rules.calendars import CalendarRow
from app.rules.dates import long_date
from app.rules.problems import Problem

SEE = "See what it moves"
"""The verb on the last button of a form that changes the calendar: nothing is written before that was seen."""

NOTHING_YET = "Nothing is changed yet: next you see every date that moves."
REASON = Field(
    "reason", "Reason", "lines", "And where you have it from, for example: Proclaimed; the government's pages say so."
)
CLOSURE_WHY = "A closure stops no clock of the Code; Casebook shows what to send before it."


@dataclass(frozen=True)
class AmendmentForm:
    """A guide of the calendar, and the change that its answers describe."""

    guide: Guide
    amendment: Callable[[Answers], Amendment]
    done: str
    """What is said once it is written."""
    verb: str
    """The button that writes it."""


def adding_form(desk: Desk) -> AmendmentForm:
    """A bank holiday that Casebook's calendar does not have."""

    def amendment(answers: Answers) -> Amendment:
        texts = str(answers.get("name") or ""), str(answers.get("reason") or "")
        return Amendment(ADD, answers.get("date"), *texts, answers.get("learnt")).tidied()

    step = Step(
        key="adding",
        title="The bank holiday",
        question="Which day becomes a bank holiday?",
        clause=NOTHING_YET,
        fields=(
            Field("date", "Date of the bank holiday", "date"),
            Field("name", "What it is called", "line", "As it is to stand in the working of a date."),
            REASON,
            _learnt(desk),
        ),
    )
    return _form(desk, step, "Add a bank holiday", amendment, ("The bank holiday is added.", "&Add the bank holiday"))


def striking_out_form(desk: Desk, row: CalendarRow) -> AmendmentForm:
    """Why a day of the calendar is no bank holiday."""

    def amendment(answers: Answers) -> Amendment:
        reason = str(answers.get("reason") or "")
        return Amendment(STRIKE, row.date, reason=reason, learnt=answers.get("learnt")).tidied()

    step = Step(
        key="striking",
        title="Striking out",
        question=f"Why is {long_date(row.date)} no bank holiday?",
        clause=NOTHING_YET,
        help=f"{row.name}. It stays in the calendar, struck out, with your reason beside it.",
        fields=(REASON, _learnt(desk)),
    )
    said = "The bank holiday is struck out.", "&Strike it out"
    return _form(desk, step, "Strike out a bank holiday", amendment, said)


def taking_back_form(desk: Desk, row: CalendarRow) -> AmendmentForm:
    """Why a change of the calendar should not have been made."""

    def amendment(answers: Answers) -> Amendment:
        return Amendment(TAKE_BACK, row.date, reason=str(answers.get("reason") or "")).tidied()

    what = "struck out" if row.struck_out else "added"
    step = Step(
        key="taking_back",
        title="Taking back",
        question=f"Why should {long_date(row.date)} not have been {what}?",
        clause=NOTHING_YET,
        help=f"{row.name}, {what} by you: {change_words(row)}",
        fields=(Field("reason", "Reason", "lines", "For example: Entered for the wrong year."),),
    )
    return _form(desk, step, "Take back a change", amendment, ("The change is taken back.", "&Take it back"))


def closure_form(desk: Desk) -> CaseForm:
    """When the office is closed."""

    def act(answers: Answers) -> str:
        add_closure(desk, _entry(answers))
        return "The closure is entered."

    fields = (
        Field("name", "What it is called", "line", "For example: Christmas."),
        Field("first", "First day closed", "date"),
        Field("last", "Last day closed", "date", "For one day, the same as the first."),
    )
    step = Step("closure", "The closure", "When is the office closed?", fields, CLOSURE_WHY)
    problems = _closure_check(desk, 0)
    return CaseForm(one_step("closure", "Add a closure", step, "Add the closure", problems), act)


def closure_change_form(desk: Desk, closure: Closure) -> CaseForm:
    """A closure as it should be, and why it changes."""

    def act(answers: Answers) -> str:
        change_closure(desk, closure.seq, _entry(answers), str(answers.get("reason") or ""))
        return "The closure is changed."

    fields = (
        Field("name", "What it is called", "line", initial=closure.name),
        Field("first", "First day closed", "date", initial=closure.first),
        Field("last", "Last day closed", "date", initial=closure.last),
        Field("reason", "Reason for the change", "lines", "It stays beside the old entry."),
    )
    step = Step("closure", "The closure", "When is the office closed?", fields, CLOSURE_WHY)
    problems = _closure_check(desk, closure.seq)
    return CaseForm(one_step("closure", "Change a closure", step, "Change it", problems), act)


def closure_striking_form(desk: Desk, closure: Closure) -> CaseForm:
    """Why a closure should not be there."""

    def act(answers: Answers) -> str:
        strike_closure(desk, closure.seq, str(answers.get("reason") or ""))
        return "The closure is struck out."

    step = Step(
        key="striking",
        title="Striking out",
        question="Why should this closure not be there?",
        help=f"{closure.name}, {closure.span}.",
        fields=(Field("reason", "Reason", "lines", "For example: The office stays open this year."),),
    )
    return CaseForm(one_step("striking", "Strike out a closure", step, "Strike it out"), act)


def _learnt(desk: Desk) -> Field:
    hint = "The day it was announced, or the day you heard of it."
    return Field("learnt", "Day you learnt of it", "date", hint, initial=desk.today())


def _form(
    desk: Desk, step: Step, title: str, amendment: Callable[[Answers], Amendment], said: tuple[str, str]
) -> AmendmentForm:
    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        return amendment_problems(desk, amendment(answers))

    done, verb = said
    return AmendmentForm(one_step(step.key, title, step, SEE, problems), amendment, done, verb)


def _closure_check(desk: Desk, seq: int) -> Callable[[str, Answers], tuple[Problem, ...]]:
    return lambda _step, answers: closure_problems(desk, _entry(answers), seq)


def _entry(answers: Answers) -> ClosureEntry:
    return ClosureEntry(str(answers.get("name") or ""), answers.get("first"), answers.get("last"))
