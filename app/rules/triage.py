"""Triage: what a contact is, from what the resident said and what went before.

The order of questions follows the 2022 Code's flow charts and holds for 2024: did they ask to complain; is it a first
report; is it unhappiness with how an earlier report was answered; is it a slip that was put right there and then.
A resident never has to say "complaint". Whether those who are unhappy must be offered the choice of complaining before
their contact stays something else is for the edition to say.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.rules.editions import Edition


@dataclass(frozen=True)
class Contact:
    """What was said, as answers to the triage questions; every answer but a date is "yes", "no" or a key below.

    Attributes:
        asked: whether they asked to complain, in any words.
        unhappy: whether they are unhappy with what the landlord, or somebody acting for it, did or did not do.
        matter: what the unhappiness is about: reported_before, slip, in_hand, survey, other.
        put_right: for a slip: whether it was explained and put right at once, and they are satisfied.
        choice: whether, offered the choice of complaining, they wanted to; empty where it was not offered.
        wants: for a contact without unhappiness: repair, neighbour, other.
        work_open: whether a repair or other job is still to be done.
        offered_on: the day on which the choice was offered, as ISO text; it settles nothing, and is the evidence.
        offered_how: how it was offered: phone, in_person, letter, email.
    """

    asked: str = ""
    unhappy: str = ""
    matter: str = ""
    put_right: str = ""
    choice: str = ""
    wants: str = ""
    work_open: str = ""
    offered_on: str = ""
    offered_how: str = ""


def outcome(contact: Contact, edition: Edition) -> str:
    """What the contact is: one of `editions.OUTCOMES`, or "" while the answers do not settle it under this edition."""
    if contact.asked == "yes":
        return _complaint(contact)
    if (contact.asked, contact.unhappy) == ("no", "no"):
        return _FIRST_REPORTS.get(contact.wants, "")
    if (contact.asked, contact.unhappy) == ("no", "yes"):
        return _unhappy(contact, edition)
    return ""


def choice_is_asked(contact: Contact, edition: Edition) -> bool:
    """Whether this edition has the choice of complaining offered before the contact can stay what it is."""
    return edition.demands_choice(_stays(contact))


def is_complaint(key: str) -> bool:
    """Whether an outcome is a complaint, to be logged and acknowledged."""
    return key in ("complaint", "complaint_and_request")


_FIRST_REPORTS = {"repair": "service_request", "neighbour": "neighbour_report", "other": "service_request"}
_SETTLED = {"slip": "there_and_then", "in_hand": "in_hand", "survey": "survey_comment"}


def _unhappy(contact: Contact, edition: Edition) -> str:
    """Dissatisfaction without a request to complain: a complaint, unless it can stay where it is and they choose so."""
    stays = _stays(contact)
    if not contact.matter or (contact.matter == "slip" and not contact.put_right):
        return ""
    if not stays or contact.choice == "yes":
        return _complaint(contact)
    unasked = choice_is_asked(contact, edition) and not contact.choice
    return "" if unasked else stays


def _stays(contact: Contact) -> str:
    """What dissatisfaction can stay without a complaint; empty where it is one, or cannot be told yet."""
    if contact.matter == "slip" and contact.put_right != "yes":
        return ""
    return _SETTLED.get(contact.matter, "")


def _complaint(contact: Contact) -> str:
    """A complaint; and where a job is still open, it goes on at the same time."""
    return "complaint_and_request" if contact.work_open == "yes" else "complaint"
