"""Taking a complaint in: who, where, when, what is wrong, what they want, and what would help them.

The received date is the day on which anybody acting for the landlord was first told (2024 Code 3.2, 5.12).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from sqlalchemy import select

from app.casework.desks import Desk
from app.casework.offers import offer_problems, offer_sentence
from app.casework.reported_hazards import WITH_COMPLAINT
from app.casework.request_follow_ups import hand_over, origin, origin_sentence
from app.casework.settings import Settings, actor_of, read_settings
from app.casework.texts import (
    LINE_LENGTH,
    NAME_LENGTH,
    POINT_LENGTH,
    TEXT_LENGTH,
    address_problems,
    email_problem,
    past_date_problems,
    postcode_problem,
    tidy,
    tidy_line,
    tidy_list,
    tidy_postcode,
    too_long,
)
from app.models.books import Work
from app.models.tables import Complaint
from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.problems import Problem, Refused
from app.rules.triage import Contact
from app.rules.words import capital

HOW = {
    "phone": "by telephone",
    "in_person": "in person",
    "letter": "by letter",
    "email": "by e-mail",
    "form": "on the complaint form",
    "social": "on social media",
    "survey": "in a survey answer",
}
"""The ways in which a complaint may reach the landlord, as a sentence says them."""

WHOSE = {
    "ours": "ours",
    "not_ours": "not ours",
    "shared": "shared",
    "to_check": "to be checked",
}
"""Who is responsible for the matter of a point (2024 Code 5.7)."""


@dataclass(frozen=True)
class Person:
    """The person complaining, as letters address them."""

    name: str = ""
    salutation: str = ""
    """How to address them: 'Mr Dunmore' for 'Dear Mr Dunmore'."""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Representative:
    """Somebody who acts for the person complaining (2024 Code 3.6)."""

    name: str = ""
    relation: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""
    authority: str = ""
    """What shows that they may act: 'signed form of 3 May', or empty while it is being asked for."""


@dataclass(frozen=True)
class Point:
    """One numbered point of the complaint, and whose responsibility its matter is."""

    text: str
    whose: str = "to_check"


@dataclass(frozen=True)
class Intake:
    """A complaint as it was taken in."""

    person: Person
    received_on: dt.date | str | None
    received_how: str = "phone"
    logged_on: dt.date | str | None = None
    """The day it was logged as a complaint, where an edition counts from that; None while it is not known."""
    first_heard_by: str = ""
    words: str = ""
    """What they said, in their own words as far as may be."""
    points: tuple[Point, ...] = ()
    outcomes: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    """What is unclear and will be asked in the acknowledgement."""
    representative: Representative | None = None
    large_print: bool = False
    adjustments: tuple[str, ...] = ()
    vulnerabilities: str = ""
    hazard: str = ""
    """'yes' where it could be a hazard in the home."""
    hazard_about: str = ""
    """What may be dangerous, in a few words; empty where the points say it."""
    hazard_action: str = ""
    """Who was told of the hazard, and when."""
    job: str = ""
    """The reference of the repair or other work that goes on."""
    contact: Contact = field(default_factory=Contact)
    outcome: str = "complaint"
    came_from: int = 0
    """The number of the service request that it came of; 0 where it came of none."""


def tidied(intake: Intake) -> Intake:
    """The intake with every text in one form."""
    representative = intake.representative
    return replace(
        intake,
        person=_tidied_particulars(intake.person),
        representative=_tidied_particulars(representative) if representative else None,
        first_heard_by=tidy_line(intake.first_heard_by),
        words=tidy(intake.words),
        points=tuple(Point(text, point.whose) for point in intake.points if (text := tidy_line(point.text))),
        outcomes=tidy_list(intake.outcomes),
        questions=tidy_list(intake.questions),
        adjustments=tidy_list(intake.adjustments),
        vulnerabilities=tidy(intake.vulnerabilities),
        hazard_about=tidy_line(intake.hazard_about),
        hazard_action=tidy_line(intake.hazard_action),
        job=tidy_line(intake.job),
    )


def intake_problems(intake: Intake, today: dt.date) -> tuple[Problem, ...]:
    """What must be put right before a complaint can be logged; fields are named as in the intake guide."""
    found = [
        *past_date_problems("received_on", "The date received", intake.received_on, today),
        *person_problems(intake.person),
        *definition_problems(intake.points, intake.outcomes, intake.questions),
        *too_long("words", "What they said", intake.words, TEXT_LENGTH),
        *too_long("vulnerabilities", "This", intake.vulnerabilities, TEXT_LENGTH),
        *too_long("first_heard_by", "This", intake.first_heard_by, LINE_LENGTH),
        *too_long("job", "The job's reference", intake.job, LINE_LENGTH),
        *too_long("hazard_about", "This", intake.hazard_about, LINE_LENGTH),
        *too_long("hazard_action", "This", intake.hazard_action, LINE_LENGTH),
        *offer_problems(intake.contact, intake.received_on, today),
    ]
    for adjustment in intake.adjustments:
        found += too_long("adjustments", "An adjustment", adjustment, LINE_LENGTH)
    if intake.logged_on is not None:
        found += past_date_problems("logged_on", "The day of logging", intake.logged_on, today)
        found += _logged_before(intake)
    if intake.received_how not in HOW:
        found.append(Problem("received_how", "Choose how the complaint reached you."))
    if intake.representative is not None:
        found += representative_problems(intake.representative)
    return tuple(found)


def _logged_before(intake: Intake) -> list[Problem]:
    """A complaint is logged once it is there."""
    received, logged = intake.received_on, intake.logged_on
    if not isinstance(received, dt.date) or not isinstance(logged, dt.date) or logged >= received:
        return []
    sentence = f"It was received on {long_date(received)}, so it cannot have been logged before. Check both dates."
    return [Problem("logged_on", sentence)]


def person_problems(person: Person) -> tuple[Problem, ...]:
    """What must be put right about the person complaining."""
    found: list[Problem] = []
    if not person.name:
        found.append(Problem("name", "Enter the full name of the person complaining."))
    found += too_long("name", "The name", person.name, NAME_LENGTH)
    found += too_long("salutation", "This", person.salutation, NAME_LENGTH)
    found += address_problems("address", person.address)
    found += postcode_problem("postcode", person.postcode)
    found += too_long("phone", "The telephone number", person.phone, NAME_LENGTH)
    found += email_problem("email", person.email)
    return tuple(found)


def representative_problems(person: Representative) -> tuple[Problem, ...]:
    """What must be put right about a representative; fields begin with `rep_`."""
    found: list[Problem] = []
    if not person.name:
        found.append(Problem("rep_name", "Enter the representative's name, or say that nobody acts for the resident."))
    for key in ("name", "relation", "phone", "authority"):
        found += too_long(f"rep_{key}", "This", getattr(person, key), NAME_LENGTH)
    found += address_problems("rep_address", person.address)
    found += postcode_problem("rep_postcode", person.postcode)
    found += email_problem("rep_email", person.email)
    return tuple(found)


def definition_problems(
    points: tuple[Point, ...], outcomes: tuple[str, ...], questions: tuple[str, ...]
) -> tuple[Problem, ...]:
    """What must be put right about the complaint's definition."""
    found: list[Problem] = []
    if not points:
        found.append(Problem("points", "Enter at least one point: what are they unhappy about?"))
    for n, point in enumerate(points, 1):
        found += too_long("points", f"Point {n}", point.text, POINT_LENGTH)
        if point.whose not in WHOSE:
            found.append(Problem("points", f"Say whose responsibility point {n} is."))
    for key, what, texts in (("outcomes", "Outcome", outcomes), ("questions", "Question", questions)):
        for n, text in enumerate(texts, 1):
            found += too_long(key, f"{what} {n}", text, POINT_LENGTH)
    return tuple(found)


