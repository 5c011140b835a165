"""Triage: what a contact is, from what the resident said and what went before.

The order of questions follows the 2022 Code's flow charts and holds for 2024: did they ask to complain; is it a first
report; is it unhappiness with how an earlier report was answered; is it a slip that was put right there and then.
A resident never has to say "complaint".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Contact:
    """What was said, as answers to the triage questions; every answer is "yes", "no" or a key below.

    Attributes:
        asked: whether they asked to complain, in any words.
        unhappy: whether they are unhappy with what the landlord, or somebody acting for it, did or did not do.
        matter: what the unhappiness is about: reported_before, slip, in_hand, survey, other.
        put_right: for a slip: whether it was explained and put right at once, and they are satisfied.
        choice: whether, offered the choice of complaining, they wanted to.
        wants: for a contact without unhappiness: repair, neighbour, other.
        work_open: whether a repair or other job is still to be done.
    """

    asked: str = ""
    unhappy: str = ""
    matter: str = ""
    put_right: str = ""
    choice: str = ""
    wants: str = ""
    work_open: str = ""


def outcome(contact: Contact) -> str:
    """What the contact is: one of `editions.OUTCOMES`, or "" while the answers do not settle it."""
    if contact.asked == "yes":
        return _complaint(contact)
    if (contact.asked, contact.unhappy) == ("no", "no"):
        return _FIRST_REPORTS.get(contact.wants, "")
    if (contact.asked, contact.unhappy) == ("no", "yes"):
        return _unhappy(contact)
    return ""


def is_complaint(key: str) -> bool:
    """Whether an outcome is a complaint, to be logged and acknowledged."""
    return key in ("complaint", "complaint_and_request")


_FIRST_REPORTS = {"repair": "service_request", "neighbour": "neighbour_report", "other": "service_request"}
_SETTLED = {"slip": "there_and_then", "in_hand": "in_hand", "survey": "survey_comment"}


def _unhappy(contact: Contact) -> str:
    """Dissatisfaction without a request to complain: a complaint, unless it can stay where it is and they choose so."""
    if contact.matter == "slip" and contact.put_right != "yes":
        return _complaint(contact) if contact.put_right == "no" else ""
    if contact.matter in _SETTLED and contact.choice != "yes":
        return _SETTLED[contact.matter] if contact.choice == "no" else ""
    return _complaint(contact) if contact.matter else ""


def _complaint(contact: Contact) -> str:
    """A complaint; and where a job is still open, it goes on at the same time."""
    return "complaint_and_request" if contact.work_open == "yes" else "complaint"
