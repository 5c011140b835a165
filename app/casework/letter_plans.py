"""Letter plans: what a letter that asks questions of its own is to say, answered before it is begun.

The answers are an entry of the journal, on which the letter rests as an extension notice rests on its plan: answered
anew, the earlier answers are struck out; and each letter that went keeps those that it went with.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.letter_contradictions import contradictions
from app.casework.letter_facts import letter_rule, shelf_of
from app.casework.letter_kinds import ANSWER_BY, KINDS, PLANNED, REPLY_BY
from app.casework.letter_matters import basis
from app.casework.letter_subjects import subject_records
from app.casework.outlooks import closed_problems
from app.casework.settings import actor
from app.casework.texts import NAME_LENGTH, TEXT_LENGTH, tidy, tidy_line, tidy_list, too_long
from app.letters.asks import Ask, asked_facts
from app.letters.wordings import Wording
from app.models.journals import Record
from app.models.tables import DraftText
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused, UserError
from app.rules.words import uncapital

NO_SUCH_OPTION = "Choose one of the answers."
AGAIN = "Answered anew before the letter was issued."


def asks_of(desk: Desk, case: CaseRecords, kind: str, stage: int) -> tuple[Ask, ...]:
    """What a letter asks before it is begun. Raises KeyError for a letter that this case cannot have."""
    return _wording(desk, case, kind, stage).asks


def plan_problems(
    desk: Desk, case: CaseRecords, kind: str, stage: int, answers: Mapping[str, Any]
) -> tuple[Problem, ...]:
    """What must be put right before a letter can be begun with these answers."""
    found = [] if KINDS[kind].anytime else list(closed_problems(case))
    asks = asks_of(desk, case, kind, stage)
    for ask in asks:
        if is_asked(asks, ask, answers):
            found += _answer_problems(ask, answers.get(ask.key), desk.today())
    by, keys = answers.get(ANSWER_BY), {ask.key for ask in asks}
    if isinstance(by, dt.date) and not found and ANSWER_BY in keys:
        found += _answer_by_problems(desk, case, stage, by)
    if not found:
        found += contradictions(desk, case, kind, {key: answers.get(key) for key in keys})
    reply = answers.get(REPLY_BY)
    if isinstance(reply, dt.date) and REPLY_BY in keys and not KINDS[kind].anytime:
        found += _reply_by_problems(desk, case, stage, reply)
    return tuple(found)


WITHIN = ("seen_by",)
"""Answers that stand within a sentence: 'seen by the clerk and the warden'."""

LEADS = ("The", "A", "An", "Our", "Only", "All")
"""Words that have a capital only at the start of a sentence; a name keeps its own."""


def plan_letter(  # noqa: PLR0913 - which letter, what it says, and of what within the case it is
    desk: Desk, case_id: int, kind: str, stage: int, answers: Mapping[str, Any], *, of: str = ""
) -> int:
    """Keep what a letter is to say, and begin its draft; returns the entry's number. Raises Refused.

    `of` says of what within the case it is: the number of a promise, say. A draft about something else is begun anew.
    """
    case = subject_records(desk, case_id)
    if problems := plan_problems(desk, case, kind, stage, answers):
        raise Refused(problems)
    asks = asks_of(desk, case, kind, stage)
    kept = {ask.key: _kept(ask, answers.get(ask.key)) for ask in asks if is_asked(asks, ask, answers)}
    rule = letter_rule(desk, case.edition, kind, stage)
    name = uncapital(rule.name) if rule else KINDS[kind].noun
    body: dict[str, Any] = {"letter_kind": kind, "stage": stage, "answers": kept, "of": of}
    earlier = open_plan(case, kind, stage)
    with desk.book.writing(actor(desk)) as work:
        if earlier is not None:
            body |= {"corrects": earlier.seq, "reason": AGAIN}
        number = work.append(case_id, PLANNED, on=desk.today(), sentence=f"To be written: {name}.", body=body)
        other = earlier is not None and not is_of(earlier, of)
        if other or work.session.get(DraftText, (case_id, kind, stage)) is None:
            work.save_draft(case_id, kind, stage, "{}")
    return number


def open_plan(case: CaseRecords, kind: str, stage: int) -> Record | None:
    """What a letter that was not issued yet is to say; None where there is none."""
    plan = basis(case, kind, stage)
    if plan is None or plan.kind != PLANNED:
        return None
    issued = (
        one
        for one in case.standing
        if one.kind == "letter_issued" and (one.body["letter_kind"], one.body["stage"]) == (kind, stage)
    )
    return None if any(one.seq > plan.seq for one in issued) else plan


def is_of(plan: Record, of: str) -> bool:
    """Whether a plan is of this within the case; where nothing is named, every plan is."""
    return not of or plan.body.get("of", "") == of


def is_asked(asks: tuple[Ask, ...], ask: Ask, answers: Mapping[str, Any]) -> bool:
    """Whether an ask is on the page with these answers."""
    return not ask.shown or asked_facts(asks, answers).holds(ask.shown)


def _answer_problems(ask: Ask, value: object, today: dt.date) -> list[Problem]:
    if not value:
        return [Problem(ask.key, ask.needed)] if ask.needed else []
    if ask.kind == "date":
        return _day_problems(ask, value, today)
    if ask.options:
        return [] if value in dict(ask.options) else [Problem(ask.key, NO_SUCH_OPTION)]
    if ask.kind == "list" and isinstance(value, (list, tuple)):
        return [one for text in value for one in too_long(ask.key, "This", str(text), NAME_LENGTH)]
    longest = NAME_LENGTH if ask.kind == "line" else TEXT_LENGTH
    return list(too_long(ask.key, "This", str(value), longest))


def _day_problems(ask: Ask, value: object, today: dt.date) -> list[Problem]:
    if isinstance(value, dt.date):
        passed = ask.lies == "ahead" and value < today
        to_come = ask.lies == "behind" and value > today
        said = f"{long_date(value)} {'has passed' if passed else 'is still to come'}."
        asked = "Give a day that is still to come." if passed else "Give today, or a day before it."
        return [Problem(ask.key, f"{said} {asked}")] if passed or to_come else []
    said = tidy_line(str(value))[:30]
    return [Problem(ask.key, f"There is no date “{said}”. Enter a day, a month and a year, for example 27 3 2026.")]


def _answer_by_problems(desk: Desk, case: CaseRecords, stage: int, by: dt.date) -> list[Problem]:
    """A letter may promise an answer by the date in force, or sooner; a later one takes an extension.

    Where that date has passed already, nothing can be extended, and the new date has to be one that is still to come
    and on which somebody is at work (2024 Code 6.3, 6.4).
    """
    clock = case.answer_clock(stage)
    if clock is None or clock.stopped is not None:
        return []
    if by < desk.today():
        return [Problem(ANSWER_BY, f"{long_date(by)} has passed. Give a date that you can keep.")]
    if desk.today() <= clock.due < by:
        due = long_date(clock.due)
        sentence = f"The answer is due by {due}. To answer later, choose “Take longer…” and send that notice instead."
        return [Problem(ANSWER_BY, sentence)]
    try:
        closed = desk.workdays.why_closed(by)
    except UserError as beyond:
        return [Problem(ANSWER_BY, beyond.sentence)]
    return [Problem(ANSWER_BY, f"{long_date(by)} is no working day. Choose a day in the week.")] if closed else []


def _reply_by_problems(desk: Desk, case: CaseRecords, stage: int, by: dt.date) -> list[Problem]:
    """A day to write back by leaves time to answer the complaint by its own date, while that is still to come."""
    clock = case.answer_clock(stage)
    if clock is None or clock.stopped is not None or not desk.today() < clock.due <= by:
        return []
    due = long_date(clock.due)
    return [Problem(REPLY_BY, f"The answer is due by {due}. Give a day before that, so that it can still count.")]


def _kept(ask: Ask, value: object) -> object:
    """An answer as the journal keeps it."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if ask.kind == "list":
        return list(tidy_list(tuple(map(str, value)) if isinstance(value, (list, tuple)) else ()))
    if ask.kind != "line":
        return tidy(str(value or ""))
    words = tidy_line(str(value or ""))
    return uncapital(words) if ask.key in WITHIN and words.partition(" ")[0] in LEADS else words


def _wording(desk: Desk, case: CaseRecords, kind: str, stage: int) -> Wording:
    rule = letter_rule(desk, case.edition, kind, stage)
    if rule is None:
        raise KeyError(kind)
    return shelf_of(desk).wording(rule, case.edition.key, stage)
