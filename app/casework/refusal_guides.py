"""The guides about not accepting a complaint, or its next stage: deciding it, telling the resident, and overturning it.

The first asks for the ground with its own facts, puts what speaks against refusing, and can end in taking the complaint
all the same (2024 Code 2.1-2.5, 5.11; 2022 Code 1.7-1.9, 4.14, 5.9). The clauses beside the steps are the edition's.
"""

from __future__ import annotations

from app.casework.case_guides import CaseForm, one_step
from app.casework.cases import CaseRecords, case_records
from app.casework.clauses import clause_beside
from app.casework.deeds import Deed
from app.casework.desks import Desk
from app.casework.guides import CHECK, Answers, Field, Guide, Option, Step
from app.casework.overturnings import (
    BY,
    NOTHING_REFUSED,
    Overturning,
    overturn,
    overturning_problems,
    record_telling,
    telling_blocked,
    telling_problems,
)
from app.casework.refusal_letters import refused_on
from app.casework.refusal_sheets import AGAINST, FACTS, RefusalSheet, refusal_sheet, refusal_steps
from app.casework.refusals import (
    accept,
    day_problems,
    fact_problems,
    fairness_problems,
    ground_problems,
    refuse,
    refusing_blocked,
    weighing_problems,
    words_problems,
)
from app.rules.dates import long_date
from app.rules.exclusions import TIME_LIMIT
from app.rules.problems import Problem
from app.rules.words import countdown


def refusal_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """Whether a complaint, or the stage it has come to, is not accepted: why, or why it is taken all the same."""
    sheet = refusal_sheet(desk, case_records(desk, case_id))
    stage = sheet.case.stage

    def act(answers: Answers) -> str:
        if answers.get("decision") == "accept":
            accept(desk, case_id, sheet.refusal(answers))
            return "It is taken all the same; why is recorded."
        refuse(desk, case_id, sheet.refusal(answers))
        return "It is recorded as not accepted. Now write the letter that says why."

    guide = Guide(
        key="refuse",
        title="Not accept it" if stage == 1 else f"Not take it to stage {stage}",
        steps=refusal_steps(sheet),
        first="ground",
        following=lambda step, answers: _following(sheet, step, answers),
        problems=lambda step, answers: _problems(sheet, step, answers),
        finish="Not accept it" if stage == 1 else f"Not take it to stage {stage}",
    )
    return CaseForm(guide, act)


def overturned_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """Who overturned a refusal, when and why; the case goes on, received when it was."""
    case = case_records(desk, case_id)
    refused = case.refused
    step = Step(
        key="overturned",
        title="Overturned",
        question="Who overturned it, and why?",
        help=f"{refused_on(refused)}: {refused.body['reasons']}" if refused else "",
        clause=clause_beside(case.edition, "overturned", "overturned"),
        fields=(
            Field("by", "Who overturned it", "choice", options=tuple(Option(key, words) for key, words in BY.items())),
            Field("on", "Date", "date", hint="The day of the Ombudsman's letter, or of your own decision."),
            Field(
                "reference",
                "The Ombudsman's reference",
                "line",
                hint="As its letter has it. Leave it empty if there is none.",
                optional=True,
                shown=lambda answers: answers.get("by") == "ombudsman",
            ),
            Field("reason", "Why", "lines", hint="What the Ombudsman said, or what changed your mind."),
        ),
        advice=lambda _answers: _again(desk, case),
    )

    def overturning(answers: Answers) -> Overturning:
        by, reference, reason = (str(answers.get(key) or "") for key in ("by", "reference", "reason"))
        return Overturning(answers.get("on"), by, reference, reason)

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        return overturning_problems(desk, case, overturning(answers))

    def act(answers: Answers) -> str:
        overturn(desk, case_id, overturning(answers))
        return "The complaint goes on, received when it was."

    return CaseForm(one_step("overturned", "It was overturned", step, "Take it up again", problems), act)


def telling_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """When a letter that Casebook did not print told the resident why it is not accepted."""
    case = case_records(desk, case_id)
    step = Step(
        key="told",
        title="The letter",
        question="When did the letter go that says why?",
        help="Only for a letter that Casebook did not print. It says why the complaint is not taken, and that the "
        "Housing Ombudsman can be asked to look at that decision.",
        clause=clause_beside(case.edition, "refuse", "reasons"),
        fields=(
            Field("on", "Date it was sent", "date", hint="The day it went; the date on it does not count."),
            Field("how", "How it went", "line", "For example: by second class post, or by e-mail", optional=True),
        ),
    )

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        return telling_problems(desk, case, answers.get("on"), str(answers.get("how") or ""))

    def act(answers: Answers) -> str:
        record_telling(desk, case_id, answers.get("on"), str(answers.get("how") or ""))
        return "It is recorded that the resident was told why."

    return CaseForm(one_step("refusal_told", "The letter has gone", step, "Record it", problems), act)


