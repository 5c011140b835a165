"""Matters: what a letter is about beside the complaint itself, each as frozen facts with no book behind them.

A letter has those that belong to its kind and no others: a refusal, an extension, a request for the next stage, or a
decision with what puts things right. Each can say which texts of it are somebody's own words, in which a bracket is no
gap and a sum or a date is no slip.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

FINDINGS = ("upheld", "partly", "not_upheld", "own")
"""What can be found of a point: it is right, right in part, not right, or something in the landlord's own words."""

AT_ONCE = ("apologise", "acknowledge", "explain")
"""Kinds of remedy that the letter itself can be, so that they need no date of their own."""

ACKNOWLEDGED = "acknowledge"
"""The kind of remedy that says what went wrong; a letter says that where it speaks of it, not among what is offered."""

_FOUND = {
    "upheld": "We agree with this.",
    "partly": "We agree with part of this.",
    "not_upheld": "We do not agree with this.",
}


@dataclass(frozen=True)
class AskedFacts:
    """What the officer answered to the questions that a letter asks of its own, as the letter says it."""

    words: tuple[tuple[str, str], ...] = ()
    """Each question that was answered, by its key, with the answer."""
    chosen: tuple[str, ...] = ()
    """The options that were chosen, each as the key of its question and its own: 'to.staff'."""
    days: tuple[tuple[str, dt.date], ...] = field(default=(), compare=False)
    """Each answer that is a day; a letter of an older book has them as words alone."""

    def word(self, key: str) -> str:
        """One answer; empty where there is none."""
        return dict(self.words).get(key, "")

    def gone(self, key: str, dated: dt.date) -> bool:
        """Whether an answer is a day before the one on which the letter is dated."""
        return key in dict(self.days) and dict(self.days)[key] < dated

    def holds(self, condition: str) -> bool:
        """Whether a question was answered, or an option of it chosen."""
        return condition in self.chosen or bool(self.word(condition).strip())

    def texts(self) -> Iterator[str]:
        """Its texts in somebody's own words."""
        yield from (text for _, text in self.words)


@dataclass(frozen=True)
class EscalationFacts:
    """A request for the stage that the letter is of."""

    requested_on: dt.date
    words: str = ""
    """What the resident said, where anything was noted; nobody needs to give reasons."""

    def texts(self) -> Iterator[str]:
        """Its texts in somebody's own words."""
        yield self.words


@dataclass(frozen=True)
class PartFacts:
    """Which part of the complaint a later stage is about, where it is not about all of it (2024 Code 6.10)."""

    numbers: tuple[int, ...]
    """The number that each point of the stage has in the complaint as a whole, in order."""
    left: tuple[tuple[int, str], ...]
    """The points that are not looked at again, each with its number."""
    answered: tuple[int, ...] = ()
    """The stages at which what is left was answered, all of it; empty where not all of it was."""
    numbering: str = ""
    """'kept' where the points were numbered so in the answer before, 'anew' where not; empty where none was sent."""

    def texts(self) -> Iterator[str]:
        """Its texts in somebody's own words."""
        yield from (text for _, text in self.left)


@dataclass(frozen=True)
class RefusalFacts:
    """A complaint that is not taken, or not taken to a further stage."""

    ground: str
    """A word of `GROUNDS`."""
    reasons: str
    policy_reference: str = ""
    why_fair: str = ""
    evidence: str = ""
    circumstances: str = ""
    discretion: str = ""
    instead: str = ""
    """Where the matter can be taken; empty where nowhere is known."""
    occurred_on: dt.date | None = None
    aware_on: dt.date | None = None
    accept_months: int = 0
    claim_court: str = ""
    claim_number: str = ""
    claim_filed_on: dt.date | None = None
    earlier_reference: str = ""
    """Of the case that dealt with the matter before."""

    def texts(self) -> Iterator[str]:
        """Its texts in somebody's own words."""
        yield from (self.reasons, self.policy_reference, self.why_fair, self.evidence, self.circumstances)
        yield from (self.discretion, self.instead, self.claim_court, self.claim_number)


