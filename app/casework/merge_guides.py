"""The guide that makes one of two complaints: which other one, and why they are one matter."""

from __future__ import annotations

from collections.abc import Callable

from app.casework.case_guides import CaseForm
from app.casework.cases import CaseRecords, case_records
from app.casework.deeds import Deed
from app.casework.desks import Desk
from app.casework.guides import Answers, Caution, Field, Guide, Option, Step, advised
from app.casework.merges import Pair, merge, pair_problems, pairs
from app.rules.dates import long_date
from app.rules.problems import Problem


def merge_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """Which open complaint of the same resident or home is the same matter, and why."""
    case = case_records(desk, case_id)
    found = {_other(case, pair).case_id: pair for pair in pairs(desk, case)}
    options = tuple(Option(str(number), _label(_other(case, pair)), f"{pair.words}.") for number, pair in found.items())

    def chosen(answers: Answers) -> Pair | None:
        return found.get(int(answers.get("other") or 0))

    def problems(key: str, answers: Answers) -> tuple[Problem, ...]:
        if key != "which":
            return ()
        pair = chosen(answers)
        return pair_problems(pair) if pair else (Problem("other", "Choose the other complaint."),)

    def advice(answers: Answers) -> str:
        pair = chosen(answers)
        return "" if pair is None else _advice(pair)

    def act(answers: Answers) -> str:
        pair = chosen(answers)
        merge(desk, case_id, int(answers.get("other") or 0), str(answers.get("reason") or ""))
        return f"{pair.words}, with its points." if pair else ""

    guide = Guide(
        key="merge",
        title="Make one complaint of two",
        steps=_steps(options, advice),
        first="which",
        following=lambda key, _: "why" if key == "which" else "",
        problems=problems,
        finish="Make them one",
    )
    return CaseForm(guide, act)


def _steps(options: tuple[Option, ...], advice: Callable[[Answers], str]) -> tuple[Step, ...]:
    which = Step(
        key="which",
        title="Which other",
        question="Which other complaint is about the same matter?",
        fields=(Field("other", "Complaint", "choice", options=options),),
        advice=advice,
    )
    why = Step(
        key="why",
        title="The reason",
        question="Why are they one matter?",
        fields=(Field("reason", "Reason", "lines", "It stays in both histories."),),
        advice=advice,
    )
    return which, why


def _advice(pair: Pair) -> str:
    """What follows; the resident has to be told, who was promised an answer on each."""
    kept = long_date(pair.older.received_on())
    dates = f"{pair.words}. Its points are taken over, and the dates stay those of {kept}, the older one."
    told = f"Tell the resident that there will be one answer. {pair.newer.reference} is closed."
    letters = pair.newer.last("acknowledged") is not None
    return advised((dates, Caution(told) if letters else told))


def _other(case: CaseRecords, pair: Pair) -> CaseRecords:
    return pair.older if pair.newer.case_id == case.case_id else pair.newer


def _label(other: CaseRecords) -> str:
    return f"{other.reference}, {other.who}, received on {long_date(other.received_on())}"


def _blocked(desk: Desk, case: CaseRecords) -> str:
    if case.file_closed:
        return "This case is closed. Open it again first, if it is to be merged."
    found = pairs(desk, case)
    if not found:
        return "There is no other open complaint of this resident or home."
    problems = [pair_problems(pair) for pair in found]
    if all(problems):
        return problems[0][0].sentence
    return ""


MERGE = Deed(
    key="merge",
    verb="Make one complaint of two…",
    group="record",
    form=merge_form,
    blocked=_blocked,
)
