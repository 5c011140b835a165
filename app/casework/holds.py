"""Holds: why the records of a closed file are kept past their time, for as long as that lasts.

Nothing is erased while the Ombudsman or a court may still ask for it. A hold stands until it is ended; a link with an
open case holds by itself.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.casework.desks import Desk
from app.casework.letter_subjects import subject_records
from app.casework.settings import actor
from app.casework.texts import POINT_LENGTH, past_date_problems, tidy, too_long
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused

WHYS = {
    "ombudsman": "The Ombudsman is looking at it, or has asked for it",
    "court": "There is a court claim, or one is threatened",
    "regulator": "The Regulator, the police or an insurer has asked for it",
    "person": "The person, or somebody for them, has asked to see it",
    "other": "Something else",
}
"""Why records are held, as the guide asks it."""

SAID = {
    "ombudsman": "the Ombudsman is looking at it, or has asked for it",
    "court": "there is a court claim, or one is threatened",
    "regulator": "the Regulator, the police or an insurer has asked for it",
    "person": "the person, or somebody for them, has asked to see it",
    "other": "there is a reason to keep it",
}


@dataclass(frozen=True)
class Hold:
    """Why the records of a file are held."""

    seq: int
    why: str
    """A key of `WHYS`."""
    words: str
    since: dt.date

    @property
    def sentence(self) -> str:
        """'Held since Monday 23 November 2026: the Ombudsman is looking at it, or has asked for it. …'."""
        return " ".join(filter(None, (f"Held since {long_date(self.since)}: {SAID[self.why]}.", self.words)))


def hold_records(desk: Desk, case_id: int, why: str, words: str, on: dt.date | str | None) -> int:
    """Record that the records of a file are kept past their time; returns the entry's number. Raises Refused."""
    subject_records(desk, case_id)
    words = tidy(words)
    problems = list(past_date_problems("on", "The date", on, desk.today()))
    if why not in WHYS:
        problems.append(Problem("why", "Choose why it is to be kept longer."))
    if why == "other" and not words:
        problems.append(Problem("words", "Enter why it is to be kept longer."))
    problems += too_long("words", "This", words, POINT_LENGTH)
    if problems or not isinstance(on, dt.date):
        raise Refused(tuple(problems))
    sentence = " ".join(filter(None, (f"The records are held from {long_date(on)}: {SAID[why]}.", words)))
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, "held", on=on, sentence=sentence, body={"why": why, "words": words})


def release_records(desk: Desk, case_id: int, seq: int, words: str, on: dt.date | str | None) -> int:
    """Record that a hold has ended; returns the entry's number. Raises Refused."""
    standing = {one.seq: one for one in holds(subject_records(desk, case_id).standing)}
    words = tidy(words)
    problems = list(past_date_problems("on", "The date", on, desk.today()))
    if seq not in standing:
        problems.append(Problem("", "This hold has ended already. Look at the case's history."))
    elif isinstance(on, dt.date) and on < standing[seq].since:
        problems.append(Problem("on", f"The hold began on {long_date(standing[seq].since)}. Enter a later day."))
    if not words:
        problems.append(Problem("words", "Enter what ended: for example, the Ombudsman's final decision."))
    problems += too_long("words", "This", words, POINT_LENGTH)
    if problems or not isinstance(on, dt.date):
        raise Refused(tuple(problems))
    sentence = f"The records are no longer held, from {long_date(on)}: {words}"
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, "released", on=on, sentence=sentence, body={"hold": seq, "words": words})


def holds(standing: tuple[Record, ...]) -> tuple[Hold, ...]:
    """The holds that have not ended, in the order of writing."""
    ended = {int(one.body["hold"]) for one in standing if one.kind == "released"}
    return tuple(
        Hold(one.seq, str(one.body["why"]), str(one.body["words"]), one.on)
        for one in standing
        if one.kind == "held" and one.seq not in ended
    )
