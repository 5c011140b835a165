"""Fulfilments: what becomes of a promise. It is kept, with what shows it; put off, with why; or no longer owed.

Each is an entry that names the promise, and the promise itself stays as it was made (2024 Code 7.3; 2022 Code 6.5).
"""

from __future__ import annotations

import datetime as dt

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.outlooks import closed_problems
from app.casework.promises import DROPPED, KEPT, MOVED, PROMISE_EVENTS, REMEDY, Promise, promises_made
from app.casework.settings import actor
from app.casework.texts import TEXT_LENGTH, past_date_problems, stopped, tidy, tidy_line, too_long
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused
from app.rules.words import listed


def keep_promise(desk: Desk, case_id: int, seq: int, on: dt.date | str | None, evidence: str) -> int:
    """Record that a promise was kept, and what shows it; returns the entry's number. Raises Refused, or NoSuchCase."""
    case, promise, problems = _of(desk, case_id, seq)
    problems += keeping_problems(desk, case, on, evidence)
    if problems or promise is None or not isinstance(on, dt.date):
        raise Refused(tuple(problems))
    body = {"promise": seq, "evidence": tidy(evidence)}
    done = "Paid" if promise.pence else "Done"
    sentence = f"{done}, as promised, on {long_date(on)}: {stopped(promise.named)} Shown by: {stopped(tidy(evidence))}"
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, KEPT, on=on, sentence=sentence, body=body)


def move_promise(desk: Desk, case_id: int, seq: int, by: dt.date | str | None, reason: str) -> int:
    """Record that a promise will be kept later; the old date stays in the story. Raises Refused, or NoSuchCase."""
    case, promise, problems = _of(desk, case_id, seq)
    problems += moving_problems(desk, case, promise, by, reason)
    if problems or promise is None or not isinstance(by, dt.date):
        raise Refused(tuple(problems))
    was = promise.by.isoformat() if promise.by else None
    body = {"promise": seq, "was": was, "now": by.isoformat(), "reason": tidy(reason)}
    before = f", not by {long_date(promise.by)}" if promise.by else ""
    sentence = f"Promised by {long_date(by)} now{before}: {stopped(promise.named)} {stopped(tidy(reason))}"
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, MOVED, on=desk.today(), sentence=sentence, body=body)


def drop_promise(desk: Desk, case_id: int, seq: int, reason: str) -> int:
    """Record that a promise is no longer owed, and why. Raises Refused, or NoSuchCase."""
    case, promise, problems = _of(desk, case_id, seq)
    problems += dropping_problems(case, reason)
    if problems or promise is None:
        raise Refused(tuple(problems))
    sentence = f"No longer owed: {stopped(promise.named)} {stopped(tidy(reason))}"
    with desk.book.writing(actor(desk)) as work:
        return work.append(
            case_id, DROPPED, on=desk.today(), sentence=sentence, body={"promise": seq, "reason": tidy(reason)}
        )


def keeping_problems(desk: Desk, case: CaseRecords, on: dt.date | str | None, evidence: str) -> tuple[Problem, ...]:
    """What must be put right before a promise can be called kept: when, and what shows it."""
    found = [*past_date_problems("done_on", "The date on which it was done", on, desk.today())]
    if isinstance(on, dt.date) and on < case.received_on():
        received = long_date(case.received_on())
        found.append(Problem("done_on", f"The complaint was received on {received}. Check the date it was done."))
    found += _text_problems("evidence", evidence, "Enter what shows that it is done: a photograph, a receipt, a call.")
    return tuple(found)


def moving_problems(
    desk: Desk, case: CaseRecords, promise: Promise | None, by: dt.date | str | None, reason: str
) -> tuple[Problem, ...]:
    """What must be put right before a promise can be put off."""
    found = [*by_problems(desk, "by", by)]
    if not found and isinstance(by, dt.date) and promise is not None and promise.by is not None and by <= promise.by:
        found.append(Problem("by", f"It is promised by {long_date(promise.by)} already. Enter a later day."))
    found += _text_problems("reason", reason, "Enter why it will be later; the resident is to be told.")
    return (*found, *closed_problems(case))


def dropping_problems(case: CaseRecords, reason: str) -> tuple[Problem, ...]:
    """What must be put right before a promise can be given up."""
    return (*_text_problems("reason", reason, "Enter why it is no longer owed."), *closed_problems(case))


def by_problems(desk: Desk, field: str, by: dt.date | str | None) -> tuple[Problem, ...]:
    """What must be put right in the day by which something is promised: a working day, and not in the past.

    On a day that nobody works nothing can be seen to, nor can the resident reach anybody where it was not done.
    """
    workdays, today = desk.workdays, desk.today()
    if by is None:
        return (Problem(field, "Enter the day by which it will be done, for example 27 3 2026."),)
    if isinstance(by, str):
        return (Problem(field, f"There is no date “{tidy_line(by)[:30]}”. Enter a day, a month and a year."),)
    if by < today:
        return (Problem(field, f"{long_date(by)} has passed. Promise a day that is still to come."),)
    if by > workdays.working_day_before(workdays.last, 1):
        return (Problem(field, f"The calendar has the years up to {workdays.last.year}. Check the year."),)
    why = workdays.why_closed(by)
    if not why:
        return ()
    days = (workdays.working_day_before(by, 0), workdays.after(by, 1))
    instead = listed([long_date(day) for day in days if day >= today], "or")
    closed = "" if long_date(by).startswith(why) else f" ({why})"
    return (Problem(field, f"{long_date(by)}{closed} is no working day. Promise {instead}."),)


def leaning_on_promise(case: CaseRecords, record: Record) -> tuple[Problem, ...]:
    """Why an entry of a promise cannot be struck out: something was recorded of it since, or the case is closed."""
    if record.kind not in (REMEDY, *PROMISE_EVENTS):
        return ()
    if case.file_closed:
        return closed_problems(case)
    about = record.seq if record.kind == REMEDY else record.body["promise"]
    kinds = PROMISE_EVENTS if record.kind == REMEDY else (MOVED, KEPT, DROPPED) if record.kind == MOVED else ()
    later = [
        one for one in case.standing if one.kind in kinds and one.body["promise"] == about and one.seq > record.seq
    ]
    if not later:
        return ()
    said = " ".join(one.sentence for one in later)
    return (Problem("", f"More was recorded of this promise since. Strike that out first: {said}"),)


def _of(desk: Desk, case_id: int, seq: int) -> tuple[CaseRecords, Promise | None, list[Problem]]:
    """A case and one of its open promises, or why there is nothing to record of it."""
    case = case_records(desk, case_id)
    promise = next((one for one in promises_made(case) if one.seq == seq), None)
    if promise is None:
        return case, None, [Problem("", "There is no such promise on this case any more. Look at the case again.")]
    if promise.done_on is not None:
        said = f"That is recorded as done on {long_date(promise.done_on)}. Strike that entry out first if it was not."
        return case, promise, [Problem("", said)]
    if promise.dropped_on is not None:
        said = "That is recorded as no longer owed. Strike that entry out first if it still is."
        return case, promise, [Problem("", said)]
    return case, promise, []


def _text_problems(field: str, text: str, sentence: str) -> tuple[Problem, ...]:
    """A problem where a text is wanting, or longer than there is room for."""
    said = tidy(text)
    return too_long(field, "This", said, TEXT_LENGTH) if said else (Problem(field, sentence),)
