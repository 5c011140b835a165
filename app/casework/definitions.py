"""Definitions: what a complaint is understood to be, beside its points and outcomes, and which points a stage has.

The Code of 2024 asks for an understanding that is written down and asked about (5.6), that of 2022 for one that is
agreed with the resident, and for a word early on where an outcome is unrealistic (4.2, 4.3).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.casework.cases import CaseRecords
from app.casework.intakes import Definition, Point
from app.casework.texts import POINT_LENGTH, past_date_problems, tidy_line, too_long
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.problems import Problem

AGREED = {
    "yes": "Yes, they agree",
    "no": "No, they do not",
    "asked": "They were asked, and have not answered",
}
"""How the resident stands to the definition."""


@dataclass(frozen=True)
class Understanding:
    """What is kept of a definition beside its points, outcomes and questions."""

    unrealistic: tuple[str, ...] = ()
    """For each outcome in its order why it cannot be had; empty where it can."""
    agreed: str = ""
    """A key of `AGREED`; empty while nobody asked."""
    agreed_on: dt.date | str | None = None
    """The day on which the resident was asked, or answered."""

    def note(self, number: int) -> str:
        """Why the outcome of this number, from 1, cannot be had; empty where it can."""
        return self.unrealistic[number - 1] if number <= len(self.unrealistic) else ""

    def body(self) -> dict[str, Any]:
        """What the journal keeps of it; nothing where nothing was said."""
        said: dict[str, Any] = {"unrealistic": list(self.unrealistic)} if any(self.unrealistic) else {}
        if self.agreed:
            on = self.agreed_on.isoformat() if isinstance(self.agreed_on, dt.date) else None
            said |= {"agreed_by_resident": self.agreed, "agreed_on": on}
        return said

    @property
    def sentence(self) -> str:
        """How the resident stands to it, in a sentence; empty while nobody asked."""
        if not self.agreed:
            return ""
        said = {
            "yes": "The resident agreed to this understanding",
            "no": "The resident does not agree to this understanding",
            "asked": "The resident was asked to agree to this understanding, and has not answered",
        }[self.agreed]
        on = f" ({long_date(self.agreed_on)})" if isinstance(self.agreed_on, dt.date) else ""
        return f"{said}{on}."


def understanding_of(case: CaseRecords) -> Understanding:
    """What is kept of the definition that stands; a book of before keeps nothing of it."""
    body = case.facts("defined")
    on = body.get("agreed_on")
    return Understanding(
        unrealistic=tuple(body.get("unrealistic", ())),
        agreed=str(body.get("agreed_by_resident", "")),
        agreed_on=dt.date.fromisoformat(on) if on else None,
    )


def understanding_problems(
    understanding: Understanding, outcomes: Sequence[str], today: dt.date
) -> tuple[Problem, ...]:
    """What must be put right before an understanding can be kept."""
    found: list[Problem] = []
    for number in range(1, len(outcomes) + 1):
        found += too_long(f"unrealistic.{number}", "This", understanding.note(number), POINT_LENGTH)
    if understanding.agreed not in ("", *AGREED):
        found.append(Problem("agreed", "Say whether the resident agrees, or leave it open."))
    if understanding.agreed:
        found += past_date_problems("agreed_on", "The day", understanding.agreed_on, today)
    return tuple(found)


def kept_beside(case: CaseRecords, definition: Definition, *, agreed: bool = False) -> Understanding:
    """What still holds beside a definition that is changed: the notes on outcomes that stay; agreement, where said so.

    What the resident agreed to is no longer what stands there once a point is another.
    """
    old, before = case.facts("defined"), understanding_of(case)
    notes = {outcome: before.note(number) for number, outcome in enumerate(old.get("outcomes", ()), 1)}
    unrealistic = tuple(notes.get(outcome, "") for outcome in definition[1])
    if not agreed:
        return Understanding(unrealistic)
    return Understanding(unrealistic, before.agreed, before.agreed_on)


def definition_now(case: CaseRecords) -> Definition:
    """The points, outcomes and questions as they stand."""
    defined = case.facts("defined")
    points = tuple(Point(**point) for point in defined.get("points", ()))
    return points, tuple(defined.get("outcomes", ())), tuple(defined.get("questions", ()))


def points_at(case: CaseRecords, stage: int) -> tuple[tuple[int, Point], ...]:
    """The points that a stage is about, each with its number in the definition.

    Stage 1 has them all; a later one those that the resident took on, or all where they named none (2024 Code 6.10).
    """
    points = tuple(enumerate(definition_now(case)[0], 1))
    for number in range(2, stage + 1):
        taken = _taken_on(case, number)
        points = tuple((n, point) for n, point in points if not taken or n in taken)
    return points


def tidied_notes(outcomes: Sequence[str], notes: Sequence[str]) -> tuple[str, ...]:
    """The notes of the outcomes that say something, in their order, each on one line."""
    padded = (*notes, *("" for _ in outcomes))
    return tuple(tidy_line(note) for outcome, note in zip(outcomes, padded, strict=False) if tidy_line(outcome))


def correction_of(old: Record | None, reason: str) -> dict[str, Any]:
    """What a new version says of the one whose place it takes."""
    return {"corrects": old.seq, "reason": reason} if old is not None else {"reason": reason}


def _taken_on(case: CaseRecords, stage: int) -> frozenset[int]:
    """The numbers of the points with which a stage was asked for; none where it was asked for with all."""
    asked = [one for one in case.standing if one.kind == "escalation_requested" and one.body.get("stage") == stage]
    return frozenset(int(number) for one in asked[-1:] for number in one.body.get("points") or ())
