"""The guides that begin a letter with questions of its own: one page each, made from the questions in its wording.

A new letter of that kind is a rule in the editions, a wording with its asks, and a line among the kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from app.casework.case_guides import CaseForm, one_step
from app.casework.cases import CaseRecords
from app.casework.deeds import Deed
from app.casework.desks import Desk
from app.casework.guides import Answers, Field, Option, Step
from app.casework.letter_contradictions import offered_options
from app.casework.letter_facts import letter_rule
from app.casework.letter_kinds import KINDS
from app.casework.letter_plans import asks_of, is_asked, is_of, open_plan, plan_letter, plan_problems
from app.casework.letter_starts import started
from app.casework.letter_subjects import subject_records
from app.casework.particulars import needs_of
from app.casework.promises import open_promises, promises_made
from app.casework.restrictions import restrictions
from app.letters.asks import Ask
from app.rules.editions import Edition
from app.rules.problems import Problem
from app.rules.provisions import LetterRule

LETTERS = "letters"
"""The part of the menu."""


UNPOSTED = "A letter of this kind is issued and has not gone yet. Post it, or withdraw it, before another is begun."


def letter_form(kind: str, desk: Desk, case_id: int, of: str) -> CaseForm:
    """The questions of a letter, on one page; answered, the letter is opened. Raises KeyError where it has none."""
    case = subject_records(desk, case_id)
    stage, rule = case.stage, letter_rule(desk, case.edition, kind, case.stage)
    if rule is None:
        raise KeyError(kind)
    every, plan = asks_of(desk, case, kind, stage), open_plan(case, kind, stage)
    asks = tuple(replace(ask, options=offered_options(desk, case, ask)) for ask in every)
    begun: Mapping[str, Any] = plan.body["answers"] if plan is not None and is_of(plan, of) else {}
    fields = tuple(_field(asks, ask, begun.get(ask.key) or started(desk, case, ask.start, stage, of)) for ask in asks)
    step = Step(
        key="asks",
        title="What it says",
        question=fields[0].label if len(fields) == 1 else "What is the letter to say?",  # which hides its label
        fields=fields,
        clause=_clause(case.edition, rule),
        help=f"{rule.when}. You see the whole letter next, and can change every word of it." if rule.when else "",
    )

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        return plan_problems(desk, case, kind, stage, answers)

    def act(answers: Answers) -> str:
        plan_letter(desk, case_id, kind, stage, answers, of=of)
        return "What it says is kept, and the letter is begun."

    guide = one_step(f"write_{kind}", rule.name, step, "Write the letter", problems)
    return CaseForm(guide, act, opens=(kind, stage))


def can_write(desk: Desk, number: int, kind: str) -> bool:
    """Whether there are rules and words for a letter about a file, a case or a contact that is none."""
    return letter_fits(kind, desk, subject_records(desk, number))


def _field(asks: tuple[Ask, ...], ask: Ask, initial: Any) -> Field:  # noqa: ANN401 - as fields have it
    options = tuple(Option(key, words) for key, words in ask.options)
    shown: Callable[[Answers], bool] | None = (lambda answers: is_asked(asks, ask, answers)) if ask.shown else None
    return Field(ask.key, ask.question, ask.kind, ask.hint, options, not ask.needed, initial, shown)


def _clause(edition: Edition, rule: LetterRule) -> str:
    """The first clause that demands something of the letter beside the way to the Ombudsman, as small type has it."""
    numbers = [part.clause.split(",")[0].strip() for part in rule.parts if part.clause and part.key != "ombudsman"]
    known = {clause.number: clause for clause in edition.clauses}
    found = next((known[number] for number in numbers if number in known), None)
    return f"Code {found.number}: {found.says}" if found is not None else ""


def letter_fits(kind: str, desk: Desk, case: CaseRecords) -> bool:
    """Whether the edition of a case has this letter at its stage, and there are words for it."""
    return letter_rule(desk, case.edition, kind, case.stage) is not None


def letter_blocked(kind: str, desk: Desk, case: CaseRecords) -> str:
    """Why a letter cannot be begun now; empty where it can."""
    if case.file_closed and not KINDS[kind].anytime:
        return "This case is closed. Open it again first."
    if case.refused is not None and not KINDS[kind].anytime:
        return "This is not taken. Record first that the refusal was overturned, or strike it out."
    if any(one.body["letter_kind"] == kind for one in case.unposted):
        return UNPOSTED
    lacks = LACKS.get(kind)
    return lacks[1] if lacks is not None and not lacks[0](desk, case) else ""


def _overdue(desk: Desk, case: CaseRecords) -> bool:
    return any(clock.due < desk.today() for clock in case.waiting)


LACKS: Mapping[str, tuple[Callable[[Desk, CaseRecords], object], str]] = {
    "clarification": (
        lambda _, case: case.facts("defined")["questions"],
        "No question is on the case. Put what is unclear among its points and questions first.",
    ),
    "missed_deadline": (_overdue, "No date of the Code has passed."),
    "progress_update": (lambda _, case: case.waiting, "No answer is waited for."),
    "new_issue": (
        lambda _, case: any(one.kind == "issue_raised" for one in case.standing),
        "Nothing new was raised. Record it first.",
    ),
    "remedy": (lambda _, case: promises_made(case), "Nothing was offered yet. Record what puts it right first."),
    "action_update": (
        lambda desk, case: any(one.put_off(desk.today()) for one in open_promises(case)),
        "Nothing that was promised is late or put off. Where it will be late, record its new date first.",
    ),
    "action_completed": (
        lambda _, case: any(one.done_on for one in promises_made(case)),
        "Nothing that was promised is done yet. Record first that it is.",
    ),
    "adjustment": (
        lambda _, case: needs_of(case).adjustments or needs_of(case).large_print,
        "Nothing that helps them is on record. Record it first.",
    ),
    "contact_restriction": (
        lambda _, case: restrictions(case),
        "No limit of contact is on record. Record it first, with its reasons.",
    ),
    "feedback_survey": (lambda _, case: case.file_closed, "Ask once the case is closed."),
    "correction": (
        lambda _, case: any(one.kind == "letter_issued" and one not in case.unposted for one in case.standing),
        "No letter has gone. One that was not posted yet can be withdrawn and written anew.",
    ),
}
"""What the case has to have for a letter, and what is said where it has not."""


def _deed(kind: str) -> Deed:
    return Deed(
        key=f"write_{kind}",
        verb=KINDS[kind].verb,
        group=LETTERS,
        form=partial(letter_form, kind),
        blocked=partial(letter_blocked, kind),
        fits=partial(letter_fits, kind),
    )


LETTER_DEEDS = tuple(_deed(kind) for kind, one in KINDS.items() if one.planned and not one.of_requests)
"""A deed for each letter that is begun by answering its questions."""
