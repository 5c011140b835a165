"""Editions of the Code: what each one demands, as frozen data.

An edition is one TOML file; `app.rules.reading` reads it. Adding an edition with the same kinds of rule touches no
Python. The edition of a case is the one in force on the day the complaint was received, kept for its life.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from app.rules.problems import UserError
from app.rules.provisions import (
    ANY_STAGE,
    Clause,
    ClockRule,
    EscalationRule,
    GroundRule,
    GuideRule,
    IntervalRule,
    LetterRule,
    NamedRule,
    PeriodRule,
    Section,
    TriageRule,
    Wrinkle,
)


class NoSuchEdition(UserError):
    """There is no such edition of the Code here."""


@dataclass(frozen=True)
class Stages:
    """How many stages an edition has: the fewest, the most, and how many there are ordinarily."""

    fewest: int
    most: int
    ordinary: int
    """Beyond these, a landlord has a stage only where it says why it has justified one."""
    clause: str = ""
    says: str = ""
    """How a further stage is justified, in our own words."""
    to_be_confirmed: str = ""


@dataclass(frozen=True)
class Edition:
    """One whole edition of the Code."""

    key: str
    name: str
    short_name: str
    source: str
    in_force: dt.date
    checked_on: dt.date
    definition: str
    definition_clause: str
    stages: Stages
    clocks: tuple[ClockRule, ...]
    clauses: tuple[Clause, ...]
    letters: tuple[LetterRule, ...] = ()
    sections: tuple[Section, ...] = ()
    periods: tuple[PeriodRule, ...] = ()
    intervals: tuple[IntervalRule, ...] = ()
    grounds: tuple[GroundRule, ...] = ()
    remedies: tuple[NamedRule, ...] = ()
    factors: tuple[NamedRule, ...] = ()
    compensation: tuple[NamedRule, ...] = ()
    triage: tuple[TriageRule, ...] = ()
    guides: tuple[GuideRule, ...] = ()
    wrinkles: tuple[Wrinkle, ...] = ()
    escalation: EscalationRule | None = None
    """How long the next stage can be asked for; None where the edition says nothing of it."""
    applies_to: str = ""
    """Which complaints it governs, in words."""
    to_be_confirmed: str = ""
    """What of the edition as a whole still wants proofreading."""

    @property
    def most_stages(self) -> int:
        """The most stages that there can be."""
        return self.stages.most

    def counts(self, kind: str) -> bool:
        """Whether a time limit in working days starts or ends with this kind of event."""
        return any(kind in (rule.starts, rule.or_starts, rule.stops) for rule in self.clocks)

    def beside(self, guide: str, step: str) -> Clause | None:
        """The clause to show beside a step of a guide; None where this edition has none for it."""
        found = [rule.clause for rule in self.guides if (rule.guide, rule.step) == (guide, step)]
        return self.clause(found[0]) if found else None

    def demands_choice(self, key: str) -> bool:
        """Whether a contact may come to this outcome only after the choice of complaining was offered."""
        rule = self.outcome(key)
        return rule is not None and rule.offer_choice

    def outcome(self, key: str) -> TriageRule | None:
        """The triage rule for an outcome; None where the edition says nothing of it."""
        return next((rule for rule in self.triage if rule.outcome == key), None)

    def clock(self, key: str) -> ClockRule:
        """The rule of one clock. Raises KeyError where this edition has no such clock."""
        return {rule.key: rule for rule in self.clocks}[key]

    def period(self, key: str) -> PeriodRule | None:
        """The rule of one period in months; None where this edition has none of that name."""
        return next((rule for rule in self.periods if rule.key == key), None)

    def letter(self, kind: str, stage: int) -> LetterRule | None:
        """What this kind of letter must say at this stage; None where the edition says nothing of it."""
        alike = {rule.stage: rule for rule in self.letters if rule.kind == kind}
        return alike.get(stage) or alike.get(ANY_STAGE)

    def clause(self, number: str) -> Clause:
        """One clause by its number. Raises KeyError for a number that the data does not hold."""
        return {clause.number: clause for clause in self.clauses}[number]

    def ground(self, key: str) -> GroundRule | None:
        """A ground for refusing; None where this edition does not know it."""
        return next((rule for rule in self.grounds if rule.key == key), None)


@dataclass(frozen=True)
class Editions:
    """All editions known, oldest first."""

    all: tuple[Edition, ...]

    def __post_init__(self) -> None:
        if not self.all:
            raise ValueError("No edition of the Code was found among Casebook's resources.")

    @classmethod
    def of(cls, editions: Iterable[Edition]) -> Editions:
        """These editions, put in the order in which they came into force."""
        return cls(tuple(sorted(editions, key=lambda edition: edition.in_force)))

    def named(self, key: str) -> Edition:
        """The edition with this key. Raises NoSuchEdition with the keys that there are."""
        for edition in self.all:
            if edition.key == key:
                return edition
        raise NoSuchEdition(f"There is no edition “{key}” of the Code here. There are: {self.keys()}.")

    def keys(self) -> str:
        """The keys of all editions, for a sentence: '2020, 2022, 2024'."""
        return ", ".join(edition.key for edition in self.all)

    def in_force_on(self, received: dt.date) -> Edition:
        """The edition that governs a complaint received on this day.

        Before the first edition there was no Code; such a complaint is counted under the first, and `predates` says so.
        """
        begun = [edition for edition in self.all if edition.in_force <= received]
        return begun[-1] if begun else self.all[0]

    def predates(self, received: dt.date) -> bool:
        """Whether no edition of the Code was yet in force on this day."""
        return received < self.all[0].in_force
