"""Contacts that are no complaint: service requests, slips put right at once, reports of neighbours, survey comments.

They are recorded all the same (2024 Code 1.4), with the choice of complaining that was offered (1.3), watched and
looked at again; and one can be turned into a complaint at any time.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field, replace

from app.casework.desks import Desk
from app.casework.offers import OFFERED_HOW, offer_problems, offer_sentence
from app.casework.request_follow_ups import FollowUp, follow_up, follow_ups
from app.casework.review_dates import as_kept, review_problems, review_state
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
from app.rules.standings import stands
from app.rules.triage import Contact
from app.rules.words import PRESSES, urgency

OUTCOMES = {
    "service_request": "Service request",
    "neighbour_report": "Report about a neighbour",
    "there_and_then": "Put right there and then",
    "in_hand": "Already in hand",
    "survey_comment": "Survey comment",
}
"""What a contact that is no complaint can be, for the list."""

WATCHED = ("service_request", "neighbour_report", "in_hand")
"""Those in which something is still to be done, and which are looked at again (2024 Code 1.4)."""

NEXT_LOOK = "The day on which you look at it again"


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
    review_on: dt.date | str | None = None
    """When it is to be looked at again; None where nothing is left to be watched."""


@dataclass(frozen=True)
class Chase:
    """Somebody asked after a request, as it was typed."""

    on: dt.date | str | None
    by: str = ""
    words: str = ""
    unhappy: str = ""
    """'yes' where they are unhappy with how it goes, else 'no'."""
    choice: str = ""
    """Where they are unhappy: whether, offered the choice of complaining, they wanted to."""
    offered_how: str = ""


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
    stands: FollowUp = field(default_factory=FollowUp)
    review: str = ""
    """How its next review stands, in a word of `review_dates`; empty for one that is closed or has no day for it."""

    @property
    def look_on(self) -> dt.date:
        """The day of its next look; the day it came on, where none is set."""
        return self.stands.next_on or self.received_on

    @property
    def presses(self) -> bool:
        """Whether somebody chose to complain, which waits for no job, or a review is overdue."""
        return self.stands.wants_complaint is not None or self.review == "late"


def request_problems(request: RequestIntake, today: dt.date) -> tuple[Problem, ...]:
    """What must be put right before a contact can be recorded."""
    found = [
        *past_date_problems("received_on", "The date", request.received_on, today),
        *too_long("request_name", "The name", request.name, NAME_LENGTH),
        *address_problems("request_address", request.address),
        *too_long("request_phone", "The telephone number", request.phone, NAME_LENGTH),
        *too_long("request_matter", "This", request.matter, TEXT_LENGTH),
        *review_problems("request_review_on", NEXT_LOOK, request.review_on, today, optional=True),
        *offer_problems(request.contact, request.received_on, today),
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
        request.review_on,
    )
    problems = request_problems(request, desk.today())
    if problems or not isinstance(request.received_on, dt.date):
        raise Refused(problems)
    what = OUTCOMES[request.outcome]
    sentence = f"{what} from {request.name}, received on {long_date(request.received_on)}."
    sentence = " ".join(filter(None, [sentence, offer_sentence(request.contact)]))
    body = {
        "outcome": request.outcome,
        "name": request.name,
        "address": request.address,
        "phone": request.phone,
        "matter": request.matter,
        "triage": asdict(request.contact),
        "next_on": as_kept(request.review_on),
    }
    with desk.book.writing(actor(desk)) as work:
        return work.append(0, "request", on=request.received_on, sentence=sentence, body=body)


def close_request(desk: Desk, request_id: int, outcome: str) -> int:
    """Close a contact: what was asked for was done, or it became a complaint. Raises Refused."""
    outcome = tidy(outcome)
    problems = list(too_long("outcome", "This", outcome, TEXT_LENGTH))
    if not outcome:
        problems.append(Problem("outcome", "Enter how it ended."))
    problems += _open_problems(desk, request_id)
    if problems:
        raise Refused(tuple(problems))
    with desk.book.writing(actor(desk)) as work:
        sentence = f"Closed: {outcome}"
        return work.append(request_id, "closed", on=desk.today(), sentence=sentence, body={"reason": outcome})


def chase_request(desk: Desk, request_id: int, chase: Chase) -> int:
    """Record that somebody asked after a request, and what they answered to the choice of complaining. Raises Refused.

    One that is closed can be asked after too: being unhappy with how it was answered makes a complaint (2024 Code 1.5).
    """
    chase = replace(chase, by=tidy_line(chase.by), words=tidy(chase.words))
    problems = chase_problems(desk, request_id, chase)
    if problems or not isinstance(chase.on, dt.date):
        raise Refused(problems)
    unhappy = chase.unhappy == "yes"
    offered = Contact(choice=chase.choice, offered_on=chase.on.isoformat(), offered_how=chase.offered_how)
    body = {"by": chase.by, "words": chase.words, "unhappy": chase.unhappy}
    body |= {"choice": chase.choice, "offered_how": chase.offered_how} if unhappy else {}
    sentence = f"{chase.by} asked after it on {long_date(chase.on)}: {chase.words}"
    parts = [
        sentence,
        "They are unhappy with how it goes." if unhappy else "",
        offer_sentence(offered) if unhappy else "",
    ]
    with desk.book.writing(actor(desk)) as work:
        return work.append(request_id, "chased", on=chase.on, sentence=" ".join(filter(None, parts)), body=body)


def chase_problems(desk: Desk, request_id: int, chase: Chase) -> tuple[Problem, ...]:
    """What must be put right before it can be recorded that somebody asked after a request."""
    row = _row(desk, request_id)
    if row is None:
        return (NO_SUCH,)
    found = [
        *past_date_problems("on", "The day on which they asked", chase.on, desk.today()),
        *too_long("by", "The name", chase.by, NAME_LENGTH),
        *too_long("words", "This", chase.words, TEXT_LENGTH),
    ]
    if isinstance(chase.on, dt.date) and chase.on < row.received_on:
        sentence = f"It was received on {long_date(row.received_on)}, so nobody asked after it before. Check the date."
        found.append(Problem("on", sentence))
    if not chase.by:
        found.append(Problem("by", "Enter who asked."))
    if not chase.words:
        found.append(Problem("words", "Enter what they said, and what you answered."))
    if chase.unhappy not in ("yes", "no"):
        found.append(Problem("unhappy", "Say whether they are unhappy with how it goes. Ask them, if you do not know."))
    if chase.unhappy == "yes" and chase.choice not in ("yes", "no"):
        found.append(Problem("choice", "Offer them the choice of complaining, and say what they answered."))
    if chase.unhappy == "yes" and chase.offered_how not in OFFERED_HOW:
        found.append(Problem("offered_how", "Choose how you offered it."))
    return tuple(found)


def review_request(desk: Desk, request_id: int, words: str, next_on: dt.date | str | None) -> int:
    """Record how a request stands, and when it is looked at again (2024 Code 1.4). Raises Refused."""
    words = tidy(words)
    problems = [
        *too_long("words", "This", words, TEXT_LENGTH),
        *review_problems("next_on", NEXT_LOOK, next_on, desk.today()),
        *_open_problems(desk, request_id),
    ]
    if not words:
        problems.append(Problem("words", "Enter how it stands, and what happens next."))
    if problems or not isinstance(next_on, dt.date):
        raise Refused(tuple(problems))
    sentence = f"Looked at again: {words} Next on {long_date(next_on)}."
    with desk.book.writing(actor(desk)) as work:
        body = {"words": words, "next_on": next_on.isoformat()}
        return work.append(request_id, "request_reviewed", on=desk.today(), sentence=sentence, body=body)


def pressing_requests(desk: Desk) -> tuple[RequestRow, ...]:
    """Those who chose to complain and are not logged yet, and the open requests that are to be looked at."""
    return (*(row for row in request_list(desk) if row.stands.wants_complaint), *requests_to_look_at(desk))


def requests_to_look_at(desk: Desk) -> tuple[RequestRow, ...]:
    """The open requests whose next look is late or due within a week, soonest first."""
    found = [row for row in request_list(desk) if row.review and not row.stands.wants_complaint]
    pressing = [row for row in found if urgency(stands(desk.workdays, row.look_on, desk.today())) in PRESSES]
    return tuple(sorted(pressing, key=lambda row: row.look_on))


def requests_notice(desk: Desk) -> str:
    """What Today says of those who chose to complain and are not logged yet; empty while there is nobody."""
    wanting = [row for row in request_list(desk) if row.stands.wants_complaint]
    said = [
        f"{row.name} chose to complain on {long_date(row.stands.wants_complaint)}, and no complaint is logged yet. "
        "Its days are running."
        for row in wanting
        if row.stands.wants_complaint
    ]
    return " ".join(said)


NO_SUCH = Problem("", "There is no such open contact. Look at the list again.")


def _open_problems(desk: Desk, request_id: int) -> tuple[Problem, ...]:
    return () if is_open(desk, request_id) else (NO_SUCH,)


def is_open(desk: Desk, request_id: int) -> bool:
    """Whether there is such a contact and it is not closed."""
    row = _row(desk, request_id)
    return row is not None and row.closed_on is None


def prefilled(desk: Desk, request_id: int) -> dict[str, object]:
    """What a contact already says, as answers to the intake guide, for turning it into a complaint."""
    row = _row(desk, request_id)
    if row is None:
        return {}
    with desk.book.reading() as session:
        chased, stands = records(session, request_id, ("chased",)), follow_up(session, request_id)
    said = [row.matter, *(f"{long_date(one.on)}: {one.body['words']}" for one in chased)]
    known = {"name": row.name, "address": row.address, "phone": row.phone, "words": "\n".join(said), "asked": "yes"}
    began = {"received_on": stands.unhappy_on} if stands.unhappy_on else {}
    return {**known, **began, "came_from": request_id}


def request_list(desk: Desk) -> tuple[RequestRow, ...]:
    """Every contact that is no complaint: those that press first, then open ones, then by date, newest first."""
    with desk.book.reading() as session:
        found, stands = rows(session, Request), follow_ups(session)
    made = [
        RequestRow(
            row.id,
            OUTCOMES.get(row.outcome, row.outcome),
            row.received_on,
            row.closed_on,
            row.name,
            row.address,
            row.phone,
            row.matter,
            stands.get(row.id, FollowUp()),
            _review(row, stands.get(row.id, FollowUp()), desk.today()),
        )
        for row in found
    ]
    return tuple(sorted(made, key=_order, reverse=True))


def request_history(desk: Desk, request_id: int) -> tuple[str, ...]:
    """What the journal says of one contact, in sentences."""
    with desk.book.reading() as session:
        return tuple(record.sentence for record in records(session, request_id))


def _order(row: RequestRow) -> tuple[bool, bool, dt.date, int]:
    """What presses comes first, then what is open, then by date."""
    return row.presses, row.closed_on is None, row.received_on, row.request_id


def _review(row: Request, stands: FollowUp, today: dt.date) -> str:
    return review_state(stands.next_on, today) if stands.next_on and row.closed_on is None else ""


def _row(desk: Desk, request_id: int) -> Request | None:
    with desk.book.reading() as session:
        return next((row for row in rows(session, Request) if row.id == request_id), None)
