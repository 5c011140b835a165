"""The landlord's own words as fields of Settings, each with what stands in letters where it is left empty."""

from __future__ import annotations

from app.casework.guides import Field
from app.letters.terms import TERMS


def _left_empty(key: str) -> str:
    """What stands in letters where no word is chosen: 'Left empty: rent, or at an almshouse charity ….'."""
    term = TERMS[key]
    if term.ordinary == term.almshouse:
        return f"Left empty: {term.ordinary}."
    return f"Left empty: {term.ordinary}; at an almshouse charity, {term.almshouse}."


TERM_FIELDS = (
    Field(
        "almshouse",
        "We are an almshouse charity",
        "tick",
        hint="Then letters speak of almshouses and contributions, and Casebook watches for tenancy and rent.",
        optional=True,
    ),
    *(
        Field(key, label, "line", hint=f"{hint} {_left_empty(key)}", optional=True)
        for key, label, hint in (
            ("resident_word", "What you call a resident", "For example: resident, tenant, almsperson, customer."),
            ("officer_word", "What you call whoever deals with complaints", "For example: clerk, manager."),
            ("warden_word", "What you call whoever looks after the homes", "For example: warden, scheme manager."),
            ("board_word", "What you call those who govern", "For example: trustees, board, committee."),
            ("home_word", "What you call a home", "For example: almshouse, flat, cottage."),
            ("rent_word", "What you call the rent", "For example: weekly maintenance contribution."),
            ("agreement_word", "What you call the agreement to live there", "For example: licence, tenancy."),
        )
    ),
)
"""In the order of the page."""
