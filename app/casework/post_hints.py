"""Post-by hints: by when a letter is posted to be with the resident by its date, and what is best when it is too late.

The Code counts the day on which a letter goes. A resident who is to act on it, or to hear of a new date before the old
one has passed, should have it by then all the same.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.frozen_letters import frozen_facts
from app.casework.letter_kinds import ANSWER, KINDS
from app.casework.letter_subjects import subject_records
from app.models.journals import Record
from app.rules.clocks import Clock
from app.rules.dates import long_date, table_date
from app.rules.posts import PostKind
from app.rules.problems import UserError


@dataclass(frozen=True)
class PostHint:
    """By when to post, in words."""

    sentence: str
    """'To reach Mr Dunmore by Friday 20 November 2026, post it by Wednesday 18 November 2026, first class.'"""
    short: str
    """'post by Wed 18 Nov 2026, first class', for a line of a list."""
    late: bool
    """Whether no post can be expected to bring it in time."""


def clock_of(case: CaseRecords, kind: str, stage: int) -> Clock | None:
    """The clock whose date a letter of a kind is to be there by; None where it has no date, or that was met."""
    known = KINDS.get(kind)
    if known is None:
        return None
    event = known.posted_as if known.posted_as in ("acknowledged", ANSWER) else ""
    event = ANSWER if not event and known.promises else event  # a notice: before the date that it extends has passed
    found = (one for one in case.waiting if (one.stage, one.rule.stops) == (stage, event))
    return next(found, None)


def letter_hint(desk: Desk, case_id: int, letter_id: int) -> PostHint | None:
    """The hint for an issued letter; None where it has gone, or no date waits for it. Raises NoSuchCase."""
    case = subject_records(desk, case_id)
    letter = next((one for one in case.unposted if one.seq == letter_id), None)
    return record_hint(desk, case, letter) if letter is not None else None


def record_hint(desk: Desk, case: CaseRecords, letter: Record) -> PostHint | None:
    """The same for a letter that was read already."""
    clock = clock_of(case, letter.body["letter_kind"], letter.body["stage"])
    return hint(desk, clock.due, frozen_facts(letter).addressee or case.who) if clock is not None else None


def hint(desk: Desk, due: dt.date, who: str) -> PostHint | None:
    """By when to post so that it is there by a day; None beyond the years whose holidays are known."""
    try:
        return _hint(desk, due, who)
    except UserError:
        return None


def _hint(desk: Desk, due: dt.date, who: str) -> PostHint:
    today, quickest = desk.today(), desk.posts.kinds[0]
    arrives = quickest.arrives(today, desk.workdays)
    if today > due:
        sentence = (
            f"It was due by {long_date(due)}. Take it to {who} by hand today; or post it today: {quickest.short}, "
            f"it can be expected on {long_date(arrives)}."
        )
        return PostHint(sentence, "overdue: take it there by hand", late=True)
    if arrives > due:
        by_hand = "today" if due == today else f"by {long_date(due)}"
        sentence = (
            f"It is too late for the post to reach {who} by {long_date(due)}: posted today, {quickest.short}, it can "
            f"be expected on {long_date(arrives)}. Best is to take it there by hand. If nobody can, post it {by_hand} "
            "all the same: the Code counts the day it goes."
        )
        return PostHint(sentence, "too late for the post: take it there by hand", late=True)
    ways = [_way(desk, kind, due) for kind in desk.posts.kinds if kind.arrives(today, desk.workdays) <= due]
    last = quickest.post_by(due, desk.workdays)
    short = f"post by {table_date(last)}" if last > today else "post today"
    sentence = f"To reach {who} by {long_date(due)}, post it {'; or '.join(ways)}."
    return PostHint(sentence, f"{short}, {quickest.short}", late=False)


def _way(desk: Desk, kind: PostKind, due: dt.date) -> str:
    """'by Wednesday 18 November 2026, first class'; 'today' on its last day, and on the weekend after it."""
    last = kind.post_by(due, desk.workdays)
    when = f"by {long_date(last)}" if last > desk.today() else "today"
    return f"{when}, {kind.short}"