@dataclass(frozen=True)
class OverturnedFacts:
    """That a complaint, or a stage of it, was refused at first, and that this was set right."""

    refused_on: dt.date
    overturned_on: dt.date
    by: str
    """'ombudsman' or 'landlord'."""


@dataclass(frozen=True)
class ExtensionFacts:
    """A later date for an answer."""

    until: dt.date
    instead_of: dt.date
    """The date in force without it."""
    reasons: str
    good_reason: str = ""
    panel: bool = False
    agreed: str = ""
    """'yes', 'no', or empty while that is not known."""
    longest: int = 0
    """How many working days an edition ordinarily lets an answer be put off."""
    beyond: bool = False
    """Whether the new date lies beyond that."""
    wants_agreement: bool = False
    """Whether the edition wants both sides to agree to so late a date."""
    interval: str = ""
    """'every 2 weeks', as agreed with the resident; empty where nothing is agreed."""
    objection: str = ""
    """What they say against the new date, in their words; empty where nothing was noted."""
    objected_on: dt.date | None = None
    objected_by: str = ""
    """Who said so for the resident; empty where they did themselves."""

    def texts(self) -> Iterator[str]:
        """Its texts in somebody's own words."""
        yield from (self.reasons, self.good_reason, self.objection)


@dataclass(frozen=True)
class PointAnswer:
    """A point of the complaint with what was found of it."""

    text: str
    finding: str = ""
    """One of `FINDINGS`; empty while nothing is found."""
    finding_words: str = ""
    """The landlord's own words for a finding of its own."""
    reasons: str = ""
    relied_on: str = ""
    number: int = 0
    """Its number in the complaint as a whole; 0 where that is its place among the answers."""

    def __post_init__(self) -> None:
        if self.finding and self.finding not in FINDINGS:
            raise ValueError(f"A finding is one of {', '.join(FINDINGS)}; not “{self.finding}”.")

    @property
    def found(self) -> str:
        """The finding as the letter says it; empty while there is none."""
        words = " ".join(self.finding_words.split()) if self.finding else ""
        own = f"{words[:1].upper()}{words[1:]}{'' if not words or words.endswith(('.', '!', '?')) else '.'}"
        return _FOUND.get(self.finding, own)


@dataclass(frozen=True)
class CheckedPoint:
    """A point of which a letter said that it is being checked whose it is, with what came of that."""

    number: int
    whose: str
    """'ours', 'not_ours' or 'shared'."""
    who: str = ""
    """Who is responsible, or shares in it, where it is not the landlord's alone."""
    promised: bool = True
    """Whether a letter said that they would be told; else no letter spoke of it yet, or one spoke otherwise."""


@dataclass(frozen=True)
class OpenHazard:
    """What may be a danger in a home, and is still to be looked into."""

    what: str
    """What it is, in words of its own; empty where it is what was complained of."""
    by: dt.date | None = None
    """By when it is looked into; None where no date runs."""


@dataclass(frozen=True)
class RemedyLine:
    """One thing that puts matters right: what, who does it, by when, and a sum where it is paid."""

    kind: str
    """A word of `REMEDIES`."""
    what: str
    who: str = ""
    by: dt.date | None = None
    pence: int = 0
    head: str = ""
    """The head of compensation that a sum falls under."""
    reckoning: str = ""
    """How the sum was worked out."""
    done_on: dt.date | None = None
    """The day on which it was done, where it was done already."""
    unapproved: bool = False
    """Whether its sum still waits for somebody's approval."""
    stage: int = 0
    """The stage at which it was offered; 0 where that is the stage of the letter, or is not said."""
    dropped: bool = False
    """Whether it is no longer owed."""

    @property
    def to_do(self) -> bool:
        """Whether it is still to be done once the letter has gone."""
        return self.done_on is None and (self.by is not None or self.kind not in AT_ONCE)

    def overdue(self, day: dt.date) -> bool:
        """Whether it was to be done before a day, and is not."""
        return self.done_on is None and self.by is not None and self.by < day


