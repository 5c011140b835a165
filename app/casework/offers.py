"""The choice of complaining: when it was offered, how, and what they answered (2024 Code 1.3)."""

from __future__ import annotations

import datetime as dt

from app.casework.texts import past_date_problems
from app.rules.dates import long_date
from app.rules.problems import Problem
from app.rules.triage import Contact

OFFERED_HOW = {
    "phone": "by telephone",
    "in_person": "in person",
    "letter": "by letter",
    "email": "by e-mail",
}
"""The ways in which the choice can be offered, as a sentence says them."""


def offer_problems(contact: Contact, received: dt.date | str | None, today: dt.date) -> tuple[Problem, ...]:
    """What must be put right in when and how the choice was offered; nothing where it was not, or is not said."""
    found: list[Problem] = []
    if contact.offered_on:
        offered = offered_day(contact)
        found += past_date_problems("offered_on", "The day of the offer", offered or contact.offered_on, today)
        if not found and offered and isinstance(received, dt.date) and offered < received:
            day = long_date(received)
            sentence = f"They first told you on {day}, so the choice was not offered before. Check both dates."
            found.append(Problem("offered_on", sentence))
    if contact.offered_how and contact.offered_how not in OFFERED_HOW:
        found.append(Problem("offered_how", "Choose how you offered it."))
    return tuple(found)


def offered_day(contact: Contact) -> dt.date | None:
    """The day on which the choice was offered; None where that is not said, or is no date."""
    try:
        return dt.date.fromisoformat(contact.offered_on)
    except ValueError:
        return None


def offer_sentence(contact: Contact) -> str:
    """That the choice was offered, when and how, and what they answered; empty where it was not offered.

    'Offered the choice of complaining on Monday 23 November 2026 by telephone: they did not want to.'
    """
    if not contact.choice:
        return ""
    day, how = offered_day(contact), OFFERED_HOW.get(contact.offered_how, "")
    when = " ".join(filter(None, [f" on {long_date(day)}" if day else "", how]))
    answered = "they wanted to" if contact.choice == "yes" else "they did not want to"
    return f"Offered the choice of complaining{when}: {answered}."
