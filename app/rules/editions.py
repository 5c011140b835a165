"""Editions of the Code: what each one demands, as frozen data.

An edition is one TOML file; `app.rules.reading` reads it. Adding an edition with the same kinds of rule touches no
Python. The edition of a case is the one in force on the day the complaint was received, kept for its life.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

KINDS = ("received", "logged", "acknowledged", "extended", "escalation_requested", "responded")
"""The events a clock can start or stop at; the closed vocabulary of every edition and every timeline."""

FORCES = ("must", "should", "practice")
"""How strongly a part of a letter is demanded. `practice` is this program's own demand, not the Code's."""

CLAUSE_FORCES = (
    "must",
    "must not",
    "should",
    "may",
    "may be asked",
    "expected",
    "responsible",
    "not appropriate",
    "context",
)
"""The verbs of the Code's own clauses. A clause of two sentences may have two: "must + should", "may / must"."""

LETTER_KINDS = ("acknowledgement",)
"""The letters that Casebook knows how to write."""

NEEDS = ("received", "points", "outcomes", "questions", "adjustments", "handler", "respond_by", "ombudsman")
"""Facts of the case whose words a part of a letter can be bound to hold."""

BEYOND = ("good_reason", "panel")
"""What lets an extension run past its ordinary limit: a good reason that is explained, or convening a panel."""


@dataclass(frozen=True)
class ClockRule:
    """One time limit of the Code: what starts it, what stops it, and how many working days lie between."""

    key: str
    """'stage1.acknowledge', 'stage2.respond' and so on."""
    stage: int
    name: str
    """What is due, in the words of the trade: 'Stage 1 response'."""
    verb: str
    """For a sentence: 'Acknowledge', 'Answer'."""
    starts: str
    stops: str
    working_days: int
    clause: str
    or_starts: str = ""
    """What starts it when the first kind of start was never recorded (2022: acknowledged, failing logged)."""
    or_no_later_than: str = ""
    """The key of a clock whose due date caps a start taken from `or_starts`."""
    longest_extension: int | None = None
    """Working days after the original due date; None where the edition knows no extension."""
    beyond: str = "good_reason"
    extension_clause: str = ""
    to_be_confirmed: str = ""
    """Why the figure or its clause number still wants proofreading; empty when it does not."""


@dataclass(frozen=True)
class PartRule:
    """One thing that a letter must say, with its clause and force."""

    key: str
    name: str
    """What it is, for the list beside the letter: 'The complaint as we understand it'."""
    missing: str
    """The sentence that names it when it is not there, and says what to do."""
    clause: str
    force: str
    needs: tuple[str, ...] = ()
    """Facts of the case whose words must stand in the part; words of `NEEDS`."""
    to_be_confirmed: str = ""

    @property
    def demanded(self) -> bool:
        """Whether the letter cannot be approved without it."""
        return self.force != "should"


@dataclass(frozen=True)
class LetterRule:
    """What one kind of letter must say under an edition."""

    kind: str
    stage: int
    name: str
    parts: tuple[PartRule, ...]

    def part(self, key: str) -> PartRule:
        """The rule of one part. Raises KeyError for a key that the letter does not have."""
        return {part.key: part for part in self.parts}[key]


@dataclass(frozen=True)
class Clause:
    """One clause, restated in our own words."""

    number: str
    force: str
    says: str
    to_be_confirmed: str = ""


GUIDE_STEPS = {"intake": ("contact", "asked", "unhappy", "matter", "wants")}
"""The guides, and those of their steps beside which a clause of the Code is shown; a closed vocabulary."""


@dataclass(frozen=True)
class GuideRule:
    """Which clause of an edition is shown beside a step of a guide."""

    guide: str
    step: str
    clause: str


@dataclass(frozen=True)
class TriageRule:
    """What a contact may turn out to be under an edition, with the clauses that say so."""

    outcome: str
    clause: str
    offer_choice: bool = False
    """Whether it comes to this only once the resident was offered the choice of complaining, and declined."""


OUTCOMES = (
    "complaint",
    "complaint_and_request",
    "service_request",
    "neighbour_report",
    "there_and_then",
    "in_hand",
    "survey_comment",
)
"""What a contact can be; the closed vocabulary of triage."""


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
    fewest_stages: int
    most_stages: int
    clocks: tuple[ClockRule, ...]
    letters: tuple[LetterRule, ...]
    clauses: tuple[Clause, ...]
    triage: tuple[TriageRule, ...] = ()
    guides: tuple[GuideRule, ...] = ()

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

    def letter(self, kind: str, stage: int) -> LetterRule | None:
        """What this kind of letter must say at this stage; None where the edition says nothing of it."""
        return next((rule for rule in self.letters if (rule.kind, rule.stage) == (kind, stage)), None)

    def clause(self, number: str) -> Clause:
        """One clause by its number. Raises KeyError for a number that the data does not hold."""
        return {clause.number: clause for clause in self.clauses}[number]


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
        """The edition with this key. Raises KeyError with the keys that there are."""
        for edition in self.all:
            if edition.key == key:
                return edition
        raise KeyError(f"There is no edition “{key}” of the Code here. There are: {self.keys()}.")

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
