"""The form of a handing over: to whom what is held about somebody went, when and how, and what was taken out."""

from __future__ import annotations

from collections.abc import Sequence

from app.casework.case_guides import CaseForm, one_step
from app.casework.desks import Desk
from app.casework.disclosures import HandingOver, handing_problems, record_handing_over
from app.casework.guides import Answers, Field, Step
from app.casework.subject_searches import Found
from app.rules.problems import Problem


def handing_form(desk: Desk, name: str, chosen: Sequence[Found]) -> CaseForm:
    """How what is held about somebody was handed over; it is recorded on each of these files."""
    step = Step(
        key="handing",
        title="Handed over",
        question="How was it handed over?",
        help="This is recorded on each file that you ticked, so that it can be shown later.",
        fields=(
            Field("to", "To whom", "line", "The person, or whoever may have it for them.", initial=name),
            Field("on", "The day on which it was handed over", "date", initial=desk.today()),
            Field("how", "How", "line", "By hand, by post, by e-mail."),
            Field("left_out", "What was taken out before", "lines", "Say what, and why.", optional=True),
        ),
    )

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        return handing_problems(desk, chosen, _handing(name, answers))

    def act(answers: Answers) -> str:
        count = len(record_handing_over(desk, chosen, _handing(name, answers)))
        return f"It is recorded on {count} file{'' if count == 1 else 's'} that it was handed over."

    return CaseForm(one_step("handing", "It was handed over", step, "Record it", problems), act)


def _handing(name: str, answers: Answers) -> HandingOver:
    return HandingOver(
        name=name,
        to=str(answers.get("to") or ""),
        on=answers.get("on"),
        how=str(answers.get("how") or ""),
        left_out=str(answers.get("left_out") or ""),
    )
