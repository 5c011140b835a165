"""Workings: how a date came about, whole and frozen, so that it can be defended to whoever asks.

A working names the event and its day, every day after it, counted or skipped with its reason, the rule in our own
words, what moved the date and what tried to and did not count, and by which edition and which calendar it was counted.
No resident is named in it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.rules.dates import long_date
from app.rules.standings import Standing
from app.rules.words import capital
from app.rules.workdays import Day

DUE = "due by the end of this day"
FIRST_DUE = "the date before it was extended"
UNMOVED = "Nothing has moved this date."


def may_move(ends: dt.date, confirmed_to: int) -> str:
    """A sentence where a count ends beyond the years whose bank holidays are published; else empty."""
    if ends.year <= confirmed_to:
        return ""
    published = f"England's bank holidays are published to the end of {confirmed_to}"
    return f"{published}. This count goes beyond that: the date may still move."


@dataclass(frozen=True)
class Authority:
    """Where a limit stands: a clause of the Code in our own words, or another source."""

    where: str
    """'Code 6.3', 'St Anne's own limit', or the name of the source."""
    says: str
    force: str = ""
    """'must' or 'should', where the source is the Code."""
    limit: str = ""

    @property
    def sentence(self) -> str:
        """'Code 6.3 (must; 10 working days from the acknowledgement): Give a full answer …'."""
        aside = "; ".join(filter(None, (self.force, self.limit)))
        return f"{self.where} ({aside}): {self.says}" if aside else f"{self.where}: {self.says}"


@dataclass(frozen=True)
class Move:
    """What moved a date, or was meant to: a notice, a change of the calendar, or of the day that it counts from."""

    sentence: str
    old: dt.date | None = None
    new: dt.date | None = None
    counts: bool = True
    """Whether it did move the date."""
    seq: int = 0
    """The number of its entry in the book; moves are told in this order."""


@dataclass(frozen=True)
class Printing:
    """What a working is printed with: whose book it is from, on which day, and the seal of the book on that day."""

    landlord: str
    on: dt.date
    seal: str
    sample: bool = False
    known_on: dt.date | None = None
    """The past day whose knowledge it shows; None for the book as it is."""


@dataclass(frozen=True)
class Line:
    """One line of a working's account: what it tells of, and the sentences."""

    label: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Working:
    """How one date came about."""

    key: str
    """'stage1.respond', 'own:stage1.respond', 'period:accept', 'updates:1', 'hazard'."""
    title: str
    """'Stage 1 response'."""
    headline: str
    """'Answer by Tuesday 8 December 2026'."""
    due: dt.date
    event: str
    """What day 0 was: 'complaint received'."""
    counted: str
    """How it was counted, in a sentence: '10 working days after Tuesday 24 November 2026 (acknowledgement sent).'."""
    days: tuple[Day, ...]
    authorities: tuple[Authority, ...]
    edition: str
    printing: Printing
    reference: str = ""
    """The case's reference; empty for a date that belongs to no case."""
    clause: str = ""
    step: str = "Day"
    """What is counted: 'Day', 'Week' or 'Month'."""
    at_end: str = DUE
    """What the last day is."""
    original: dt.date | None = None
    """The date before it was extended, where it was."""
    moves: tuple[Move, ...] = ()
    notes: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    to_be_confirmed: tuple[str, ...] = ()
    calendar: str = ""
    """The version of the calendar; empty where bank holidays do not matter to the count."""
    confirmed_to: int = 0
    """The last year of which the government has published the bank holidays."""
    changed_days: tuple[str, ...] = ()
    """Which days in the count the landlord added to the calendar or struck out of it, a sentence each."""
    standing: Standing | None = None
    """How it stands on the day of printing; None where that is no matter of being late."""
    countdown: str = ""
    """The same in words: '5 working days left'."""
    done: str = ""
    """What was done, where it was: 'Stage 1 response sent Monday 7 December 2026'."""

    @property
    def day_nought(self) -> dt.date:
        """The day that it counts from."""
        return self.days[0].date

    @property
    def where(self) -> str:
        """Where the limit stands: 'Code 6.2', or another source."""
        return f"Code {self.clause}" if self.clause else self.authorities[0].where

    @property
    def beyond_confirmed(self) -> bool:
        """Whether the count goes beyond the years whose bank holidays are published."""
        return bool(self.unsettled)

    @property
    def unsettled(self) -> str:
        """A sentence where the date may still move because its bank holidays are not published yet; else empty."""
        return may_move(self.days[-1].date, self.confirmed_to) if self.calendar else ""

    def label(self, day: Day) -> str:
        """What a day counts as: 'Day 3', or 'not counted'."""
        return "not counted" if day.n is None else f"{self.step} {day.n}"

    def remark(self, day: Day) -> str:
        """Why a day was skipped, what happened on day 0, and the day that it is due."""
        said = [day.why]
        if day.n != 0 and day.date == self.original and day.date != self.due:
            said.append(FIRST_DUE)
        if day.n != 0 and day.date == self.due:
            said.append(self.at_end)
        return "; ".join(filter(None, said))

    @property
    def standing_words(self) -> str:
        """How it stands and where the limit is: '5 working days left · Code 6.2'."""
        return " · ".join(filter(None, (capital(self.countdown), self.where)))

    def text(self) -> str:
        """The whole working as plain text, a line for each day, for a letter or an e-mail."""
        head = ": ".join(filter(None, (self.reference, self.headline)))
        account = (f"{line.label}: {' '.join(line.sentences)}" for line in self.account())
        days = (filter(None, (long_date(day.date), self.label(day), self.remark(day))) for day in self.days)
        return "\n".join((head, self.standing_words, "", *account, "", *map("\t".join, days)))

    def account(self) -> tuple[Line, ...]:
        """Everything that the working says besides the days, in the order of reading; what is empty is left out."""
        lines = (
            Line("As known then", self._known_then()),
            Line("Day 0", (f"{long_date(self.day_nought)}: {self.event}.",)),
            Line("How it is counted", self._counted()),
            Line("The rule", tuple(authority.sentence for authority in self.authorities)),
            Line("What moved it", tuple(move.sentence for move in self.moves) or (UNMOVED,)),
            Line("To note", (*self.notes, *self.cautions)),
            Line("To be confirmed", tuple(f"{capital(words)}." for words in self.to_be_confirmed)),
            Line("Edition", (self.edition,)),
            Line("Bank holidays", self._holidays()),
            Line("As it stands", (self._standing(),)),
        )
        return tuple(line for line in lines if any(line.sentences))

    def _known_then(self) -> tuple[str, ...]:
        """That what was recorded since a past day is not in it, so that no old date passes for today's."""
        day = self.printing.known_on
        return (f"As known at the end of {long_date(day)}. What was recorded since is left out.",) if day else ()

    def _counted(self) -> tuple[str, ...]:
        if self.original is None or self.original == self.due:
            return (self.counted,)
        return (self.counted, f"Originally due by {long_date(self.original)}.")

    def _holidays(self) -> tuple[str, ...]:
        if not self.calendar:
            return ("Bank holidays and weekends count like any other day.",)
        return tuple(filter(None, (f"Calendar: {self.calendar}.", *self.changed_days, self.unsettled)))

    def _standing(self) -> str:
        on = f"On {long_date(self.printing.on)}"
        seal = f"Seal of the book: {self.printing.seal}."
        if self.done:
            return f"{on}. {self.done}: {self.countdown}. {seal}"
        return f"{on}: {self.countdown}. {seal}" if self.countdown else f"{on}. {seal}"
