"""Earlier parts: what somebody had to do with a stage below the one that they are to consider, as the record has it.

Whoever takes a later stage had no part in the answer before it (2024 Code 6.13; 2022 Code 5.12). Considering it is one
part; to have approved a sum of it, supplied facts for it, or been named as seeing to something in it, is another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.casework.cases import CaseRecords
from app.casework.lessons import LESSON
from app.casework.promises import promises_made
from app.rules.names import SAME, likeness
from app.rules.pounds import pounds
from app.rules.words import listed


@dataclass(frozen=True)
class Part:
    """One part that somebody had in a stage."""

    name: str
    stage: int
    what: str
    """'approved £150 at stage 1'."""


def considered(case: CaseRecords, below: int) -> dict[str, int]:
    """Who considered the stages below this one, and which; somebody replaced before they had begun did not."""
    found: list[tuple[str, int]] = []
    latest: dict[int, tuple[str, int]] = {}
    for record in case.standing:
        stage = int(record.body.get("stage", 1))
        if record.kind == "assigned" and stage < below:
            if record.body.get("began") == "no" and stage in latest:
                # That turn alone is dropped: an earlier one of the same person, in which they had begun, stays.
                found.remove(latest[stage])
            latest[stage] = (record.body["name"], stage)
            found.append(latest[stage])
        elif record.kind == "decided" and stage < below:
            found.append((record.body["by"], stage))
    return dict(found)


def parts_in(case: CaseRecords, below: int) -> tuple[Part, ...]:
    """Every part that anybody had in the stages below this one; to have considered one comes first."""
    found = [Part(name, stage, f"dealt with stage {stage}") for name, stage in considered(case, below).items()]
    found += _approved(case, below)
    for record in case.standing:
        stage = int(record.body.get("stage", 1))
        if record.kind == "facts_supplied" and stage < below:
            found.append(Part(str(record.body["by"]), stage, f"supplied facts at stage {stage}"))
        elif record.kind == LESSON and stage < below:
            found.append(Part(str(record.body["who"]), stage, f"was to see to what was learnt at stage {stage}"))
    seen = (one for one in promises_made(case) if one.stage < below)
    found += [Part(one.who, one.stage, f"was to see to what stage {one.stage} promised") for one in seen]
    return tuple(dict.fromkeys(part for part in found if part.name.strip()))


def part_words(case: CaseRecords, below: int, name: str) -> str:
    """What somebody did in the stages below this one, for a sentence; empty where the record has nothing of them."""
    parts = (part.what for part in parts_in(case, below) if likeness(part.name, name) == SAME)
    return listed(list(dict.fromkeys(parts)))


def _approved(case: CaseRecords, below: int) -> Iterator[Part]:
    for one in promises_made(case):
        if one.stage < below and one.approved_by:
            yield Part(one.approved_by, one.stage, f"approved {pounds(one.pence)} at stage {one.stage}")