def _following(sheet: RefusalSheet, step: str, answers: Answers) -> str:
    if step == "ground":
        ground = sheet.ground(answers) or sheet.case.edition.grounds[0]
        return f"{FACTS}{ground.key}"
    if step.startswith(FACTS):
        return step.replace(FACTS, AGAINST) if sheet.against(answers) else "circumstances"
    if step.startswith(AGAINST):
        return "circumstances"
    if step == "decision":
        return "accepting" if answers.get("decision") == "accept" else "reasons"
    return {
        "circumstances": "decision",
        "accepting": "",
        "reasons": "evidence",
        "evidence": "instead",
        "instead": CHECK,
    }[step]


def _problems(sheet: RefusalSheet, step: str, answers: Answers) -> tuple[Problem, ...]:
    desk, case, refusal = sheet.desk, sheet.case, sheet.refusal(answers)
    if step == "ground":
        return ground_problems(case, refusal)
    if step.startswith(FACTS):
        return fact_problems(desk, case, refusal)
    if step.startswith(AGAINST):
        return weighing_problems(desk, case, refusal)
    if step == "decision":
        return (*_discretion_problems(sheet, answers), *_decision_problems(answers))
    if step in ("reasons", "accepting"):
        return (*_reasons_problems(sheet, step, answers), *day_problems(desk, case, refusal.on))
    return tuple(words_problems(refusal, (step,)))


def _reasons_problems(sheet: RefusalSheet, step: str, answers: Answers) -> tuple[Problem, ...]:
    """What is wrong with why it is refused, or taken all the same."""
    refusal = sheet.refusal(answers)
    found = tuple(words_problems(refusal, ("reasons",)))
    if step == "reasons":
        return (*found, *fairness_problems(sheet.case, refusal))
    return tuple(Problem("accepting", each.sentence if refusal.reasons.strip() else ACCEPTING) for each in found)


ACCEPTING = "Enter why you take it all the same."


def _discretion_problems(sheet: RefusalSheet, answers: Answers) -> tuple[Problem, ...]:
    if answers.get("ground") != TIME_LIMIT:
        return ()
    return tuple(words_problems(sheet.refusal(answers), ("discretion",)))


def _decision_problems(answers: Answers) -> tuple[Problem, ...]:
    decided = answers.get("decision") in ("refuse", "accept")
    return () if decided else (Problem("decision", "Say whether you take it all the same."),)


def _again(desk: Desk, case: CaseRecords) -> str:
    """The dates that count again once it is overturned."""
    stage = case.refused.body["stage"] if case.refused else None
    again = (one for one in case.clocks if one.stage == stage and one.stopped is None and not one.overtaken)
    dates = [f"{one.rule.verb} by {long_date(one.due)}: {countdown(one.standing(desk.today()))}." for one in again]
    received = f"It counts as received on {long_date(case.received_on())}, as before."
    return "\n".join([received, *dates])


REFUSE = Deed(
    key="refuse",
    verb="Not accept it…",
    group="taking",
    form=refusal_form,
    blocked=lambda _desk, case: refusing_blocked(case),
    fits=lambda _desk, case: bool(case.edition.grounds) and case.stage == 1,
)
REFUSE_FURTHER = Deed(
    key="refuse_further",
    verb="Not take it to this stage…",
    group="taking",
    form=refusal_form,
    blocked=lambda _desk, case: refusing_blocked(case),
    fits=lambda _desk, case: bool(case.edition.grounds) and case.stage > 1,
)
OVERTURNED = Deed(
    key="overturned",
    verb="It was overturned…",
    group="taking",
    form=overturned_form,
    blocked=lambda _desk, case: "" if case.refused else NOTHING_REFUSED,
    fits=lambda _desk, case: bool(case.edition.grounds),
)
REFUSAL_TOLD = Deed(
    key="refusal_told",
    verb="The letter that says why has gone…",
    group="taking",
    form=telling_form,
    blocked=lambda _desk, case: telling_blocked(case),
    listed=False,
)
