"""Left points: what a later stage does not look at again, because nobody asked for that, and where it was answered.

A stage can be asked for about some of the points alone. The others are not lost: the answer that was sent to them
stands, and the letters of the later stage say so (2024 Code 6.10, 6.18-6.19).
"""

from __future__ import annotations

from app.casework.cases import CaseRecords
from app.casework.decisions import decision_of
from app.casework.definitions import definition_now, points_at
from app.letters.matters import PartFacts


def part_facts(case: CaseRecords, stage: int) -> PartFacts | None:
    """Which part of the complaint a stage is about; None where it is about all of it."""
    every = tuple((number, point.text) for number, point in enumerate(definition_now(case)[0], 1))
    numbers = tuple(number for number, _ in points_at(case, stage))
    left = tuple((number, text) for number, text in every if number not in numbers)
    if not left or not numbers:
        return None
    answered = tuple(_answered_at(case, stage, text) for _, text in left)
    return PartFacts(
        numbers=numbers,
        left=left,
        answered=tuple(sorted(set(answered))) if all(answered) else (),
        numbering=_numbering(case, stage, every),
    )


def _answered_at(case: CaseRecords, stage: int, text: str) -> int:
    """The last stage before this one whose answer, which was sent, has a point in these words; 0 for none."""
    return next((one for one in range(stage - 1, 0, -1) if text in _sent(case, one)), 0)


def _numbering(case: CaseRecords, stage: int, every: tuple[tuple[int, str], ...]) -> str:
    """Whether the points have the numbers that they had in the first answer that was sent; empty where none was."""
    first = next((sent for one in range(1, stage) if (sent := _sent(case, one))), ())
    now = {text: number for number, text in every}
    known = [(number, now[text]) for number, text in enumerate(first, 1) if text in now]
    if not known:
        return ""
    return "kept" if all(then == here for then, here in known) else "anew"


def _sent(case: CaseRecords, stage: int) -> tuple[str, ...]:
    """The points of the answer of a stage, in its order; none while it was not sent."""
    sent = any(one.kind == "responded" and int(one.body.get("stage", 1)) == stage for one in case.standing)
    decision = decision_of(case, stage) if sent else None
    return tuple(point.text for point in decision.points) if decision else ()
