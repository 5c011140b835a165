"""The guide that moves a complaint to its next stage: when they asked, about which points, and who considers it."""

from __future__ import annotations

from app.casework.case_guides import CaseForm
from app.casework.cases import CaseRecords, case_records
from app.casework.clauses import clause_beside
from app.casework.deeds import Deed
from app.casework.definitions import outcomes_at, points_at
from app.casework.desks import Desk
from app.casework.escalations import escalate, escalation_blocked
from app.casework.event_sheets import EventSheet
from app.casework.guides import Answers, Field, Guide, Step
from app.casework.milestones import Milestone, milestone_problems
from app.casework.person_sheets import CONFLICT, MEMBER, WHO, PersonSheet
from app.casework.quoted_fields import QUOTED
from app.rules.problems import Problem
from app.rules.words import uncapital, working_days

THIRD = 3
"""The stage that only a landlord has that justified one, under the older editions."""

ALL_OF_IT = "All of it"
"""What goes where none of the points is ticked, or each is."""

ON_THE_PAGE = {
    "asked": ("on", "how", "words"),
    "points": ("tried",),
    WHO: ("person", "post", "two_people"),
    CONFLICT: ("conflict", "conflict_words", "resolution"),
}
"""Beside which fields each step shows what is wrong; what belongs beside none is shown on the first."""


def escalation_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """Everything about a request for the next stage, in whatever words or way it came."""
    case = case_records(desk, case_id)
    stage = case.stage + 1
    sheet = PersonSheet(desk, case, stage)

    def problems(step: str, answers: Answers) -> tuple[Problem, ...]:
        if step in (CONFLICT, MEMBER):
            return sheet.problems(step, answers)
        found = milestone_problems(desk, case, request_from(sheet, answers))
        keys = (*ON_THE_PAGE[step], *(("",) if step == "asked" else ()))
        return sheet.beside([one for one in found if one.field in keys], answers)

    def following(step: str, answers: Answers) -> str:
        order = {"asked": "points", "points": WHO}
        return order.get(step) or sheet.following(step, answers)

    def act(answers: Answers) -> str:
        escalate(desk, case_id, request_from(sheet, answers))
        return f"The complaint is at stage {stage}. {sheet.name(answers)} considers it."

    guide = Guide(
        key="escalate",
        title=f"Move to stage {stage}",
        steps=(_asked(desk, case, stage), _points(case, stage), *sheet.steps()),
        first="asked",
        following=following,
        problems=problems,
        finish=f"Move to stage {stage}",
    )
    return CaseForm(guide, act)


def request_from(sheet: PersonSheet, answers: Answers) -> Milestone:
    """The request that the answers describe."""
    known = points_at(sheet.case, sheet.case.stage)
    points = tuple(number for number, _ in known if answers.get(f"point.{number}") is True)
    return Milestone(
        kind="escalation_requested",
        on=answers.get("on"),
        stage=sheet.stage,
        how=str(answers.get("how") or ""),
        considerer=sheet.person(answers),
        words=str(answers.get("words") or ""),
        points=() if len(points) == len(known) else points,
        unwanted=_unwanted(sheet.case, answers),
        tried=str(answers.get("tried") or ""),
    )


def _some(case: CaseRecords, answers: Answers) -> bool:
    """Whether some of the points are ticked, and not all of them."""
    return len({answers.get(f"point.{number}") is True for number, _ in points_at(case, case.stage)}) > 1


def _unwanted(case: CaseRecords, answers: Answers) -> tuple[str, ...]:
    """The outcomes that are not ticked, where some of the points stay behind: nobody wants them any more."""
    wanted = enumerate(outcomes_at(case, case.stage), 1)
    return tuple(text for number, text in wanted if _some(case, answers) and answers.get(f"outcome.{number}") is False)


def _asked(desk: Desk, case: CaseRecords, stage: int) -> Step:
    events = EventSheet(desk, case, case.stage)
    starts = (rule for rule in case.edition.clocks if (rule.stage, rule.starts) == (stage, "escalation_requested"))
    within = "".join(
        f" The {uncapital(rule.name)} is due within {working_days(rule.working_days)} (Code {rule.clause})."
        for rule in starts
    )
    beside = clause_beside(case.edition, "escalate", "asked_third" if stage == THIRD else "asked")
    return Step(
        key="asked",
        title="The request",
        question=f"When was stage {stage} asked for?",
        clause=f"{beside}{within}".strip(),
        help="Any words will do, and any way: on the telephone, in passing, to the warden.",
        fields=(
            Field("on", "Date on which it was asked for", "date", hint="The day on which anybody of yours was told."),
            Field("how", "How they asked", "line", "For example: by telephone", optional=True),
            Field(
                "words", "What they said", "lines", f"In their words. They need not say why. {QUOTED}.", optional=True
            ),
        ),
        advice=lambda answers: events.advice("escalation_requested", answers),
    )


def _points(case: CaseRecords, stage: int) -> Step:
    ticks = tuple(
        Field(f"point.{number}", f"{number}. {point.text}", "tick", optional=True, initial=False)
        for number, point in points_at(case, case.stage)
    )

    def ticked(answers: Answers) -> str:
        return "" if _some(case, answers) else ALL_OF_IT

    return Step(
        key="points",
        title="The points",
        question=f"Which points go to stage {stage}?",
        clause=clause_beside(case.edition, "escalate", "points"),
        help="Tick those that they are still unhappy with. If you tick none, all of them go. If you tick some, "
        "take the tick off what they wanted only for the others.",
        fields=(
            *((*ticks, *_still_wanted(case)) if len(ticks) > 1 else ()),
            Field(
                "tried",
                "What you did to find out what is still wrong",
                "lines",
                "For example: Rang twice and offered a visit. It holds nothing up.",
                optional=True,
            ),
        ),
        ticked=ticked if len(ticks) > 1 else None,
    )


def _still_wanted(case: CaseRecords) -> tuple[Field, ...]:
    """What they wanted, of which some may have been for the points that stay behind; asked where some do."""
    return tuple(
        Field(
            f"outcome.{number}",
            f"Still wanted: {text}",
            "tick",
            optional=True,
            initial=True,
            shown=lambda answers: _some(case, answers),
        )
        for number, text in enumerate(outcomes_at(case, case.stage), 1)
    )


ESCALATE = Deed("escalate", "Move to the next stage…", "answering", escalation_form, escalation_blocked)
