"""Edition changes: another edition of the Code for a case than the one in force when the complaint was received.

Landlords had six months to follow the Code of 2022, so an older policy may lawfully govern a case. Which edition does
is a fact in the journal like any other: the old one stays there, struck out, with the reason for the new one. It cannot
be struck out, because a case is always under some edition; it is changed again. To go back to the edition in force on
the day of receipt is no choice: the case then follows that day again, whatever it is corrected to.
"""

from __future__ import annotations

from collections.abc import Callable

from app.casework.case_guides import CaseForm
from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.governing_editions import lacks_stage
from app.casework.guides import Answers, Caution, Field, Guide, Option, Step, advised
from app.casework.outlooks import beside_outlook, closed_problems, countable_problems, outlook
from app.casework.settings import actor
from app.casework.texts import POINT_LENGTH, tidy, too_long
from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.problems import Problem, Refused
from app.rules.timelines import Entry

NOTHING_MOVES = "No date of this case moves."


def change_edition(desk: Desk, case_id: int, key: str, reason: str) -> int:
    """Put a case under another edition of the Code; every clock follows. Returns the entry's number. Raises Refused."""
    case = case_records(desk, case_id)
    edition, reason = _edition(desk, key), tidy(reason)
    problems = [*closed_problems(case), *_edition_problems(desk, case, edition), *_reason_problems(reason)]
    if problems or edition is None:
        raise Refused(tuple(problems))
    in_force = desk.editions.in_force_on(case.received_on())
    chosen = edition.key != in_force.key
    sentence = f"Now handled under the {edition.short_name} again, as the day of receipt has it."
    if chosen:
        by_day = f"by the day of receipt it would be the {in_force.short_name}"
        sentence = f"Now handled under the {edition.short_name}, which was chosen; {by_day}."
    body = {"edition": edition.key, "reason": reason, "chosen": chosen, "corrects": _entry(desk, case).corrects}
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, "edition", on=desk.today(), sentence=sentence, body=body)


def edition_form(desk: Desk, case_id: int) -> CaseForm:
    """Which edition is to govern a case, what that would do, and why."""
    case = case_records(desk, case_id)

    def chosen(answers: Answers) -> Edition | None:
        return _edition(desk, str(answers.get("edition") or ""))

    def problems(step: str, answers: Answers) -> tuple[Problem, ...]:
        return _edition_problems(desk, case, chosen(answers)) if step == "edition" else ()

    def act(answers: Answers) -> str:
        change_edition(desk, case_id, str(answers.get("edition") or ""), str(answers.get("reason") or ""))
        return "The edition is changed; the one before stays in the history."

    reason = Field("reason", "Reason", "lines", hint="For example: Our policy followed the older Code until October.")
    why = Step(
        key="reason",
        title="The reason",
        question="Why does that edition apply?",
        clause="The edition before stays in the history, struck out. To go back to it, change the edition again.",
        fields=(reason,),
        advice=lambda answers: _advice(desk, case, chosen(answers)),
    )
    guide = Guide(
        key="edition",
        title="Change the edition",
        steps=(_which_step(desk, case, lambda answers: _advice(desk, case, chosen(answers))), why),
        first="edition",
        following=lambda step, _: "reason" if step == "edition" else "",
        problems=problems,
        finish="Change the edition",
    )
    return CaseForm(guide, act)


def _which_step(desk: Desk, case: CaseRecords, advice: Callable[[Answers], str]) -> Step:
    received = case.received_on()
    by_day = desk.editions.in_force_on(received).short_name
    others = (edition for edition in desk.editions.all if edition.key != case.edition.key)
    options = tuple(Option(edition.key, edition.short_name, edition.applies_to) for edition in others)
    chosen = f" It was chosen: {case.edition_chosen}" if case.edition_chosen else ""
    return Step(
        key="edition",
        title="The edition",
        question="Which edition of the Code governs this case?",
        help=f"Now it is the {case.edition.short_name}.{chosen}",
        clause=f"By the day of receipt, {long_date(received)}, it is the {by_day}.",
        fields=(Field("edition", "Edition", "choice", options=options),),
        advice=advice,
    )


def _edition(desk: Desk, key: str) -> Edition | None:
    return next((edition for edition in desk.editions.all if edition.key == key), None)


def _entry(desk: Desk, case: CaseRecords) -> Entry:
    """The change as the clocks would read it."""
    standing = case.last("edition")
    return Entry(case.next_seq, "edition", desk.today(), corrects=standing.seq if standing else None)


def _edition_problems(desk: Desk, case: CaseRecords, edition: Edition | None) -> tuple[Problem, ...]:
    """What stands against handling a case under an edition."""
    if edition is None:
        return (Problem("edition", f"Choose an edition of the Code. There are: {desk.editions.keys()}."),)
    if edition.key == case.edition.key:
        return (Problem("edition", f"The case is under the {edition.short_name} already. Choose another."),)
    if lacks_stage(edition, case):
        return (Problem("edition", _stage_sentence(case, edition)),)
    return countable_problems(desk, case, _entry(desk, case), "edition", edition)


def _stage_sentence(case: CaseRecords, edition: Edition) -> str:
    most = edition.most_stages
    return f"This complaint is at stage {case.stage}, and the {edition.short_name} has {most} stages. Choose another."


def _reason_problems(reason: str) -> tuple[Problem, ...]:
    if not reason:
        return (Problem("reason", "Enter the reason why this edition applies; it stays in the history."),)
    return too_long("reason", "The reason", reason, POINT_LENGTH)


def _advice(desk: Desk, case: CaseRecords, edition: Edition | None) -> str:
    """What the clocks, the periods in months and the updates would do under this edition."""
    if edition is None:
        return ""
    problems = _edition_problems(desk, case, edition)
    if problems:
        return Caution("\n".join(problem.sentence for problem in problems))
    entry = _entry(desk, case)
    moves = (*outlook(desk, case, entry, edition), *beside_outlook(desk, case, entry, edition))
    return advised(moves) or NOTHING_MOVES
