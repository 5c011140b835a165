"""What came of a service request: who asked after it, when it is looked at again, and the complaint it became.

All of it is entries of the journal beside the request's own (2024 Code 1.4, 1.5); nothing of it holds up a complaint.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.casework.review_dates import day_in
from app.models.books import Work
from app.models.journals import Record, records
from app.rules.dates import long_date

FOLLOW_UPS = ("request", "chased", "request_reviewed", "became")
"""The entries of a request that say how it goes on."""


@dataclass(frozen=True)
class FollowUp:
    """How a request stands."""

    next_on: dt.date | None = None
    """When it is to be looked at again; None where no day is set."""
    chases: int = 0
    """How often they asked after it."""
    became: tuple[int, ...] = ()
    """The cases that it became."""
    wants_complaint: dt.date | None = None
    """The day on which they chose to complain, while it has not become a complaint."""
    unhappy_on: dt.date | None = None
    """The day on which they last said that they were unhappy with how it goes."""


def follow_ups(session: Session) -> dict[int, FollowUp]:
    """How every request stands, by its number."""
    by_request: dict[int, list[Record]] = {}
    for record in records(session, kinds=FOLLOW_UPS):
        by_request.setdefault(record.case_id or 0, []).append(record)
    return {number: _follow_up(found) for number, found in by_request.items()}


def follow_up(session: Session, request_id: int) -> FollowUp:
    """How one request stands."""
    return _follow_up(records(session, request_id, FOLLOW_UPS))


def _follow_up(found: Sequence[Record]) -> FollowUp:
    looked = [record for record in found if record.kind in ("request", "request_reviewed")]
    chased = [record for record in found if record.kind == "chased"]
    unhappy = [record.on for record in chased if record.body.get("unhappy") == "yes"]
    became = tuple(int(record.body["case"]) for record in found if record.kind == "became")
    wanted = [record.on for record in chased if record.body.get("choice") == "yes"]
    return FollowUp(
        next_on=day_in(looked[-1].body, "next_on") if looked else None,
        chases=len(chased),
        became=became,
        wants_complaint=wanted[-1] if wanted and not became else None,
        unhappy_on=max(unhappy, default=None),
    )


def origin(session: Session, request_id: int) -> Record | None:
    """The entry with which a request was taken in; None where there is no such request."""
    return next(iter(records(session, request_id, ("request",))), None) if request_id else None


def origin_sentence(request: Record) -> str:
    """Of which request a complaint came, and that its own date of receipt is another."""
    return f"It came of the service request received on {long_date(request.on)}."


def hand_over(work: Work, request: Record, case: tuple[int, str], *, on: dt.date, goes_on: bool) -> None:
    """Write on a request that it became a case, by number and reference; it stays open while its work goes on.

    The complaint does not wait for the job, nor the job for the complaint (2024 Code 1.5).
    """
    number, (case_id, reference) = request.case_id, case
    closed = bool(records(work.session, number, ("closed",)))
    stays = "; the work goes on, so this stays open" if goes_on and not closed else ""
    sentence = f"Became complaint {reference}{stays}."
    work.append(number, "became", on=on, sentence=sentence, body={"case": case_id})
    if not goes_on and not closed:
        reason = f"It became complaint {reference}."
        work.append(number, "closed", on=on, sentence=f"Closed: {reason}", body={"reason": reason})
