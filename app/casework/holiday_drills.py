"""The holiday drill: what a change of the calendar moves, said before it is made; and the making of it.

A bank holiday that is proclaimed while cases are open moves their dates. Each date that moves is listed with what it
was, and each letter that states a date which would then be another. One confirmation writes the change and an entry on
every case that it touches, together or not at all; so no date moves without a cause that stands in its history.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from app.casework.calendar_facts import ADDED, STRUCK
from app.casework.calendar_moves import MOVED
from app.casework.calendars import (
    ADD,
    TAKE_BACK,
    Amendment,
    amended,
    amendment_problems,
    checked_date,
    row_of,
)
from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.letter_flags import letter_flags
from app.casework.letter_kinds import PROMISES
from app.casework.open_dates import OpenDate, cases_open_on, dates_of
from app.casework.settings import actor
from app.models.books import Work
from app.rules.clocks import Clock
from app.rules.dates import long_date, table_date
from app.rules.problems import Problem, Refused
from app.rules.standings import Standing
from app.rules.words import capital, countdown, said_projected, uncapital

LATE = ("late", "overdue")
"""The words of a standing that say that a date was missed."""


@dataclass(frozen=True)
class Move:
    """One open date that moves, or one verdict or lateness on a date that changes."""

    case_id: int
    reference: str
    who: str
    key: str
    """The key of its working."""
    name: str
    """'Stage 1 response', 'Stage 1 response, your own limit'."""
    projected: bool
    before: dt.date
    after: dt.date
    remark: str
    """'Overdue', 'No longer late'; empty where there is nothing to remark."""
    sentence: str
    """For the history of the case, without the cause."""
    standings: tuple[Standing, Standing] | None = None
    """How it stood and how it stands, where that is what changes."""

    @property
    def what(self) -> str:
        """What it is called in a list: 'Stage 1 response (projected)'."""
        return said_projected(self.name, projected=self.projected)


@dataclass(frozen=True)
class FlaggedLetter:
    """One issued letter that would state a date which is then no longer right."""

    case_id: int
    letter_id: int
    reference: str
    who: str
    name: str
    dated: dt.date
    flags: tuple[str, ...]


@dataclass(frozen=True)
class Drill:
    """What a change of the calendar would do."""

    amendment: Amendment
    cause: str
    """'Monday 19 September 2022 becomes a bank holiday (State funeral)'."""
    moves: tuple[Move, ...]
    letters: tuple[FlaggedLetter, ...]

    @property
    def cases(self) -> tuple[int, ...]:
        """The cases that it touches, each once."""
        return tuple(dict.fromkeys(move.case_id for move in self.moves))


def drill(desk: Desk, amendment: Amendment) -> Drill:
    """What a change of the calendar would move; nothing is written. Raises Refused, or BeyondCalendar."""
    amendment = amendment.tidied()
    problems = amendment_problems(desk, amendment)
    if desk.known_on:
        sentence = f"This is the book as it was known on {long_date(desk.known_on)}. Go back to today to change it."
        problems = (Problem("", sentence),)
    if problems:
        raise Refused(problems)
    day = checked_date(amendment)
    then = desk.with_calendar(amended(desk, amendment))
    pairs = list(zip(cases_open_on(desk, day), cases_open_on(then, day), strict=True))
    moves = [move for before, after in pairs for move in _moves((desk, then), before, after)]
    letters = [letter for before, after in pairs for letter in _letters((desk, then), before, after)]
    return Drill(
        amendment=amendment,
        cause=_cause(desk, amendment),
        moves=tuple(sorted(moves, key=lambda move: (move.before, move.reference, move.what))),
        letters=tuple(sorted(letters, key=lambda letter: (letter.dated, letter.reference))),
    )


def amend(desk: Desk, amendment: Amendment) -> Drill:
    """Change the calendar, with an entry on each case that it touches; returns what moved. Raises as `drill` does."""
    made = drill(desk, amendment)
    cause = _cause(desk, made.amendment, done=True)
    with desk.book.writing(actor(desk)) as work:
        seq = _write_change(desk, work, made.amendment)
        for case_id in made.cases:
            moved = [move for move in made.moves if move.case_id == case_id]
            first, *others = (move.sentence for move in moved)
            caused = f"{cause}: {first}"
            sentence = " ".join((caused, *(capital(other) for other in others)))
            body = {"change": seq, "cause": cause, "moved": [_facts(move) for move in moved]}
            work.append(case_id, MOVED, on=desk.today(), sentence=sentence, body=body)
    desk.calendars.read()
    return made


def _write_change(desk: Desk, work: Work, amendment: Amendment) -> int:
    day = checked_date(amendment)
    row = row_of(desk.calendar, day)
    reason = {"reason": amendment.reason}
    if amendment.act == TAKE_BACK:
        taken = row.change if row else None
        what = "bank holiday added" if taken and taken.adds else "bank holiday struck out"
        sentence = f"Taken back: {what}, {long_date(day)}, {row.name if row else ''}."
        body: Mapping[str, object] = {"corrects": taken.seq if taken else 0, **reason}
        return work.append(None, "voided", on=desk.today(), sentence=sentence, body=body)
    name = amendment.name if amendment.act == ADD else (row.name if row else "")
    what = "Bank holiday added" if amendment.act == ADD else "Bank holiday struck out"
    learnt = amendment.learnt if isinstance(amendment.learnt, dt.date) else desk.today()
    sentence = f"{what}: {long_date(day)}, {name}. Learnt on {long_date(learnt)}."
    body = {"date": day.isoformat(), "name": name, **reason}
    return work.append(None, ADDED if amendment.act == ADD else STRUCK, on=learnt, sentence=sentence, body=body)


def _facts(move: Move) -> Mapping[str, object]:
    """A move as the journal keeps it, for programs to come: by the key of its working, and never by its name."""
    facts: dict[str, object] = {
        "key": move.key,
        "name": move.name,
        "projected": move.projected,
        "was": move.before.isoformat(),
        "now": move.after.isoformat(),
    }
    if move.standings is not None:
        stood, stands = ({"word": one.word, "late_by": one.late_by} for one in move.standings)
        facts |= {"stood": stood, "stands": stands}
    return facts


def _cause(desk: Desk, amendment: Amendment, *, done: bool = False) -> str:
    day = checked_date(amendment)
    row = row_of(desk.calendar, day)
    name = amendment.name if amendment.act == ADD else (row.name if row else "")
    closes = amendment.act == ADD
    if amendment.act == TAKE_BACK:
        then = row_of(amended(desk, amendment), day)
        closes = then is not None and then.counts
    after_all = " after all" if amendment.act == TAKE_BACK else ""
    became = {
        (True, ""): "became a bank holiday" if done else "becomes a bank holiday",
        (True, " after all"): "is a bank holiday after all",
        (False, ""): "is no longer a bank holiday",
        (False, " after all"): "is no bank holiday after all",
    }[closes, after_all]
    return f"{long_date(day)} {became} ({name})"


def _moves(desks: tuple[Desk, Desk], before: CaseRecords, after: CaseRecords) -> Iterator[Move]:
    """What becomes of one case: its open dates, and how late it is or was where no open date says so by moving."""
    old, new = (
        {date.key: date for date in dates_of(at, case)} for at, case in zip(desks, (before, after), strict=True)
    )
    moved = [(was, new[key]) for key, was in old.items() if key in new and new[key].due != was.due]
    for was, now in moved:
        yield _move(was, now, desks[0].today())
    told = {was.key for was, _ in moved}
    by_key = {clock.key: clock for clock in after.clocks}
    for clock in before.clocks:
        if clock.key not in told:
            yield from _verdict(before, clock, by_key[clock.key], desks[0].today())


def _move(was: OpenDate, now: OpenDate, today: dt.date) -> Move:
    remark, said = "", ""
    if was.due >= today > now.due:
        remark, said = "Overdue", " It is overdue now."
    elif now.due >= today > was.due:
        remark, said = "No longer late", " It is no longer late."
    sentence = f"{was.middle} now due by {long_date(now.due)}, was {long_date(was.due)}.{said}"
    return Move(
        case_id=was.case_id,
        reference=was.reference,
        who=was.who,
        key=was.key,
        name=was.what,
        projected=was.projected,
        before=was.due,
        after=now.due,
        remark=remark,
        sentence=sentence,
    )


def _verdict(case: CaseRecords, was: Clock, now: Clock, today: dt.date) -> Iterator[Move]:
    """A step that counts as late where it did not, or the other way round; or that is, or was, late by other days."""
    before, after = was.standing(today), now.standing(today)
    late = before.word in LATE, after.word in LATE
    if late[0] == late[1] and before.late_by == after.late_by:
        return
    counts, remark = "counts as late now", "counts as late"
    if late == (True, True):
        days = tuple(countdown(one).removeprefix("done, ") for one in (before, after))
        counts, remark = f"is {days[1]} now, and not {days[0]}", f"{days[1]}, not {days[0]}"
    elif late[0]:
        counts = remark = "no longer counts as late"
    stays = f"it stays due by {long_date(was.due)}, and the days since are counted anew"
    moved = f"it was due by {long_date(now.due)}, and not by {long_date(was.due)}"
    sent = f" of {long_date(was.stopped)}" if was.stopped else ""
    when = f"Sent {table_date(was.stopped)}: " if was.stopped else ""
    made = Move(
        case_id=case.case_id,
        reference=case.reference,
        who=case.who,
        key=was.key,
        name=was.rule.name,
        projected=was.projected and not sent,
        before=was.due,
        after=now.due,
        remark=f"{when}{remark}" if when else capital(remark),
        sentence="",
        standings=(before, after),
    )
    what = f"{uncapital(made.what)}{sent}"
    yield replace(made, sentence=f"{what} {counts}: {moved if was.due != now.due else stays}.")


def _letters(desks: tuple[Desk, Desk], before: CaseRecords, after: CaseRecords) -> Iterator[FlaggedLetter]:
    """The issued letters of one case that would state a date which is then another, while the answer is still out."""
    if before.clocks == after.clocks and not before.unposted:
        return
    waiting = {(clock.stage, clock.rule.stops) for clock in before.waiting}
    for letter in before.standing:
        if letter.kind != "letter_issued":
            continue
        kind, stage = letter.body["letter_kind"], letter.body["stage"]
        if (stage, PROMISES.get(kind)) not in waiting:
            continue
        said = letter_flags(desks[0], before, letter)
        flags = tuple(flag for flag in letter_flags(desks[1], after, letter) if flag not in said)
        if flags:
            rule = before.edition.letter(kind, stage)
            name = rule.name if rule else "Letter"
            yield FlaggedLetter(before.case_id, letter.seq, before.reference, before.who, name, letter.on, flags)