def log_complaint(desk: Desk, intake: Intake) -> int:
    """Log a complaint at stage 1; returns the case's number. Raises Refused with the problems to put right.

    The edition is the one in force on the day it was received (2024 Code 5.6, 6.2; 2022 Code 4.1).
    """
    intake = tidied(intake)
    problems = intake_problems(intake, desk.today())
    if problems or not isinstance(intake.received_on, dt.date):
        raise Refused(problems)
    settings = read_settings(desk)
    with desk.book.writing(actor_of(settings)) as work:
        return enter_complaint(desk, work, intake, intake.received_on, settings)


def enter_complaint(desk: Desk, work: Work, intake: Intake, received_on: dt.date, settings: Settings) -> int:
    """Enter a complaint that was found in order, with what else is written; returns the case's number."""
    edition = desk.editions.in_force_on(received_on)
    case_id = _open(desk, work, intake)
    received = {"how": intake.received_how, "first_heard_by": intake.first_heard_by, "words": intake.words}
    sentence = received_sentence(received_on, intake.received_how, intake.first_heard_by)
    work.append(case_id, "received", on=received_on, sentence=sentence, body=received)
    if isinstance(intake.logged_on, dt.date) and edition.counts("logged"):
        said = logged_sentence(intake.logged_on)
        work.append(case_id, "logged", on=intake.logged_on, sentence=said, body={"stage": 1})
    _govern(desk, work, case_id, edition, received_on)
    person = {**asdict(intake.person), "representative": _as_dict(intake.representative)}
    work.append(case_id, "person", on=desk.today(), sentence=_person_sentence(intake), body=person)
    define(desk, work, case_id, (intake.points, intake.outcomes, intake.questions))
    _note_needs(desk, work, case_id, intake)
    if intake.hazard == "yes":
        about = {"about": intake.hazard_about, WITH_COMPLAINT: True} if intake.hazard_about else {}
        note_hazard(work, case_id, received_on, intake.hazard_action, about)
    body = {"stage": 1, "name": settings.officer, "post": settings.officer_post}
    sentence = f"Stage 1 is dealt with by {actor_of(settings)}."
    work.append(case_id, "assigned", on=desk.today(), sentence=sentence, body=body)
    return case_id


