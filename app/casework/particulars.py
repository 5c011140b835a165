"""Particulars: who is complaining, who acts for them, and what helps them, changed as things change or were mistyped.

A change is a new version that names the old one and the reason; the old one stays in the history, struck out. Letters
take the newest; letters already issued stay as they were.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, replace

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.intakes import (
    Intake,
    Person,
    Representative,
    needs_sentence,
    person_problems,
    representative_problems,
    tidied,
)
from app.casework.review_dates import as_kept, day_in, review_problems
from app.casework.settings import actor
from app.casework.texts import LINE_LENGTH, POINT_LENGTH, TEXT_LENGTH, tidy, too_long
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused


@dataclass(frozen=True)
class Needs:
    """What helps the person complaining, and what makes them vulnerable, as far as they told it (2024 Code 5.10)."""

    large_print: bool = False
    adjustments: tuple[str, ...] = ()
    vulnerabilities: str = ""
    disclosed: str = ""
    """Disabilities that they told the landlord of."""
    review_on: dt.date | str | None = None
    """When it is asked again whether this still helps; None where no day is set."""


def change_person(desk: Desk, case_id: int, person: Person, representative: Representative | None, reason: str) -> int:
    """Write who is complaining anew; returns the entry's number. Raises Refused."""
    intake = tidied(Intake(person, None, representative=representative))
    problems = list(person_problems(intake.person))
    if intake.representative is not None:
        problems += representative_problems(intake.representative)
    problems += _reason_problems(reason)
    if problems:
        raise Refused(tuple(problems))
    acting = f", with {intake.representative.name} acting for them" if intake.representative else ""
    sentence = f"Complainant's particulars changed: {intake.person.name}{acting}."
    body = {
        **asdict(intake.person),
        "representative": asdict(intake.representative) if intake.representative else None,
    }
    return _write(desk, case_records(desk, case_id), "person", sentence, {**body, "reason": tidy(reason)})


def change_needs(desk: Desk, case_id: int, needs: Needs, reason: str) -> int:
    """Write what helps them anew; returns the entry's number. Raises Refused."""
    intake = tidied(
        replace(
            Intake(Person(), None),
            large_print=needs.large_print,
            adjustments=needs.adjustments,
            vulnerabilities=needs.vulnerabilities,
        )
    )
    disclosed = tidy(needs.disclosed)
    problems = [
        *too_long("vulnerabilities", "This", intake.vulnerabilities, TEXT_LENGTH),
        *too_long("disclosed", "This", disclosed, TEXT_LENGTH),
        *review_problems("review_on", "The review date", needs.review_on, desk.today(), optional=True),
        *_reason_problems(reason),
    ]
    for adjustment in intake.adjustments:
        problems += too_long("adjustments", "An adjustment", adjustment, LINE_LENGTH)
    if problems:
        raise Refused(tuple(problems))
    body = {
        "large_print": intake.large_print,
        "adjustments": list(intake.adjustments),
        "vulnerabilities": intake.vulnerabilities,
        "disclosed": disclosed,
        "review_on": as_kept(needs.review_on),
        "reason": tidy(reason),
    }
    sentence = needs_sentence(large_print=intake.large_print, adjustments=intake.adjustments)
    sentence += f" To be reviewed by {long_date(needs.review_on)}." if isinstance(needs.review_on, dt.date) else ""
    return _write(desk, case_records(desk, case_id), "adjusted", sentence, body)


def person_of(case: CaseRecords) -> tuple[Person, Representative | None]:
    """Who is complaining, and who acts for them, as it stands."""
    facts = case.facts("person")
    representative = facts.get("representative")
    person = Person(**{key: facts[key] for key in Person.__dataclass_fields__})
    return person, Representative(**representative) if representative else None


def needs_of(case: CaseRecords) -> Needs:
    """What helps them, as it stands."""
    facts = case.facts("adjusted")
    return Needs(
        bool(facts.get("large_print", False)),
        tuple(facts.get("adjustments", ())),
        str(facts.get("vulnerabilities", "")),
        str(facts.get("disclosed", "")),
        day_in(facts, "review_on"),
    )


def _write(desk: Desk, case: CaseRecords, kind: str, sentence: str, body: dict[str, object]) -> int:
    old = case.last(kind)
    if old is not None:
        body["corrects"] = old.seq
    with desk.book.writing(actor(desk)) as work:
        return work.append(case.case_id, kind, on=desk.today(), sentence=sentence, body=body)


def _reason_problems(reason: str) -> tuple[Problem, ...]:
    text = tidy(reason)
    if not text:
        return (Problem("reason", "Enter the reason for the change; it stays beside the old version."),)
    return too_long("reason", "The reason", text, POINT_LENGTH)
