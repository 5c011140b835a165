"""Restrictions of contact: what was done, what is limited and what stays open, who decided, and when it is reviewed.

A restriction needs evidence, fits what was done, regards the Equality Act, and is reviewed (2024 Code 5.14, 5.15;
2022 Code 4.18, 4.19). Whatever is limited, a complaint is taken and the Ombudsman can be asked: that is no choice.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import Any

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.review_dates import LONGEST, day_in, review_problems
from app.casework.settings import actor
from app.casework.texts import NAME_LENGTH, TEXT_LENGTH, past_date_problems, tidy, tidy_line, too_long
from app.models.journals import Record
from app.rules.dates import EARLIEST, long_date
from app.rules.problems import Problem, Refused

ALWAYS_OPEN = (
    "Complaints are still taken, in whatever way they come, and answered in time; and the Ombudsman can be asked at "
    "any time. No restriction changes that."
)
"""What stays open under every restriction: a statement, of which nothing can be chosen."""

REVIEW = "The review date"

WANTED = {
    "behaviour": "Enter what they did, and when.",
    "evidence": "Enter what shows it: notes, letters, who saw it.",
    "limit": "Enter what is limited, and how.",
    "open": "Enter how they can still reach you for everything else.",
    "proportion": "Enter why nothing milder would do.",
    "equality": "Enter what you considered under the Equality Act, and what you adjust because of it.",
}
"""What a restriction has to say, with the sentence for where it does not."""


@dataclass(frozen=True)
class Restriction:
    """A restriction of contact, as it was typed or as it stands."""

    behaviour: str = ""
    evidence: str = ""
    limit: str = ""
    open: str = ""
    """How they can still reach the landlord, beside what stays open always."""
    proportion: str = ""
    """Why nothing milder would do."""
    protected: str = ""
    """'yes' where a disability, or something else that the Equality Act protects, could lie behind it."""
    equality: str = ""
    decided_by: str = ""
    starts: dt.date | str | None = None
    review_on: dt.date | str | None = None
    seq: int = 0
    lifted_on: dt.date | None = None


def restrict(desk: Desk, case_id: int, restriction: Restriction) -> int:
    """Record a restriction of contact; returns the entry's number. Raises Refused, or NoSuchCase."""
    case_records(desk, case_id)
    tidied = _tidied(restriction)
    problems = restriction_problems(tidied, desk.today())
    if problems or not isinstance(tidied.starts, dt.date) or not isinstance(tidied.review_on, dt.date):
        raise Refused(problems)
    body = {one.name: getattr(tidied, one.name) for one in fields(Restriction) if one.name not in ("seq", "lifted_on")}
    body |= {"starts": tidied.starts.isoformat(), "review_on": tidied.review_on.isoformat()}
    sentence = (
        f"Contact is restricted from {long_date(tidied.starts)}, decided by {tidied.decided_by}: {tidied.limit} "
        f"To be reviewed by {long_date(tidied.review_on)}. {ALWAYS_OPEN}"
    )
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, "restricted", on=desk.today(), sentence=sentence, body=body)


def restriction_problems(typed: Restriction, today: dt.date) -> tuple[Problem, ...]:
    """What must be put right before contact can be restricted."""
    found: list[Problem] = []
    for key, sentence in WANTED.items():
        text = tidy(getattr(typed, key))
        found += too_long(key, "This", text, TEXT_LENGTH) if text else [Problem(key, sentence)]
    if typed.protected not in ("yes", "no"):
        found.append(Problem("protected", "Say whether something that the Equality Act protects could lie behind it."))
    if not tidy_line(typed.decided_by):
        found.append(Problem("decided_by", "Enter who decided it."))
    found += too_long("decided_by", "The name", typed.decided_by, NAME_LENGTH)
    found += _start_problems(typed.starts, today)
    found += review_problems("review_on", REVIEW, typed.review_on, today)
    early = (
        isinstance(typed.starts, dt.date) and isinstance(typed.review_on, dt.date) and typed.review_on <= typed.starts
    )
    if early and not any(problem.field == "review_on" for problem in found):
        found.append(Problem("review_on", "A restriction is reviewed after it has begun. Choose a later day."))
    return tuple(found)


