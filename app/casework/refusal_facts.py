"""What the book has that bears on whether a complaint can be refused: the case, earlier cases, other refusals."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.casework.cases import CaseRecords, cases_numbered
from app.casework.desks import Desk
from app.casework.settings import read_settings
from app.casework.stages import final_stage
from app.casework.texts import tidy_line
from app.models import registers
from app.models.journals import records
from app.rules.exclusions import Earlier, Matter
from app.rules.names import OTHER, likeness, same_person, surname

ANOTHER = "another"
"""The answer for an earlier case that is not among those offered: its reference is typed then."""

YEAR = dt.timedelta(days=365)


def matter_of(desk: Desk, case: CaseRecords) -> Matter:
    """What the record has of a case that bears on whether its stage can be refused."""
    needs = case.facts("adjusted")
    large_print = ("large print",) if needs.get("large_print") else ()
    told = (one for one in case.standing if one.kind == "acknowledged" and one.body.get("stage", 1) == case.stage)
    with desk.book.reading() as session:
        others = _refused_cases(desk, session, case.case_id)
    since = desk.today() - YEAR
    alike = Counter(ground for _, refusals in others for on, ground in refusals if on >= since)
    theirs = [other.reference for other, _ in others if same_person(other.who, case.who)]
    return Matter(
        received_on=case.received_on(),
        stage=case.stage,
        acknowledged_on=min((one.on for one in told), default=None),
        hazard=bool(case.hazards),
        vulnerabilities=tidy_line(str(needs.get("vulnerabilities", ""))),
        adjustments=(*large_print, *needs.get("adjustments", ())),
        refused_before=tuple(theirs),
        alike=dict(alike),
    )


def likely_earlier(desk: Desk, case: CaseRecords) -> tuple[CaseRecords, ...]:
    """The other cases of the same home, or of who may be the same person, the newest first: one may be the earlier."""
    with desk.book.reading() as session:
        rows = [*_listed(session, surname(case.who)), *_listed(session, case.where)]
        numbers = sorted({row.id for row in rows} - {case.case_id}, reverse=True)
        found = cases_numbered(desk, session, numbers)
    return tuple(other for other in found if _may_be_theirs(other, case))


def earlier_of(desk: Desk, case: CaseRecords, answers: Mapping[str, Any]) -> Earlier | None:
    """The earlier case that was chosen or named; None where none was, or where it is from before this book."""
    found = earlier_case(desk, case, answers)
    if found is None:
        return None
    answered = (stage for stage in range(1, found.stage + 1) if found.answered_on(stage) is not None)
    last = final_stage(found.edition, read_settings(desk), found.stage)
    return Earlier(found.reference, found.received_on(), max(answered, default=0), last)


def earlier_case(desk: Desk, case: CaseRecords, answers: Mapping[str, Any]) -> CaseRecords | None:
    """The case of this book that was chosen, or whose reference was typed."""
    chosen = str(answers.get("earlier_case") or "")
    typed = tidy_line(str(answers.get("earlier_other") or "")).casefold()
    with desk.book.reading() as session:
        if chosen.isdecimal():
            numbers = [int(chosen)]
        else:
            numbers = [row.id for row in _listed(session, typed) if row.reference.casefold() == typed] if typed else []
        found = [one for one in cases_numbered(desk, session, numbers) if one.case_id != case.case_id]
    return found[0] if found else None


def _listed(session: Session, words: str) -> Sequence[registers.Listed]:
    """The cases in whose particulars all of these words stand."""
    searched = registers.searchable(tidy_line(words)).split(" | ")[0].split()
    return registers.listed(session, searched) if searched else ()


def _refused_cases(desk: Desk, session: Session, but: int) -> list[tuple[CaseRecords, tuple[tuple[dt.date, str], ...]]]:
    """The other cases in which something was refused and not overturned, each with the days and the grounds."""
    numbers = {record.case_id for record in records(session, kinds=("refused",)) if record.case_id != but}
    found = cases_numbered(desk, session, sorted(one for one in numbers if one is not None))
    told = [(case, tuple(_standing_refusals(case))) for case in found]
    return [(case, refusals) for case, refusals in told if refusals]


def _standing_refusals(case: CaseRecords) -> Iterable[tuple[dt.date, str]]:
    overturned = {one.body["refused"] for one in case.standing if one.kind == "overturned"}
    for record in case.standing:
        if record.kind == "refused" and overturned.isdisjoint(case.numbers_of(record)):
            yield record.on, str(record.body["ground"])


def _may_be_theirs(other: CaseRecords, case: CaseRecords) -> bool:
    return likeness(other.who, case.who) != OTHER or _same_home(other, case)


def _same_home(other: CaseRecords, case: CaseRecords) -> bool:
    here, there = (case.facts("person"), other.facts("person"))
    return (here["address"].casefold(), here["postcode"]) == (there["address"].casefold(), there["postcode"])
