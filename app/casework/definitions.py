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
from app.rules.words import listed

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
        points = tuple((n, point) for n, point in points if taken is None or n in taken)
    return points


def outcomes_at(case: CaseRecords, stage: int) -> tuple[str, ...]:
    """The outcomes that are wanted at a stage: all, but those that it was asked for without."""
    requests = [one for number in range(2, stage + 1) for one in _requests(case, number)]
    unwanted = {str(text) for one in requests for text in one.body.get("unwanted") or ()}
    return tuple(text for text in definition_now(case)[1] if text not in unwanted)


def no_point_sentence(case: CaseRecords, stage: int) -> str:
    """What to do where none of the points that were taken to a stage is complained of any more; else empty."""
    if points_at(case, stage):
        return ""
    words = [str(text) for one in _requests(case, stage) for text in one.body.get("texts") or ()]
    named = f" ({listed([f'“{text}”' for text in words])})" if words else ""
    return (
        f"No point of stage {stage} is left: the points that were taken to it{named} are not among those complained "
        "of any more. Put them back in the points of the complaint, then decide it."
    )


def texts_of(case: CaseRecords, numbers: Sequence[int]) -> tuple[str, ...]:
    """The texts of the points with these numbers, in their order: a number alone is lost once the points change."""
    points = definition_now(case)[0]
    return tuple(points[number - 1].text for number in numbers)


def tidied_notes(outcomes: Sequence[str], notes: Sequence[str]) -> tuple[str, ...]:
    """The notes of the outcomes that say something, in their order, each on one line."""
    padded = (*notes, *("" for _ in outcomes))
    return tuple(tidy_line(note) for outcome, note in zip(outcomes, padded, strict=False) if tidy_line(outcome))


def correction_of(old: Record | None, reason: str) -> dict[str, Any]:
    """What a new version says of the one whose place it takes."""
    return {"corrects": old.seq, "reason": reason} if old is not None else {"reason": reason}


def _requests(case: CaseRecords, stage: int) -> list[Record]:
    """The request for a stage that counts; empty where there is none."""
    asked = [one for one in case.standing if one.kind == "escalation_requested" and one.body.get("stage") == stage]
    return asked[-1:]


def _taken_on(case: CaseRecords, stage: int) -> frozenset[int] | None:
    """The numbers that the points with which a stage was asked for have now; None where it was asked for with all."""
    for asked in _requests(case, stage):
        numbers = [int(number) for number in asked.body.get("points") or ()]
        texts = [str(text) for text in asked.body.get("texts") or ()]
        if texts:
            return _numbers_now(case, asked, numbers, texts)
        return frozenset(numbers) or None  # a book of before kept the numbers alone
    return None


def _numbers_now(case: CaseRecords, asked: Record, numbers: Sequence[int], texts: Sequence[str]) -> frozenset[int]:
    """Where the points that were taken on stand now, by their words.

    One whose words are gone was put in other words, if at its number there are words now that there were not then.
    """
    left = {number: point.text for number, point in enumerate(definition_now(case)[0], 1)}
    found, gone = set(), []
    for number, text in zip(numbers, texts, strict=True):
        here = [now for now, words in left.items() if words == text]
        if here:
            now = number if number in here else here[0]
            found.add(now)
            left.pop(now)
        else:
            gone.append(number)
    then = _texts_then(case, asked)
    return frozenset(found | {number for number in gone if number in left and left[number] not in then})


def _texts_then(case: CaseRecords, asked: Record) -> frozenset[str]:
    """The words of the points as they stood when a stage was asked for."""
    since = min(case.numbers_of(asked))
    defined = [one for one in case.records if one.kind == "defined" and one.seq < since]
    return frozenset(str(point["text"]) for one in defined[-1:] for point in one.body["points"])