@dataclass(frozen=True)
class DecisionFacts:
    """What was decided at a stage, and what puts things right."""

    answers: tuple[PointAnswer, ...]
    remedies: tuple[RemedyLine, ...] = ()
    still_open: tuple[RemedyLine, ...] = ()
    """What was promised at an earlier stage and is not done yet."""
    offered_before: tuple[RemedyLine, ...] = ()
    """Everything that was offered at the stages before, also what is done, or no longer stands."""
    offers_kept: bool = False
    """Whether whoever considers this stage said that what was offered before stands."""
    heads: tuple[tuple[str, int], ...] = ()
    """Each head of compensation by name, with the sum under it in pence."""
    factors: tuple[tuple[str, str], ...] = ()
    """What was weighed: each factor by name, with what was found of it."""
    impact: str = ""
    evidence_landlord: str = ""
    evidence_resident: str = ""
    resident_comment: str = ""
    fact_givers: tuple[str, ...] = ()
    """Who supplied facts and had no part in deciding."""
    lessons: tuple[str, ...] = ()
    lapses: tuple[str, ...] = ()
    """Which dates of the stage before were not kept: the Code's, and those that were given to the resident."""
    final: bool = False
    """Whether there is no further stage."""
    window: int = 0
    """Working days that the landlord's policy gives for asking for the next stage; 0 for none."""
    ombudsman_months: int = 0
    """Months in which the Ombudsman ordinarily hears of it; 0 where nothing is said of that."""
    was_due: dt.date | None = None
    """The date in force for the answer."""
    checked: tuple[CheckedPoint, ...] = ()
    """What came of the points of which a letter said that it is being checked whose they are."""

    @property
    def numbered(self) -> tuple[tuple[int, PointAnswer], ...]:
        """Each point with the number that it has in the complaint as a whole."""
        return tuple((one.number or place, one) for place, one in enumerate(self.answers, 1))

    @property
    def undecided(self) -> tuple[int, ...]:
        """The numbers of the points of which nothing is found."""
        return tuple(number for number, one in self.numbered if not one.found)

    @property
    def total(self) -> int:
        """The sum of all payments, in pence."""
        return sum(line.pence for line in self.remedies)

    @property
    def total_before(self) -> int:
        """The sum of the payments that were offered at the stages before and still stand, in pence."""
        return sum(line.pence for line in self.offered_before if not line.dropped)

    @property
    def total_in_all(self) -> int:
        """The sum of all payments that stand, of whatever stage, in pence."""
        return self.total + self.total_before

    @property
    def offers(self) -> tuple[RemedyLine, ...]:
        """What is offered, without the plain words for what went wrong."""
        return tuple(line for line in self.remedies if line.kind != ACKNOWLEDGED)

    @property
    def steps(self) -> tuple[RemedyLine, ...]:
        """What is still to be done of what is offered here."""
        return tuple(line for line in self.remedies if line.to_do)

    def overdue(self, day: dt.date) -> tuple[RemedyLine, ...]:
        """What was to be done before a day, here or at an earlier stage, and is not: its date can be no promise."""
        return tuple(line for line in (*self.steps, *self.still_open) if line.overdue(day))

    def texts(self) -> Iterator[str]:
        """Its texts in somebody's own words."""
        for one in self.answers:
            yield from (one.text, one.finding_words, one.reasons, one.relied_on)
        for line in (*self.remedies, *self.still_open, *self.offered_before):
            yield from (line.what, line.who, line.reckoning)
        yield from (text for _, text in self.factors)
        yield from (self.impact, self.evidence_landlord, self.evidence_resident, self.resident_comment)
        yield from (*self.fact_givers, *self.lessons, *self.lapses, *(one.who for one in self.checked))
