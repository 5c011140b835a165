"""The guide that weighs the effect on the resident, by the factors of the edition and in words.

What puts a complaint right follows from the effect that it had (2024 Code 7.2; 2022 Code 6.2, 6.4).
"""

from __future__ import annotations

from collections.abc import Mapping

from app.casework.case_guides import CaseForm
from app.casework.cases import CaseRecords, case_records
from app.casework.clauses import clause_beside
from app.casework.deeds import Deed
from app.casework.desks import Desk
from app.casework.earlier_weighings import BEFORE, before_problems, before_step, earlier_weighing, kept
from app.casework.guides import CHECK, Answers, Field, Guide, Step
from app.casework.outlooks import closed_problems
from app.casework.quoted_fields import TO_THEM
from app.casework.remedies import CHANGES, OFFERS, Weighing, factor_rules, weigh, weighed, weighing_problems
from app.rules.problems import Problem
from app.rules.provisions import NamedRule

RIGHTING = "righting"
"""The part of the menu."""


def weighing_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """The effect on the resident, by the factors of the edition and in words; what was written before stands there.

    At a later stage, what the stages before weighed and offered comes first, to be kept or changed.
    """
    case = case_records(desk, case_id)
    rules = factor_rules(desk, case.edition)[0]
    before = before_step(desk, case)
    steps = (*((before,) if before else ()), _factors_step(desk, case), _impact_step(case))

    def made(answers: Answers) -> Weighing:
        return kept(case, answers) or _weighing(rules, answers)

    def following(step: str, answers: Answers) -> str:
        if step == BEFORE:
            return CHECK if kept(case, answers) else "factors"
        return "impact" if step == "factors" else CHECK

    def problems(step: str, answers: Answers) -> tuple[Problem, ...]:
        if step == BEFORE:
            return before_problems(case, answers)
        return of_step(steps, step, weighing_problems(desk, case, made(answers)))

    def act(answers: Answers) -> str:
        weigh(desk, case_id, made(answers))
        changes = answers.get(OFFERS) == CHANGES
        then = " Now record what is no longer owed, and add what is offered instead." if changes else ""
        return f"The effect on the resident is recorded.{then}"

    guide = Guide(
        key="weigh",
        title="Weigh the effect on them",
        steps=steps,
        first=steps[0].key,
        following=following,
        problems=problems,
        finish="Record it",
    )
    return CaseForm(guide, act)


def of_step(steps: tuple[Step, ...], key: str, found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems that belong beside the fields of one step."""
    here = {field.key for step in steps if step.key == key for field in step.fields}
    return tuple(problem for problem in found if problem.field in here)


def borrowed(case: CaseRecords, whose: str, what: str) -> tuple[str, ...]:
    """That an edition is not known to name something, and whose is shown in its place; nothing where it names it."""
    if not whose:
        return ()
    return (f"The {case.edition.short_name} is not known to name {what} of its own; these are those of the {whose}.",)


def confirm_words(rules: tuple[NamedRule, ...]) -> tuple[str, ...]:
    """What of some rules still wants confirming, each once, as a sentence."""
    found = dict.fromkeys(rule.to_be_confirmed for rule in rules if rule.to_be_confirmed)
    return tuple(f"To be confirmed: {words}." for words in found)


def closed_reason(_desk: Desk, case: CaseRecords) -> str:
    """Why nothing is put right on a closed case; empty on an open one."""
    return " ".join(problem.sentence for problem in closed_problems(case))


def _factors_step(desk: Desk, case: CaseRecords) -> Step:
    rules, whose = factor_rules(desk, case.edition)
    before = weighed(case, case.stage) or earlier_weighing(case)
    old: Mapping[str, str] = before.body["factors"] if before else {}
    return Step(
        key="factors",
        title="What it was like",
        question="What was it like for them?",
        clause=clause_beside(case.edition, "weigh", "factors"),
        help=" ".join((*borrowed(case, whose, "factors"), *confirm_words(rules))),
        fields=tuple(
            Field(
                rule.key,
                rule.name,
                "lines",
                f"{rule.asks} {TO_THEM}".strip(),
                optional=True,
                initial=old.get(rule.key, ""),
            )
            for rule in rules
        ),
    )


def _impact_step(case: CaseRecords) -> Step:
    before = weighed(case, case.stage) or earlier_weighing(case)
    initial = before.body["impact"] if before else ""
    return Step(
        key="impact",
        title="The effect",
        question="What did it do to them?",
        clause=clause_beside(case.edition, "weigh", "impact"),
        fields=(
            Field(
                "impact",
                "The effect on the resident",
                "lines",
                f"In words they would know it by. {TO_THEM}",
                initial=initial,
            ),
        ),
    )


def _weighing(rules: tuple[NamedRule, ...], answers: Answers) -> Weighing:
    """The effect that the answers describe."""
    factors = {rule.key: str(answers.get(rule.key) or "") for rule in rules}
    return Weighing(factors, str(answers.get("impact") or ""), str(answers.get(OFFERS) or ""))


WEIGH = Deed("weigh", "Weigh the effect on them…", RIGHTING, weighing_form, closed_reason)
