"""The guide of a possible hazard: what was done about it, and whether that was its investigation."""

from __future__ import annotations

from app.casework.case_guides import CaseForm, one_step
from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.guides import Answers, Field, Option, Step
from app.casework.hazard_actions import (
    ENDS,
    OUTCOMES,
    HazardAction,
    action_problems,
    hazard_meant,
    record_hazard_action,
)
from app.casework.reported_hazards import Hazard
from app.rules.dates import long_date
from app.rules.problems import Problem
from app.rules.words import capital


def hazard_form(desk: Desk, case_id: int, of: str = "") -> CaseForm:
    """What was done about a possible hazard; `of` is its number, where several can be meant."""
    case = case_records(desk, case_id)
    named = int(of or 0)

    def action(answers: Answers) -> HazardAction:
        text = {key: str(answers.get(key) or "").strip() for key in ("action", "investigated", "by", "hazard")}
        about = named or int(text["hazard"] or 0)
        return HazardAction(answers.get("on"), text["action"], text["investigated"], text["by"], about)

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        return action_problems(desk, case, action(answers))

    def act(answers: Answers) -> str:
        record_hazard_action(desk, case_id, action(answers))
        return "What was done about the hazard is recorded."

    step = _step(desk, case, named)
    return CaseForm(one_step("hazard", "Record what was done", step, "Record it", problems), act)


def _step(desk: Desk, case: CaseRecords, named: int) -> Step:
    meant = hazard_meant(case, named)
    open_ones = tuple(
        Option(str(one.seq), capital(one.short), f"Reported on {long_date(one.report.on)}")
        for one in case.pressing_hazards
    )
    which = Field("hazard", "Which hazard", "choice", options=open_ones)
    return Step(
        key="hazard",
        title="What was done",
        question=f"What was done about the hazard{meant.named if meant else ''}?",
        clause="Putting a hazard right does not wait for the complaint, nor the complaint for it.",
        help=_help(meant) if meant is not None else "",
        fields=(
            *((which,) if meant is None and len(open_ones) > 1 else ()),
            Field("on", "Date it was done", "date", initial=desk.today()),
            Field("action", "What was done", "lines", hint="Who was told, or what was found and made safe."),
            Field(
                "investigated",
                "Was it investigated?",
                "choice",
                "While it is not yet, its date runs on, and the case cannot be closed.",
                tuple(Option(key, label) for key, label in OUTCOMES.items()),
            ),
            Field(
                "by",
                "Who investigated it",
                "line",
                "A name, or the firm.",
                shown=lambda answers: answers.get("investigated") in ENDS,
            ),
        ),
    )


def _help(hazard: Hazard) -> str:
    """When it was reported, and all of its words where the question cuts them."""
    reported = f"Reported on {long_date(hazard.report.on)}"
    return f"{reported}: {hazard.words}" if hazard.short.endswith("…") else f"{reported}."