Definition = tuple[tuple[Point, ...], tuple[str, ...], tuple[str, ...]]
"""What a complaint is: its points, the outcomes wanted, and the questions to ask (2024 Code 5.6)."""


def define(
    desk: Desk,
    work: Work,
    case_id: int,
    definition: Definition,
    correction: Mapping[str, Any] | None = None,
) -> int:
    """Write a version of the complaint's definition, the first or one that takes the place of an earlier one."""
    points, outcomes, questions = definition
    body: dict[str, Any] = {
        "points": [asdict(point) for point in points],
        "outcomes": list(outcomes),
        "questions": list(questions),
    }
    body |= correction or {}
    counts = f"{_count(len(points), 'point')}, {_count(len(outcomes), 'outcome')} wanted"
    sentence = f"Complaint defined{' anew' if correction else ''}: {counts}."
    return work.append(case_id, "defined", on=desk.today(), sentence=sentence, body=body)


def received_sentence(received_on: dt.date, how: str, first_heard_by: str) -> str:
    """How and when a complaint was received, in words."""
    heard = f"; first heard by {first_heard_by}" if first_heard_by else ""
    return f"Received on {long_date(received_on)} {HOW[how]}{heard}."


def logged_sentence(logged_on: dt.date) -> str:
    """When it was logged as a complaint, where an edition counts from that, in words."""
    return f"Logged as a complaint at stage 1 on {long_date(logged_on)}."


def needs_sentence(*, large_print: bool, adjustments: tuple[str, ...]) -> str:
    """What helps them, in words."""
    needs = [*(["large print"] if large_print else []), *(one.removesuffix(".") for one in adjustments)]
    return f"Adjustments: {', '.join(needs) or 'none asked for'}."


def next_reference(work: Work, today: dt.date) -> str:
    """The reference of the next case: the year it was logged in, and its number in that year."""
    year = f"{today.year}/"
    used = work.session.scalars(select(Complaint.reference).where(Complaint.reference.startswith(year)))
    return f"{year}{max((int(reference.removeprefix(year)) for reference in used), default=0) + 1:03}"


def _open(desk: Desk, work: Work, intake: Intake) -> int:
    """Open the case. The day of typing is no date in law: the 2022 Code's "logged" is another, with its own entry."""
    reference, request = next_reference(work, desk.today()), origin(work.session, intake.came_from)
    goes_on = intake.outcome == "complaint_and_request"
    job = f" (job {intake.job})" if intake.job else ""
    sentence = (
        f"Entered in Casebook as complaint {reference}{f'; the work goes on at the same time{job}' if goes_on else ''}."
    )
    more = (origin_sentence(request) if request else "", offer_sentence(intake.contact))
    sentence = " ".join(filter(None, (sentence, *more)))
    body: Mapping[str, Any] = {
        "reference": reference,
        "outcome": intake.outcome,
        "job": intake.job,
        "triage": asdict(intake.contact),
        "request": request.case_id if request else None,
    }
    case_id = work.append(0, "opened", on=desk.today(), sentence=sentence, body=body)
    if request is not None:
        hand_over(work, request, (case_id, reference), on=desk.today(), goes_on=goes_on)
    return case_id


def _govern(desk: Desk, work: Work, case_id: int, edition: Edition, received_on: dt.date) -> None:
    reason = "in force when the complaint was received"
    if desk.editions.predates(received_on):
        reason = "the first there was; none was in force when the complaint was received"
    sentence = f"Handled under the {edition.short_name}, {reason}."
    work.append(case_id, "edition", on=received_on, sentence=sentence, body={"edition": edition.key, "reason": reason})


def _note_needs(desk: Desk, work: Work, case_id: int, intake: Intake) -> None:
    if intake.large_print or intake.adjustments or intake.vulnerabilities:
        sentence = needs_sentence(large_print=intake.large_print, adjustments=intake.adjustments)
        body = {
            "large_print": intake.large_print,
            "adjustments": list(intake.adjustments),
            "vulnerabilities": intake.vulnerabilities,
        }
        work.append(case_id, "adjusted", on=desk.today(), sentence=sentence, body=body)


def note_hazard(work: Work, case_id: int, received_on: dt.date, action: str, about: Mapping[str, Any]) -> None:
    """Write down that a possible hazard was reported, and who was told of it.

    `about` says what it is, where it has words of its own.
    """
    told = f" {capital(action)}." if action else ""
    sentence = f"A possible hazard in the home was reported.{told}"
    work.append(case_id, "hazard", on=received_on, sentence=sentence, body={"action": action, **about})


def _person_sentence(intake: Intake) -> str:
    represented = f", with {intake.representative.name} acting for them" if intake.representative else ""
    return f"Complainant: {intake.person.name}{represented}."


def _tidied_particulars(person: Any) -> Any:  # noqa: ANN401 - a Person or a Representative, alike in these fields
    lines = {key: tidy_line(value) for key, value in asdict(person).items()}
    return replace(person, **{**lines, "address": tidy(person.address), "postcode": tidy_postcode(person.postcode)})


def _as_dict(representative: Representative | None) -> dict[str, str] | None:
    return asdict(representative) if representative else None


def _count(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"
