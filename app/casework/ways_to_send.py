"""The ways in which a letter may go: by post, by hand, and by e-mail where the resident agreed to that.

Nobody is sent a letter by e-mail who did not agree to it: it goes to the address on record, which is kept with it.
"""

from __future__ import annotations

from app.casework.cases import CaseRecords
from app.casework.other_formats import BY_EMAIL, EMAIL, wanted_formats
from app.casework.texts import LINE_LENGTH, tidy_line, too_long
from app.rules.problems import Problem

BY = {
    "first": "first class post",
    "second": "second class post",
    "signed": "signed-for post",
    "hand": "hand delivery",
    "email": "e-mail",
}
"""How a letter may go out."""

NOT_AGREED = (
    "{} has not agreed to letters by e-mail. If they have, record it under Contact (Agree how to keep in touch, or "
    "their adjustments), then say here that it went by e-mail. Otherwise post it."
)
NO_ADDRESS = "{} agreed to e-mail, but no e-mail address is on record. Enter it under Contact, or post the letter."


def agreed_to_email(case: CaseRecords) -> bool:
    """Whether the person complaining agreed to letters by e-mail, or asked for them so."""
    agreed = case.facts("contact_agreed").get("method") == "email"
    return agreed or EMAIL in wanted_formats(case.facts("adjusted").get("adjustments", ()))


def email_of(case: CaseRecords) -> str:
    """The e-mail address on record; empty for none."""
    return str(case.facts("person").get("email", ""))


def way_problems(case: CaseRecords, by: str, proof: str = "") -> tuple[Problem, ...]:
    """What stands against a letter having gone this way."""
    found = too_long("proof", "The reference", tidy_line(proof), LINE_LENGTH)
    if by not in BY:
        return (Problem("by", "Choose how the letter went."), *found)
    if by == "email" and not agreed_to_email(case):
        return (Problem("by", NOT_AGREED.format(case.who)), *found)
    if by == "email" and not email_of(case):
        return (Problem("by", NO_ADDRESS.format(case.who)), *found)
    return found


def way_words(case: CaseRecords, by: str) -> str:
    """'first class post', or 'e-mail to d.dunmore@dunmore.example', as the record says it."""
    return f"{BY_EMAIL}{email_of(case)}" if by == "email" else BY[by]


def proof_words(proof: str) -> str:
    """The sentence that keeps a reference beside a posting; empty for none."""
    return f" Proof of posting: {proof.rstrip('.')}." if proof else ""
