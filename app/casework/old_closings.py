"""Whether a case out of an old log is closed, since when, and what is in doubt about it.

A case that is open is seen; one that is closed by mistake is seen by nobody. So where a log says that a case was
reopened, and not that it was closed after that, it is open.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from app.casework.old_rows import OldRow
from app.incoming.statuses import CLOSED, OPEN, Status, read_status
from app.rules.dates import long_date

_HERS = "The log does not say that it is over: whoever brought it in chose that what was answered is closed."
_HERS_NOW = f"{_HERS} It is closed as of today."
_STAGES = (2, 3)
_WORDS = (
    "at the to and in stage stg st s 1 2 3 one two three final full formal informal complaint resident tenant "
    "answered responded response reply replied letter sent issued not partially partly upheld justified"
)
_AN_ANSWER = frozenset(_WORDS.split())
"""The words of a status that says no more than that it was answered, and how."""


@dataclass(frozen=True)
class Closing:
    """How a case of an old log ended, if it did."""

    closed: bool = False
    on: dt.date | None = None
    """The day on which it was closed; None for one that is open, or of which the log does not hold the day."""
    words: str = ""
    """Why it is closed, in a sentence."""
    told: tuple[str, ...] = ()
    """What is in doubt about it, in sentences."""
    answers: tuple[dt.date, ...] = ()
    """Days of answers of stages that are not counted: it cannot have been closed before."""


def closing_of(row: OldRow, stage: int, *, keep_open: bool) -> Closing:
    """How a case ended that reached a stage.

    `keep_open` is what she chose of those that were answered and of which the log does not say that they are closed.
    """
    status = read_status(row.text("status"))
    answers = tuple(row.days[f"responded_{one}"] for one in _STAGES if one > stage and f"responded_{one}" in row.days)
    on = row.days.get("closed") or (status.on if status.state == CLOSED else None)
    if on is not None:
        opened, told = _opened_again(row, status, on)
        if opened:
            return Closing(told=told)
        return Closing(
            closed=True, on=on, words=f"Closed on {long_date(on)}, as the old log says.", told=told, answers=answers
        )
    if "reopened" in row.days or "reopened" in row.undated:
        return Closing(
            told=("The log says that it was reopened, and not that it was closed after that. So it is open.",)
        )
    state = CLOSED if "closed" in row.undated else status.state
    if state == OPEN:
        return Closing(told=(f"{_status(row)}, {_NO_CLOSING}",) if status.ombudsman else ())
    closing = _answered(row, stage, state, answers, keep_open=keep_open)
    return replace(closing, told=(*closing.told, *_in_doubt(row, status, state))) if closing.closed else closing


_NO_CLOSING = "and the log does not say that it is closed. So it is open, until you close it."


def _status(row: OldRow) -> str:
    """'Its status is “With HOS”'."""
    return f"Its status is “{row.text('status')[:40]}”"


def _in_doubt(row: OldRow, status: Status, state: str) -> tuple[str, ...]:
    """That a case would be closed of which the status says something else, or nothing that is understood."""
    words = row.text("status")
    if state == CLOSED:
        return (f"{_status(row)}, and the log says that it is closed. So it is closed.",) if status.ombudsman else ()
    if not words or set(re.findall(r"[a-z]+|[0-9]|[^\W_]", words.casefold())) <= _AN_ANSWER:
        return ()
    said = "which says neither that it is open nor that it is closed"
    return (f"{_status(row)}, {said}. It is closed because the log holds its answer.",)


def _answered(row: OldRow, stage: int, state: str, answers: tuple[dt.date, ...], *, keep_open: bool) -> Closing:
    """How a case ended of which the log holds no day of closing."""
    last = max(filter(None, (row.days.get(f"responded_{stage}"), *answers)), default=None)
    waits = [one for one in _STAGES if one > stage and _waits(row, one)]
    if state != CLOSED and waits:
        said = f"The log says that stage {waits[-1]} was asked for, and not that it was answered. So it is open."
        return Closing(told=(said,))
    if not keep_open and last is not None:
        held = f"Closed on {long_date(last)}, the day of the last answer that the old log holds."
        return Closing(closed=True, on=last, words=held if state == CLOSED else f"{held} {_HERS}")
    if state == CLOSED:
        said = "The old log says that it is over, and does not hold the day. It is closed as of today."
        return Closing(closed=True, words=said)
    if not keep_open and f"responded_{stage}" in row.undated:
        said = f"The old log says that stage {stage} was answered, and does not hold the day. {_HERS_NOW}"
        return Closing(closed=True, words=said)
    return Closing()


def _waits(row: OldRow, stage: int) -> bool:
    """Whether a stage that is not counted was asked for, and not answered."""
    asked, answered = (
        (f"{kind}_{stage}" in row.days or f"{kind}_{stage}" in row.undated) for kind in ("requested", "responded")
    )
    return asked and not answered


def _opened_again(row: OldRow, status: Status, closed: dt.date) -> tuple[bool, tuple[str, ...]]:
    """Whether a case with a day of closing was reopened after that, and what is to be said of it."""
    gives = f"The log gives a day of closing, {long_date(closed)}"
    on = row.days.get("reopened") or (status.on if status.again else None)
    if on is None and (status.again or "reopened" in row.undated):
        return True, (f"{gives}, and says that it was reopened, and not when. So it is open.",)
    if on is None:
        doubtful = status.state == OPEN or status.perhaps or status.ombudsman
        said = f"{gives}, and its status is “{row.text('status')[:40]}”. So it is closed on that day."
        return False, (said,) if doubtful else ()
    again = f"says that it was reopened on {long_date(on)}"
    if on < closed:
        return False, (f"{gives}, and {again}, before that. So it is closed.",)
    same = on == closed
    return True, (f"{gives}, and {again}{', the same day' if same else ''}. So it is open.",)
