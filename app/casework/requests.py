"""Contacts that are no complaint: service requests, slips put right at once, reports of neighbours, survey comments.

They are recorded all the same (2024 Code 1.4), with the choice of complaining that was offered (1.3), and one can be
turned into a complaint at any time.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field

from app.casework.desks import Desk
from app.casework.settings import actor
from app.casework.texts import (
    NAME_LENGTH,
    TEXT_LENGTH,
    address_problems,
    past_date_problems,
    tidy,
    tidy_line,
    too_long,
)
from app.models.journals import records
from app.models.registers import rows
from app.models.tables import Request
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused
from app.rules.triage import Contact

OUTCOMES = {
    "service_request": "Service request",
    "neighbour_report": "Report about a neighbour",
    "there_and_then": "Put right there and then",
    "in_hand": "Already in hand",
    "survey_comment": "Survey comment",
}
"""What a contact that is no complaint can be, for the list."""


@dataclass(frozen=True)
class RequestIntake:
    """A contact that is no complaint, as it was taken in."""

    outcome: str
    received_on: dt.date | str | None
    name: str = ""
    address: str = ""
    phone: str = ""
    matter: str = ""
    contact: Contact = field(default_factory=Contact)


@dataclass(frozen=True)
class RequestRow:
    """One contact in the list."""

    request_id: int
    what: str
    received_on: dt.date
    closed_on: dt.date | None
    name: str
    address: str
    phone: str
    matter: str


def request_problems(request: RequestIntake, today: dt.date) -> tuple[Problem, ...]:
    """What must be put right before a contact can be recorded."""
    found = [
        *past_date_problems("received_on", "The date", request.received_on, today),
        *too_long("request_name", "The name", request.name, NAME_LENGTH),
        *address_problems("request_address", request.address),
        *too_long("request_phone", "The telephone number", request.phone, NAME_LENGTH),
        *too_long("request_matter", "This", request.matter, TEXT_LENGTH),
    ]
    if not request.name:
        found.append(Problem("request_name", "Enter the name of the person who told you."))
    if not request.matter:
        found.append(Problem("request_matter", "Enter what they told you, and what happens next."))
    if request.outcome not in OUTCOMES:
        found.append(Problem("", "Answer the questions about what this is first."))
    return tuple(found)


def log_request(desk: Desk, request: RequestIntake) -> int:
    """Record a contact that is no complaint; returns its number. Raises Refused."""
    request = RequestIntake(
        request.outcome,
        request.received_on,
        tidy_line(request.name),
        tidy(request.address),
        tidy_line(request.phone),
        tidy(request.matter),
        request.contact,
    )
    problems = request_problems(request, desk.today())
    if problems or not isinstance(request.received_on, dt.date):
        raise Refused(problems)
    what = OUTCOMES[request.outcome]
    sentence = f"{what} from {request.name}, received on {long_date(request.received_on)}."
    body = {
        "outcome": request.outcome,
        "name": request.name,
        "address": request.address,
        "phone": request.phone,
        "matter": request.matter,
        "triage": asdict(request.contact),
    }
    with desk.book.writing(actor(desk)) as work:
        return work.append(0, "request", on=request.received_on, sentence=sentence, body=body)


def close_request(desk: Desk, request_id: int, outcome: str) -> int:
    """Close a contact: what was asked for was done, or it became a complaint. Raises Refused."""
    outcome = tidy(outcome)
    problems = list(too_long("outcome", "This", outcome, TEXT_LENGTH))
    if not outcome:
        problems.append(Problem("outcome", "Enter how it ended."))
    if not is_open(desk, request_id):
        problems.append(Problem("", "There is no such open contact. Look at the list again."))
    if problems:
        raise Refused(tuple(problems))
    with desk.book.writing(actor(desk)) as work:
        sentence = f"Closed: {outcome}"
        return work.append(request_id, "closed", on=desk.today(), sentence=sentence, body={"reason": outcome})


def is_open(desk: Desk, request_id: int) -> bool:
    """Whether there is such a contact and it is not closed."""
    row = _row(desk, request_id)
    return row is not None and row.closed_on is None


def prefilled(desk: Desk, request_id: int) -> dict[str, object]:
    """What a contact already says, as answers to the intake guide, for turning it into a complaint."""
    row = _row(desk, request_id)
    if row is None:
        return {}
    return {"name": row.name, "address": row.address, "phone": row.phone, "words": row.matter, "asked": "yes"}


def request_list(desk: Desk) -> tuple[RequestRow, ...]:
    """Every contact that is no complaint: open ones first, then by date, newest first."""
    with desk.book.reading() as session:
        found = rows(session, Request)
    found.sort(key=lambda row: (row.closed_on is None, row.received_on, row.id), reverse=True)
    return tuple(
        RequestRow(
            row.id,
            OUTCOMES.get(row.outcome, row.outcome),
            row.received_on,
            row.closed_on,
            row.name,
            row.address,
            row.phone,
            row.matter,
        )
        for row in found
    )


def request_history(desk: Desk, request_id: int) -> tuple[str, ...]:
    """What the journal says of one contact, in sentences."""
    with desk.book.reading() as session:
        return tuple(record.sentence for record in records(session, request_id))


def _row(desk: Desk, request_id: int) -> Request | None:
    with desk.book.reading() as session:
        return next((row for row in rows(session, Request) if row.id == request_id), None)
