"""Letter offers: a letter offered on the line of the case page that it is about, where it can be written now."""

from __future__ import annotations

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.letter_plan_guides import letter_blocked, letter_fits
from app.casework.page_sections import Offer


def tell(desk: Desk, case: CaseRecords, kind: str, words: str, of: str = "") -> tuple[Offer, ...]:
    """The offer of a letter; none where the edition knows no such letter, or where it cannot be begun now.

    `of` says of what within the case it is: the number of a promise, of a restriction, of a representation.
    """
    can = letter_fits(kind, desk, case) and not letter_blocked(kind, desk, case)
    return (Offer(f"write_{kind}", words, of),) if can else ()
