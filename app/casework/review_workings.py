"""The working of a review, or of the next word that was agreed: the day that was chosen, or how it was counted."""

from __future__ import annotations

from app.casework.reckonings import Basis, clauses_of, edition_words
from app.casework.reviews import CHOSEN, Review
from app.rules.dates import long_date
from app.rules.standings import stands
from app.rules.words import countdown
from app.rules.workings import Authority, Working


def review_working(review: Review, basis: Basis, clause: str) -> Working:
    """How the day of a review comes about; nobody is named in it."""
    standing = stands(basis.workdays, review.due, basis.printing.on)
    days = basis.workdays.counted(review.since, review.due, review.event)
    own = Authority("What was said", "Whoever was told a day may rely on it.")
    return Working(
        key=review.key,
        title=review.what,
        headline=f"{review.what} by {long_date(review.due)}",
        due=review.due,
        event=review.event,
        counted=review.counted,
        days=days,
        authorities=clauses_of(basis.edition, clause) if clause else (own,),
        edition=edition_words(basis),
        printing=basis.printing,
        reference=basis.reference,
        clause=clause,
        calendar=basis.calendar.version,
        confirmed_to=review.due.year if review.kind in CHOSEN else basis.calendar.confirmed_to,
        standing=standing,
        countdown=countdown(standing),
    )
