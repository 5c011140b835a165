"""Reviews: the days on which something about the people of a case is looked at again, and the next word to them.

What helps them, a restriction of contact, how far somebody acts for them, and what was agreed about keeping in touch
(2024 Code 1.2, 5.9, 5.10, 5.14). Each is a date to keep, as any other, with the deed that it waits for. How such a day
is typed and told is in `review_dates`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.casework.cases import CaseRecords
from app.casework.contacts import agreed_contact, agreement_words
from app.casework.desks import Desk
from app.casework.particulars import needs_of
from app.casework.representations import representations
from app.casework.restrictions import restrictions
from app.rules.dates import long_date
from app.rules.standings import Standing, stands
from app.rules.words import capital

ADJUSTMENTS, RESTRICTION, REPRESENTATIVE, CONTACT = "adjustments", "restriction", "representative", "contact"
"""What the key of such a date begins with."""

CHOSEN = (ADJUSTMENTS, RESTRICTION, REPRESENTATIVE)
"""Those that stand on a day that was chosen: no change of the calendar moves them."""

DIARY_WORDS = {
    ADJUSTMENTS: "Look again at what helps them",
    RESTRICTION: "Review the contact restriction",
    REPRESENTATIVE: "Ask who speaks for them",
    CONTACT: "Be in touch as agreed",
}
"""What the diary says, in which nobody is named."""

_BESIDE = {
    ADJUSTMENTS: ("people", "adjustments"),
    RESTRICTION: ("restriction", "review"),
    REPRESENTATIVE: ("people", "representation"),
    CONTACT: ("people", "contact_agreed"),
}
"""The guide and step beside which the clause of each stands."""

_CHOSEN_WORDS = "The day is the one that was chosen when it was recorded."


@dataclass(frozen=True)
class Review:
    """One day on which something is looked at again, or by which the person complaining is to hear."""

    key: str
    """'adjustments', 'restriction:214', 'representative:214', 'contact'."""
    what: str
    """'Review of the contact restriction'."""
    do: str
    """What there is to do, from the beginning: 'Review the contact restriction'."""
    due: dt.date
    since: dt.date
    """The day from which it runs: when it was recorded, or when they last heard."""
    event: str
    """What happened on that day."""
    counted: str
    """How the day comes about, in a sentence."""
    verb: str
    """What the button says."""
    deed: str
    of: str = ""

    @property
    def kind(self) -> str:
        """What its key begins with."""
        return self.key.partition(":")[0]

    @property
    def headline(self) -> str:
        """'Review the contact restriction by Monday 7 December 2026'."""
        return f"{self.do} by {long_date(self.due)}"

    def standing(self, desk: Desk) -> Standing:
        """How it stands today."""
        return stands(desk.workdays, self.due, desk.today())


def reviews_of(desk: Desk, case: CaseRecords) -> tuple[Review, ...]:
    """What is to be looked at again on an open case, and by when; none on a closed one."""
    if case.file_closed:
        return ()
    found = (*_helps(case), *_restricted(case), *_acting(case), *_word(desk, case))
    return tuple(one for one in found if one.due <= desk.workdays.last)


def review_clause(case: CaseRecords, kind: str) -> str:
    """The number of the clause that has it looked at; empty where the edition has none."""
    clause = case.edition.beside(*_BESIDE[kind])
    return clause.number if clause else ""


def _helps(case: CaseRecords) -> Iterator[Review]:
    day, told = needs_of(case).review_on, case.last("adjusted")
    if isinstance(day, dt.date) and told is not None:
        yield Review(
            key=ADJUSTMENTS,
            what="Review of what helps them",
            do="Ask whether what helps them still does",
            due=day,
            since=told.on,
            event="what helps them was recorded",
            counted=_CHOSEN_WORDS,
            verb="Review what helps",
            deed="adjust",
        )


def _restricted(case: CaseRecords) -> Iterator[Review]:
    by_seq = {one.seq: one for one in case.standing}
    for one in restrictions(case):
        if one.lifted_on is None and isinstance(one.review_on, dt.date):
            yield Review(
                key=f"{RESTRICTION}:{one.seq}",
                what="Review of the contact restriction",
                do="Review the contact restriction",
                due=one.review_on,
                since=by_seq[one.seq].on,
                event="the restriction was recorded",
                counted="The day is the one that was chosen when it was recorded, or reviewed last.",
                verb="Review the restriction",
                deed="review_restriction",
                of=str(one.seq),
            )


def _acting(case: CaseRecords) -> Iterator[Review]:
    """Until when somebody acts; once that was said of them, or recorded anew, nothing is left to ask."""
    by_seq = {one.seq: one for one in case.standing}
    for one in representations(case):
        if isinstance(one.ends, dt.date) and not one.settled:
            yield Review(
                key=f"{REPRESENTATIVE}:{one.seq}",
                what="End of what a representative may do",
                do=f"Ask whether {one.name} goes on acting for them",
                due=one.ends,
                since=min(by_seq[one.seq].on, one.ends),
                event="how far they act was recorded",
                counted=_CHOSEN_WORDS,
                verb="Record who speaks for them",
                deed="represent",
                of=str(one.seq),
            )


def _word(desk: Desk, case: CaseRecords) -> Iterator[Review]:
    agreed = agreed_contact(desk, case)
    if agreed is not None and agreed.next_due is not None:
        yield Review(
            key=CONTACT,
            what="Word to them, as agreed",
            do="Be in touch as agreed",
            due=agreed.next_due,
            since=agreed.since or agreed.on,
            event="they heard last, or it was agreed",
            counted=f"{capital(agreement_words(agreed.agreement))}, as agreed on {long_date(agreed.on)}.",
            verb="Log the contact",
            deed="log_contact",
        )