def review_restriction(desk: Desk, case_id: int, seq: int, words: str, review: tuple[str, dt.date | str | None]) -> int:
    """Record that a restriction was reviewed and stays: what is limited from now on, and the next review date.

    Raises Refused, or NoSuchCase.
    """
    standing, words, limit = _standing(desk, case_id, seq), tidy(words), tidy(review[0])
    problems = [
        *too_long("words", "This", words, TEXT_LENGTH),
        *too_long("limit", "This", limit, TEXT_LENGTH),
        *review_problems("review_on", REVIEW, review[1], desk.today()),
    ]
    if not words:
        problems.append(Problem("words", "Enter what has happened since, and why it cannot be lifted."))
    if not limit:
        problems.append(Problem("limit", WANTED["limit"]))
    if standing is None:
        problems.append(NO_LONGER)
    if problems or not isinstance(review[1], dt.date):
        raise Refused(tuple(problems))
    body = {"restriction": seq, "words": words, "limit": limit, "review_on": review[1].isoformat()}
    sentence = f"The restriction of contact was reviewed and stays: {limit} Next review by {long_date(review[1])}."
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, "restriction_reviewed", on=desk.today(), sentence=sentence, body=body)


def lift_restriction(desk: Desk, case_id: int, seq: int, on: dt.date | str | None, reason: str) -> int:
    """Record that a restriction holds no longer. Raises Refused, or NoSuchCase."""
    standing, reason = _standing(desk, case_id, seq), tidy(reason)
    problems = [
        *past_date_problems("on", "The day on which it was lifted", on, desk.today()),
        *too_long("reason", "The reason", reason, TEXT_LENGTH),
    ]
    if not reason:
        problems.append(Problem("reason", "Enter why it is lifted."))
    if standing is None:
        problems.append(NO_LONGER)
    if problems or not isinstance(on, dt.date):
        raise Refused(tuple(problems))
    sentence = f"The restriction of contact was lifted on {long_date(on)}: {reason}"
    with desk.book.writing(actor(desk)) as work:
        body = {"restriction": seq, "reason": reason}
        return work.append(case_id, "restriction_lifted", on=on, sentence=sentence, body=body)


def restrictions(case: CaseRecords) -> tuple[Restriction, ...]:
    """Every restriction of a case with what its reviews made of it; those that were lifted are among them."""
    return tuple(_restriction(case, record) for record in case.standing if record.kind == "restricted")


NO_LONGER = Problem("", "That restriction does not stand any more. Look at the case again.")


def _restriction(case: CaseRecords, record: Record) -> Restriction:
    body = record.body
    texts: dict[str, Any] = {key: str(body.get(key, "")) for key in (*WANTED, "protected", "decided_by")}
    found = Restriction(**texts, starts=day_in(body, "starts"), review_on=day_in(body, "review_on"), seq=record.seq)
    for later in case.standing:
        if later.body.get("restriction") != record.seq:
            continue
        if later.kind == "restriction_reviewed":
            found = replace(found, limit=str(later.body["limit"]), review_on=day_in(later.body, "review_on"))
        elif later.kind == "restriction_lifted":
            found = replace(found, lifted_on=later.on)
    return found


def _standing(desk: Desk, case_id: int, seq: int) -> Restriction | None:
    found = restrictions(case_records(desk, case_id))
    return next((one for one in found if one.seq == seq and one.lifted_on is None), None)


def _start_problems(starts: dt.date | str | None, today: dt.date) -> tuple[Problem, ...]:
    """A restriction begins on a day that is told beforehand, or has begun already; never in some other year."""
    if starts is None:
        return (Problem("starts", "Enter the day from which contact is restricted, for example 27 3 2027."),)
    if isinstance(starts, str):
        sentence = f"There is no date “{tidy_line(starts)[:30]}”. Enter a day, a month and a year."
        return (Problem("starts", sentence),)
    if not EARLIEST <= starts <= today + LONGEST:
        return (Problem("starts", "The day from which it holds must be within a year. Check the year."),)
    return ()


def _tidied(typed: Restriction) -> Restriction:
    texts = {key: tidy(getattr(typed, key)) for key in WANTED}
    return replace(typed, **texts, decided_by=tidy_line(typed.decided_by), seq=0, lifted_on=None)
