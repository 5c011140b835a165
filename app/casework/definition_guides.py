"""The guide of a complaint's definition: its points, what is wanted and what of it cannot be, and who agrees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.casework.case_guides import CaseForm
from app.casework.cases import CaseRecords, case_records
from app.casework.clauses import clause_beside
from app.casework.corrections import change_definition
from app.casework.definitions import AGREED, Understanding, understanding_of, understanding_problems
from app.casework.desks import Desk
from app.casework.guides import Answers, Caution, Field, Guide, Option, Step, advised, visible_fields
from app.casework.intakes import Definition, Point, definition_problems
from app.casework.quoted_fields import QUOTED, TO_THEM
from app.rules.problems import Problem

MOST_NOTES = 12
"""So many outcomes can have a note; a resident who wants more is asked what matters most."""


def definition_form(desk: Desk, case_id: int) -> CaseForm:
    """The points, outcomes and questions as they should be, what cannot be had, who agrees, and why it changes."""
    case = case_records(desk, case_id)
    steps = (_whole_step(case), _wishes_step(case), _agreed_step(desk, case), _reason_step(case))
    asks = case.edition.beside("definition", "agreed") is not None

    def order(answers: Answers) -> tuple[str, ...]:
        wishes = ("wishes",) if answers.get("outcomes") else ()
        return ("definition", *wishes, *(("agreed",) if asks else ()), "reason", "")

    def following(step: str, answers: Answers) -> str:
        walked = order(answers)
        return walked[walked.index(step) + 1] if step in walked else "reason"

    def problems(step: str, answers: Answers) -> tuple[Problem, ...]:
        page = next(one for one in steps if one.key == step)
        shown = {field.key for field in visible_fields(page, answers)}
        outcomes = definition_of(answers)[1]
        found = (
            *definition_problems(*definition_of(answers)),
            *understanding_problems(_understanding(answers, asks=asks), outcomes, desk.today()),
        )
        return tuple(one for one in found if one.field in shown)

    def act(answers: Answers) -> str:
        beside = _understanding(answers, asks=asks)
        change_definition(desk, case_id, definition_of(answers), answers["reason"], beside)
        return "The points and outcomes are changed; the old version stays in the history."

    guide = Guide(
        key="definition",
        title="Change points and outcomes",
        steps=steps,
        first="definition",
        following=following,
        problems=problems,
        finish="Change them",
    )
    return CaseForm(guide, act)


def definition_of(answers: Answers) -> Definition:
    """The points, outcomes and questions that the answers describe."""
    points = tuple(Point(text, whose or "to_check") for text, whose in answers.get("points") or ())
    return points, tuple(answers.get("outcomes") or ()), tuple(answers.get("questions") or ())


def _understanding(answers: Answers, *, asks: bool) -> Understanding:
    """What is said beside them; of agreement only where the edition wants it."""
    wishes = min(len(answers.get("outcomes") or ()), MOST_NOTES)
    agreed = str(answers.get("agreed") or "") if asks else ""
    return Understanding(
        unrealistic=tuple(str(answers.get(f"unrealistic.{number}") or "") for number in range(1, wishes + 1)),
        agreed=agreed,
        agreed_on=answers.get("agreed_on") if agreed else None,
    )


def _whole_step(case: CaseRecords) -> Step:
    defined = case.facts("defined")
    old = tuple((point["text"], point["whose"]) for point in defined["points"])
    beside = clause_beside(case.edition, "definition", "points")
    return Step(
        key="definition",
        title="The complaint",
        question="What is the complaint, as you now understand it?",
        clause=beside or "Together, the points and the wishes are the complaint's definition.",
        fields=(
            Field("points", "Points complained of", "points", f"One a line. {TO_THEM}", initial=old),
            _listed("outcomes", "What they want done", f"One a line. {QUOTED}.", defined),
            _listed("questions", "Anything unclear", f"As a whole question. {QUOTED}.", defined),
        ),
    )


def _listed(key: str, label: str, hint: str, defined: Mapping[str, Any]) -> Field:
    return Field(key, label, "list", hint, optional=True, initial=tuple(defined[key]))


def _wishes_step(case: CaseRecords) -> Step:
    """Which of the outcomes cannot be had, and why; the resident is told early (2022 Code 4.3)."""
    before = understanding_of(case)
    notes = tuple(
        Field(
            f"unrealistic.{number}",
            f"Why outcome {number} cannot be had",
            "line",
            f"Leave it empty where it can. {TO_THEM}",
            optional=True,
            initial=before.note(number),
            shown=_has_outcome(number),
        )
        for number in range(1, MOST_NOTES + 1)
    )
    return Step(
        key="wishes",
        title="What cannot be had",
        question="Is anything that they want out of reach?",
        clause=clause_beside(case.edition, "definition", "wishes"),
        fields=notes,
        advice=lambda answers: "\n".join(
            f"{number}. {outcome}" for number, outcome in enumerate(answers.get("outcomes") or (), 1)
        ),
    )


def _has_outcome(number: int) -> Callable[[Answers], bool]:
    return lambda answers: len(answers.get("outcomes") or ()) >= number


def _agreed_step(desk: Desk, case: CaseRecords) -> Step:
    before = understanding_of(case)

    def advice(answers: Answers) -> str:
        if answers.get("agreed") != "no":
            return ""
        return Caution("Go over it with them again. If you still differ, put it down in their words.")

    return Step(
        key="agreed",
        title="Agreed",
        question="Does the resident agree that this is their complaint?",
        clause=clause_beside(case.edition, "definition", "agreed"),
        fields=(
            Field(
                "agreed",
                "Agreed by the resident",
                "choice",
                "Leave it open while you have not asked.",
                options=tuple(Option(key, label) for key, label in AGREED.items()),
                optional=True,
                initial=before.agreed,
            ),
            Field(
                "agreed_on",
                "On which day",
                "date",
                initial=before.agreed_on or desk.today(),
                shown=lambda answers: bool(answers.get("agreed")),
            ),
        ),
        advice=advice,
    )


def _reason_step(case: CaseRecords) -> Step:
    return Step(
        key="reason",
        title="The reason",
        question="Why does it change?",
        advice=lambda _: _told_otherwise(case),
        fields=(Field("reason", "Reason", "lines", hint="It stays in the history beside the old version."),),
    )


def _told_otherwise(case: CaseRecords) -> str:
    """A letter that has gone out says the points as they were; a decision was made on them."""
    said = []
    if case.last("letter_issued") is not None:
        told = "A letter with the points as they were has been issued. Tell the resident what you have changed."
        said.append(Caution(told))
    if case.last("decided") is not None:
        said.append(Caution("A decision was made on the points as they were. One that is new is still to be decided."))
    return advised(said)
