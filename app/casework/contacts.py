"""Contacts with the person complaining: how and how often was agreed, and every call, visit, letter and e-mail.

What was agreed is kept to (2022 Code 4.11; 2024 Code 5.9), and the record is full (5.12).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.settings import actor
from app.casework.texts import NAME_LENGTH, TEXT_LENGTH, past_date_problems, tidy, tidy_line, too_long
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused
from app.rules.updates import MissedUpdate, Word, after_interval, interval_problems, interval_words, missed_words

METHODS = {
    "phone": "by telephone",
    "letter": "by letter",
    "email": "by e-mail",
    "text": "by text message",
    "in_person": "in person",
}
"""How the landlord and the person complaining reach each other, as a sentence says it."""

CONTACTS = {
    "phone": "Telephone call",
    "in_person": "Visit or meeting",
    "letter": "Letter",
    "email": "E-mail",
    "text": "Text message",
    "other": "Contact",
}
"""What a contact was, as its line begins."""

WAYS = {"in": "from", "out": "to"}
"""Which way a contact went."""


@dataclass(frozen=True)
class Contact:
    """One call, visit, letter or e-mail, as it was typed."""

    on: dt.date | str | None
    how: str = ""
    way: str = ""
    who: str = ""
    words: str = ""


@dataclass(frozen=True)
class Agreement:
    """How, and how often, the person complaining is to be reached; `every` is 0 where no interval was agreed."""

    method: str = ""
    every: int = 0
    unit: str = ""


@dataclass(frozen=True)
class AgreedContact:
    """What is agreed about contact, and when they are to hear from the landlord next."""

    agreement: Agreement
    on: dt.date
    next_due: dt.date | None
    """None where no interval is agreed, or the case is closed."""
    since: dt.date | None = None
    """The day from which that is counted: when they last heard, or when it was agreed."""


def log_contact(desk: Desk, case_id: int, contact: Contact) -> int:
    """Record a call, visit, letter or e-mail; returns the entry's number. Raises Refused, or NoSuchCase."""
    case_records(desk, case_id)
    contact = replace(contact, who=tidy_line(contact.who), words=tidy(contact.words))
    problems = [
        *past_date_problems("on", "The date", contact.on, desk.today()),
        *too_long("who", "The name", contact.who, NAME_LENGTH),
        *too_long("words", "This", contact.words, TEXT_LENGTH),
    ]
    if contact.how not in CONTACTS:
        problems.append(Problem("how", "Choose what it was."))
    if contact.way not in WAYS:
        problems.append(Problem("way", "Say who got in touch with whom."))
    if not contact.who:
        problems.append(Problem("who", "Enter who it was with."))
    if not contact.words:
        problems.append(Problem("words", "Enter what was said."))
    if problems or not isinstance(contact.on, dt.date):
        raise Refused(tuple(problems))
    body = {"how": contact.how, "way": contact.way, "who": contact.who, "words": contact.words}
    sentence = f"{CONTACTS[contact.how]} {WAYS[contact.way]} {contact.who} on {long_date(contact.on)}."
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, "contact", on=contact.on, sentence=sentence, body=body)


def agree_contact(desk: Desk, case_id: int, on: dt.date | str | None, agreement: Agreement) -> int:
    """Record how, and how often, they are to be reached, in place of what was agreed before. Raises Refused."""
    case = case_records(desk, case_id)
    problems = list(past_date_problems("on", "The day on which it was agreed", on, desk.today()))
    if agreement.method not in METHODS:
        problems.append(Problem("method", "Choose how they are to be reached."))
    if agreement.unit:
        problems += interval_problems(agreement.every, agreement.unit)
    old = case.last("contact_agreed")
    if problems or not isinstance(on, dt.date):
        raise Refused(tuple(problems))
    body = {"method": agreement.method, "every": agreement.every if agreement.unit else 0, "unit": agreement.unit}
    body |= {"corrects": old.seq, "reason": "agreed anew"} if old else {}
    sentence = f"Agreed on {long_date(on)}: {agreement_words(agreement)}."
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, "contact_agreed", on=on, sentence=sentence, body=body)


def agreement_words(agreement: Agreement) -> str:
    """'by telephone, every 2 weeks', for the middle of a sentence."""
    often = interval_words(agreement.every, agreement.unit) if agreement.unit else ""
    return ", ".join(filter(None, (f"contact {METHODS[agreement.method]}", often)))


def contacts(case: CaseRecords) -> tuple[Record, ...]:
    """Every contact recorded, the newest first."""
    found = [record for record in case.standing if record.kind == "contact"]
    return tuple(sorted(found, key=lambda record: (record.on, record.seq), reverse=True))


def agreed_contact(desk: Desk, case: CaseRecords) -> AgreedContact | None:
    """What is agreed about contact, and by when they are to hear next; None where nothing is agreed.

    Whatever went out since counts: a contact to them, and every letter of the case that was sent.
    """
    found = case.last("contact_agreed")
    if found is None:
        return None
    body = found.body
    agreement = Agreement(str(body["method"]), int(body["every"]), str(body["unit"]))
    if not agreement.unit or case.file_closed:
        return AgreedContact(agreement, found.on, None)
    since = max(_heard_since(case, found), default=found.on)
    due = after_interval(since, agreement.every, agreement.unit, desk.workdays)
    return AgreedContact(agreement, found.on, due, since)


def missed_contacts(desk: Desk, case: CaseRecords, answered: dt.date) -> tuple[MissedUpdate, ...]:
    """When they were to hear by what is agreed about contact, and did not, before an answer. Raises BeyondCalendar."""
    found = case.last("contact_agreed")
    if found is None or not found.body["unit"]:
        return ()
    agreed = Word(found.on, int(found.body["every"]), str(found.body["unit"]))
    return missed_words([agreed, *map(Word, sorted(_heard_since(case, found)))], answered, desk.workdays)


def _heard_since(case: CaseRecords, agreed: Record) -> list[dt.date]:
    """The days on which they heard anything since an agreement."""
    return [record.on for record in case.standing if _reached_them(record) and record.on >= agreed.on]


def _reached_them(record: Record) -> bool:
    if record.kind == "contact":
        return record.body.get("way") == "out"
    return record.kind in ("acknowledged", "extended", "responded", "updated")
